"""The curve that the window draws is the schedule that is sampled."""

from __future__ import annotations

import numpy as np
import pytest

from diffusion_studio.models import ScheduleCard, alpha_bar_curve
from diffusion_studio.models.checkpoint import schedule_from_card


@pytest.mark.parametrize(
    "card",
    [
        ScheduleCard(kind="linear"),
        ScheduleCard(kind="linear", steps=250),
        ScheduleCard(kind="linear", beta_start=0.001, beta_end=0.01),
        ScheduleCard(kind="scaled_linear"),
        ScheduleCard(kind="cosine", steps=4000),
        ScheduleCard(kind="alphas_cumprod", alphas_cumprod=(0.99, 0.5, 0.01)),
    ],
    ids=str,
)
def test_the_curve_is_the_schedules(card: ScheduleCard) -> None:
    whole = schedule_from_card(card).alphas_cumprod
    np.testing.assert_allclose(alpha_bar_curve(card, len(whole)), whole, rtol=1e-12)
    few = alpha_bar_curve(card, 2)
    assert few == pytest.approx([whole[0], whole[-1]])
