"""Pictures of which some pixels are known."""

from __future__ import annotations

import torch
from torch import Tensor

from diffusion_studio.diffusion.operators import (
    NEGLIGIBLE,
    Gain,
    SpectralOperator,
    require_positive,
)
from diffusion_studio.sentence import InputError


class Inpainting(SpectralOperator):
    """y = known * x: the pixels outside `known` are measured as 0.

    known: 1 where a pixel is kept, 0 where it is missing; [H, W] or what broadcasts to
    [B, C, H, W]. Between them, at a soft edge, a pixel is measured faintly, and so (as the noise
    is the same everywhere) less surely. ValueError for values outside [0, 1].
    """

    def __init__(self, known: Tensor) -> None:
        known = torch.as_tensor(known, dtype=torch.float32)
        if known.ndim < 2 or not ((known >= 0) & (known <= 1)).all():
            raise InputError("known must be a picture of numbers from 0 (missing) to 1 (kept)")
        self.known = known

    def forward(self, x: Tensor) -> Tensor:
        if x.shape[-2:] != self.known.shape[-2:]:
            raise InputError(
                "the mask is for pictures of {shape} pixels, not of {given}",
                shape=tuple(self.known.shape[-2:]),
                given=tuple(x.shape[-2:]),
            )
        return self.known.to(x) * x

    def measure(
        self, x: Tensor, noise_sigma: float = 0.0, seed: int = 0, photons: float | None = None
    ) -> Tensor:
        """As of any operator, but what is missing has no noise either."""
        y = super().measure(x, noise_sigma, seed, photons)
        return torch.where(self.known.to(y) > 0, y, 0)

    def count(self, y: Tensor) -> Tensor:
        return (self.known.to(y) > 0).expand_as(y).flatten(1).sum(dim=1).float()

    def adjoint(self, y: Tensor) -> Tensor:
        return self.forward(y)

    def pseudo_inverse(self, y: Tensor) -> Tensor:
        known = self.known.to(y)
        seen = known > NEGLIGIBLE
        return torch.where(seen, y / torch.where(seen, known, 1), 0)

    def prox(self, z: Tensor, y: Tensor, rho: float) -> Tensor:
        require_positive(rho)
        return (self.forward(y) + rho * z) / (self.known.to(z).square() + rho)

    def spectral(self, x: Tensor, gain: Gain) -> Tensor:
        return gain(self.known.to(x)) * x
