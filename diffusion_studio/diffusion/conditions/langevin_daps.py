"""Decoupled annealing for measurements that are not linear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, sqrt

import torch
from torch import Tensor

from diffusion_studio.diffusion.conditions import Condition, Notes
from diffusion_studio.diffusion.conditions.measured import (
    SMALLEST_SIGMA,
    ConditionNoise,
    damped,
)
from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.operators import Operator
from diffusion_studio.diffusion.operators.high_dynamic_range import HighDynamicRange
from diffusion_studio.diffusion.samplers import Transition
from diffusion_studio.diffusion.schedule import Hop
from diffusion_studio.sentence import InputError

FIRST_STRIDE, LAST_STRIDE = 0.5, 0.05  # of 1 / the steepest curvature


@dataclass(frozen=True, eq=False)
class LangevinDAPS(Condition):
    """Zhang et al. 2024, algorithm 1, by Langevin dynamics: for any A that can be differentiated.
    The gradient goes through A alone, so that the network is asked once a level and never back.

    As in `DAPS`, x_0 is taken at each level to be N(x_0(x_t), r^2 I), r^2 = 1 - a. Of what that and
    y = A(x) + noise_sigma * noise say together a sample is drawn by `steps` steps of
    x <- x - h U'(x) + sqrt(2 h) * noise, U = |x - x_0(x_t)|^2 / 2 r^2 - log p(y | x) (`pull`),
    and it is noised anew to the next level. The authors set h by hand for each task; here it is a
    share of 1 over the largest curvature of U, which the operator knows (`steepest`), so that no
    task needs any, and it falls along the way as theirs does, since large steps leave too much
    variance (Roberts & Tweedie 1996). The way begins with a draw of N(x_0(x_t), r^2 I), which is
    right for all that y does not see. After the last level there is no noise: it is a descent.

    seeds: of the images, one each. It wants the levels of `edm_plan`. Notes: "residual", [B]:
    |y - A x_0| of the model's own belief; "damped", 1 where the gradient was no number.
    """

    operator: Operator
    measurement: Tensor
    noise_sigma: float
    seeds: Sequence[int]
    steps: int = 40

    def __post_init__(self) -> None:
        if not (isfinite(self.noise_sigma) and self.noise_sigma >= 0):
            raise InputError(
                "noise_sigma must be 0 or more, not {noise_sigma:g}", noise_sigma=self.noise_sigma
            )

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        difference = self.operator.residual(self.measurement, prediction.x_0.detach())
        notes["residual"] = torch.linalg.vector_norm(difference.flatten(1), dim=1)
        return prediction

    def correct(
        self, transition: Transition, prediction: Prediction, hop: Hop, k: int, notes: Notes
    ) -> Transition:
        a, belief = hop.target.alpha_bar, prediction.x_0.detach()
        x_0 = self._drawn(belief, 1 - hop.level.alpha_bar, k, a < 1, notes)
        return Transition(sqrt(a) * x_0, sqrt(1 - a))

    def _drawn(self, belief: Tensor, variance: float, k: int, noisy: bool, notes: Notes) -> Tensor:
        """A sample of what the belief and y say together, or, if not `noisy`, the likeliest."""
        sigma = max(self.noise_sigma, SMALLEST_SIGMA)
        noise = ConditionNoise(self.seeds)
        x = self._begun(belief, variance, k, noisy)
        steepest = 1 / variance + self.operator.steepest(sigma)
        for step in range(self.steps):
            share = FIRST_STRIDE + (LAST_STRIDE - FIRST_STRIDE) * step / self.steps
            stride = share / steepest
            pulled = damped(self.operator.pull(self.measurement, x, sigma), notes)
            x = x + stride * ((belief - x) / variance + pulled)
            if noisy:
                x = x + sqrt(2 * stride) * noise(k, x, stream=2 + step)
        return x

    def _begun(self, belief: Tensor, variance: float, k: int, noisy: bool) -> Tensor:
        """Where the way begins. What is clipped has no slope by which a pixel of another side could
        come back, but its prox knows where it belongs."""
        sigma = max(self.noise_sigma, SMALLEST_SIGMA)
        noise = ConditionNoise(self.seeds)
        x, y = belief, self.measurement.to(belief)
        if noisy:
            x = x + sqrt(variance) * noise(k, x)
        if isinstance(self.operator, HighDynamicRange):
            y = y + sigma * noise(k, belief, stream=1) if noisy else y
            x = self.operator.prox(x, y.expand_as(belief), sigma**2 / variance)
        return x
