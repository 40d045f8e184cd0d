"""What a bright point becomes, as numbers for a small preview. numpy alone: the window has no
torch. The engine's own operators (`diffusion.operators`) make the measurement."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, radians

import numpy as np

from diffusion_studio.ui.restore.fields import Value
from diffusion_studio.ui.restore.parameters import Taps

SAMPLES = 16  # of the path, for each pixel of its length
LARGEST = 63  # pixels a side: more cannot be told apart in a preview


def kernel_of(operator: str, values: Mapping[str, Value], taps: Taps) -> np.ndarray | None:
    """float64 [h, w], both odd, from 0 to its largest value; None where no point is smeared."""
    match operator:
        case "gaussian_blur":
            return gaussian(float(values["sigma"]), int(values["size"]))
        case "motion_blur":
            along = (float(values[name]) for name in ("length", "angle", "curvature"))
            return arc(*along)
        case "kernel":
            return np.asarray(taps, dtype=np.float64)
    return None


def gaussian(sigma: float, size: int) -> np.ndarray:
    """A round spot: exp(-(x^2 + y^2) / (2 sigma^2)), cut off beyond `size` pixels or 4 sigma."""
    reach = max(min(size // 2, int(4 * sigma + 0.5), LARGEST // 2), 1)
    along = np.exp(-0.5 * (np.arange(-reach, reach + 1) / max(sigma, 1e-3)) ** 2)
    return np.outer(along, along)


def arc(length: float, angle: float, curvature: float) -> np.ndarray:
    """The path of a movement along a part of a circle, in degrees counter-clockwise: each of its
    points is shared by the four pixels around it."""
    count = ceil(length) * SAMPLES
    along = (np.arange(count) + 0.5) / count - 0.5
    directions = radians(angle) + radians(curvature) * along
    steps = np.stack([-np.sin(directions), np.cos(directions)], axis=1) * (length / count)
    points = steps.cumsum(axis=0)
    points -= (points.min(axis=0) + points.max(axis=0)) / 2
    reach = min(ceil(float(np.abs(points).max())), LARGEST // 2) + 1
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1))
    points = points[np.abs(points).max(axis=1) < reach] + reach
    first = np.floor(points).astype(int)
    down, across = (points - first).T
    for below, share_y in ((0, 1 - down), (1, down)):
        for right, share_x in ((0, 1 - across), (1, across)):
            np.add.at(kernel, (first[:, 0] + below, first[:, 1] + right), share_y * share_x)
    return kernel
