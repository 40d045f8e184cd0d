"""A planet among stars, some with a ring."""

from __future__ import annotations

import math

from numpy.random import Generator

from diffusion_studio.training.data.scenes.painter import (
    BLACK,
    WHITE,
    Colour,
    Gradient,
    Painter,
    Point,
    hsv,
    turned,
)


def paint(painter: Painter, rng: Generator) -> None:
    hue = rng.uniform(0.6, 0.85)
    painter.background(Gradient(hsv(hue, 0.7, 0.12), hsv(hue + 0.08, 0.7, 0.2)))
    haze = hsv(rng.uniform(0, 1), 0.6, 0.5).faded(0.5)
    painter.glow((rng.uniform(0, 1), rng.uniform(0, 1)), rng.uniform(0.2, 0.4), haze)
    for _ in range(rng.integers(8, 16)):
        star = (rng.uniform(0, 1), rng.uniform(0, 1))
        painter.disc(star, rng.uniform(0.006, 0.014), WHITE.faded(rng.uniform(0.4, 0.95)))
    centre = (rng.uniform(0.4, 0.6), rng.uniform(0.4, 0.6))
    radius, tilt = rng.uniform(0.2, 0.28), rng.uniform(-0.5, 0.5)
    first = hsv(rng.uniform(0, 1), rng.uniform(0.55, 0.85), rng.uniform(0.75, 1.0))
    ringed = rng.random() < 0.6
    ring = hsv(rng.uniform(0.05, 0.2), rng.uniform(0.1, 0.4), 0.9)
    wide = rng.uniform(1.6, 1.9)
    if ringed:
        _ring(painter, centre, radius, (tilt, wide, math.pi), ring.towards(BLACK, 0.25))
    _ball(painter, rng, centre, radius, (tilt, first))
    if ringed:
        _ring(painter, centre, radius, (tilt, wide, 0.0), ring)


def _ball(
    painter: Painter, rng: Generator, centre: Point, radius: float, look: tuple[float, Colour]
) -> None:
    """The globe: bands along its tilt, then a shadow that grows away from the light."""
    tilt, colour = look
    painter.glow(centre, 1.2 * radius, colour.faded(0.35))
    painter.disc(centre, radius, colour)
    other = colour.towards([WHITE, BLACK][rng.integers(2)], rng.uniform(0.3, 0.5))
    for _ in range(rng.integers(1, 4)):
        low = rng.uniform(-0.8, 0.6)
        high = low + rng.uniform(0.15, 0.3)
        painter.polygon(_band(centre, radius, tilt, (low, high)), other)
    side = 1 if rng.random() < 0.5 else -1
    for share in (0.25, 0.5, 0.75, 1.0):
        painter.polygon(_crescent(centre, radius, side, share), BLACK.faded(0.2))


def _band(centre: Point, radius: float, tilt: float, span: Point) -> list[Point]:
    """The part of the disc between two heights (units of the radius), turned by the tilt."""
    low, high = math.asin(span[0]), math.asin(span[1])
    turns = [low + (high - low) * index / 12 for index in range(13)]
    right = [(radius * math.cos(turn), radius * math.sin(turn)) for turn in turns]
    left = [(-x, y) for x, y in reversed(right)]
    return [turned(point, tilt, centre) for point in [*right, *left]]


def _crescent(centre: Point, radius: float, side: int, share: float) -> list[Point]:
    """The dark side: between the disc's edge and an ellipse; a larger share reaches less far."""
    turns = [math.pi * (index / 24 - 0.5) for index in range(25)]
    edge = [(side * radius * math.cos(turn), radius * math.sin(turn)) for turn in turns]
    inner = [(share * x, y) for x, y in reversed(edge)]
    return [turned(point, 0.6 * side, centre) for point in [*edge, *inner]]


def _ring(
    painter: Painter,
    centre: Point,
    radius: float,
    shape: tuple[float, float, float],
    colour: Colour,
) -> None:
    """Half a ring: `shape` is its tilt, its outer radius (of the planet's), its first angle."""
    tilt, wide, start = shape
    turns = [start + math.pi * index / 30 for index in range(31)]
    middle = 0.88 * wide * radius
    points = [(middle * math.cos(turn), 0.3 * middle * math.sin(turn)) for turn in turns]
    painter.line([turned(point, tilt, centre) for point in points], 0.05, colour)
