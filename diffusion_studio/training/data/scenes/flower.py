"""A flower in front of a soft background.

What varies: the number (5 to 12), width, points, notches and layers of the petals, their two
colours, the centre with or without stamens, the stem's bend, the leaves, and the tilt of the head.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor

from diffusion_studio.training.data.scenes import shapes
from diffusion_studio.training.data.scenes.canvas import Canvas, Scalar
from diffusion_studio.training.data.scenes.colours import hsv, lit, mixed, saturated, smooth, tinted
from diffusion_studio.training.data.scenes.surroundings import paint_soft_background


class Head(NamedTuple):
    """The flower's head: distance and angle from its centre [B, H, W], and its radius [B, 1, 1]."""

    distance: Tensor
    angle: Tensor
    radius: Tensor


class Petals(NamedTuple):
    """What the layers have in common: numbers [B, 1, 1], colours [B, 3, 1, 1].

    `fullness` is the width (1: neighbours touch); `pointed` goes from 0, round, to 1; `notch` is
    the depth of the dent in the tip and `uneven` how much lengths differ, both in radii.
    """

    number: Tensor
    fullness: Tensor
    pointed: Tensor
    notch: Tensor
    uneven: Tensor
    base: Tensor
    tip: Tensor


class Layer(NamedTuple):
    """One round of petals: its length in radii, its turn in petals, its light and if it is seen."""

    length: Scalar
    turn: float
    light: float
    shown: Scalar


def paint(canvas: Canvas) -> None:
    """A flower with its stem and leaves, from behind to the front."""
    warm = canvas.number() < 0.72
    hue = torch.where(warm, canvas.number(0.76, 1.17), canvas.number(0.54, 0.74))
    behind = torch.where(warm, canvas.number(0.2, 0.6), canvas.number(0.12, 0.4))
    paint_soft_background(canvas, behind, canvas.number(0.4, 0.85))

    x, y, radius = canvas.number(-0.16, 0.16), canvas.number(0.08, 0.24), canvas.number(0.54, 0.7)
    green = hsv(canvas.number(0.22, 0.4), canvas.number(0.5, 0.85), canvas.number(0.35, 0.68))
    _stem_and_leaves(canvas, x, y, green)

    across, up = shapes.turned(canvas.x - x, canvas.y - y, canvas.number(-0.5, 0.5))
    up = up / canvas.number(0.8, 1.0)
    head = Head(
        shapes.length(across, up), torch.atan2(up, across) + canvas.number(0, math.pi), radius
    )
    petals = _petals(canvas, hue)
    layered, inner = canvas.chance(0.55), canvas.chance(0.5)
    _layer(canvas, head, petals, Layer(1.0, 0.5, 0.8, layered))
    _layer(canvas, head, petals, Layer(1 - canvas.number(0.03, 0.2) * layered, 0.0, 1.0, 1.0))
    _layer(canvas, head, petals, Layer(canvas.number(0.55, 0.66), 0.5, 1.07, layered * inner))
    _centre(canvas, head)


def _stem_and_leaves(canvas: Canvas, x: Tensor, y: Tensor, green: Tensor) -> None:
    """A stem, bent like a parabola, from the head at (x, y) down, with up to two leaves."""
    bend, half_width = canvas.number(-0.32, 0.32), canvas.number(0.032, 0.048)
    across = canvas.x - (x + bend * (y - canvas.y) ** 2)
    stem = shapes.both(across.abs() - half_width, canvas.y - y)
    canvas.paint(stem, lit(green, mixed(1.1, 0.62, smooth(-half_width, half_width, across))))
    for side in (-1, 1):
        foot = canvas.number(-0.95, -0.6)
        root = x + bend * (y - foot) ** 2
        long, wide = canvas.number(0.42, 0.62), canvas.number(0.08, 0.14)
        along, off = shapes.turned(
            (canvas.x - root) * side, canvas.y - foot, canvas.number(0.35, 1.0)
        )
        off = off + canvas.number(0.0, 0.5) * along * along
        leaf = _lens(along - long / 2, off, long / 2, wide)
        light = mixed(0.72, 1.12, smooth(-0.025, 0.025, off)) + 0.25 * smooth(0, 0.6, along)
        canvas.paint(leaf, lit(green, light), canvas.chance(0.85))


def _lens(x: Tensor, y: Tensor, half_length: Scalar, half_width: Scalar) -> Tensor:
    """A leaf with two pointed ends: where two discs meet."""
    radius = (half_length**2 + half_width**2) / (2 * half_width)
    return shapes.disc(x, y.abs() + radius - half_width, radius)


def _petals(canvas: Canvas, hue: Tensor) -> Petals:
    """How this flower's petals look: few are wide, many are narrow."""
    saturation = torch.where(
        canvas.number() < 0.2, canvas.number(0.0, 0.15), canvas.number(0.4, 0.95)
    )
    base_hue, base_value = hue + canvas.number(-0.1, 0.1), canvas.number(0.5, 0.85)
    deeper = saturated(saturation + canvas.number(0.1, 0.35))
    share = canvas.number()
    return Petals(
        number=torch.floor(5 + 8 * share * share),
        fullness=canvas.number(0.75, 1.2),
        pointed=canvas.chance(0.45) * canvas.number(0.4, 1.0),
        notch=canvas.chance(0.3) * canvas.number(0.06, 0.14),
        uneven=canvas.number(0.0, 0.07),
        base=hsv(base_hue, deeper, base_value),
        tip=hsv(hue, saturation, canvas.number(0.88, 1.0)),
    )


def _layer(canvas: Canvas, head: Head, petals: Petals, layer: Layer) -> None:
    """One round of petals and its shadow; all are one petal, seen in the frame of the nearest."""
    wedge = 2 * math.pi / petals.number
    nearest = torch.floor(head.angle / wedge + layer.turn + 0.5)
    angle = head.angle - (nearest - layer.turn) * wedge
    wave = torch.sin(torch.remainder(nearest, petals.number) * 2.4 + petals.number)
    reach = head.radius * layer.length * (1 + petals.uneven * wave)
    along, off = head.distance * torch.cos(angle), head.distance * torch.sin(angle)

    half_width = petals.fullness * reach * 0.6 * torch.tan(wedge / 2).clamp(max=0.68)
    rounded = shapes.ellipse(along - reach * 0.55, off, reach * 0.45, half_width)
    pointed = _lens(along - reach * 0.5, off, reach * 0.5, half_width * 0.95)
    outward, sideways = along / reach, off / half_width
    dent = petals.notch * reach * saturated(1 - sideways.abs() * 2) * smooth(0.6, 0.95, outward)
    petal = mixed(rounded, pointed, petals.pointed) + dent

    light = 0.9 + 0.12 * sideways - 0.16 * torch.exp(-((sideways / 0.16) ** 2))
    seam = smooth(0.7, 1.0, angle.abs() / (wedge / 2))
    light = light * mixed(0.72, 1.06, smooth(0.05, 0.7, outward)) * (1 - 0.22 * seam) * layer.light
    shadow = canvas.cover(petal - 0.01, softness=0.1) * layer.shown
    canvas.image = lit(canvas.image, 1 - 0.3 * shadow)
    colour = tinted(petals.base, petals.tip, smooth(0.15, 0.85, outward))
    canvas.paint(petal, lit(colour, light), layer.shown)


def _centre(canvas: Canvas, head: Head) -> None:
    """The disc in the middle: yellow, orange or brown, with grains and sometimes stamens."""
    radius = head.radius * canvas.number(0.17, 0.32)
    hue, value = canvas.number(0.07, 0.16), canvas.number(0.45, 1.0)
    colour = hsv(hue, canvas.number(0.7, 0.95), value)
    out = head.distance / radius
    canvas.image = lit(canvas.image, 1 - 0.4 * canvas.cover(head.distance - radius, softness=0.1))

    stamens = canvas.chance(0.45)
    step = 2 * math.pi / 11
    angle = head.angle - step * torch.floor(head.angle / step + 0.5)
    tip = radius * 1.2
    dot = shapes.disc(
        head.distance * torch.cos(angle) - tip, head.distance * torch.sin(angle), 0.032
    )
    grains = torch.cos(angle * 11) * torch.sin(out * canvas.number(7, 10)) * smooth(0, 0.4, out)
    light = mixed(1.15, 0.68, saturated(out) ** 2) + 0.12 * grains
    heart = canvas.chance(0.4) * smooth(0.6, 0.4, out)
    disc = shapes.either(head.distance - radius, dot + (1 - stamens))
    canvas.paint(disc, lit(colour, light * (1 - 0.45 * heart)))
