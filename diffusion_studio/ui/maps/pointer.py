"""Which pixel of which picture the mouse is at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QMouseEvent

from diffusion_studio.ui.canvas.view import CanvasView


@dataclass(frozen=True, slots=True)
class Pixel:
    """Column `x` and row `y`, from 0, of picture `image` of the batch."""

    image: int
    x: int
    y: int


class Pointer(QObject):
    """Watches a canvas and takes nothing from it. `pointed` carries a `Pixel`, or None where the
    mouse is beside the pictures."""

    pointed = Signal(object)

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._last: Pixel | None = None
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)

    @property
    def pixel(self) -> Pixel | None:
        """Where the mouse was seen last."""
        return self._last

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._tell(self._pixel_at(event.position()))
        elif event.type() == QEvent.Type.Leave:
            self._tell(None)
        return super().eventFilter(watched, event)

    def _tell(self, pixel: Pixel | None) -> None:
        if pixel != self._last:
            self._last = pixel
            self.pointed.emit(pixel)

    def _pixel_at(self, point: QPointF) -> Pixel | None:
        scene = self._view.scene_at(point)
        for n, item in enumerate(self._view.items_shown):
            place = scene - item.pos()
            x, y = int(place.x() // 1), int(place.y() // 1)
            if item.image.rect().contains(x, y):
                return Pixel(n, x, y)
        return None
