"""Samplers: each says, from one prediction, where a hop leads. Frozen settings, no state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import ClassVar, Literal, Protocol

import torch
from torch import Tensor

from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.schedule import Hop
from diffusion_studio.sentence import InputError

Variance = Literal["learned_range", "fixed_small", "fixed_large"]
Schedulable = float | Callable[[int], float]  # a number, or a function of the step


def at_step(value: Schedulable, k: int) -> float:
    """A number's value at step k."""
    return value(k) if callable(value) else value


@dataclass(frozen=True, slots=True)
class Transition:
    """The Gaussian from which the next state is drawn: mean [B, C, H, W] and standard deviation,
    one number or a tensor that broadcasts to the mean."""

    mean: Tensor
    std: Tensor | float


class Sampler(Protocol):
    """`guidance_form` says how a classifier steers it: by its mean, or through the score."""

    guidance_form: ClassVar[Literal["mean", "score"]]

    def transition(
        self, prediction: Prediction, hop: Hop, previous: Prediction | None
    ) -> Transition:
        """Where `hop` leads; `previous` is the prediction one hop before (multistep memory)."""
        ...


@dataclass(frozen=True, slots=True)
class DDPM:
    """Ancestral sampling (Ho et al. 2020, algorithm 2) along any plan.

    `variance`: beta-tilde (fixed_small), beta (fixed_large), or between the two as the network
    says (learned_range; Nichol & Dhariwal 2021, eq. 15).
    """

    variance: Variance = "fixed_small"
    guidance_form: ClassVar[Literal["mean", "score"]] = "mean"

    def transition(
        self, prediction: Prediction, hop: Hop, previous: Prediction | None = None
    ) -> Transition:
        a_level, a_target = hop.level.alpha_bar, hop.target.alpha_bar
        weight_x_0 = sqrt(a_target) * hop.beta / (1 - a_level)
        weight_x_t = sqrt(1 - hop.beta) * (1 - a_target) / (1 - a_level)
        mean = weight_x_0 * prediction.x_0 + weight_x_t * prediction.x_t
        return Transition(mean, self._std(prediction, hop))

    def _std(self, prediction: Prediction, hop: Hop) -> Tensor | float:
        small = hop.posterior_variance or hop.variance_floor
        if self.variance == "fixed_small":
            return sqrt(small)
        if self.variance == "fixed_large":
            return sqrt(hop.beta if hop.posterior_variance else small)
        if prediction.v is None:
            raise InputError(
                "this network has no learned variance; choose fixed_small or fixed_large"
            )
        log_variance = prediction.v * log(hop.beta) + (1 - prediction.v) * log(small)
        return torch.exp(0.5 * log_variance)


@dataclass(frozen=True, slots=True)
class DDIM:
    """Song et al. 2021, eq. 12 and 16: eta 0 is deterministic, eta 1 has DDPM's variance.

    `eta` in [0, 1]: a number or a function of the step.
    """

    eta: Schedulable = 0.0
    guidance_form: ClassVar[Literal["mean", "score"]] = "score"

    def transition(
        self, prediction: Prediction, hop: Hop, previous: Prediction | None = None
    ) -> Transition:
        a_target, eta = hop.target.alpha_bar, at_step(self.eta, hop.k)
        std = eta * sqrt(hop.posterior_variance) if eta else 0.0  # a hop may also lead upwards
        direction = sqrt(max(1 - a_target - std**2, 0.0))
        return Transition(sqrt(a_target) * prediction.x_0 + direction * prediction.epsilon, std)


@dataclass(frozen=True, slots=True)
class DPMSolver2M:
    """DPM-Solver++(2M) (Lu et al. 2022b, algorithm 2): second order, one network call a hop.

    Its memory is `previous`. The first hop, and the hop to the clean picture (where the log
    signal-to-noise ratio is infinite), are of first order, which there is DDIM. In few steps it
    wants hops of equal length in that ratio: `schedule.plan(20, "log_snr")`.
    """

    guidance_form: ClassVar[Literal["mean", "score"]] = "score"

    def transition(
        self, prediction: Prediction, hop: Hop, previous: Prediction | None = None
    ) -> Transition:
        a_level, a_target = hop.level.alpha_bar, hop.target.alpha_bar
        x_0 = prediction.x_0
        if a_target == 1:
            return Transition(x_0, 0.0)
        step = hop.target.half_log_snr - hop.level.half_log_snr
        if previous is not None and previous.level.alpha_bar < a_level:
            before = hop.level.half_log_snr - previous.level.half_log_snr
            x_0 = x_0 + (step / (2 * before)) * (x_0 - previous.x_0)
        shrink = sqrt((1 - a_target) / (1 - a_level))
        return Transition(shrink * prediction.x_t + sqrt(a_target) * (1 - exp(-step)) * x_0, 0.0)


@dataclass(frozen=True, slots=True)
class Langevin:
    """Unadjusted Langevin dynamics (Song & Ermon 2019, algorithm 1).

    A hop that stays at its level (see `dwell`) moves x_t by d * score + sqrt(2 d) * noise, with
    d = step_size * (1 - alpha_bar). In the limit of small steps x_t wanders through p(x_t); a
    variance V that p(x_t) has in some direction comes out as V / (1 - d / (2 V)), so steps of 2
    and more run away. A hop that leads down is DDIM's, which makes a whole plan the predictor and
    corrector of Song et al. 2021b. `step_size`: a number or a function of the step.
    """

    step_size: Schedulable = 0.05
    guidance_form: ClassVar[Literal["mean", "score"]] = "score"

    def transition(
        self, prediction: Prediction, hop: Hop, previous: Prediction | None = None
    ) -> Transition:
        if hop.target != hop.level:
            return DDIM().transition(prediction, hop, previous)
        d = at_step(self.step_size, hop.k) * (1 - hop.level.alpha_bar)
        return Transition(prediction.x_t + d * prediction.score, sqrt(2 * d))
