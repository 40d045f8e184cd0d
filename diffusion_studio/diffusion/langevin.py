"""Samplers that wander at a noise level before they leave it: annealed Langevin dynamics and the
predictor with a corrector. Their plans are made by `staying_plan`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, sqrt
from typing import ClassVar, Literal

import torch
from torch import Tensor

from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.samplers import (
    DDPM,
    Langevin,
    Schedulable,
    Transition,
    Variance,
    at_step,
)
from diffusion_studio.diffusion.schedule import Hop, NoiseSchedule, Spacing
from diffusion_studio.sentence import InputError


@dataclass(frozen=True, slots=True)
class AnnealedLangevin:
    """Langevin dynamics at falling noise levels (Song & Ermon 2019, algorithm 1).

    Theirs is written for x / sqrt(alpha_bar), beside noise sigma_i: a step alpha_i / 2 = c_i / 2
    with c_i = epsilon sigma_i^2 / sigma_L^2. In x_t's own units that is step_size * (1 - alpha_bar)
    at every level, with step_size = epsilon / (2 sigma_L^2): 0.1 for their published values. A hop
    that leads down takes such a step too, and then scales x_t by sqrt(a_target / a_level), which
    leaves the picture's part of it as bright as it was. The hop to the clean picture is the belief
    itself, without noise (Jolicoeur-Martineau et al. 2021, section 3.1).

    `step_size`: a number in (0, 2), or a function of the step; too large a one runs away.
    """

    step_size: Schedulable = 0.1
    guidance_form: ClassVar[Literal["mean", "score"]] = "score"

    def transition(
        self, prediction: Prediction, hop: Hop, previous: Prediction | None = None
    ) -> Transition:
        if hop.target.alpha_bar == 1:
            return Transition(prediction.x_0, 0.0)
        stay = replace(hop, target=hop.level, landing=hop.level)
        moved = Langevin(self.step_size).transition(prediction, stay)
        shrink = sqrt(hop.target.alpha_bar / hop.level.alpha_bar)
        return Transition(shrink * moved.mean, shrink * moved.std)


@dataclass(frozen=True, slots=True)
class PredictorCorrector:
    """A predictor that leads down, and a corrector that stays (Song et al. 2021b, algorithm 5).

    The predictor is DDPM's step with `variance`. The corrector is a Langevin step of size
    d = 2 (snr |z| / |score|)^2, so that the ratio of what the score moves to what the noise z does
    is `snr` (theirs is 0.16 for pictures of 32 x 32; a number or a function of the step). |z| is
    taken as its root mean square, sqrt(D) for D numbers an image, and d at most 1 - alpha_bar,
    beyond which a step overshoots.

    |score| is each image's own, so that a batch does not change a picture. With `pooled` it is the
    batch's root mean square (the paper takes the batch's mean): for the laboratory, whose particles
    are one cloud, and where a single one may stand where the score is 0.
    """

    snr: Schedulable = 0.16
    variance: Variance = "fixed_small"
    pooled: bool = False
    guidance_form: ClassVar[Literal["mean", "score"]] = "score"

    def transition(
        self, prediction: Prediction, hop: Hop, previous: Prediction | None = None
    ) -> Transition:
        if hop.target != hop.level:
            return DDPM(self.variance).transition(prediction, hop, previous)
        d = self._step(prediction, at_step(self.snr, hop.k))
        return Transition(prediction.x_t + d * prediction.score, (2 * d).sqrt())

    def _step(self, prediction: Prediction, snr: float) -> Tensor:
        """d, [B or 1, 1, ...]."""
        score = prediction.score.flatten(1)
        power = score.square().mean(dim=1)  # |score|^2 / D of each image
        if self.pooled:
            power = power.mean(dim=0, keepdim=True)
        d = 2 * snr**2 / power.clamp_min(torch.finfo(power.dtype).tiny)
        longest = 1 - prediction.level.alpha_bar
        return d.clamp_max(longest).view(-1, *[1] * (prediction.x_t.ndim - 1))


def staying_plan(
    schedule: NoiseSchedule, steps: int, each: int, spacing: Spacing = "log_snr"
) -> list[Hop]:
    """Exactly `steps` hops, `each` at every level: all but the last of them stay there.

    Where `each` does not divide `steps`, the noisiest level gets what is left. ValueError where
    the schedule has not so many levels, or a number is below 1.
    """
    if steps < 1 or each < 1:
        raise InputError("a plan has 1 step or more, and 1 or more at each level")
    down = schedule.plan(ceil(steps / each), spacing)
    hops: list[Hop] = []
    for place, hop in enumerate(down):
        stays = each - 1 if place else steps - each * (len(down) - 1) - 1
        hops += [replace(hop, target=hop.level, landing=hop.level)] * stays + [hop]
    return [replace(hop, k=k) for k, hop in enumerate(hops)]


def forward_plan(schedule: NoiseSchedule, indices: Sequence[int]) -> list[Hop]:
    """Hops upwards through levels of the schedule, `indices` rising: for `Forward`."""
    levels = [schedule.level(i) for i in indices]
    return [Hop(low, low, high, k) for k, (low, high) in enumerate(pairwise(levels))]


@dataclass(frozen=True, slots=True)
class Forward:
    """The forward process (Ho et al. 2020, eq. 2): x_t stays where it is, and the hop's landing,
    a noisier level, adds the noise."""

    guidance_form: ClassVar[Literal["mean", "score"]] = "score"

    def transition(
        self, prediction: Prediction, hop: Hop, previous: Prediction | None = None
    ) -> Transition:
        return Transition(prediction.x_t, 0.0)
