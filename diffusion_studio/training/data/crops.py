"""Pictures that are larger than what is shown of them: another crop at every showing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from diffusion_studio.training.data.pictures import InMemory, require_pictures


@dataclass(frozen=True)
class CroppedPictures(InMemory):
    """A labelled data set of pictures of which squares of `size` pixels are shown.

    `values` are uint8 [H, W, 3], each of its own height and width, at least `size`. In training
    the square lies anywhere, in examples in the middle. The rest is as for `Pictures`.
    """

    values: Sequence[np.ndarray]
    labels: np.ndarray
    names: tuple[str, ...]
    size: int
    mirrored: bool = False
    skipped: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_pictures(len(self.values), len(self.labels))

    def _seen(self, chosen: Tensor, generator: torch.Generator | None) -> Tensor:
        places = torch.full((len(chosen), 2), 0.5)
        if generator is not None:
            places = torch.rand(len(chosen), 2, generator=generator, device=generator.device)
        pairs = zip(chosen.tolist(), places.tolist(), strict=True)
        crops = [self._crop(self.values[position], *place) for position, place in pairs]
        return torch.from_numpy(np.stack(crops)).to(chosen.device)

    def _crop(self, picture: np.ndarray, down: float, right: float) -> np.ndarray:
        """uint8 [size, size, 3]; `down` and `right` in [0, 1) say where there is room to choose."""
        height, width = picture.shape[:2]
        top = int(down * (height - self.size + 1))
        left = int(right * (width - self.size + 1))
        return picture[top : top + self.size, left : left + self.size]
