"""How far a cloud of points is from a known density: maximum mean discrepancy, and KL of counts."""

from __future__ import annotations

from math import pi, sqrt

import torch
from torch import Tensor

from diffusion_studio.diffusion.mixture import GaussianMixture
from diffusion_studio.diffusion.schedule import CLEAN, NoiseLevel


def kernel(x: Tensor, y: Tensor, bandwidth: float) -> Tensor:
    """exp(-|x_i - y_j|^2 / (2 bandwidth^2)) for x [N, D] and y [M, D]; [N, M]."""
    return torch.exp(-torch.cdist(x, y).square() / (2 * bandwidth**2))


def mmd(x: Tensor, y: Tensor, bandwidth: float) -> float:
    """The maximum mean discrepancy of two sets of points [N, D] and [M, D], with the Gaussian
    kernel (Gretton et al. 2012, eq. 5, the biased estimate); 0 for equal sets, at most sqrt(2)."""
    squared = (
        kernel(x, x, bandwidth).mean()
        + kernel(y, y, bandwidth).mean()
        - 2 * kernel(x, y, bandwidth).mean()
    )
    return sqrt(max(float(squared), 0.0))


class ExactDiscrepancy:
    """The maximum mean discrepancy of points from a mixture, without draws of it: with a Gaussian
    kernel all its expectations under the mixture are Gaussian densities.

    E k(x, Y) is (2 pi h^2)^(D/2) times the density at x of the mixture widened by h^2, and
    E k(Y, Y') the same of the means' distances widened by both covariances.
    """

    def __init__(
        self, mixture: GaussianMixture, bandwidth: float, level: NoiseLevel = CLEAN
    ) -> None:
        a, size = level.alpha_bar, mixture.means.shape[1]
        unit = torch.eye(size, dtype=torch.float64)
        means = sqrt(a) * mixture.means
        spread = a * mixture.covariances + (1 - a) * unit
        self.bandwidth = bandwidth
        self._scale = (2 * pi * bandwidth**2) ** (size / 2)
        self._widened = GaussianMixture(mixture.weights, means, spread + bandwidth**2 * unit)
        apart = (means[:, None] - means).flatten(0, 1)
        both = (spread[:, None] + spread + bandwidth**2 * unit).flatten(0, 1)
        pairs = (mixture.weights[:, None] * mixture.weights).flatten()
        density = torch.distributions.MultivariateNormal(torch.zeros_like(apart), both)
        self._own = self._scale * float((pairs * density.log_prob(apart).exp()).sum())

    def __call__(self, x: Tensor) -> float:
        """The unbiased estimate for points x [N, D], N above 1; its square root with its sign:
        chance makes it about as often negative as positive for true draws."""
        x, count = x.double(), len(x)
        within = (kernel(x, x, self.bandwidth).sum() - count) / (count * (count - 1))
        across = self._scale * self._widened.log_prob(x).exp().mean()
        squared = float(within - 2 * across) + self._own
        return sqrt(squared) if squared > 0 else -sqrt(-squared)


def divergence_of_counts(counts: Tensor, expected: Tensor) -> tuple[float, float]:
    """KL(counted || expected) in nats, and what chance alone makes of it.

    counts: how many points fell into each bin; expected: each bin's probability, above 0. True
    draws have about (bins - 1) / (2 N) on average (the likelihood ratio's chi-squared law, Wilks
    1938), with the bins counted that are expected to have a point.
    """
    total = counts.sum()
    share = counts / total
    there = share > 0
    divergence = (share[there] * (share[there] / expected[there]).log()).sum()
    occupied = int((expected * total >= 1).sum())
    return max(float(divergence), 0.0), max(occupied - 1, 1) / (2 * float(total))
