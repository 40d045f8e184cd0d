"""Filling holes from their rim inwards (Telea 2004, "An image inpainting technique based on the
fast marching method")."""

from __future__ import annotations

from heapq import heappop, heappush
from math import inf, sqrt

import numpy as np

REACH = 5  # pixels from which one is filled; Telea takes 3 to 10
BESIDE = ((-1, 0), (1, 0), (0, -1), (0, 1))

Place = tuple[int, int]


def telea(picture: np.ndarray, missing: np.ndarray) -> np.ndarray:
    """A picture, float64 [H, W, C], with what is `missing`, bool [H, W], filled.

    The rim marches inwards by equal distances. What it reaches is the mean of the pixels within
    reach that are there already, each continued along its slope; those count most that are near,
    lie across the rim (in the direction in which the distance grows), and are as far from the
    hole's edge (equations 2 and 3, section 2.4). Where nothing is known at all, nothing is filled.
    """
    filling = _Filling(picture, missing)
    while filling.rim:
        filling.march()
    return filling.picture


class _Filling:
    """`there` says what is known or filled, `distance` how far from the hole's edge it is, and
    `rim` is a heap of what was reached last, the nearest first."""

    def __init__(self, picture: np.ndarray, missing: np.ndarray) -> None:
        self.picture = picture.copy()
        self.there = ~missing
        self.distance = np.where(missing, inf, 0.0)
        self.rim: list[tuple[float, Place]] = []
        for y, x in zip(*np.nonzero(self.there), strict=True):
            if any(not self.there[place] for place in self._beside((int(y), int(x)))):
                heappush(self.rim, (0.0, (int(y), int(x))))

    def march(self) -> None:
        """From the nearest place of the rim to those beside it."""
        _, place = heappop(self.rim)
        for beside in self._beside(place):
            if not self.there[beside]:
                self.distance[beside] = self._distance(beside)
                self.picture[beside] = self._filled(beside)
                self.there[beside] = True
                heappush(self.rim, (float(self.distance[beside]), beside))

    def _beside(self, place: Place) -> list[Place]:
        height, width = self.there.shape
        found = [(place[0] + down, place[1] + across) for down, across in BESIDE]
        return [(y, x) for y, x in found if 0 <= y < height and 0 <= x < width]

    def _distance(self, place: Place) -> float:
        """At which |grad T| = 1, from what is there on one or two sides (equation 8)."""
        known = {beside: self.distance[beside] for beside in self._beside(place)}
        up = min((d for (y, x), d in known.items() if x == place[1]), default=inf)
        side = min((d for (y, x), d in known.items() if y == place[0]), default=inf)
        least, most = sorted((up, side))
        if most - least >= 1:  # one side says all; the other may be infinite
            return float(least + 1)
        return float(least + most + sqrt(2 - (most - least) ** 2)) / 2

    def _filled(self, place: Place) -> np.ndarray:
        """What stands at a place, [C], from what is there around it."""
        (top, bottom), (left, right) = (
            (max(at - REACH, 0), min(at + REACH + 1, length))
            for at, length in zip(place, self.there.shape, strict=True)
        )
        around = slice(top, bottom), slice(left, right)
        there, colours = self.there[around], self.picture[around]
        here = place[0] - top, place[1] - left
        down = here[0] - np.arange(bottom - top)[:, None]
        across = here[1] - np.arange(right - left)[None]
        squared = (down**2 + across**2).astype(np.float64)
        counts = there & (squared <= REACH**2)
        far = np.where(np.isfinite(self.distance[around]), self.distance[around], 0.0)
        slope_down, slope_across = _slope(far[..., None], there | (squared == 0))
        rise = slope_down[(*here, 0)], slope_across[(*here, 0)]
        apart = np.sqrt(np.maximum(squared, 1))
        along = np.maximum(np.abs(down * rise[0] + across * rise[1]) / apart, 1e-6)
        level = 1 / (1 + np.abs(far - self.distance[place]))
        weight = np.where(counts, along * level / np.maximum(squared, 1), 0.0)[..., None]
        colour_down, colour_across = _slope(colours, there)
        continued = colours + colour_down * down[..., None] + colour_across * across[..., None]
        filled: np.ndarray = (weight * continued).sum(axis=(0, 1)) / weight.sum()
        seen = colours[counts]
        return np.clip(filled, seen.min(axis=0), seen.max(axis=0))


def _slope(values: np.ndarray, there: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The slopes down and across of [h, w, C]: between both neighbours or from one, as far as they
    are there; else 0."""
    slopes = []
    for axis in (0, 1):
        step = np.diff(values, axis=axis)
        known = np.diff(there.astype(np.int8), axis=axis) == 0
        known &= np.take(there, range(1, there.shape[axis]), axis=axis)
        step = np.where(known[..., None], step, 0.0)
        ends = [(0, 0), (0, 0)]
        total, count = np.zeros(values.shape), np.zeros(there.shape)
        for before in ((1, 0), (0, 1)):
            ends[axis] = before
            total += np.pad(step, (*ends, (0, 0)))
            count += np.pad(known.astype(np.float64), ends)
        slopes.append(total / np.maximum(count, 1)[..., None])
    return slopes[0], slopes[1]
