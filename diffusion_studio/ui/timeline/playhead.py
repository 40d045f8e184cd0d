"""Where in a run's record a person looks, and how noisy it is there. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf, log, sqrt

from diffusion_studio import events


@dataclass(frozen=True, slots=True)
class Level:
    """A noise level as plain numbers: what the network is told, None for the clean picture, and
    the share of the signal's power."""

    t: int | None
    alpha_bar: float

    @property
    def sigma(self) -> float:
        """The noise's standard deviation beside a picture of scale 1, sqrt((1 - a) / a)."""
        return inf if self.alpha_bar <= 0 else sqrt((1 - self.alpha_bar) / self.alpha_bar)

    @property
    def log_snr(self) -> float:
        """log(a / (1 - a)), the natural logarithm of the signal-to-noise ratio of powers."""
        if self.alpha_bar <= 0:
            return -inf
        return inf if self.alpha_bar >= 1 else log(self.alpha_bar / (1 - self.alpha_bar))


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a run's record: it has the states `first` to `newest`, of `steps`.

    State k is what stands after step k; `first` is the start, noise (0) or the state that a branch
    began from. `levels` has the noise level of every state, 0 to `steps`.
    """

    steps: int
    first: int
    newest: int
    levels: tuple[Level, ...] = ()

    def level(self, k: int) -> Level | None:
        return self.levels[k] if k < len(self.levels) else None


def heard(record: Record | None, event: events.Event) -> Record | None:
    """The record after an event of its run."""
    if isinstance(event, events.Started):
        levels = tuple(Level(*level) for level in event.levels)
        return Record(event.steps, event.k, event.k, levels)
    if record is None:
        return None
    match event:
        case events.Stepped(k=k) | events.Paused(k=k) | events.Cancelled(k=k):
            return replace(record, newest=max(record.newest, k))
        case events.Failed(k=k):
            return replace(record, newest=max(record.newest, k))
        case events.Finished():
            return replace(record, newest=record.steps)
    return record


@dataclass(frozen=True, slots=True)
class Playhead:
    """A place in a record: state `at`, or the newest one, whichever that is, while it is None."""

    record: Record
    at: int | None = None

    @property
    def k(self) -> int:
        """The state that is looked at."""
        return self.record.newest if self.at is None else self.at

    @property
    def follows(self) -> bool:
        """It goes along with the newest step."""
        return self.at is None

    def moved(self, k: int) -> Playhead:
        """At state k, as far as it is recorded; at the newest it follows from then on."""
        k = max(k, self.record.first)
        return replace(self, at=None if k >= self.record.newest else k)

    def told(self, record: Record) -> Playhead:
        """The same place in the record as it is now."""
        return replace(self, record=record)
