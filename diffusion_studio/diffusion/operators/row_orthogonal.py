"""Operators whose measurements are orthogonal to one another, and all as strong."""

from __future__ import annotations

import torch
from torch import Tensor

from diffusion_studio.diffusion.operators import Gain, SpectralOperator, require_positive


class RowOrthogonal(SpectralOperator):
    """A A^T = power * I: every singular value is sqrt(power), or 0 for what is not measured.

    So A^+ = A^T / power, and the prox moves a belief by a part of what it misses of y. (From
    (A^T A + rho)^-1 = (I - A^T A / (power + rho)) / rho; Woodbury's identity.)
    """

    power: float = 1.0

    def pseudo_inverse(self, y: Tensor) -> Tensor:
        return self.adjoint(y) / self.power

    def prox(self, z: Tensor, y: Tensor, rho: float) -> Tensor:
        require_positive(rho)
        return z + self.adjoint(y - self.forward(z)) / (self.power + rho)

    def spectral(self, x: Tensor, gain: Gain) -> Tensor:
        measured = self.pseudo_inverse(self.forward(x))
        unseen, seen = gain(torch.tensor([0.0, self.power**0.5]).to(x))
        return unseen * (x - measured) + seen * measured
