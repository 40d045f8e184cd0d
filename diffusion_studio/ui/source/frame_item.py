"""The frame on the opened picture: what a model gets is clear, the rest is dimmed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from diffusion_studio.ui.source.placement import Box, Size
from diffusion_studio.ui.theme import tokens

DIM = QColor(0, 0, 0, 96)
HANDLE = 9.0  # device-independent pixels a side
REACH = 8.0  # so near a corner the hand takes it
CORNERS = ("top left", "top right", "bottom left", "bottom right")


class FrameItem(QGraphicsItem):
    """In pixels of the picture. With `movable` it has handles at its corners; while `dims` what
    lies outside is dark."""

    def __init__(self) -> None:
        super().__init__()
        self._frame, self._room = QRectF(), QRectF()
        self._movable, self._dims = True, True
        self.setZValue(2)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_frame(self, frame: Box, size: Size, movable: bool, dims: bool) -> None:
        """Draw it about a box of a picture of `size` (height, width)."""
        self.prepareGeometryChange()
        self._frame = QRectF(frame.x, frame.y, frame.width, frame.height)
        self._room = QRectF(0, 0, size[1], size[0])
        self._movable, self._dims = movable, dims
        self.update()

    @property
    def frame(self) -> QRectF:
        return self._frame

    def corner_at(self, place: QPointF, scale: float) -> str:
        """The corner that a place of the picture is at; "" for none. `scale`: device-independent
        pixels a picture's."""
        for name, corner in zip(CORNERS, self._corners(), strict=True):
            away = corner - place
            if self._movable and max(abs(away.x()), abs(away.y())) * scale <= REACH:
                return name
        return ""

    def _corners(self) -> tuple[QPointF, QPointF, QPointF, QPointF]:
        frame = self._frame
        return frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()

    def boundingRect(self) -> QRectF:
        room = max(self._room.width(), self._room.height()) / 8 + 8
        return self._room.adjusted(-room, -room, room, room)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._frame == self._room and not self._movable:
            return
        if self._dims:
            outside = QPainterPath()
            outside.addRect(self._room)
            outside.addRect(self._frame)
            painter.fillPath(outside, DIM)
        unit = 1 / painter.worldTransform().m11()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width, away in ((tokens().accent, 3.0, 1.5), (tokens().on_accent, 1.0, 0.5)):
            pen = QPen(QColor(colour), width)
            pen.setCosmetic(True)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            off = away * unit
            painter.drawRect(self._frame.adjusted(-off, -off, off, off))
        if self._movable:
            self._paint_handles(painter, unit)

    def _paint_handles(self, painter: QPainter, unit: float) -> None:
        pen = QPen(QColor(tokens().accent), 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(QColor(tokens().on_accent))
        side = HANDLE * unit
        for corner in self._corners():
            painter.drawRect(QRectF(corner.x() - side / 2, corner.y() - side / 2, side, side))
