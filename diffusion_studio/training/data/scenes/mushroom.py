"""A toadstool in the grass."""

from __future__ import annotations

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
from diffusion_studio.training.data.scenes.surroundings import paint_greenery, paint_hills


def paint(painter: Painter, rng: Generator) -> None:
    hue = rng.choice([0.22, 0.3, 0.4, 0.55])
    paint_greenery(painter, rng, hue)
    grass = hsv(rng.uniform(0.25, 0.36), 0.65, rng.uniform(0.3, 0.5))
    paint_hills(painter, rng, 0.84, grass)
    if rng.random() < 0.4:
        side = 1 if rng.random() < 0.5 else -1
        _toadstool(painter, rng, (0.5 + side * rng.uniform(0.27, 0.33), 0.92), 0.45)
    _toadstool(painter, rng, (rng.uniform(0.42, 0.58), 0.9), rng.uniform(0.9, 1.1))
    for _ in range(rng.integers(5, 9)):
        x, height = rng.uniform(0, 1), rng.uniform(0.08, 0.16)
        blade = curve((x, 1.0), (x, 1.0 - height), (x + rng.uniform(-0.06, 0.06), 1.0 - height))
        painter.line(blade, 0.018, grass.towards(BLACK, rng.uniform(0, 0.35)))


def _toadstool(painter: Painter, rng: Generator, foot: Point, scale: float) -> None:
    def at(across: float, up: float) -> Point:
        return foot[0] + scale * across, foot[1] - scale * up

    hue = float(rng.choice([0.0, 0.03, 0.07, 0.8, 0.95])) + rng.uniform(-0.015, 0.015)
    cap = hsv(hue, rng.uniform(0.75, 0.9), rng.uniform(0.65, 0.95))
    wide, rim, high = rng.uniform(0.28, 0.34), rng.uniform(0.36, 0.42), rng.uniform(0.27, 0.34)
    stalk = hsv(0.12, 0.15, 0.95)
    left, right = at(-0.08, 0)[0], at(0.1, 0)[0]
    painter.polygon(
        [at(-0.055, rim), at(0.055, rim), at(0.09, 0), at(-0.09, 0)],
        Gradient(stalk, stalk.towards(BLACK, 0.3), left, right, "x"),
    )
    under = (wide * 0.95 * scale, 0.05 * scale)
    painter.ellipse(at(0, rim), under, stalk.towards(BLACK, 0.25))
    left_dome = curve(at(-wide, rim), at(-wide, rim + high), at(0, rim + high))
    right_dome = curve(at(0, rim + high), at(wide, rim + high), at(wide, rim))
    brim = curve(at(wide, rim), at(0, rim - 0.05), at(-wide, rim))
    shade = Gradient(
        cap.towards(WHITE, 0.15), cap.towards(BLACK, 0.3), at(0, rim + high)[1], foot[1]
    )
    painter.polygon([*left_dome, *right_dome, *brim], shade)
    for across, up in ((-0.55, 0.3), (0.02, 0.28), (0.55, 0.35), (-0.27, 0.66), (0.3, 0.7)):
        dot = at(wide * (across + rng.uniform(-0.06, 0.06)), rim + high * up)
        size = scale * rng.uniform(0.025, 0.04)
        painter.ellipse(dot, (size, 0.8 * size), WHITE)
