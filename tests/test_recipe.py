"""Recipes: what they accept, what they refuse and in which words, and that nothing is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffusion_studio.recipe import Keyframes, Recipe, RecipeError

points = st.dictionaries(
    st.integers(1, 999), st.floats(-100, 100, allow_nan=False), max_size=6
).map(lambda found: Keyframes(((0, 1.5), *sorted(found.items()))))

recipes = st.builds(
    lambda frames, label, steps, seed, count: Recipe.build(
        model="scenes",
        label=label,
        sampler={"kind": "ddim", "eta": 0.25},
        steps=steps,
        seed=seed,
        count=count,
        conditions=[{"kind": "classifier_free", "guidance_scale": frames}],
    ),
    points,
    st.none() | st.integers(0, 5) | st.text(max_size=8),
    st.integers(1, 1000),
    st.integers(0, 2**64 - 1),
    st.integers(1, 64),
)


@given(recipes)
def test_a_recipe_survives_json(recipe: Recipe) -> None:
    assert Recipe.from_json(recipe.to_json()) == recipe
    assert Recipe.from_json(recipe.to_json(indent=2)) == recipe


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"steps": 0}, "steps must lie between 1 and 1000, not 0."),
        ({"steps": 10**9}, "steps must lie between 1 and 1000, not 1000000000."),
        ({"seed": 2**64}, f"seed must lie between 0 and {2**64 - 1}, not {2**64}."),
        ({"seed": -1}, f"seed must lie between 0 and {2**64 - 1}, not -1."),
        ({"count": 0}, "count must lie between 1 and 64, not 0."),
        ({"flavour": 1}, "The recipe has an unknown field, 'flavour'."),
        (
            {"sampler": {"kind": "ddim", "eta": 5}},
            "eta must lie between 0 and 1, not 5.",
        ),
        (
            {"sampler": {"kind": "ddim", "eta": float("nan")}},
            "eta must lie between 0 and 1, not nan.",
        ),
        (
            {"sampler": {"kind": "ddim", "eta": [[float("inf"), 0]]}},
            "eta: a number in it is too large.",
        ),
        ({"sampler": {"kind": "ddim", "eta": 10**400}}, "eta: a number in it is too large."),
        (
            {"sampler": {"kind": "ddim", "eta": [[0, 1], [2.7, 1]]}},
            "eta: a keyframe stands at a whole step, not at 2.7.",
        ),
        (
            {"sampler": {"kind": "euler"}},
            "sampler cannot be of the kind 'euler'; there are 'ddpm', 'ddim', 'dpm_solver_2m',"
            " 'annealed_langevin', 'predictor_corrector'.",
        ),
        ({"start": {"kind": "step", "k": 1}}, "The recipe lacks 'run'."),
        ({"precision": "int4"}, "precision must be 'auto', 'float32' or 'bfloat16', not 'int4'."),
    ],
)
def test_a_refused_value_is_told_in_one_sentence(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(RecipeError) as refusal:
        Recipe.build(model="scenes", **fields)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[1, 2]", "names no model"),
        ('{"steps": 3}', "names no model"),
        ('{"version": 99, "model": "scenes"}', "version 99"),
        ('{"version": "new", "model": "scenes"}', "version 'new'"),
        ('{"model": "scenes", "sampler": {"kind": "magic"}}', "sampler"),
        ('{"model": "scenes", "conditions": 7}', "conditions"),
    ],
)
def test_what_is_not_a_recipe_is_refused(text: str, part: str) -> None:
    with pytest.raises(RecipeError, match=part):
        Recipe.from_json(text)


def test_a_plain_number_is_written_as_one() -> None:
    data = json.loads(Recipe(model="scenes").to_json())
    assert data["sampler"] == {"kind": "ddim", "eta": 0.0}


def test_keyframes_hold_until_the_next_and_replace_what_follows() -> None:
    frames = Keyframes.constant(1.0).set(10, 2.0).set(20, 3.0)
    assert [frames(k) for k in (0, 9, 10, 19, 20, 999)] == [1, 1, 2, 2, 3, 3]
    assert frames.set(15, 9.0).points == ((0, 1.0), (10, 2.0), (15, 9.0))
    assert frames.set(0, 5.0).is_constant
    with pytest.raises(ValueError, match="rising steps"):
        Keyframes(((3, 1.0),))


def test_seeds_count_up_and_wrap_round() -> None:
    assert Recipe(model="scenes", seed=2**64 - 1, count=3).seeds == (2**64 - 1, 0, 1)


def test_a_field_of_any_name_is_only_a_field() -> None:
    with pytest.raises(RecipeError, match="unknown field, 'cls'"):
        Recipe.from_json('{"model": "scenes", "cls": 1}')


GUIDED = Recipe.build(
    model="scenes",
    label="cat",
    label_changes=[[4, "house"], [9, None]],
    conditions=[
        {
            "kind": "classifier_free",
            "guidance_scale": [[0, 1.0], [3, 4.5]],
            "interval": [[0, None], [5, [0.2, 0.7]]],
            "dynamic_threshold": 0.995,
            "rescale": 0.7,
            "unconditional_model": "other",
        },
        {"kind": "classifier", "interval": (0.1, 0.9), "classifier": "c.pt", "label": 3},
    ],
)


def test_guidance_survives_json() -> None:
    assert Recipe.from_json(GUIDED.to_json()) == GUIDED
    free, classifier = json.loads(GUIDED.to_json())["conditions"]
    assert free["interval"] == [[0, None], [5, [0.2, 0.7]]]
    assert classifier["interval"] == [0.1, 0.9]


def test_a_recipe_tells_its_guidance() -> None:
    assert [GUIDED.labels(k) for k in (0, 3, 4, 8, 9)] == ["cat", "cat", "house", "house", None]
    assert GUIDED.classifier_free is not None
    assert GUIDED.classifier is not None
    interval = GUIDED.classifier_free.interval
    assert [interval.holds(k, 10) for k in (0, 4, 5, 6, 7)] == [True, True, True, True, False]
    assert GUIDED.classifier_scale == Keyframes.constant(1.0)
    assert Recipe(model="scenes").classifier_scale is None


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ({"interval": [0.7, 0.2]}, "interval must start before it ends, not at 0.7 and 0.2."),
        ({"interval": [0.2, 1.5]}, "interval must lie between 0 and 1, not 1.5."),
        ({"interval": 0.3}, "interval must be a start and an end, shares of the run, not 0.3."),
        ({"rescale": 2}, "rescale must lie between 0 and 1, not 2."),
        ({"dynamic_threshold": 0.1}, "dynamic_threshold must lie between 0.5 and 1, not 0.1."),
        ({"guidance_scale": 1e9}, "guidance_scale must lie between -1000 and 1000, not 1e+09."),
    ],
)
def test_refused_guidance_is_told_in_one_sentence(condition: dict[str, Any], sentence: str) -> None:
    with pytest.raises(RecipeError) as refusal:
        Recipe.build(model="scenes", conditions=[{"kind": "classifier_free", **condition}])
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "fields",
    [
        {"conditions": [{"kind": "classifier"}, {"kind": "classifier"}]},
        {"label_changes": [[0, "cat"]]},
        {"label_changes": [[3, "cat"], [2, "house"]]},
        {"label_changes": [[1, 0.5]]},
        {"label": True},
    ],
)
def test_what_contradicts_itself_is_no_recipe(fields: dict[str, Any]) -> None:
    with pytest.raises(RecipeError):
        Recipe.build(model="scenes", **fields)
