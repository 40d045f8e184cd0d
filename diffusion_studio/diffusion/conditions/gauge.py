"""A condition that changes nothing, and measures what the others do."""

from __future__ import annotations

from dataclasses import dataclass

from diffusion_studio.diffusion.conditions import Condition, Notes
from diffusion_studio.diffusion.denoiser import Prediction

GREY_LEVEL = 2 / 255


@dataclass(frozen=True)
class Gauge(Condition):
    """Notes under `name`, [B], the share of the believed x_0's values that lie more than a grey
    level outside [-1, 1], where no picture is, before they are clipped.

    It sees what the conditions before it left: one stands first, another last.
    """

    name: str

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        raw = prediction.x_0 if prediction.raw_x_0 is None else prediction.raw_x_0
        outside = raw.detach().flatten(1).abs() > 1 + GREY_LEVEL
        notes[self.name] = outside.float().mean(dim=1)
        return prediction
