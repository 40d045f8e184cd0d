"""The distance between two clouds of features, each taken for a Gaussian."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True, eq=False)
class Gaussian:
    """Mean, float64 [F], and covariance, float64 [F, F]."""

    mean: Tensor
    covariance: Tensor

    @classmethod
    def fitted(cls, features: Tensor) -> Gaussian:
        """To features [N, F]; the covariance is the unbiased one. ValueError for fewer than 2."""
        if len(features) < 2:
            raise ValueError("a Gaussian is fitted to at least two points")
        features = features.double()
        return cls(features.mean(dim=0), torch.cov(features.T).reshape(features.shape[1], -1))


def frechet_distance(one: Gaussian, other: Gaussian) -> float:
    """|m1 - m2|^2 + Tr(C1 + C2 - 2 (C1 C2)^(1/2)) (Dowson & Landau 1982).

    In the features of Inception this is what Heusel et al. 2017 (eq. 6) call FID; in those of
    another network its size means nothing by itself, only beside other such distances.
    C1 C2 has the eigenvalues of R C2 R with R = C1^(1/2), which is symmetric: the trace of its
    root is the sum of their roots.
    """
    root = _square_root(one.covariance)
    between = torch.linalg.eigvalsh(root @ other.covariance @ root).clamp(min=0).sqrt().sum()
    spread = one.covariance.trace() + other.covariance.trace() - 2 * between
    distance = (one.mean - other.mean).square().sum() + spread
    return max(float(distance), 0.0)  # rounding may leave a little less than nothing


def distance_between(features: Tensor, others: Tensor) -> float:
    """The Fréchet distance between two sets of features, [N, F] and [M, F]."""
    return frechet_distance(Gaussian.fitted(features), Gaussian.fitted(others))


def _square_root(covariance: Tensor) -> Tensor:
    values, vectors = torch.linalg.eigh(covariance)
    root: Tensor = (vectors * values.clamp(min=0).sqrt()) @ vectors.T
    return root
