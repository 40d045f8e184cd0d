"""The cosine transform that sees a signal as a sum of waves without jumps at its ends."""

from __future__ import annotations

from math import pi, sqrt

import torch
from torch import Tensor


def cosine_matrix(n: int) -> Tensor:
    """The orthonormal DCT-II of n numbers: float64 [n, n], a wave a row, the constant one first
    (Ahmed, Natarajan & Rao 1974)."""
    wave = torch.arange(n, dtype=torch.float64)[:, None]
    place = torch.arange(n, dtype=torch.float64) + 0.5
    matrix = torch.cos(pi / n * wave * place) * sqrt(2 / n)
    matrix[0] /= sqrt(2)
    return matrix
