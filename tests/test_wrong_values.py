"""What is wrong with a value is said in words of ours, whatever pydantic calls it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from diffusion_studio.wrong_values import fault


class Inner(BaseModel):
    sigma: float = Field(default=1.0, ge=0.5, allow_inf_nan=False)


class Thing(BaseModel):
    model_config = ConfigDict(extra="forbid")

    steps: int = Field(default=1, ge=1, le=1000)
    name: str = Field(default="a", min_length=1, max_length=5)
    on: bool = False
    way: Literal["up", "down"] = "up"
    rows: tuple[tuple[float, ...], ...] = ()
    label: int | str | None = None
    inner: Inner = Inner()
    tags: Annotated[list[str], Field(max_length=2)] = []
    needed: int

    @field_validator("tags")
    @classmethod
    def _known(cls, tags: list[str]) -> list[str]:
        if "odd" in tags:
            raise ValueError("An odd thing has no tag.")
        if "inner" in tags:
            Inner.model_validate({"sigma": "x"})
        return tags


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"steps": 0}, "steps must be at least 1, not 0"),
        ({"steps": 2000}, "steps must be at most 1000, not 2000"),
        ({"steps": "many"}, "steps must be a whole number, not 'many'"),
        ({"steps": 1.5}, "steps must be a whole number, not 1.5"),
        ({"steps": [1, 2]}, "steps must be a whole number, not a list of 2"),
        ({"name": 3}, "name must be text, not 3"),
        ({"name": ""}, "name must have at least 1 letter, not ''"),
        ({"name": "x" * 90}, f"name must have at most 5 letters, not '{'x' * 39}…"),
        ({"on": "perhaps"}, "on must be true or false, not 'perhaps'"),
        ({"way": "left"}, "way must be 'up' or 'down', not 'left'"),
        ({"rows": [[1, "a"]]}, "rows.0.1 must be a number, not 'a'"),
        ({"rows": 5}, "rows must be a list, not 5"),
        ({"label": {}}, "label must be a whole number, not an object"),
        ({"inner": {"sigma": 0}}, "inner.sigma must be at least 0.5, not 0"),
        ({"inner": {"sigma": float("nan")}}, "inner.sigma must be a finite number, not nan"),
        ({"inner": 3}, "inner must be an object of names and values, not 3"),
        ({"tags": ["a", "b", "c"]}, "tags must have at most 2 entries, not a list of 3"),
        ({"tags": ["odd"]}, "tags: an odd thing has no tag"),
        ({"tags": ["inner"]}, "tags.sigma must be a number, not 'x'"),
        ({"more": 1}, "more is not known here"),
    ],
)
def test_a_value_that_cannot_be_is_told_in_our_words(values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Thing.model_validate({"needed": 1} | values)
    assert fault(caught.value) == said


def test_what_is_missing_is_named() -> None:
    with pytest.raises(ValidationError) as caught:
        Thing.model_validate({})
    assert fault(caught.value) == "needed is missing"


def test_the_or_between_choices_is_said_in_another_language() -> None:
    with pytest.raises(ValidationError) as caught:
        Thing.model_validate({"needed": 1, "way": "left"})

    def loud(template: str) -> str:
        return template.replace(" or ", " OR ").replace("must ", "MUST ")

    assert fault(caught.value).said(loud) == "way MUST be 'up' OR 'down', not 'left'"
