"""y on the canvas, as soon as a slider moves, and the original while Tab is held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from diffusion_studio import events
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.maps.map import Plate, Shown
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.restore.measuring import Measuring
from diffusion_studio.ui.restore.restoring import wish_of

if TYPE_CHECKING:
    from diffusion_studio.ui.background import Background
    from diffusion_studio.ui.engine_link import EngineLink
    from diffusion_studio.ui.main_window import MainWindow
    from diffusion_studio.ui.source.placement import Box, Size
    from diffusion_studio.ui.source.source import SourcePicture

translate = QCoreApplication.translate

STOP = "measure_stop"  # the command


class MeasurementView(QObject):
    """Shows y while the Restore tab is in front and no run goes on; a run that is begun takes its
    place, until the measurement changes."""

    changed = Signal()
    told = Signal(str)  # a sentence for the status bar

    def __init__(
        self, document: Document, window: MainWindow, link: EngineLink, background: Background
    ) -> None:
        super().__init__(window)
        self._document, self._restoring = document, document.restoring
        self._window, self._background = window, background
        self.measuring = Measuring(link, self)
        self.made: events.MeasurementMade | None = None
        self._seen: Seen | None = None  # what is to be seen of it
        self._newest: events.MeasurementMade | None = None  # made, but not yet laid in its place
        self._laying = False  # one is being laid, off this thread
        self._plate: Plate | None = None  # ours, on the canvas
        self._plate_of: Seen | None = None  # what lies in it
        self._moved = False  # the newest wish comes from a frame that was moved
        self._before: Shown | None = None  # what the canvas showed when Tab was pressed
        self._peeked: Plate | None = None
        self.measuring.made.connect(self._have)
        self.measuring.refused.connect(self._refused)
        self.measuring.slow.connect(self._tell_slow)
        self.measuring.turned.connect(self._turn_measuring)
        window.actions_["measure_stop"].triggered.connect(lambda _=False: self._stop())
        for signal in (
            self._restoring.changed,
            document.masking.changed,
            document.engine_changed,
            document.models_changed,
        ):
            signal.connect(self._look)
        document.sourcing.changed.connect(self._look_elsewhere)
        document.tab_changed.connect(self._turn)
        window.canvas.installEventFilter(self)

    @property
    def _in_front(self) -> bool:
        return self._document.tab == "restore"

    def _look(self) -> None:
        """Ask for y anew, where it is to be seen."""
        if not self._in_front or self._document.engine is None or self._document.masking.drawing:
            return
        try:
            recipe: Recipe | None = self._restoring.recipe()
        except RecipeError:
            recipe = None
            self._forget()
            self._take_away()
        self._restoring.wish = None if recipe is None else wish_of(recipe)
        if self.measuring.ask(recipe):
            self._restoring.refusal, self._moved = "", False

    def _look_elsewhere(self) -> None:
        """The same after the region was chosen anew, or all of another picture."""
        self._look()
        picture, frame = self._document.sourcing.picture, self._document.sourcing.frame
        self._moved = picture is not None and frame is not None and frame.size != picture.size

    def _turn(self) -> None:
        if self._in_front:
            self._look()
            self._show()
        else:
            self._take_away()

    def _have(self, made: events.MeasurementMade) -> None:
        """Lay y in its place off this thread, as a large picture takes a while; the newest counts,
        and one at most is on its way."""
        self._newest = made
        if not self._laying:
            self._laying = True
            sourcing = self._document.sourcing
            there = self._plate_of if self._plate is not None else None
            work = partial(seen_in, made.picture, sourcing.picture, sourcing.size, there)
            self._background.ask(work, partial(self._laid, made))

    def _laid(self, made: events.MeasurementMade, seen: Seen) -> None:
        self._laying = False
        if self._newest is None:  # it is not wanted any more
            return
        newer = self._newest if self._newest is not made else None
        self.made, self._seen, self._newest = made, seen, None
        self.changed.emit()
        self._show()
        if newer is not None:
            self._have(newer)

    def _forget(self) -> None:
        self.made = self._seen = self._newest = None

    def _refused(self, sentence: str) -> None:
        self._forget()
        self._restoring.refusal = sentence
        self.changed.emit()
        self._take_away()

    def _tell_slow(self) -> None:
        busy = self._document.state.phase.live
        words = translate("Restore", "Measuring takes a while; y is seen as soon as it is there.")
        if busy:
            words = translate("Restore", "y is measured when the run's step is done.")
        self.told.emit(words)
        self._window.notices.post(Notice("info", words, action=STOP, about="run"))

    def _turn_measuring(self) -> None:
        self._restoring.measuring = self.measuring.busy
        self._window.actions_.refresh(self._document)
        notice = self._window.notices.notice
        if not self.measuring.busy and notice is not None and notice.action == STOP:
            self._window.notices.drop()

    def _stop(self) -> None:
        self.measuring.stop()
        self.told.emit(
            translate("Restore", "Measuring was stopped; change something to measure again.")
        )

    # --- the canvas ---

    def _show(self) -> None:
        seen = self._seen
        if seen is None or not self._in_front or self._document.state.phase.live:
            return
        if self._moved and self._document.map is not self._plate:
            return  # a hand moves the frame on the whole picture
        if not self._differs:
            self._take_away()
            return
        if self._renewed(seen):
            return
        about = translate(
            "Restore",
            "What is known of the picture: all that the solver gets to see. Hold Tab to see the"
            " original.",
        )
        if self._restoring.parameters.operator == "phase_retrieval":
            about = translate(
                "Restore",
                "The strength of each wave, as its logarithm and with the constant one in the"
                " middle; the solver is given the strengths themselves. Hold Tab to see the"
                " original.",
            )
        self._plate_of = seen
        self._plate = Plate(
            seen.whole()[None],
            translate("Restore", "y, the measurement"),
            about,
        )
        self._document.show_map(self._plate)

    def _renewed(self, seen: Seen) -> bool:
        """y is laid where the one before it lies already: of a large picture the rest stays."""
        plate, before = self._plate, self._plate_of
        if plate is None or before is None or self._document.map is not plate:
            return False
        if not seen.replaces(before):
            return False
        assert seen.box is not None
        self._plate_of = seen
        plate.pictures[0][seen.box.within] = seen.pixels
        for item in self._window.canvas.items_shown[:1]:
            item.show_part(seen.box.x, seen.box.y, seen.pixels)
        return True

    @property
    def _differs(self) -> bool:
        """Whether y is another picture than the one that is shown under the mask."""
        parameters = self._restoring.parameters
        plain = parameters.operator == "inpainting" and not parameters.noisy
        return parameters.simulated and not plain

    def _take_away(self) -> None:
        """Leave the canvas to the opened picture, or to the run."""
        plate, self._plate = self._plate, None
        if plate is not None and self._document.map is plate:
            self._document.show_map(None)

    # --- the original, while Tab is held ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab and self._in_front:
            picture = self._document.sourcing.picture
            if picture is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
                return False
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self._peek(Plate(picture.pixels[None], translate("Restore", "The original")))
            elif event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat():
                self._return()
            return True
        if event.type() == QEvent.Type.FocusOut:
            self._return()
        return super().eventFilter(watched, event)

    def _peek(self, plate: Plate) -> None:
        self._before, self._peeked = self._document.map, plate
        self._document.show_map(plate)

    def _return(self) -> None:
        before, peeked = self._before, self._peeked
        self._before = self._peeked = None
        if peeked is not None and self._document.map is peeked:
            self._document.show_map(before)


@dataclass(frozen=True, eq=False)
class Seen:
    """y as it is seen: `pixels`, uint8 [h, w, 3], alone or at a `box` in a picture, `around`.
    `ready` is the whole of it, where that was made already."""

    pixels: np.ndarray
    box: Box | None = None
    around: np.ndarray | None = None
    ready: np.ndarray | None = None

    def replaces(self, other: Seen) -> bool:
        """It lies just where the other lies."""
        return self.box is not None and (self.box, id(self.around)) == (other.box, id(other.around))

    def whole(self) -> np.ndarray:
        """uint8 [H, W, 3]"""
        if self.ready is not None:
            return self.ready
        if self.box is None or self.around is None:
            return self.pixels
        whole = self.around.copy()
        whole[self.box.within] = self.pixels
        return whole


def seen_in(
    measurement: np.ndarray, picture: SourcePicture | None, size: Size, there: Seen | None = None
) -> Seen:
    """y, uint8 [h, w, 3], within the whole picture, where it is as large as its region of `size`,
    of which it was measured; a row of numbers folded into lines. `there` is what it may replace."""
    if measurement.shape[0] == 1:
        return Seen(folded(measurement))
    if picture is None or picture.placement(size).size != measurement.shape[:2]:
        return Seen(measurement)
    box, patch = picture.patch(measurement, size)
    if box.size == picture.size:
        return Seen(patch)
    seen = Seen(patch, box, picture.pixels)
    return seen if there is not None and seen.replaces(there) else replace(seen, ready=seen.whole())


def folded(row: np.ndarray) -> np.ndarray:
    """uint8 [1, N, 3] as lines one under another, about as many as each is long; the last one is
    filled up in grey."""
    count = row.shape[1]
    across = int(np.ceil(np.sqrt(count)))
    down = -(-count // across)
    square = np.full((down * across, 3), 128, np.uint8)
    square[:count] = row[0]
    return square.reshape(down, across, 3)
