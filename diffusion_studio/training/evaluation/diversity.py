"""How much the pictures of one label differ from each other, beside how much real ones do."""

from __future__ import annotations

from statistics import fmean

import torch
from torch import Tensor


def spread(features: Tensor) -> float:
    """The mean Euclidean distance of all pairs of features [N, F]; 0 for fewer than two.

    It is estimated without bias from any number of pictures, so sets of different sizes may be
    compared.
    """
    return float(torch.pdist(features.double()).mean()) if len(features) > 1 else 0.0


def diversity(samples: Tensor, labels: Tensor, real: Tensor, real_labels: Tensor) -> float:
    """The spread of samples within a label over that of real pictures, averaged over labels.

    samples, real: features [N, F] and [M, F]; labels: int64 [N], what samples were guided to;
    real_labels: int64 [M], the true ones. 1 for pictures as varied as real ones, 0 for copies of
    one picture. Labels with fewer than two samples, or whose real pictures do not differ, are left
    out; ValueError if that leaves none.
    """
    ratios = []
    for label in labels.unique().tolist():
        ours, theirs = samples[labels == label], real[real_labels == label]
        usual = spread(theirs)
        if len(ours) > 1 and usual > 0:
            ratios.append(spread(ours) / usual)
    if not ratios:
        raise ValueError("no label has two samples, and two real pictures that differ")
    return fmean(ratios)
