"""What every data set can do, whether it is drawn without end or lies in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

import torch
from torch import Tensor

Split = Literal["training", "validation", "test"]
"""What networks learn from, what choices are made on, what is reported: never the same picture."""


SHOWN = 10
"""So many labels are named where they are told, of many the first ones."""


class DataError(ValueError):
    """Pictures that cannot be trained on; one sentence says what is wrong and what to do."""


class Source(Protocol):
    """A labelled data set. `names` are the classes in the order of their labels, or none at all;
    `size` is height and width in pixels. `about` tells a model's card whose pictures they are,
    where that is known; `skipped` which files were left out, and why, in a sentence each."""

    @property
    def names(self) -> tuple[str, ...]: ...

    @property
    def size(self) -> int: ...

    @property
    def about(self) -> str: ...

    @property
    def skipped(self) -> tuple[str, ...]: ...

    def batch(self, step: int, count: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """The pictures of a training step: float32 [count, 3, H, W] in [-1, 1], int64 [count].

        A function of the step, the count and the generator's state alone; on the generator's
        device. Labels are 0 where there are no classes.
        """
        ...

    def count(self, split: Split) -> float:
        """How many pictures a split has; infinity where they are drawn."""
        ...

    def examples(self, split: Split, count: int) -> tuple[Tensor, Tensor]:
        """The first `count` pictures of a split: uint8 [count, 3, H, W] and int64 [count], on the
        CPU, classes in turn as far as there are enough. Always the same. DataError if there are
        fewer in the split."""
        ...


def listed(names: Sequence[str]) -> str:
    """Labels for a sentence, of many the first ones: "cat, dog" or "a, b, ... (200)"."""
    more = f", ... ({len(names)})" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def to_unit_range(pictures: Tensor) -> Tensor:
    """uint8 pictures as the networks see them: float32 in [-1, 1]."""
    return pictures.float() / 127.5 - 1
