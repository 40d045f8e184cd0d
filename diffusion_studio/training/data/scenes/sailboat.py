"""A sailing boat on the sea."""

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
from diffusion_studio.training.data.scenes.surroundings import (
    Sky,
    paint_clouds,
    paint_light,
    paint_sky,
)


def paint(painter: Painter, rng: Generator) -> None:
    horizon = rng.uniform(0.55, 0.68)
    sky = paint_sky(painter, rng, horizon)
    paint_light(painter, rng, sky, horizon - 0.12)
    paint_clouds(painter, rng, sky, 0.35)
    _sea(painter, rng, sky, horizon)
    _boat(painter, rng, sky, horizon)


def _sea(painter: Painter, rng: Generator, sky: Sky, horizon: float) -> None:
    deep = sky.shaded(hsv(rng.uniform(0.5, 0.62), rng.uniform(0.7, 0.9), rng.uniform(0.5, 0.75)))
    painter.polygon(
        [(0, horizon), (1, horizon), (1, 1), (0, 1)],
        Gradient(deep.towards(sky.horizon, 0.4), deep, horizon, 1.0),
    )
    foam = WHITE.towards(sky.horizon, 0.4).faded(0.35 - 0.25 * sky.darkness)
    for row in range(3):
        y = horizon + (1 - horizon) * (0.25 + 0.3 * row)
        phase, height = rng.uniform(0, 2 * math.pi), 0.008 + 0.006 * row
        crest = [(x / 30, y + height * math.sin(phase + 0.9 * x)) for x in range(31)]
        painter.line(crest, 0.008 + 0.004 * row, foam)


def _boat(painter: Painter, rng: Generator, sky: Sky, horizon: float) -> None:
    """Hull, mast, main sail and jib, drawn in the boat's own units around its waterline."""
    x, water = rng.uniform(0.36, 0.64), horizon + rng.uniform(0.1, 0.2)
    scale, side = rng.uniform(0.85, 1.15), 1 if rng.random() < 0.5 else -1
    lean = rng.uniform(-0.06, 0.06)

    def at(across: float, up: float) -> Point:
        return x + scale * (side * across + lean * up), water - scale * up

    hull = sky.shaded(hsv(rng.uniform(0, 1), rng.uniform(0.5, 0.9), rng.uniform(0.4, 0.9)))
    main = sky.shaded(hsv(rng.uniform(0, 1), rng.choice([0.05, 0.75]), rng.uniform(0.9, 1.0)))
    jib = sky.shaded(hsv(rng.uniform(0, 1), rng.choice([0.05, 0.6]), rng.uniform(0.85, 1.0)))
    height = rng.uniform(0.48, 0.58)

    painter.ellipse(at(0, -0.06), (0.24 * scale, 0.03 * scale), BLACK.faded(0.25))
    painter.line([at(0, 0.05), at(0, height + 0.03)], 0.02, hsv(0.07, 0.6, 0.3))
    leech = curve(at(0.02, height), at(0.2, 0.3), at(0.25, 0.1))
    left, right = sorted((at(0, 0)[0], at(0.25, 0)[0]))
    shade = Gradient(main, main.towards(BLACK, 0.2), left, right, "x")
    painter.polygon([at(0.02, 0.1), *leech], shade)
    painter.polygon([at(-0.02, 0.9 * height), at(-0.2, 0.1), at(-0.02, 0.1)], jib)
    keel = curve(at(0.22, -0.02), at(0, -0.12), at(-0.22, -0.02))
    painter.polygon([at(-0.28, 0.07), at(0.28, 0.07), *keel], hull)
    painter.line([at(-0.27, 0.065), at(0.27, 0.065)], 0.02, hull.towards(WHITE, 0.7))
