"""Drawn scenes: an endless labelled data set, in which a picture is a function of its seed.

    scene("boat", seed=7, size=32)               # uint8 [32, 32, 3]
    draw("boat", range(100), size=32)            # uint8 tensor [100, 3, 32, 32], on any device

The same class and seed give the same scene at every size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d

from diffusion_studio.training.data import SCENES
from diffusion_studio.training.data.scenes import (
    balloon,
    boat,
    butterfly,
    cat,
    fish,
    flower,
    house,
    mountains,
    mushroom,
    planet,
)
from diffusion_studio.training.data.scenes.canvas import NUMBERS, Canvas
from diffusion_studio.training.data.scenes.numbers import uniforms

PAINTERS: tuple[Callable[[Canvas], None], ...] = (
    mountains.paint,
    boat.paint,
    planet.paint,
    house.paint,
    flower.paint,
    butterfly.paint,
    fish.paint,
    mushroom.paint,
    balloon.paint,
    cat.paint,
)

CLASSES = dict(zip(SCENES, PAINTERS, strict=True))
"""Every class by name, in the order of the labels: what paints a batch of its pictures."""

SPLIT = 2**40
TRAINING, VALIDATION, TEST = (range(part * SPLIT, (part + 1) * SPLIT) for part in range(3))
"""Disjoint ranges of seeds: to learn from, to choose by, and to report on."""

CHUNK_PIXELS = 2**18
"""Pixels that a CPU paints at a time, so that the parts of a picture stay in its caches."""

SUPERSAMPLING = 2
"""Each pixel is the mean of this many squared, on top of the smooth edges of the shapes."""


def draw(name: str, seeds: Iterable[int], size: int, device: str = "cpu") -> Tensor:
    """Pictures of one class, uint8 [N, 3, size, size]: each a pure function of (name, seed, size).

    ValueError for an unknown class, a seed outside 0 to 2^64 - 1 or a size outside 8 to 1024.
    """
    seeds = list(seeds)
    if name not in CLASSES:
        raise ValueError(f"There is no scene {name!r}; there are {', '.join(CLASSES)}.")
    if not all(0 <= seed < 2**64 for seed in seeds):
        raise ValueError("A scene's seed is a whole number from 0 to 2^64 - 1.")
    if not 8 <= size <= 1024:
        raise ValueError(f"Scenes are drawn at 8 to 1024 pixels a side, not {size}.")
    chunk = max(1, CHUNK_PIXELS // (size * SUPERSAMPLING) ** 2) if device == "cpu" else 512
    parts = [seeds[start : start + chunk] for start in range(0, len(seeds), chunk)]
    empty = torch.empty(0, 3, size, size, dtype=torch.uint8, device=device)
    return torch.cat([empty, *(_painted(name, part, size, device) for part in parts)])


@torch.no_grad()
def _painted(name: str, seeds: list[int], size: int, device: str) -> Tensor:
    numbers = torch.from_numpy(uniforms(name, seeds, NUMBERS)).to(device)
    canvas = Canvas(numbers, size * SUPERSAMPLING)
    CLASSES[name](canvas)
    image = avg_pool2d(canvas.picture().clamp(0, 1), SUPERSAMPLING)
    return (image * 255).round().to(torch.uint8)


def scene(name: str, seed: int, size: int) -> np.ndarray:
    """One picture, uint8 [size, size, 3]; arguments and errors as for `draw`."""
    return draw(name, [seed], size)[0].permute(1, 2, 0).numpy()
