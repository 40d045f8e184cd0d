"""What the samples of a finished restoration say together, in numbers. There is no Qt here."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Literal, Protocol

from diffusion_studio.recipe import Recipe

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.events import Restored

Verdict = Literal["overfits", "near", "right", "unexplained", "noiseless"]
"""How a picture x agrees with y: it explains y better than the noise allows, so noise was taken for
detail; nearly as well as it should, or just so; not well enough; or y has no noise, and any
residual is too much."""

FigureKind = Literal["sample", "mean", "baseline"]

LEAST_TOLERANCE, NEAR = 0.1, 0.3  # of chi-squared about 1: for what is right, and nearly so
TAIL = 0.05  # of the samples, beyond either end of the interval
STANDARD_ERRORS = 3.0  # that chi-squared may be away from 1


class Reader(Protocol):
    """The engine as this file needs it; `EngineClient` is one."""

    def restoration(self, run: str) -> Restored | None: ...


@dataclass(frozen=True, slots=True)
class Agreement:
    """|y - A x| beside what the noise in y alone makes of it, noise_sigma sqrt(m); both in [-1, 1]
    units. `count` is m, how many numbers were measured; 0 where that is not known."""

    residual: float
    expected: float
    count: int = 0

    @property
    def chi_squared(self) -> float | None:
        """|y - A x|^2 / (m sigma^2). A sample of the posterior has 1, as the truth has: both leave
        the noise over. None where y has no noise."""
        return (self.residual / self.expected) ** 2 if self.expected > 0 else None

    @property
    def tolerance(self) -> float:
        """How far chi-squared may be from 1: its standard error is sqrt(2 / m) (Pearson 1900)."""
        if self.count <= 0:
            return LEAST_TOLERANCE
        return max(LEAST_TOLERANCE, STANDARD_ERRORS * float((2 / self.count) ** 0.5))

    @property
    def verdict(self) -> Verdict:
        ratio = self.chi_squared
        if ratio is None:
            return "noiseless"
        if abs(ratio - 1) <= self.tolerance:
            return "right"
        if abs(ratio - 1) <= NEAR:
            return "near"
        return "overfits" if ratio < 1 else "unexplained"


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known of one picture: `number` counts the samples from 0; `method` is the name of the
    classical one that made a baseline. None where it is not known: agreement of what is no sample;
    PSNR (dB) and SSIM where there is no truth."""

    kind: FigureKind
    number: int = 0
    agreement: Agreement | None = None
    psnr: float | None = None
    ssim: float | None = None
    method: str = ""


@dataclass(frozen=True, eq=False)
class Answer:
    """A run's `samples`, uint8 [B, H, W, 3], what they say together, and the figures of each."""

    run: str
    recipe: Recipe
    samples: np.ndarray
    restored: Restored
    figures: tuple[Figure, ...]

    @property
    def spread(self) -> float:
        """The samples' standard deviation, the mean over the pixels that are guessed, as a share of
        the range."""
        return float(self._guessed(self.restored.std).mean())

    @property
    def within(self) -> float | None:
        """The share of the truth's values that lie in the 5 to 95 % interval, of those that are
        guessed; `right_share` would be right. None without a truth, or from a single sample. Pixels
        are rounded, so half a level counts as inside."""
        truth, found = self.restored.truth, self.restored
        if truth is None or len(self.samples) == 1:
            return None
        return float(self._guessed((truth >= found.low) & (truth <= found.high)).mean())

    @property
    def partly_given(self) -> bool:
        """y gives some pixels as they are, and what is said of all is said of the others."""
        return self.restored.guessed is not None

    def _guessed(self, values: np.ndarray) -> np.ndarray:
        """Those of [H, W, ...] that lie where the samples may differ at all."""
        where = self.restored.guessed
        return values if where is None or not where.any() else values[where]

    @property
    def mean_agreement(self) -> Agreement | None:
        """That of a typical sample: the root of the mean squared residual."""
        each = [figure.agreement for figure in self.figures if figure.agreement is not None]
        if not each:
            return None
        square = sum(one.residual**2 for one in each) / len(each)
        return Agreement(square**0.5, each[0].expected, each[0].count)

    def to_csv(self) -> str:
        """The figures as a table with a row a picture; what is not known stays empty."""
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        names = ("picture", "residual", "expected_residual", "chi_squared", "psnr_db", "ssim")
        writer.writerow(names)
        for figure in self.figures:
            name = figure.method or figure.kind
            if figure.kind == "sample":
                name = f"sample {figure.number + 1}"
            agreement = figure.agreement
            told: tuple[str, ...] = ("", "", "")
            if agreement is not None:
                known = (agreement.residual, agreement.expected, agreement.chi_squared)
                told = tuple("" if value is None else f"{value:.6g}" for value in known)
            near = ("" if value is None else f"{value:.6g}" for value in (figure.psnr, figure.ssim))
            writer.writerow((name, *told, *near))
        return out.getvalue()


def right_share(count: int) -> float:
    """How much of the truth should lie between the 5 and 95 % quantiles of `count` samples.

    A truth that is drawn as they are lies below the kth smallest of N samples with probability
    k / (N + 1) (David & Nagaraja 2003, Order Statistics, section 2.5), and the quantile q lies at
    k = 1 + q (N - 1). So 0.9 is right for many samples, and less for few: 0.70 for 8.
    """
    return 1 - 2 * (1 + TAIL * (count - 1)) / (count + 1)


def read_answer(reader: Reader, run: str, recipe: Recipe, samples: np.ndarray) -> Answer | None:
    """The answer of a finished run; None where the engine no longer keeps it. It compares pictures,
    so it is for a thread of its own."""
    restored = reader.restoration(run)
    if restored is None or len(restored.residuals) != len(samples):
        return None
    return Answer(run, recipe, samples, restored, tuple(_figures(recipe, restored)))


def measured_numbers(recipe: Recipe, restored: Restored) -> int:
    """m, how many numbers y has; 0 where only noise would tell, and there is none."""
    sigma = recipe.restoration.noise_sigma if recipe.restoration is not None else 0.0
    return round((restored.expected_residual / sigma) ** 2) if sigma > 0 else 0


def _figures(recipe: Recipe, restored: Restored) -> Iterator[Figure]:
    near, count = restored.fidelity, measured_numbers(recipe, restored)
    for n, residual in enumerate(restored.residuals):
        agreement = Agreement(residual, restored.expected_residual, count)
        if near is None:
            yield Figure("sample", n, agreement)
        else:
            yield Figure("sample", n, agreement, near.psnr[n], near.ssim[n])
    if len(restored.residuals) > 1:
        if near is None:
            yield Figure("mean")
        else:
            yield Figure("mean", psnr=near.psnr_of_mean, ssim=near.ssim_of_mean)
    found = restored.baseline
    if found is not None:
        yield Figure("baseline", psnr=found.psnr, ssim=found.ssim, method=found.name)
