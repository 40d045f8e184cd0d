"""What was measured of guidance along a run, as lines to plot. There is no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from diffusion_studio.events import Measured, TopLabels

Points = tuple[tuple[int, float], ...]  # (step, from 0; value), in the order of steps


@dataclass(frozen=True, slots=True)
class Sight:
    """What guided one picture of a run, up to now.

    `seen` is what the classifier saw at the step that is looked at, the likeliest label first;
    `labels` how likely each of these was at every step. `guidance` and `classifier` are the
    ratios of the guidance's norm to that of the model's own prediction, `clipped` the share of
    the belief's values that lie far outside the range of colours (`events.Measured`).
    """

    seen: TopLabels = ()
    labels: tuple[tuple[str, Points], ...] = ()
    guidance: Points = ()
    classifier: Points = ()
    clipped: Points = ()

    def called(self, name_of: Callable[[str], str]) -> Sight:
        """The same with the labels' names for a person."""
        seen = tuple((name_of(name), likely) for name, likely in self.seen)
        labels = tuple((name_of(name), points) for name, points in self.labels)
        return replace(self, seen=seen, labels=labels)

    @property
    def is_empty(self) -> bool:
        """Nothing was measured."""
        return not (self.seen or self.guidance or self.classifier or self.clipped)


def sight_of(measured: Sequence[Measured], picture: int, step: int | None = None) -> Sight:
    """What was seen in one picture of the batch at `step` (from 0), or else at the newest one
    that the classifier was asked at."""
    asked = [each for each in measured if picture < len(each.top_labels)]
    earlier = [each for each in asked if step is None or each.k <= step]
    seen = earlier[-1].top_labels[picture] if earlier else ()
    if earlier and step is not None and earlier[-1].k != step:
        seen = ()  # it was not asked at the step that is looked at
    names = [name for name, _ in (seen or (asked[-1].top_labels[picture] if asked else ()))]
    lines = {name: _likely(asked, picture, name) for name in names}
    return Sight(
        seen,
        tuple(lines.items()),
        _noted(measured, "guidance_ratio", picture),
        _noted(measured, "classifier_ratio", picture),
        _noted(measured, "clipped", picture),
    )


def _likely(asked: Sequence[Measured], picture: int, name: str) -> Points:
    """How likely a label was, where it was among the likeliest."""
    found = ((each.k, dict(each.top_labels[picture]).get(name)) for each in asked)
    return tuple((k, likely) for k, likely in found if likely is not None)


def _noted(measured: Sequence[Measured], name: str, picture: int) -> Points:
    found = ((each.k, each.notes.get(name, ())) for each in measured)
    return tuple((k, numbers[picture]) for k, numbers in found if picture < len(numbers))
