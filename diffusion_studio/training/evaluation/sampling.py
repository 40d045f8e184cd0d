"""The pictures that are measured, made through the one loop, many at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    DDIM,
    DDPM,
    ClassifierFreeGuidance,
    ClassifierGuidance,
    Condition,
    Denoiser,
    DPMSolver2M,
    Hop,
    NoiseSchedule,
    Sampler,
    SeededNoise,
    sample,
)
from diffusion_studio.models import LoadedModel
from diffusion_studio.models.classifier import Classifier
from diffusion_studio.models.inference import InferenceUNet, Precision, compile_for_inference
from diffusion_studio.models.unet import UNet

SamplerKind = Literal["ddpm", "ddim", "dpm_solver_2m"]
Guidance = Literal["none", "classifier_free", "classifier"]
Told = Callable[[int], None]
"""Told how many pictures are done, now and then."""


@dataclass(frozen=True)
class Way:
    """How pictures are made. `scale` is that of the guidance; `eta` is DDIM's."""

    sampler: SamplerKind = "ddim"
    steps: int = 50
    eta: float = 0.0
    guidance: Guidance = "none"
    scale: float = 1.0


def default_way(model: LoadedModel) -> Way:
    """As the card says that its pictures are first made, without guidance."""
    chosen = model.card.defaults
    steps = min(chosen.steps, len(model.schedule))
    return Way(chosen.sampler, steps, chosen.eta if chosen.sampler == "ddim" else 0.0)


class Pictures:
    """Makes a model's pictures, `batch` at a time, in the form of its network that is quickest.

    `classifier` is what classifier guidance asks; it works in float32. Networks that are not ours
    do so as well, and `precision` says what the model's really has.
    """

    def __init__(
        self,
        model: LoadedModel,
        classifier: Classifier | None,
        device: str,
        precision: Precision,
        batch: int,
    ) -> None:
        self.card, self.schedule = model.card, model.schedule
        self.classifier, self.device, self.batch = classifier, device, batch
        network = model.denoiser.network
        self.precision: Precision = precision if isinstance(network, UNet) else "float32"
        if isinstance(network, UNet):
            network = compile_for_inference(network, precision)
        self._network = network
        self._denoiser = Denoiser(
            network,
            self.card.parameterisation,
            self.card.learned_variance,
            self.card.clip,
            self.card.null_label,
        )

    def make(
        self,
        way: Way,
        seeds: Sequence[int],
        labels: Tensor | None = None,
        told: Told = lambda done: None,
    ) -> Tensor:
        """uint8 [N, 3, H, W] on the CPU, one picture a seed. labels: int64 [N], or None for none.

        A picture follows from its seed, its label and the way, but for rounding: how many are
        made at once does not matter. ValueError for guidance without labels or without a
        classifier, and for more steps than the schedule has.
        """
        if way.guidance != "none" and labels is None:
            raise ValueError("guidance leads to a label: give labels")
        plan, sampler = plan_of(way, self.schedule), self._sampler(way)
        self._prepare(plan, labels)
        made = []
        for start in range(0, len(seeds), self.batch):
            part = slice(start, start + self.batch)
            label = None if labels is None else labels[part].to(self.device)
            made.append(self._batch(way, sampler, plan, seeds[part], label))
            told(min(start + self.batch, len(seeds)))
        return torch.cat(made)

    def _batch(
        self,
        way: Way,
        sampler: Sampler,
        plan: list[Hop],
        seeds: Sequence[int],
        label: Tensor | None,
    ) -> Tensor:
        return self._sampled(sampler, plan, seeds, self._conditions(way, label), label)

    def restored(self, plan: list[Hop], solver: Condition, seeds: Sequence[int]) -> Tensor:
        """What a solver finds that takes steps of its own, along its plan: uint8 [N, C, H, W] on
        the CPU, one a seed, without labels."""
        self._prepare(plan, None)
        return self._sampled(DDIM(), plan, seeds, [solver], None)

    def _sampled(
        self,
        sampler: Sampler,
        plan: list[Hop],
        seeds: Sequence[int],
        conditions: list[Condition],
        label: Tensor | None,
    ) -> Tensor:
        noise = SeededNoise(seeds, (self.card.channels, *self.card.size), self.device)
        x = noise.start()
        steps = sample(
            self._denoiser, sampler, plan, x, noise=noise, conditions=conditions, label=label
        )
        for step in steps:
            x = step.state.x
        return ((x.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8).cpu()

    def _sampler(self, way: Way) -> Sampler:
        if way.sampler == "ddpm":
            return DDPM("learned_range" if self.card.learned_variance else "fixed_small")
        return DDIM(way.eta) if way.sampler == "ddim" else DPMSolver2M()

    def _conditions(self, way: Way, label: Tensor | None) -> list[Condition]:
        if way.guidance == "classifier_free":
            return [ClassifierFreeGuidance(way.scale)]
        if way.guidance == "none":
            return []
        if self.classifier is None:
            raise ValueError("classifier guidance needs a classifier")
        return [ClassifierGuidance(self.classifier, label, way.scale)]

    def _prepare(self, plan: list[Hop], labels: Tensor | None) -> None:
        """Let the network project the plan's times once, for all labels in use."""
        if isinstance(self._network, InferenceUNet):
            rows = set() if labels is None else set(labels.tolist())
            rows |= set() if self.card.null_label is None else {self.card.null_label}
            self._network.prepare(
                [hop.level.t or 0 for hop in plan], torch.tensor(sorted(rows)) if rows else None
            )


def plan_of(way: Way, schedule: NoiseSchedule) -> list[Hop]:
    """The hops of a way; DPM-Solver++ wants them even in the log signal-to-noise ratio."""
    return schedule.plan(way.steps, "log_snr" if way.sampler == "dpm_solver_2m" else "even")
