"""Pictures larger than the network's, by overlapping tiles that are sampled together.

One trajectory, not one a tile: at each step the network believes something of every tile, and where
tiles overlap their beliefs x_0 are averaged (MultiDiffusion, Bar-Tal et al. 2023, eq. 5), with
weights that fall off to a tile's edge (as in Jimenez 2023), so that no edge is seen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

import torch
from torch import Tensor

from diffusion_studio.diffusion.denoiser import Label, Prediction, Predicts
from diffusion_studio.diffusion.schedule import NoiseLevel
from diffusion_studio.sentence import InputError

Size = tuple[int, int]  # height, width


def starts(length: int, tile: int, overlap: int) -> tuple[int, ...]:
    """Where tiles begin that cover `length` pixels, evenly spaced, `overlap` or more in common."""
    if not 0 <= overlap < tile <= length:
        raise InputError(
            "tiles of {tile} pixels that share {overlap} cannot cover {length}: the picture must"
            " be as large as a tile, and the overlap smaller",
            tile=tile,
            overlap=overlap,
            length=length,
        )
    count = 1 + ceil((length - tile) / (tile - overlap))
    if count == 1:
        return (0,)
    return tuple(round(n * (length - tile) / (count - 1)) for n in range(count))


@dataclass(frozen=True)
class TilePlan:
    """Tiles of `tile` over pictures of `size`, both (height, width), with at least `overlap` pixels
    in common between neighbours."""

    size: Size
    tile: Size
    overlap: int

    @cached_property
    def corners(self) -> tuple[tuple[int, int], ...]:
        """(y, x) of each tile's upper left corner, row by row."""
        rows = starts(self.size[0], self.tile[0], self.overlap)
        columns = starts(self.size[1], self.tile[1], self.overlap)
        return tuple((y, x) for y in rows for x in columns)

    def __len__(self) -> int:
        return len(self.corners)

    def cut(self, x: Tensor) -> Tensor:
        """[B, C, H, W] -> the tiles of all images, [T * B, C, h, w], tile by tile."""
        height, width = self.tile
        return torch.cat([x[..., y : y + height, i : i + width] for y, i in self.corners])

    def join(self, tiles: Tensor) -> Tensor:
        """[T * B, C, h, w] -> their weighted average, [B, C, H, W]."""
        height, width = self.tile
        window = self._window(tiles)
        many = len(tiles) // len(self)
        shape = (many, tiles.shape[1], *self.size)
        sum_, weight = tiles.new_zeros(shape), tiles.new_zeros(self.size)
        for (y, x), tile in zip(self.corners, tiles.split(many), strict=True):
            sum_[..., y : y + height, x : x + width] += tile * window
            weight[y : y + height, x : x + width] += window
        return sum_ / weight

    def _window(self, like: Tensor) -> Tensor:
        """A tile's weights, [h, w]: 1 within, falling evenly to its edges over the overlap."""
        sides = []
        for length in self.tile:
            place = torch.arange(length, device=like.device, dtype=like.dtype) + 0.5
            from_edge = torch.minimum(place, length - place)
            sides.append((from_edge / max(self.overlap, 1)).clamp_max(1))
        return sides[0][:, None] * sides[1]


class TiledDenoiser:
    """Stands where the denoiser stands, for pictures of the plan's size: [B, C, H, W].

    The network is asked about all tiles of all images as one batch. Gradients pass through; as the
    average weighs the belief and not x_t, dx_0/dx_t is no longer quite symmetric near the edges.
    """

    def __init__(self, denoiser: Predicts, plan: TilePlan) -> None:
        self.denoiser = denoiser
        self.plan = plan

    def predict(self, x_t: Tensor, level: NoiseLevel, label: Label = None) -> Prediction:
        """The joint belief. label: as a denoiser has it; each image's tiles all have its own."""
        if tuple(x_t.shape[-2:]) != self.plan.size:
            raise ValueError(f"these tiles cover {self.plan.size}, not {tuple(x_t.shape[-2:])}")
        if isinstance(label, Tensor) and label.ndim:
            label = label.repeat(len(self.plan))
        told = self.denoiser.predict(self.plan.cut(x_t), level, label)
        raw = self.plan.join(told.x_0 if told.raw_x_0 is None else told.raw_x_0)
        v = None if told.v is None else self.plan.join(told.v)
        if isinstance(label, Tensor) and label.ndim:
            label = label[: len(x_t)]
        return replace(self.finish(x_t, level, raw), v=v, label=label)

    def finish(self, x_t: Tensor, level: NoiseLevel, x_0: Tensor) -> Prediction:
        """The prediction that follows from a raw x_0 of the whole picture."""
        return replace(self.denoiser.finish(x_t, level, x_0), denoiser=self)
