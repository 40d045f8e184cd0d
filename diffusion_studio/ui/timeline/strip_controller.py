"""Has the film strip's pictures read, of the image that is chosen."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from diffusion_studio.ui.document import Document, PictureKind
from diffusion_studio.ui.timeline.dock import TimelineDock
from diffusion_studio.ui.timeline.frame_reader import Frame, FrameReader


class StripController(QObject):
    """What was read once is kept as long as run, image and kind of picture stay."""

    def __init__(self, document: Document, dock: TimelineDock, reader: FrameReader) -> None:
        super().__init__(dock)
        self._document = document
        self._dock = dock
        self._reader = reader
        self._kind: PictureKind = "x_0"
        self._of: object = None  # what the pictures in the strip are of
        document.selection_changed.connect(self.update)
        dock.filmstrip.cells_changed.connect(self.update)
        dock.transport.kind_chosen.connect(self._choose_kind)
        dock.transport.show_kind(self._kind)

    @property
    def image(self) -> int:
        """Which image of the batch is shown: the chosen one, else the first."""
        return self._document.selected or 0

    def _choose_kind(self, kind: str) -> None:
        self._kind = cast(PictureKind, kind)
        self.update()

    def update(self) -> None:
        """Ask for what is to be seen and is not there yet."""
        document, strip = self._document, self._dock.filmstrip
        run, playhead = document.run, document.playhead
        if run is None or run.x_t is None or playhead is None or not self._dock.opened:
            return
        of = (run.name, self._kind, self.image, strip.pixels)
        if of != self._of:
            self._of = of
            strip.clear(run.x_t.shape[2] / run.x_t.shape[1])
        record = playhead.record
        missing = [
            Frame(run.name, self._kind, k, record.first)
            for k in strip.cells()
            if k <= record.newest and k not in strip.images
        ]
        self._reader.read_small(missing, self.image, strip.pixels, self._take)

    def _take(self, frame: Frame, image: int, picture: QImage) -> None:
        strip = self._dock.filmstrip
        if (frame.run, frame.kind, image, strip.pixels) == self._of:
            picture.setDevicePixelRatio(strip.devicePixelRatioF())
            strip.put(frame.k, picture)
