"""Drawn pictures as a data set without end: none is kept, and hardly one is shown twice."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence

import torch
from torch import Tensor

from diffusion_studio.training.data.scenes import CLASSES, TEST, TRAINING, VALIDATION, draw
from diffusion_studio.training.data.source import DataError, Split, to_unit_range

POOL = 4096
"""Pictures that are drawn at once: drawing few is mostly overhead."""

SHOWINGS = 4
"""How often, on average, a picture is shown before its pool is drawn anew."""

CHUNK = 512
"""Pictures of one class in memory at a time while they are drawn, so that large ones fit."""

_SEEDS = {"training": TRAINING, "validation": VALIDATION, "test": TEST}


class Drawn(ABC):
    """Pictures that are functions of a label and a seed; a `Source`.

    Training draws them in pools on the training device, of every class alike; pool and picture are
    functions of `seed` and the step. The splits are disjoint ranges of the pictures' seeds.
    """

    about = ""
    skipped: tuple[str, ...] = ()

    def __init__(self, names: Sequence[str], size: int, seed: int, device: str) -> None:
        self.names, self.size = tuple(names), size
        self._seed, self._device = seed, device
        self._pool: tuple[int, Tensor, Tensor] | None = None

    @abstractmethod
    def draw(self, label: int, seeds: range, device: str) -> Tensor:
        """uint8 [len(seeds), 3, size, size], each a function of label and seed alone."""

    def batch(self, step: int, count: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """See `Source.batch`."""
        pictures, labels = self._pool_at(step * count // (POOL * SHOWINGS))
        chosen = torch.randint(
            len(pictures), (count,), generator=generator, device=generator.device
        ).to(pictures.device)
        return to_unit_range(pictures[chosen]), labels[chosen]

    def count(self, split: Split) -> float:
        """See `Source.count`."""
        return math.inf

    def examples(self, split: Split, count: int) -> tuple[Tensor, Tensor]:
        """See `Source.examples`. There always are enough. Those of training are the ones that a
        run with this `seed` is shown first."""
        classes = len(self.names)
        each = -(-count // classes)
        start = self._first_seed(0) if split == "training" else _SEEDS[split].start
        drawn = [self._drawn(label, start, each, "cpu") for label in range(classes)]
        pictures = torch.stack(drawn, dim=1).flatten(0, 1)[:count]
        return pictures, torch.arange(count) % classes

    def _pool_at(self, index: int) -> tuple[Tensor, Tensor]:
        if self._pool is None or self._pool[0] != index:
            classes = range(len(self.names))
            each = -(-POOL // len(classes))
            start = self._first_seed(index)
            drawn = [self._drawn(label, start, each, self._device) for label in classes]
            labels = torch.arange(len(classes), device=self._device).repeat_interleave(each)
            self._pool = index, torch.cat(drawn), labels
        return self._pool[1:]

    def _first_seed(self, index: int) -> int:
        """Where the pictures of a pool begin: each pool of each run has seeds of its own."""
        each = -(-POOL // len(self.names))
        room = len(TRAINING) - each  # no pool reaches into the seeds of the next split
        return TRAINING.start + ((self._seed << 20) + index) * each % room

    def _drawn(self, label: int, start: int, count: int, device: str) -> Tensor:
        starts = range(start, start + count, CHUNK)
        parts = [range(s, min(s + CHUNK, start + count)) for s in starts]
        return torch.cat([self.draw(label, part, device) for part in parts])


class DrawnScenes(Drawn):
    """The scenes of the named classes at one size. DataError for an unknown or repeated class."""

    def __init__(self, names: Sequence[str], size: int, seed: int = 0, device: str = "cpu") -> None:
        for name in names:
            if name not in CLASSES:
                raise DataError(f"There is no scene {name!r}; choose from {', '.join(CLASSES)}.")
        if not names or len(set(names)) < len(names):
            raise DataError("Name each scene once, and at least one.")
        super().__init__(names, size, seed, device)

    def draw(self, label: int, seeds: range, device: str) -> Tensor:
        """See `Drawn.draw`."""
        return draw(self.names[label], seeds, self.size, device)
