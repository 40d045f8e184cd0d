"""A house with a tree beside it."""

from __future__ import annotations

from numpy.random import Generator

from diffusion_studio.training.data.scenes.painter import (
    BLACK,
    WHITE,
    Fill,
    Gradient,
    Painter,
    Point,
    hsv,
)
from diffusion_studio.training.data.scenes.surroundings import (
    Sky,
    paint_clouds,
    paint_hills,
    paint_sky,
)


def paint(painter: Painter, rng: Generator) -> None:
    ground = rng.uniform(0.7, 0.78)
    sky = paint_sky(painter, rng, ground)
    paint_clouds(painter, rng, sky, 0.35)
    grass = sky.shaded(hsv(rng.uniform(0.22, 0.36), rng.uniform(0.45, 0.7), 0.65))
    paint_hills(painter, rng, ground, grass)
    side = 1 if rng.random() < 0.5 else -1
    _tree(painter, rng, sky, (0.5 + side * rng.uniform(0.33, 0.4), ground + 0.08))
    _house(painter, rng, sky, (0.5 - side * rng.uniform(0.02, 0.1), ground + 0.13))


def _tree(painter: Painter, rng: Generator, sky: Sky, foot: Point) -> None:
    x, y = foot
    leaves = sky.shaded(hsv(rng.uniform(0.08, 0.38), 0.65, rng.uniform(0.35, 0.6)))
    height = rng.uniform(0.34, 0.44)
    painter.line([(x, y), (x, y - 0.6 * height)], 0.04, sky.shaded(hsv(0.07, 0.6, 0.35)))
    if rng.random() < 0.5:
        painter.disc((x, y - 0.75 * height), 0.34 * height, leaves)
        return
    for low, half in ((0.2, 0.3), (0.45, 0.24), (0.7, 0.17)):
        base = y - low * height
        top = base - 0.42 * height
        points = [(x - half * height, base), (x, top), (x + half * height, base)]
        painter.polygon(points, leaves)


def _house(painter: Painter, rng: Generator, sky: Sky, foot: Point) -> None:
    wide, high = rng.uniform(0.22, 0.27), rng.uniform(0.22, 0.28)

    def at(across: float, up: float) -> Point:
        return foot[0] + across, foot[1] - up

    def block(low: Point, top: Point, fill: Fill) -> None:
        corners = [at(*low), at(top[0], low[1]), at(*top), at(low[0], top[1])]
        painter.polygon(corners, fill)

    wall = sky.shaded(hsv(rng.uniform(0, 1), rng.uniform(0.1, 0.45), rng.uniform(0.8, 1.0)))
    roof = sky.shaded(hsv(rng.choice([0.0, 0.03, 0.08, 0.6, 0.75]), 0.7, rng.uniform(0.4, 0.7)))
    peak = high + rng.uniform(0.18, 0.26)
    chimney = rng.choice([-0.5, 0.5]) * wide
    block((chimney - 0.035, high), (chimney + 0.035, peak + 0.02), roof.towards(BLACK, 0.35))
    left, right = at(-wide, 0)[0], at(wide, 0)[0]
    block((-wide, 0), (wide, high), Gradient(wall, wall.towards(BLACK, 0.2), left, right, "x"))
    painter.polygon([at(-wide - 0.05, high), at(0, peak), at(wide + 0.05, high)], roof)
    door = sky.shaded(hsv(rng.uniform(0, 1), 0.6, 0.45))
    place = rng.choice([-0.5, 0.0, 0.5]) * wide
    block((place - 0.05, 0), (place + 0.05, 0.15), door)
    glass = hsv(0.14, 0.5, 1.0) if sky.darkness > 0.1 else hsv(0.55, 0.3, 0.95)
    for across in (-0.55, 0.55):
        x = across * wide if place == 0 else (-place if across > 0 else 9.0)
        block((x - 0.06, 0.09), (x + 0.06, 0.2), WHITE)
        block((x - 0.045, 0.105), (x + 0.045, 0.185), glass)
