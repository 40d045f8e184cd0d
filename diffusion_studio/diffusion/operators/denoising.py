"""Pictures that are whole, but noisy."""

from __future__ import annotations

from torch import Tensor

from diffusion_studio.diffusion.operators.row_orthogonal import RowOrthogonal


class Denoising(RowOrthogonal):
    """y = x: the noise is all that is between the picture and its measurement."""

    def forward(self, x: Tensor) -> Tensor:
        return x

    def adjoint(self, y: Tensor) -> Tensor:
        return y
