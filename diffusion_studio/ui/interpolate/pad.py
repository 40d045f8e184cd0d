"""The path as a place to drag a handle over: a line between two ends, or a square among four."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.ui.theme import tokens

HANDLE = 8
STEP = 0.05
MARGIN = 14
ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}


class Pad(QWidget):
    """`moved` carries (u, v), 0 to 1 each. What the handle's place looks like lies beneath it."""

    moved = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.place = (0.5, 0.5)
        self.columns, self.rows = 8, 1
        self.flat = True
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(200)

    def sizeHint(self) -> QSize:
        return QSize(220, 200)

    def show_path(self, place: tuple[float, float], columns: int, rows: int, flat: bool) -> None:
        """Where the handle is, and where the pictures will lie; `flat` for a line."""
        self.place, self.columns, self.rows, self.flat = place, columns, rows, flat
        self.update()

    def show_picture(self, image: QImage | None) -> None:
        """What is at the handle, or nothing yet."""
        self._image = image
        self.update()

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def _at(self, u: float, v: float) -> QPointF:
        room = self._room()
        y = room.bottom() if self.flat else room.top() + v * room.height()
        return QPointF(room.left() + u * room.width(), y)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, room = tokens(), self._room()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._image is not None:
            side = min(room.width(), room.height() - (2 * HANDLE if self.flat else 0))
            left = room.center().x() - side / 2
            painter.drawImage(QRectF(left, room.top(), side, side), self._image)
        painter.setPen(QPen(QColor(colours.border), 2))
        if self.flat:
            painter.drawLine(self._at(0, 0), self._at(1, 0))
        else:
            painter.drawRect(room)
        self._paint_places(painter)
        painter.setPen(QPen(QColor(colours.text if self.hasFocus() else colours.on_accent), 2))
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(self._at(*self.place), HANDLE, HANDLE)
        painter.end()

    def _paint_places(self, painter: QPainter) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().muted))
        for row in range(self.rows):
            for column in range(self.columns):
                v = row / max(self.rows - 1, 1)
                painter.drawEllipse(self._at(column / max(self.columns - 1, 1), v), 2.5, 2.5)
        painter.restore()

    # --- the hand ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def _drag(self, event: QMouseEvent) -> None:
        room, to = self._room(), event.position()
        u = (to.x() - room.left()) / max(room.width(), 1)
        v = (to.y() - room.top()) / max(room.height(), 1)
        self.moved.emit(min(max(u, 0.0), 1.0), min(max(v, 0.0), 1.0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = ARROWS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        u, v = self.place
        self.moved.emit(min(max(u + way[0], 0.0), 1.0), min(max(v + way[1], 0.0), 1.0))
