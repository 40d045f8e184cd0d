"""What the judge says of labels: how often it names the one that was asked for, and which."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor


def accuracy(said: Tensor, wanted: Tensor) -> float:
    """The share of labels, int64 [N] both, that are the wanted ones."""
    return float((said == wanted).double().mean())


def shares(labels: Tensor, classes: int) -> Tensor:
    """How often each class occurs among `labels`, float64 [classes]; they sum to 1."""
    return torch.bincount(labels, minlength=classes).double() / len(labels)


def total_variation(one: Tensor, other: Tensor) -> float:
    """Half the sum of the differences of two distributions [K]: 0 for equal ones, at most 1."""
    return float((one - other).abs().sum() / 2)


def named(distribution: Tensor, names: Sequence[str]) -> dict[str, float]:
    """A distribution [K] as the figures of its classes, rounded to four places."""
    return {name: round(share, 4) for name, share in zip(names, distribution.tolist(), strict=True)}
