"""Plug-and-play restoration: the belief is moved to the nearest picture that agrees with y."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from diffusion_studio.diffusion.conditions import Notes
from diffusion_studio.diffusion.conditions.measured import MeasuredCondition
from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.samplers import Schedulable, Transition, at_step
from diffusion_studio.diffusion.schedule import Hop


@dataclass(frozen=True, eq=False)
class DiffPIR(MeasuredCondition):
    """Zhu et al. 2023, algorithm 1. No gradient; 20 to 100 calls.

    The belief becomes prox(x_0) with rho = weight * noise_sigma^2 / r^2, and the noise is what then
    explains x_t. The step is its own (the sampler's is not used): a part `zeta` of the noise's
    variance is renewed. r^2 = sigma_t^2 / (1 + sigma_t^2), as of pictures of variance 1, is the
    paper's sigma_t^2 where there is little noise. Where there is much, sigma_t^2 would trust what
    hardly was measured, and deblurring then ends in noise that the network has never seen.

    weight: their lambda, how much the belief counts beside the measurement. 1 is right where the
    pictures vary as much as [-1, 1] has room for, 2 trusts the model more. (Their program mixes
    the units of [0, 1] and [-1, 1]: its lambda is 4 times this one.) zeta: 0.1 to 0.3 draws
    detailed samples, 1 comes close to their mean, faithful and smooth. Both may be functions of
    the step.
    """

    weight: Schedulable = 1.0
    zeta: Schedulable = 0.3

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        variance = (1 - prediction.level.alpha_bar) / at_step(self.weight, k)
        return prediction.with_x_0(self.agreed(prediction.x_0, variance, notes))

    def correct(
        self, transition: Transition, prediction: Prediction, hop: Hop, k: int, notes: Notes
    ) -> Transition:
        a, zeta = hop.target.alpha_bar, at_step(self.zeta, k)
        if not 0 <= zeta <= 1:
            raise ValueError(f"zeta must lie between 0 and 1, not {zeta:g}")
        direction = sqrt((1 - a) * (1 - zeta))
        mean = sqrt(a) * prediction.x_0 + direction * prediction.epsilon
        return Transition(mean, sqrt((1 - a) * zeta))
