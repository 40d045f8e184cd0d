"""Pictures that have lost their colours."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from diffusion_studio.diffusion.operators.row_orthogonal import RowOrthogonal
from diffusion_studio.sentence import InputError

LUMA = (0.299, 0.587, 0.114)  # of red, green and blue (Recommendation ITU-R BT.601, section 2.5.1)


class Colourisation(RowOrthogonal):
    """Only the brightness is known. x: [B, 3, H, W], y: [B, 1, H, W].

    weights: the parts of red, green and blue in the brightness, which sum to 1; the default is
    what programs take that make grey pictures of coloured ones. Equal ones make A^+ y grey.
    """

    def __init__(self, weights: Sequence[float] = LUMA) -> None:
        self.weights = torch.as_tensor(weights, dtype=torch.float64)
        if self.weights.shape != (3,) or not abs(float(self.weights.sum()) - 1) < 1e-6:
            raise InputError("brightness has a part of red, green and blue, which sum to 1")
        self.power = float(self.weights.square().sum())

    def forward(self, x: Tensor) -> Tensor:
        if x.shape[1] != 3:
            raise InputError(
                "only pictures of 3 colours can lose them, not of {channels}", channels=x.shape[1]
            )
        return (self._column(x) * x).sum(dim=1, keepdim=True)

    def adjoint(self, y: Tensor) -> Tensor:
        return self._column(y) * y

    def _column(self, like: Tensor) -> Tensor:
        return self.weights.to(like).view(3, 1, 1)
