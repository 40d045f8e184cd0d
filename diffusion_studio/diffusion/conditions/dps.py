"""Diffusion posterior sampling."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import torch
from torch import Tensor

from diffusion_studio.diffusion.conditions import Condition, Notes
from diffusion_studio.diffusion.conditions.measured import damped
from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.operators import Operator
from diffusion_studio.diffusion.samplers import Schedulable, Transition, at_step
from diffusion_studio.diffusion.schedule import Hop


@dataclass(frozen=True, eq=False)
class DPS(Condition):
    """Chung et al. 2023, algorithm 1: each step is pulled towards pictures that explain y.

    x_target <- x_target - step_size * grad_{x_t} |y - A x_0(x_t)|, through the network. The norm
    is not squared, as in the authors' program; their paper's zeta' is half of this step_size.
    Published values (0.3 to 1) are for 1000 steps; fewer steps want more, about 1000 / steps times.

    measurement: y, [1 or B, ...], like what the operator's forward gives, in [-1, 1] units.
    `step_size`: a number or a function of the step; 0 does nothing. noise_sigma: of the noise in y;
    an image is left alone while its residual is no larger than such noise makes it, as else the
    noise would be fitted too. 0, as the authors have it, always pulls. weight: how much each number
    of y counts beside the others, broadcast to y: for Poisson noise 1 / its variance, times
    noise_sigma^2, their shot-noise form (section 3.2). settles: no step is longer than what leaves
    the residual of such noise, to first order (Polyak 1969, of a function whose least value is
    known). The authors' steps are as long near y as far from it, and what they do to A x_0 grows
    with the square of A's largest singular value, about 20 in tomography: there they run away.
    Notes: "residual", [B], weighted; "damped", 1 where the gradient was no number.
    """

    operator: Operator
    measurement: Tensor
    step_size: Schedulable = 1.0
    noise_sigma: float = 0.0
    weight: Tensor | None = None
    settles: bool = False
    needs_gradient: ClassVar[bool] = True

    def correct(
        self, transition: Transition, prediction: Prediction, hop: Hop, k: int, notes: Notes
    ) -> Transition:
        step_size = at_step(self.step_size, k)
        difference = self.operator.residual(self.measurement, prediction.x_0)
        if self.weight is not None:
            difference = difference * self.weight.to(difference).sqrt()
        residual = torch.linalg.vector_norm(difference.flatten(1), dim=1)
        notes["residual"] = residual.detach()
        if step_size == 0:
            return transition
        # The sum's gradient is each image's own. The graph stays, for other conditions' gradients.
        (gradient,) = torch.autograd.grad(residual.sum(), prediction.x_t, retain_graph=True)
        gradient = damped(gradient, notes)
        length = self._length(step_size, residual.detach(), gradient, difference)
        shift = length.view(-1, *[1] * (gradient.ndim - 1)) * gradient
        return replace(transition, mean=transition.mean - shift)

    def _length(
        self, step_size: float, residual: Tensor, gradient: Tensor, difference: Tensor
    ) -> Tensor:
        """How far each image goes along its gradient, [B]: step_size, or less."""
        length = torch.full_like(residual, step_size)
        enough = self.noise_sigma * self.operator.count(difference).sqrt()
        if self.noise_sigma:
            length = length * (residual > enough)
        if not self.settles:
            return length
        power = gradient.flatten(1).square().sum(dim=1)
        longest = (residual - enough).clamp_min(0) / power.clamp_min(torch.finfo(power.dtype).tiny)
        return torch.minimum(length, longest)
