"""The runs of a sitting: which is shown and stopped while there are more, and single steps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from diffusion_studio.ui.run_state import Phase
from tests.ui.conftest import Sitting, make_one_step

MANY = 1000  # steps: a run that does not end while one looks


def begin_and_hold(sitting: Sitting) -> str:
    """A long run that is held after its first step; its name."""
    sitting.studio.document.change({"steps": MANY})
    sitting.do("step")
    sitting.until_phase(Phase.PAUSED)
    return sitting.run.name


def begin(sitting: Sitting) -> str:
    """A long run that goes on; its name."""
    sitting.studio.document.change({"steps": MANY})
    sitting.do("generate")
    sitting.until(lambda: sitting.studio.document.state.k >= 1)
    return sitting.run.name


def test_generate_beside_a_paused_run_shows_the_new_one_at_once(sitting: Sitting) -> None:
    document, bar = sitting.studio.document, sitting.studio.window.run_bar
    held = begin_and_hold(sitting)
    sitting.do("generate")
    assert document.shown != held
    assert bar.queue.text() == "1 paused"
    sitting.until(lambda: sitting.phase is Phase.RUNNING and document.state.k >= 1)
    sitting.do("stop")
    sitting.until_phase(Phase.CANCELLED)
    sitting.do("previous_run")
    assert document.shown == held
    assert sitting.phase is Phase.PAUSED  # it only stepped aside


def test_generate_in_mid_step_shows_the_new_one_too(sitting: Sitting) -> None:
    document = sitting.studio.document
    held = begin_and_hold(sitting)
    for action in ("step", "generate"):
        sitting.do(action)
    assert document.shown != held
    sitting.until(lambda: document.state.k >= 1)
    assert document.runs[held].state.phase is Phase.PAUSED
    assert document.runs[held].state.k == 2


def test_generate_beside_a_run_that_goes_on_queues(sitting: Sitting) -> None:
    document, bar = sitting.studio.document, sitting.studio.window.run_bar
    first = begin(sitting)
    assert bar.queue.text() == ""
    for words in ("1 waiting", "2 waiting"):
        sitting.do("generate")
        assert document.shown == first
        assert bar.queue.text() == words
    sitting.do("stop")
    sitting.until(lambda: document.shown != first)
    assert document.shown == list(document.runs)[1]
    assert bar.queue.text() == "1 waiting"


def test_when_the_shown_run_ends_the_one_at_work_is_shown(sitting: Sitting) -> None:
    document = sitting.studio.document
    held = begin_and_hold(sitting)
    working = begin(sitting)
    assert working != held
    sitting.do("previous_run")
    assert document.shown == held
    assert sitting.studio.window.run_bar.queue.text() == "Another run goes on"
    sitting.do("stop")
    sitting.until(lambda: document.shown == working)
    assert document.runs[held].state.phase is Phase.CANCELLED
    assert sitting.phase is Phase.RUNNING


def test_stop_is_for_the_shown_run_or_else_for_the_one_at_work(sitting: Sitting) -> None:
    document, actions = sitting.studio.document, sitting.studio.window.actions_
    document.change({"steps": 2})
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    finished = sitting.run.name
    working = begin(sitting)
    document.show_run(finished)
    sitting.do("stop")
    assert document.runs[working].state.phase is Phase.CANCELLING
    assert not actions["stop"].isEnabled()
    sitting.until(lambda: document.runs[working].state.phase is Phase.CANCELLED)
    assert document.runs[finished].state.phase is Phase.FINISHED
    assert document.shown == finished


def test_the_run_of_an_earlier_place_can_be_looked_at_in_peace(sitting: Sitting) -> None:
    document = sitting.studio.document
    document.change({"steps": 2})
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    earlier = sitting.run.name
    begin(sitting)
    sitting.do("generate")
    waiting = list(document.runs)[-1]
    document.show_run(earlier)
    sitting.do("stop")
    sitting.until(lambda: document.runs[waiting].state.k >= 1)
    assert document.shown == earlier


@pytest.mark.parametrize("from_rest", [True, False])
def test_no_press_of_step_is_lost(sitting: Sitting, from_rest: bool) -> None:
    document, window = sitting.studio.document, sitting.studio.window
    if not from_rest:
        make_one_step(sitting)
    before = document.state.k
    for _ in range(3):
        sitting.qtbot.keyClick(window, Qt.Key.Key_Right)
    sitting.until(lambda: document.state.k == before + 3)
    sitting.until_phase(Phase.PAUSED)
    sitting.qtbot.keyClick(window, Qt.Key.Key_Right)
    sitting.until(lambda: document.state.k > before + 3)
    sitting.until(lambda: sitting.phase is Phase.PAUSED and not document.state.stepping)
    assert document.state.k == before + 4
    assert len(document.runs) == 1


def test_a_run_stopped_before_its_first_picture_is_not_kept(sitting: Sitting) -> None:
    document, window = sitting.studio.document, sitting.studio.window
    sitting.do("generate")
    sitting.do("stop")
    sitting.until(lambda: not document.runs)
    assert sitting.phase is Phase.IDLE
    assert window.stack.currentWidget() is window.empty
    make_one_step(sitting)
    kept = sitting.run
    document.change({"steps": 1000, "count": 16})  # so that its first step takes its time
    sitting.do("generate")
    sitting.do("stop")
    sitting.until(lambda: document.run is kept)
    assert list(document.runs.values()) == [kept]
