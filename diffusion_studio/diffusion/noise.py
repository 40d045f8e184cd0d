"""Noise as a function of (seed, step): the batch, a pause and the device do not change it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

_START = 0  # the stream that x_T is drawn from; step k has the stream k + 1


class SeededNoise:
    """Standard normal noise for a batch, one seed an image.

    noise(k) is [B, *shape], float32, drawn on the CPU image by image from a counter-based
    generator (Philox; Salmon et al. 2011) keyed by (seed, step), then moved to `device`.
    """

    def __init__(
        self, seeds: Sequence[int], shape: Sequence[int], device: torch.device | str = "cpu"
    ) -> None:
        if any(not 0 <= seed < 2**64 for seed in seeds):
            raise ValueError("a seed is a whole number between 0 and 2^64 - 1")
        self.seeds = tuple(seeds)
        self.shape = tuple(shape)
        self.device = device

    def start(self) -> Tensor:
        """x_T, the noise that a run starts from."""
        return self._draw(_START)

    def __call__(self, k: int) -> Tensor:
        """The noise that step k adds."""
        return self._draw(k + 1)

    def _draw(self, stream: int) -> Tensor:
        pictures = np.empty((len(self.seeds), *self.shape), dtype=np.float32)
        for picture, seed in zip(pictures, self.seeds, strict=True):
            key = np.array([seed, stream], dtype=np.uint64)
            generator = np.random.Generator(np.random.Philox(key=key))
            generator.standard_normal(dtype=np.float32, out=picture)
        return torch.from_numpy(pictures).to(self.device)
