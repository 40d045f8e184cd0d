"""The one sampling loop. Every sampler, every guidance and every solver runs through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import sqrt

import torch
from torch import Tensor

from diffusion_studio.diffusion.conditions import Condition, Notes
from diffusion_studio.diffusion.denoiser import Denoiser, Label, Prediction, Predicts
from diffusion_studio.diffusion.noise import SeededNoise
from diffusion_studio.diffusion.samplers import DDIM, Sampler, Transition
from diffusion_studio.diffusion.schedule import Hop, NoiseLevel
from diffusion_studio.sentence import InputError

Noise = Callable[[int], Tensor]


class NotFinite(InputError):
    """A step led to numbers that are infinite or not numbers at all."""


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """All that a run needs to go on: x before hop k of its plan, float32 [B, C, H, W], and the
    prediction one hop before (multistep memory; None at the start, after an edit, and where a
    branch begins anew)."""

    k: int
    x: Tensor
    previous: Prediction | None = None

    def to(self, device: torch.device | str) -> State:
        """This state on another device."""
        previous = None if self.previous is None else self.previous.to(device)
        return State(self.k, self.x.to(device), previous)


@dataclass(frozen=True, slots=True, eq=False)
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
    label: Label | Callable[[int], Label] = None,
    state: State | None = None,
) -> Iterator[Step]:
    """Sample along a plan, one `Step` a hop; the last one's `state.x` is the result.

    x_T: float32 [B, C, H, W], the start at plan[0].level; or give `state` to go on from one.
    noise: k -> [B, C, H, W]; or give `seeds`, one an image. Only stochastic steps draw any.
    label: a class, [B] classes, or None for unlabelled; or a function of the step to one of these.
    No gradient mode is held while a step is with the caller. NotFinite where the numbers run away.
    """
    state = _start(x_T, state, len(plan))
    if noise is None and seeds is not None:
        noise = SeededNoise(seeds, state.x.shape[1:], state.x.device)
    conditions = [condition.for_sampler(sampler) for condition in conditions]
    differentiate = any(condition.needs_gradient for condition in conditions)
    for k in range(state.k, len(plan)):
        hop, notes = replace(plan[k], k=k), Notes()
        with torch.set_grad_enabled(differentiate):
            x_t = state.x.detach().requires_grad_(differentiate)
            told = label(k) if callable(label) else label
            together = any(condition.wants_unlabelled(k) for condition in conditions)
            prediction = _predict(denoiser, x_t, hop.level, told, together)
            for condition in conditions:
                prediction = condition.guide(prediction, k, notes)
            transition = sampler.transition(prediction, hop, state.previous)
            for condition in conditions:
                transition = condition.correct(transition, prediction, hop, k, notes)
        with torch.no_grad():
            x = _draw(transition, hop, noise)
        prediction = prediction.detached()
        state = State(k + 1, x, prediction)
        yield Step(k, prediction, state, notes)


def _predict(
    denoiser: Predicts, x_t: Tensor, level: NoiseLevel, label: Label, together: bool
) -> Prediction:
    """The belief; with `together` also the unlabelled one, in the same network call."""
    if together and label is not None and isinstance(denoiser, Denoiser):
        return denoiser.predict_both(x_t, level, label)
    return denoiser.predict(x_t, level, label)


def _start(x_T: Tensor | None, state: State | None, hops: int) -> State:
    if state is None:
        if x_T is None:
            raise ValueError("give x_T to start from, or a state to go on from")
        state = State(0, x_T)
    if not 0 <= state.k <= hops:
        raise ValueError(f"a plan of {hops} hops cannot go on from hop {state.k}")
    return state


def _draw(transition: Transition, hop: Hop, noise: Noise | None) -> Tensor:
    """A draw of the transition, raised to the landing level: the forward process from target to
    landing makes another Gaussian of a Gaussian (Ho et al. 2020, eq. 2)."""
    mean, std = transition.mean, transition.std
    if hop.landing != hop.target:
        keep = hop.landing.alpha_bar / hop.target.alpha_bar
        mean, std = sqrt(keep) * mean, (keep * std**2 + (1 - keep)) ** 0.5
    if hop.landing.alpha_bar == 1 or (isinstance(std, float) and std == 0):
        x = mean  # the picture itself is shown without noise
    elif noise is None:
        raise ValueError("this sampler adds noise: give `noise` or `seeds`")
    else:
        x = mean + std * noise(hop.k).to(mean)
    if not torch.isfinite(x.sum()):  # one number that is not finite makes the sum so
        raise NotFinite(
            "The numbers became infinite at step {step}. Lower the guidance scale or the step"
            " size, or choose float32, and try again.",
            step=hop.k + 1,
        )
    return x.detach()


class _Unclipped(Condition):
    """The network's own belief: what clipping took away could not be found again."""

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        return prediction if prediction.raw_x_0 is None else prediction.with_x_0(prediction.raw_x_0)


def invert(denoiser: Predicts, plan: Sequence[Hop], x_0: Tensor, label: Label = None) -> Tensor:
    """The latent from which DDIM with eta 0 leads to x_0 along the same plan.

    Runs the deterministic process upwards (Song et al. 2021, section 4.3), without clipping. x_0
    is taken as the state at the plan's cleanest level, and the result, [B, C, H, W], stands at its
    noisiest. It is exact in the limit of many steps, to first order.
    """
    levels = [hop.level for hop in reversed(plan)]
    x = x_0
    upwards = [Hop(level, target, target) for level, target in pairwise(levels)]
    for step in sample(denoiser, DDIM(), upwards, x_0, conditions=[_Unclipped()], label=label):
        x = step.state.x
    return x
