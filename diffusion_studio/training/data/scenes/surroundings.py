"""What several scenes share: a sky with its light, clouds, hills, and blurred greenery."""

from __future__ import annotations

import math
from typing import NamedTuple

from numpy.random import Generator

from diffusion_studio.training.data.scenes.painter import (
    BLACK,
    WHITE,
    Colour,
    Gradient,
    Painter,
    hsv,
)


class Sky(NamedTuple):
    """The colour at the horizon, the colour of sun or moon, and how dark it is (0 to 1)."""

    horizon: Colour
    light: Colour
    darkness: float

    def shaded(self, colour: Colour) -> Colour:
        """How a thing of this colour looks under this sky."""
        return colour.towards(BLACK, 0.6 * self.darkness)


def paint_sky(painter: Painter, rng: Generator, horizon: float) -> Sky:
    """A day, a sunset or a night, from the top down to `horizon` (unit coordinate)."""
    kind = rng.choice(["day", "sunset", "night"], p=[0.6, 0.25, 0.15])
    tint = rng.uniform(-1, 1)
    if kind == "day":
        top, low = hsv(0.58 + 0.04 * tint, 0.65, 0.9), hsv(0.54 + 0.03 * tint, 0.2, 1.0)
        sky = Sky(low, hsv(0.14, 0.35, 1.0), 0.0)
    elif kind == "sunset":
        top, low = hsv(0.76 + 0.1 * tint, 0.5, 0.65), hsv(0.06 + 0.05 * tint, 0.6, 1.0)
        sky = Sky(low, hsv(0.13, 0.4, 1.0), 0.15)
    else:
        top, low = hsv(0.66 + 0.04 * tint, 0.8, 0.16), hsv(0.62 + 0.06 * tint, 0.6, 0.42)
        sky = Sky(low, hsv(0.16, 0.08, 1.0), 0.6)
    painter.background(Gradient(top, low, 0.0, horizon))
    return sky


def paint_light(painter: Painter, rng: Generator, sky: Sky, lowest: float) -> None:
    """The sun or the moon with its glow, somewhere above `lowest`."""
    centre = (rng.uniform(0.08, 0.92), rng.uniform(0.08, lowest))
    radius = rng.uniform(0.05, 0.09)
    painter.glow(centre, 2.4 * radius, sky.light.faded(0.55))
    painter.disc(centre, radius, sky.light)


def paint_clouds(painter: Painter, rng: Generator, sky: Sky, lowest: float) -> None:
    """None to three clouds above `lowest`, each of three puffs."""
    colour = sky.shaded(WHITE.towards(sky.horizon, 0.12)).faded(0.9)
    for _ in range(rng.integers(0, 4)):
        x, y, width = rng.uniform(0, 1), rng.uniform(0.06, lowest), rng.uniform(0.07, 0.13)
        for offset, size in ((-0.7, 0.6), (0.0, 1.0), (0.75, 0.7)):
            centre = (x + offset * width, y + 0.35 * width * (1 - size))
            painter.ellipse(centre, (size * width, 0.55 * size * width), colour)


def paint_hills(painter: Painter, rng: Generator, level: float, colour: Colour) -> None:
    """Rolling ground from around `level` down to the bottom, darker below."""
    phase, waves = rng.uniform(0, 2 * math.pi), rng.uniform(0.6, 1.4)
    crest = [
        (x / 24, level + 0.035 * math.sin(phase + 2 * math.pi * waves * x / 24)) for x in range(25)
    ]
    shade = Gradient(colour, colour.towards(BLACK, 0.35), level, 1.0)
    painter.polygon([*crest, (1.0, 1.0), (0.0, 1.0)], shade)


def paint_greenery(painter: Painter, rng: Generator, hue: float) -> None:
    """A soft background out of focus: a gradient near `hue` with a few pale discs of light."""
    value = rng.uniform(0.5, 0.95)
    top = hsv(hue + rng.uniform(-0.06, 0.06), rng.uniform(0.25, 0.5), value)
    low = hsv(hue + rng.uniform(-0.06, 0.06), rng.uniform(0.4, 0.65), 0.65 * value)
    painter.background(Gradient(top, low))
    for _ in range(rng.integers(1, 4)):
        centre = (rng.uniform(0, 1), rng.uniform(0, 1))
        painter.disc(centre, rng.uniform(0.06, 0.16), WHITE.towards(top, 0.5).faded(0.3))
