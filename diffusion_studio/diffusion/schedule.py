"""Noise schedules, noise levels, and the plans that lead from noise to a picture.

Conventions: x_t = sqrt(alpha_bar) x_0 + sqrt(1 - alpha_bar) epsilon, with alpha_bar falling from
almost 1 (t = 0) to almost 0 (t = T - 1). All tables are float64 numpy arrays of shape [T].
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import inf, log, sqrt
from typing import Literal

import numpy as np
import torch
from torch import Tensor

from diffusion_studio.sentence import InputError

Float64 = np.ndarray  # float64 [T]
Spec = int | str | None
Spacing = Literal["even", "log_snr"]
BLINDING_SIGMA = 50.0  # beside noise this strong nothing is seen of a picture in [-1, 1]


@dataclass(frozen=True, slots=True)
class NoiseLevel:
    """How noisy: `t` is the timestep that the network is told, `alpha_bar` the signal's power."""

    t: int | None
    alpha_bar: float

    @property
    def sigma(self) -> float:
        """The noise's standard deviation beside a signal of power 1: sqrt((1 - a) / a)."""
        return inf if self.alpha_bar == 0 else sqrt((1 - self.alpha_bar) / self.alpha_bar)

    @property
    def snr(self) -> float:
        """Signal-to-noise ratio a / (1 - a); infinite for the clean picture."""
        return inf if self.alpha_bar == 1 else self.alpha_bar / (1 - self.alpha_bar)

    @property
    def half_log_snr(self) -> float:
        """lambda = log(sqrt(a) / sqrt(1 - a)), the time in which solvers measure their steps."""
        return -inf if self.alpha_bar == 0 else 0.5 * log(self.snr)


CLEAN = NoiseLevel(None, 1.0)


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a plan: from `level` to `target` (lower, or equal for Langevin dynamics).

    `landing` is where the state is left: `target`, or a noisier level (time travel). `k` is the
    hop's place in its plan. `variance_floor` stands in for the posterior variance where that is
    zero, on the hop to the clean picture: no noise is added there, but the mean may be shifted by
    it (guided-diffusion's "clipped" posterior variance).
    """

    level: NoiseLevel
    target: NoiseLevel
    landing: NoiseLevel
    k: int = 0
    variance_floor: float = 1e-20

    def __post_init__(self) -> None:
        if self.landing.alpha_bar > self.target.alpha_bar:
            raise InputError(
                "a hop may land at its target or at a noisier level, not a cleaner one"
            )

    @property
    def beta(self) -> float:
        """The variance that the forward process adds from target to level."""
        return 1 - self.level.alpha_bar / self.target.alpha_bar

    @property
    def posterior_variance(self) -> float:
        """beta-tilde: the variance of q(x_target | x_level, x_0) (Ho et al. 2020, eq. 7)."""
        return self.beta * (1 - self.target.alpha_bar) / (1 - self.level.alpha_bar)


class NoiseSchedule:
    """The forward process in T levels; equations 2 to 7 of Ho et al. 2020.

    Make one with `linear`, `scaled_linear`, `cosine`, `from_betas` or `from_alphas_cumprod`.
    """

    def __init__(self, alphas_cumprod: Float64, timesteps: np.ndarray, betas: Float64) -> None:
        self.alphas_cumprod = alphas_cumprod
        self.timesteps = timesteps  # int64 [T]: what the network is told, rising
        self.betas = betas

    @classmethod
    def linear(
        cls, steps: int = 1000, start: float | None = None, end: float | None = None
    ) -> NoiseSchedule:
        """Betas in equal steps (Ho et al. 2020, section 4); for T = 1000 from 1e-4 to 0.02.

        Without `start` and `end` both are scaled by 1000 / T, so that the last level is as noisy
        for every T (Dhariwal & Nichol 2021).
        """
        scale = 1000 / steps
        low = 1e-4 * scale if start is None else start
        high = 0.02 * scale if end is None else end
        return cls.from_betas(np.linspace(low, high, steps, dtype=np.float64))

    @classmethod
    def scaled_linear(
        cls, steps: int = 1000, start: float = 0.00085, end: float = 0.012
    ) -> NoiseSchedule:
        """Square roots of the betas in equal steps (latent diffusion; Rombach et al. 2022)."""
        return cls.from_betas(np.linspace(start**0.5, end**0.5, steps, dtype=np.float64) ** 2)

    @classmethod
    def cosine(cls, steps: int = 1000, max_beta: float = 0.999) -> NoiseSchedule:
        """alpha_bar(u) = cos^2((u + 0.008) / 1.008 * pi / 2) (Nichol & Dhariwal 2021, eq. 17)."""
        u = np.arange(steps + 1, dtype=np.float64) / steps
        alpha_bar = np.cos((u + 0.008) / 1.008 * np.pi / 2) ** 2
        return cls.from_betas(np.minimum(1 - alpha_bar[1:] / alpha_bar[:-1], max_beta))

    @classmethod
    def from_betas(cls, betas: Float64) -> NoiseSchedule:
        """From the variances of the single forward steps, in (0, 1); the last may be 1."""
        betas = np.asarray(betas, dtype=np.float64)
        if betas.ndim != 1 or not betas.size or not np.all((betas > 0) & (betas <= 1)):
            raise InputError("betas must be a list of numbers in (0, 1]")
        if np.any(betas[:-1] == 1):
            raise InputError("only the last beta may be 1: nothing is left of the picture there")
        return cls(np.cumprod(1 - betas), np.arange(len(betas)), betas)

    @classmethod
    def from_alphas_cumprod(cls, alphas_cumprod: Float64) -> NoiseSchedule:
        """From a given table, falling and within (0, 1); the last may be 0, noise alone."""
        table = np.asarray(alphas_cumprod, dtype=np.float64)
        falls = table.ndim == 1 and table.size > 0 and np.all(np.diff(table) < 0)
        if not falls or not (table[0] < 1 and table[-1] >= 0):
            raise InputError("alphas_cumprod must fall strictly, within (0, 1)")
        return cls(table, np.arange(len(table)), 1 - table / np.append(1.0, table[:-1]))

    def __len__(self) -> int:
        return len(self.alphas_cumprod)

    @cached_property
    def alphas_cumprod_previous(self) -> Float64:
        """alpha_bar one step cleaner; 1 before the first."""
        return np.append(1.0, self.alphas_cumprod[:-1])

    @cached_property
    def posterior_variance(self) -> Float64:
        """beta-tilde, the variance of q(x_{t-1} | x_t, x_0) (Ho et al. 2020, eq. 7); 0 at t = 0."""
        return self.betas * (1 - self.alphas_cumprod_previous) / (1 - self.alphas_cumprod)

    @cached_property
    def posterior_log_variance_clipped(self) -> Float64:
        """log beta-tilde, with the infinite first entry replaced by the second."""
        floor = self.posterior_variance[1] if len(self) > 1 else self.betas[0]
        return np.log(np.append(floor, self.posterior_variance[1:]))

    @cached_property
    def posterior_mean_coef1(self) -> Float64:
        """The factor of x_0 in the mean of q(x_{t-1} | x_t, x_0)."""
        return self.betas * np.sqrt(self.alphas_cumprod_previous) / (1 - self.alphas_cumprod)

    @cached_property
    def posterior_mean_coef2(self) -> Float64:
        """The factor of x_t in the mean of q(x_{t-1} | x_t, x_0)."""
        kept = 1 - self.alphas_cumprod_previous
        return kept * np.sqrt(1 - self.betas) / (1 - self.alphas_cumprod)

    @cached_property
    def snr(self) -> Float64:
        """Signal-to-noise ratio alpha_bar / (1 - alpha_bar)."""
        return self.alphas_cumprod / (1 - self.alphas_cumprod)

    def level(self, i: int) -> NoiseLevel:
        """The noise level of index i (0 is the cleanest; negative indices are refused)."""
        if not 0 <= i < len(self):
            raise IndexError(f"noise level {i} of {len(self)}")
        return NoiseLevel(int(self.timesteps[i]), float(self.alphas_cumprod[i]))

    def respaced(self, spec: Spec, spacing: Spacing = "even") -> NoiseSchedule:
        """The schedule of a subset of levels, which keep their timesteps.

        `spec`: see `respaced_indices`. None is the whole schedule. With a plain count, `spacing`
        says where the levels lie: "even" in t, or even in "log_snr", as fast solvers want it (Lu
        et al. 2022a, section 3.4). ValueError where a count cannot be had.
        """
        kept = respaced_indices(len(self), spec)
        if spacing == "log_snr" and spec is not None:
            kept = self._even_in_log_snr(_count(str(spec), len(self)))
        elif spacing not in ("even", "log_snr"):
            raise InputError("spacing must be even or log_snr, not {spacing}", spacing=spacing)
        alphas_cumprod = self.alphas_cumprod[kept]
        betas = 1 - alphas_cumprod / np.append(1.0, alphas_cumprod[:-1])
        return NoiseSchedule(alphas_cumprod, self.timesteps[kept], betas)

    def _even_in_log_snr(self, count: int) -> np.ndarray:
        """`count` indices, rising; the first is 0, the last (if it is the only one too) T - 1.

        Where nothing is seen of the picture nothing changes, so that the noisiest level hops
        straight to BLINDING_SIGMA: a cosine schedule would else spend half of its steps beyond it.
        """
        log_snr = np.log(np.maximum(self.snr, 1e-12))
        start = max(log_snr[-1], -2 * log(BLINDING_SIGMA))
        inner = count - 1 if start > log_snr[-1] else count
        wanted = np.linspace(log_snr[0], start, inner)
        places = np.interp(wanted, log_snr[::-1], np.arange(len(self))[::-1])
        return _spread([*places[: count - 1], len(self) - 1], len(self))

    def plan(self, spec: Spec = None, spacing: Spacing = "even") -> list[Hop]:
        """The hops from the noisiest level to the clean picture, one a network call.

        `spec` and `spacing`: as in `respaced`.
        """
        short = self.respaced(spec, spacing)
        levels = [short.level(i) for i in reversed(range(len(short)))]
        floor = float(np.exp(short.posterior_log_variance_clipped[0]))
        return [
            Hop(level, target, target, k, floor)
            for k, (level, target) in enumerate(pairwise([*levels, CLEAN]))
        ]

    def add_noise(self, x_0: Tensor, i: Tensor, noise: Tensor) -> Tensor:
        """A draw of q(x_t | x_0) (Ho et al. 2020, eq. 4).

        x_0, noise: [B, ...]; i: int64 [B], indices into this schedule. Gives x_t, [B, ...].
        """
        each = (-1, *[1] * (x_0.ndim - 1))
        signal, spread = (
            torch.as_tensor(np.sqrt(power)).to(x_0)[i.to(x_0.device)].view(each)
            for power in (self.alphas_cumprod, 1 - self.alphas_cumprod)
        )
        return signal * x_0 + spread * noise

    def posterior(self, x_0: Tensor, x_t: Tensor, i: int) -> tuple[Tensor, float]:
        """Mean and variance of q(x_{t-1} | x_t, x_0) (Ho et al. 2020, eq. 6 and 7)."""
        mean = float(self.posterior_mean_coef1[i]) * x_0 + float(self.posterior_mean_coef2[i]) * x_t
        return mean, float(self.posterior_variance[i])


def dwell(plan: Sequence[Hop], times: int) -> list[Hop]:
    """The plan with `times` hops that stay, for Langevin dynamics, before each that leads on."""
    hops: list[Hop] = []
    for hop in plan:
        hops += [replace(hop, target=hop.level, landing=hop.level)] * times + [hop]
    return [replace(hop, k=k) for k, hop in enumerate(hops)]


def respaced_indices(total: int, spec: Spec) -> np.ndarray:
    """Which of `total` levels are kept, int64, rising (Nichol & Dhariwal 2021, section 4).

    - None: all of them;
    - 50 or "50": that many, evenly, the first and the last among them;
    - "10,10,5": the levels are cut into equal sections, which get these counts;
    - "ddim25": the whole-number stride that gives exactly 25 (Song et al. 2021).

    ValueError, saying what would do, for a count that cannot be had.
    """
    if spec is None:
        return np.arange(total)
    text = str(spec).strip()
    if text.startswith("ddim"):
        return _strided(total, _count(text[4:], total))
    counts = [_count(part, total) for part in text.split(",")]
    kept: list[int] = []
    start = 0
    for section, count in enumerate(counts):
        size = total // len(counts) + (section < total % len(counts))
        if count > size:
            raise InputError(
                "a section of {size} levels has no {count} steps; ask for fewer",
                size=size,
                count=count,
            )
        stride = (size - 1) / (count - 1) if count > 1 else 1.0
        kept += [start + round(stride * step) for step in range(count)]
        start += size
    if len(counts) == 1 and counts[0] == 1:
        kept = [total - 1]  # a single step starts at pure noise, not at the cleanest level
    return np.asarray(kept, dtype=np.int64)


def _count(text: str, total: int) -> int:
    if not text.strip().isdecimal() or not 1 <= int(text) <= total:
        raise InputError(
            "steps must be whole numbers between 1 and {total}, not {text!r}",
            total=total,
            text=text,
        )
    return int(text)


def _spread(places: Sequence[float], total: int) -> np.ndarray:
    """The whole numbers nearest to rising `places`, pushed apart so that none comes twice."""
    order = np.arange(len(places))
    apart = np.maximum.accumulate(np.rint(places).astype(np.int64) - order) + order
    return np.minimum(apart, total - len(places) + order)


def _strided(total: int, count: int) -> np.ndarray:
    for stride in range(1, total + 1):
        indices = np.arange(0, total, stride)
        if len(indices) == count:
            return indices
    raise InputError(
        "no whole-number stride over {total} levels gives {count} steps; say {count} instead of"
        " ddim{count}",
        total=total,
        count=count,
    )
