"""Whether restored pictures are as uncertain as they say: does the truth lie where it should?

Of a held-out picture a measurement is made, and of that K samples of the posterior are drawn. If
they are drawn rightly, truth and samples are draws of one distribution, and the truth is as likely
to have any of the K + 1 ranks among them. So it lies between the least and the largest sample with
the probability (K - 1) / (K + 1), whatever the distribution is (Talagrand's rank histogram;
Hamill 2001): for 19 samples that is 90 %.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    DAPS,
    Downsampling,
    GaussianBlur,
    Hop,
    Inpainting,
    LinearOperator,
    MotionBlur,
    NoiseSchedule,
    Radon,
    edm_plan,
    last_sigma,
)
from diffusion_studio.training.data.source import DataError, to_unit_range
from diffusion_studio.training.evaluation.report import Figures, Progress, Report, means
from diffusion_studio.training.evaluation.sampling import Pictures
from diffusion_studio.training.evaluation.subject import EvaluationError, Subject

FORMAT = 1
SAMPLES = 19  # of which the smallest and the largest hold nine tenths between them
TARGET = (0.80, 0.97)
MISSING = 0.7  # of the pixels, in random inpainting


def _box(side: int) -> Inpainting:
    known = torch.ones(side, side)
    known[side // 4 : side - side // 4, side // 4 : side - side // 4] = 0
    return Inpainting(known)


def _scattered(side: int) -> Inpainting:
    drawn = torch.rand(side, side, generator=torch.Generator().manual_seed(0))
    return Inpainting((drawn > MISSING).float())


TASKS: dict[str, Callable[[int], LinearOperator]] = {
    "box inpainting": _box,
    "random inpainting": _scattered,
    "Gaussian blur": lambda side: GaussianBlur(1.5 * side / 32),
    "motion blur": lambda side: MotionBlur(7.0 * side / 32, angle=30.0),
    "super-resolution x4": lambda side: Downsampling(4, "bicubic"),
    "tomography, 20 angles": lambda side: Radon(side, 20),
}
"""By name, for pictures of `side` x `side` pixels: as in the benchmark of restorations."""


@dataclass(frozen=True)
class Calibration:
    """How much is done: `pictures` are restored `samples` times each in every task, by the default
    solver in `steps` network calls; `noise_sigma` of the measurements is in [-1, 1] units."""

    pictures: int = 20
    samples: int = SAMPLES
    steps: int = 50
    noise_sigma: float = 0.1
    seed: int = 0
    tasks: tuple[str, ...] = tuple(TASKS)

    @classmethod
    def of(cls, pictures: int | None, seed: int, quick: bool) -> Calibration:
        """With so many pictures, 20 if not said; quickly 3 in 30 steps."""
        base = cls(3, steps=30, seed=seed) if quick else cls(seed=seed)
        return base if pictures is None else replace(base, pictures=pictures)


def calibration(
    subject: Subject, maker: Pictures, effort: Calibration, progress: Progress
) -> Report:
    """The share of the truth's values that lie in the samples' interval, for each task.

    Values are whole grey levels, and those at the ends count as within: where all samples agree to
    the level, as in plain dark parts, so does the truth more often than it should. EvaluationError,
    in a sentence, where it cannot be measured.
    """
    card = subject.card
    if card.size[0] != card.size[1]:
        raise EvaluationError(f"Calibration is for square pictures, which {card.name} has not.")
    try:
        truths, _ = subject.source.examples("test", effort.pictures)
    except DataError as error:
        raise EvaluationError(
            f"The data has not {effort.pictures} held-out pictures to restore; give --samples with"
            " fewer."
        ) from error
    found = {name: _task(name, truths, maker, effort, progress) for name in effort.tasks}
    figures: Figures = {
        "format": FORMAT,
        "model": {"name": card.name, "sha256": card.sha256},
        "pictures": effort.pictures,
        "samples": effort.samples,
        "solver": {"kind": "daps", "steps": effort.steps},
        "noise_percent": 50 * effort.noise_sigma,
        "seed": effort.seed,
        **means(maker),
        "nominal": round((effort.samples - 1) / (effort.samples + 1), 4),
        "target": list(TARGET),
        "within": found,
    }
    return Report({"calibration": figures}, {})


def _task(
    name: str, truths: Tensor, maker: Pictures, effort: Calibration, progress: Progress
) -> float:
    """The share of a task, over all pictures."""
    operator = TASKS[name](truths.shape[-1])
    shares = []
    for i, truth in enumerate(truths):
        progress(f"Restoring, {name}", i, len(truths))
        samples = _samples(operator, to_unit_range(truth[None]), i, maker, effort)
        shares.append(share_within(samples, truth))
    progress(f"Restoring, {name}", len(truths), len(truths))
    return round(sum(shares) / len(shares), 4)


def _samples(
    operator: LinearOperator, truth: Tensor, i: int, maker: Pictures, effort: Calibration
) -> Tensor:
    """Of the posterior of picture i, uint8 [K, C, H, W]; neither noise nor seeds come twice."""
    y = operator.measure(truth, effort.noise_sigma, seed=effort.seed + i).to(maker.device)
    first = 2**20 + effort.seed + i * effort.samples
    seeds = range(first, first + effort.samples)
    plan = _plan(maker.schedule, effort.steps, last_sigma(operator.slope, effort.noise_sigma))
    return maker.restored(plan, DAPS(operator, y, effort.noise_sigma, seeds), seeds)


def _plan(schedule: NoiseSchedule, steps: int, end: float) -> list[Hop]:
    """The solver's own levels; of a schedule that has too few of them, all there are."""
    try:
        return edm_plan(schedule, steps, sigma_min=end)
    except ValueError:
        return schedule.plan(min(steps, len(schedule)))


def share_within(samples: Tensor, truth: Tensor) -> float:
    """How many of the truth's values, uint8 [C, H, W], lie between the least and the largest of
    those of the samples, uint8 [K, C, H, W]."""
    low, high = samples.amin(dim=0), samples.amax(dim=0)
    return float(((truth >= low) & (truth <= high)).double().mean())
