"""A butterfly, its wings spread."""

from __future__ import annotations

import math

from numpy.random import Generator

from diffusion_studio.training.data.scenes.painter import (
    BLACK,
    WHITE,
    Colour,
    Painter,
    Point,
    curve,
    hsv,
    turned,
)
from diffusion_studio.training.data.scenes.surroundings import paint_greenery

RIM = Colour(0.08, 0.06, 0.08)


def paint(painter: Painter, rng: Generator) -> None:
    paint_greenery(painter, rng, rng.choice([0.2, 0.3, 0.4, 0.55, 0.65]))
    centre = (rng.uniform(0.44, 0.56), rng.uniform(0.46, 0.56))
    tilt, scale = rng.uniform(-0.4, 0.4), rng.uniform(0.85, 1.1)

    def at(right: float, down: float) -> Point:
        return turned((scale * right, scale * down), tilt, centre)

    hue = float(rng.choice([0.0, 0.06, 0.12, 0.58, 0.75, 0.88])) + rng.uniform(-0.03, 0.03)
    wing = hsv(hue, rng.uniform(0.7, 0.95), rng.uniform(0.8, 1.0))
    lower = wing.towards(hsv(hue + rng.uniform(-0.1, 0.1), 0.6, 1.0), 0.6)
    lift, spots = rng.uniform(0.5, 0.75), rng.random() < 0.6
    for side in (-1, 1):
        angle = tilt + side * lift
        _wing(painter, at(side * 0.17, 0.13), (0.15 * scale, 0.11 * scale), angle, lower)
        _wing(
            painter, at(side * 0.21, -0.12), (0.23 * scale, 0.13 * scale), tilt - side * lift, wing
        )
        if spots:
            painter.disc(at(side * 0.31, -0.19), 0.028 * scale, WHITE)
            painter.disc(at(side * 0.2, 0.17), 0.035 * scale, wing.towards(BLACK, 0.5))
        feeler = curve(at(0, -0.16), at(side * 0.03, -0.28), at(side * 0.11, -0.32))
        painter.line(feeler, 0.012, RIM)
    painter.line([at(0, -0.14), at(0, 0.2)], 0.05 * scale, RIM)
    painter.disc(at(0, -0.16), 0.035 * scale, RIM)


def _wing(painter: Painter, centre: Point, radii: Point, angle: float, fill: Colour) -> None:
    """A dark rim around a coloured wing, with a lighter middle."""
    for share, colour in ((1.0, RIM), (0.78, fill), (0.4, fill.towards(WHITE, 0.3))):
        shrunk = (share * radii[0], math.sqrt(share) * share * radii[1])
        painter.ellipse(centre, shrunk, colour, angle)
