"""Moment matching: how sure the model is of its belief says how far y may move it."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import torch
from torch import Tensor

from diffusion_studio.diffusion.conditions import Notes
from diffusion_studio.diffusion.conditions.measured import MeasuredCondition, damped
from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.operators.solve import conjugate_gradients


@dataclass(frozen=True, eq=False)
class MMPS(MeasuredCondition):
    """Rozet et al. 2024, algorithm 3 (moment matching posterior sampling). 20 to 50 calls.

    Given x_t, the picture has the covariance C = (1 - a) / sqrt(a) * dx_0 / dx_t (Tweedie's
    formula, second order). So the belief becomes x_0 + C A^T (noise_sigma^2 + A C A^T)^-1
    (y - A x_0): E[x_0 | x_t, y] of a Gaussian, exactly. The equation is solved by `steps` steps of
    conjugate gradients, 1 to 3, each of which goes back through the network once. It is the solver
    for large holes, as C knows what belongs together. Any sampler takes the step; DDIM with eta 0.5
    or 1 suits it.
    """

    steps: int = 2
    needs_gradient: ClassVar[bool] = True

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        A = self.operator
        missed = self.residual(prediction.x_0, notes)

        def equation(v: Tensor) -> Tensor:
            return self.sigma**2 * v + A.forward(covariance(prediction, A.adjoint(v)))

        v = conjugate_gradients(equation, missed, steps=self.steps)
        moved = damped(covariance(prediction, A.adjoint(v)), notes)
        return prediction.with_x_0(prediction.x_0 + moved)


@dataclass(frozen=True, eq=False)
class PiGDM(MeasuredCondition):
    """Song et al. 2023b, equation 7, in the form of a score. 20 to 100 calls.

    As MMPS, but of the covariance's two places the inner one is a number: C is r^2 I, with r^2 =
    1 - a, as of pictures of variance 1. That is a prox, so that it costs one way back through the
    network, and never less than the covariance, so that it does not run away.
    """

    needs_gradient: ClassVar[bool] = True

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        variance = 1 - prediction.level.alpha_bar
        # prox(x) - x = A^T (A A^T + rho)^-1 (y - A x)
        pulled = self.agreed(prediction.x_0, variance, notes) - prediction.x_0.detach()
        moved = damped(covariance(prediction, pulled / variance), notes)
        return prediction.with_x_0(prediction.x_0 + moved)


def covariance(prediction: Prediction, direction: Tensor) -> Tensor:
    """C times a direction, [B, C, H, W], by one way back through the network.

    The derivative of the best belief is symmetric, so that its transpose serves as well. The graph
    stays, for the next.
    """
    a = prediction.level.alpha_bar
    (slope,) = torch.autograd.grad(
        prediction.x_0, prediction.x_t, direction.detach(), retain_graph=True
    )
    return slope * ((1 - a) / sqrt(a))
