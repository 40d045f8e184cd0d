"""How noisy a picture is, told from the picture alone. numpy, no torch."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

FEWEST = 50  # numbers from which a median is taken
MEDIAN_OF_NORMAL = 0.6745  # of |n| for n ~ N(0, 1)
ENOUGH = 1024  # pixels a side: more tell no more of noise or blur, and take seconds
GAIN = 6.0  # the norm of the mask's numbers


def estimated_noise(pixels: np.ndarray) -> float | None:
    """The standard deviation of white noise in a picture, as a share of the full range.

    pixels: uint8 [H, W] or [H, W, C]. Immerkaer 1996's mask, the difference of two Laplacians, is 0
    on planes and straight edges; its median absolute answer (Donoho & Johnstone 1994) does not mind
    the few places with texture. Clipped pixels are left out. Small pictures with much detail seem
    up to half a per cent noisier than they are. None where too little is left to tell: a picture
    of under 50 pixels, or one that is clipped nearly everywhere. The noise of a blurred or enlarged
    picture is not white, and is told as smaller than it was.
    """
    import numpy as np

    if min(pixels.shape[:2]) < 3:
        return None
    x = middle(np.atleast_3d(pixels))
    found = np.abs(_second_difference(_second_difference(x.astype(np.float64), 0), 1))
    clipped = ((x == 0) | (x == 255)).astype(np.float64)
    near = np.lib.stride_tricks.sliding_window_view(clipped, (3, 3), axis=(0, 1)).any(axis=(-2, -1))
    answers = found[~near]
    if answers.size < FEWEST:
        return None
    return float(np.median(answers)) / (MEDIAN_OF_NORMAL * GAIN * 255)


def middle(x: np.ndarray) -> np.ndarray:
    """What is looked at of a picture [H, W, C]: its middle, of at most ENOUGH pixels a side."""
    top, left = (max(0, (side - ENOUGH) // 2) for side in x.shape[:2])
    return x[top : top + ENOUGH, left : left + ENOUGH]


def _second_difference(x: np.ndarray, axis: int) -> np.ndarray:
    import numpy as np

    return np.diff(x, n=2, axis=axis)
