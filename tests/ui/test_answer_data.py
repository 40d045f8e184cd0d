"""What a restoration's answer says in numbers and words, without a window."""

from __future__ import annotations

import pytest

from diffusion_studio.events import Measured
from diffusion_studio.ui.timeline.series import plots
from tests.ui.test_timeline_data import a_record

# --- the timeline's lane ---


def restored_steps(expected: float) -> list[Measured]:
    """Ten steps of two images, whose residuals come down to 1 and 2."""
    found = []
    for k in range(10):
        notes: dict[str, tuple[float, ...]] = {"residual": (10.0 - k, 11.0 - k)}
        found.append(Measured(k, notes | {"expected_residual": (expected, expected)}))
    return found


def test_the_residual_is_a_lane_beside_the_noise_s_own_level() -> None:
    lane = next(
        p for p in plots(a_record(), restored_steps(1.5), {}, image=1) if p.name == "residual"
    )
    assert [line.name for line in lane.series] == ["residual", "expected_residual"]
    assert lane.series[0].at(1) == 11.0
    assert lane.series[0].at(10) == 2.0
    assert {value for _, value in lane.series[1].points} == {1.5}


def test_without_noise_in_y_there_is_no_level_of_it() -> None:
    lane = next(
        p for p in plots(a_record(), restored_steps(0.0), {}, image=0) if p.name == "residual"
    )
    assert [line.name for line in lane.series] == ["residual"]


def test_a_run_that_restores_nothing_has_no_such_lane() -> None:
    plain = [Measured(k, {"belief_change": (0.1, 0.2)}) for k in range(10)]
    assert "residual" not in [plot.name for plot in plots(a_record(), plain, {}, image=0)]
    assert pytest.approx(0.1) == plots(a_record(), plain, {}, image=0)[0].series[0].at(3)
