"""Decoupled annealing: at every level a new sample of what the belief and y say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import torch
from torch import Tensor

from diffusion_studio.diffusion.conditions import Notes
from diffusion_studio.diffusion.conditions.measured import ConditionNoise, MeasuredCondition
from diffusion_studio.diffusion.conditions.picture_prior import Waves
from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.operators.solve import conjugate_gradients
from diffusion_studio.diffusion.samplers import Transition
from diffusion_studio.diffusion.schedule import Hop

ENOUGH, STEPS = 1e-2, 30  # of the equations' right-hand side: the network errs by more
DOUBT = 3.0  # chance's standard deviations that count against what the residual says of the error


@dataclass(frozen=True, eq=False)
class DAPS(MeasuredCondition):
    """Zhang et al. 2024, algorithm 1, with an exact inner step. No gradient, nothing to tune.

    At each level x_0 is taken to be N(x_0(x_t), C). For a linear A that and y have a Gaussian
    posterior, of which a sample is drawn by solving for a disturbed belief and a disturbed
    measurement (Papandreou & Yuille 2010; the authors use 100 Langevin steps). It is noised anew
    to the next level: the step is its own, the sampler's is not used. What is shown as belief is
    the posterior's mean. The result has the uncertainty that the measurement leaves, but not the
    noise of the last level. It wants levels from sigma 10 to 0.02, 50 to 100 of them: `edm_plan`.

    The authors' C is r^2 I. Here it is what a wave of a picture still varies under so much noise
    (`Waves.left`): what is measured of a place tells of those around it, and no noise is put where
    pictures have none. A network errs less than a filter of waves, by a factor that is read from
    y: without it E|y - A x_0|^2 would be m noise_sigma^2 + tr(A C A^T). What is drawn of C is
    smaller by it, unless chance could explain the difference, while y is weighed by C itself,
    since errors gather at edges. That brings 1 to 2 dB in inpainting; with noise of r^2 I the next
    belief takes the excess for detail.

    seeds: of the images, one each, for the inner samples.
    """

    seeds: Sequence[int]

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        x_0 = prediction.x_0.detach()
        missed = self.residual(x_0, notes)
        return prediction.with_x_0(x_0 + self._told(missed, x_0, prediction.level.alpha_bar))

    def correct(
        self, transition: Transition, prediction: Prediction, hop: Hop, k: int, notes: Notes
    ) -> Transition:
        # All is linear, so that the disturbances may be solved for by themselves.
        mean, a = prediction.x_0.detach(), hop.target.alpha_bar
        noise, level = ConditionNoise(self.seeds), hop.level.alpha_bar
        of_belief = torch.zeros_like(mean)
        if a < 1:
            of_belief = self._drawn(noise(k, mean), level, notes)
        explained = self.operator.forward(of_belief)
        of_measurement = self.sigma * noise(k, explained, stream=1)
        disturbed = of_belief + self._told(of_measurement - explained, mean, level)
        return Transition(sqrt(a) * (mean + disturbed), sqrt(1 - a))

    def _told(self, difference: Tensor, like: Tensor, alpha_bar: float) -> Tensor:
        """What a difference between y and A x_0 says of x_0, like it: C A^T (A C A^T + s^2)^-1."""
        waves = Waves.of(like)
        left = waves.left(alpha_bar)

        def spread(x: Tensor) -> Tensor:
            return waves.composed(left * waves.analysed(x))

        def varied(y: Tensor) -> Tensor:
            across = spread(self.operator.adjoint(y))
            return self.operator.forward(across) + self.sigma**2 * y

        needed = conjugate_gradients(varied, difference, steps=STEPS, tolerance=ENOUGH)
        return spread(self.operator.adjoint(needed))

    def _drawn(self, noise: Tensor, alpha_bar: float, notes: Notes) -> Tensor:
        """How the truth may differ from the belief, as much as the residual says that it does."""
        waves = Waves.of(noise)
        error = waves.composed(waves.left(alpha_bar).sqrt() * noise)
        residual, explained = notes["residual"], self.operator.forward(error)
        assert isinstance(residual, Tensor)  # noted when the belief was guided
        count = self.operator.count(explained).clamp(min=1)
        of_noise = count * self.sigma**2
        of_error = explained.flatten(1).square().sum(dim=1)  # one draw of tr(A C A^T)
        doubt = DOUBT * (2 / count).sqrt() * (of_noise + of_error)
        share = (residual.square() - of_noise + doubt) / (of_error + doubt)
        return error * share.clamp(0, 1).sqrt().view(-1, 1, 1, 1)
