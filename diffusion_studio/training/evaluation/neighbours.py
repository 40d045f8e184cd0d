"""Has a network learned pictures by heart? How near its samples come to the training pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
NEAR = 0.01
"""Of the held-out pictures, the share that lies nearer to training pictures than `near`."""

CHUNK = 512
"""How many queries are compared with all training pictures at once."""


@dataclass(frozen=True, eq=False)
class Nearest:
    """The nearest training picture of each query: `distance` float64 [N], `index` int64 [N]."""

    distance: Tensor
    index: Tensor

    def closest(self, count: int) -> list[int]:
        """The queries that come nearest to a training picture, the nearest first."""
        return self.distance.argsort(stable=True)[:count].tolist()


def nearest(queries: Tensor, training: Tensor) -> Nearest:
    """Euclidean distances from features [N, F] to the nearest of [M, F].

    In float64: the usual expansion into a product loses half of the digits, and the distance of
    a copied picture is to come out as nothing.
    """
    training = training.double()
    found = [torch.cdist(part.double(), training).min(dim=1) for part in queries.split(CHUNK)]
    return Nearest(torch.cat([f.values for f in found]), torch.cat([f.indices for f in found]))


def memorisation(samples: Nearest, held_out: Nearest) -> dict[str, Any]:
    """Both distributions by their quantiles, and `closer_than_1_percent`: the share of samples
    nearer to a training picture than all but a hundredth of the held-out pictures are.

    A network that draws anew has a share of about 0.01 there; one that copies, up to 1.
    """
    near = torch.quantile(held_out.distance, NEAR)
    return {
        "samples": _quantiles(samples.distance),
        "held_out": _quantiles(held_out.distance),
        "held_out_1_percent": _rounded(float(near)),
        "closer_than_1_percent": _rounded(float((samples.distance < near).double().mean())),
    }


def _quantiles(distances: Tensor) -> dict[str, float]:
    at = torch.quantile(distances, torch.tensor(QUANTILES, dtype=torch.float64)).tolist()
    return {f"{100 * q:g}": _rounded(value) for q, value in zip(QUANTILES, at, strict=True)}


def _rounded(value: float) -> float:
    return float(f"{value:.4g}")
