"""Values as functions of the step: what is constant, planned, moved by hand and replayed is one.

Plain data; pydantic reads and writes the three kinds as JSON: a number (`Scale`, `Eta`), an
interval of the run (`Interval`) and a label (`LabelChanges`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import BeforeValidator, PlainSerializer

from diffusion_studio.sentence import InputError

T = TypeVar("T")

MAX_SCALE = 1000.0
MAX_STEP_SIZE = 100.0
MAX_POINTS = 1000
"""Keyframes of one thing: as many as a run may have steps."""
LONGEST_LABEL = 1000  # letters
Label = int | str | None
Share = tuple[float, float]


class Piecewise(Generic[T]):
    """A value as a function of the step.

    `points` is ((step, value), ...) with rising steps, the first at step 0; a value holds from
    its step until the next point. Calling it with a step (from 0) gives the value.
    """

    __slots__ = ("points",)

    def __init__(self, points: Iterable[tuple[int, T]]) -> None:
        self.points = tuple((int(step), value) for step, value in points)
        steps = [step for step, _ in self.points]
        if not steps or steps[0] != 0 or steps != sorted(set(steps)):
            raise InputError("keyframes need rising steps, the first of them 0")

    @classmethod
    def constant(cls, value: T) -> Self:
        """The same value at every step."""
        return cls(((0, value),))

    def __call__(self, step: int) -> T:
        index = bisect_right(self.points, step, key=lambda point: point[0]) - 1
        return self.points[max(index, 0)][1]

    def set(self, step: int, value: T) -> Self:
        """These keyframes up to `step`, and `value` from there on (later points are dropped)."""
        kept = tuple(point for point in self.points if point[0] < step)
        return type(self)((*kept, (step, value)))

    @property
    def values(self) -> tuple[T, ...]:
        """The values of all points, in their order."""
        return tuple(value for _, value in self.points)

    @property
    def is_constant(self) -> bool:
        return len(set(self.values)) == 1

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.points == other.points

    def __hash__(self) -> int:
        return hash(self.points)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.points!r})"


class Keyframes(Piecewise[float]):
    """A number as a function of the step."""

    __slots__ = ()

    def __init__(self, points: Iterable[tuple[int, float]]) -> None:
        super().__init__((step, float(value)) for step, value in points)


class LabelKeyframes(Piecewise[Label]):
    """A label (a name, an index, None for unlabelled) as a function of the step."""

    __slots__ = ()


class IntervalKeyframes(Piecewise[Share | None]):
    """The part of a run in which something acts, itself as a function of the step.

    A value is (start, end), shares of the run from 0 to 1, or None, which is the whole run. Step
    k of n (from 0) lies inside where start <= k / n < end: so it means the same for any number
    of steps, and (0, 1) is every step.
    """

    __slots__ = ()

    def holds(self, step: int, steps: int) -> bool:
        """Whether `step` of `steps` lies inside the interval that is in force then."""
        interval = self(step)
        return interval is None or interval[0] <= step / steps < interval[1]


# --- the same, checked and as JSON ---


def to_number(value: object, low: float, high: float) -> float:
    """A number within [low, high]; ValueError, which reads on after its name, for all else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError("must be a number, not {value!r}", value=value)
    try:
        number = float(value)
    except OverflowError as error:
        raise InputError("a number in it is too large") from error
    if not low <= number <= high:  # also false for nan
        raise InputError(
            "must lie between {low:g} and {high:g}, not {number:g}",
            low=low,
            high=high,
            number=number,
        )
    return number


def to_interval(value: object) -> Share | None:
    """(start, end) with 0 <= start < end <= 1, or None; ValueError for all else."""
    if value is None:
        return None
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise InputError(
            "must be a start and an end, shares of the run, not {value!r}", value=value
        )
    start, end = (to_number(each, 0.0, 1.0) for each in value)
    if start >= end:
        raise InputError(
            "must start before it ends, not at {start:g} and {end:g}", start=start, end=end
        )
    return start, end


def to_label(value: object) -> Label:
    """An index, a name or None; ValueError for all else."""
    if isinstance(value, bool) or not isinstance(value, int | str | None):
        raise InputError("a label is an index or a name")
    if isinstance(value, str) and (len(value) > LONGEST_LABEL or not _is_text(value)):
        raise InputError("a label's name is text of at most {most} letters", most=LONGEST_LABEL)
    if isinstance(value, int) and abs(value) >= 2**31:
        raise InputError("a label's index cannot be as large")
    return value


def _is_text(value: str) -> bool:
    """Whether a text can be written: halves of letters, as JSON may have them, cannot."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


Steerable = float | Label | Share
STEERABLE: dict[str, Callable[[object], Steerable]] = {
    "eta": lambda value: to_number(value, 0.0, 1.0),
    "guidance_scale": lambda value: to_number(value, -MAX_SCALE, MAX_SCALE),
    "guidance_interval": to_interval,
    "classifier_scale": lambda value: to_number(value, -MAX_SCALE, MAX_SCALE),
    "classifier_interval": to_interval,
    "step_size": lambda value: to_number(value, 0.0, MAX_STEP_SIZE),
    "zeta": lambda value: to_number(value, 0.0, 1.0),
    "label": to_label,
}
"""What can be turned while a run goes on, and how a value for it is read: ValueError, with a
sentence that reads on after the name, where it cannot be."""


def _bounded(low: float, high: float) -> BeforeValidator:
    """Reads a number, or [[step, number], ...], with every number within [low, high]."""

    def read(value: object) -> object:
        if isinstance(value, Keyframes):
            value = value.points
        if isinstance(value, bool):
            raise InputError("a number or a list of [step, value] pairs is needed")
        if isinstance(value, int | float):
            return Keyframes.constant(to_number(value, low, high))
        if isinstance(value, list | tuple):
            return Keyframes(_points(value, lambda number: to_number(number, low, high)))
        return value  # which pydantic refuses

    return BeforeValidator(read)


def _read_interval(value: object) -> object:
    if isinstance(value, IntervalKeyframes):
        value = value.points
    if isinstance(value, list | tuple) and value and isinstance(value[0], list | tuple):
        return IntervalKeyframes(_points(value, to_interval))
    return IntervalKeyframes.constant(to_interval(value))


def _read_label_changes(value: object) -> object:
    if not isinstance(value, list | tuple):
        raise InputError("must be a list of [step, label] pairs")
    changes = _points(value, to_label)
    steps = [step for step, _ in changes]
    if steps != sorted(set(steps)) or (steps and steps[0] < 1):
        raise InputError("must have rising steps, from 1 on")
    return tuple(changes)


def _points(pairs: Iterable[Any], read: Callable[[Any], T]) -> list[tuple[int, T]]:
    """[[step, value], ...] with each value read; ValueError where it is nothing like it."""
    points: list[tuple[int, T]] = []
    for pair in pairs:
        if len(points) == MAX_POINTS:
            raise InputError("there can be at most {most} keyframes", most=MAX_POINTS)
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            raise InputError("keyframes are a list of [step, value] pairs")
        points.append((_whole(pair[0]), read(pair[1])))
    return points


def _whole(step: object) -> int:
    if not isinstance(step, int | float):
        raise InputError("keyframes are a list of [step, value] pairs")
    try:
        whole = int(step)
    except (OverflowError, ValueError) as error:  # an infinite one, or none at all
        raise InputError("a number in it is too large") from error
    if whole != step:
        raise InputError("a keyframe stands at a whole step, not at {step}", step=step)
    return whole


def _as_json(frames: Piecewise[Any]) -> Any:
    """The value alone where it never changes, else [[step, value], ...]."""
    if len(frames.points) == 1:
        return frames.points[0][1]
    return [list(point) for point in frames.points]


_written = PlainSerializer(_as_json)
Scale = Annotated[Keyframes, _bounded(-MAX_SCALE, MAX_SCALE), _written]
Eta = Annotated[Keyframes, _bounded(0.0, 1.0), _written]
StepSize = Annotated[Keyframes, _bounded(0.0, MAX_STEP_SIZE), _written]
Interval = Annotated[IntervalKeyframes, BeforeValidator(_read_interval), _written]
LabelChanges = Annotated[tuple[tuple[int, Label], ...], BeforeValidator(_read_label_changes)]
