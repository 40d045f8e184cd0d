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
from diffusion_studio.diffusion.operators import LinearOperator
from diffusion_studio.diffusion.operators.solve import conjugate_gradients, dot

SMALLEST_RHO = 1e-2  # of a preconditioner, which need not be exact, but free of rounding


@dataclass(frozen=True, eq=False)
class MMPS(MeasuredCondition):
    """Rozet et al. 2024, algorithm 3 (moment matching posterior sampling). 20 to 50 calls.

    Given x_t, the picture has the covariance C = (1 - a) / sqrt(a) * dx_0 / dx_t (Tweedie's
    formula, second order). So the belief becomes x_0 + C A^T (noise_sigma^2 + A C A^T)^-1
    (y - A x_0): E[x_0 | x_t, y] of a Gaussian, exactly. The equation is solved by `steps` steps of
    conjugate gradients, 1 to 3, each of which goes back through the network once. They begin with
    what the equation would be if C were r^2 I, as PiGDM has it, which costs the network nothing: in
    tomography, where A sees a few things 100 times as well as others, they would else be too few.
    It is the solver for large holes, as C knows what belongs together. Any sampler takes the step;
    DDIM with eta 0.5 or 1 suits it.
    """

    steps: int = 2
    needs_gradient: ClassVar[bool] = True

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        A = self.operator
        missed = self.residual(prediction.x_0, notes)

        def equation(v: Tensor) -> Tensor:
            return self.sigma**2 * v + A.forward(covariance(prediction, A.adjoint(v)))

        rho = max(self.sigma**2 / (1 - prediction.level.alpha_bar), SMALLEST_RHO)

        def roughly_solved(missed: Tensor) -> Tensor:
            """rho (A A^T + rho)^-1 missed: what the prox leaves of it."""
            return missed - A.forward(A.prox(torch.zeros_like(prediction.x_0), missed, rho))

        v = conjugate_gradients(equation, missed, steps=self.steps, precondition=roughly_solved)
        moved = damped(covariance(prediction, A.adjoint(v)), notes)
        return prediction.with_x_0(prediction.x_0 + no_further(A, moved, missed))


@dataclass(frozen=True, eq=False)
class PiGDM(MeasuredCondition):
    """Song et al. 2023b, equation 7, in the form of a score. 20 to 100 calls.

    As MMPS, but of the covariance's two places the inner one is a number: C is r^2 I, with r^2 =
    1 - a, as of pictures of variance 1. That is a prox, so that it costs one way back through the
    network. In some directions pictures vary far more (all brighter, all darker), and where there
    is nearly nothing but noise (1 - a) / sqrt(a) makes much of the network's errors: the move would
    be hundreds of times too long. So it ends where A x_0 is nearest to y at the latest.
    """

    needs_gradient: ClassVar[bool] = True

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        variance = 1 - prediction.level.alpha_bar
        # prox(x) - x = A^T (A A^T + rho)^-1 (y - A x)
        pulled = self.agreed(prediction.x_0, variance, notes) - prediction.x_0.detach()
        moved = damped(covariance(prediction, pulled / variance), notes)
        missed = self.residual(prediction.x_0, notes)
        return prediction.with_x_0(prediction.x_0 + no_further(self.operator, moved, missed))


def no_further(A: LinearOperator, moved: Tensor, missed: Tensor) -> Tensor:
    """A move, [B, C, H, W], shortened where it overshoots: |missed - A moved|, of each image, is
    smallest at the end. 0 where the move would lead away from y."""
    seen = A.forward(moved)
    overlap, length = dot(seen, missed).flatten(), dot(seen, seen).flatten()
    share = torch.where(length > 0, overlap / torch.where(length > 0, length, 1), 0).clamp(0, 1)
    return moved * share.view(-1, *[1] * (moved.ndim - 1))


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
