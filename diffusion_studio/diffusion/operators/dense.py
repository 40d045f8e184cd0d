"""Operators whose matrix is small enough to be taken apart, where the pictures are small."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from diffusion_studio.diffusion.operators import LinearOperator, require_positive

LARGEST = 1200  # pixels a channel: of 32 x 32 half a second, once; of 64 x 64 it were half a minute


class Parts(NamedTuple):
    """Of A, [m, n], for a channel: A A^T = vectors diag(values) vectors^T, float64."""

    matrix: Tensor
    vectors: Tensor  # [m, m]
    values: Tensor  # [m]


class DenseWhenSmall(LinearOperator):
    """A linear measurement that treats every channel alike, and whose prox of small pictures is
    exact: z + A^T (A A^T + rho)^-1 (y - A z), of which the inverse is known for every rho once the
    matrix is taken apart. Conjugate gradients take up to 200 steps instead, and in tomography they
    are not there then: A^T A + rho has eigenvalues from 0.01 to 400."""

    def __init__(self) -> None:
        self._parts: dict[tuple[int, int, torch.device], Parts] = {}

    def prox(self, z: Tensor, y: Tensor, rho: float) -> Tensor:
        height, width = z.shape[-2:]
        if height * width > LARGEST or z.device.type == "mps":  # which has no float64
            return super().prox(z, y, rho)
        require_positive(rho)
        matrix, vectors, values = self._taken_apart(height, width, z.device)
        missed = (y - self.forward(z)).double().flatten(2)  # [B, C, m]
        weighed = ((missed @ vectors) / (values + rho)) @ vectors.mT
        return z + (weighed @ matrix).view(*missed.shape[:2], height, width).to(z)

    def _taken_apart(self, height: int, width: int, device: torch.device) -> Parts:
        key = height, width, device
        if key not in self._parts:
            units = torch.eye(height * width, dtype=torch.float64, device=device)
            seen = self.forward(units.view(-1, 1, height, width)).flatten(1)  # [n, m]
            values, vectors = torch.linalg.eigh(seen.mT @ seen)
            self._parts[key] = Parts(seen.mT.contiguous(), vectors, values.clamp_min(0))
        return self._parts[key]
