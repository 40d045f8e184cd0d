"""A world of small pictures in which the answer to every linear inverse problem is known, and how
far from it the samples of a solver are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    DDIM,
    CircularKernel,
    Condition,
    Downsampling,
    GaussianMixture,
    Hop,
    Inpainting,
    LinearOperator,
    NoiseSchedule,
    Radon,
    Sampler,
    SeededNoise,
    sample,
)
from diffusion_studio.diffusion.denoiser import Label, Prediction, epsilon_from_x_0
from diffusion_studio.diffusion.schedule import NoiseLevel
from tests.diffusion.worlds import noise

SIDE, MEAN, STD, NOISE_SIGMA = 16, 0.1, 0.5, 0.1
SCHEDULE = NoiseSchedule.linear(1000)


def box() -> Tensor:
    """All is known but a square in the middle, half as wide as the picture."""
    known = torch.ones(SIDE, SIDE)
    known[SIDE // 4 : 3 * SIDE // 4, SIDE // 4 : 3 * SIDE // 4] = 0
    return known


def gaussian_kernel(sigma: float = 1.5, reach: int = 5) -> Tensor:
    taps = torch.exp(-0.5 * (torch.arange(-reach, reach + 1) / sigma) ** 2)
    return torch.outer(taps, taps) / taps.sum() ** 2


TASKS: dict[str, Callable[[], LinearOperator]] = {
    "blur": lambda: CircularKernel(gaussian_kernel()),
    "super-resolution": lambda: Downsampling(4, "average"),
    "tomography": lambda: Radon(SIDE, 8),
    "box": lambda: Inpainting(box()),
    "random": lambda: Inpainting((noise(SIDE, SIDE, seed=9) > 0.52).float()),  # 70 % is missing
}


@cache
def prior() -> GaussianMixture:
    """Gaussian pictures whose power falls with the square of the frequency, like photographs'."""
    frequency = torch.fft.fftfreq(SIDE, dtype=torch.float64) * SIDE
    power = 1 / (1 + frequency[:, None] ** 2 + frequency**2)
    correlation = torch.fft.ifft2(power).real
    correlation = correlation / correlation[0, 0] * STD**2
    y, x = torch.meshgrid(torch.arange(SIDE), torch.arange(SIDE), indexing="ij")
    y, x = y.flatten(), x.flatten()
    apart_y, apart_x = (y[:, None] - y) % SIDE, (x[:, None] - x) % SIDE
    return GaussianMixture([1.0], torch.full((1, SIDE**2), MEAN), correlation[apart_y, apart_x])


class GaussianDenoiser:
    """The exact denoiser of one Gaussian, by one matrix a level: quicker than that of a mixture."""

    def __init__(self, truth: GaussianMixture) -> None:
        self.mean, self.covariance = truth.mean, truth.covariance
        self.spectrum, self.basis = torch.linalg.eigh(self.covariance)

    def predict(self, x_t: Tensor, level: NoiseLevel, label: Label = None) -> Prediction:
        a = level.alpha_bar
        gain = sqrt(a) * self.spectrum / (a * self.spectrum + 1 - a)
        matrix = (self.basis * gain) @ self.basis.T
        apart = x_t.flatten(1) - (sqrt(a) * self.mean).to(x_t)
        x_0 = self.mean.to(x_t) + apart @ matrix.to(x_t)
        return self.finish(x_t, level, x_0.reshape(x_t.shape))

    def finish(self, x_t: Tensor, level: NoiseLevel, x_0: Tensor) -> Prediction:
        epsilon = epsilon_from_x_0(x_t, x_0, level)
        return Prediction(x_t, level, x_0, epsilon, raw_x_0=x_0, denoiser=self)


@dataclass(frozen=True)
class Problem:
    """A measurement of a picture drawn from the prior, and all that follows from it."""

    operator: LinearOperator
    y: Tensor
    mean: Tensor
    covariance: Tensor

    @property
    def spread(self) -> float:
        return sqrt(float(self.covariance.trace()))


@cache
def problem(task: str) -> Problem:
    operator = TASKS[task]()
    picture = prior().sample(1, torch.Generator().manual_seed(3)).view(1, 1, SIDE, SIDE)
    y = operator.measure(picture, NOISE_SIGMA, seed=5)
    unit = torch.eye(SIDE**2, dtype=torch.float64).view(-1, 1, SIDE, SIDE)
    matrix = operator.forward(unit).flatten(1).T
    measured = matrix.abs().sum(dim=1) > 0
    posterior = prior().posterior(matrix[measured], y.flatten()[measured], NOISE_SIGMA)
    return Problem(operator, y, posterior.mean, posterior.covariance)


@dataclass(frozen=True)
class Score:
    """Beside the true posterior: 0, 1 and 1 are right.

    bias: of the mean, in spreads of the posterior, without what chance alone does to it.
    variance: summed over the pixels. chi_squared: |y - A x|^2, on average.
    """

    bias: float
    variance: float
    chi_squared: float


Make = Callable[[LinearOperator, Tensor, Sequence[int]], Condition]


def score(
    task: str, make: Make, plan: Sequence[Hop], sampler: Sampler | None = None, count: int = 48
) -> Score:
    """How a solver does at a task, from `count` samples."""
    known = problem(task)
    seeds = range(count)
    noises = SeededNoise(seeds, (1, SIDE, SIDE))
    condition = make(known.operator, known.y.float(), seeds)
    run = sample(
        GaussianDenoiser(prior()),
        sampler or DDIM(0.0),
        plan,
        noises.start(),
        seeds=seeds,
        conditions=[condition],
    )
    *_, last = run
    return _compared(known, last.state.x.double())


def _compared(known: Problem, x: Tensor) -> Score:
    drawn = x.flatten(1)
    count = len(drawn)
    variance = float(drawn.var(dim=0).sum() / known.covariance.trace())
    squared = float((drawn.mean(dim=0) - known.mean).square().sum()) / known.spread**2
    bias = sqrt(max(squared - variance / count, 0.0))
    exact = _chi_squared(known, known_samples(known, count))
    return Score(bias, variance, _chi_squared(known, x) / exact)


def known_samples(known: Problem, count: int) -> Tensor:
    """Draws of the true posterior, [count, 1, SIDE, SIDE]."""
    factor = torch.linalg.cholesky(known.covariance)
    drawn = known.mean + noise(count, SIDE**2, seed=77) @ factor.T
    return drawn.view(count, 1, SIDE, SIDE)


def _chi_squared(known: Problem, x: Tensor) -> float:
    difference = known.operator.residual(known.y, x)
    return float(difference.square().sum(dim=tuple(range(1, difference.ndim))).mean())
