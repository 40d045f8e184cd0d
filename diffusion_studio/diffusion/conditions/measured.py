"""What the solvers of linear inverse problems share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import torch
from torch import Tensor

from diffusion_studio.diffusion.conditions import Condition, Notes
from diffusion_studio.diffusion.noise import SeededNoise
from diffusion_studio.diffusion.operators import LinearOperator
from diffusion_studio.sentence import InputError

SMALLEST_SIGMA = 1e-3  # an eighth of a grey level: no picture is measured better


@dataclass(frozen=True, eq=False)
class MeasuredCondition(Condition):
    """y = A x_0 + noise_sigma * noise is known, with a linear A.

    measurement: y, [1 or B, ...], like what the operator's forward gives. noise_sigma: of the noise
    in y, in its units (for pictures [-1, 1]: 0.1 is 5 % of the full range); 0 for none. Notes:
    "residual", [B]: |y - A x_0| of the model's own belief, before y has changed it.
    """

    operator: LinearOperator
    measurement: Tensor
    noise_sigma: float

    def __post_init__(self) -> None:
        if not isinstance(self.operator, LinearOperator):
            raise InputError(
                "{name} needs a linear measurement, which {operator} is not; use DPS",
                name=type(self).__name__,
                operator=type(self.operator).__name__,
            )
        if not (isfinite(self.noise_sigma) and self.noise_sigma >= 0):
            raise InputError(
                "noise_sigma must be 0 or more, not {noise_sigma:g}", noise_sigma=self.noise_sigma
            )

    @property
    def sigma(self) -> float:
        """noise_sigma, where it must not be 0."""
        return max(self.noise_sigma, SMALLEST_SIGMA)

    def residual(self, x_0: Tensor, notes: Notes) -> Tensor:
        """y - A x_0, [B, ...], without its graph; its norms go to the notes."""
        difference = self.operator.residual(self.measurement, x_0.detach())
        notes["residual"] = torch.linalg.vector_norm(difference.flatten(1), dim=1)
        return difference

    def agreed(self, x_0: Tensor, variance: float, notes: Notes) -> Tensor:
        """E[x_0 | y], if x_0 is so far known to be N(x_0, variance * I): shaped like x_0."""
        y = self.measurement.to(x_0).expand(x_0.shape[0], *self.measurement.shape[1:])
        self.residual(x_0, notes)
        return self.operator.prox(x_0.detach(), y, self.sigma**2 / variance)


class ConditionNoise:
    """The noise that a condition draws itself, apart from the loop's, a function of (seed, step).

    Standard normal, one seed an image; `stream` tells apart what one step draws more than once.
    """

    _BEYOND_ALL_STEPS = 2**40

    def __init__(self, seeds: Sequence[int]) -> None:
        self.seeds = seeds

    def __call__(self, k: int, like: Tensor, stream: int = 0) -> Tensor:
        """Shaped like a tensor [B, ...], and on its device."""
        if len(self.seeds) != len(like):
            raise ValueError(f"{len(like)} images need as many seeds, not {len(self.seeds)}")
        draw = SeededNoise(self.seeds, like.shape[1:], like.device)
        return draw((stream + 1) * self._BEYOND_ALL_STEPS + k).to(like)


def damped(gradient: Tensor, notes: Notes) -> Tensor:
    """A gradient [B, ...], with 0 for an image where it is not finite, so that its step is taken
    without it: the rest of the run may still mend it. Notes: "damped", [B], 1 there."""
    finite = torch.isfinite(gradient.flatten(1).sum(dim=1))
    if finite.all():
        return gradient
    notes["damped"] = (~finite).float()
    return torch.where(finite.view(-1, *[1] * (gradient.ndim - 1)), gradient, 0.0)
