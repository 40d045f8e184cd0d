"""The horizontal axis that the film strip, the scrub bar and the plots share."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

GUTTER = 76  # device-independent pixels on the left, for names and scales
MARGIN = 16  # on the right; a scroll bar fits into it


@dataclass(frozen=True, slots=True)
class Axis:
    """Every state from `first` to `last` has a band of equal width; its place is the middle."""

    first: int
    last: int
    left: float
    width: float

    @classmethod
    def across(cls, width: int, first: int, last: int) -> Axis:
        """The axis of a widget that is `width` wide."""
        return cls(first, last, GUTTER, max(width - GUTTER - MARGIN, 1))

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    @property
    def band(self) -> float:
        return self.width / self.count

    def x(self, k: float) -> float:
        """Where state k lies."""
        return self.left + (k - self.first + 0.5) * self.band

    def k(self, x: float) -> int:
        """The state at a place; beside the axis the nearest."""
        return min(max(self.first + floor((x - self.left) / self.band), self.first), self.last)

    def cells(self, least: float) -> list[int]:
        """States evenly spread, as many as have room for cells `least` wide."""
        number = max(min(self.count, floor(self.width / least)), 1)
        return [self.first + int((n + 0.5) * self.count / number) for n in range(number)]

    def ticks(self, least: float) -> list[int]:
        """States at round numbers, at least `least` pixels apart."""
        apart = least / self.band
        every = next(step for step in _round_numbers() if step >= apart)
        return list(range(-(-self.first // every) * every, self.last + 1, every))


def _round_numbers() -> list[int]:
    """1, 2, 5, 10, 20, 50, ..."""
    return [factor * 10**power for power in range(7) for factor in (1, 2, 5)]
