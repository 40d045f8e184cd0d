"""A fish under water.

What varies: the water, its light, sand, weeds and bubbles; where the fish swims, which way, how
steeply and how bent; its build, tail and fins; its colours and its pattern (stripes, lines, spots,
a dark back, or plain).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor

from diffusion_studio.training.data.scenes import shapes
from diffusion_studio.training.data.scenes.canvas import Canvas
from diffusion_studio.training.data.scenes.colours import hsv, lit, mixed, saturated, smooth, tinted

TURN = 2 * math.pi


class Fish(NamedTuple):
    """Coordinates in the fish's own frame, head at positive x; its half axes; its colours."""

    x: Tensor
    y: Tensor
    length: Tensor
    height: Tensor
    body: Tensor
    pattern: Tensor
    fins: Tensor


def paint(canvas: Canvas) -> None:
    deep = _water(canvas)
    _sand(canvas, deep)
    _weeds(canvas, deep)
    _bubbles(canvas)
    fish = _fish(canvas)
    _tail(canvas, fish)
    _upright_fins(canvas, fish)
    _body(canvas, fish)
    _side_fin(canvas, fish)
    _face(canvas, fish)


def _water(canvas: Canvas) -> Tensor:
    """Water that darkens downwards, with slanting rays of light; its colour in the deep."""
    hue = canvas.number(0.45, 0.66)
    shallow = hsv(hue, canvas.number(0.3, 0.7), canvas.number(0.75, 1))
    deep = hsv(hue + 0.05, canvas.number(0.65, 0.95), canvas.number(0.15, 0.5))
    canvas.image = tinted(deep, shallow, smooth(-1.1, 1.1, canvas.y))
    slanted = (canvas.x + canvas.y * canvas.number(-0.5, 0.5)) * canvas.number(5, 9)
    rays = smooth(0.2, 1, torch.sin(slanted + canvas.number(0, TURN)))
    canvas.blend(rays * canvas.number(0.08, 0.3) * smooth(-0.6, 1, canvas.y), canvas.white)
    return deep


def _sand(canvas: Canvas, deep: Tensor) -> None:
    """A wavy sea floor, lighter at its edge."""
    surface = canvas.waves(canvas.x, 2, 5, 0.05) - canvas.number(0.68, 0.92)
    sand = hsv(canvas.number(0.07, 0.13), canvas.number(0.25, 0.5), canvas.number(0.55, 0.95))
    depth = saturated((surface - canvas.y) * 3)
    canvas.paint(canvas.y - surface, lit(mixed(deep, sand, 0.7), 1.1 - 0.4 * depth))


def _weeds(canvas: Canvas, deep: Tensor) -> None:
    """Up to four swaying weeds, pointed at the top."""
    green = hsv(canvas.number(0.2, 0.45), canvas.number(0.5, 0.9), canvas.number(0.3, 0.7))
    weeds = torch.ones_like(canvas.y)
    for _ in range(4):
        x, top = canvas.number(-1, 1), canvas.number(-0.6, 0.15)
        sway = torch.sin(canvas.y * canvas.number(6, 10) + canvas.number(0, TURN))
        width = 0.06 * saturated((top - canvas.y) * 2.5) * canvas.chance(0.65)
        weed = (canvas.x - x - 0.06 * sway).abs() - width
        weeds = torch.minimum(weeds, torch.where(width > 0, weed, 1.0))
    canvas.paint(weeds, lit(mixed(deep, green, 0.75), 0.9 + 0.35 * smooth(-1, 0.2, canvas.y)))


def _fish(canvas: Canvas) -> Fish:
    """Where the fish is, how it is built, and its colours: mostly warm ones."""
    length, height = canvas.number(0.46, 0.6), canvas.number(0.22, 0.42)
    x = (canvas.x - canvas.number(-0.13, 0.13)) * canvas.side_of()
    y = canvas.y - canvas.number(-0.22, 0.25)
    x, y = shapes.turned(x, y, canvas.number(-0.3, 0.3))
    x, y = x - 0.1, y + canvas.number(-0.35, 0.35) * (x - 0.1).clamp(max=0) ** 2  # bent tail
    hue = torch.where(canvas.number() < 0.6, canvas.number(-0.05, 0.17), canvas.number())
    body = hsv(hue, canvas.number(0.6, 1), canvas.number(0.85, 1))
    other = hsv(hue + canvas.number(-0.15, 0.4), canvas.number(0.1, 0.9), canvas.number(0.5, 1))
    dark, pale, choice = body * 0.3, mixed(body, canvas.white, 0.85), canvas.number()[:, None]
    pattern = torch.where(choice < 0.3, dark, torch.where(choice < 0.6, pale, other))
    fins = hsv(hue + canvas.number(-0.12, 0.12), canvas.number(0.6, 1), canvas.number(0.6, 0.95))
    return Fish(x, y, length, height, body, pattern, fins)


def _tail(canvas: Canvas, fish: Fish) -> None:
    """A fan behind the body, its edge hollow, straight or round, with rays."""
    spread, reach = canvas.number(0.2, 0.38), canvas.number(0.34, 0.46)
    hollow, back = canvas.number(-0.25, 0.6), -fish.x - fish.length * 0.78
    share = saturated(back / reach)
    sides = fish.y.abs() - 0.05 - spread * share
    edge = back - reach + reach * hollow * (1 - (fish.y / (spread + 0.05)) ** 2)
    fan = shapes.both(sides * 0.75, -back, edge * 0.8)
    rays = torch.cos(fish.y / (share + 0.2) * 30) * share
    canvas.paint(fan, lit(fish.fins, 0.85 + 0.25 * share + 0.13 * rays))


def _upright_fins(canvas: Canvas, fish: Fish) -> None:
    """The fins on back and belly, each an arch that leans to the tail."""
    rays = lit(fish.fins, 0.88 + 0.14 * torch.cos((fish.x + fish.y * 0.4) * 36))
    for up, low, high in ((1, 0.12, 0.3), (-1, 0.04, 0.2)):
        peak, middle = canvas.number(low, high), canvas.number(-0.25, 0.1) - (up < 0) * 0.1
        half = fish.length * canvas.number(0.45, 0.72) * (1 if up > 0 else 0.6)
        along = (fish.x + fish.y.abs() * 0.35 - middle) / half
        arch = fish.y.abs() - fish.height * 0.8 - peak * (1 - along**2)
        canvas.paint(shapes.both(arch * 0.6, (along.abs() - 1) * half, -up * fish.y), rays)


def _body(canvas: Canvas, fish: Fish) -> None:
    """An egg with a pattern, a pale belly, a lit back and its gill."""
    x, y, length, height = fish[:4]
    egg = y / (1 + canvas.number(0.05, 0.35) * x / length).clamp(min=0.3)
    outline, up = shapes.ellipse(x, egg, length, height), y / height
    colour = tinted(fish.body, fish.pattern, _markings(canvas, fish))
    colour = tinted(colour, mixed(colour, canvas.white, 0.6), 0.8 * smooth(0.1, -1, up))
    canvas.paint(outline, lit(colour, 0.78 + 0.4 * smooth(-0.9, 0.8, up)))
    shine = torch.exp(-(((up - 0.55) / 0.2) ** 2) - ((x / length - 0.1) / 0.6) ** 2)
    canvas.blend(canvas.cover(outline) * shine * 0.4, canvas.white)
    gill = shapes.ring(shapes.disc(x - length * 0.5 + 0.28, y, 0.2), 0.016)
    gill = shapes.both(gill, length * 0.5 - 0.18 - x, y.abs() - height * 0.55)
    canvas.paint(gill, fish.body * 0.5, 0.8)


def _markings(canvas: Canvas, fish: Fish) -> Tensor:
    """How much of the pattern's colour shows [B, H, W]: none on a fifth of all fish."""
    style, fineness, phase = canvas.number(), canvas.number(7, 13), canvas.number(0, TURN)
    wave_x = torch.sin(fish.x * fineness + phase + fish.y**2 * 4)
    wave_y = torch.sin(fish.y * fineness * 1.6 + 1.2)
    stripes = smooth(0.0, 0.3, wave_x - canvas.number(-0.2, 0.4))
    lines, spots = smooth(-0.2, 0.2, wave_y), smooth(0.15, 0.35, wave_x * wave_y)
    back = smooth(0.0, 0.12, fish.y - fish.height * 0.25 - 0.03 * wave_x)
    marks = torch.where(style < 0.35, stripes, torch.where(style < 0.48, lines, spots))
    marks = torch.where(style < 0.68, marks, torch.where(style < 0.8, back, 0.0))
    return marks * smooth(0.75, 0.6, fish.x / fish.length)  # the face stays clear


def _side_fin(canvas: Canvas, fish: Fish) -> None:
    """The fin on the flank, folded back and down."""
    x, y = shapes.turned(fish.x - 0.03, fish.y + 0.06, canvas.number(0.2, 1.0))
    size = canvas.number(0.1, 0.15)
    fin = shapes.ellipse(x + size * 0.8, y, size, size * 0.55)
    canvas.paint(fin - 0.02, fish.body * 0.55, 0.6)
    canvas.paint(fin, lit(fish.fins, 0.95 + 0.35 * smooth(-0.05, 0.05, y)))


def _face(canvas: Canvas, fish: Fish) -> None:
    """A round eye and the mouth."""
    x, y = fish.x - fish.length * 0.64, fish.y - fish.height * 0.2
    radius = canvas.number(0.065, 0.1)
    canvas.paint(shapes.disc(x, y, radius), canvas.white)
    canvas.paint(shapes.disc(x - 0.012, y, radius * 0.6), canvas.rgb(0.05, 0.05, 0.08))
    canvas.paint(shapes.disc(x + 0.01, y - 0.025, radius * 0.24), canvas.white)
    corner = fish.length * 0.8, -fish.height * canvas.number(0.1, 0.3)
    lips = shapes.rod(fish.x, fish.y, (fish.length * 0.93, -fish.height * 0.2), corner, 0.016)
    canvas.paint(lips, fish.body * 0.35)


def _bubbles(canvas: Canvas) -> None:
    """Up to five bubbles: a veil, a bright rim and a glint."""
    bubbles, glints = torch.ones_like(canvas.y), torch.ones_like(canvas.y)
    for _ in range(5):
        radius = canvas.number(0.03, 0.08)
        x, y = canvas.x - canvas.number(-0.95, 0.95), canvas.y - canvas.number(-0.6, 0.95)
        x = x + 9 * canvas.chance(0.35)  # 9: out of sight
        bubbles = shapes.either(bubbles, shapes.disc(x, y, radius))
        glints = shapes.either(glints, shapes.disc(x + radius * 0.3, y - radius * 0.3, radius / 4))
    canvas.paint(bubbles, canvas.white, 0.3)
    canvas.paint(shapes.ring(bubbles, 0.01), canvas.white, 0.6)
    canvas.paint(glints, canvas.white)
