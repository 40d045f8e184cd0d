"""How long the library keeps pictures. What is old goes to the bin first, and from there for good
later, so that a rule that was set by mistake, or a clock that jumped, costs nothing at once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from diffusion_studio.library.collection import Collection
from diffusion_studio.library.entry import Entry

DAY = 24 * 3600  # seconds
GIGABYTE = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Retention:
    """Pictures go to the bin once they are `days` old, or as the oldest of more than `gigabytes`;
    None: for no such reason. Those with a star stay. The bin is emptied of what has lain there for
    `bin_days`; None: only by hand."""

    days: int | None = None
    gigabytes: float | None = None
    bin_days: int | None = 30


@dataclass(frozen=True, slots=True)
class Tidied:
    """How many pictures went to the bin, and how many from there for good."""

    binned: int
    gone: int


def expired(entries: Sequence[Entry], rule: Retention, now: float) -> list[int]:
    """The numbers of the pictures that are to go to the bin. `now` is in seconds since 1970; what
    was made after it was made by a clock that jumped, and its age is not known."""
    oldest_first = sorted(entries, key=lambda entry: entry.facts.made)
    free = [entry for entry in oldest_first if not entry.star]
    going: dict[int, None] = {}
    if rule.days is not None:
        limit = now - rule.days * DAY
        going |= {entry.number: None for entry in free if entry.facts.made < limit}
    if rule.gigabytes is not None:
        size = sum(entry.facts.size for entry in entries if entry.number not in going)
        for entry in free:
            if size <= rule.gigabytes * GIGABYTE:
                break
            if entry.number not in going and entry.facts.made <= now:
                going[entry.number] = None
                size -= entry.facts.size
    return list(going)


def tidy(library: Collection, rule: Retention, now: float | None = None) -> Tidied:
    """Do what the rule says. SaveError where the disk refuses."""
    now = time.time() if now is None else now
    numbers: list[int] = []
    if rule.days is not None or rule.gigabytes is not None:
        numbers = expired(library.entries(library.find()), rule, now)
        library.to_bin(numbers)
    gone = library.empty_bin(rule.bin_days) if rule.bin_days is not None else 0
    return Tidied(len(numbers), gone)
