"""Few random measurements, each of the whole picture."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from diffusion_studio.diffusion.operators.cosine import cosine_matrix
from diffusion_studio.diffusion.operators.row_orthogonal import RowOrthogonal
from diffusion_studio.sentence import InputError


class CompressedSensing(RowOrthogonal):
    """Random rows of a randomised orthonormal transform; y: [B, C, measurements].

    Each pixel gets a random sign, which spreads any picture over all waves alike, and of its
    cosine transform `count` numbers are kept at random (the randomised transform of Ailon &
    Chazelle 2006). All channels and images are measured by the same rows, which `seed` chooses.

    size: of the pictures, in pixels a side, or (height, width); count: from 1 to all of them.
    """

    gives_picture = False

    def __init__(self, size: int | tuple[int, int], count: int, seed: int = 0) -> None:
        self.height, self.width = (size, size) if isinstance(size, int) else size
        pixels = self.height * self.width
        if not 1 <= count <= pixels:
            raise InputError(
                "of a picture of {pixels} pixels 1 to {pixels} numbers can be measured, not"
                " {count}",
                pixels=pixels,
                count=count,
            )
        generator = np.random.Generator(np.random.Philox(seed))
        signs = generator.choice([-1.0, 1.0], size=(self.height, self.width))
        chosen = np.sort(generator.choice(pixels, size=count, replace=False))
        self.signs, self.chosen = torch.from_numpy(signs), torch.from_numpy(chosen)
        self._waves = (cosine_matrix(self.height), cosine_matrix(self.width))

    def forward(self, x: Tensor) -> Tensor:
        if x.shape[-2:] != self.signs.shape:
            raise InputError(
                "these measurements are of pictures of {height} x {width} pixels, not of {rows} x"
                " {columns}",
                height=self.height,
                width=self.width,
                rows=x.shape[-2],
                columns=x.shape[-1],
            )
        down, across = (waves.to(x) for waves in self._waves)
        spectrum = down @ (self.signs.to(x) * x) @ across.mT
        return spectrum.flatten(-2)[..., self.chosen.to(x.device)]

    def adjoint(self, y: Tensor) -> Tensor:
        down, across = (waves.to(y) for waves in self._waves)
        spectrum = y.new_zeros(*y.shape[:-1], self.signs.numel())
        spectrum = spectrum.index_copy(-1, self.chosen.to(y.device), y)
        return self.signs.to(y) * (down.mT @ spectrum.unflatten(-1, self.signs.shape) @ across)
