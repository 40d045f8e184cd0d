"""A planet before a nebula.

What varies: nebula and stars; the planet's size, place, tilt, colours, and whether it has bands,
continents with ice and clouds, or craters; where the sun stands; rings; a moon.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor

from diffusion_studio.training.data.scenes import shapes
from diffusion_studio.training.data.scenes.canvas import Canvas
from diffusion_studio.training.data.scenes.colours import hsv, lit, mixed, saturated, smooth, tinted
from diffusion_studio.training.data.scenes.surroundings import paint_stars


class Globe(NamedTuple):
    """The planet's own frame: x, y in its radii with the axis upright, z towards us."""

    x: Tensor
    y: Tensor
    z: Tensor
    radius: Tensor
    longitude: Tensor
    edge: Tensor
    """The signed distance [B, H, W] to its outline, in the canvas's units."""
    lit: Tensor
    """How much sunlight falls on the surface [B, H, W], in [0, 1]."""


class Rings(NamedTuple):
    """Their distance and colour, and in which pictures they are shown."""

    distance: Tensor
    colour: Tensor
    shown: Tensor
    inner: Tensor
    flatness: Tensor


def paint(canvas: Canvas) -> None:
    _nebula(canvas)
    paint_stars(canvas, 5, 1.0)
    paint_stars(canvas, 5, 1.0, -canvas.y)
    sun = canvas.number(0, 2 * math.pi)
    globe = _globe(canvas, sun)
    rings = _rings(canvas, globe)
    behind = (globe.y > 0) * rings.shown
    canvas.paint(rings.distance, rings.colour * 0.75, behind * 0.9)
    colour = _surface(canvas, globe)
    _sphere(canvas, globe, rings, colour)
    canvas.paint(rings.distance, rings.colour, (1 - behind) * rings.shown * 0.95)
    _moon(canvas, sun)


def _nebula(canvas: Canvas) -> None:
    """Dark sky with two drifting clouds of glowing gas."""
    hue = canvas.number()
    canvas.image = hsv(hue + 0.1 * canvas.y, canvas.number(0.5, 0.8), 0.13 + 0.05 * canvas.y)
    bend_x = torch.sin(canvas.x * canvas.number(2, 4) + canvas.number(0, 6)) * 1.3
    bend_y = torch.sin(canvas.y * canvas.number(1.5, 4) + canvas.number(0, 6)) * 1.3
    across = torch.sin(canvas.x * canvas.number(1, 3) + canvas.number(0, 6) + bend_y)
    along = torch.sin(canvas.y * canvas.number(1, 3) + canvas.number(0, 6) + bend_x)
    gas = smooth(-0.9, 1.9, across + along)
    first = hsv(hue + canvas.number(0.05, 0.4), canvas.number(0.5, 0.85), canvas.number(0.55, 0.9))
    canvas.blend(gas * canvas.number(0.3, 0.85), first)
    other = smooth(-0.5, 1.9, along - across)
    second = hsv(hue + canvas.number(0.1, 0.45), 0.7, canvas.number(0.35, 0.7))
    canvas.blend(other * canvas.number(0, 0.6), second)


def _globe(canvas: Canvas, sun: Tensor) -> Globe:
    radius = canvas.number(0.36, 0.54)
    x = (canvas.x - canvas.number(-0.2, 0.2)) / radius
    y = (canvas.y - canvas.number(-0.2, 0.2)) / radius
    tilt = canvas.number(-0.6, 0.6)
    squared = x * x + y * y
    z = torch.sqrt((1 - squared).clamp(min=0))
    toward = canvas.number(0.4, 0.85)
    shine = (x * torch.cos(sun) + y * torch.sin(sun)) * 0.8 + z * toward
    edge = (torch.sqrt(squared + 1e-9) - 1) * radius
    x, y = shapes.turned(x, y, tilt)
    longitude = torch.atan2(x, z + 1e-4)
    return Globe(x, y, z, radius, longitude, edge, smooth(-0.25, 0.8, shine))


def _rings(canvas: Canvas, globe: Globe) -> Rings:
    """Rings around the equator, seen from a little above it: streaked, with one gap."""
    flatness = canvas.number(0.17, 0.34)
    out = shapes.length(globe.x, globe.y / flatness)
    inner, outer = canvas.number(1.2, 1.35), canvas.number(1.6, 1.85)
    gap = mixed(inner, outer, canvas.number(0.45, 0.75))
    shape = shapes.both(out - outer, inner - out, 0.035 - (out - gap).abs())
    streaks = 0.78 + 0.22 * torch.sin(out * canvas.number(12, 20) + canvas.number(0, 6))
    hue = canvas.number()
    colour = hsv(hue + 0.05 * (out - 1.5), canvas.number(0.1, 0.5), streaks)
    return Rings(
        shape * globe.radius * (0.3 + 0.6 * globe.x.abs().clamp(max=1)),
        colour,
        canvas.chance(0.55),
        inner,
        flatness,
    )


def _surface(canvas: Canvas, globe: Globe) -> Tensor:
    """The colour of the ground in full light: bands, continents or craters."""
    hue = canvas.number()
    first = hsv(hue, canvas.number(0.35, 0.85), canvas.number(0.75, 1))
    second = hsv(
        hue + canvas.number(0.08, 0.3) * canvas.side_of(),
        canvas.number(0.3, 0.85),
        canvas.number(0.4, 0.95),
    )
    kind = canvas.number()
    banded, cratered = (kind < 0.45).float(), (kind > 0.8).float()
    solid = (1 - banded) * (1 - cratered)
    share = torch.where(
        banded > 0, _bands(canvas, globe), torch.where(solid > 0, *_ground(canvas, globe))
    )
    colour = tinted(first, second, share)
    ice = smooth(0.72, 0.8, globe.y.abs() + 0.04 * torch.sin(globe.longitude * 5))
    spot_x, spot_y = canvas.number(-0.5, 0.5), canvas.number(-0.4, 0.4)
    spot = shapes.ellipse(globe.longitude - spot_x, globe.y - spot_y, 0.27, 0.14)
    storm = smooth(0.04, -0.04, spot) * canvas.chance(0.5) * banded
    drift = torch.sin(globe.longitude * 2.5 + canvas.number(0, 6))
    streaks = torch.sin(globe.y * canvas.number(6, 9) + drift + canvas.number(0, 6))
    parted = torch.sin(globe.longitude * 2 - globe.y * 2 + canvas.number(0, 6))
    clouds = smooth(0.9, 1.6, streaks + 0.8 * parted) * 0.75
    colour = tinted(colour, canvas.white * 0.97, torch.maximum(ice, clouds) * solid)
    return tinted(colour, mixed(first, canvas.white, 0.6), storm)


def _bands(canvas: Canvas, globe: Globe) -> Tensor:
    """Belts of cloud of different widths, wavy along their edges: a share [B, H, W]."""
    wave = torch.sin(globe.longitude * canvas.number(2, 5) + globe.y * 3) * canvas.number(0, 0.7)
    phase = globe.y * canvas.number(5, 12) + wave + canvas.number(0, 6)
    return smooth(-0.8, 0.8, torch.sin(phase) + 0.5 * torch.sin(phase * 1.7 + 1))


def _ground(canvas: Canvas, globe: Globe) -> tuple[Tensor, Tensor]:
    """Continents with crisp coasts, and craters: two shares [B, H, W]."""
    bend = torch.sin(globe.longitude * 3 + canvas.number(0, 6))
    coast = torch.sin(globe.longitude * 2.1 + canvas.number(0, 6) + torch.sin(globe.y * 4))
    coast = coast + torch.sin(globe.y * canvas.number(3, 5) + canvas.number(0, 6) + 1.2 * bend)
    craters = torch.zeros_like(coast)
    for _ in range(6):
        x, y = canvas.number(-1, 1), canvas.number(-0.8, 0.8)
        bowl = shapes.disc(globe.longitude - x, globe.y - y, canvas.number(0.1, 0.26))
        depth = 0.45 * smooth(0.025, -0.025, bowl) - 0.3 * smooth(0.05, 0, (bowl - 0.03).abs())
        craters = torch.where(depth.abs() > 0.01, depth, craters)
    return smooth(-0.1, 0.1, coast), craters


def _sphere(canvas: Canvas, globe: Globe, rings: Rings, colour: Tensor) -> None:
    """The lit globe with the rings' shadow on it, in the glow of its air."""
    air = mixed(colour, canvas.white, 0.35)
    canvas.blend(torch.exp(-globe.edge.clamp(min=0) * 13) * 0.55 * globe.lit, air)
    shade_y = (globe.y + 0.2 + rings.flatness * globe.z * rings.inner).abs()
    shadow = smooth(0.09, 0.03, shade_y) * 0.4 * rings.shown
    light = (0.1 + 0.96 * globe.lit) * (1 - shadow)
    rim = saturated(1 - globe.z) ** 3 * globe.lit * 0.6
    canvas.paint(globe.edge, tinted(lit(colour, light), air, rim))


def _moon(canvas: Canvas, sun: Tensor) -> None:
    """A small moon above or below, lit from the same side."""
    radius = canvas.number(0.06, 0.13)
    x = canvas.x - canvas.number(-0.85, 0.85)
    y = canvas.y - canvas.number(0.62, 0.86) * canvas.side_of()
    shine = (x * torch.cos(sun) + y * torch.sin(sun)) / radius
    ground = hsv(canvas.number(), canvas.number(0, 0.35), canvas.number(0.8, 1))
    canvas.paint(
        shapes.disc(x, y, radius), lit(ground, smooth(-0.9, 0.7, shine)), canvas.chance(0.6)
    )
