"""Mushrooms in a clearing, in front of a soft background.

What varies: the cap's width, height, point and colour, its spots, whether gills are seen below it
or its rim from above, the stem's length, lean and ring, a small second one, ground and grass.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from diffusion_studio.training.data.scenes import shapes
from diffusion_studio.training.data.scenes.canvas import Canvas, Scalar
from diffusion_studio.training.data.scenes.colours import hsv, lit, mixed, saturated, smooth
from diffusion_studio.training.data.scenes.surroundings import paint_soft_background

SPOTS = (
    (-0.08, 0.66, 0.15),
    (-0.5, 0.4, 0.13),
    (0.4, 0.5, 0.14),
    (0.74, 0.17, 0.09),
    (-0.8, 0.12, 0.08),
    (0.06, 0.24, 0.12),
)
"""Where spots lie on a cap and how large they are, in its half width and height."""


class Kind(NamedTuple):
    """What the mushrooms of one picture share: colours [B, 3, 1, 1] and numbers [B, 1, 1].

    `pointed` goes from 0, a dome, to 1, a cone; `from_above` is 1 where gills are hidden.
    """

    cap: Tensor
    flesh: Tensor
    spotted: Tensor
    pointed: Tensor
    from_above: Tensor


class Place(NamedTuple):
    """One mushroom: its foot, the stem's height and lean, the cap's half axes; if it is there."""

    x: Tensor
    y: Tensor
    height: Tensor
    lean: Tensor
    half_width: Tensor
    cap_height: Tensor
    shown: Scalar = 1.0


def paint(canvas: Canvas) -> None:
    """One mushroom or two on a meadow, with grass before and behind."""
    paint_soft_background(canvas, canvas.number(0.15, 0.6), canvas.number(0.35, 0.9))
    green = hsv(canvas.number(0.17, 0.38), canvas.number(0.45, 0.85), canvas.number(0.28, 0.55))
    ground = canvas.number(-0.68, -0.48)
    _grass(canvas, green * 0.55, ground + canvas.number(0.12, 0.25), 0.6)
    _meadow(canvas, ground, green)

    kind = _kind(canvas)
    draw = canvas.number
    small = Place(
        x=draw(0.5, 0.7) * canvas.side_of(),
        y=ground - draw(0.0, 0.08),
        height=draw(0.22, 0.4),
        lean=draw(-0.1, 0.1),
        half_width=draw(0.18, 0.26),
        cap_height=draw(0.16, 0.28),
        shown=canvas.chance(0.55),
    )
    _mushroom(canvas, small, kind)
    large = Place(
        x=draw(-0.2, 0.2),
        y=ground - draw(0.08, 0.22),
        height=draw(0.6, 0.85),
        lean=draw(-0.14, 0.14),
        half_width=draw(0.42, 0.62),
        cap_height=draw(0.36, 0.62),
    )
    _mushroom(canvas, large, kind)
    _grass(canvas, green * 0.8, draw(-0.72, -0.58), 1.0)
    _grass(canvas, green * 1.2, draw(-0.8, -0.66), 1.0)


def _meadow(canvas: Canvas, ground: Tensor, green: Tensor) -> None:
    """Rolling ground, lighter at its crest."""
    depth = ground + canvas.waves(canvas.x, 2, 5, 0.05) - canvas.y
    canvas.paint(-depth, lit(green, mixed(1.0, 0.55, smooth(0.0, 0.5, depth))))


def _kind(canvas: Canvas) -> Kind:
    """Half of them red, a quarter brown, the others of any colour."""
    draw, choice = canvas.number, canvas.number()
    red, brown = choice < 0.5, (choice >= 0.5) & (choice < 0.75)
    hue = torch.where(red, draw(-0.04, 0.05), torch.where(brown, draw(0.05, 0.11), draw()))
    saturation = torch.where(brown, draw(0.45, 0.75), draw(0.6, 0.95))
    value = torch.where(brown, draw(0.5, 0.85), draw(0.65, 0.98))
    return Kind(
        cap=hsv(hue, saturation, value),
        flesh=hsv(draw(0.08, 0.14), draw(0.05, 0.28), draw(0.85, 1.0)),
        spotted=canvas.chance(0.72),
        pointed=canvas.chance(0.5) * draw(0.2, 0.75),
        from_above=canvas.chance(0.3),
    )


def _mushroom(canvas: Canvas, place: Place, kind: Kind) -> None:
    """A mushroom: shadow, gills, stem with its ring, cap."""
    up, top = canvas.y - place.y, place.height
    curve = (up.clamp(min=0) / top).clamp(max=1) ** 2 + 0.5 * (up - top).clamp(min=0)
    across = canvas.x - place.x - place.lean * curve
    shadow = shapes.ellipse(canvas.x - place.x - 0.04, up, place.half_width * 0.8, top * 0.13)
    canvas.image = lit(canvas.image, 1 - 0.55 * canvas.cover(shadow, softness=0.14) * place.shown)

    rim = place.cap_height * canvas.number(0.14, 0.26)
    under = shapes.ellipse(across, up - top, place.half_width, rim)
    slant = torch.atan2(across, (up - top) + rim * 2.2)
    gills = mixed(0.72, 0.5, smooth(-rim, rim, up - top)) * (1 + 0.14 * torch.cos(slant * 24))
    canvas.paint(under, lit(kind.flesh, gills), place.shown)
    _stem(canvas, (across, up / top), place, kind)
    _cap(canvas, (across, up - top, under), place, kind)


def _stem(canvas: Canvas, at: tuple[Tensor, Tensor], place: Place, kind: Kind) -> None:
    """A stem that widens to its foot. `at`: distance from its axis, height in stem lengths."""
    (across, share), top = at, place.height
    slim = top * canvas.number(0.1, 0.16)
    half_width = slim * (1 + canvas.number(0.3, 0.9) * saturated(1 - share * 1.5) ** 2)
    foot = shapes.ellipse(across, (share * top).clamp(max=0), half_width, slim * 0.5)
    stem = shapes.both(across.abs() - half_width, (share - 1.0) * top, foot)
    round_light = mixed(1.05, 0.62, smooth(-half_width, half_width, across))
    under_cap = 1 - 0.4 * smooth(0.55, 1.0, share)
    canvas.paint(stem, lit(kind.flesh, round_light * under_cap), place.shown)

    high = canvas.number(0.58, 0.72)
    below = saturated((high - share) / 0.14)
    hem = high - 0.14 + 0.03 * torch.cos(across / slim * 3)
    skirt = across.abs() - slim * (1.05 + 0.9 * below)
    ring = shapes.both(skirt, (share - high) * top, (hem - share) * top)
    ring_light = round_light * mixed(0.78, 1.02, below)
    canvas.paint(ring, lit(kind.flesh, ring_light), place.shown * canvas.chance(0.5))


def _cap(canvas: Canvas, at: tuple[Tensor, Tensor, Tensor], place: Place, kind: Kind) -> None:
    """Dome or cone with spots and a gleam. `at`: x and y from its rim's middle, the rim's disc."""
    x, y, under = at
    wide, high = place.half_width, place.cap_height
    slope = 1 / torch.sqrt(1 / wide**2 + 1 / high**2)
    cone = (x.abs() / wide + y / high - 1) * slope
    dome = mixed(shapes.ellipse(x, y, wide, high), cone, kind.pointed)
    upper = shapes.both(dome, -y)
    cap = torch.where(kind.from_above > 0, shapes.either(upper, under), shapes.both(upper, -under))
    across, up = x / wide, y / high
    light = mixed(0.5, 1.12, smooth(-0.9, 0.9, up * 0.9 - across * 0.5 - 0.1))
    canvas.paint(cap, lit(kind.cap, light), place.shown)

    spots = []
    for right, above, radius in SPOTS:
        spot_x, spot_y = right + canvas.number(-0.06, 0.06), above + canvas.number(-0.05, 0.05)
        squeeze = (1 - 0.75 * spot_x * spot_x) ** 0.5  # foreshortened towards the sides
        size = radius * canvas.number(0.75, 1.25)
        spots.append(shapes.disc((across - spot_x) / squeeze, up - spot_y, size))
    within = canvas.cover(cap) * place.shown
    spotted = canvas.cover(shapes.either(*spots) * high) * within * kind.spotted
    canvas.blend(spotted, lit(mixed(kind.flesh, canvas.white, 0.6), 0.25 + 0.7 * light))
    gleam = torch.exp(-(((across + 0.34) / 0.24) ** 2) - ((up - 0.62) / 0.15) ** 2)
    canvas.blend(0.35 * gleam * within, canvas.white)


def _grass(canvas: Canvas, green: Tensor, reach: Scalar, opacity: float) -> None:
    """Four blades from the lower edge up to about the height `reach`, each bent to a side."""
    blades = []
    for _ in range(4):
        x, bend, tip = canvas.number(-1, 1), canvas.number(-0.2, 0.2), canvas.number(-0.1, 0.15)
        share = (canvas.y + 1) / (reach + tip + 1)
        blades.append((canvas.x - x - bend * share * share).abs() - 0.05 * (1 - share))
    canvas.paint(shapes.either(*blades), green, opacity)
