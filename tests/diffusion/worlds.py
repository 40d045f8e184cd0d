"""Small worlds in which the truth is known, and how far samples are from it."""

from collections.abc import Iterable
from itertools import pairwise

import torch
from torch import Tensor

from diffusion_studio.diffusion import GaussianMixture, Step


def three_clouds() -> GaussianMixture:
    """Three Gaussians in the plane, of which the last two are one class: classes 0 and 1."""
    covariances = [
        [[0.02, 0.012], [0.012, 0.016]],
        [[0.012, -0.006], [-0.006, 0.01]],
        [[0.008, 0.0], [0.0, 0.008]],
    ]
    means = [[-0.6, -0.4], [0.5, 0.6], [0.55, -0.5]]
    return GaussianMixture([0.3, 0.4, 0.3], means, covariances, labels=[0, 1, 1])


def one_cloud(mean: float = 0.2, std: float = 0.5) -> GaussianMixture:
    """A Gaussian on the line."""
    return GaussianMixture([1.0], [[mean]], [[[std**2]]])


def noise(*shape: int, seed: int = 0, dtype: torch.dtype = torch.float64) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=dtype)


def result(steps: Iterable[Step]) -> Tensor:
    """Where a run ends."""
    *_, last = steps
    return last.state.x


def distance(samples: Tensor, truth: Tensor, directions: int = 32) -> float:
    """Sliced Wasserstein distance of two equally large sets of points [N, D]: how far, on average
    over directions, the points of the one must be moved to become the other (Bonneel et al. 2015).
    """
    generator = torch.Generator().manual_seed(0)
    axes = torch.randn(samples.shape[1], directions, generator=generator, dtype=torch.float64)
    axes = axes / axes.norm(dim=0)
    moved = (samples.double() @ axes).sort(dim=0)[0] - (truth.double() @ axes).sort(dim=0)[0]
    return float(moved.abs().mean())


def orders(errors: list[float]) -> list[float]:
    """By how many powers of two the error falls each time the steps are doubled."""
    return [float(torch.log2(torch.tensor(coarse / fine))) for coarse, fine in pairwise(errors)]
