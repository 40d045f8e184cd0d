"""Mountains behind a lake."""

from __future__ import annotations

from numpy.random import Generator

from diffusion_studio.training.data.scenes.painter import (
    BLACK,
    WHITE,
    Colour,
    Gradient,
    Painter,
    hsv,
)
from diffusion_studio.training.data.scenes.surroundings import (
    Sky,
    paint_clouds,
    paint_light,
    paint_sky,
)


def paint(painter: Painter, rng: Generator) -> None:
    shore = rng.uniform(0.62, 0.72)
    sky = paint_sky(painter, rng, shore)
    paint_light(painter, rng, sky, 0.3)
    paint_clouds(painter, rng, sky, 0.3)
    rock = sky.shaded(hsv(rng.uniform(0.55, 0.75), rng.uniform(0.15, 0.4), rng.uniform(0.4, 0.6)))
    _range(painter, rng, (shore, 0.42), rock.towards(sky.horizon, 0.35), sky)
    _range(painter, rng, (shore, 0.28), rock, sky)
    _water(painter, rng, shore, sky, rock)
    _firs(painter, rng, shore, sky)


def _range(
    painter: Painter, rng: Generator, extent: tuple[float, float], rock: Colour, sky: Sky
) -> None:
    """Two to four peaks from the foot up by about `height`, each with a dark side and snow."""
    foot, height = extent
    count = int(rng.integers(2, 5))
    snow = sky.shaded(WHITE)
    for index in range(count):
        x = (index + rng.uniform(0.25, 0.75)) / count
        top = foot - height * rng.uniform(0.65, 1.05)
        half = rng.uniform(0.6, 0.85) * (foot - top)
        middle = (x + rng.uniform(-0.05, 0.05), foot)
        painter.polygon([(x - half, foot), (x, top), middle], rock.towards(WHITE, 0.12))
        painter.polygon([(x + half, foot), (x, top), middle], rock.towards(BLACK, 0.25))
        low, edge = top + 0.28 * (foot - top), 0.28 * half
        cap = [
            (x, top),
            (x + edge, low),
            (x + 0.3 * edge, low - 0.02),
            (x - 0.2 * edge, low + 0.03),
        ]
        painter.polygon([*cap, (x - edge, low)], snow)


def _water(painter: Painter, rng: Generator, shore: float, sky: Sky, rock: Colour) -> None:
    deep = sky.shaded(hsv(rng.uniform(0.5, 0.6), 0.6, 0.5))
    mirror = rock.towards(deep, 0.4)
    painter.polygon([(0, shore), (1, shore), (1, 1), (0, 1)], Gradient(mirror, deep, shore, 1.0))
    shine = sky.horizon.faded(0.45)
    for _ in range(rng.integers(3, 7)):
        x, y = rng.uniform(0.05, 0.95), rng.uniform(shore + 0.04, 0.97)
        half = rng.uniform(0.06, 0.18)
        painter.line([(x - half, y), (x + half, y)], 0.012, shine)


def _firs(painter: Painter, rng: Generator, shore: float, sky: Sky) -> None:
    green = sky.shaded(hsv(rng.uniform(0.33, 0.42), 0.55, rng.uniform(0.2, 0.35)))
    painter.polygon(
        [(0, shore - 0.02), (1, shore - 0.02), (1, shore + 0.02), (0, shore + 0.02)], green
    )
    for _ in range(rng.integers(3, 8)):
        x, height = rng.uniform(0.02, 0.98), rng.uniform(0.1, 0.2)
        painter.polygon(
            [(x - 0.3 * height, shore), (x, shore - height), (x + 0.3 * height, shore)], green
        )
