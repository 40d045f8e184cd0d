"""Blur by a movement, of the camera or of what it sees."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, radians

import numpy as np
import torch
from torch import Tensor

from diffusion_studio.diffusion.operators.blur import Kernel
from diffusion_studio.sentence import InputError

_SAMPLES_A_PIXEL = 16  # of the path, when it is drawn


class MotionBlur(Kernel):
    """A movement along an arc, at constant speed.

    length: of the path, in pixels. angle: its direction in the middle, in degrees, counter-
    clockwise from the right. curvature: by how many degrees it turns (to the left) on its way; 0 is
    straight, 360 a circle. `along` takes any path. The kernel sums to 1, its centroid lies in its
    middle (so the picture does not shift), and it is as small as its path allows.
    """

    def __init__(self, length: float, angle: float = 0.0, curvature: float = 0.0) -> None:
        super().__init__(path_kernel(arc(length, angle, curvature)))

    @staticmethod
    def along(path: Sequence[Sequence[float]] | np.ndarray | Tensor) -> Kernel:
        """A movement along a drawn path [N, 2]: points (x to the right, y down), in pixels."""
        return Kernel(path_kernel(path))


def arc(length: float, angle: float, curvature: float) -> np.ndarray:
    """Points [N, 2], (x to the right, y down) in pixels, evenly along a part of a circle."""
    if not 0 < length < float("inf"):
        raise InputError("a movement's length must be positive, not {length:g}", length=length)
    count = ceil(length) * _SAMPLES_A_PIXEL
    along = (np.arange(count) + 0.5) / count - 0.5  # the middles of equal parts, from -1/2 to 1/2
    directions = radians(angle) + radians(curvature) * along
    steps = np.stack([np.cos(directions), -np.sin(directions)], axis=1) * (length / count)
    return np.concatenate([np.zeros((1, 2)), steps.cumsum(axis=0)])


def path_kernel(path: Sequence[Sequence[float]] | np.ndarray | Tensor) -> Tensor:
    """What a point becomes that moves along a path [N, 2] at constant speed: float64 [h, w], both
    odd, which sums to 1. ValueError for a path without points, or with points at infinity.
    """
    corners = np.asarray(path, dtype=np.float64)
    if corners.ndim != 2 or corners.shape[1] != 2 or not len(corners):
        raise InputError("a path is a list of points, each of two numbers: x and y")
    if not np.isfinite(corners).all():
        raise InputError("a path's points must be finite numbers")
    points = _evenly(corners)
    points = points - points.mean(axis=0)
    reach = np.ceil(np.abs(points).max(axis=0) - 1e-9).astype(int)  # each way, (x, y)
    points = points.clip(-reach, reach)  # of rounding
    width, height = 2 * reach + 1
    kernel = np.zeros((height + 1, width + 1))  # room for a neighbour of weight 0
    first = np.floor(points).astype(int)
    part_x, part_y = (points - first).T
    columns, rows = (first + reach).T
    for below, weight_y in ((0, 1 - part_y), (1, part_y)):
        for right, weight_x in ((0, 1 - part_x), (1, part_x)):
            np.add.at(kernel, (rows + below, columns + right), weight_y * weight_x)
    return torch.from_numpy(kernel[:height, :width] / len(points))


def _evenly(corners: np.ndarray) -> np.ndarray:
    """Points at equal distances along the line through the corners: [M, 2]."""
    lengths = np.linalg.norm(np.diff(corners, axis=0), axis=1)
    run = np.concatenate([[0.0], lengths.cumsum()])
    count = max(1, ceil(run[-1]) * _SAMPLES_A_PIXEL)
    places = (np.arange(count) + 0.5) / count * run[-1]
    return np.stack([np.interp(places, run, axis) for axis in corners.T], axis=1)
