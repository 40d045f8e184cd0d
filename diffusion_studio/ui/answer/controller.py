"""Between a finished restoration, the Answer dock and the canvas."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSignalBlocker, Signal
from PySide6.QtGui import QGuiApplication

from diffusion_studio import events
from diffusion_studio.ui.answer.answer import Answer, Figure, read_answer
from diffusion_studio.ui.answer.commands import ANSWER_REASONS, VIEW_COMMANDS
from diffusion_studio.ui.answer.marks import PlaceMarks
from diffusion_studio.ui.answer.panel import Close
from diffusion_studio.ui.answer.spots import corner, from_measurement, patches, side_of, spot_at
from diffusion_studio.ui.answer.views import ViewKind, shown
from diffusion_studio.ui.answer.words import spot_words, trust_words, truth_words
from diffusion_studio.ui.background import Background
from diffusion_studio.ui.document import Document, Run
from diffusion_studio.ui.engine_link import EngineLink
from diffusion_studio.ui.maps.map import Shown
from diffusion_studio.ui.maps.pointer import Pixel, Pointer
from diffusion_studio.ui.run_state import Phase

if TYPE_CHECKING:
    from diffusion_studio.library.answer_files import NewFile
    from diffusion_studio.ui.main_window import MainWindow
    from diffusion_studio.ui.save_controller import SaveController

translate = QCoreApplication.translate


class AnswerController(QObject):
    """The dock opens by itself when the first restoration of a sitting finishes; who closes it has
    it stay closed. `told` carries a sentence for the status bar."""

    told = Signal(str)

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        link: EngineLink,
        background: Background,
        saving: SaveController,
    ) -> None:
        super().__init__(window)
        self._saving = saving
        self._document = document
        self._answering = document.answering
        self._window = window
        self._link = link
        self._background = background
        self._answers: dict[str, Answer | None] = {}  # None: not kept, or still being read
        self._reading: set[str] = set()
        self._ready = False  # what classical methods need is imported
        self._opened = False  # it has opened by itself
        self._in_front = False  # the dock is seen, and not behind another's tab
        self._mine: Shown | None = None  # what this put on the canvas
        self._dock, self._panel = window.answer_dock, window.answer
        self.marks = PlaceMarks(window.canvas)
        self.pointer = Pointer(window.canvas)
        self._connect_actions()
        self._connect_signals()
        self._refresh()

    def _connect_actions(self) -> None:
        actions = self._window.actions_
        toggle = actions["answer"]
        toggle.setCheckable(True)
        toggle.toggled.connect(self._show_dock)
        for view, name in VIEW_COMMANDS.items():
            actions[name].setCheckable(True)
            actions[name].triggered.connect(lambda _=False, view=view: self.show_view(view))
        actions["answer_pin"].triggered.connect(lambda: self._answering.pin(None))
        actions["answer_copy"].triggered.connect(lambda: self.copy_table())
        actions["answer_save"].triggered.connect(lambda: self.save())

    def _connect_signals(self) -> None:
        document, answering, panel = self._document, self._answering, self._panel
        self._link.heard.connect(self._hear)
        document.run_changed.connect(self._follow)
        document.map_changed.connect(self._follow_map)
        document.pictures_changed.connect(self._mark)
        document.sourcing.laid.connect(self._mark)
        document.selection_changed.connect(self._show_view)
        answering.answer_changed.connect(self._refresh)
        answering.view_changed.connect(self._put_view)
        answering.place_changed.connect(self._show_place)
        panel.table.chosen.connect(self._choose)
        self.pointer.pointed.connect(self._point)
        self._window.canvas.chosen.connect(self._pin)
        self._window.canvas.laid_out.connect(self._mark)
        self._dock.visibilityChanged.connect(self._seen)
        self._dock.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        return super().eventFilter(watched, event)

    # --- which answer ---

    def _hear(self, event: events.Event) -> None:
        run = self._document.runs.get(getattr(event, "run", ""))
        if isinstance(event, events.Finished) and run is not None:
            self._read(run)
        elif isinstance(event, events.Started) and run is not None and not self._ready:
            self._ready = run.recipe.restoration is not None
            if self._ready:  # while it is sampled, so that its answer is there at once
                self._background.ask(_get_ready, lambda _: None)

    def _read(self, run: Run) -> None:
        """Have a run's answer read; soon, for the engine keeps only the newest."""
        client, samples = self._link.client, run.x_t
        if run.recipe.restoration is None or client is None or samples is None:
            return
        if run.name not in self._answers:
            self._answers[run.name] = None
            self._reading.add(run.name)
            recipe = run.as_run or run.recipe
            work = partial(read_answer, client, run.name, recipe, samples)
            self._background.ask(work, partial(self._take, run.name))

    def _take(self, name: str, answer: Answer | None) -> None:
        kept = self._document.runs
        self._reading.discard(name)
        self._answers = {run: found for run, found in self._answers.items() if run in kept}
        if name in kept:
            self._answers[name] = answer
            self._follow()

    def _follow(self) -> None:
        """The shown run may be another, or may have finished."""
        run = self._document.run
        finished = run is not None and run.state.phase is Phase.FINISHED
        if run is not None and finished:
            self._read(run)
        answer = self._answers.get(run.name) if run is not None and finished else None
        self._answering.reading = run is not None and run.name in self._reading
        if answer is self._answering.answer:
            self._show_nothing_words()
            return
        self._answering.set_answer(answer)
        if answer is not None and not self._opened:
            self._opened = True
            self._show_dock(True)

    def _show_nothing_words(self) -> None:
        if self._answering.answer is None:
            self._panel.show_answer(None, self._why_not())

    def _why_not(self) -> str:
        reason = ANSWER_REASONS["answer_copy"](self._document)
        hint = translate("Answer", "When a restoration has finished, its answer stands here.")
        return f"{reason} {hint}" if self._document.run is not None else hint

    # --- the view ---

    def show_view(self, view: ViewKind) -> None:
        """Bring a view of the answer to the canvas."""
        self._answering.set_view(view)
        self._refresh_actions()  # a checked one that was pressed again stays checked

    def _put_view(self) -> None:
        answer = self._answering.answer
        self._mine = shown(answer, self._answering.view) if answer is not None else None
        self._document.show_map(self._mine)
        self._show_view()

    def say_anew(self) -> None:
        """Name the view on the canvas in another language."""
        if self._mine is not None and self._document.map is self._mine:
            self._put_view()

    def _follow_map(self) -> None:
        """Something else may have taken the canvas, or given it back to the run's pictures."""
        if self._document.map is self._mine:
            return
        self._mine = None
        with QSignalBlocker(self._answering):  # that map is not to be taken away
            self._answering.set_view("samples")
        self._show_view()

    def _show_view(self) -> None:
        self._panel.show_view(self._answering.view, self._document.selected)
        self._refresh_actions()

    def _refresh_actions(self) -> None:
        actions, answering = self._window.actions_, self._answering
        other = self._document.map is not None and self._document.map is not self._mine
        for view, name in VIEW_COMMANDS.items():
            seen = answering.answer is not None and view == answering.view and not other
            actions[name].setChecked(seen)
        actions.refresh(self._document)

    def _refresh(self) -> None:
        answer = self._answering.answer
        self._panel.show_answer(answer, "" if answer is not None else self._why_not())
        self._show_view()
        self._show_place()

    def _show_dock(self, shown_: bool) -> None:
        self._dock.setVisible(shown_)
        if shown_:
            self._dock.raise_()  # it may share its place with another

    def _seen(self, visible: bool) -> None:
        self._in_front = visible
        with QSignalBlocker(self._window.actions_["answer"]):
            self._window.actions_["answer"].setChecked(visible)
        if not visible:
            self._answering.pin(None)
        self._mark()

    def _choose(self, figure: Figure) -> None:
        """A line of the table was chosen: its picture is shown."""
        if figure.kind == "sample":
            self._answering.set_view("samples")
            self._document.select(figure.number)
        else:
            self._answering.set_view(figure.kind)

    def copy_table(self) -> None:
        """Put the table on the clipboard, as CSV."""
        if self._answering.answer is not None:
            QGuiApplication.clipboard().setText(self._answering.answer.to_csv())
            self.told.emit(translate("Answer", "The table was copied to the clipboard"))

    def save(self) -> None:
        """Write the answer's pictures, maps and table where pictures are saved."""
        answer = self._answering.answer
        run = self._document.runs.get(answer.run) if answer is not None else None
        if answer is not None and run is not None:
            work = partial(_files_of, answer, run.receipt)
            self._saving.watch(self._saving.writer.write_files(work, self._saving.folder()))

    # --- the place ---

    @property
    def _shows_the_picture(self) -> bool:
        """The canvas' pixels are the restored picture's, not those of y; y may lie beside it."""
        beside = self._document.display.arrangement == "beside"
        return self._answering.view != "measurement" or beside

    def _place_of(self, pixel: Pixel | None) -> tuple[int, int] | None:
        """The place in the restored picture that the mouse is at."""
        answer = self._answering.answer
        if answer is None or pixel is None or not self._in_front:
            return None
        located = self._document.sourcing.located
        if located is not None:  # the result lies in the opened picture
            return located(pixel.x, pixel.y, answer.samples.shape[1:3])
        if self._document.map is not self._mine or self._document.looked_back is not None:
            return None
        if not self._shows_the_picture:
            return from_measurement(answer, pixel.x, pixel.y)
        height, width = answer.samples.shape[1:3]
        return (pixel.x, pixel.y) if pixel.x < width and pixel.y < height else None

    def _point(self, pixel: Pixel | None) -> None:
        if pixel is not None:  # beside the pictures the last place stays, to be read in peace
            self._answering.point_at(self._place_of(pixel))

    def _pin(self, index: int | None) -> None:
        """A click into a picture holds on to the place; one into what is held lets go."""
        place = self._place_of(self.pointer.pixel) if index is not None else None
        if place is None:
            return
        answering = self._answering
        frame = self._frame()
        again = answering.pinned and frame is not None and frame.contains(*map(float, place))
        answering.pin(None if again else place)

    def _frame(self) -> QRectF | None:
        """The surroundings of the place, in the picture's pixels."""
        answer, place = self._answering.answer, self._answering.place
        if answer is None or place is None:
            return None
        height, width = answer.samples.shape[1:3]
        side = side_of(height, width)
        return QRectF(*corner(*place, height, width), side, side)

    def _mark(self) -> None:
        document, frame = self._document, self._frame() if self._in_front else None
        answer, placed = self._answering.answer, document.sourcing.placed
        if frame is not None and answer is not None and placed is not None:
            size = answer.samples.shape[1:3]
            frame = QRectF(*placed(frame.x(), frame.y(), frame.width(), size))
        elif document.looked_back is not None or not (
            document.map is self._mine and self._shows_the_picture
        ):
            frame = None
        self.marks.show_frame(frame, self._answering.pinned)

    def _show_place(self) -> None:
        self._panel.show_place(self._close())
        self._mark()
        self._window.actions_.refresh(self._document)

    def _close(self) -> Close | None:
        answer, answering = self._answering.answer, self._answering
        if answer is None or answering.place is None:
            return None
        x, y = answering.place
        pictures = list(patches(answer.samples, x, y))
        names = [str(n + 1) for n in range(len(pictures))]
        extra = (
            (translate("Answer", "Mean"), answer.restored.mean if len(pictures) > 1 else None),
            (translate("Answer", "Truth"), answer.restored.truth),
        )
        for name, picture in extra:
            if picture is not None:
                pictures.append(patches(picture[None], x, y)[0])
                names.append(name)
        left, top = corner(x, y, *answer.samples.shape[1:3])
        spot = spot_at(answer, x, y)
        count = len(answer.samples)
        lines = (trust_words(spot, count), spot_words(spot, count), truth_words(spot))
        return Close(pictures, names, (x - left, y - top), lines, answering.pinned)


def _files_of(answer: Answer, receipt: dict[str, Any]) -> Iterator[NewFile]:  # on another thread
    from diffusion_studio.library.answer_files import answer_files

    return answer_files(answer.restored, answer.to_csv(), answer.recipe, receipt)


def _get_ready() -> None:
    """Import what the classical answers are made with, which takes a second."""
    with suppress(ImportError):  # then there are none
        import_module("skimage.restoration")
