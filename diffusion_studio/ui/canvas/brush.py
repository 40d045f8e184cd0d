"""A round brush: what it covers on its way from one place to the next."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, hypot, sqrt

import numpy as np

from diffusion_studio.ui.canvas.mask import FULL, Region

SMALLEST, LARGEST = 1, 1000  # pixels across
FINEST = 0.5  # pixels: the smallest radius, however lightly a pen is pressed
BAND = 64  # rows that are worked on at once, so that they stay in the processor's cache
SIZE_STEP = 1.2  # [ and ] make it so much smaller and larger


@dataclass(frozen=True, slots=True)
class Touch:
    """Where a hand is, in pixels of the picture (the middle of the first one is at 0.5, 0.5), and
    how hard it presses, 0 to 1. `straight` while Shift is held."""

    x: float
    y: float
    pressure: float = 1.0
    straight: bool = False


@dataclass(frozen=True, slots=True)
class Brush:
    """`size` is the diameter in pixels of the picture; `hardness` the share of the radius that
    covers fully, 0 to 1; with `pressure` a pen's pressure makes it smaller."""

    size: int = 32
    hardness: float = 0.8
    pressure: bool = True

    @property
    def radius(self) -> float:
        return max(self.size / 2, FINEST)

    @property
    def edge(self) -> float:
        """Over how many pixels the cover falls from full to none; at least one, against stairs."""
        return max((1 - self.hardness) * self.radius, 1.0)

    def radius_at(self, touch: Touch) -> float:
        """The radius for a touch, in pixels."""
        return max(self.radius * touch.pressure, FINEST) if self.pressure else self.radius

    def resized(self, steps: int) -> int:
        """The size so many steps larger (smaller below 0); it always differs by a pixel."""
        size = round(self.size * SIZE_STEP**steps)
        if size == self.size:
            size += 1 if steps > 0 else -1
        return min(max(size, SMALLEST), LARGEST)

    def swept(self, start: Touch, end: Touch, width: int, height: int) -> tuple[Region, np.ndarray]:
        """What is covered from one touch to the next, on a picture of this size.

        The region and its cover, uint8 [height, width]. The cover is that of all the discs on the
        straight way between the touches, whose radius changes evenly, so cutting the way in two
        changes nothing.
        """
        region = self._region(start, end).within(width, height)
        if region.is_empty:
            return region, np.zeros((0, 0), np.uint8)
        paint = np.empty((region.height, region.width), np.uint8)
        x = np.arange(region.left, region.right, dtype=np.float32) + 0.5
        y = np.arange(region.top, region.bottom, dtype=np.float32)[:, np.newaxis] + 0.5
        for top in range(0, region.height, BAND):
            part = slice(top, top + BAND)
            paint[part] = self._cover(self._depth(start, end, x, y[part]))
        return region, paint

    def _cover(self, depth: np.ndarray) -> np.ndarray:
        """0 to 255 by how deep a pixel's middle lies in the brush. Overwrites `depth`."""
        share = depth
        share += 0.5
        share /= self.edge
        np.clip(share, 0, 1, out=share)
        if self.edge > 1:
            share *= share * (3 - 2 * share)  # no visible crease where the edge begins
        share *= FULL
        return np.rint(share, out=share)

    def _region(self, start: Touch, end: Touch) -> Region:
        room = max(self.radius_at(start), self.radius_at(end)) + 1
        return Region(
            floor(min(start.x, end.x) - room),
            floor(min(start.y, end.y) - room),
            ceil(max(start.x, end.x) + room),
            ceil(max(start.y, end.y) + room),
        )

    def _depth(self, start: Touch, end: Touch, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """How deep a point lies in the deepest disc, in pixels; negative outside of all.

        With the way along the axis u from 0 to `length` and h the distance from that axis, the
        depth in the disc at u is r(u) - sqrt(h² + (p - u)²), and r is linear with slope s. It is
        greatest at u = p + h s / sqrt(1 - s²); with |s| >= 1 one end's disc holds all the others.
        """
        first, last = self.radius_at(start), self.radius_at(end)
        length = hypot(end.x - start.x, end.y - start.y)
        dx, dy = x - np.float32(start.x), y - np.float32(start.y)
        if length <= abs(last - first):
            if last > first:
                dx, dy = x - np.float32(end.x), y - np.float32(end.y)
            return max(first, last) - np.sqrt(dx * dx + dy * dy)
        along = np.float32((end.x - start.x) / length), np.float32((end.y - start.y) / length)
        p = dx * along[0] + dy * along[1]
        h = np.abs(dy * along[0] - dx * along[1])
        slope = (last - first) / length
        u = np.clip(p + h * np.float32(slope / sqrt(1 - slope * slope)), 0, np.float32(length))
        p -= u
        p *= p
        h *= h
        h += p
        depth = np.sqrt(h, out=h)
        u *= np.float32(slope)
        u += np.float32(first)
        return np.subtract(u, depth, out=u)
