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
DOUBT = 6.0  # chance's standard deviations that count against what the residual says of the error
MOST = 2.0  # times C, of which an error is drawn
CLEARER = 4.0  # times: how much wider than C at most what y says is believed to be
UNHEARD = 0.5  # of y's noise: where a level has less, it no longer hides what is taken over from y


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
    pictures have none. A network errs less than a filter of waves, by a share that is read from y:
    without it E|y - A x_0|^2 would be m noise_sigma^2 + tr(A C A^T). What is drawn has this share
    of C, unless chance could explain the difference. What errors a network makes gather at edges
    and where the last levels led it astray: the smaller the share, the more C understates them
    there, and y is weighed by C / share, as long as the noise of the levels to come hides the noise
    that y brings in. Of pictures that are no more than their waves the share is 1. Against r^2 I
    that brings 1 to 2 dB, and the right variance in closed form.

    seeds: of the images, one each, for the inner samples.
    """

    seeds: Sequence[int]

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        x_0, level = prediction.x_0.detach(), prediction.level.alpha_bar
        missed = self.residual(x_0, notes)
        _, share = self._error(x_0, level, k, notes)
        return prediction.with_x_0(x_0 + self._told(missed, x_0, level, share))

    def correct(
        self, transition: Transition, prediction: Prediction, hop: Hop, k: int, notes: Notes
    ) -> Transition:
        # All is linear, so that the disturbances may be solved for by themselves.
        mean, a, level = prediction.x_0.detach(), hop.target.alpha_bar, hop.level.alpha_bar
        error, share = self._error(mean, level, k, notes)
        of_belief = error * share.sqrt() if a < 1 else torch.zeros_like(mean)
        explained = self.operator.forward(of_belief)
        of_measurement = self.sigma * ConditionNoise(self.seeds)(k, explained, stream=1)
        disturbed = of_belief + self._told(of_measurement - explained, mean, level, share)
        return Transition(sqrt(a) * (mean + disturbed), sqrt(1 - a))

    def _error(self, like: Tensor, alpha_bar: float, k: int, notes: Notes) -> tuple[Tensor, Tensor]:
        """How the truth may differ from the belief by C, [B, C, H, W], and the share of this in
        variance that the residual says is there, 0 to MOST, [B, 1, 1, 1]."""
        waves = Waves.of(like)
        drawn = ConditionNoise(self.seeds)(k, like)
        error = waves.composed(waves.left(alpha_bar).sqrt() * drawn)
        residual, explained = notes["residual"], self.operator.forward(error)
        assert isinstance(residual, Tensor)  # noted when the belief was guided
        count = self.operator.count(explained).clamp(min=1)
        of_noise = count * self.sigma**2
        of_error = explained.flatten(1).square().sum(dim=1)  # one draw of tr(A C A^T)
        doubt = DOUBT * (2 / count).sqrt() * (of_noise + of_error)
        share = (residual.square() - of_noise + doubt) / (of_error + doubt)
        return error, share.clamp(0, MOST).view(-1, 1, 1, 1)

    def _told(self, difference: Tensor, like: Tensor, alpha_bar: float, share: Tensor) -> Tensor:
        """What a difference between y and A x_0 says of x_0, like it: C A^T (A C A^T + s^2)^-1,
        with C wider where there is room for it."""
        waves = Waves.of(like)
        left = waves.left(alpha_bar)
        hidden = sqrt((1 - alpha_bar) / alpha_bar) * self.operator.slope > UNHEARD * self.sigma
        wider = 1 / share.clamp(1 / CLEARER, 1) if hidden else torch.ones_like(share)

        def spread(x: Tensor) -> Tensor:
            return wider * waves.composed(left * waves.analysed(x))

        def varied(y: Tensor) -> Tensor:
            across = spread(self.operator.adjoint(y))
            return self.operator.forward(across) + self.sigma**2 * y

        needed = conjugate_gradients(varied, difference, steps=STEPS, tolerance=ENOUGH)
        return spread(self.operator.adjoint(needed))
