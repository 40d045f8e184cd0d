"""Where a run begins, if not at pure noise: pictures noised, inverted, mixed or painted on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt
from typing import ClassVar, Literal

import torch
from torch import Tensor

from diffusion_studio.diffusion.conditions import Condition, Notes
from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.samplers import DDIM, Schedulable, Transition
from diffusion_studio.diffusion.schedule import Hop, NoiseLevel


def noised(x_0: Tensor, level: NoiseLevel, noise: Tensor) -> Tensor:
    """A draw of q(x_t | x_0) (Ho et al. 2020, eq. 4); all [B, C, H, W]."""
    return sqrt(level.alpha_bar) * x_0 + sqrt(1 - level.alpha_bar) * noise


def entry(plan: Sequence[Hop], strength: float) -> int:
    """The hop at which a run begins that starts at `strength`, a share of the timesteps.

    It is the noisiest whose t lies at or below strength * T, and at least the last one. So the
    same strength means the same noise, whatever the sampler and the number of steps.
    """
    times = [hop.level.t or 0 for hop in plan]
    most = strength * (max(times) + 1)
    return next((k for k, t in enumerate(times) if t + 1 <= most), len(plan) - 1)


def round_trip(plan: Sequence[Hop]) -> list[Hop]:
    """The way up from the plan's cleanest level to its noisiest, then the plan itself.

    Under DDIM with eta 0 the way up is DDIM inversion (Song et al. 2021, section 4.3), under
    `RoundTrip` a closer one: len(plan) - 1 hops, whose first state is the picture itself, taken to
    stand at the cleanest level.
    """
    levels = [hop.level for hop in reversed(plan)]
    upwards = [Hop(level, target, target) for level, target in pairwise(levels)]
    return [replace(hop, k=k) for k, hop in enumerate([*upwards, *plan])]


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """DDIM, whose hops upwards undo those downwards.

    A hop down from level b to a takes the noise that is predicted at b; the way back would have to
    know it beforehand, and inversion takes that at a instead (Song et al. 2021, section 4.3), which
    at some pictures grows into another picture by the time the way down ends. Here it is carried on
    along t from the hop before (`previous`): what is left is of second order, for no more network
    calls. `eta` is that of the hops down.
    """

    eta: Schedulable = 0.0
    guidance_form: ClassVar[Literal["mean", "score"]] = "score"

    def transition(
        self, prediction: Prediction, hop: Hop, previous: Prediction | None = None
    ) -> Transition:
        a_level, a_target = hop.level.alpha_bar, hop.target.alpha_bar
        if a_target >= a_level:
            return DDIM(self.eta).transition(prediction, hop, previous)
        noise = prediction.epsilon
        if previous is not None and previous.level.alpha_bar > a_level:
            share = _way(hop.level, hop.target) / _way(previous.level, hop.level)
            noise = noise + share * (noise - previous.epsilon)
        x_0 = (prediction.x_t - sqrt(1 - a_level) * noise) / sqrt(a_level)
        return Transition(sqrt(a_target) * x_0 + sqrt(1 - a_target) * noise, 0.0)


def _way(low: NoiseLevel, high: NoiseLevel) -> int:
    """How far it is from a level to a noisier one, in timesteps."""
    return max((high.t or 0) - (low.t or 0), 1)


class Unclipped(Condition):
    """The network's own belief in the first `hops` hops: on the way up, what clipping takes away
    could not be found again."""

    def __init__(self, hops: int) -> None:
        self.hops = hops

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        if k >= self.hops or prediction.raw_x_0 is None:
            return prediction
        return prediction.with_x_0(prediction.raw_x_0)


@dataclass(frozen=True, eq=False)
class Held(Condition):
    """Images that enter a run later than others wait on the forward process.

    Image n stays at sqrt(a) x_0[n] + sqrt(1 - a) noise[n], whatever is predicted, until hop
    entries[n]. So starts of different levels go in one batch. x_0, noise: [B, C, H, W].
    """

    x_0: Tensor
    noise: Tensor
    entries: tuple[int, ...]

    def correct(
        self, transition: Transition, prediction: Prediction, hop: Hop, k: int, notes: Notes
    ) -> Transition:
        waits = torch.tensor([entry > k for entry in self.entries], device=self.x_0.device)
        if not waits.any():
            return transition
        waits = waits.view(-1, *[1] * (self.x_0.ndim - 1))
        std = torch.as_tensor(transition.std, device=self.x_0.device, dtype=self.x_0.dtype)
        return Transition(
            torch.where(waits, noised(self.x_0, hop.target, self.noise), transition.mean),
            torch.where(waits, torch.zeros_like(std), std),
        )


@dataclass(frozen=True, eq=False)
class Colours:
    """Paint: x_0 [1, C, H, W] in [-1, 1], and how opaque it lies where, [B, 1, H, W] in 0..1."""

    x_0: Tensor
    opacity: Tensor

    def over(self, below: Tensor) -> Tensor:
        """The painted picture; where there is no paint, bit for bit what was there."""
        return torch.where(self.opacity > 0, torch.lerp(below, self.x_0, self.opacity), below)


def painted_belief(x_t: Tensor, x_0: Tensor, level: NoiseLevel, paint: Colours) -> Tensor:
    """The state that the painted belief explains with the same noise.

    With x_t = sqrt(a) x_0 + sqrt(1 - a) epsilon (Ho et al. 2020, eq. 4) and epsilon kept, x_t
    moves by sqrt(a) times what x_0 moves: paint counts for little while there is much noise.
    """
    return x_t + sqrt(level.alpha_bar) * (paint.over(x_0) - x_0)


def painted_afresh(
    x_t: Tensor, x_0: Tensor, level: NoiseLevel, paint: Colours, noise: Tensor
) -> Tensor:
    """The state where what is painted is noised anew: a draw of q(x_t | x_0') (Meng et al. 2022).

    At soft edges the old and the new noise are mixed so that their variance stays 1.
    """
    a, w = level.alpha_bar, paint.opacity
    epsilon = (x_t - sqrt(a) * x_0) / sqrt(1 - a)
    mixed = (1 - w).sqrt() * epsilon + w.sqrt() * noise
    return torch.where(w > 0, sqrt(a) * paint.over(x_0) + sqrt(1 - a) * mixed, x_t)
