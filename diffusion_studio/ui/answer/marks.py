"""Where in the pictures on the canvas a place's surroundings lie."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from diffusion_studio.ui.canvas.view import CanvasView
from diffusion_studio.ui.theme import tokens

ROOM = 2.0  # picture pixels beyond the frame that its pen may take


class PlaceMark(QGraphicsItem):
    """A thin frame in two tones, so that it stands out from any picture; dashed while it follows
    the mouse."""

    def __init__(self, rect: QRectF, pinned: bool) -> None:
        super().__init__()
        self._rect = rect
        self._pinned = pinned
        self.setZValue(2)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def rect(self) -> QRectF:
        return self._rect

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-ROOM, -ROOM, ROOM, ROOM)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        colours = tokens()
        style = Qt.PenStyle.SolidLine if self._pinned else Qt.PenStyle.DashLine
        for colour, line in (
            (colours.badge_ground, Qt.PenStyle.SolidLine),
            (colours.badge_text, style),
        ):
            pen = QPen(QColor(colour), 3 if colour == colours.badge_ground else 1, line)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawRect(self._rect)


class PlaceMarks:
    """The marks on a canvas, one a picture."""

    def __init__(self, canvas: CanvasView) -> None:
        self._canvas = canvas
        self._marks: list[PlaceMark] = []

    @property
    def rects(self) -> list[QRectF]:
        """What is framed, in the scene."""
        return [mark.rect for mark in self._marks]

    def show_frame(self, frame: QRectF | None, pinned: bool) -> None:
        """Frame a part of every picture, in its pixels; None frames nothing."""
        scene = self._canvas.scene()
        for mark in self._marks:
            scene.removeItem(mark)
        self._marks = []
        if frame is None:
            return
        for item in self._canvas.items_shown:
            mark = PlaceMark(frame.translated(item.pos()), pinned)
            self._marks.append(mark)
            scene.addItem(mark)
