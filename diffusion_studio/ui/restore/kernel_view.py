"""A small picture of a kernel, what a bright point becomes; a drawn one is drawn here."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from diffusion_studio.ui.theme import tokens

SIDE = 132  # device-independent pixels
CELLS = 15  # a side of a kernel that is drawn: an odd number, so that it has a middle


class KernelView(QWidget):
    """Shows a kernel, bright on black. Where it can be drawn, the left button paints and the right
    one (or Alt) erases; the arrows move a cursor, Space paints, Delete erases. `drawn` carries
    float64 [15, 15] when the hand is lifted."""

    drawn = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SIDE, SIDE)
        self._taps = np.ones((1, 1))
        self._drawable = False
        self._cursor = (CELLS // 2, CELLS // 2)  # row and column
        self._erasing: bool | None = None  # while a button is held

    def show_kernel(self, taps: np.ndarray, drawable: bool) -> None:
        """Show [h, w]; a drawable one is laid out on the grid, cut off where it is larger."""
        if self._erasing is not None:
            return  # a hand is drawing; what it does is told when it is done
        self._drawable = drawable
        self._taps = centred(taps, CELLS) if drawable else np.asarray(taps, dtype=np.float64)
        focus = Qt.FocusPolicy.StrongFocus if drawable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        shape = Qt.CursorShape.CrossCursor if drawable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.update()

    @property
    def taps(self) -> np.ndarray:
        """What is shown: float64 [h, w]."""
        return self._taps

    # --- drawing ---

    def cell_at(self, point: QPointF) -> tuple[int, int]:
        """Row and column of the grid under a point of the widget."""
        column = int(min(max(point.x() / SIDE * CELLS, 0), CELLS - 1))
        row = int(min(max(point.y() / SIDE * CELLS, 0), CELLS - 1))
        return row, column

    def _touch(self, cell: tuple[int, int]) -> None:
        self._cursor = cell
        self._taps[cell] = 0.0 if self._erasing else max(self._taps.max(), 1.0)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._drawable:
            event.ignore()
            return
        right = event.button() == Qt.MouseButton.RightButton
        self._erasing = right or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._last = event.position()
        self._touch(self.cell_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._erasing is None:
            return
        way = event.position() - self._last
        steps = max(int(way.manhattanLength() / SIDE * CELLS * 2), 1)
        for n in range(1, steps + 1):  # a quick hand leaves no gaps
            self._touch(self.cell_at(self._last + way * (n / steps)))
        self._last = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._erasing is not None:
            self._erasing = None
            self.drawn.emit(self._taps.copy())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        if not self._drawable:
            super().keyPressEvent(event)
        elif key in ways:
            row, column = (a + b for a, b in zip(self._cursor, ways[key], strict=True))
            self._cursor = min(max(row, 0), CELLS - 1), min(max(column, 0), CELLS - 1)
            self.update()
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._erasing = key is not Qt.Key.Key_Space
            self._touch(self._cursor)
            self._erasing = None
            self.drawn.emit(self._taps.copy())
        else:
            super().keyPressEvent(event)

    # --- looks ---

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole = QPainter(self), QRectF(self.rect())
        painter.drawImage(whole, _image(self._taps))
        if self._drawable:
            self._paint_grid(painter)
        painter.setPen(QColor(tokens().border))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_grid(self, painter: QPainter) -> None:
        painter.setPen(QColor(255, 255, 255, 36))
        for n in range(1, CELLS):
            at = SIDE * n / CELLS
            painter.drawLine(QPointF(at, 0), QPointF(at, SIDE))
            painter.drawLine(QPointF(0, at), QPointF(SIDE, at))
        if self.hasFocus():
            row, column = self._cursor
            side = SIDE / CELLS
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.drawRect(QRectF(column * side, row * side, side, side))


def centred(taps: np.ndarray, side: int) -> np.ndarray:
    """A kernel in the middle of [side, side], cut off or with black around it."""
    result = np.zeros((side, side))
    height, width = (min(length, side) for length in taps.shape)
    top, left = (taps.shape[0] - height) // 2, (taps.shape[1] - width) // 2
    part = np.asarray(taps, dtype=np.float64)[top : top + height, left : left + width]
    y, x = (side - height) // 2, (side - width) // 2
    result[y : y + height, x : x + width] = part
    return result


def _image(taps: np.ndarray) -> QImage:
    """Bright on black, the largest number white."""
    peak = float(taps.max()) or 1.0
    grey = np.ascontiguousarray((np.clip(taps / peak, 0, 1) * 255).astype(np.uint8))
    height, width = grey.shape
    shape = QImage.Format.Format_Grayscale8
    return QImage(grey.tobytes(), width, height, width, shape).copy()
