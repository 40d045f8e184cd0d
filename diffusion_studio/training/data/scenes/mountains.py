"""Mountains over a lake that mirrors them, or behind a meadow.

What varies: the hour, three peaks with their slopes and gullies, the colour of the rock, how far
down the snow reaches, the far range, mist, firs, and lake or meadow with its flowers.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor

from diffusion_studio.training.data.scenes import shapes
from diffusion_studio.training.data.scenes.canvas import Canvas
from diffusion_studio.training.data.scenes.colours import hsv, lit, mixed, smooth, tinted
from diffusion_studio.training.data.scenes.surroundings import (
    Sky,
    fir,
    paint_light,
    paint_sky,
    paint_stars,
)


class Scenery(NamedTuple):
    """What the parts share: heights with the water's mirrored, where the light is, rock, snow."""

    y: Tensor
    sky: Sky
    light_x: Tensor
    rock_hue: Tensor
    rock_saturation: Tensor
    rock_value: Tensor
    snow_depth: Tensor


def paint(canvas: Canvas) -> None:
    lake = canvas.chance(0.6)
    waterline = canvas.number(-0.52, -0.22)
    y = torch.where(lake > 0, _mirrored(canvas, waterline), canvas.y)
    sky = paint_sky(canvas, y)
    paint_stars(canvas, 6, sky.night, y)
    light_x = paint_light(canvas, sky, 0.2, y)
    cold, warm = canvas.number(0.54, 0.78), canvas.number(0.0, 0.1)
    rock_hue = torch.where(canvas.chance(0.35) > 0, warm, cold)
    snow_depth = canvas.number(0.14, 0.55) * canvas.chance(0.8)
    scenery = Scenery(
        y,
        sky,
        light_x,
        rock_hue,
        canvas.number(0.12, 0.42),
        canvas.number(0.42, 0.68),
        snow_depth,
    )
    _far_range(canvas, scenery)
    for side in (-1, 1):
        _peak(canvas, scenery, side * canvas.number(0.45, 0.95), canvas.number(0.02, 0.4))
    _peak(canvas, scenery, canvas.number(-0.4, 0.4), canvas.number(0.38, 0.68))
    _mist(canvas, scenery)
    ground = hsv(canvas.number(0.2, 0.4), canvas.number(0.35, 0.65), canvas.number(0.28, 0.55))
    ground = mixed(ground, sky.horizon, 0.15) * sky.daylight
    hills = canvas.number(-0.62, -0.4) + canvas.waves(canvas.x, 1.5, 4, 0.08)
    bank = waterline + 0.03 + canvas.waves(canvas.x, 3, 7, 0.025).clamp(min=-0.02)
    shore = torch.where(lake > 0, bank, hills)
    depth = smooth(0, 0.6, shore - canvas.y) * (1 - lake)
    canvas.paint(y - shore, lit(ground, 0.75 + 0.5 * depth))
    _flowers(canvas, (1 - lake) * (1 - sky.night))
    _firs(canvas, y, shore, ground * 0.5)
    _water(canvas, scenery, waterline, lake)


def _mirrored(canvas: Canvas, waterline: Tensor) -> Tensor:
    """Heights [B, H, 1] that below the waterline are those of the reflected ray, with ripples."""
    depth = (waterline - canvas.y).clamp(min=0)
    phase = canvas.number(0, 2 * math.pi)
    ripples = torch.sin(depth * canvas.number(26, 36) + 1.5 * torch.sin(depth * 9 + phase))
    return waterline + (canvas.y - waterline).abs() + ripples * 0.045 * depth


def _far_range(canvas: Canvas, scenery: Scenery) -> None:
    """A range so far away that the air has almost taken its colour."""
    crest = canvas.number(-0.12, 0.15) + canvas.waves(canvas.x, 2.5, 9, 0.14, count=3)
    blue = hsv(scenery.rock_hue, canvas.number(0.3, 0.55), scenery.rock_value * 0.9)
    colour = mixed(scenery.sky.horizon, blue * scenery.sky.daylight, 0.35)
    canvas.paint(scenery.y - crest, colour)


def _peak(canvas: Canvas, scenery: Scenery, x: Tensor, top: Tensor) -> None:
    """A peak: a lit flank and a dark one, which meet in a crooked ridge, gullies, snow on top."""
    sky, y = scenery.sky, scenery.y
    across, depth = canvas.x - x, top - y
    rugged = canvas.waves(canvas.x, 8, 19, 0.05) * smooth(0, 0.3, across.abs())
    flank = (across.abs() + 0.012) * canvas.number(0.75, 1.15) + rugged
    crook = _zigzag(depth * canvas.number(2.2, 3.6) + canvas.number())
    facing = torch.where(scenery.light_x > x, 1.0, -1.0)
    ridge = (across + 0.17 * crook * depth.clamp(0, 0.5)) * facing
    fan = across / (depth.clamp(min=0) + 0.1) * canvas.number(1.1, 1.8) + 0.16 * crook
    gullies = smooth(-0.5, 0.5, _zigzag(fan + canvas.number()))
    light = 0.5 + 0.46 * smooth(-0.015, 0.015, ridge) + 0.24 * gullies

    dim = sky.daylight
    rock = hsv(
        scenery.rock_hue + canvas.number(-0.05, 0.05), scenery.rock_saturation, scenery.rock_value
    )
    edge = scenery.snow_depth + top * 0.25 - 0.05 - 0.09 * gullies
    edge = edge + 0.04 * torch.sin(across * 24 + canvas.number(0, 6))
    hue = scenery.rock_hue + canvas.number(-0.05, 0.05)
    rock = hsv(hue, scenery.rock_saturation, scenery.rock_value) * dim
    snow = mixed(sky.horizon, canvas.white, 0.75) * (0.35 + 0.65 * dim)
    snowed = smooth(0.03, -0.03, depth - edge) * (scenery.snow_depth > 0)
    colour = lit(tinted(rock, snow * 0.9, snowed), light)
    haze = 0.06 + 0.36 * smooth(0.15, 1.1, depth)
    canvas.paint((flank - depth) * 0.7, tinted(colour, sky.horizon, haze))


def _zigzag(turns: Tensor) -> Tensor:
    """A wave of straight lines between -1 and 1, one period a turn."""
    return 4 * (turns - torch.floor(turns + 0.5)).abs() - 1


def _mist(canvas: Canvas, scenery: Scenery) -> None:
    """A veil of air at the feet of the mountains."""
    height = canvas.number(-0.3, 0) + canvas.waves(canvas.x, 1.5, 4, 0.06)
    veil = torch.exp(-(((scenery.y - height) / canvas.number(0.06, 0.16)) ** 2))
    canvas.blend(veil * canvas.number(0, 0.5), scenery.sky.horizon)


def _flowers(canvas: Canvas, shown: Tensor) -> None:
    """Dots of flowers in the meadow, smaller farther away."""
    colour = hsv(canvas.number(0.75, 1.2), canvas.number(0.1, 0.8), 1.0)
    dots = []
    for _ in range(8):
        height = canvas.number(-0.98, -0.72)
        dots.append(
            shapes.disc(
                canvas.x - canvas.number(-1, 1),
                (canvas.y - height) * 1.3,
                0.028 - 0.02 * (height + 1),
            )
        )
    canvas.paint(shapes.either(*dots), colour, 0.9 * shown)


def _firs(canvas: Canvas, y: Tensor, foot: Tensor, colour: Tensor) -> None:
    """A group of firs at each side, and seldom one between."""
    trees = []
    for left, right, chance in (
        (-1.0, -0.75, 0.8),
        (-0.8, -0.5, 0.6),
        (-0.5, 0.4, 0.25),
        (0.45, 0.75, 0.6),
        (0.7, 1.0, 0.8),
    ):
        x, height = canvas.number(left, right), canvas.number(0.22, 0.5)
        hidden = 9 * (1 - canvas.chance(chance))
        trees.append(fir(canvas.x - x, y - foot + 0.02, height) + hidden)
    canvas.paint(shapes.either(*trees), colour)


def _water(canvas: Canvas, scenery: Scenery, waterline: Tensor, lake: Tensor) -> None:
    """The lake's own colour over the mirror image, calm streaks, and the light's path."""
    sky = scenery.sky
    deep = hsv(canvas.number(0.5, 0.62), canvas.number(0.4, 0.7), 0.4) * sky.daylight
    below = canvas.cover(canvas.y - waterline) * lake
    depth = (waterline - canvas.y).clamp(min=0)
    canvas.blend(below * (0.28 + 0.25 * depth), deep)
    bent = 0.8 * torch.sin(canvas.x * 3 + canvas.number(0, 6))
    streaks = smooth(0.5, 1, torch.sin(torch.sqrt(depth + 1e-6) * 44 + bent))
    path = torch.exp(-(((canvas.x - scenery.light_x) / (0.08 + 0.25 * depth)) ** 2))
    canvas.blend(below * streaks * (0.12 + 0.5 * path), mixed(sky.light, sky.horizon, 0.3))
    shore = torch.exp(-(((canvas.y - waterline) / 0.012) ** 2))
    canvas.blend(shore * 0.35 * lake, sky.horizon)
