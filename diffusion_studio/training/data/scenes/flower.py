"""A flower with its stem and leaves before blurred greenery."""

from __future__ import annotations

import math

from numpy.random import Generator

from diffusion_studio.training.data.scenes.painter import (
    BLACK,
    WHITE,
    Painter,
    Point,
    curve,
    hsv,
    turned,
)
from diffusion_studio.training.data.scenes.surroundings import paint_greenery

PETAL_HUES = (0.0, 0.04, 0.09, 0.14, 0.6, 0.72, 0.78, 0.85, 0.93)
"""Reds, oranges, yellow, blues, violets and pinks: no green, which is the leaves'."""


def paint(painter: Painter, rng: Generator) -> None:
    paint_greenery(painter, rng, rng.choice([0.25, 0.33, 0.45, 0.55]))
    centre = (rng.uniform(0.42, 0.58), rng.uniform(0.34, 0.44))
    _stem(painter, rng, centre)
    _blossom(painter, rng, centre)


def _stem(painter: Painter, rng: Generator, centre: Point) -> None:
    green = hsv(rng.uniform(0.27, 0.38), rng.uniform(0.6, 0.85), rng.uniform(0.35, 0.55))
    foot = (centre[0] + rng.uniform(-0.12, 0.12), 1.02)
    stem = curve(centre, (centre[0], 0.75), foot)
    painter.line(stem, 0.035, green)
    for side in (-1, 1):
        joint = stem[int(rng.integers(10, 14))]
        angle = side * rng.uniform(0.4, 0.8)
        middle = turned((side * 0.12, 0.0), -angle, joint)
        painter.ellipse(middle, (0.13, 0.045), green.towards(WHITE, 0.08 * (side + 1)), -angle)


def _blossom(painter: Painter, rng: Generator, centre: Point) -> None:
    """Petals around the heart, the upper row a little lighter than their rims."""
    hue = float(rng.choice(PETAL_HUES)) + rng.uniform(-0.02, 0.02)
    petal = hsv(hue, rng.choice([0.15, 0.55, 0.8]), rng.uniform(0.85, 1.0))
    count, reach = int(rng.integers(5, 9)), rng.uniform(0.25, 0.32)
    width = reach * math.sin(math.pi / count) * rng.uniform(0.8, 0.95)
    first = rng.uniform(0, 2 * math.pi)
    for index in range(count):
        angle = first + 2 * math.pi * index / count
        middle = turned((0.58 * reach, 0.0), angle, centre)
        painter.ellipse(middle, (0.5 * reach, width), petal.towards(BLACK, 0.35), angle)
        painter.ellipse(middle, (0.44 * reach, 0.82 * width), petal, angle)
    heart = hsv(rng.uniform(0.07, 0.15), 0.85, rng.uniform(0.5, 1.0))
    painter.disc(centre, 0.32 * reach, heart.towards(BLACK, 0.4))
    painter.disc(centre, 0.25 * reach, heart)
