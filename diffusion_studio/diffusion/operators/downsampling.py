"""Smaller pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
import torch
from torch import Tensor

from diffusion_studio.diffusion.operators.separable import Separable
from diffusion_studio.sentence import InputError

Method = Literal["bicubic", "bilinear", "average", "nearest"]


def _cubic(u: np.ndarray) -> np.ndarray:
    """The cubic convolution kernel with a = -1/2 (Keys 1981, eq. 15)."""
    u = np.abs(u)
    near = 1.5 * u**3 - 2.5 * u**2 + 1
    far = -0.5 * u**3 + 2.5 * u**2 - 4 * u + 2
    return np.where(u <= 1, near, np.where(u < 2, far, 0.0))


def _triangle(u: np.ndarray) -> np.ndarray:
    return np.maximum(1 - np.abs(u), 0.0)


def _box(u: np.ndarray) -> np.ndarray:
    return np.where(np.abs(u) < 0.5, 1.0, 0.0)


_KERNELS: dict[str, tuple[Callable[[np.ndarray], np.ndarray], float]] = {  # and their half-widths
    "bicubic": (_cubic, 2.0),
    "bilinear": (_triangle, 1.0),
    "average": (_box, 0.5),
}


class Downsampling(Separable):
    """A picture `factor` times smaller a side.

    "bicubic" and "bilinear" widen their kernel by the factor, so that nothing aliases, and mirror
    the picture at its edges; "average" is the mean of each block; "nearest" is the pixel at (for
    even factors, just beyond) the middle of each block. Sides must be multiples of the factor.
    """

    def __init__(self, factor: int, method: Method = "bicubic") -> None:
        super().__init__()
        if factor < 1:
            raise InputError(
                "a picture is made smaller by a factor of 1 or more, not {factor}", factor=factor
            )
        if method not in (*_KERNELS, "nearest"):
            raise InputError(
                "method must be one of {known}, not {method}",
                known=[*_KERNELS, "nearest"],
                method=method,
            )
        self.factor = factor
        self.method = method

    def axis_matrix(self, n: int) -> Tensor:
        if n % self.factor:
            raise InputError(
                "{n} pixels are not a multiple of {factor}; choose a factor that divides them",
                n=n,
                factor=self.factor,
            )
        m = n // self.factor
        matrix = np.zeros((m, n))
        if self.method == "nearest":
            matrix[np.arange(m), np.arange(m) * self.factor + self.factor // 2] = 1
            return torch.from_numpy(matrix)
        kernel, half_width = _KERNELS[self.method]
        reach = int(np.ceil(half_width * self.factor)) + 1
        mirrored = np.pad(np.arange(n), reach, mode="symmetric")
        for row in range(m):
            middle = (row + 0.5) * self.factor - 0.5
            first = int(np.floor(middle)) - reach + 1
            places = np.arange(max(first, -reach), min(first + 2 * reach, n + reach))
            weights = kernel((places - middle) / self.factor)
            np.add.at(matrix[row], mirrored[places + reach], weights / weights.sum())
        return torch.from_numpy(matrix)

    def axis_length(self, m: int) -> int:
        return m * self.factor
