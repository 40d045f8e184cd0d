"""What to make: the one request that the window, the command line, a saved PNG and the tests speak.

A `Recipe` is frozen and serialises to JSON and back without loss. It names things (a model, a
label, a sampler) and never holds tensors; `diffusion_studio.engine.build` turns it into numerics.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
    field_validator,
)

RECIPE_VERSION: Literal[1] = 1
MAX_STEPS = 1000
MAX_COUNT = 64
MAX_SEED = 2**64 - 1
MAX_SCALE = 1000.0


class RecipeError(ValueError):
    """A recipe that cannot be read; the message is one sentence for a person."""


class Keyframes:
    """A number as a function of the step: constant, planned, moved by hand and replayed are one.

    `points` is ((step, value), ...) with rising steps, the first at step 0; a value holds from
    its step until the next point. Calling it with a step (from 0) gives the value.
    """

    __slots__ = ("points",)

    def __init__(self, points: tuple[tuple[int, float], ...]) -> None:
        steps = [step for step, _ in points]
        if not points or steps[0] != 0 or steps != sorted(set(steps)):
            raise ValueError("keyframes need rising steps, the first of them 0")
        self.points = tuple((int(step), float(value)) for step, value in points)

    @classmethod
    def constant(cls, value: float) -> Keyframes:
        """The same value at every step."""
        return cls(((0, value),))

    def __call__(self, step: int) -> float:
        index = bisect_right(self.points, step, key=lambda point: point[0]) - 1
        return self.points[max(index, 0)][1]

    def set(self, step: int, value: float) -> Keyframes:
        """These keyframes up to `step`, and `value` from there on (later points are dropped)."""
        kept = tuple(point for point in self.points if point[0] < step)
        return Keyframes((*kept, (step, value)))

    @property
    def is_constant(self) -> bool:
        return len({value for _, value in self.points}) == 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keyframes) and self.points == other.points

    def __hash__(self) -> int:
        return hash(self.points)

    def __repr__(self) -> str:
        return f"Keyframes({self.points!r})"


def _to_keyframes(value: object) -> object:
    if isinstance(value, Keyframes):
        return value
    if isinstance(value, bool):
        raise ValueError("a number or a list of [step, value] pairs is needed")
    try:
        if isinstance(value, (int, float)):
            return Keyframes.constant(float(value))
        if isinstance(value, (list, tuple)):
            return Keyframes(tuple((_whole(step), float(number)) for step, number in value))
    except TypeError as error:
        raise ValueError("keyframes are a list of [step, value] pairs") from error
    except OverflowError as error:
        raise ValueError("a number in it is too large") from error
    return value


def _whole(step: float) -> int:
    if int(step) != step:
        raise ValueError(f"a keyframe stands at a whole step, not at {step}")
    return int(step)


def _from_keyframes(value: Keyframes) -> Any:
    if len(value.points) == 1:
        return value.points[0][1]
    return [list(point) for point in value.points]


def _bounded(low: float, high: float) -> BeforeValidator:
    def check(value: object) -> object:
        frames = _to_keyframes(value)
        if isinstance(frames, Keyframes):
            for _, number in frames.points:
                if not low <= number <= high:  # also false for nan
                    raise ValueError(f"must lie between {low:g} and {high:g}, not {number:g}")
        return frames

    return BeforeValidator(check)


STEERABLE = {"guidance_scale": (-MAX_SCALE, MAX_SCALE), "eta": (0.0, 1.0)}
"""The numbers that can be turned while a run goes on, and what they may be."""

_as_json = PlainSerializer(_from_keyframes)
Scale = Annotated[Keyframes, _bounded(*STEERABLE["guidance_scale"]), _as_json]
Eta = Annotated[Keyframes, _bounded(*STEERABLE["eta"]), _as_json]


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, allow_inf_nan=False
    )


class DDPMSpec(_Part):
    """Ancestral sampling (Ho et al. 2020, algorithm 2)."""

    kind: Literal["ddpm"] = "ddpm"
    variance: Literal["auto", "learned_range", "fixed_small", "fixed_large"] = "auto"


class DDIMSpec(_Part):
    """Song et al. 2021, equation 12; eta 0 is deterministic, eta 1 as noisy as DDPM."""

    kind: Literal["ddim"] = "ddim"
    eta: Eta = Keyframes.constant(0.0)


class DPMSolver2MSpec(_Part):
    """DPM-Solver++(2M) (Lu et al. 2022, algorithm 2): deterministic, good in 10 to 20 steps."""

    kind: Literal["dpm_solver_2m"] = "dpm_solver_2m"


SamplerSpec = Annotated[DDPMSpec | DDIMSpec | DPMSolver2MSpec, Field(discriminator="kind")]


class ClassifierFreeSpec(_Part):
    """Classifier-free guidance (Ho & Salimans 2022); 1 is the plain conditional model."""

    kind: Literal["classifier_free"] = "classifier_free"
    guidance_scale: Scale = Keyframes.constant(1.0)


ConditionSpec = Annotated[ClassifierFreeSpec, Field(discriminator="kind")]


class FromNoise(_Part):
    """Start at x_T, drawn from the seeds."""

    kind: Literal["noise"] = "noise"


class FromStep(_Part):
    """Start from the state that run `run` had before its step `k`: a branch."""

    kind: Literal["step"] = "step"
    run: str
    k: int = Field(ge=0)


Start = Annotated[FromNoise | FromStep, Field(discriminator="kind")]


class Recipe(_Part):
    """One request for pictures.

    `model` is a catalogue name or a path; `label` an index, a name, or None for unlabelled;
    image n of the batch is made from `seed + n`, so it is the picture that this seed makes alone.
    """

    version: Literal[1] = RECIPE_VERSION
    model: str = Field(min_length=1)
    label: int | str | None = None
    sampler: SamplerSpec = DDIMSpec()
    steps: int = Field(default=50, ge=1, le=MAX_STEPS)
    seed: int = Field(default=0, ge=0, le=MAX_SEED)
    count: int = Field(default=1, ge=1, le=MAX_COUNT)
    conditions: tuple[ConditionSpec, ...] = ()
    start: Start = FromNoise()
    precision: Literal["auto", "float32", "bfloat16"] = "auto"

    @field_validator("label", mode="before")
    @classmethod
    def _plain_label(cls, value: object) -> object:
        if isinstance(value, bool):
            raise ValueError("a label is an index or a name")
        return value

    @property
    def seeds(self) -> tuple[int, ...]:
        """One seed an image, wrapping round at 2^64."""
        return tuple((self.seed + n) % (MAX_SEED + 1) for n in range(self.count))

    @property
    def guidance_scale(self) -> Keyframes | None:
        """The classifier-free scale, or None where the recipe has no such condition."""
        for condition in self.conditions:
            if isinstance(condition, ClassifierFreeSpec):
                return condition.guidance_scale
        return None

    def to_json(self, indent: int | None = None) -> str:
        return self.model_dump_json(indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Recipe:
        """Read a recipe; RecipeError with one sentence if it is not one."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise RecipeError("This is not a recipe: it is not valid JSON.") from error
        return cls.from_dict(data)

    @classmethod
    def from_dict(cls, data: object) -> Recipe:
        """Like `from_json`, from the parsed object."""
        if not isinstance(data, dict) or "model" not in data:
            raise RecipeError("This is not a recipe: it names no model.")
        version = data.get("version", RECIPE_VERSION)
        if version != RECIPE_VERSION:
            raise RecipeError(
                f"This recipe has version {version!r}; this program reads version"
                f" {RECIPE_VERSION}. Open it with the program that wrote it, or a newer one."
            )
        return cls._checked(data)

    @classmethod
    def build(cls, **fields: Any) -> Recipe:
        """Make a recipe from its fields; RecipeError with one sentence if a value is refused."""
        return cls._checked(fields)

    @classmethod
    def _checked(cls, data: dict[Any, Any]) -> Recipe:
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            raise RecipeError(_sentence(error)) from error


_KINDS = {"ddpm", "ddim", "dpm_solver_2m", "classifier_free", "noise", "step", "int", "str"}


def _sentence(error: ValidationError) -> str:
    """The first thing wrong, in words that name the field and what it may be."""
    first = error.errors(include_url=False)[0]
    path = [part for part in first["loc"] if isinstance(part, str) and part not in _KINDS]
    field = path[-1] if path else "the recipe"
    value, context, message = first.get("input"), first.get("ctx", {}), first["msg"]
    match first["type"]:
        case "extra_forbidden":
            return f"The recipe has an unknown field, {field!r}."
        case "missing":
            return f"The recipe lacks {field!r}."
        case "union_tag_invalid":
            known = context["expected_tags"]
            return f"{field} cannot be of the kind {context['tag']!r}; there are {known}."
        case "union_tag_not_found" | "model_attributes_type":
            return f"{field} must be an object that names its kind, not {value!r}."
        case "is_instance_of":
            return f"{field} must be a number or a list of [step, value] pairs, not {value!r}."
        case "literal_error":
            return f"{field} must be {context['expected']}, not {value!r}."
        case "greater_than_equal" | "less_than_equal":
            low, high = _limits(field)
            return f"{field} must lie between {low} and {high}, not {value}."
    message = message.removeprefix("Value error, ")
    joint = " " if message.startswith("must ") else ": "
    return f"{field}{joint}{message[0].lower()}{message[1:]}."


def _limits(field: str) -> tuple[int, int]:
    return {
        "steps": (1, MAX_STEPS),
        "seed": (0, MAX_SEED),
        "count": (1, MAX_COUNT),
    }.get(field, (0, MAX_STEPS))
