"""Drawn scenes as a data set without end: no picture is kept, and hardly one is shown twice."""

from __future__ import annotations

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


class DrawnScenes:
    """The scenes of the named classes at one size; a `Source`.

    Training draws them in pools on the training device; pool and picture are functions of `seed`
    and the step. DataError for an unknown or repeated class.
    """

    def __init__(self, names: Sequence[str], size: int, seed: int = 0, device: str = "cpu") -> None:
        for name in names:
            if name not in CLASSES:
                raise DataError(f"There is no scene {name!r}; choose from {', '.join(CLASSES)}.")
        if not names or len(set(names)) < len(names):
            raise DataError("Name each scene once, and at least one.")
        self.names, self.size = tuple(names), size
        self._seed, self._device = seed, device
        self._pool: tuple[int, Tensor, Tensor] | None = None

    def batch(self, step: int, count: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """See `Source.batch`."""
        pictures, labels = self._pool_at(step * count // (POOL * SHOWINGS))
        chosen = torch.randint(
            len(pictures), (count,), generator=generator, device=generator.device
        ).to(pictures.device)
        return to_unit_range(pictures[chosen]), labels[chosen]

    def examples(self, split: Split, count: int) -> tuple[Tensor, Tensor]:
        """See `Source.examples`. There always are enough."""
        classes = len(self.names)
        each = -(-count // classes)
        start = _SEEDS[split].start
        drawn = [self._drawn(name, start, each, "cpu") for name in self.names]
        pictures = torch.stack(drawn, dim=1).flatten(0, 1)[:count]
        return pictures, torch.arange(count) % classes

    def _pool_at(self, index: int) -> tuple[Tensor, Tensor]:
        if self._pool is None or self._pool[0] != index:
            each = -(-POOL // len(self.names))
            # every pool of every training seed has training seeds of its own
            start = TRAINING.start + ((self._seed << 20) + index) * each % len(TRAINING)
            drawn = [self._drawn(name, start, each, self._device) for name in self.names]
            labels = torch.arange(len(self.names), device=self._device).repeat_interleave(each)
            self._pool = index, torch.cat(drawn), labels
        return self._pool[1:]

    def _drawn(self, name: str, start: int, count: int, device: str) -> Tensor:
        starts = range(start, start + count, CHUNK)
        parts = [range(s, min(s + CHUNK, start + count)) for s in starts]
        return torch.cat([draw(name, part, self.size, device) for part in parts])
