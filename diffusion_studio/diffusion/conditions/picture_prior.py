"""What is known of any picture before a network has looked: how its waves vary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import torch
from torch import Tensor

from diffusion_studio.diffusion.operators.cosine import cosine_matrix

VARIANCE = 0.4  # of a number of a picture in [-1, 1]
CORNER = 0.5  # half waves across the picture, below which the power no longer rises
SHARES = (0.8, 0.1, 0.1)  # of the power in grey, and in the two differences of colours


@dataclass(frozen=True, eq=False)
class Waves:
    """Pictures of one size as sums of cosine waves of grey and of two opponent colours.

    In these waves pictures hardly correlate: over places because they look alike wherever one cuts
    them, over colours as Ruderman et al. 1998 found ("Statistics of cone responses to natural
    images"). rows, columns: the orthonormal DCT-II of either direction, [H, H] and [W, W].
    colours: [C, C], orthonormal too. power: how much a wave varies, [C, H, W].
    """

    rows: Tensor
    columns: Tensor
    colours: Tensor
    power: Tensor

    @classmethod
    def of(cls, like: Tensor) -> Waves:
        """For pictures [B, C, H, W], in their type and on their device."""
        channels, height, width = like.shape[1:]
        made = _waves(channels, height, width)
        rows, columns, colours, power = (part.to(like) for part in made)
        return cls(rows, columns, colours, power)

    def analysed(self, x: Tensor) -> Tensor:
        """How much of each wave is in pictures, [B, C, H, W]."""
        waves = self.rows @ x @ self.columns.T
        return torch.einsum("ij,bjhw->bihw", self.colours, waves)

    def composed(self, waves: Tensor) -> Tensor:
        """The pictures that have so much of each wave: the inverse, and the transpose."""
        x = self.rows.T @ waves @ self.columns
        return torch.einsum("ji,bjhw->bihw", self.colours, x)

    def left(self, alpha_bar: float) -> Tensor:
        """How much each wave still varies once the picture is seen under noise, [C, H, W].

        1 / (1 / power + 1 / sigma^2) with sigma^2 = (1 - alpha_bar) / alpha_bar, the error of
        Wiener's filter. With power 1 in all waves it is 1 - alpha_bar.
        """
        return self.power * (1 - alpha_bar) / (alpha_bar * self.power + 1 - alpha_bar)


@lru_cache(maxsize=8)
def _waves(channels: int, height: int, width: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Rows, columns, colours and power, float64."""
    side = sqrt(height * width)
    y, x = (torch.arange(n, dtype=torch.float64) * side / n for n in (height, width))
    power = 1 / (CORNER**2 + y[:, None] ** 2 + x**2)
    power = power * VARIANCE / power.mean()
    shares = torch.tensor(SHARES if channels == 3 else (1 / channels,) * channels)
    return (
        cosine_matrix(height),
        cosine_matrix(width),
        _opponents() if channels == 3 else torch.eye(channels, dtype=torch.float64),
        power * (channels * shares.double())[:, None, None],
    )


def _opponents() -> Tensor:
    """Grey, red against green, and yellow against blue, float64 [3, 3]."""
    colours = torch.tensor([[1, 1, 1], [1, -1, 0], [1, 1, -2]], dtype=torch.float64)
    return colours / torch.linalg.vector_norm(colours, dim=1, keepdim=True)
