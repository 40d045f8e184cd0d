"""A cat that looks at you.

What varies: the background; the fur (ginger, grey, black, white, cream; plain, tabby, patched or
with a dark mask), bib and muzzle; the tilt of the head, its width and its ears; colour, shape and
pupils of the eyes, and where they look; whiskers, nose and sometimes a collar.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from diffusion_studio.training.data.scenes import shapes
from diffusion_studio.training.data.scenes.canvas import Canvas
from diffusion_studio.training.data.scenes.colours import hsv, lit, mixed, smooth
from diffusion_studio.training.data.scenes.surroundings import paint_soft_background


class Fur(NamedTuple):
    """The main colour, a darker and a lighter one [B, 3, 1, 1]; kinds of markings [B, 1, 1]."""

    base: Tensor
    dark: Tensor
    light: Tensor
    tabby: Tensor
    patched: Tensor
    masked: Tensor


class Head(NamedTuple):
    """Coordinates in the tilted head's frame, `across` the distance from its middle line."""

    x: Tensor
    y: Tensor
    across: Tensor
    width: Tensor
    height: Tensor


def paint(canvas: Canvas) -> None:
    paint_soft_background(canvas, canvas.number())
    fur = _fur(canvas)
    x, y = canvas.x - canvas.number(-0.12, 0.12), canvas.y - canvas.number(-0.08, 0.15)
    _body(canvas, fur, x, y)
    tilted = shapes.turned(x, y, canvas.number(-0.25, 0.25))
    width, height = canvas.number(0.52, 0.64), canvas.number(0.42, 0.52)
    head = Head(*tilted, tilted[0].abs(), width, height)
    _ears(canvas, fur, head)
    _face(canvas, fur, head)
    _eyes(canvas, head)
    _muzzle(canvas, fur, head)


def _fur(canvas: Canvas) -> Fur:
    """One of five families of colour, and at most one kind of markings."""
    hue, draw = canvas.number(0.03, 0.11), canvas.number
    ginger = hsv(hue, draw(0.5, 0.8), draw(0.7, 0.98))
    cream = hsv(hue + 0.01, draw(0.15, 0.4), draw(0.75, 0.95))
    grey = hsv(draw(0.55, 0.7), draw(0.03, 0.2), draw(0.35, 0.7))
    white = hsv(hue, draw(0, 0.08), draw(0.92, 1))
    black = hsv(draw(0.6, 0.8), draw(0.1, 0.25), draw(0.14, 0.24))
    family, marks = draw()[:, None], draw()
    base = torch.where(family < 0.35, ginger, torch.where(family < 0.5, cream, grey))
    base = torch.where(family < 0.72, base, torch.where(family < 0.86, white, black))
    dark = base * draw(0.4, 0.62)[:, None]
    ginger_patch = canvas.chance(0.5)[:, None] * (family > 0.72) * (family < 0.86)
    dark = torch.where(ginger_patch > 0, ginger, dark)
    light = mixed(base, canvas.white, draw(0.65, 0.95)[:, None])
    masked = ((marks >= 0.75) & (marks < 0.88) & (family[:, 0] >= 0.35)).float()
    patched = ((marks >= 0.45) & (marks < 0.75)).float()
    return Fur(base, dark, light, (marks < 0.45).float(), patched, masked)


def _body(canvas: Canvas, fur: Fur, x: Tensor, y: Tensor) -> None:
    """Shoulders below the head, darker under the chin, often with a bib or a collar."""
    wide = canvas.number(0.48, 0.68)
    shoulders = shapes.both(shapes.ellipse(x, y + 1.15, wide, 0.85), y + 0.2)
    shade = 0.62 + 0.34 * smooth(-0.35, -0.75, y)
    canvas.paint(shoulders, lit(fur.base, shade - 0.15 * smooth(0.2, 0.6, x.abs())))
    bib = shapes.ellipse(x, y + 1.05, canvas.number(0.2, 0.3), 0.6)
    canvas.paint(bib, lit(fur.light, shade + 0.05), canvas.chance(0.6), softness=0.04)
    collared, gold = canvas.chance(0.3), canvas.rgb(1.0, 0.86, 0.4)
    band = shapes.both((y + 0.56 - 0.25 * x * x).abs() - 0.05, shoulders)
    canvas.paint(band, hsv(canvas.number(), 0.75, 0.8), collared)
    bell = shapes.disc(x, y + 0.65, 0.075)
    canvas.paint(bell, lit(gold, 0.75 + 0.4 * smooth(-0.7, -0.6, y)), collared)


def _ears(canvas: Canvas, fur: Fur, head: Head) -> None:
    """Two pointed ears with pink insides, upright or spread."""
    tall, spread = canvas.number(0.4, 0.58), canvas.number(-0.04, 0.14)
    width, height = head.width, head.height
    tip = width * 0.86 + spread, tall + 0.22
    outer = shapes.polygon(
        head.across, head.y, [(width * 0.95, 0.12), tip, (width * 0.2, height * 0.82)]
    )
    colour = mixed(fur.base, fur.dark, fur.masked[:, None]) * 0.9
    canvas.paint(outer - 0.03, colour)
    inside = tip[0] - 0.03, tip[1] - 0.1
    inner = shapes.polygon(
        head.across, head.y, [(width * 0.84, 0.25), inside, (width * 0.38, height * 0.85)]
    )
    pink = hsv(canvas.number(0.95, 1.03), canvas.number(0.2, 0.45), canvas.number(0.75, 0.95))
    canvas.paint(inner, lit(pink, 0.75 + 0.3 * smooth(height * 0.7, tip[1], head.y)))


def _face(canvas: Canvas, fur: Fur, head: Head) -> None:
    """A round head with full cheeks, and the markings on it."""
    y, across, width, height = head.y, head.across, head.width, head.height
    outline = shapes.either(
        shapes.ellipse(head.x, y, width, height),
        shapes.ellipse(across - width * 0.45, y + height * 0.35, width * 0.55, height * 0.58),
    )
    light = 0.76 + 0.34 * smooth(-height * 1.1, height, y)
    whole = canvas.cover(outline)
    canvas.blend(whole, lit(fur.base, light).clamp(max=1))
    forehead = smooth(0.25, 0.6, torch.cos(head.x * canvas.number(20, 27)))
    forehead = forehead * smooth(0.14, 0.3, y) * smooth(width * 0.44, width * 0.36, across)
    cheeks = smooth(0.3, 0.6, torch.cos((y + across * 0.2) * 25))
    cheeks = cheeks * smooth(width * 0.7, width * 0.86, across) * smooth(0.12, 0.06, y)
    side = canvas.side_of()
    patch = canvas.cover(
        shapes.ellipse(head.x * side - width * 0.5, y - 0.18, canvas.number(0.24, 0.36), 0.36), 0.05
    )
    mask = smooth(0.42, 0.12, shapes.length(head.x, (y + 0.12) * 1.2))
    marks = (forehead + cheeks) * fur.tabby + patch * fur.patched + mask * fur.masked * 0.85
    canvas.blend(whole * marks.clamp(max=1), lit(fur.dark, light).clamp(max=1))


def _eyes(canvas: Canvas, head: Head) -> None:
    """Almond or round eyes with dark rims; both pupils look the same way."""
    apart, up = canvas.number(0.22, 0.27), canvas.number(0.0, 0.07)
    wide, high = canvas.number(0.125, 0.165), canvas.number(0.1, 0.155)
    x, y = shapes.turned(head.across - apart, head.y - up, canvas.number(0, 0.3))
    eye = shapes.ellipse(x, y, wide, high)
    canvas.paint(eye - 0.022, canvas.rgb(0.07, 0.06, 0.06))
    green, blue = canvas.number(0.11, 0.36), canvas.number(0.48, 0.6)
    hue = torch.where(canvas.number() < 0.65, green, blue)
    iris = hsv(hue, canvas.number(0.55, 0.9), canvas.number(0.8, 1))
    canvas.paint(eye, lit(iris, 0.62 + 0.48 * smooth(0.1, -0.1, y)))
    sideways = head.x - torch.sign(head.x) * apart
    gaze, slit = canvas.number(-0.035, 0.035), wide * canvas.number(0.28, 0.75)
    pupil = shapes.ellipse(sideways - gaze, y, slit, high * 0.88)
    canvas.paint(shapes.both(pupil, eye), canvas.rgb(0.03, 0.03, 0.04))
    canvas.paint(shapes.disc(sideways + 0.04, head.y - up - 0.045, 0.038), canvas.white)


def _muzzle(canvas: Canvas, fur: Fur, head: Head) -> None:
    """A pale muzzle with nose and mouth, and whiskers that stand out from the fur."""
    x, y, across = head.x, head.y, head.across
    pads = shapes.ellipse(across - 0.1, y + 0.24, 0.17, 0.13)
    pale = canvas.number(0.4, 1) * (1 - 0.8 * fur.masked)
    canvas.blend(canvas.cover(pads, 0.03) * pale, fur.light)
    corners = [(-0.075, -0.12), (0.0, -0.2), (0.075, -0.12)]
    pink = hsv(canvas.number(0.93, 1.02), canvas.number(0.3, 0.6), canvas.number(0.5, 0.95))
    black = mixed(pink, canvas.black, 0.75 * torch.maximum(fur.masked, canvas.chance(0.2))[:, None])
    smile = shapes.both(
        shapes.ring(shapes.disc(across - 0.075, y + 0.215, 0.075), 0.015), y + 0.215
    )
    mouth = shapes.either(smile, shapes.box(x, y + 0.2, 0.01, 0.03))
    canvas.paint(mouth, fur.base * 0.25)
    canvas.paint(shapes.polygon(x, y, corners) - 0.012, black)
    droop, reach = canvas.number(-0.06, 0.04), canvas.number(0.66, 0.78)
    whiskers = shapes.either(
        *(
            shapes.rod(across, y, (0.22, -0.22 + 0.03 * k), (reach, droop - 0.2 + 0.11 * k), 0.01)
            for k in (-1, 0, 1)
        )
    )
    bright = fur.base.mean(1, keepdim=True) > 0.55
    canvas.paint(whiskers, torch.where(bright, fur.base * 0.22, canvas.white * 0.95), 0.8)
