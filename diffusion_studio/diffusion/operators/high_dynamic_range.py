"""Pictures that were exposed too long."""

from __future__ import annotations

import torch
from torch import Tensor

from diffusion_studio.diffusion.operators import Operator, require_positive
from diffusion_studio.sentence import InputError


class HighDynamicRange(Operator):
    """y = clip(gain * x, -1, 1): the brightest and the darkest parts are lost. gain: 1 or more.

    Where it clips it has no slope, so that only the rest of the picture steers by gradients; its
    prox knows more, that a clipped pixel must lie beyond the clipping.
    """

    def __init__(self, gain: float = 2.0) -> None:
        if not 1 <= gain < float("inf"):
            raise InputError("the gain must be 1 or more, not {gain:g}", gain=gain)
        self.gain = gain

    @property
    def slope(self) -> float:
        return self.gain

    def forward(self, x: Tensor) -> Tensor:
        return (self.gain * x).clamp(-1, 1)

    def pseudo_inverse(self, y: Tensor) -> Tensor:
        """The picture that y would be of, had nothing been clipped."""
        return y.clamp(-1, 1) / self.gain

    def prox(self, z: Tensor, y: Tensor, rho: float) -> Tensor:
        """The x that makes |A(x) - y|^2 + rho |x - z|^2 smallest, pixel by pixel, for rho > 0: the
        best of what could be had darker than, within, and brighter than the range."""
        require_positive(rho)
        edge = 1 / self.gain
        within = ((self.gain * y + rho * z) / (self.gain**2 + rho)).clamp(-edge, edge)
        choices = torch.stack([z.clamp(max=-edge), within, z.clamp(min=edge)])
        costs = (self.forward(choices) - y).square() + rho * (choices - z).square()
        return choices.gather(0, costs.argmin(dim=0, keepdim=True))[0]
