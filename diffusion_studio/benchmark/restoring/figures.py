"""What is told of samples whose truth is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from diffusion_studio.engine.fidelity import psnr, ssim

T_QUANTILES = {2: 6.314, 3: 2.920, 4: 2.353, 5: 2.132, 6: 2.015, 8: 1.895, 12: 1.796, 16: 1.753}
"""By the number of samples K: Student's t with K - 1 degrees of freedom, at 95 %. A sample more of
a Gaussian lies within mean ± t sqrt(1 + 1/K) std with a probability of 90 %, however few there
are."""


@dataclass(frozen=True)
class Figures:
    """Averages over pictures. psnr, ssim: of a sample; `_of_mean`: of the samples' mean.

    chi_squared: |y - A x|^2 / (m noise_sigma^2): 1 is right, less fits the noise. spread: the
    standard deviation of the samples, in shares of the full range. within: the share of the truth's
    values in the interval that holds 90 % (None for one sample). each: psnr of each picture.
    """

    psnr: float
    ssim: float
    psnr_of_mean: float
    ssim_of_mean: float
    chi_squared: float | None = None
    spread: float | None = None
    within: float | None = None
    each: list[float] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def figures(
    samples: np.ndarray, truths: np.ndarray, chi_squared: Sequence[float] | None = None
) -> Figures:
    """Of samples, uint8 [P, K, H, W, 3], of the truths, uint8 [P, H, W, 3]; chi_squared [P * K]."""
    draws = samples.shape[1]
    pairs = list(zip(samples, truths, strict=True))
    averages = [np.rint(drawn.mean(axis=0)).astype(np.uint8) for drawn, _ in pairs]
    each = [float(np.mean([psnr(x, truth) for x in drawn])) for drawn, truth in pairs]
    several = draws > 1
    return Figures(
        psnr=float(np.mean(each)),
        ssim=float(np.mean([ssim(x, truth) for drawn, truth in pairs for x in drawn])),
        psnr_of_mean=_mean(psnr(a, truth) for a, truth in zip(averages, truths, strict=True)),
        ssim_of_mean=_mean(ssim(a, truth) for a, truth in zip(averages, truths, strict=True)),
        chi_squared=None if chi_squared is None else float(np.mean(chi_squared)),
        spread=_mean(drawn.std(axis=0, ddof=1).mean() / 255 for drawn, _ in pairs)
        if several
        else None,
        within=_mean(within_interval(drawn, truth) for drawn, truth in pairs) if several else None,
        each=[round(value, 3) for value in each],
    )


def within_interval(drawn: np.ndarray, truth: np.ndarray) -> float:
    """The share of the truth's values, uint8 [H, W, 3], in the 90 % interval that samples, uint8
    [K, H, W, 3], foretell of another sample. Half a grey level is the rounding's."""
    draws = len(drawn)
    known = max((k for k in T_QUANTILES if k <= draws), default=2)
    reach = T_QUANTILES[known] * (1 + 1 / draws) ** 0.5
    mean, std = drawn.mean(axis=0), drawn.std(axis=0, ddof=1)
    return float((np.abs(truth - mean) <= reach * std + 0.5).mean())


def _mean(values: Any) -> float:
    return float(np.mean(list(values)))
