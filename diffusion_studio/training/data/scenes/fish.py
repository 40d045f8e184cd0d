"""A fish among bubbles and weeds."""

from __future__ import annotations

import math

from numpy.random import Generator

from diffusion_studio.training.data.scenes.painter import (
    BLACK,
    WHITE,
    Gradient,
    Painter,
    Point,
    curve,
    hsv,
)


def paint(painter: Painter, rng: Generator) -> None:
    hue = rng.uniform(0.5, 0.64)
    light, deep = hsv(hue - 0.04, 0.55, 0.9), hsv(hue + 0.03, 0.8, 0.4)
    painter.background(Gradient(light, deep))
    _seabed(painter, rng)
    for _ in range(rng.integers(2, 6)):
        centre = (rng.uniform(0.05, 0.95), rng.uniform(0.05, 0.75))
        painter.disc(centre, rng.uniform(0.015, 0.035), WHITE.faded(0.5))
    _fish(painter, rng)


def _seabed(painter: Painter, rng: Generator) -> None:
    level = rng.uniform(0.86, 0.93)
    sand = hsv(rng.uniform(0.09, 0.13), 0.35, 0.6)
    painter.ellipse((rng.uniform(0.2, 0.8), 1.0), (1.0, 1.0 - level), sand)
    weed = hsv(rng.uniform(0.3, 0.42), 0.7, rng.uniform(0.35, 0.5))
    for _ in range(rng.integers(2, 5)):
        x, height = rng.uniform(0.03, 0.97), rng.uniform(0.14, 0.3)
        sway = rng.uniform(-0.08, 0.08)
        stalk = curve((x, 1.0), (x - sway, 1.0 - height / 2), (x + sway, 1.0 - height))
        painter.line(stalk, 0.03, weed)


def _fish(painter: Painter, rng: Generator) -> None:
    """Body, tail, fins, stripes and eye, drawn looking right in the fish's own units."""
    x, y = rng.uniform(0.44, 0.56), rng.uniform(0.4, 0.58)
    scale, side = rng.uniform(0.85, 1.1), 1 if rng.random() < 0.5 else -1
    tilt = rng.uniform(-0.15, 0.15)

    def at(ahead: float, up: float) -> Point:
        return x + scale * side * ahead, y - scale * (up + tilt * ahead)

    hue = float(rng.choice([0.0, 0.05, 0.1, 0.15, 0.85, 0.92])) + rng.uniform(-0.02, 0.02)
    body = hsv(hue, rng.uniform(0.75, 0.95), rng.uniform(0.85, 1.0))
    fin = hsv(hue + rng.choice([-0.06, 0.0, 0.08]), 0.85, 0.7)
    tall = rng.uniform(0.17, 0.22)
    painter.polygon([at(-0.18, 0), at(-0.4, 0.19), at(-0.33, 0), at(-0.4, -0.19)], fin)
    painter.polygon([at(-0.14, 0.1), at(-0.08, 1.55 * tall), at(0.12, 0.12)], fin)
    painter.polygon([at(-0.1, -0.1), at(-0.1, -1.4 * tall), at(0.06, -0.12)], fin)
    upper = curve(at(-0.26, 0), at(0.02, 2 * tall), at(0.3, 0))
    lower = curve(at(0.3, 0), at(0.02, -2 * tall), at(-0.26, 0))
    top, bottom = at(0, tall)[1], at(0, -tall)[1]
    painter.polygon([*upper, *lower], Gradient(body, body.towards(BLACK, 0.3), top, bottom))
    if rng.random() < 0.7:
        stripe = WHITE if rng.random() < 0.6 else fin
        for ahead in (-0.1, 0.06):
            half = 0.92 * tall * math.sqrt(1 - (ahead / 0.3) ** 2)
            painter.line([at(ahead, half - 0.03), at(ahead, 0.03 - half)], 0.05, stripe)
    painter.disc(at(0.19, 0.045), 0.045 * scale, WHITE)
    painter.disc(at(0.2, 0.045), 0.024 * scale, BLACK)
