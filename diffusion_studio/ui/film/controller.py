"""Makes films of the steps: on the writer's thread, with progress, until it is done or given up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from diffusion_studio.library.film import Files, FilmCancelled, encode_film, has_encoder
from diffusion_studio.library.names import picture_stem
from diffusion_studio.library.picture import Provenance
from diffusion_studio.library.sheet import contact_sheet
from diffusion_studio.library.writer import Written
from diffusion_studio.ui.document import Document, PictureKind, Run
from diffusion_studio.ui.engine_link import CallSoon, EngineLink
from diffusion_studio.ui.film.dialog import FilmDialog
from diffusion_studio.ui.film.frames import frame
from diffusion_studio.ui.film.options import FilmOptions
from diffusion_studio.ui.save_controller import SaveController
from diffusion_studio.ui.starter_words import label_in_words
from diffusion_studio.ui.timeline.frame_reader import Frame, Frames
from diffusion_studio.ui.timeline.playhead import Record
from diffusion_studio.ui.timeline.words import place_words

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.ui.main_window import MainWindow

translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class Order:
    """A film of a run: of the picture `chosen`, or of the whole batch."""

    run: Run
    record: Record
    chosen: int | None
    options: FilmOptions
    cancelled: Event


class FilmController(QObject):
    """One film at a time."""

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        link: EngineLink,
        saving: SaveController,
        call_soon: CallSoon,
    ) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self._link, self._saving, self._call_soon = link, saving, call_soon
        self.dialog: FilmDialog | None = None
        self._order: Order | None = None
        self._closing = False
        window.closing.connect(self._close)

    def open(self) -> None:
        """Ask what the film is to be like."""
        playhead = self._document.playhead
        if playhead is None:
            return
        if self.dialog is None:
            self.dialog = FilmDialog(self._window)
            self.dialog.show_options(FilmOptions(kind="mp4" if has_encoder() else "apng"))
            self.dialog.show_progress(None)
            self.dialog.save_asked.connect(self.save)
            self.dialog.cancel_asked.connect(self.cancel)
        self.dialog.offer(playhead.record.first, playhead.record.newest)
        self.dialog.show()
        self.dialog.activateWindow()

    def save(self) -> None:
        """Make the film that the window describes."""
        document, client = self._document, self._link.client
        run, playhead = document.run, document.playhead
        if self.dialog is None or run is None or playhead is None or client is None:
            return
        if self._order is not None:
            return
        options = self.dialog.options()
        order = Order(run, playhead.record, document.selected, options, Event())
        self._order = order
        self.dialog.show_progress(0.0)
        make = partial(_make, client, order, self._progressed)
        future = self._saving.writer.write_files(make, self._saving.folder())
        future.add_done_callback(self._done)

    def cancel(self) -> None:
        """Give up the film that is being made."""
        if self._order is not None:
            self._order.cancelled.set()

    def _close(self) -> None:
        self._closing = True
        self.cancel()

    def _progressed(self, share: float) -> None:  # on the writer's thread
        if not self._closing:
            self._call_soon(partial(self._show_progress, share))

    def _show_progress(self, share: float) -> None:
        if self.dialog is not None and self._order is not None:
            self.dialog.show_progress(share)

    def _done(self, future: Future[Written]) -> None:  # on the writer's thread
        if not self._closing:
            self._call_soon(partial(self._finish, future))

    def _finish(self, future: Future[Written]) -> None:
        self._order = None
        if self.dialog is not None:
            self.dialog.show_progress(None)
        if isinstance(future.exception(), FilmCancelled):
            self._saving.told.emit(translate("Film", "No film was saved."))
            return
        if self.dialog is not None:
            self.dialog.hide()
        self._saving.watch(future)


def _make(client: Frames, order: Order, progressed: Callable[[float], None]) -> Files:
    """Read, compose and encode the film, on the writer's thread."""
    recipe = order.run.as_run or order.run.recipe
    if order.chosen is not None:
        recipe = recipe.alone(order.chosen)
    counted = _counted(_composed(client, order), order, progressed)
    stem = f"{picture_stem(recipe)}-film"
    return encode_film(counted, order.options.kind, order.options.rate, stem, Provenance(recipe))


def _counted(
    frames: Iterable[np.ndarray], order: Order, progressed: Callable[[float], None]
) -> Iterator[np.ndarray]:
    """The frames, telling how many there were. FilmCancelled once nobody wants them."""
    count = len(order.options.states)
    for n, each in enumerate(frames, start=1):
        if order.cancelled.is_set():
            raise FilmCancelled
        progressed(n / count)
        yield each


def _composed(client: Frames, order: Order) -> Iterator[np.ndarray]:
    options, record = order.options, order.record
    kinds: tuple[PictureKind, ...]
    kinds = ("x_t", "x_0") if options.content == "both" else (options.content,)
    for k in options.states:
        pictures = []
        for kind in kinds:
            wanted = Frame(order.run.name, kind, k, record.first)
            found = client.frames(wanted.run, wanted.seen, [wanted.place], order.chosen)
            pictures += [contact_sheet(batch) for batch in found]
        if not pictures:
            raise FilmCancelled
        recipe = order.run.recipe
        label = recipe.labels(min(max(k - 1, 0), recipe.steps - 1))
        words = place_words(record, k)
        if label is not None:
            words += f" · {label_in_words(str(label), recipe.model)}"
        yield frame(pictures, options.size, words if options.captions else None)
