"""Conditions: everything that steers a run, from guidance to inverse-problem solvers."""

from __future__ import annotations

from typing import ClassVar

from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.samplers import Sampler, Transition
from diffusion_studio.diffusion.schedule import Hop

Notes = dict[str, object]  # measured per-image numbers (float32 [B]) and maps, for the plots


class Condition:
    """A condition may change the belief (`guide`) or where the step lands (`correct`).

    `needs_gradient` says that `correct` differentiates the prediction by x_t, so the network is
    called with gradients on. Norms and gradients are taken per image: no image of a batch may
    influence another.
    """

    needs_gradient: ClassVar[bool] = False

    def for_sampler(self, sampler: Sampler) -> Condition:
        """This condition in the form that suits the sampler."""
        return self

    def wants_unlabelled(self, k: int) -> bool:
        """Whether step k should also predict without the label, in the same network call."""
        return False

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        """What the model should believe at step k."""
        return prediction

    def correct(
        self, transition: Transition, prediction: Prediction, hop: Hop, k: int, notes: Notes
    ) -> Transition:
        """Where step k should land."""
        return transition
