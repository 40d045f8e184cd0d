"""Classifier guidance, in its two forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import sqrt
from typing import Literal

import torch
from torch import Tensor

from diffusion_studio.diffusion.conditions import Condition, Notes
from diffusion_studio.diffusion.denoiser import Label, Prediction
from diffusion_studio.diffusion.samplers import Sampler, Schedulable, Transition, at_step
from diffusion_studio.diffusion.schedule import Hop, NoiseLevel

Classifier = Callable[[Tensor, Tensor], Tensor]  # (x_t [B, C, H, W], t [B]) -> logits [B, K]


@dataclass(frozen=True)
class ClassifierGuidance(Condition):
    """Dhariwal & Nichol 2021, section 4: a classifier of noisy pictures steers towards `label`.

    Algorithm 1 ("mean") shifts the mean of a DDPM step by variance * scale * grad log p(y | x_t);
    algorithm 2 ("score") shifts epsilon by -sqrt(1 - alpha_bar) * scale * grad, for DDIM and
    DPM-Solver++. The sampler chooses, unless `form` is given. The gradient is taken at x_t, and
    the classifier is told the network's own timestep. Scale 0 does not call the classifier.
    """

    classifier: Classifier
    label: Label
    scale: Schedulable = 1.0
    form: Literal["mean", "score"] | None = None

    def for_sampler(self, sampler: Sampler) -> Condition:
        return self if self.form else replace(self, form=sampler.guidance_form)

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        scale = at_step(self.scale, k)
        if self.form == "mean" or scale == 0:
            return prediction
        gradient = self.gradient(prediction.x_t, prediction.level, notes)
        shift = sqrt(1 - prediction.level.alpha_bar) * scale
        return prediction.with_epsilon(prediction.epsilon - shift * gradient)

    def correct(
        self, transition: Transition, prediction: Prediction, hop: Hop, k: int, notes: Notes
    ) -> Transition:
        scale = at_step(self.scale, k)
        if self.form != "mean" or scale == 0:
            return transition
        gradient = self.gradient(prediction.x_t, prediction.level, notes)
        shift = transition.std**2 * (scale * gradient)
        return replace(transition, mean=transition.mean + shift)

    def gradient(self, x_t: Tensor, level: NoiseLevel, notes: Notes) -> Tensor:
        """grad log p(label | x_t) by x_t, [B, C, H, W], each image's its own."""
        with torch.enable_grad():
            x = x_t.detach().requires_grad_()
            t = torch.full((len(x),), level.t or 0, device=x.device, dtype=torch.int64)
            log_p = torch.log_softmax(self.classifier(x, t).float(), dim=-1)
            label = torch.as_tensor(self.label, device=x.device).expand(len(x))
            chosen = log_p.gather(1, label[:, None]).squeeze(1)
            (gradient,) = torch.autograd.grad(chosen.sum(), x)
        notes["log_p_label"] = chosen.detach()
        notes["classifier_gradient"] = gradient.flatten(1).norm(dim=1)
        return gradient
