"""A condition that changes nothing, and measures what the others do."""

from __future__ import annotations

from dataclasses import dataclass

from diffusion_studio.diffusion.conditions import Condition, Notes
from diffusion_studio.diffusion.denoiser import Prediction

MARGIN = 0.1
"""How far outside [-1, 1] a value is no picture's any more: 13 of 255 grey levels.

White grounds and black outlines lie at the very edge of the range, so a belief in them errs to
either side of it, the more so the stronger the guidance. Of the worst picture of each label, with
50 steps of DDPM and of DDIM, for as long as `engine.measuring` listens, guidance drove beyond

    an emoji-32, on white, at 2.5         18 % by two grey levels     1 % by 0.1
    the same at 8, where colours glare    42 %                       29 %
    scenes-32 at 2, its own is 1.5         5 %                        3 %
    scenes-32 at 8                        21 %                       16 %
"""


@dataclass(frozen=True)
class Gauge(Condition):
    """Notes under `name`, [B], the share of the believed x_0's values that lie more than MARGIN
    outside [-1, 1], where no picture is, before they are clipped.

    It sees what the conditions before it left: one stands first, another last.
    """

    name: str

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        raw = prediction.x_0 if prediction.raw_x_0 is None else prediction.raw_x_0
        outside = raw.detach().flatten(1).abs() > 1 + MARGIN
        notes[self.name] = outside.float().mean(dim=1)
        return prediction
