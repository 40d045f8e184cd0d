"""A cat, looking out of the picture."""

from __future__ import annotations

from collections.abc import Callable

from numpy.random import Generator

from diffusion_studio.training.data.scenes.painter import (
    BLACK,
    WHITE,
    Colour,
    Gradient,
    Painter,
    Point,
    curve,
    hsv,
)

PlaceAt = Callable[[float, float], Point]

COATS = (
    Colour(0.92, 0.58, 0.24),
    Colour(0.55, 0.55, 0.58),
    Colour(0.24, 0.23, 0.25),
    Colour(0.93, 0.91, 0.88),
    Colour(0.58, 0.4, 0.27),
)
"""Ginger, grey, black, white and brown."""


def paint(painter: Painter, rng: Generator) -> None:
    hue = rng.uniform(0, 1)
    wall = hsv(hue, rng.uniform(0.3, 0.55), rng.uniform(0.6, 0.9))
    painter.background(Gradient(wall, wall.towards(BLACK, 0.3)))
    x, y = rng.uniform(0.44, 0.56), rng.uniform(0.5, 0.56)
    scale = rng.uniform(0.9, 1.08)

    def at(right: float, down: float) -> Point:
        return x + scale * right, y + scale * down

    coat = COATS[rng.integers(len(COATS))].towards(hsv(hue, 0.3, 0.6), rng.uniform(0, 0.12))
    painter.ellipse(at(0, 0.5), (0.27 * scale, 0.3 * scale), coat.towards(BLACK, 0.15))
    for side in (-1, 1):
        tip = at(side * rng.uniform(0.24, 0.28), -0.38)
        painter.polygon([at(side * 0.29, -0.02), tip, at(side * 0.06, -0.2)], coat)
        inner = [at(side * 0.24, -0.1), at(side * 0.23, -0.31), at(side * 0.12, -0.18)]
        painter.polygon(inner, Colour(0.93, 0.62, 0.62))
    painter.ellipse(at(0, 0), (0.31 * scale, 0.25 * scale), coat)
    if rng.random() < 0.5:
        for across in (-0.08, 0.0, 0.08):
            stripe = [at(across, -0.22), at(0.8 * across, -0.13)]
            painter.line(stripe, 0.03, coat.towards(BLACK, 0.4))
    _face(painter, rng, at, scale)


def _face(painter: Painter, rng: Generator, at: PlaceAt, scale: float) -> None:
    """Muzzle, eyes, nose and whiskers; `at` gives the place of an offset from the middle."""
    iris = hsv(rng.choice([0.12, 0.25, 0.33, 0.55]), 0.75, 0.9)
    slit = rng.uniform(0.016, 0.04)
    for side in (-1, 1):
        painter.ellipse(at(side * 0.07, 0.11), (0.09 * scale, 0.07 * scale), WHITE.faded(0.85))
        painter.ellipse(at(side * 0.135, -0.03), (0.075 * scale, 0.07 * scale), BLACK)
        painter.ellipse(at(side * 0.135, -0.03), (0.06 * scale, 0.058 * scale), iris)
        painter.ellipse(at(side * 0.135, -0.03), (slit * scale, 0.052 * scale), BLACK)
        painter.disc(at(side * 0.135 - 0.02, -0.055), 0.015 * scale, WHITE)
        for drop in (0.0, 0.06):
            whisker = curve(
                at(side * 0.12, 0.1 + drop),
                at(side * 0.25, 0.08 + drop),
                at(side * 0.38, 0.06 + 2 * drop),
            )
            painter.line(whisker, 0.008, WHITE.faded(0.8))
    nose = [at(-0.04, 0.055), at(0.04, 0.055), at(0, 0.1)]
    painter.polygon(nose, Colour(0.85, 0.45, 0.5))
