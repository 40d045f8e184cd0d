"""A world of small pictures in which the answer to every linear inverse problem is known, and how
far from it the samples of each solver are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from math import sqrt
from time import perf_counter
from typing import Any

import torch
from torch import Tensor

from diffusion_studio.benchmark.restoring.tasks import Entry
from diffusion_studio.diffusion import (
    DAPS,
    DDIM,
    DDRM,
    DPS,
    MMPS,
    CircularKernel,
    Condition,
    DiffPIR,
    Downsampling,
    Hop,
    Inpainting,
    LinearOperator,
    NoiseSchedule,
    PiGDM,
    Radon,
    SeededNoise,
    edm_plan,
    last_sigma,
    sample,
)
from diffusion_studio.diffusion.denoiser import Label, Prediction, epsilon_from_x_0
from diffusion_studio.diffusion.schedule import NoiseLevel

SIDE, MEAN, STD, NOISE_SIGMA = 32, 0.1, 0.5, 0.1
PUBLISHED_STEPS = 1000  # the number that step sizes of DPS are for
STEP_SIZES = {"box": 0.5, "random": 0.5, "tomography, 8 angles": 0.1}  # of DPS; 0.3 for all else


def _box() -> Tensor:
    known = torch.ones(SIDE, SIDE)
    known[SIDE // 4 : 3 * SIDE // 4, SIDE // 4 : 3 * SIDE // 4] = 0
    return known


def _random() -> Tensor:
    """A third of the pixels are known."""
    return (torch.rand(SIDE, SIDE, generator=torch.Generator().manual_seed(9)) > 0.7).float()


def _gaussian(sigma: float = 1.5, reach: int = 6) -> Tensor:
    taps = torch.exp(-0.5 * (torch.arange(-reach, reach + 1) / sigma) ** 2)
    return torch.outer(taps, taps) / taps.sum() ** 2


WORLDS: dict[str, Callable[[], LinearOperator]] = {
    "blur": lambda: CircularKernel(_gaussian()),
    "super-resolution x4": lambda: Downsampling(4, "average"),
    "tomography, 8 angles": lambda: Radon(SIDE, 8),
    "box": lambda: Inpainting(_box()),
    "random": lambda: Inpainting(_random()),
}


class GaussianPictures:
    """Grey pictures of Gaussian numbers whose power falls with the square of the frequency, as that
    of photographs, on a torus; and the exact denoiser of them, wave by wave."""

    def __init__(self) -> None:
        frequency = torch.fft.fftfreq(SIDE, dtype=torch.float64) * SIDE
        power = 1 / (1 + frequency[:, None] ** 2 + frequency**2)
        self.power = power * (STD**2 * SIDE**2 / power.sum())  # variance of each wave

    def draw(self, count: int, seed: int) -> Tensor:
        """float64 [count, 1, SIDE, SIDE]."""
        white = torch.randn(
            count, 1, SIDE, SIDE, generator=torch.Generator().manual_seed(seed), dtype=torch.float64
        )
        return MEAN + self._scaled(white, self.power.sqrt())

    @cached_property
    def covariance(self) -> Tensor:
        """float64 [SIDE^2, SIDE^2]."""
        units = torch.eye(SIDE**2, dtype=torch.float64).view(-1, 1, SIDE, SIDE)
        return self._scaled(units, self.power).flatten(1)

    def predict(self, x_t: Tensor, level: NoiseLevel, label: Label = None) -> Prediction:
        a = level.alpha_bar
        gain = sqrt(a) * self.power / (a * self.power + 1 - a)
        return self.finish(x_t, level, MEAN + self._scaled(x_t - sqrt(a) * MEAN, gain))

    def finish(self, x_t: Tensor, level: NoiseLevel, x_0: Tensor) -> Prediction:
        epsilon = epsilon_from_x_0(x_t, x_0, level)
        return Prediction(x_t, level, x_0, epsilon, raw_x_0=x_0, denoiser=self)

    def _scaled(self, x: Tensor, gain: Tensor) -> Tensor:
        """Each wave of x times its gain."""
        return torch.fft.ifft2(torch.fft.fft2(x) * gain.to(x)).real


@dataclass(frozen=True)
class Known:
    """A measurement of a picture, and the posterior: mean [n], covariance [n, n]; `explained` is
    |y - A x|^2 of its samples on average."""

    operator: LinearOperator
    y: Tensor
    mean: Tensor
    covariance: Tensor
    explained: float


def known(task: str, pictures: GaussianPictures) -> Known:
    """What is to be found in a task."""
    operator = WORLDS[task]()
    y = operator.measure(pictures.draw(1, seed=3), NOISE_SIGMA, seed=5)
    units = torch.eye(SIDE**2, dtype=torch.float64).view(-1, 1, SIDE, SIDE)
    matrix = operator.forward(units).flatten(1).T
    matrix = matrix[matrix.abs().sum(dim=1) > 0]
    prior = pictures.covariance
    seen = y.flatten()[operator.forward(torch.ones_like(units[:1])).flatten() != 0]
    inner = matrix @ prior @ matrix.T + NOISE_SIGMA**2 * torch.eye(len(matrix), dtype=torch.float64)
    gain = torch.linalg.solve(inner, matrix @ prior).T
    mean = MEAN + gain @ (seen - matrix @ torch.full((SIDE**2,), MEAN, dtype=torch.float64))
    covariance = prior - gain @ matrix @ prior
    missed = float((seen - matrix @ mean).square().sum())
    explained = missed + float((matrix @ covariance @ matrix.T).trace())
    return Known(operator, y, mean, covariance, explained)


@dataclass(frozen=True)
class Score:
    """Beside the true posterior; 0, 1 and 1 are right. bias: of the mean, in spreads of the
    posterior, without what chance does to so few samples. variance: summed over the pixels.
    chi_squared: |y - A x|^2, over that of the posterior's samples."""

    bias: float
    variance: float
    chi_squared: float
    seconds: float


def score(entry: Entry, task: str, count: int) -> Score:
    """How a solver does at a task, from `count` samples."""
    pictures = GaussianPictures()
    found = known(task, pictures)
    seeds = range(count)
    noise = SeededNoise(seeds, (1, SIDE, SIDE))
    begun = perf_counter()
    *_, last = sample(
        pictures,
        _sampler(entry),
        _plan(entry, found),
        noise.start(),
        noise=noise,
        conditions=[_condition(entry, task, found, seeds)],
    )
    seconds = perf_counter() - begun
    return _compared(found, last.state.x.double(), seconds)


def closed_form(
    entries: Sequence[Entry], count: int, progress: Callable[[str, int, int], None]
) -> list[dict[str, Any]]:
    """The scores of all solvers at all tasks."""
    pairs = [(entry, task) for task in WORLDS for entry in entries if _fits(entry, task)]
    cells = []
    for done, (entry, task) in enumerate(pairs):
        progress(f"{task}, {entry.name}", done, len(pairs))
        cells.append({"task": task, "name": entry.name, **asdict(score(entry, task, count))})
    return cells


def format_scores(cells: Sequence[dict[str, Any]]) -> str:
    """A Markdown table: bias / variance / chi-squared of a solver in a task."""
    tasks = list(dict.fromkeys(cell["task"] for cell in cells))
    lines = [f"| | {' | '.join(tasks)} |", f"|--|{'--|' * len(tasks)}"]
    for name in dict.fromkeys(cell["name"] for cell in cells):
        found = {cell["task"]: cell for cell in cells if cell["name"] == name}
        row = [_shown(found[task]) if task in found else "" for task in tasks]
        lines.append(f"| {name} | {' | '.join(row)} |")
    return "\n".join(lines)


def _shown(cell: dict[str, Any]) -> str:
    return f"{cell['bias']:.2f} / {cell['variance']:.2f} / {cell['chi_squared']:.2f}"


def _fits(entry: Entry, task: str) -> bool:
    return entry.solver != "ddrm" or not task.startswith("tomography")


def _sampler(entry: Entry) -> DDIM:
    return DDIM(float(entry.sampler["eta"]))


def _plan(entry: Entry, found: Known) -> list[Hop]:
    schedule = NoiseSchedule.linear(1000)
    if entry.solver != "daps":
        return schedule.plan(entry.steps)
    end = last_sigma(found.operator.slope, NOISE_SIGMA)
    return edm_plan(schedule, entry.steps, sigma_min=end)


def _condition(entry: Entry, task: str, found: Known, seeds: Sequence[int]) -> Condition:
    A, y, sigma = found.operator, found.y.float(), NOISE_SIGMA
    match entry.solver:
        case "daps":
            return DAPS(A, y, sigma, seeds)
        case "diffpir":
            return DiffPIR(A, y, sigma, **entry.fields)
        case "mmps":
            return MMPS(A, y, sigma, **entry.fields)
        case "pigdm":
            return PiGDM(A, y, sigma)
        case "ddrm":
            return DDRM(A, y, sigma, seeds)
        case _:
            step_size = STEP_SIZES.get(task, 0.3) * PUBLISHED_STEPS / entry.steps
            return DPS(A, y, step_size, sigma, settles=True)


def _compared(found: Known, x: Tensor, seconds: float) -> Score:
    drawn = x.flatten(1)
    total = float(found.covariance.trace())
    variance = float(drawn.var(dim=0).sum()) / total
    squared = float((drawn.mean(dim=0) - found.mean).square().sum()) / total
    missed = found.operator.residual(found.y, x).flatten(1).square().sum(dim=1)
    return Score(
        bias=sqrt(max(squared - variance / len(drawn), 0.0)),
        variance=variance,
        chi_squared=float(missed.mean()) / found.explained,
        seconds=seconds,
    )
