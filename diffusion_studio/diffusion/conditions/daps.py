"""Decoupled annealing: at every level a new sample of what the belief and y say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import torch

from diffusion_studio.diffusion.conditions import Notes
from diffusion_studio.diffusion.conditions.measured import ConditionNoise, MeasuredCondition
from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.samplers import Transition
from diffusion_studio.diffusion.schedule import Hop


@dataclass(frozen=True, eq=False)
class DAPS(MeasuredCondition):
    """Zhang et al. 2024, algorithm 1, with an exact inner step. No gradient, nothing to tune.

    At each level x_0 is taken to be N(x_0(x_t), r^2 I) with r^2 = sigma^2 / (1 + sigma^2), as of
    pictures of variance 1. For a linear A that and y have a Gaussian posterior, of which a sample
    is drawn by solving for a disturbed belief and a disturbed measurement (Papandreou & Yuille
    2010; the authors use 100 Langevin steps). It is noised anew to the next level: the step is its
    own, the sampler's is not used. What is shown as belief is the posterior's mean. The result has
    the uncertainty that the measurement leaves, but not the noise of the last level. It wants
    levels from sigma 10 to 0.02, 50 to 100 of them: `edm_plan`.

    seeds: of the images, one each, for the inner samples.
    """

    seeds: Sequence[int]

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        variance = 1 - prediction.level.alpha_bar  # sigma^2 / (1 + sigma^2)
        return prediction.with_x_0(self.agreed(prediction.x_0, variance, notes))

    def correct(
        self, transition: Transition, prediction: Prediction, hop: Hop, k: int, notes: Notes
    ) -> Transition:
        # The prox is linear, so that the disturbances may be solved for by themselves.
        x_0, a, variance = prediction.x_0.detach(), hop.target.alpha_bar, 1 - hop.level.alpha_bar
        noise, measured = ConditionNoise(self.seeds), self.operator.forward(x_0)
        of_belief = sqrt(variance) * noise(k, x_0) if a < 1 else torch.zeros_like(x_0)
        of_measurement = self.sigma * noise(k, measured, stream=1)
        disturbed = self.operator.prox(of_belief, of_measurement, self.sigma**2 / variance)
        return Transition(sqrt(a) * (x_0 + disturbed), sqrt(1 - a))
