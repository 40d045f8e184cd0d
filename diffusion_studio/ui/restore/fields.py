"""What of an operator or a solver a person can set: read off its spec, so that the panel offers
just what a recipe takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic.fields import FieldInfo

from diffusion_studio.guidance_specs import Part
from diffusion_studio.keyframes import MAX_STEP_SIZE, Keyframes
from diffusion_studio.restoration_specs import OperatorSpec, SolverSpec
from diffusion_studio.sentence import Sentence, either

NO_NUMBERS = {"kind", "mask", "taps"}
"""Fields that a person paints, draws or opens."""

KEYFRAMED = {"step_size": (0.0, MAX_STEP_SIZE), "zeta": (0.0, 1.0)}
"""Limits of what may change along the run; what it begins with is set."""

MOVED_IN = 0.01
"""How far inside a limit that is itself not allowed the least or greatest offered value is."""

Value = float | int | str | bool


@dataclass(frozen=True)
class Field:
    """One thing to set. `low` and `high` are the spec's own limits of a number, both allowed;
    `choices` are what a word may be."""

    name: str
    default: Value
    low: float = 0.0
    high: float = 0.0
    choices: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        return isinstance(self.default, int) and not isinstance(self.default, bool)

    @property
    def is_switch(self) -> bool:
        return isinstance(self.default, bool)

    @property
    def wanted(self) -> Sentence:
        """What a value must be, for a sentence."""
        if self.is_switch:
            return Sentence("true or false")
        if self.choices:
            return either(self.choices)
        kind = Sentence("a whole number") if self.whole else Sentence("a number")
        return Sentence("{kind} from {low:g} to {high:g}", kind=kind, low=self.low, high=self.high)

    def takes(self, value: object) -> bool:
        """Whether it can be set to this."""
        if self.is_switch or isinstance(value, bool):
            return self.is_switch and isinstance(value, bool)
        if self.choices:
            return value in self.choices
        if not isinstance(value, int if self.whole else int | float):
            return False
        return self.low - MOVED_IN <= value <= self.high + MOVED_IN


@cache
def operator_fields(kind: str) -> tuple[Field, ...]:
    """What can be set of a kind of operator, in the order of its spec."""
    return _fields(OperatorSpec, kind)


@cache
def solver_fields(kind: str) -> tuple[Field, ...]:
    """What can be set of a kind of solver, in the order of its spec."""
    return _fields(SolverSpec, kind)


def _fields(union: Any, kind: str) -> tuple[Field, ...]:
    parts: tuple[type[Part], ...] = get_args(get_args(union)[0])
    part = next(part for part in parts if part.model_fields["kind"].default == kind)
    shown = (item for item in part.model_fields.items() if item[0] not in NO_NUMBERS)
    return tuple(_field(name, info) for name, info in shown)


def _field(name: str, info: FieldInfo) -> Field:
    if isinstance(info.default, Keyframes):
        return Field(name, info.default(0), *KEYFRAMED[name])
    if get_origin(info.annotation) is Literal:
        return Field(name, info.default, choices=get_args(info.annotation))
    if isinstance(info.default, bool):
        return Field(name, info.default)
    return Field(name, info.default, *_limits(info))


def _limits(info: FieldInfo) -> tuple[float, float]:
    """The least and the greatest value; a limit that is itself not allowed is moved in a little."""
    low, high = 0.0, 0.0
    for limit in info.metadata:
        match limit:
            case Ge(ge=bound):
                low = float(str(bound))
            case Gt(gt=bound):
                low = float(str(bound)) + MOVED_IN
            case Le(le=bound):
                high = float(str(bound))
            case Lt(lt=bound):
                high = float(str(bound)) - MOVED_IN
    return low, high
