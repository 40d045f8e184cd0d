"""The one sampling loop. Every sampler, every guidance and every solver runs through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import sqrt

import torch
from torch import Tensor

from diffusion_studio.diffusion.conditions import Condition, Notes
from diffusion_studio.diffusion.denoiser import Label, Prediction, Predicts
from diffusion_studio.diffusion.noise import SeededNoise
from diffusion_studio.diffusion.samplers import DDIM, Sampler, Transition
from diffusion_studio.diffusion.schedule import CLEAN, Hop

Noise = Callable[[int], Tensor]


@dataclass(frozen=True, slots=True)
class State:
    """All that a run needs to go on: x before hop k of its plan, float32 [B, C, H, W], and the
    prediction one hop before (multistep memory; None at the start, after an edit, and where a
    branch begins anew)."""

    k: int
    x: Tensor
    previous: Prediction | None = None

    def to(self, device: torch.device | str) -> State:
        """This state on another device."""
        previous = self.previous
        if previous is not None:
            previous = replace(
                previous,
                x_t=previous.x_t.to(device),
                x_0=previous.x_0.to(device),
                epsilon=previous.epsilon.to(device),
            )
        return State(self.k, self.x.to(device), previous)


@dataclass(frozen=True, slots=True)
class Step:
    """What hop k did: the belief it was made from, and the state that it led to (k + 1)."""

    k: int
    prediction: Prediction
    state: State
    notes: Notes = field(default_factory=dict)


def sample(  # noqa: PLR0913 - the field's one entry point: each argument is a choice of its own
    denoiser: Predicts,
    sampler: Sampler,
    plan: Sequence[Hop],
    x_T: Tensor | None,
    noise: Noise | None = None,
    seeds: Sequence[int] | None = None,
    conditions: Sequence[Condition] = (),
    label: Label = None,
    state: State | None = None,
) -> Iterator[Step]:
    """Sample along a plan, one `Step` a network call.

    x_T: float32 [B, C, H, W], the start at plan[0].level; or give `state` to go on from one.
    noise: k -> [B, C, H, W]; or give `seeds`, one an image. Only stochastic steps draw any.
    No gradient mode is held while a step is with the caller.
    """
    if state is None:
        if x_T is None:
            raise ValueError("give x_T to start from, or a state to go on from")
        state = State(0, x_T)
    if noise is None and seeds is not None:
        noise = SeededNoise(seeds, state.x.shape[1:], state.x.device)
    conditions = [condition.for_sampler(sampler) for condition in conditions]
    for hop in plan[state.k :]:
        step = take_step(denoiser, sampler, hop, state, noise, (conditions, label))
        yield step
        state = step.state


def take_step(
    denoiser: Predicts,
    sampler: Sampler,
    hop: Hop,
    state: State,
    noise: Noise | None,
    steering: tuple[Sequence[Condition], Label] = ((), None),
) -> Step:
    """One turn of the loop: predict, guide, move, correct, add noise."""
    conditions, label = steering
    k = state.k
    notes: Notes = {}
    differentiate = any(condition.needs_gradient for condition in conditions)
    with torch.set_grad_enabled(differentiate):
        x_t = state.x.detach().requires_grad_(differentiate)
        prediction = denoiser.predict(x_t, hop.level, label)
        for condition in conditions:
            prediction = condition.guide(prediction, k, notes)
        transition = sampler.transition(prediction, hop, state.previous)
        for condition in conditions:
            transition = condition.correct(transition, prediction, hop, k, notes)
    with torch.no_grad():
        x = _draw(_raised(transition, hop), hop, noise, k)
    belief = _detached(prediction)
    return Step(k, belief, State(k + 1, x, belief), notes)


def _raised(transition: Transition, hop: Hop) -> Transition:
    """The Gaussian at the landing level: the forward process q from target to landing, applied
    to a Gaussian, gives one again (Ho et al. 2020, eq. 2)."""
    if hop.landing == hop.target:
        return transition
    keep = hop.landing.alpha_bar / hop.target.alpha_bar
    variance = torch.as_tensor(transition.std) ** 2 * keep + (1 - keep)
    return Transition(transition.mean * sqrt(keep), variance.sqrt())


def _draw(transition: Transition, hop: Hop, noise: Noise | None, k: int) -> Tensor:
    mean, std = transition.mean.detach(), transition.std
    silent = isinstance(std, float | int) and std == 0
    if hop.landing == CLEAN or silent:
        return mean  # the last step shows the mean
    if noise is None:
        raise ValueError("this sampler adds noise: give `noise` or `seeds`")
    return mean + (std if isinstance(std, float | int) else std.detach()) * noise(k).to(mean)


def _detached(prediction: Prediction) -> Prediction:
    """The belief without its graph: what is kept must not hold the network's activations."""
    if not prediction.x_0.requires_grad and not prediction.x_t.requires_grad:
        return prediction
    return replace(
        prediction,
        x_t=prediction.x_t.detach(),
        x_0=prediction.x_0.detach(),
        epsilon=prediction.epsilon.detach(),
        v=None if prediction.v is None else prediction.v.detach(),
        raw_x_0=None if prediction.raw_x_0 is None else prediction.raw_x_0.detach(),
    )


def invert(denoiser: Predicts, plan: Sequence[Hop], x_0: Tensor, label: Label = None) -> Tensor:
    """The latent from which DDIM with eta 0 leads to x_0 along the same plan.

    Runs the deterministic process upwards (Song et al. 2021, section 4.3). x_0 is taken as the
    state at the plan's cleanest level, and the result, [B, C, H, W], stands at its noisiest. It
    is exact in the limit of many steps.
    """
    levels = [hop.level for hop in reversed(plan)]
    upwards = [Hop(level, target, target, k) for k, (level, target) in enumerate(pairwise(levels))]
    state = State(0, x_0)
    for step in sample(denoiser, DDIM(), upwards, None, label=label, state=state):
        state = step.state
    return state.x
