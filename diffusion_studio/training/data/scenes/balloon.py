"""A hot-air balloon above hills."""

from __future__ import annotations

import math
from itertools import pairwise

from numpy.random import Generator

from diffusion_studio.training.data.scenes.painter import (
    BLACK,
    WHITE,
    Colour,
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
    ground = rng.uniform(0.8, 0.92)
    sky = paint_sky(painter, rng, ground)
    paint_clouds(painter, rng, sky, 0.7)
    hue = rng.uniform(0.2, 0.38)
    far = sky.shaded(hsv(hue, 0.35, 0.7)).towards(sky.horizon, 0.4)
    paint_hills(painter, rng, ground - 0.05, far)
    paint_hills(painter, rng, ground + 0.03, sky.shaded(hsv(hue, 0.55, 0.6)))
    _balloon(painter, rng, sky)


def _outline(height: float) -> float:
    """Half the envelope's width at a height: 0 is the crown, 1 the mouth."""
    if height < 0.45:
        return math.sqrt(max(0.0, 1 - ((0.45 - height) / 0.45) ** 2))
    fall = (height - 0.45) / 0.55
    return 0.18 + 0.82 * (1 - fall**1.7)


def _gore(centre: Point, radius: float, left: float, right: float) -> list[Point]:
    """The strip of the envelope between two longitudes, -1 and 1 being its edges."""
    heights = [index / 20 for index in range(21)]
    top = centre[1] - 0.45 * 2.3 * radius

    def edge(longitude: float) -> list[Point]:
        return [
            (centre[0] + radius * longitude * _outline(h), top + 2.3 * radius * h) for h in heights
        ]

    return edge(left) + edge(right)[::-1]


def _balloon(painter: Painter, rng: Generator, sky: Sky) -> None:
    radius = rng.uniform(0.21, 0.29)
    centre = (rng.uniform(0.36, 0.64), rng.uniform(0.34, 0.42))
    hue = rng.uniform(0, 1)
    first = sky.shaded(hsv(hue, rng.uniform(0.75, 0.95), rng.uniform(0.8, 1.0)))
    second = sky.shaded(
        [WHITE, hsv(0.14, 0.7, 1.0), hsv(hue + rng.uniform(0.25, 0.75), 0.7, 0.85)][rng.integers(3)]
    )
    count = int(rng.choice([5, 7, 9]))
    edges = [math.sin(math.pi * (index / count - 0.5)) for index in range(count + 1)]
    for index, (left, right) in enumerate(pairwise(edges)):
        painter.polygon(_gore(centre, radius, left, right), second if index % 2 else first)
    painter.polygon(_gore(centre, radius, 0.55, 1.0), BLACK.faded(0.18))
    painter.polygon(_gore(centre, radius, -0.8, -0.45), WHITE.faded(0.18))
    _basket(painter, centre, radius, sky)


def _basket(painter: Painter, centre: Point, radius: float, sky: Sky) -> None:
    x, mouth = centre[0], centre[1] + 0.55 * 2.3 * radius
    wicker: Colour = sky.shaded(hsv(0.08, 0.65, 0.5))
    top, half = mouth + 0.3 * radius, 0.2 * radius
    for side in (-1, 1):
        painter.line([(x + side * half, mouth), (x + side * half, top)], 0.012, wicker)
    painter.polygon(
        [
            (x - half, top),
            (x + half, top),
            (x + half, top + 1.6 * half),
            (x - half, top + 1.6 * half),
        ],
        wicker,
    )
