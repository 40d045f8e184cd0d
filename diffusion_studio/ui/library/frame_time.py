"""How soon the gallery is usable, how soon a search is seen, and how smoothly it scrolls.

    python -m diffusion_studio.ui.library.frame_time

The real window is opened on the library of the home it is started with, which must hold pictures
already. Prints JSON, in milliseconds; beside the clock stands the processor's time, which
other programs do not change.

    pictures  how many there are
    opening   {"first": {"clock": ..., "processor": ...}, "again": ...}: from the command until
              every picture that is to be seen has been painted; "first" is right after the start,
              while the engine loads, with no thumbnail made yet
    search    {words: {"clock": [...], "processor": [...]}}: from the request, after the pause in
              typing, until the list that showed all has been painted with what was found; of ""
              from one label's pictures back to all. The processor's time is that of all threads.
    frames    {"wheel" or "bar": {"clock": [...], "processor": [...]}}: one for each sixtieth of a
              second. "wheel": pictures come into view a row or two at a time; "bar": the whole
              library goes by in a few seconds. The clock's time is that of the step and its paint;
              the processor's is all that the thread did until the next frame, so with the
              thumbnails that came in from the disk.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio

SEARCHES = ("cat", "boat 2026", "12", "no such picture", "")
ROUNDS = 5
FRAMES = 240
FRAME = 16  # milliseconds
LOOKS_EVERY = 1  # millisecond: whether what is waited for has come
NOTCHES = 2  # of the wheel, a frame: a hurried finger
PATIENCE = 120.0  # seconds that anything may take
Clocks = dict[str, list[float]]
Wait = Generator[Callable[[], bool], None, None]


class NotThere(Exception):
    """What was waited for did not come: a sentence."""


class Meter(QObject):
    """Goes through the measurements, one after another, on the window's own event loop; calls
    `done` at the end. `told` is what was found."""

    def __init__(
        self,
        studio: Studio,
        done: Callable[[], None],
        rounds: int = ROUNDS,
        frames: int = FRAMES,
    ) -> None:
        super().__init__(studio)
        self._rounds, self._frames = rounds, frames
        self._window, self._document, self._done = studio.window, studio.document, done
        self._dock = studio.window.gallery_dock
        self._gallery = self._dock.gallery
        self._library = studio.library
        self.told: dict[str, Any] = {}
        self._course = self._all()
        self._awaited: Callable[[], bool] = lambda: True
        self._answers = 0  # of searches, by now
        self._gallery.answered.connect(self._count_answer)
        self._latest = 0.0

    def _count_answer(self, count: int) -> None:
        self._answers += 1

    def begin(self) -> None:
        """Begin with the first measurement."""
        self._go_on()

    def _go_on(self) -> None:
        try:
            while self._awaited():
                self._awaited = next(self._course)
                self._latest = time.monotonic() + PATIENCE
        except StopIteration:
            self._done()
            return
        if time.monotonic() > self._latest:
            self.told["problem"] = f"It did not come in {PATIENCE:.0f} s, after {list(self.told)}."
            self._done()
            return
        QTimer.singleShot(LOOKS_EVERY, self, self._go_on)

    def _all(self) -> Wait:
        self.told["opening"] = {}
        yield from self._opened("first")
        self.told["pictures"] = self._gallery.model.rowCount()
        self._window.actions_["library"].trigger()
        yield lambda: not self._dock.isVisible()
        yield from self._opened("again")
        yield lambda: not self._document.preparing  # the engine's thread has nothing to do now
        self.told["search"] = {}
        for words in SEARCHES:
            yield from self._searched(words)
        self.told["frames"] = {}
        bar = self._gallery.list.verticalScrollBar()
        yield from self._scrolled("wheel", self._turn_wheel)
        stride = max(bar.maximum() // self._frames, 1)
        yield from self._scrolled("bar", lambda: bar.setValue(bar.value() + stride))

    # --- each of them ---

    def _opened(self, name: str) -> Wait:
        started, answers = _clocks(), self._answers
        self._window.actions_["library"].trigger()
        yield lambda: self._answers > answers and self._complete()
        self._gallery.list.viewport().repaint()
        self.told["opening"][name] = _since(started)

    def _searched(self, words: str) -> Wait:
        taken: Clocks = {"clock": [], "processor": []}
        for _ in range(self._rounds):
            yield from self._found("" if words else SEARCHES[0])
            yield self._complete
            clock, processor = time.perf_counter(), time.process_time()
            yield from self._found(words)
            self._gallery.list.viewport().repaint()
            taken["clock"].append(1e3 * (time.perf_counter() - clock))
            taken["processor"].append(1e3 * (time.process_time() - processor))
        self.told["search"][words] = taken

    def _found(self, words: str) -> Wait:
        answers = self._answers
        self._gallery.search.setText(words)
        self._library.look()  # without the pause in typing
        yield lambda: self._answers > answers

    def _scrolled(self, name: str, move: Callable[[], None]) -> Wait:
        taken: Clocks = {"clock": [], "processor": []}
        self._gallery.list.verticalScrollBar().setValue(0)
        yield self._complete
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        last = _clocks()

        def frame() -> None:
            nonlocal last
            taken["processor"].append(_since(last)["processor"])
            last = started = _clocks()
            move()
            self._gallery.list.viewport().repaint()
            taken["clock"].append(_since(started)["clock"])

        timer.timeout.connect(frame)
        timer.start(FRAME)
        yield lambda: len(taken["clock"]) > self._frames
        timer.stop()
        self.told["frames"][name] = {clock: times[1:] for clock, times in taken.items()}

    def _turn_wheel(self) -> None:
        view = self._gallery.list.viewport()
        place = QPointF(view.rect().center())
        turned = QWheelEvent(
            place,
            view.mapToGlobal(place),
            QPointF(0, 0).toPoint(),
            QPointF(0, -120 * NOTCHES).toPoint(),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, turned)

    def _complete(self) -> bool:
        """Whether every picture that is to be seen has been read."""
        gallery, model = self._gallery, self._gallery.model
        rows = gallery.rows_in_view()
        return self._dock.isVisible() and all(model.entry(model.numbers[row]) for row in rows)


def _clocks() -> tuple[float, float]:
    return time.perf_counter(), time.thread_time()


def _since(started: tuple[float, float]) -> dict[str, float]:
    clock, processor = _clocks()
    return {"clock": 1e3 * (clock - started[0]), "processor": 1e3 * (processor - started[1])}


def main() -> int:
    """Measure and print; the exit code."""
    from diffusion_studio.ui.app import main as open_window

    parser = argparse.ArgumentParser(prog="diffusion_studio.ui.library.frame_time")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each search is made")
    parser.add_argument("--frames", type=int, default=FRAMES, help="of each way to scroll")
    chosen = parser.parse_args()
    meters: list[Meter] = []

    def opened(studio: Studio) -> None:
        def end() -> None:
            studio.window.close()

        meters.append(Meter(studio, end, chosen.rounds, chosen.frames))
        studio.window.painted.connect(meters[0].begin)

    code = open_window([], opened)
    print(json.dumps(meters[0].told))
    return code


if __name__ == "__main__":
    sys.exit(main())
