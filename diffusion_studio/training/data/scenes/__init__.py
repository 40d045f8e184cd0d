"""Drawn scenes: an endless labelled data set, in which a picture is a function of its seed.

    scene("sailboat", seed=7, size=32)               # uint8 [32, 32, 3]
    scenes_batch("sailboat", range(100), size=32)    # uint8 [100, 32, 32, 3]

The same class and seed give the same scene at every size, byte for byte with the same Pillow.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable

import numpy as np
from numpy.random import Generator, Philox

from diffusion_studio.training.data.scenes import (
    balloon,
    butterfly,
    cat,
    fish,
    flower,
    house,
    lake,
    mushroom,
    planet,
    sailboat,
)
from diffusion_studio.training.data.scenes.painter import Painter

CLASSES: dict[str, Callable[[Painter, Generator], None]] = {
    "sailboat": sailboat.paint,
    "balloon": balloon.paint,
    "flower": flower.paint,
    "lake": lake.paint,
    "planet": planet.paint,
    "house": house.paint,
    "butterfly": butterfly.paint,
    "fish": fish.paint,
    "mushroom": mushroom.paint,
    "cat": cat.paint,
}
"""Every class by name, in the order of the labels: what paints one picture of it."""


def scene(name: str, seed: int, size: int) -> np.ndarray:
    """One picture, uint8 [size, size, 3]: a pure function of the three arguments.

    The random numbers are drawn from the class's name and the seed, never from the size, so
    that a further class or another size changes no picture. ValueError for an unknown class, a
    negative seed or a size outside 8 to 1024.
    """
    if name not in CLASSES:
        raise ValueError(f"There is no scene {name!r}; there are {', '.join(CLASSES)}.")
    if not 0 <= seed < 2**64:
        raise ValueError(f"A scene's seed is a whole number from 0 to 2^64 - 1, not {seed}.")
    if not 8 <= size <= 1024:
        raise ValueError(f"Scenes are drawn at 8 to 1024 pixels a side, not {size}.")
    key = np.array([zlib.crc32(name.encode()), seed], dtype=np.uint64)
    painter = Painter(size)
    CLASSES[name](painter, Generator(Philox(key=key)))
    return painter.picture()


def scenes_batch(name: str, seeds: Iterable[int], size: int) -> np.ndarray:
    """One class's pictures for many seeds: uint8 [N, size, size, 3]."""
    pictures = [scene(name, seed, size) for seed in seeds]
    return np.stack(pictures) if pictures else np.empty((0, size, size, 3), dtype=np.uint8)
