"""A glyph as it is shown: a little moved, turned, scaled and tinted, on white or a soft colour."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn.functional import affine_grid, avg_pool2d, grid_sample

from diffusion_studio.training.data.emoji_atlas import SIDE
from diffusion_studio.training.data.scenes.colours import hsv

NUMBERS = 10
"""Uniform numbers that a picture is made from."""

SCALE = (0.76, 0.94)
"""How much of the picture's side the glyph's square takes."""

TURN = math.radians(10)
TINT = math.radians(8)
"""The furthest that a glyph is turned either way, and that its hues are."""

SATURATION = (0.85, 1.15)


@torch.no_grad()
def shown(glyphs: Tensor, numbers: Tensor, size: int) -> Tensor:
    """Each glyph once: uint8 [B, 3, size, size].

    `glyphs` is uint8 [B, 4, SIDE, SIDE] with colours that are multiplied by their alpha, `numbers`
    uniform in [0, 1), [B, NUMBERS]; both on the device that is to draw.
    """
    placing, tint, backdrop = numbers[:, :4], numbers[:, 4:6], numbers[:, 6:]
    # a glyph is made smaller by averaging, first itself and then what is drawn of it, because
    # sampling between four of its pixels may shrink it by no more than half
    layers = glyphs.float() / 255
    if size <= SIDE // 4:
        layers = avg_pool2d(layers, SIDE // (2 * size))
    finer = 2 if size <= SIDE else 1
    shape = [len(glyphs), 4, size * finer, size * finer]
    grid = affine_grid(_placement(placing), shape, align_corners=False)
    layer = avg_pool2d(grid_sample(layers, grid, align_corners=False), finer)
    colour, alpha = layer[:, :3], layer[:, 3:]
    colour = torch.einsum("bij,bjhw->bihw", _tinting(tint), colour)
    colour = torch.minimum(colour.clamp(min=0), alpha)  # a colour times alpha is never above it
    image = colour + (1 - alpha) * _backdrop(backdrop)
    return (image * 255).round().to(torch.uint8)


def _placement(numbers: Tensor) -> Tensor:
    """[B, 2, 3]: from a place in the picture to the place in the glyph that is seen there, both
    in [-1, 1]. The glyph's square keeps inside the picture as far as it fits when it is turned."""
    scale = _between(*SCALE, numbers[:, 0])
    turn = _between(-TURN, TURN, numbers[:, 1])
    cosine, sine = turn.cos(), turn.sin()
    room = (1 - scale * (cosine + sine.abs())).clamp(min=0)
    right, down = ((2 * numbers[:, axis] - 1) * room for axis in (2, 3))
    rows = [
        torch.stack([cosine, sine, -(cosine * right + sine * down)], dim=1),
        torch.stack([-sine, cosine, sine * right - cosine * down], dim=1),
    ]
    return torch.stack(rows, dim=1) / scale[:, None, None]


def _tinting(numbers: Tensor) -> Tensor:
    """[B, 3, 3]: colours turned about the axis of greys (Rodrigues' formula), which moves hues and
    leaves every grey, and drawn away from their grey or towards it, which changes saturation."""
    turn = _between(-TINT, TINT, numbers[:, 0])[:, None, None]
    saturation = _between(*SATURATION, numbers[:, 1])[:, None, None]
    grey = torch.full((3, 3), 1 / 3, device=numbers.device)
    across = torch.tensor([[0.0, -1, 1], [1, 0, -1], [-1, 1, 0]], device=numbers.device)
    around = across / math.sqrt(3)
    colourful = torch.eye(3, device=numbers.device) - grey
    return grey + saturation * (turn.cos() * colourful + turn.sin() * around)


def _backdrop(numbers: Tensor) -> Tensor:
    """[B, 3, 1, 1]: white for half of them, else a soft colour of any hue."""
    plain, hue, saturation, value = numbers[:, :, None, None].unbind(dim=1)
    white = plain < 0.5
    saturation = _between(0.06, 0.3, saturation).masked_fill(white, 0)
    value = _between(0.86, 1, value).masked_fill(white, 1)
    return hsv(hue, saturation, value)


def _between(low: float, high: float, uniform: Tensor) -> Tensor:
    return low + (high - low) * uniform
