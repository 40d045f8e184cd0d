"""Moving and softening the edges of a mask: dilation and erosion by a disc, and a blur.

Dilation takes the largest value under a disc around each pixel, erosion the smallest (Serra 1982,
"Image Analysis and Mathematical Morphology"). The disc is made of rows, one for each dy, and the
largest value along a row is found from windows whose lengths are powers of two (a sparse table),
so that the cost is a few passes a row, however long it is. All arrays are uint8 [H, W].
"""

from __future__ import annotations

from math import isqrt

import numpy as np

FEATHER_SIGMAS = 2.0  # a Gaussian has fallen to 2 % so many standard deviations from an edge


def grown(mask: np.ndarray, radius: int) -> np.ndarray:
    """The mask with its edge moved outwards by `radius` pixels; 0 or less changes nothing."""
    if radius <= 0 or not mask.any():
        return mask.copy()
    rows, columns = _reach(mask, radius)
    result = mask.copy()
    result[rows, columns] = _dilated(mask[rows, columns], radius)
    return result


def shrunk(mask: np.ndarray, radius: int) -> np.ndarray:
    """The mask with its edge moved inwards. Beyond the picture's border it counts as going on."""
    return 255 - grown(255 - mask, radius)


def feathered(mask: np.ndarray, pixels: int) -> np.ndarray:
    """The mask blurred by a Gaussian, so that an edge is soft over `pixels` to either side."""
    if pixels <= 0 or mask.min() == mask.max():
        return mask.copy()
    from PIL import Image, ImageFilter

    blur = ImageFilter.GaussianBlur(pixels / FEATHER_SIGMAS)
    return np.asarray(Image.fromarray(mask).filter(blur)).copy()


def _reach(mask: np.ndarray, radius: int) -> tuple[slice, slice]:
    """The smallest box that holds what is not 0, with `radius` around it."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return (
        slice(max(int(rows[0]) - radius, 0), int(rows[-1]) + radius + 1),
        slice(max(int(columns[0]) - radius, 0), int(columns[-1]) + radius + 1),
    )


def _dilated(mask: np.ndarray, radius: int) -> np.ndarray:
    height, width = mask.shape
    windows = _windows(np.pad(mask, ((0, 0), (radius, radius))), 2 * radius + 1)
    result = np.zeros_like(mask)
    for dy in range(-min(radius, height - 1), min(radius, height - 1) + 1):
        # Half a pixel more than the radius: digital discs without spikes at their four ends.
        half = isqrt(radius * (radius + 1) - dy * dy)
        source = slice(max(dy, 0), height + min(dy, 0))
        target = slice(max(-dy, 0), height + min(-dy, 0))
        level = (2 * half + 1).bit_length() - 1
        first = radius - half
        last = radius + half + 1 - 2**level
        for start in {first, last}:
            row = windows[level][source, start : start + width]
            np.maximum(result[target], row, out=result[target])
    return result


def _windows(padded: np.ndarray, longest: int) -> list[np.ndarray]:
    """At [i], the largest of the 2^i values from each pixel on to its right."""
    found = [padded]
    while 2 ** len(found) <= longest:
        before, step = found[-1], 2 ** (len(found) - 1)
        found.append(np.maximum(before[:, :-step], before[:, step:]))
    return found
