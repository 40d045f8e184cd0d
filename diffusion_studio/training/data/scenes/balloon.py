"""A hot-air balloon.

What varies: the hour, clouds and hills; where the balloon hangs and how large it is; its colours
and its pattern (gores, bands, zigzag, checks, all of them plain or in the rainbow); and whether
a second one flies far off.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor

from diffusion_studio.training.data.scenes import shapes
from diffusion_studio.training.data.scenes.canvas import Canvas
from diffusion_studio.training.data.scenes.colours import hsv, lit, mixed, saturated, smooth, tinted
from diffusion_studio.training.data.scenes.surroundings import (
    Sky,
    paint_clouds,
    paint_sky,
    paint_stars,
)

RADIUS = 0.42
"""Of the envelope, in the balloon's own units."""
MOUTH = -0.56
"""The height of the envelope's lower end there."""


class Balloon(NamedTuple):
    """Coordinates in the frame of the nearer balloon of each pixel, that frame's unit on the
    canvas, and 1 where the pixel belongs to the far balloon."""

    x: Tensor
    y: Tensor
    unit: Tensor
    far: Tensor


def paint(canvas: Canvas) -> None:
    sky = paint_sky(canvas)
    paint_stars(canvas, 5, sky.night)
    paint_clouds(canvas, 3, -0.3, 0.9)
    _hills(canvas, sky)
    balloon = _balloons(canvas)
    behind = canvas.image
    _ropes_and_basket(canvas, balloon, sky)
    _envelope(canvas, balloon, sky)
    canvas.image = tinted(canvas.image, behind, 0.3 * balloon.far)


def _hills(canvas: Canvas, sky: Sky) -> None:
    """A pale ridge and a near one, green or brown, lit from above."""
    for index, (low, high, pale) in enumerate(((0.6, 0.85, 0.45), (0.78, 0.96, 0.1))):
        ridge = canvas.waves(canvas.x, 2, 4.5, 0.08) - canvas.number(low, high)
        hue = canvas.number(0.1, 0.4)
        land = hsv(hue, canvas.number(0.3, 0.65), canvas.number(0.3, 0.65)) * sky.daylight
        depth = saturated((ridge - canvas.y) * (4 - index))
        canvas.paint(canvas.y - ridge, lit(mixed(land, sky.horizon, pale), 1.08 - 0.2 * depth))


def _balloons(canvas: Canvas) -> Balloon:
    """The near balloon, and on the other side of a line beside it perhaps a far one.

    As no pixel shows both, one set of coordinates serves for the two.
    """
    near, small = canvas.number(0.95, 1.32), canvas.number(0.26, 0.42)
    side, seen = canvas.side_of(), canvas.chance(0.5)
    x, y = -side * canvas.number(-0.08, 0.28) * (0.4 + 0.6 * seen), canvas.number(0.1, 0.3)
    border = x + side * near * (RADIUS + 0.03)
    far_x = border + side * small * (RADIUS + canvas.number(0, 0.4))
    far_y = canvas.number(-0.35, 0.65)
    far = ((canvas.x - border) * side > 0).float()
    unit = mixed(near, small, far)
    across = (canvas.x - mixed(x, far_x, far)) / unit + 9 * far * (1 - seen)  # 9: out of sight
    return Balloon(across, (canvas.y - mixed(y, far_y, far)) / unit, unit, far * seen)


def _ropes_and_basket(canvas: Canvas, balloon: Balloon, sky: Sky) -> None:
    across, y = balloon.x.abs(), balloon.y
    ropes = shapes.rod(across, y, (0.11, MOUTH + 0.03), (0.07, -0.72), 0.009)
    canvas.paint(ropes * balloon.unit, canvas.rgb(0.25, 0.2, 0.15))
    wicker = hsv(canvas.number(0.05, 0.1), canvas.number(0.4, 0.65), canvas.number(0.4, 0.65))
    shade = 1.2 - 0.5 * smooth(-0.09, 0.09, balloon.x)
    rim = 1 - 0.35 * smooth(-0.74, -0.73, y)
    basket = shapes.box(across, y + 0.785, 0.09, 0.08, 0.02)
    canvas.paint(basket * balloon.unit, lit(wicker * sky.daylight, shade * rim))


def _envelope(canvas: Canvas, balloon: Balloon, sky: Sky) -> None:
    """A ball that narrows to its mouth, lit from the upper left; by night its flame shines."""
    x, y = balloon.x, balloon.y
    neck = smooth(0.08, 0.7, -y)
    half_width = torch.sqrt((RADIUS**2 - y.clamp(min=-0.08) ** 2).clamp(min=0)) * (1 - 0.78 * neck)
    tapering = (x.abs() - half_width) * 0.85
    outline = torch.where(y < -0.08, tapering, shapes.disc(x, y, RADIUS))
    outline = shapes.both(outline, MOUTH - y) * balloon.unit
    across = (x / (half_width + 1e-3)).clamp(-0.999, 0.999)
    colour = _cloth(canvas, torch.asin(across), y)
    light = 1.12 - 0.6 * smooth(-0.6, 1.1, across * 0.8 - y * 0.6)
    flame = sky.night * (0.45 * smooth(0.25, -0.55, y) - 0.4)
    weight = canvas.cover(outline)
    canvas.blend(weight, lit(colour, light * (1 + flame)).clamp(max=1))
    shine = torch.exp(-((x + 0.16) ** 2 + (y - 0.17) ** 2) / 0.02)
    canvas.blend(weight * shine * (0.4 - 0.25 * sky.night), canvas.white)
    skirt = weight * smooth(0.012, -0.012, y - MOUTH - 0.07)
    canvas.blend(skirt * 0.45, canvas.black)


def _cloth(canvas: Canvas, longitude: Tensor, y: Tensor) -> Tensor:
    """The pattern over longitude, -pi/2 to pi/2 from left to right, and height."""
    gores = canvas.whole(3, 5) * 2
    turn, style = canvas.number(0, math.pi), canvas.number()
    waves = torch.sin(longitude * gores * 0.5 + turn)
    zigzag = (2 * torch.remainder(longitude * 2.2, 1) - 1).abs()
    bands = canvas.number(11, 16)
    rows = torch.sin((y + 0.07 * zigzag * ((style > 0.45) & (style < 0.7))) * bands + turn)
    stripes, rings = smooth(-0.12, 0.12, waves), smooth(-0.15, 0.15, rows)
    checks = smooth(-0.06, 0.06, waves * rows)
    share = torch.where(style < 0.45, stripes, torch.where(style < 0.82, rings, checks))
    hue, rainbow = canvas.number(), canvas.chance(0.25)
    other = hue + canvas.number(0.12, 0.6)
    step = torch.where((style > 0.45) & (style < 0.82), y * 1.1, longitude / math.pi)
    first = hsv(hue + step * 0.9 * rainbow, canvas.number(0.55, 0.95), canvas.number(0.8, 1))
    pale, white = canvas.number(0, 0.9), canvas.chance(0.35)
    second = hsv(other + step * 0.9 * rainbow, pale * (1 - white), canvas.number(0.85, 1))
    bulge = 0.93 + 0.1 * waves.abs()  # each gore is blown up between its seams
    return lit(tinted(first, second, share), bulge)
