"""How a result is laid into a picture: all of it inside, none outside, with a soft seam inside."""

from __future__ import annotations

import numpy as np


def rising(inside: np.ndarray, feather: int) -> np.ndarray:
    """How much of the result counts, float32 [H, W]: 0 outside, 1 from `feather` pixels inside on,
    rising evenly between. `inside` is bool; the picture's own edge is no seam.

    Distances are counted in steps to a neighbour, sideways and aslant (chessboard distance).
    """
    if feather < 1:
        return inside.astype(np.float32)
    share = np.zeros(inside.shape, np.float32)
    layer = inside
    for _ in range(feather):
        share += layer
        layer = _worn(layer)
    share += layer
    return share / (feather + 1)


def _worn(inside: np.ndarray) -> np.ndarray:
    """Without the pixels that touch the outside."""
    for axis in (0, 1):
        padding = [(1, 1) if axis == side else (0, 0) for side in (0, 1)]
        wide = np.pad(inside, padding, constant_values=True)
        length = inside.shape[axis]
        inside = inside & wide.take(range(length), axis) & wide.take(range(2, length + 2), axis)
    return inside


def laid(pixels: np.ndarray, result: np.ndarray, share: np.ndarray) -> np.ndarray:
    """`share` of `result` over `pixels`, uint8 [H, W, 3]; where share is 0, bit for bit pixels,
    where it is 1, bit for bit result."""
    part = share[..., None]
    mixed: np.ndarray = np.rint(pixels * (1 - part) + result * part).astype(np.uint8)
    return mixed
