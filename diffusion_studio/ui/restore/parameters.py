"""What the Restore panel holds, but for the picture and the mask.

It keeps what is out of sight for now: the values of every operator and solver that was set.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from diffusion_studio.recipe import MAX_COUNT, MAX_SEED, MAX_STEPS, Label, Recipe
from diffusion_studio.restoration_specs import (
    NO_PICTURE,
    OPERATORS,
    SOLVERS,
    default_step_size,
    default_steps,
    solvers_for,
)
from diffusion_studio.sentence import InputError
from diffusion_studio.ui.parameters import RANDOM_SEEDS
from diffusion_studio.ui.restore.fields import Field as Settable
from diffusion_studio.ui.restore.fields import Value, operator_fields, solver_fields

FULL_RANGE = 2.0  # of pictures in [-1, 1]
Taps = tuple[tuple[float, ...], ...]
POINT: Taps = ((0.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 0.0))
"""A kernel that leaves the picture as it is: where drawing one begins."""

FIRST: dict[str, dict[str, Value]] = {"outpainting": {"right": 8}}
"""What the panel begins with where the spec's own default would leave nothing to do."""


class RestoreParameters(BaseModel):
    """The values of the panel. `operators` and `solvers` hold, by kind, what was set of them;
    `steps`, by the kind of solver, how many it takes. `noise_percent` is the standard deviation of
    the noise in y in per cent of the full range: 5 is noise_sigma 0.1 in a recipe. `photons` meet a
    white pixel, where they are so few that they can be counted."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    simulated: bool = True
    operator: str = "inpainting"
    operators: dict[str, dict[str, Value]] = {}
    taps: Taps = POINT
    noise_percent: float = Field(default=0.0, ge=0.0, le=100.0)
    photons: float | None = Field(default=None, ge=1.0, le=1e6)
    noise_seed: int = Field(default=0, ge=0, le=MAX_SEED)
    solver: str = "daps"
    solvers: dict[str, dict[str, Value]] = {}
    steps: dict[str, int] = {}
    count: int = Field(default=8, ge=1, le=MAX_COUNT)
    seed: int = Field(default=0, ge=0, le=MAX_SEED)
    seed_locked: bool = False
    label: Label = None

    @field_validator("operator")
    @classmethod
    def _known_operator(cls, kind: str) -> str:
        if kind not in OPERATORS:
            raise InputError("there is no operator {kind!r}", kind=kind)
        return kind

    @field_validator("solver")
    @classmethod
    def _known_solver(cls, kind: str) -> str:
        if kind not in SOLVERS:
            raise InputError("there is no solver {kind!r}", kind=kind)
        return kind

    @field_validator("taps")
    @classmethod
    def _a_kernel(cls, taps: Taps) -> Taps:
        if len(taps) % 2 == 0 or len(taps[0]) % 2 == 0 or len({len(row) for row in taps}) > 1:
            raise InputError("a kernel has an odd number of rows, all of the same odd length")
        return taps

    @model_validator(mode="after")
    def _values_can_be_set(self) -> RestoreParameters:
        for kind, values in self.operators.items():
            _refuse_strays(kind, values, operator_fields(kind) if kind in OPERATORS else ())
        for kind, values in self.solvers.items():
            _refuse_strays(kind, values, solver_fields(kind) if kind in SOLVERS else ())
        return self

    # --- what is set ---

    def changed(self, patch: dict[str, Any]) -> RestoreParameters:
        """These with some values replaced, and what then fits no more along with them. A name is a
        field's, "operator.NAME" or "solver.NAME" for one of the chosen kind's, or "steps". A
        ValueError if a value cannot be."""
        values = self.model_dump()
        values |= {name: value for name, value in patch.items() if "." not in name}
        if "steps" in patch:
            steps = min(max(patch["steps"], 1), MAX_STEPS)
            values["steps"] = {**self.steps, values["solver"]: steps}
        for name, value in patch.items():
            part, _, field = name.partition(".")
            if name == "operator.size":
                value |= 1  # a kernel has a middle
            if field:
                kind = values[part]
                kept = values[f"{part}s"]
                values[f"{part}s"] = {**kept, kind: {**kept.get(kind, {}), field: value}}
        return RestoreParameters.model_validate(values).fitted(self.operator)

    def fitted(self, before: str = "") -> RestoreParameters:
        """These with a solver that can undo the operator: the best one where the chosen one cannot,
        or where the operator `before` was another."""
        offered = solvers_for(self.operator)
        update: dict[str, Any] = {}
        if self.solver not in offered or (before and before != self.operator):
            update["solver"] = offered[0]
            dps = dict(self.solvers.get("dps", {}))
            dps.pop("step_size", None)  # it was set for another operator
            update["solvers"] = {**self.solvers, "dps": dps}
        if self.operator in NO_PICTURE:
            update["simulated"] = True
        return self.model_copy(update=update)

    def with_new_seed(self) -> RestoreParameters:
        return self.model_copy(update={"seed": secrets.randbelow(RANDOM_SEEDS)})

    def with_new_noise(self) -> RestoreParameters:
        """These with other noise in the measurement."""
        return self.model_copy(update={"noise_seed": secrets.randbelow(RANDOM_SEEDS)})

    # --- what holds ---

    @property
    def operator_values(self) -> dict[str, Value]:
        """All that is set of the chosen operator, defaults included."""
        return self.operator_defaults | self.operators.get(self.operator, {})

    @property
    def operator_defaults(self) -> dict[str, Value]:
        values = {each.name: each.default for each in operator_fields(self.operator)}
        return values | FIRST.get(self.operator, {})

    @property
    def solver_values(self) -> dict[str, Value]:
        """All that is set of the chosen solver, defaults included."""
        return self.solver_defaults | self.solvers.get(self.solver, {})

    @property
    def solver_defaults(self) -> dict[str, Value]:
        """What suits the chosen solver, for the chosen operator."""
        values = {each.name: each.default for each in solver_fields(self.solver)}
        if "step_size" in values:
            values["step_size"] = default_step_size(self.operator)
        return values

    @property
    def step_count(self) -> int:
        return self.steps.get(self.solver, default_steps(self.solver))

    @property
    def noise_sigma(self) -> float:
        """Of the noise in y, for pictures in [-1, 1]."""
        return self.noise_percent / 100 * FULL_RANGE

    @property
    def counted_photons(self) -> float | None:
        """`photons`, of what is a picture; None where there is plenty of light."""
        return None if self.operator in NO_PICTURE else self.photons

    @property
    def noisy(self) -> bool:
        return self.noise_percent > 0 or self.counted_photons is not None

    @classmethod
    def of_recipe(cls, recipe: Recipe) -> RestoreParameters:
        """The panel's values for a recipe with a restoration; of what was steered, the beginning.
        ValueError where it has none."""
        spec = recipe.restoration
        if spec is None:
            raise ValueError("This recipe restores no picture.")
        operator, solver = spec.operator.kind, spec.solver.kind
        measured = {
            each.name: getattr(spec.operator, each.name) for each in operator_fields(operator)
        }
        found = {each.name: getattr(spec.solver, each.name) for each in solver_fields(solver)}
        found = {name: value(0) if callable(value) else value for name, value in found.items()}
        return cls(
            simulated=spec.simulated,
            operator=operator,
            operators={operator: measured},
            taps=getattr(spec.operator, "taps", POINT),
            noise_percent=spec.noise_sigma / FULL_RANGE * 100,
            photons=spec.photons,
            noise_seed=spec.noise_seed,
            solver=solver,
            solvers={solver: found},
            steps={solver: recipe.steps},
            count=recipe.count,
            seed=recipe.seed,
            label=recipe.label,
        )


def _refuse_strays(kind: str, values: dict[str, Value], fields: Sequence[Settable]) -> None:
    """ValueError, in words, for a value that an operator or a solver does not have, or not so."""
    known = {field.name: field for field in fields}
    for name, value in values.items():
        if name not in known:
            raise InputError("{kind!r} has no {name!r}", kind=kind[:40], name=name[:40])
        if not known[name].takes(value):
            raise InputError(
                "{name} of {kind!r} must be {wanted}, not {value}",
                name=name,
                kind=kind,
                wanted=known[name].wanted,
                value=repr(value)[:40],
            )
