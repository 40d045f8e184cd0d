"""The pictures that a network learns from, in memory or memory-mapped."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor


class DataError(ValueError):
    """Pictures that cannot be trained on; one sentence says what is wrong and what to do."""


@dataclass(frozen=True)
class Pictures:
    """A labelled data set.

    `values` is uint8 [N, H, W, 3], `labels` int64 [N] with indices into `names`; without classes
    `names` is empty and all labels are 0. `mirrored`: whether a picture may be flipped left to
    right.
    """

    values: np.ndarray
    labels: np.ndarray
    names: tuple[str, ...]
    mirrored: bool = False

    def __post_init__(self) -> None:
        if not len(self.values):
            raise DataError("There are no pictures to train on; give at least one.")
        if len(self.values) != len(self.labels):
            raise DataError(
                f"{len(self.values)} pictures do not go with {len(self.labels)} labels."
            )

    def __len__(self) -> int:
        return len(self.values)

    @property
    def size(self) -> int:
        """Height and width in pixels."""
        return int(self.values.shape[1])

    def batch(self, count: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """`count` pictures drawn evenly, with replacement.

        Returns float32 [count, 3, H, W] in [-1, 1] and int64 [count]; the draws come from the
        generator alone.
        """
        chosen = torch.randint(len(self), (count,), generator=generator).numpy()
        flips = torch.rand(count, generator=generator) < 0.5
        x_0 = torch.from_numpy(self.values[chosen]).permute(0, 3, 1, 2).float() / 127.5 - 1
        if self.mirrored:
            x_0 = torch.where(flips[:, None, None, None], x_0.flip(3), x_0)
        return x_0.contiguous(), torch.from_numpy(self.labels[chosen])
