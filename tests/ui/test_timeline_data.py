"""The timeline's numbers, without a window: places, noise levels, the axis, plots and tables."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import pairwise
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffusion_studio.diffusion import NoiseSchedule
from diffusion_studio.events import Cancelled, Finished, Measured, Paused, Started, Steered
from diffusion_studio.keyframes import Keyframes
from diffusion_studio.ui.timeline.axis import GUTTER, Axis
from diffusion_studio.ui.timeline.export import spread
from diffusion_studio.ui.timeline.frame_reader import Frame
from diffusion_studio.ui.timeline.playhead import Level, Playhead, Record, heard
from diffusion_studio.ui.timeline.series import plots


def levels(steps: int) -> tuple[tuple[int | None, float], ...]:
    """The noise levels of a run, as the engine tells them."""
    plan = NoiseSchedule.cosine(1000).plan(steps)
    return (*((hop.level.t, hop.level.alpha_bar) for hop in plan), (None, 1.0))


def a_record(steps: int = 10, first: int = 0, newest: int = 10) -> Record:
    return Record(steps, first, newest, tuple(Level(*level) for level in levels(steps)))


# --- where one is ---


def test_sigma_and_log_snr_are_those_of_the_plan() -> None:
    for hop in NoiseSchedule.cosine(1000).plan(20):
        level = Level(hop.level.t, hop.level.alpha_bar)
        assert level.sigma == pytest.approx(hop.level.sigma, rel=1e-12)
        assert level.log_snr == pytest.approx(2 * hop.level.half_log_snr, rel=1e-9)
    assert (Level(None, 1.0).sigma, Level(None, 1.0).log_snr) == (0.0, inf)
    assert (Level(999, 0.0).sigma, Level(999, 0.0).log_snr) == (inf, -inf)


def test_a_record_grows_with_what_is_told() -> None:
    record = heard(None, Started("a", 10, 4, "CPU", "float32", levels=levels(10)))
    assert record == a_record(first=4, newest=4)
    record = heard(record, Steered("a", 4, "eta", 0.5))
    record = heard(record, Paused("a", 6))
    assert record is not None
    assert record.newest == 6
    later = heard(record, Cancelled("a", 6))
    assert later == record
    done = heard(record, Finished("a", np.zeros((1, 4, 4, 3), np.uint8), "", {}))
    assert done is not None
    assert done.newest == 10
    assert heard(None, Paused("a", 3)) is None


def test_a_playhead_follows_until_it_is_moved_and_again_from_the_newest_on() -> None:
    playhead = Playhead(a_record(newest=5))
    assert playhead.follows
    assert playhead.told(a_record(newest=7)).k == 7
    back = playhead.moved(2)
    assert (back.k, back.follows) == (2, False)
    assert back.told(a_record(newest=7)).k == 2
    assert back.moved(-3).k == 0
    assert back.moved(99).follows
    assert back.moved(5).told(a_record(newest=8)).k == 8


def test_a_belief_stands_with_the_state_that_its_step_made() -> None:
    assert (Frame("a", "x_t", 7, 4).seen, Frame("a", "x_t", 7, 4).place) == ("x_t", 3)
    assert (Frame("a", "x_0", 7, 4).seen, Frame("a", "x_0", 7, 4).place) == ("x_0", 2)
    start = Frame("a", "x_0", 4, 4)  # no belief was held before the first step
    assert (start.seen, start.place) == ("x_t", 0)


# --- the axis ---

axes = st.builds(
    lambda first, count, width: Axis.across(width, first, first + count),
    st.integers(0, 500),
    st.integers(0, 1000),
    st.integers(300, 4000),
)


@given(axes, st.data())
def test_every_state_is_found_where_it_lies(axis: Axis, data: st.DataObject) -> None:
    k = data.draw(st.integers(axis.first, axis.last))
    assert axis.k(axis.x(k)) == k
    assert GUTTER <= axis.x(k) <= axis.left + axis.width
    assert axis.k(-50) == axis.first
    assert axis.k(9999) == axis.last


@given(axes, st.floats(10, 200))
def test_cells_and_ticks_have_the_room_they_ask_for(axis: Axis, least: float) -> None:
    cells, ticks = axis.cells(least), axis.ticks(least)
    assert cells == sorted(set(cells))
    assert axis.first <= cells[0]
    assert cells[-1] <= axis.last
    assert len(cells) == 1 or axis.width / len(cells) >= least
    assert all(b - a == ticks[1] - ticks[0] for a, b in pairwise(ticks))
    assert len(ticks) < 2 or (ticks[1] - ticks[0]) * axis.band >= least - 1e-6


@given(st.integers(0, 500), st.integers(0, 1000))
def test_a_film_has_both_ends_and_not_too_many_frames(first: int, more: int) -> None:
    states = spread(first, first + more, 100)
    assert states[0] == first
    assert states[-1] == first + more
    assert states == sorted(set(states))
    assert len(states) == min(more + 1, 100)


# --- plots ---


def measured(steps: int) -> list[Measured]:
    """What a run of two images measures; the first step knows no change."""
    return [
        Measured(
            k,
            {"belief_change": (0.5 / k, 0.25 / k)} if k else {},
            ((("cat", 0.6), ("dog", 0.1)), (("fish", 0.9), ("cat", 0.05 * k))),
        )
        for k in range(steps)
    ]


def test_plots_are_of_the_chosen_image_and_stand_with_the_state_made() -> None:
    found = {plot.name: plot for plot in plots(a_record(), measured(10), {}, image=1)}
    assert list(found) == ["belief_change", "log_snr", "alpha_bar", "beta", "labels"]
    plan = levels(10)
    assert found["beta"].series[0].at(4) == pytest.approx(1 - plan[3][1] / plan[4][1])
    assert found["beta"].series[0].at(0) is None  # it stands with the state that a step made
    change = found["belief_change"].series[0]
    assert change.points[0] == (2, 0.25)
    assert change.at(1) is None
    assert change.at(10) == pytest.approx(0.25 / 9)
    assert [line.name for line in found["labels"].series] == ["fish", "cat"]
    assert found["labels"].range() == (0.0, 1.0)
    low, high = found["log_snr"].range()
    assert low < 0 < high  # pure noise and the clean picture are left out, being infinite


def test_the_scale_is_shown_as_it_was_steered() -> None:
    turned = {
        "guidance_scale": Keyframes(((0, 2.0), (4, 5.0))),
        "classifier_scale": Keyframes.constant(0),
    }
    found = {plot.name: plot for plot in plots(a_record(), [], turned, image=0)}
    (line,) = found["scale"].series  # a classifier at scale 0 is not asked
    assert line.name == "guidance_scale"
    assert line.points == (*((k, 2.0) for k in range(1, 5)), *((k, 5.0) for k in range(5, 11)))
    assert found["scale"].stepwise


def test_a_table_has_a_row_a_state() -> None:
    found = {plot.name: plot for plot in plots(a_record(), measured(10), {}, image=0)}
    rows = list(csv.DictReader(StringIO(found["log_snr"].to_csv())))
    assert list(rows[0]) == ["step", "t", "sigma", "log_snr"]
    assert [int(row["step"]) for row in rows] == list(range(11))
    assert rows[-1]["t"] == ""
    assert float(rows[-1]["sigma"]) == 0.0
    for row, (t, alpha_bar) in zip(rows[:-1], levels(10), strict=False):
        assert int(row["t"]) == t
        assert float(row["sigma"]) == pytest.approx(((1 - alpha_bar) / alpha_bar) ** 0.5)
