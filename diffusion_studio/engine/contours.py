"""Contour lines of numbers on a grid, as pieces of straight lines."""

from __future__ import annotations

import numpy as np


def contours(values: np.ndarray, axis: np.ndarray, heights: np.ndarray) -> tuple[np.ndarray, ...]:
    """Where `values` cross each of `heights`.

    values: [G, G], values[j, i] at (axis[i], axis[j]); axis: [G], rising. Gives the pieces, float32
    [M, 2, 2] (piece, end, x and y), and the height's index of each, uint8 [M]. Every cell is cut
    into two triangles, in which values are linear: no case is then in doubt.
    """
    pieces, bands = [], []
    corners = [_corners(values, axis, upper) for upper in (False, True)]
    places = np.concatenate([place for place, _ in corners])
    found = np.concatenate([value for _, value in corners])
    for band, height in enumerate(heights):
        cut = _cut(places, found, float(height))
        pieces.append(cut)
        bands.append(np.full(len(cut), band, dtype=np.uint8))
    return np.concatenate(pieces).astype(np.float32), np.concatenate(bands)


def _corners(values: np.ndarray, axis: np.ndarray, upper: bool) -> tuple[np.ndarray, np.ndarray]:
    """The corners' places [T, 3, 2] and values [T, 3] of one triangle of each cell."""
    x, y = np.meshgrid(axis, axis)
    grid = np.stack([x, y, values], axis=2)
    a, b = grid[:-1, :-1], grid[1:, 1:]
    c = grid[1:, :-1] if upper else grid[:-1, 1:]
    triangles = np.stack([a, b, c], axis=2).reshape(-1, 3, 3)
    return triangles[:, :, :2], triangles[:, :, 2]


def _cut(places: np.ndarray, values: np.ndarray, height: float) -> np.ndarray:
    """The line of `height` through each triangle that it crosses, [M, 2, 2]."""
    above = values >= height
    count = above.sum(axis=1)
    crossed = (count == 1) | (count == 2)
    places, values, above = places[crossed], values[crossed], above[crossed]
    alone = np.where(count[crossed] == 1, above.argmax(axis=1), (~above).argmax(axis=1))
    rows = np.arange(len(places))
    start, start_value = places[rows, alone], values[rows, alone]
    ends = []
    for turn in (1, 2):
        other = (alone + turn) % 3
        share = (height - start_value) / (values[rows, other] - start_value)
        ends.append(start + share[:, None] * (places[rows, other] - start))
    return np.stack(ends, axis=1)
