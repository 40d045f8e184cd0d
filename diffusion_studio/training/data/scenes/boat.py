"""A sailing boat at sea.

What varies: the hour, clouds, an island, the sea; the boat's size, place, course and heel, its
hull and stripes, two rigs, the sails' colours and patterns, cabin and pennant.
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
    paint_light,
    paint_sky,
    paint_stars,
)


class Frame(NamedTuple):
    """The boat's own coordinates (bow to the right, masthead up, waterline at y = -0.1)."""

    x: Tensor
    y: Tensor
    dim: Tensor


class Sea(NamedTuple):
    """Where water is [B, H, W], how near [B, H, 1] (both 0 to 1), and its crests [B, H, W]."""

    cover: Tensor
    near: Tensor
    crests: Tensor


def paint(canvas: Canvas) -> None:
    sky = paint_sky(canvas)
    paint_stars(canvas, 5, sky.night)
    light_x = paint_light(canvas, sky, 0.2)
    paint_clouds(canvas, 2, 0.35, 0.85)
    horizon = canvas.number(-0.3, 0.05)
    _island(canvas, sky, horizon)
    sea = _sea(canvas, sky, horizon, light_x)

    size, course = canvas.number(0.8, 1.08), canvas.side_of()
    x = (canvas.x - canvas.number(-0.28, 0.28)) / size * course
    y = (canvas.y - horizon + canvas.number(0.12, 0.36)) / size
    hull = hsv(canvas.number(), canvas.number(0.35, 0.9), canvas.number(0.35, 0.95))
    hull = hull * sky.daylight
    hues = canvas.number(), canvas.number()
    main, jib = (
        hsv(hue, canvas.number(0.2, 0.9) * canvas.chance(0.7), canvas.number(0.85, 1))
        for hue in hues
    )
    _reflection(canvas, Frame(x, y, sky.daylight), hull, main, sea)
    heeled = Frame(*shapes.turned(x, y, canvas.number(-0.13, 0.13)), sky.daylight)
    _mainsail(canvas, heeled, main, jib)
    _jib(canvas, heeled, jib)
    _mast(canvas, heeled, hull)
    _hull(canvas, heeled, hull, main)
    _wake(canvas, Frame(x, y, sky.daylight), sky)


def _island(canvas: Canvas, sky: Sky, horizon: Tensor) -> None:
    """One or two hills on the horizon, veiled by the air."""
    height, width = canvas.number(0.06, 0.24), canvas.number(0.18, 0.45)
    x = canvas.x - canvas.number(-1, 1)
    hills = torch.exp(-((x / width) ** 2)) + 0.6 * torch.exp(-(((x - width) / width / 0.6) ** 2))
    green = hsv(canvas.number(0.3, 0.7), canvas.number(0.2, 0.45), canvas.number(0.25, 0.5))
    veiled = mixed(sky.horizon, green * sky.daylight, 0.55)
    canvas.paint(canvas.y - horizon - height * hills + 0.02, veiled, canvas.chance(0.6))


def _sea(canvas: Canvas, sky: Sky, horizon: Tensor, light_x: Tensor) -> Sea:
    """Water that darkens towards us, its crests, and the light's path on it."""
    below = horizon - canvas.y
    near = saturated(below / 1.1)
    water = hsv(canvas.number(0.48, 0.62), canvas.number(0.5, 0.9), canvas.number(0.35, 0.65))
    cover = canvas.cover(-below)
    far = mixed(sky.horizon * 0.85, water * sky.daylight, 0.3)
    canvas.blend(cover, tinted(far, water * sky.daylight, smooth(0, 0.75, near)))
    swell = torch.sin(canvas.x * canvas.number(2.5, 5) + canvas.number(0, 6) + near * 5)
    swell = swell + 0.5 * torch.sin(canvas.x * canvas.number(7, 10) - near * 9)
    crests = torch.sin(torch.sqrt(near + 1e-6) * 26 + swell * (0.3 + 0.7 * near))
    bright, dark = smooth(0.35, 1, crests), smooth(-0.2, -1, crests)
    canvas.blend(cover * dark * 0.25, water * sky.daylight * 0.6)
    canvas.blend(cover * bright * 0.25, mixed(sky.horizon, canvas.white, 0.5))
    path = torch.exp(-(((canvas.x - light_x) / (0.1 + 0.3 * near)) ** 2))
    canvas.blend(cover * smooth(-0.1, 0.9, crests) * path * 0.7, sky.light)
    return Sea(cover, near, crests)


def _reflection(canvas: Canvas, frame: Frame, hull: Tensor, sail: Tensor, sea: Sea) -> None:
    """The boat's colours in the water below it, broken by the crests."""
    x, depth = frame.x + 0.05 * sea.crests, -frame.y - 0.1
    broken = sea.cover * (depth > 0) * (0.55 + 0.45 * sea.crests)
    image = shapes.polygon(x, depth, [(-0.42, 0.1), (0.34, 0.1), (0.02, 0.75)])
    canvas.blend(canvas.cover(image, 0.06) * broken * 0.4, sail * frame.dim)
    shadow = shapes.ellipse(x - 0.03, depth - 0.04, 0.52, 0.11)
    canvas.blend(canvas.cover(shadow, 0.06) * (depth > -0.02) * 0.6, hull * 0.35)


def _mainsail(canvas: Canvas, frame: Frame, colour: Tensor, second: Tensor) -> None:
    """Behind the mast: a triangle with a bellied leech, or four-cornered under a gaff."""
    x, y = frame.x, frame.y
    height, boom = canvas.number(0.82, 1.0), canvas.number(0.4, 0.52)
    share = saturated((y - 0.13) / (height - 0.13))
    triangle = boom * (1 - share) ** 0.8 + 0.02
    four_cornered = boom * (1 - 0.45 * share)
    gaff = canvas.chance(0.3)
    peak = height - gaff * (0.1 + 0.45 * (x + boom * 0.55).clamp(min=0) - 0.1)
    leech = mixed(triangle, four_cornered, gaff)
    sail = shapes.both(x + 0.025, -x - leech, 0.13 - y, (y - peak) * 0.9)
    folds = smooth(-boom, 0.02, x)
    light = 0.72 + 0.33 * folds
    pattern = canvas.whole(0, 3)
    band = canvas.cover((y - 0.4).abs() - 0.08)
    stripes = smooth(-0.25, 0.25, torch.sin(y * canvas.number(15, 24)))
    emblem = canvas.cover(shapes.disc(x + boom * 0.36, y - 0.36, 0.1))
    marked = band * (pattern == 1) + stripes * (pattern == 2) + emblem * (pattern == 3)
    cloth = tinted(colour, second, marked)
    canvas.paint(sail, lit(cloth * (0.3 + 0.7 * frame.dim), light))


def _jib(canvas: Canvas, frame: Frame, colour: Tensor) -> None:
    """Before the mast: a triangle whose after edge is hollow."""
    head, tack = canvas.number(0.66, 0.84), canvas.number(0.38, 0.5)
    jib = shapes.polygon(frame.x, frame.y, [(0.03, 0.15), (tack, 0.12), (0.03, head)])
    hollow = 0.03 + 0.05 * torch.sin(math.pi * saturated((frame.y - 0.12) / (head - 0.12)))
    sail = shapes.both(jib, hollow - frame.x)
    light = 1.04 - 0.3 * smooth(0.0, 0.4, frame.x)
    canvas.paint(sail, lit(colour * (0.3 + 0.7 * frame.dim), light))


def _mast(canvas: Canvas, frame: Frame, pennant: Tensor) -> None:
    """Mast, boom, and a pennant that most boats fly."""
    wood = canvas.rgb(0.4, 0.26, 0.15) * frame.dim
    mast = shapes.box(frame.x, frame.y - 0.54, 0.017, 0.5)
    boom = shapes.box(frame.x + 0.22, frame.y - 0.12, 0.22, 0.015)
    canvas.paint(shapes.either(mast, boom), wood)
    flag = shapes.both((frame.y - 0.99).abs() - 0.05 + 0.25 * -frame.x, frame.x, -frame.x - 0.2)
    canvas.paint(flag, pennant, canvas.chance(0.7))


def _hull(canvas: Canvas, frame: Frame, colour: Tensor, stripe: Tensor) -> None:
    """A hull with sheer and a raking bow, a pale or coloured stripe, perhaps a cabin."""
    x, y = frame.x, frame.y
    cabin = shapes.box(x + canvas.number(0.0, 0.14), y - 0.1, 0.17, 0.08, 0.03)
    pale = tinted(canvas.white, colour, canvas.number(0, 0.3)) * frame.dim
    cabined = canvas.chance(0.45)
    canvas.paint(cabin, pale, cabined)
    ports = shapes.box(((x + 0.07) / 0.12 + 0.5) % 1 * 0.12 - 0.06, y - 0.12, 0.025, 0.022)
    canvas.paint(shapes.both(ports, cabin + 0.03), colour * 0.35, cabined)
    sheer = 0.05 + canvas.number(0.1, 0.3) * (x + 0.1) ** 2
    bow = x - 0.52 - canvas.number(0.3, 1.0) * y
    stern = -x - 0.48 - canvas.number(-0.1, 0.35) * y
    bilge = -0.15 - y + 0.25 * (x - 0.05) ** 2
    hull = shapes.both(y - sheer, bow * 0.75, stern * 0.9, bilge)
    light = 0.62 + 0.45 * smooth(-0.16, 0.1, y)
    canvas.paint(hull, lit(colour, light))
    strip = shapes.both(hull, sheer - canvas.number(0.035, 0.075) - y)
    trim = torch.where(canvas.chance(0.5)[:, None] > 0, stripe, canvas.white)
    canvas.paint(strip, trim * frame.dim)


def _wake(canvas: Canvas, frame: Frame, sky: Sky) -> None:
    """Foam along the waterline, most at the bow."""
    wave = 0.012 * torch.sin(frame.x * canvas.number(12, 18) + canvas.number(0, 6))
    line = shapes.ellipse(frame.x + 0.05, frame.y + 0.145 + wave, 0.62, 0.035)
    bow = shapes.ellipse(frame.x - 0.46, frame.y + 0.12, 0.11, 0.04)
    foam = mixed(sky.horizon, canvas.white, 0.7) * (0.4 + 0.6 * frame.dim)
    canvas.paint(shapes.either(line, bow), foam, 0.75, softness=0.03)
