"""Classifier guidance, in its two forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import sqrt
from typing import Literal

import torch
from torch import Tensor

from diffusion_studio.diffusion.conditions import Condition, Notes
from diffusion_studio.diffusion.denoiser import Denoiser, Label, Prediction
from diffusion_studio.diffusion.samplers import Sampler, Schedulable, Transition, at_step
from diffusion_studio.diffusion.schedule import Hop, NoiseLevel

Classifier = Callable[[Tensor, Tensor], Tensor]  # (x_t [B, C, H, W], t [B]) -> logits [B, K]
MOST_LABELS = 5
LARGEST_SIGMA = 200.0
"""Up to here the score form guides: the noisiest linear level, 157, is within. See below."""


@dataclass(frozen=True)
class ClassifierGuidance(Condition):
    """Dhariwal & Nichol 2021, section 4: a classifier of noisy pictures steers towards `label`.

    Algorithm 1 ("mean") shifts the mean of a DDPM step by variance * scale * grad log p(y | x_t);
    algorithm 2 ("score") shifts epsilon by -sqrt(1 - alpha_bar) * scale * grad, for DDIM and
    DPM-Solver++. The sampler chooses, unless `form` is given. The gradient is taken at x_t, and
    the classifier is told the network's own timestep. The score form leaves levels beyond
    LARGEST_SIGMA as they are.

    `label`: a class, [B] classes, None, or a function of the step to one of these. At scale 0 and
    without a label the classifier is not called. An image whose gradient is not a number is not
    guided in that step. `at_once` says how many images the classifier takes together.

    Notes, one number an image: "log_p_label"; "classifier_gradient", its norm;
    "classifier_ratio", how far epsilon is moved over epsilon's norm (in the mean form too, of
    which the score form is the limit); "unguided", 1 where the gradient was no number. And
    "top_labels", the likeliest classes and their probabilities, each [B, 5 or fewer];
    "gradient_map" [B, H, W], the gradient's norm over the channels.
    """

    classifier: Classifier
    label: Label | Callable[[int], Label]
    scale: Schedulable = 1.0
    form: Literal["mean", "score"] | None = None
    at_once: Callable[[], int] | None = None

    def for_sampler(self, sampler: Sampler) -> Condition:
        return self if self.form else replace(self, form=sampler.guidance_form)

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        scale = self._scale(k)
        if self.form == "mean" or scale == 0:
            return prediction
        shift = sqrt(1 - prediction.level.alpha_bar) * scale
        gradient = self._gradient(prediction, k, notes)
        if _beyond_sight(prediction) or not gradient.any():
            return prediction  # to the bit: x_0 derived anew would be rounded anew
        return prediction.with_epsilon(prediction.epsilon - shift * gradient)

    def correct(
        self, transition: Transition, prediction: Prediction, hop: Hop, k: int, notes: Notes
    ) -> Transition:
        scale = self._scale(k)
        if self.form != "mean" or scale == 0:
            return transition
        shift = transition.std**2 * (scale * self._gradient(prediction, k, notes))
        return replace(transition, mean=transition.mean + shift)

    def gradient(self, x_t: Tensor, level: NoiseLevel, notes: Notes, k: int = 0) -> Tensor:
        """grad log p(label | x_t) by x_t, [B, C, H, W], each image's own; 0 where it is no
        number."""
        t = torch.full((len(x_t),), level.t or 0, device=x_t.device, dtype=torch.int64)
        label = torch.as_tensor(self._label(k), device=x_t.device).expand(len(x_t))
        size = len(x_t) if self.at_once is None else self.at_once()
        parts = zip(x_t.split(size), t.split(size), label.split(size), strict=True)
        gradients, log_ps = zip(*(self._slope(*part) for part in parts), strict=True)
        gradient, log_p = torch.cat(gradients), torch.cat(log_ps)
        finite = torch.isfinite(gradient.flatten(1).sum(dim=1))
        if not finite.all():
            gradient = torch.where(_per_image(finite, gradient), gradient, 0.0)
            notes["unguided"] = (~finite).float()
        _note(notes, gradient, log_p, label)
        return gradient

    def _label(self, k: int) -> Label:
        return self.label(k) if callable(self.label) else self.label

    def _scale(self, k: int) -> float:
        """The scale of step k; 0 where there is nothing to lead towards."""
        return 0.0 if self._label(k) is None else at_step(self.scale, k)

    def _gradient(self, prediction: Prediction, k: int, notes: Notes) -> Tensor:
        """The gradient at the prediction's x_t, measured beside its epsilon."""
        gradient = self.gradient(prediction.x_t, prediction.level, notes, k)
        shift = sqrt(1 - prediction.level.alpha_bar) * abs(self._scale(k))
        notes["classifier_ratio"] = shift * norms(gradient) / norms(prediction.epsilon)
        return gradient

    def _slope(self, x_t: Tensor, t: Tensor, label: Tensor) -> tuple[Tensor, Tensor]:
        """The gradient, and the log probabilities of all classes, [B, K]."""
        with torch.enable_grad():
            x = x_t.detach().requires_grad_()
            log_p = torch.log_softmax(self.classifier(x, t).float(), dim=-1)
            chosen = log_p.gather(1, label[:, None])
            (gradient,) = torch.autograd.grad(chosen.sum(), x)
        return gradient, log_p.detach()


def _beyond_sight(prediction: Prediction) -> bool:
    """Whether the noise is so strong that a real classifier sees nothing of the picture.

    x_0 follows from epsilon multiplied by sigma, and with it whatever error the classifier makes:
    20,000 times at the noisiest level of a cosine schedule, which would paint the belief in the
    strongest colours there are. A mixture's exact gradient is right at every level.
    """
    denoiser = prediction.denoiser
    real = isinstance(denoiser, Denoiser) and denoiser.clip
    return real and prediction.level.sigma > LARGEST_SIGMA


def norms(tensor: Tensor) -> Tensor:
    """The Euclidean norm of each image, [B]."""
    return torch.linalg.vector_norm(tensor.detach().flatten(1), dim=1)


def _note(notes: Notes, gradient: Tensor, log_p: Tensor, label: Tensor) -> None:
    """Keep what the classifier sees, if it sees anything."""
    if not torch.isfinite(log_p).all():
        return
    notes["log_p_label"] = log_p.gather(1, label[:, None]).squeeze(1)
    notes["classifier_gradient"] = norms(gradient)
    likeliest, classes = log_p.exp().topk(min(MOST_LABELS, log_p.shape[1]), dim=1)
    notes["top_labels"] = (classes, likeliest)
    if gradient.ndim == 4:
        notes["gradient_map"] = torch.linalg.vector_norm(gradient, dim=1)


def _per_image(flags: Tensor, like: Tensor) -> Tensor:
    """[B] -> what broadcasts to `like`, [B, ...]."""
    return flags.view(-1, *[1] * (like.ndim - 1))
