"""A house between trees.

What varies: the hour, the land (grass, snow or sand) and its hills; the house's size, walls and
roof, gabled or hipped; door, windows (lit by night), chimney with smoke; two trees of two kinds,
a path, and bushes.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from diffusion_studio.training.data.scenes import shapes
from diffusion_studio.training.data.scenes.canvas import Canvas
from diffusion_studio.training.data.scenes.colours import hsv, lit, mixed, saturated, smooth, tinted
from diffusion_studio.training.data.scenes.countryside import Land, paint_land, paint_tree
from diffusion_studio.training.data.scenes.surroundings import (
    Sky,
    paint_clouds,
    paint_light,
    paint_sky,
    paint_stars,
)


class Site(NamedTuple):
    """The house's frame: x from its middle, y from its foot; its size; 1 with an upper floor."""

    x: Tensor
    y: Tensor
    half: Tensor
    height: Tensor
    tall: Tensor
    dim: Tensor


def paint(canvas: Canvas) -> None:
    sky = paint_sky(canvas)
    paint_stars(canvas, 5, sky.night)
    paint_light(canvas, sky, 0.45)
    paint_clouds(canvas, 2, 0.35, 0.85)
    land = paint_land(canvas, sky)
    side = canvas.side_of()
    paint_tree(canvas, sky, land, side * canvas.number(0.6, 0.88))
    paint_tree(canvas, sky, land, -side * canvas.number(0.6, 0.88))
    x, y = canvas.x - canvas.number(-0.2, 0.2), canvas.y - canvas.number(-0.62, -0.42)
    tall = canvas.chance(0.35)
    height = canvas.number(0.4, 0.54) + 0.26 * tall
    site = Site(x, y, canvas.number(0.34, 0.5), height, tall, sky.daylight)
    roof = hsv(canvas.number(), canvas.number(0.4, 0.9), canvas.number(0.35, 0.85)) * site.dim
    wall = hsv(canvas.number(), canvas.number(0.05, 0.5), canvas.number(0.75, 1)) * site.dim
    door_x = canvas.number(-0.5, 0.5) * site.half
    _path(canvas, site, land, door_x)
    roof_height, gabled = canvas.number(0.28, 0.46), canvas.chance(0.6)
    _chimney(canvas, site, roof_height, sky)
    _walls(canvas, site, wall, land)
    glass = _glass(canvas, sky)
    _roof(canvas, site, roof, roof_height, gabled, land)
    _door(canvas, site, wall, door_x)
    _windows(canvas, site, door_x, glass, roof_height, gabled)
    _bushes(canvas, site, land, sky)


def _path(canvas: Canvas, site: Site, land: Land, door_x: Tensor) -> None:
    """A path that widens towards us, and the shadow at the foot of the walls."""
    shadow = shapes.ellipse(site.x, site.y + 0.01, site.half * 1.25, 0.07)
    canvas.paint(shadow, land.colour * 0.35, 0.45, softness=0.06)
    depth = (-site.y).clamp(min=0)
    bend = canvas.number(-0.5, 0.5) * depth**2 * 3
    path = (site.x - door_x - bend).abs() - 0.06 - 0.22 * depth
    stone = mixed(land.colour, canvas.rgb(0.85, 0.75, 0.6) * site.dim, 0.6)
    canvas.paint(shapes.both(path, site.y), stone, canvas.chance(0.7))


def _chimney(canvas: Canvas, site: Site, roof_height: Tensor, sky: Sky) -> None:
    """A brick chimney on the right or left slope, and its smoke."""
    shown, smoking = canvas.chance(0.65), canvas.chance(0.6)
    x = site.x - site.half * canvas.number(0.35, 0.6) * canvas.side_of()
    y = site.y - site.height - roof_height
    wind = canvas.number(0.1, 0.35) * canvas.side_of()
    puffs = []
    for step in range(3):
        rise = 0.08 + 0.09 * step
        puffs.append(shapes.disc(x - wind * step * 0.4, y - rise, 0.05 + 0.022 * step))
    smoke = mixed(sky.horizon, canvas.white, 0.5) * (0.3 + 0.7 * site.dim)
    canvas.paint(shapes.either(*puffs), smoke, 0.6 * shown * smoking, softness=0.06)
    brick = hsv(canvas.number(0, 0.06), canvas.number(0.3, 0.6), canvas.number(0.45, 0.7))
    stack = shapes.box(x, y + 0.16, 0.055, 0.24)
    cap = shapes.box(x, y - 0.06, 0.075, 0.025)
    light = 0.75 + 0.35 * smooth(0.05, -0.05, x)
    canvas.paint(shapes.either(stack, cap), lit(brick * site.dim, light), shown)


def _walls(canvas: Canvas, site: Site, wall: Tensor, land: Land) -> None:
    """Lit from the left, darker under the eaves, on a plinth."""
    walls = shapes.box(site.x, site.y - site.height / 2, site.half, site.height / 2)
    light = 1.03 - 0.22 * smooth(-site.half, site.half, site.x)
    light = light * (1 - 0.3 * smooth(site.height - 0.12, site.height, site.y))
    plinth = canvas.cover(site.y - 0.05)
    canvas.paint(walls, lit(wall, light * (1 - 0.35 * plinth)))


def _glass(canvas: Canvas, sky: Sky) -> Tensor:
    """The windows' colour: the sky's by day, lamplight by night and sometimes before."""
    lamps = torch.maximum(canvas.chance(0.25), sky.night)
    by_day = hsv(canvas.number(0.52, 0.6), canvas.number(0.25, 0.5), canvas.number(0.5, 0.85))
    return tinted(by_day, canvas.rgb(1, 0.84, 0.42), lamps)


def _roof(
    canvas: Canvas, site: Site, colour: Tensor, rise: Tensor, gabled: Tensor, land: Land
) -> None:
    """Gabled (a triangle) or hipped (a trapezium), tiled, with snow in snow."""
    y = site.y - site.height + 0.02
    share = saturated(y / rise)
    eaves = site.half + canvas.number(0.05, 0.12)
    half = eaves * torch.where(gabled > 0, 1 - share, 1 - 0.48 * share)
    outline = shapes.both(-y, y - rise, (site.x.abs() - half) * 0.75)
    rows = 0.93 + 0.07 * smooth(-0.3, 0.3, torch.sin(y * 46))
    light = (1.08 - 0.28 * smooth(-site.half, site.half, site.x)) * rows
    white = canvas.rgb(0.95, 0.97, 1) * site.dim
    lower = 0.06 + 0.03 * torch.sin(site.x * canvas.number(12, 18))
    snowed = land.snow * smooth(-0.02, 0.02, y - lower)
    canvas.paint(outline, lit(tinted(colour, white, snowed), light))
    canvas.paint(shapes.both(outline, y - 0.035), colour * 0.65)


def _door(canvas: Canvas, site: Site, wall: Tensor, door_x: Tensor) -> None:
    """A door in its frame, with a knob."""
    x, y = site.x - door_x, site.y - 0.16
    canvas.paint(shapes.box(x, y, 0.095, 0.18, 0.02), wall * 0.6)
    colour = hsv(canvas.number(), canvas.number(0.4, 0.85), canvas.number(0.3, 0.7)) * site.dim
    panel = shapes.box(x, y + 0.01, 0.072, 0.16, 0.02)
    canvas.paint(panel, lit(colour, 0.85 + 0.3 * smooth(0.07, -0.07, x)))
    canvas.paint(shapes.disc(x - 0.04, y, 0.017), canvas.rgb(0.95, 0.8, 0.4) * site.dim)


def _windows(
    canvas: Canvas, site: Site, door_x: Tensor, glass: Tensor, rise: Tensor, gabled: Tensor
) -> None:
    """One at each side of the door where there is room, and a round one in most gables."""
    panes, frames = [], []
    floor = site.y - 0.26 - 0.31 * site.tall * (site.y > 0.42)
    for side in (-1, 1):
        x = door_x + side * torch.maximum(site.half * 0.62, 0.2 + 0 * site.half)
        hidden = 9 * (x.abs() > site.half - 0.1)
        across, up = site.x - x, floor
        panes.append(shapes.box(across, up, 0.075, 0.085) + hidden)
        frames.append(shapes.ring(shapes.box(across, up, 0.085, 0.095), 0.014) + hidden)
        bars = shapes.either(across.abs(), up.abs()) - 0.008
        frames.append(shapes.both(bars, panes[-1]))
    gable = site.y - site.height - rise * 0.4
    hidden = 9 * (1 - canvas.chance(0.7) * gabled)
    panes.append(shapes.disc(site.x, gable, 0.06) + hidden)
    frames.append(shapes.ring(shapes.disc(site.x, gable, 0.065), 0.013) + hidden)
    canvas.glow(shapes.either(*panes), 14, glass, 0.3 * (glass.amax(1) - glass.amin(1) > 0.5))
    canvas.paint(shapes.either(*panes), glass)
    canvas.paint(shapes.either(*frames), canvas.white * 0.96 * site.dim)


def _bushes(canvas: Canvas, site: Site, land: Land, sky: Sky) -> None:
    """Round bushes at the corners of the house."""
    bushes = []
    for side in (-1, 1):
        size = canvas.number(0.07, 0.13)
        x = site.x - side * (site.half + canvas.number(0, 0.08))
        bush = shapes.either(
            shapes.disc(x, site.y - 0.03, size),
            shapes.disc(x - side * size, site.y - 0.0, size * 0.7),
        )
        bushes.append(bush + 9 * (1 - canvas.chance(0.6)))
    green = hsv(canvas.number(0.22, 0.42), canvas.number(0.45, 0.75), canvas.number(0.3, 0.55))
    colour = tinted(green, canvas.white * 0.93, land.snow * 0.75) * sky.daylight
    shape = shapes.both(shapes.either(*bushes), -site.y - 0.04)
    canvas.paint(shape, lit(colour, 0.7 + 0.5 * smooth(-0.05, 0.16, site.y)))
