"""The queue's dock in a real window: jobs are added, moved, set aside, taken out, tried again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from diffusion_studio import events
from diffusion_studio.engine.build import Builder
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.queue.dock import QueueDock
from diffusion_studio.ui.queue.queue import Queue
from diffusion_studio.ui.queue.words import standing
from diffusion_studio.ui.run_state import Phase
from tests.ui.conftest import Sitting

MANY = 1000  # steps: a run that does not end while one looks


@pytest.fixture
def line(sitting: Sitting) -> Sitting:
    """A window in which a long run goes on, and three short jobs wait; the queue is to be seen."""
    document = sitting.studio.document
    document.change({"steps": MANY})
    sitting.do("generate")
    sitting.until(lambda: document.state.k >= 1)
    document.change({"steps": 2})
    for _ in range(3):
        sitting.do("queue_add")
    sitting.do("queue")
    sitting.until(lambda: len(queue_of(sitting).movable_order) == 3)
    return sitting


def queue_of(sitting: Sitting) -> Queue:
    return sitting.studio.document.queue


def dock_of(sitting: Sitting) -> QueueDock:
    return sitting.studio.window.queue_dock


def click(sitting: Sitting, row: int, *more: Qt.KeyboardModifier) -> None:
    """Choose a job with the mouse."""
    view = dock_of(sitting).list
    place = view.visualRect(view.model().index(row, 0)).center()
    modifier = more[0] if more else Qt.KeyboardModifier.NoModifier
    sitting.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_jobs_stand_in_their_order_and_are_moved_by_keys(line: Sitting) -> None:
    queue, window = queue_of(line), line.studio.window
    first, second, third = queue.movable_order
    line.until(lambda: "for all" in dock_of(line).summary.text())  # at the measured pace
    assert dock_of(line).model.names == [queue.at_work, first, second, third]
    click(line, 3)
    assert queue.chosen == (third,)
    line.qtbot.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert queue.movable_order == [first, third, second]  # shown at once
    line.qtbot.keyClick(window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert queue.movable_order == [third, first, second]
    assert not window.actions_["queue_up"].isEnabled()
    assert "next already" in window.actions_["queue_up"].toolTip()
    told = next_lined(line, lambda: line.do("queue_down"))
    assert told.waiting == (queue.at_work, first, third, second)  # and so the engine has it
    assert queue.chosen == (third,)


def next_lined(sitting: Sitting, act: Callable[[], object]) -> events.Lined:
    """The last that the engine told of its queue once what `act` asked for was done."""
    heard: list[events.Lined] = []

    def hear(event: events.Event) -> None:
        if isinstance(event, events.Lined):
            heard.append(event)

    sitting.studio.link.heard.connect(hear)
    act()
    wanted = queue_of(sitting).order
    sitting.until(lambda: bool(heard) and heard[-1].waiting == wanted)
    sitting.studio.link.heard.disconnect(hear)
    return heard[-1]


def drop(sitting: Sitting, carried: QMimeData, row: int) -> None:
    """Let go of what is dragged over the upper half of a row."""
    view = dock_of(sitting).list
    place = view.visualRect(view.model().index(row, 0)).center() - QPoint(0, 10)
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.MoveAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)


def test_several_are_dragged_to_another_place(line: Sitting) -> None:
    queue, model = queue_of(line), dock_of(line).model
    first, second, third = queue.movable_order
    click(line, 2)
    click(line, 3, Qt.KeyboardModifier.ControlModifier)
    chosen = dock_of(line).list.selectionModel().selectedIndexes()
    carried: QMimeData = model.mimeData(chosen)
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled  # it is being made
    told = next_lined(line, lambda: drop(line, carried, 1))
    assert told.waiting[1:] == (second, third, first)
    assert set(queue.chosen) == {second, third}


def test_a_job_is_set_aside_and_comes_back_behind_the_others(line: Sitting) -> None:
    queue = queue_of(line)
    first, second, third = queue.movable_order
    click(line, 1)
    line.do("queue_pause")
    line.until(lambda: line.studio.document.runs[first].state.phase is Phase.PAUSED)
    assert queue.movable_order == [second, third]
    assert dock_of(line).model.names[-1] == first
    line.do("queue_pause")
    line.until(lambda: queue.movable_order == [second, third, first])


def test_removed_jobs_are_put_back(line: Sitting) -> None:
    queue, document = queue_of(line), line.studio.document
    first, second, third = queue.movable_order
    recipes = [document.runs[name].recipe for name in (first, second)]
    click(line, 1)
    click(line, 2, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dock_of(line).list, Qt.Key.Key_Delete)
    assert queue.movable_order == [third]  # at once
    line.until(lambda: first not in document.runs)
    line.do("queue_put_back")
    line.until(lambda: len(queue.movable_order) == 3)
    line.until(lambda: queue.movable_order[-1] == third)  # they are where they were
    back = [document.runs[name].recipe for name in queue.movable_order[:2]]
    assert back == recipes
    line.do("queue_clear")
    line.until(lambda: not queue.movable_order)
    assert dock_of(line).model.names == [queue.at_work]


def test_taking_out_is_undone_and_done_again_like_all_else(line: Sitting) -> None:
    queue, document, window = queue_of(line), line.studio.document, line.studio.window
    recipes = [document.runs[name].recipe for name in queue.movable_order]
    click(line, 2)
    QTest.keyClick(dock_of(line).list, Qt.Key.Key_Delete)
    assert [change.words() for change in document.history.changes][-1] == "1 job out of the queue"

    def waiting() -> list[Recipe]:
        return [document.runs[name].recipe for name in queue.movable_order]

    line.until(lambda: waiting() == [recipes[0], recipes[2]])
    control = Qt.KeyboardModifier.ControlModifier
    line.qtbot.keyClick(window, Qt.Key.Key_Z, control)
    line.until(lambda: waiting() == recipes)
    assert not window.actions_["queue_put_back"].isEnabled()
    line.qtbot.keyClick(window, Qt.Key.Key_Y, control)
    line.until(lambda: waiting() == [recipes[0], recipes[2]])
    line.do("queue_put_back")
    line.until(lambda: waiting() == recipes)
    line.qtbot.keyClick(window, Qt.Key.Key_Z, control)  # of putting back
    line.until(lambda: waiting() == [recipes[0], recipes[2]])


def test_the_queue_stops_after_this_one_and_goes_on(line: Sitting) -> None:
    queue, actions = queue_of(line), line.studio.window.actions_
    names = queue.movable_order
    line.do("queue_stop_after")
    assert actions["queue_stop_after"].isChecked()
    line.do("stop")
    line.until(lambda: not queue.at_work)
    assert queue.held
    assert actions["queue_hold"].isChecked()
    assert queue.movable_order == names
    line.do("queue_hold")
    line.until(lambda: all(line.studio.document.runs[name].state.phase.ended for name in names))
    assert not queue.held


def test_the_paused_queue_lets_generate_pass(line: Sitting) -> None:
    queue, document = queue_of(line), line.studio.document
    long, names = queue.at_work, queue.movable_order
    bar, actions = line.studio.window.run_bar, line.studio.window.actions_
    line.do("queue_hold")
    assert actions["queue_hold"].isChecked()  # at once, not when the step is made
    assert not actions["queue_stop_after"].isChecked()
    assert dock_of(line).summary.text().startswith("The queue is paused")
    line.until(lambda: document.runs[long].state.phase is Phase.PAUSED)
    line.until(lambda: not queue.at_work)
    line.until(lambda: bar.queue.text() == "The queue is paused · 3 waiting")  # no run goes on
    line.do("generate")
    line.until_phase(Phase.FINISHED)  # the shown one, of two steps
    assert queue.movable_order == names
    line.do("queue_hold")
    line.until(lambda: queue.at_work == long)


def test_pause_pressed_twice_in_one_step_lets_the_queue_go_on(line: Sitting) -> None:
    queue, document = queue_of(line), line.studio.document
    long, made = queue.at_work, document.state.k
    line.do("queue_hold")
    assert queue.paused
    line.do("queue_hold")
    assert not queue.held
    line.until(lambda: document.runs[long].state.k > made + 1)
    assert queue.at_work == long
    assert not queue.held


def test_what_waits_is_shown_by_the_run_bars_line(line: Sitting) -> None:
    dock, bar = dock_of(line), line.studio.window.run_bar
    line.do("queue")
    assert not dock.isVisible()
    line.qtbot.mouseClick(bar.queue, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert dock.isVisible()
    assert bar.queue.text() == "3 waiting"


def test_a_job_is_made_once_more_and_its_settings_are_shown(line: Sitting) -> None:
    queue, document = queue_of(line), line.studio.document
    click(line, 2)
    chosen = queue.chosen_jobs[0].recipe
    line.do("queue_settings")
    assert document.parameters.seed == chosen.seed
    assert document.parameters.seed_locked
    line.do("queue_duplicate")
    line.until(lambda: len(queue.movable_order) == 4)
    further = document.runs[queue.movable_order[-1]].recipe
    assert further == chosen.model_copy(update={"seed": chosen.seed + chosen.count})
    assert queue.chosen == (queue.movable_order[-1],)
    line.do("queue_add_next")
    line.until(lambda: len(queue.movable_order) == 5)
    assert document.runs[queue.movable_order[0]].recipe.seed == chosen.seed


def test_a_failed_job_is_tried_again_in_halves(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = Builder.build

    def build(self: Builder, wanted: Recipe, *more: Any) -> Any:
        if wanted.count > 2:
            raise MemoryError
        return built(self, wanted, *more)

    monkeypatch.setattr(Builder, "build", build)
    queue, window = queue_of(sitting), sitting.studio.window
    sitting.do("queue")
    sitting.studio.document.change({"steps": 1, "count": 3, "seed": 5, "seed_locked": True})
    sitting.do("generate")
    sitting.until(lambda: len(queue.failed) == 1)
    assert "fewer or smaller pictures" in window.notices.text.text()
    assert window.queue_dock.summary.text() == "1 failed"
    sitting.qtbot.mouseClick(window.notices.help, Qt.MouseButton.LeftButton)
    assert not queue.failed
    assert window.notices.notice is None
    runs = sitting.studio.document.runs
    sitting.until(lambda: len(sitting.studio.document.finished_runs) == 2)
    made = [(run.recipe.seed, run.recipe.count) for run in runs.values()][1:]
    assert made == [(5, 2), (7, 1)]


def test_a_long_run_that_ends_elsewhere_is_told_and_the_title_tells_progress(
    line: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, notifier = line.studio.window, line.studio.queue.notifier
    assert re.fullmatch(r"\d+ % · 3 waiting – Diffusion Studio", window.windowTitle())
    told: list[tuple[str, str]] = []
    notifier.notified.connect(lambda title, text: told.append((title, text)))
    monkeypatch.setattr("diffusion_studio.ui.queue.notifier.LONG_RUN", 0.0)
    window.showMinimized()
    line.do("stop")
    line.until(lambda: bool(told))
    assert told[0][0] == "The queue is done"
    assert told[0][1].startswith("3 runs are done, 0 failed")
    line.until(lambda: window.windowTitle() == "Diffusion Studio")
    line.do("queue_notify")
    assert not line.studio.settings.notify
    line.do("generate")
    line.until_phase(Phase.FINISHED)
    line.until(lambda: not queue_of(line).at_work)
    assert len(told) == 1


def test_jobs_of_last_time_wait_until_they_are_started(
    line: Sitting, sit_down: Callable[..., Sitting], tiny_model: Path
) -> None:
    kept = line.studio.queue.give()
    line.do("queue_clear")
    line.do("stop")
    later = sit_down()
    later.open_model(tiny_model)
    later.studio.queue.take(kept)
    queue, document = queue_of(later), later.studio.document
    assert later.studio.window.notices.text.text() == "3 jobs wait from last time."
    later.studio.document.change({"steps": 2, "count": 1})
    later.do("generate")
    later.until_phase(Phase.FINISHED)
    assert [run.state.phase for run in queue.jobs()] == [Phase.PAUSED] * 3  # of themselves
    names, wanted = queue.last_time, [run.recipe for run in queue.jobs()]
    later.do("queue_take_up")
    later.until(lambda: len(document.finished_runs) == 4)
    assert [document.runs[name].recipe for name in names] == wanted
    assert later.studio.window.notices.notice is None


def test_failed_jobs_are_there_to_be_tried_again_at_the_next_start(
    line: Sitting, sit_down: Callable[..., Sitting], tiny_model: Path, tmp_path: Path
) -> None:
    line.do("queue_clear")
    line.do("stop")
    gone = line.studio.document.recipe().model_copy(update={"model": str(tmp_path / "gone")})
    line.studio.queue.submit([gone])
    line.until(lambda: len(queue_of(line).failed) == 1)
    (failed,) = queue_of(line).failed.values()
    kept = json.loads(json.dumps(line.studio.queue.give()))
    assert len(kept) == 1

    later = sit_down()
    later.open_model(tiny_model)
    later.studio.queue.take(kept)
    queue = queue_of(later)
    (job,) = queue.jobs()
    assert job.recipe == gone
    assert standing(job, queue) == standing(failed, queue_of(line))
    assert later.studio.window.notices.notice is None, "nothing waits for a decision"
    later.do("queue")
    dock = later.studio.window.queue_dock
    assert dock.model.names == [job.name]
    later.do("queue_retry")
    later.until(lambda: len(queue.failed) == 1 and job.name not in queue.failed)


@pytest.mark.parametrize("way", ["one by one", "discarded"])
def test_the_notice_of_last_times_jobs_goes_with_them(
    line: Sitting, sit_down: Callable[..., Sitting], tiny_model: Path, way: str
) -> None:
    kept = line.studio.queue.give()
    line.do("queue_clear")
    line.do("stop")
    later = sit_down()
    later.open_model(tiny_model)
    later.studio.queue.take(kept)
    later.do("queue_hold")
    window, queue = later.studio.window, queue_of(later)
    assert not window.notices.isHidden()
    if way == "one by one":
        later.do("queue")
        for name in queue.last_time:
            assert not window.notices.isHidden()
            later.studio.document.show_run(name)
            later.do("pause")  # which is Resume, of a run that is held
            later.until(lambda name=name: name not in queue.last_time)
    else:
        later.qtbot.mouseClick(window.notices.other, Qt.MouseButton.LeftButton)
    later.until(lambda: window.notices.isHidden())
    assert queue.last_time == ()
    assert not window.actions_["queue_take_up"].isEnabled()
    later.do("queue_hold")
