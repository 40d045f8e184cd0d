"""Diffraction: light whose strength is measured, but not its phase."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import pad

from diffusion_studio.diffusion.operators import Operator
from diffusion_studio.sentence import InputError


class PhaseRetrieval(Operator):
    """y = |F p|, the strength of the Fourier transform (orthonormal) of a picture in the dark.

    The picture's brightness (x + 1) / 2, which is not negative, lies in the middle of a frame of
    0 that is `oversampling` times larger a side (whole pixels, rounded up to margins alike). A
    picture and the same turned by 180 degrees give the same y. From 2 on, y mostly determines all
    else (Hayes 1982). y: [B, C, frame, frame], the constant wave at its first place.
    """

    gives_picture = False

    def __init__(self, oversampling: float = 2.0) -> None:
        if not 1 <= oversampling <= 16:
            raise InputError(
                "oversampling must lie between 1 and 16, not {oversampling:g}",
                oversampling=oversampling,
            )
        self.oversampling = oversampling

    @property
    def slope(self) -> float:
        return 0.5  # of the brightness by x; a strength changes no more than its wave

    def forward(self, x: Tensor) -> Tensor:
        return torch.fft.fft2(self.framed(x), norm="ortho").abs()

    def framed(self, x: Tensor) -> Tensor:
        """The brightness of pictures x in their dark frame, [B, C, frame, frame]."""
        down, across = (self._margin(side) for side in x.shape[-2:])
        return pad((x + 1) / 2, (across, across, down, down))

    def _margin(self, side: int) -> int:
        return int(-((1 - self.oversampling) * side // 2))
