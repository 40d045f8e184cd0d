"""A butterfly seen from above, in front of a soft background.

What varies: place, turn, size and how far each pair of wings is opened; length, width, slant and
scallops of fore and hind wings, with or without tails; their colours, dark borders and tips,
veins, bands, rows of spots and eyespots.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from diffusion_studio.training.data.scenes import shapes
from diffusion_studio.training.data.scenes.canvas import Canvas
from diffusion_studio.training.data.scenes.colours import hsv, lit, mixed, saturated, smooth, tinted
from diffusion_studio.training.data.scenes.surroundings import paint_soft_background


class Pattern(NamedTuple):
    """What both pairs of wings share: numbers [B, 1, 1].

    The border's width, how strong the veins are, how many veins there are in a radian, the depth
    of the scallops between them, and how strong spots, eyespots and the band are.
    """

    border: Tensor
    veined: Tensor
    veins: Tensor
    scallops: Tensor
    spotted: Tensor
    eyed: Tensor
    banded: Tensor


class Wing(NamedTuple):
    """A pair of wings [B, H, W]: its shape, and how far each pixel is outer, dark and pale."""

    distance: Tensor
    outer: Tensor
    dark: Tensor
    pale: Tensor


def paint(canvas: Canvas) -> None:
    """A butterfly: both pairs of wings, then body and antennae."""
    hue = canvas.number()
    paint_soft_background(canvas, hue + canvas.number(0.25, 0.75))
    size = canvas.number(0.86, 0.98)
    x, y = shapes.turned(
        (canvas.x - canvas.number(-0.1, 0.1)) / size,
        (canvas.y - canvas.number(-0.14, 0.0)) / size,
        canvas.number(-0.5, 0.5),
    )
    opened, turn = canvas.number(0.74, 1.0), canvas.number(-0.2, 0.2)
    right, left = opened * (1 + turn.clamp(max=0)), opened * (1 - turn.clamp(min=0))
    open_here = torch.where(x > 0, right, left)
    out = x.abs() / open_here

    pattern = _pattern(canvas)
    hind = _hind_wing(canvas, out, y, pattern)
    fore = _fore_wing(canvas, out, y, pattern)
    dark = hsv(hue + canvas.number(-0.1, 0.1), canvas.number(0.3, 0.9), canvas.number(0.05, 0.24))
    _wings(canvas, fore, hind, hue, dark, open_here)
    _body(canvas, x, y, dark)


def _pattern(canvas: Canvas) -> Pattern:
    return Pattern(
        border=canvas.number(0.035, 0.1),
        veined=canvas.number(0.2, 0.9),
        veins=canvas.number(16.0, 22.0),
        scallops=canvas.number(-0.01, 0.03).clamp(min=0),
        spotted=canvas.chance(0.7),
        eyed=canvas.chance(0.5),
        banded=canvas.chance(0.35),
    )


def _fore_wing(canvas: Canvas, out: Tensor, y: Tensor, pattern: Pattern) -> Wing:
    """The upper pair: long, with the outer margin slanting towards the tip, which may be dark."""
    long, wide = canvas.number(0.8, 0.93), canvas.number(0.29, 0.38)
    along, across = shapes.turned(out - 0.02, y - 0.07, canvas.number(0.42, 0.64))
    along = along - canvas.number(0.1, 0.5) * across
    across = across - canvas.number(-0.05, 0.15) * along * along
    share = along / long
    wing = shapes.ellipse(
        along - long / 2,
        across,
        long / 2,
        wide * (0.45 + canvas.number(0.6, 0.85) * saturated(share)),
    )
    tip = canvas.number(0.5, 1.1)
    marked = _marked(canvas, wing, (along, across, share), pattern)
    tipped = torch.maximum(marked.dark, smooth(tip, tip + 0.18, share))
    return marked._replace(dark=tipped)


def _hind_wing(canvas: Canvas, out: Tensor, y: Tensor, pattern: Pattern) -> Wing:
    """The lower pair: short and round, sometimes with a tail."""
    long, wide = canvas.number(0.6, 0.74), canvas.number(0.27, 0.37)
    along, across = shapes.turned(out - 0.02, y + 0.02, canvas.number(-0.92, -0.62))
    share = along / long
    wing = shapes.ellipse(along - long / 2, across, long / 2, wide * (0.6 + 0.6 * saturated(share)))
    taper = 0.065 - 0.04 * saturated((share - 0.75) / 0.5)
    tail = shapes.rod(along, across, (long * 0.75, -wide * 0.4), (long * 1.22, -wide * 0.8), taper)
    tail = tail + 1 - canvas.chance(0.35)  # a distance that is nowhere below 0 hides it
    marked = _marked(canvas, wing, (along, across, share), pattern)
    pale = marked.pale * (1 - canvas.cover(tail))
    return marked._replace(distance=shapes.either(marked.distance, tail), pale=pale)


def _marked(
    canvas: Canvas, wing: Tensor, place: tuple[Tensor, Tensor, Tensor], pattern: Pattern
) -> Wing:
    """Border, veins, band and spots. `place`: along the wing, across it, and along in lengths."""
    along, across, share = place
    from_root = torch.atan2(across, along + 0.12)
    between = torch.cos(from_root * pattern.veins)  # 1 on a vein, -1 midway between two
    wing = wing - pattern.scallops * between * smooth(0.5, 0.8, share)
    dark = torch.maximum(
        1 - canvas.cover(wing + pattern.border, softness=0.02),
        smooth(0.8, 1.0, between) * smooth(0.2, 0.5, share) * pattern.veined,
    )
    band = smooth(0.1, 0.05, (share - canvas.number(0.55, 0.7)).abs()) * pattern.banded

    # In the frame of the nearest gap between veins, a spot lies on the middle of the border.
    sideways = torch.asin(torch.cos(from_root * pattern.veins / 2).clamp(-0.999, 0.999))
    sideways = sideways * 2 / pattern.veins * (along + 0.12)
    depth = wing + pattern.border.clamp(min=0.06) * 0.62
    spots = canvas.cover(shapes.disc(sideways, depth, canvas.number(0.028, 0.042)))
    spots = spots * smooth(0.72, 0.8, share) * pattern.spotted

    eye = shapes.disc(along - canvas.number(0.3, 0.38), across, canvas.number(0.075, 0.105))
    seen = pattern.eyed * canvas.chance(0.75)
    dark = torch.maximum(dark, canvas.cover(eye) * seen)
    pale = torch.maximum(spots, canvas.cover(eye + 0.045) * seen)
    pale = torch.maximum(pale, band * (1 - dark) * 0.8)
    return Wing(wing, smooth(0.1, 0.9, share), dark, pale)


def _wings(
    canvas: Canvas, fore: Wing, hind: Wing, hue: Tensor, dark: Tensor, opened: Tensor
) -> None:
    """Both pairs, the fore wings on top, with a soft shadow on what lies behind."""
    pale_body = canvas.chance(0.2)  # whites and yellows, as many true butterflies are
    saturation = canvas.number(0.6, 1.0) * (1 - 0.65 * pale_body)
    inner = hsv(hue, saturation, canvas.number(0.7, 1.0))
    outer = hsv(hue + canvas.number(-0.16, 0.16), saturation, canvas.number(0.88, 1.0))
    pale = hsv(canvas.number(), canvas.number(0, 0.5), canvas.number(0.92, 1.0))

    over = canvas.cover(fore.distance)
    shade = 1 - 0.35 * canvas.cover(fore.distance - 0.01, softness=0.12) * (1 - over)
    both = shapes.either(fore.distance, hind.distance)
    canvas.image = lit(canvas.image, 1 - 0.3 * canvas.cover(both - 0.02, softness=0.14))
    colour = tinted(inner, outer, mixed(hind.outer, fore.outer, over))
    colour = tinted(colour, dark, mixed(hind.dark, fore.dark, over))
    colour = tinted(colour, pale, mixed(hind.pale, fore.pale, over))
    canvas.paint(both, lit(colour, shade * (0.5 + 0.5 * opened)))


def _body(canvas: Canvas, x: Tensor, y: Tensor, dark: Tensor) -> None:
    """Abdomen, chest, head, and two bent antennae with knobs."""
    out = x.abs()
    high, wide, bend = canvas.number(0.54, 0.7), canvas.number(0.1, 0.24), canvas.number(0, 0.6)
    bent = out - bend * (y - 0.25).clamp(min=0) * (high - y).clamp(min=0)
    antenna = shapes.either(
        shapes.rod(bent, y, (0.02, 0.25), (wide, high), 0.018),
        shapes.disc(out - wide, y - high, 0.034),
    )
    trunk = shapes.either(
        shapes.ellipse(x, y + 0.16, 0.048, 0.24),
        shapes.ellipse(x, y - 0.1, 0.066, 0.12),
        shapes.disc(x, y - 0.24, 0.058),
    )
    rings = 0.14 * torch.sin(y * 45) * smooth(0.0, -0.06, y)
    light = 0.8 + 0.9 * smooth(0.06, -0.05, x) + rings
    canvas.paint(antenna, dark * 0.8)
    canvas.paint(trunk, lit(mixed(dark, canvas.rgb(0.3, 0.2, 0.14), 0.4), light))
