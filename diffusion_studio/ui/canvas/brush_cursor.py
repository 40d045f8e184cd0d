"""The brush's outline about the pointer, as large as what it covers, at every zoom."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from diffusion_studio.ui.canvas.brush import Brush

FINEST = 3.0  # device-independent pixels: smaller circles are marked by a cross around them
CROSS = 6.0  # device-independent pixels: how far its arms reach


class BrushCursor(QGraphicsItem):
    """Two rings in two tones, so that one of them is seen on any picture; the dotted one within is
    where a soft brush begins to fall off."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(2)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._brush = Brush()
        self._scale = 1.0

    @property
    def radius(self) -> float:
        """In pixels of the picture."""
        return self._brush.radius

    def show_brush(self, brush: Brush, scale: float) -> None:
        """Be this brush's outline, `scale` device-independent pixels to a picture's pixel."""
        if (brush, scale) != (self._brush, self._scale):
            self.prepareGeometryChange()
            self._brush, self._scale = brush, scale

    def boundingRect(self) -> QRectF:
        room = self.radius + (CROSS + FINEST) / self._scale
        return QRectF(-room, -room, 2 * room, 2 * room)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        core = self.radius - self._brush.edge
        for shade, width in ((Qt.GlobalColor.black, 3.0), (Qt.GlobalColor.white, 1.25)):
            pen = QPen(QColor(shade), width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawEllipse(QPointF(), self.radius, self.radius)
            if self.radius * self._scale < FINEST:
                self._paint_cross(painter)
        if core * self._scale >= FINEST and self._brush.edge > 1:
            self._paint_core(painter, core)

    def _paint_core(self, painter: QPainter, core: float) -> None:
        for shade, style in (
            (Qt.GlobalColor.black, Qt.PenStyle.SolidLine),
            (Qt.GlobalColor.white, Qt.PenStyle.DotLine),
        ):
            pen = QPen(QColor(shade), 1.0, style)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setOpacity(0.6)
            painter.drawEllipse(QPointF(), core, core)

    def _paint_cross(self, painter: QPainter) -> None:
        near, far = FINEST / self._scale, CROSS / self._scale
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            painter.drawLine(QPointF(x * near, y * near), QPointF(x * far, y * far))
