"""How soon a recorded step is on the screen, and how soon a branch begins.

    python -m diffusion_studio.ui.timeline.frame_time --model FOLDER

In the real window a run of 250 steps is made with the model; the mouse is then drawn along the
scrub bar, state by state, and of each it is noted when the picture of that very state was painted
on the canvas. Then branches are begun after the last step but one, with the command that a person
would choose, and it is noted when the engine had begun them. Prints JSON, in milliseconds; beside
the clock stands the process's processor time, which other programs do not change.

    frames    {view: {"clock": [...], "processor": [...]}}: one for each state
    branches  {"clock": [...], "processor": [...]}: one for each branch
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from diffusion_studio import events

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio
    from diffusion_studio.ui.timeline.scrub_bar import ScrubBar

STEPS = 250
BRANCHES = 9
VIEWS = {"belief": "view_belief", "state": "view_state", "change": "view_change"}


def draw_to(bar: ScrubBar, k: int, kind: QEvent.Type = QEvent.Type.MouseMove) -> None:
    """Send the event of a mouse that holds the grip of the scrub bar and is at state k."""
    assert bar.axis is not None
    place = QPointF(bar.axis.x(k), bar.height() / 4)
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        kind, place, bar.mapToGlobal(place), left, left, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(bar, event)


class ScrubMeter(QObject):
    """Draws the mouse over `states` of the shown run, and then calls `done`."""

    def __init__(self, studio: Studio, states: range, done: Callable[[], None]) -> None:
        super().__init__(studio)
        self._studio, self._states, self._done = studio, list(states), done
        self._canvas = studio.window.canvas.viewport()
        self._moved = (0.0, 0.0)
        self._painting = False
        self.taken: dict[str, list[float]] = {"clock": [], "processor": []}
        self._canvas.installEventFilter(self)

    def begin(self) -> None:
        """Take hold of the grip at the first state, which is not counted."""
        bar = self._studio.window.timeline.scrub_bar
        draw_to(bar, self._states[0], QEvent.Type.MouseButtonPress)
        QTimer.singleShot(200, self, self._next)

    def _next(self) -> None:
        place = len(self.taken["clock"]) + 1
        if place == len(self._states):
            self._canvas.removeEventFilter(self)
            self._done()
            return
        self._moved = time.perf_counter(), time.process_time()
        draw_to(self._studio.window.timeline.scrub_bar, self._states[place])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._has_come() and not self._painting:
            self._painting = True
            QTimer.singleShot(0, self, self._seen)  # once it is painted
        return super().eventFilter(watched, event)

    def _has_come(self) -> bool:
        """The canvas is given the state that the mouse is at, and the view of it, if one is open.

        A view is of the step that led to the state.
        """
        k = self._states[min(len(self.taken["clock"]) + 1, len(self._states) - 1)]
        views, back = self._studio.views, self._studio.document.looked_back
        if self._studio.document.viewing.view is not None:
            return views.step_shown == k - 1
        return back is not None and back.k == k

    def _seen(self) -> None:
        self._painting = False
        clock, processor = self._moved
        self.taken["clock"].append(1e3 * (time.perf_counter() - clock))
        self.taken["processor"].append(1e3 * (time.process_time() - processor))
        self._next()


class BranchMeter(QObject):
    """Begins `times` branches after the last step but one of the shown run, and calls `done`."""

    def __init__(self, studio: Studio, times: int, done: Callable[[], None]) -> None:
        super().__init__(studio)
        self._studio, self._times, self._done = studio, times, done
        self._parent = studio.document.shown or ""
        self._asked = (0.0, 0.0)
        self.taken: dict[str, list[float]] = {"clock": [], "processor": []}
        studio.link.heard.connect(self._hear)

    def begin(self) -> None:
        """Look at the state before the last step, and branch from there."""
        studio = self._studio
        studio.document.show_run(self._parent)
        playhead = studio.document.playhead
        assert playhead is not None
        studio.timeline.scrub(playhead.record.newest - 1)
        QTimer.singleShot(100, self, self._branch)

    def _branch(self) -> None:
        self._asked = time.perf_counter(), time.process_time()
        self._studio.window.actions_["branch"].trigger()

    def _hear(self, event: events.Event) -> None:
        if isinstance(event, events.Started) and event.run != self._parent:
            clock, processor = self._asked
            self.taken["clock"].append(1e3 * (time.perf_counter() - clock))
            self.taken["processor"].append(1e3 * (time.process_time() - processor))
        elif isinstance(event, events.Finished) and event.run != self._parent:
            if len(self.taken["clock"]) < self._times:
                QTimer.singleShot(0, self, self.begin)
            else:
                self._studio.link.heard.disconnect(self._hear)
                self._done()


class Sitting:
    """Opens the model, generates, and has one thing measured after the other."""

    def __init__(self, studio: Studio, model: str, steps: int) -> None:
        self._studio, self._model, self._steps = studio, model, steps
        self._left = list(VIEWS)
        self._generated = False
        self.told: dict[str, Any] = {"frames": {}}
        studio.link.heard.connect(self._hear)
        studio.window.painted.connect(lambda: studio.models.open(model))

    def _hear(self, event: events.Event) -> None:
        window, document = self._studio.window, self._studio.document
        match event:
            case events.ModelOpened(path=self._model) if not self._generated:
                self._generated = True
                document.change({"steps": self._steps, "count": 1, "sampler": "ddim"})
                window.actions_["generate"].trigger()
            case events.Finished() if "frames" in self.told and self._left == list(VIEWS):
                QTimer.singleShot(500, self._studio, self._scrub)
            case events.Failed(message=message) | events.ModelRefused(message=message):
                self.told = {"problem": message}
                window.close()

    def _scrub(self) -> None:
        if not self._left:
            self._branch()
            return
        view = self._left.pop(0)
        self._studio.window.actions_[VIEWS[view]].trigger()

        def done() -> None:
            self.told["frames"][view] = meter.taken
            self._scrub()

        meter = ScrubMeter(self._studio, range(2, self._steps), done)
        meter.begin()

    def _branch(self) -> None:
        def done() -> None:
            self.told["branches"] = meter.taken
            self._studio.window.close()

        meter = BranchMeter(self._studio, BRANCHES, done)
        meter.begin()


def main() -> int:
    """Measure and print; the exit code."""
    from diffusion_studio.ui.app import main as open_window

    parser = argparse.ArgumentParser(prog="diffusion_studio.ui.timeline.frame_time")
    parser.add_argument("--model", required=True, help="the folder of a model")
    parser.add_argument("--steps", type=int, default=STEPS, help="how many steps are sampled")
    chosen = parser.parse_args()
    sittings: list[Sitting] = []

    def opened(studio: Studio) -> None:
        sittings.append(Sitting(studio, chosen.model, chosen.steps))

    code = open_window([], opened)
    print(json.dumps(sittings[0].told))
    return code


if __name__ == "__main__":
    sys.exit(main())
