"""One recipe made many times with one or two things changed: the rows and columns of a grid.

All cells begin with the same noise, unless the seed itself is swept: so what differs between two
pictures comes from their axis. Plain data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import Field, ValidationError, field_validator, model_validator

from diffusion_studio.guidance_specs import Part
from diffusion_studio.keyframes import Label
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.sentence import InputError, Sentence, whole
from diffusion_studio.wrong_values import joined, predicate

MAX_CELLS = 256
AxisName = Literal[
    "guidance_scale",
    "classifier_scale",
    "rescale",
    "dynamic_threshold",
    "eta",
    "label",
    "seed",
    "steps",
    "sampler",
]
AXIS_NAMES: tuple[str, ...] = get_args(AxisName)
Value = float | Label

_CONDITIONS = {
    "guidance_scale": "classifier_free",
    "rescale": "classifier_free",
    "dynamic_threshold": "classifier_free",
    "classifier_scale": "classifier",
}
_WORDS: dict[Value, str] = {
    "dpm_solver_2m": "DPM-Solver++(2M)",
    "ddim": "DDIM",
    "ddpm": "DDPM",
    "annealed_langevin": "Annealed Langevin",
    "predictor_corrector": "Predictor-corrector",
    None: "no label",
}


class Axis(Part):
    """What changes along an axis, and through which values."""

    name: AxisName
    values: tuple[Value, ...] = Field(min_length=1, max_length=MAX_CELLS)

    @field_validator("values")
    @classmethod
    def _each_once(cls, values: tuple[Value, ...]) -> tuple[Value, ...]:
        if len(set(values)) < len(values):
            raise InputError("one is there twice; name each once")
        return values

    def words(self, value: Value) -> str:
        """A value with its name, as a grid's row or column is headed."""
        shown = f"{value:g}" if isinstance(value, float) else _WORDS.get(value, str(value))
        return (
            shown if self.name in ("label", "sampler") else f"{self.name} {shown}".replace("_", " ")
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the grid: `row` and `column` count from 0."""

    row: int
    column: int
    recipe: Recipe


class Sweep(Part):
    """`base` is made once for each pair of a value of `rows` and one of `columns`."""

    base: Recipe
    rows: Axis
    columns: Axis | None = None

    @model_validator(mode="after")
    def _fits(self) -> Sweep:
        if self.columns is not None and self.columns.name == self.rows.name:
            raise InputError(
                "rows and columns both change {name}; choose two things", name=self.rows.name
            )
        rows, columns = self.shape
        if rows * columns > MAX_CELLS:
            raise InputError(
                "a sweep of {cells} cells is too large; at most {most} can be made",
                cells=rows * columns,
                most=MAX_CELLS,
            )
        return self

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        return len(self.rows.values), 1 if self.columns is None else len(self.columns.values)

    @property
    def row_words(self) -> tuple[str, ...]:
        """What each row is, for a person."""
        return tuple(self.rows.words(value) for value in self.rows.values)

    @property
    def column_words(self) -> tuple[str, ...]:
        """What each column is, for a person; one empty word where only rows change."""
        if self.columns is None:
            return ("",)
        return tuple(self.columns.words(value) for value in self.columns.values)

    def cells(self) -> tuple[Cell, ...]:
        """Every cell with its recipe, row by row. RecipeError where one cannot be."""
        return tuple(self._cells())

    def _cells(self) -> Iterator[Cell]:
        for row, row_value in enumerate(self.rows.values):
            recipe = with_value(self.base, self.rows.name, row_value)
            if self.columns is None:
                yield Cell(row, 0, recipe)
                continue
            for column, value in enumerate(self.columns.values):
                yield Cell(row, column, with_value(recipe, self.columns.name, value))

    @classmethod
    def build(cls, base: Recipe, rows: Axis, columns: Axis | None = None) -> Sweep:
        """A sweep whose every cell is a good recipe; RecipeError with one sentence if not."""
        try:
            sweep = cls(base=base, rows=rows, columns=columns)
        except ValidationError as error:
            raise RecipeError(_sentence(error)) from error
        sweep.cells()
        return sweep

    def to_json(self) -> str:
        return self.model_dump_json()

    @classmethod
    def from_json(cls, text: str | bytes) -> Sweep:
        """Read a sweep; RecipeError with one sentence if it is not one."""
        try:
            data = json.loads(text)
            axes = {
                name: Axis.model_validate(data[name]) for name in ("rows", "columns") if data[name]
            }
        except ValidationError as error:
            raise RecipeError(_sentence(error)) from error
        except (ValueError, RecursionError, TypeError, KeyError) as error:
            raise RecipeError("This is not a sweep: it has no base, rows and columns.") from error
        return cls.build(Recipe.from_dict(data.get("base")), **axes)


def axis(name: str, values: tuple[Value, ...]) -> Axis:
    """An axis; RecipeError with one sentence where there is no such thing to change."""
    if name not in AXIS_NAMES:
        raise RecipeError(
            "{name} cannot be swept; these can: {names}.", name=name, names=", ".join(AXIS_NAMES)
        )
    try:
        return Axis.model_validate({"name": name, "values": values})
    except ValidationError as error:
        raise RecipeError(_sentence(error)) from error


def with_value(recipe: Recipe, name: str, value: Value) -> Recipe:
    """The recipe with one thing changed. RecipeError, in a sentence, where it has no such thing."""
    fields: dict[str, Any] = dict(recipe)
    if name in _CONDITIONS:
        fields["conditions"] = _with_condition(recipe, name, value)
    elif name == "eta":
        if recipe.sampler.kind != "ddim":
            raise RecipeError("eta belongs to DDIM; sweep it with that sampler.")
        fields["sampler"] = {"kind": "ddim", "eta": value}
    elif name == "sampler":
        fields["sampler"] = recipe.sampler if recipe.sampler.kind == value else {"kind": value}
    elif name == "label":
        fields |= {"label": value, "label_changes": ()}
    else:
        fields[name] = value
    return Recipe.build(**fields)


def _with_condition(recipe: Recipe, name: str, value: Value) -> list[dict[str, Any]]:
    """The recipe's conditions with one number changed; the condition is added where it lacks."""
    kind = _CONDITIONS[name]
    conditions = [spec.model_dump() for spec in recipe.conditions]
    if kind not in (spec["kind"] for spec in conditions):
        conditions.append({"kind": kind})
    return [spec | {name: value} if spec["kind"] == kind else spec for spec in conditions]


def _sentence(error: ValidationError) -> Sentence:
    """The first thing wrong with a sweep, in a sentence."""
    first = error.errors(include_url=False)[0]
    what = predicate(first)
    where = next((part for part in first["loc"] if isinstance(part, str)), None)
    if where is None:
        return whole(what)
    axis = Sentence("The {where} of an axis", where=where)
    return Sentence("{sentence}.", sentence=joined(axis, what))
