"""The gaps of the event loop are those of its ticks, the slider's figures those of its touches."""

from __future__ import annotations

from itertools import accumulate

import pytest

from diffusion_studio.recipe import FromStep
from diffusion_studio.ui.responsiveness import LONG_GAP, _figures
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.slider_latency import SliderMeter, Touch, slider_figures
from diffusion_studio.ui.timeline.frame_time import BranchMeter, ScrubMeter
from tests.ui.conftest import Sitting


def test_gaps_are_counted_in_milliseconds() -> None:
    gaps = [0.002] * 198 + [0.010, 0.050]
    figures = _figures(list(accumulate([7.0, *gaps])))
    assert figures["count"] == 200
    assert figures["seconds"] == pytest.approx(sum(gaps), abs=1e-3)
    assert figures["p50_ms"] == pytest.approx(2, abs=0.01)
    assert figures["p99_ms"] == pytest.approx(10, abs=0.01)
    assert figures["max_ms"] == pytest.approx(50, abs=0.01)
    assert LONG_GAP > 10
    assert figures["share_in_long_gaps"] == pytest.approx(0.050 / sum(gaps), abs=1e-3)


def test_without_two_ticks_there_is_no_gap() -> None:
    assert _figures([]) == _figures([1.0]) == {}


def test_the_way_from_the_slider_to_the_screen_is_told_in_its_parts() -> None:
    touch = Touch(pressed=10.0, k=4, taken=10.03, step=0.05, painted=10.1)
    assert touch.parts == pytest.approx({"whole": 100, "wait": 30, "step": 50, "to_screen": 20})
    slower = touch.parts | {"to_screen": 40.0}
    figures = slider_figures([touch.parts, touch.parts, slower])
    assert figures["touches"] == 3
    assert figures["to_screen_ms"] == {"median": 20.0, "worst": 40.0}
    assert slider_figures([]) == {}


def test_each_state_that_the_mouse_is_drawn_to_is_seen_and_timed(sitting: Sitting) -> None:
    studio = sitting.studio
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    for view in (None, "view_change"):
        if view is not None:
            sitting.do(view)
        ended: list[bool] = []
        meter = ScrubMeter(studio, range(2, 9), lambda ended=ended: ended.append(True))
        meter.begin()
        sitting.until(lambda ended=ended: bool(ended))
        assert len(meter.taken["clock"]) == len(meter.taken["processor"]) == 6
        assert studio.document.looked_back is not None
        assert studio.document.looked_back.k == 8
        assert all(taken > 0 for taken in meter.taken["clock"])
    assert studio.views.step_shown == 7  # the step that led to state 8


def test_the_beginning_of_a_branch_is_timed(sitting: Sitting) -> None:
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    parent, ended = sitting.run, []
    meter = BranchMeter(sitting.studio, 2, lambda: ended.append(True))
    meter.begin()
    sitting.until(lambda: bool(ended))
    assert len(meter.taken["clock"]) == 2
    assert sitting.run.recipe.start == FromStep(run=parent.name, k=11)


def test_each_touch_of_the_slider_counts_from_the_next_step_and_is_seen(sitting: Sitting) -> None:
    studio = sitting.studio
    studio.document.change({"steps": 1000, "count": 1})
    ended: list[bool] = []
    meter = SliderMeter(studio, 3, lambda: ended.append(True))
    sitting.do("generate")
    sitting.until_phase(Phase.RUNNING)
    sitting.until(lambda: studio.document.state.k > 0)
    meter.begin()
    sitting.until(lambda: bool(ended))
    frames = sitting.run.turned["guidance_scale"]
    sitting.do("stop")
    assert [k for k, _ in frames.points[1:]] == [touch.k for touch in meter.touches]
    assert all(t.pressed < t.taken < t.painted and t.step > 0 for t in meter.touches)
