"""The film strip: as many steps as there is room for, as small pictures."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.ui.theme import tokens
from diffusion_studio.ui.timeline.playhead import Playhead
from diffusion_studio.ui.timeline.track import Track

SIDE = 56  # device-independent pixels: the height of a picture
ROOM = 4  # around each


class Filmstrip(Track):
    """Shows the pictures that it is given. `cells_changed` when others are wanted."""

    cells_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filmstrip")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the scrub bar is there for the keyboard
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(SIDE + 2 * ROOM)
        self._images: dict[int, QImage] = {}
        self._shape = 1.0  # width over height of a picture

    def sizeHint(self) -> QSize:
        return QSize(600, SIDE + 2 * ROOM)

    @property
    def pixels(self) -> int:
        """The height of a picture in pixels of the screen."""
        return round(SIDE * self.devicePixelRatioF())

    @property
    def images(self) -> dict[int, QImage]:
        """The pictures that are there, by their states."""
        return self._images

    def cells(self) -> list[int]:
        """The states that there is room for."""
        return self.axis.cells(SIDE * self._shape + ROOM) if self.axis is not None else []

    def show_playhead(self, playhead: Playhead | None) -> None:
        before = self.cells()
        super().show_playhead(playhead)
        if self.cells() != before:
            self.cells_changed.emit()

    def clear(self, shape: float) -> None:
        """Forget all pictures; those to come are `shape` times as wide as high."""
        self._images, self._shape = {}, shape
        self.update()

    def put(self, k: int, image: QImage) -> None:
        """The picture of a state."""
        self._images[k] = image
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cells_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        axis, playhead = self.axis, self.playhead
        if axis is None or playhead is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        cells = self.cells()
        reach = axis.width / len(cells) / axis.band / 2  # states on either side of a cell's middle
        for n, k in enumerate(cells):
            middle = axis.left + (n + 0.5) * axis.width / len(cells)
            width = SIDE * self._shape
            rect = QRectF(middle - width / 2, ROOM, width, SIDE)
            self._paint_cell(painter, rect, self._images.get(k))
            there = (middle - axis.left) / axis.band + axis.first - 0.5
            if abs(playhead.k - there) <= reach:
                painter.setPen(QPen(QColor(tokens().accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(-1, -1, 1, 1))
        painter.end()

    def _paint_cell(self, painter: QPainter, rect: QRectF, image: QImage | None) -> None:
        if image is None:  # not made yet, or still being read
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().line))
            painter.setOpacity(0.4)
            painter.drawRect(rect)
            painter.setOpacity(1.0)
        else:
            painter.drawImage(rect, image)
