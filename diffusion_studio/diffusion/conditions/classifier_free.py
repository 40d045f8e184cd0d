"""Classifier-free guidance, and what keeps strong guidance within the range of pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, sqrt

import torch
from torch import Tensor

from diffusion_studio.diffusion.conditions import Condition, Notes
from diffusion_studio.diffusion.conditions.classifier import norms
from diffusion_studio.diffusion.denoiser import Denoiser, Prediction, Predicts
from diffusion_studio.diffusion.samplers import Schedulable, at_step


@dataclass(frozen=True)
class ClassifierFreeGuidance(Condition):
    """Ho & Salimans 2022, eq. 6, in the scale's other common form:

    epsilon = epsilon(no label) + scale * (epsilon(label) - epsilon(no label)).

    0 is the unlabelled model, 1 the labelled one (no second network call), more exaggerates. The
    mixing is done before x_0 is clipped, so that clipping happens once. `scale`: a number or a
    function of the step. Needs a denoiser with a null label, or `unconditional`, another one of
    the same schedule, for the unlabelled half. With `together` both halves are one call of the
    network (on a GPU that is faster; two CPU cores are as fast either way).

    `rescale` in [0, 1] draws what the guided network says back to the standard deviation that the
    labelled one's answer has: see `rescaled`. `dynamic_threshold` in (0, 1], such as 0.995, puts
    that share of x_0 within the range of pictures: see `thresholded`.

    Notes, one number an image: "guidance_shift", the norm of the two halves' difference in x_0;
    "guidance_ratio", how far guidance moves epsilon over the norm of the labelled one.
    """

    scale: Schedulable = 1.0
    rescale: float = 0.0
    dynamic_threshold: float | None = None
    unconditional: Predicts | None = None
    together: bool = False

    def wants_unlabelled(self, k: int) -> bool:
        return self.together and self.unconditional is None and at_step(self.scale, k) != 1

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        scale = at_step(self.scale, k)
        if scale == 1 or prediction.label is None:
            return prediction
        denoiser, labelled = prediction.denoiser, prediction.raw_x_0
        if denoiser is None or labelled is None:
            raise ValueError("classifier-free guidance comes first: before other conditions")
        unlabelled = self._unlabelled(prediction, denoiser)
        difference = labelled - unlabelled
        x_0 = unlabelled + scale * difference
        if self.rescale:
            x_0 = self._rescaled(x_0, prediction, denoiser)
        level = prediction.level
        moved = sqrt(level.alpha_bar / (1 - level.alpha_bar)) * norms(x_0 - labelled)
        notes["guidance_shift"] = norms(difference)
        notes["guidance_ratio"] = moved / norms(prediction.epsilon)
        if self.dynamic_threshold is not None:
            x_0 = thresholded(x_0, self.dynamic_threshold)
        guided = denoiser.finish(prediction.x_t, level, x_0)
        return replace(guided, v=prediction.v, label=prediction.label)

    def _unlabelled(self, prediction: Prediction, denoiser: Predicts) -> Tensor:
        """x_0 before clipping, as believed without the label."""
        if prediction.unlabelled_x_0 is not None:
            return prediction.unlabelled_x_0
        other = denoiser if self.unconditional is None else self.unconditional
        unlabelled = other.predict(prediction.x_t, prediction.level, None).raw_x_0
        if unlabelled is None:
            raise ValueError("this denoiser does not tell x_0 before clipping")
        return unlabelled

    def _rescaled(self, x_0: Tensor, prediction: Prediction, denoiser: Predicts) -> Tensor:
        """x_0 after rescaling what the network says, be that epsilon, v or x_0 itself."""
        labelled = prediction.raw_x_0
        if labelled is None:
            raise ValueError("this denoiser does not tell x_0 before clipping")
        if not isinstance(denoiser, Denoiser):
            return rescaled(x_0, labelled, self.rescale)
        x_t, level = prediction.x_t, prediction.level
        guided, plain = (denoiser.output_for(x_t, level, each) for each in (x_0, labelled))
        return denoiser.x_0_of(x_t, level, rescaled(guided, plain, self.rescale))


def rescaled(guided: Tensor, labelled: Tensor, share: float) -> Tensor:
    """`guided`, [B, ...], brought back to the standard deviation of `labelled`, image by image.

    Lin et al. 2024, section 3.4: guided * std(labelled) / std(guided), mixed by `share` (their
    phi; they recommend 0.7) with `guided` as it was. It keeps strong guidance from overexposing.
    """
    over = (-1, *[1] * (guided.ndim - 1))
    ratio = labelled.flatten(1).std(dim=1) / guided.flatten(1).std(dim=1).clamp_min(1e-12)
    return guided * (share * ratio + (1 - share)).view(over)


def thresholded(x_0: Tensor, share: float) -> Tensor:
    """x_0, [B, ...], clipped at the size s that `share` of its values do not exceed, over s.

    Dynamic thresholding (Saharia et al. 2022, section 2.3): s is a percentile of |x_0|, image by
    image, and never below 1; so what guidance drives out of [-1, 1] is pushed back inwards
    instead of being saturated.
    """
    sizes = x_0.flatten(1).abs()
    s = sizes.kthvalue(max(1, ceil(share * sizes.shape[1])), dim=1).values.clamp_min(1.0)
    s = s.view(-1, *[1] * (x_0.ndim - 1))
    return torch.minimum(torch.maximum(x_0, -s), s) / s
