"""What stands around a house: rolling land, and trees."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from diffusion_studio.training.data.scenes import shapes
from diffusion_studio.training.data.scenes.canvas import Canvas
from diffusion_studio.training.data.scenes.colours import hsv, lit, mixed, saturated, smooth, tinted
from diffusion_studio.training.data.scenes.surroundings import Sky, fir


class Land(NamedTuple):
    """The ground's colour [B, 3, 1, 1] and whether it is snow [B, 1, 1]."""

    colour: Tensor
    snow: Tensor


def paint_land(canvas: Canvas, sky: Sky) -> Land:
    """Two rolling hills and the ground: mostly grass, seldom snow or sand."""
    kind = canvas.number()
    snow = (kind < 0.2).float()
    grass = hsv(canvas.number(0.2, 0.36), canvas.number(0.4, 0.75), canvas.number(0.4, 0.75))
    sand = hsv(canvas.number(0.08, 0.13), canvas.number(0.3, 0.5), canvas.number(0.7, 0.88))
    colour = torch.where(kind[:, None] > 0.86, sand, grass)
    colour = torch.where(snow[:, None] > 0, canvas.rgb(0.93, 0.96, 1), colour) * sky.daylight
    colour = tinted(colour, sky.horizon, 0.35 * sky.night)
    line = canvas.number(-0.4, -0.2) + canvas.waves(canvas.x, 1.5, 3.5, 0.06)
    far = line + canvas.number(0.08, 0.2) + canvas.waves(canvas.x, 2, 5, 0.07)
    canvas.paint(canvas.y - far, mixed(colour * 0.9, sky.horizon, 0.45))
    light = 1.08 - 0.35 * saturated((line - canvas.y) * 1.2)
    canvas.paint(canvas.y - line, lit(colour, light))
    return Land(colour, snow)


def paint_tree(canvas: Canvas, sky: Sky, land: Land, x: Tensor) -> None:
    """A tree with a round crown or a fir, snowed upon in snow."""
    size, foot = canvas.number(0.75, 1.3), canvas.number(-0.45, -0.3)
    x, y = (canvas.x - x) / size, (canvas.y - foot) / size
    conical = canvas.chance(0.5)
    trunk = shapes.box(x, y - 0.1, 0.035, 0.16)
    canvas.paint(trunk * size, canvas.rgb(0.34, 0.22, 0.13) * sky.daylight)
    crown = shapes.either(
        shapes.disc(x, y - 0.48, 0.2),
        shapes.disc(x - 0.14, y - 0.36, 0.15),
        shapes.disc(x + 0.14, y - 0.36, 0.15),
    )
    needles = fir(x, y - 0.1, canvas.number(0.65, 0.8))
    outline = torch.where(conical > 0, needles, crown)
    autumn = canvas.number(0.04, 0.16)
    hue = torch.where(canvas.chance(0.3) * (1 - conical) > 0, autumn, canvas.number(0.22, 0.4))
    leaves = hsv(hue, canvas.number(0.45, 0.8), canvas.number(0.3, 0.62)) * sky.daylight
    light = 0.68 + 0.5 * smooth(-0.25, 0.25, 0.6 * x + y - 0.42)
    tiers = smooth(0.35, 0.8, (y - 0.1) / 0.18 % 1) * conical
    snow = land.snow * smooth(0.1, 0.3, y * 0.7 + x * 0.2) * (0.85 - 0.5 * conical * (1 - tiers))
    white = canvas.rgb(0.94, 0.97, 1) * sky.daylight
    canvas.paint(outline * size, tinted(lit(leaves, light - 0.12 * tiers), white, snow))
