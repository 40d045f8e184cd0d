"""How much of a belief is no picture's any more."""

from __future__ import annotations

import pytest
import torch

from diffusion_studio.diffusion.conditions import Notes
from diffusion_studio.diffusion.conditions.gauge import Gauge
from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.schedule import CLEAN


@pytest.mark.parametrize(
    ("ground", "share"),
    [
        (1.05, 0.0),  # a white ground, a little off: to be clipped, and nothing is lost
        (-1.05, 0.0),  # a black outline
        (1.3, 0.25),  # colours that glare
        (-1.3, 0.25),
    ],
)
def test_what_is_counted_lies_plainly_outside_the_range(ground: float, share: float) -> None:
    belief = torch.zeros(1, 3, 4, 4)
    belief[..., 0] = ground
    notes: Notes = {}
    prediction = Prediction(belief, CLEAN, belief.clamp(-1, 1), belief, raw_x_0=belief)
    assert Gauge("clipped").guide(prediction, 0, notes) is prediction
    assert notes["clipped"].tolist() == [share]
