"""Classifier-free guidance."""

from __future__ import annotations

from dataclasses import dataclass, replace

from diffusion_studio.diffusion.conditions import Condition, Notes
from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.samplers import Schedulable, at_step


@dataclass(frozen=True)
class ClassifierFreeGuidance(Condition):
    """Ho & Salimans 2022, eq. 6, in the scale's other common form:

    epsilon = epsilon(no label) + scale * (epsilon(label) - epsilon(no label)).

    0 is the unlabelled model, 1 the labelled one (no second network call), more exaggerates. The
    mixing is done before x_0 is clipped, so that clipping happens once. `scale`: a number or a
    function of the step. Needs a denoiser with a null label.
    """

    scale: Schedulable = 1.0

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        scale = at_step(self.scale, k)
        if scale == 1 or prediction.label is None:
            return prediction
        denoiser, labelled = prediction.denoiser, prediction.raw_x_0
        if denoiser is None or labelled is None:
            raise ValueError("classifier-free guidance comes first: before other conditions")
        unlabelled = denoiser.predict(prediction.x_t, prediction.level, None).raw_x_0
        if unlabelled is None:
            raise ValueError("this denoiser does not tell x_0 before clipping")
        difference = labelled - unlabelled
        notes["guidance_shift"] = difference.detach().flatten(1).norm(dim=1)
        guided = denoiser.finish(prediction.x_t, prediction.level, unlabelled + scale * difference)
        return replace(guided, v=prediction.v, label=prediction.label)
