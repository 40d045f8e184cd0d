"""A small plot of a noise schedule: how much of the picture is left at each noise level."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.ui.theme import tokens

translate = QCoreApplication.translate

HEIGHT = 132
MARGIN = 8


class SchedulePlot(QWidget):
    """alpha_bar against t, both from 0 to 1; nothing while there are no points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.points: list[float] = []

    def show_curve(self, points: Sequence[float], about: str) -> None:
        """`points`: alpha_bar from the cleanest level to the noisiest; `about` for a reader."""
        self.points = list(points)
        self.setAccessibleName(about)
        self.setToolTip(about)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._room()
        self._paint_frame(painter, room)
        if len(self.points) > 1:
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.drawPath(self._path(room))
        painter.end()

    def _room(self) -> QRectF:
        """Where the curve lies: the rest is for what stands at the axes."""
        line = self.fontMetrics().height()
        side = self.fontMetrics().horizontalAdvance("0.5") + MARGIN
        return QRectF(self.rect()).adjusted(side, MARGIN, -MARGIN, -line - MARGIN / 2)

    def _paint_frame(self, painter: QPainter, room: QRectF) -> None:
        colours = tokens()
        painter.setPen(QPen(QColor(colours.line), 1))
        for level in (0.0, 0.5, 1.0):
            y = room.bottom() - level * room.height()
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        painter.setPen(QColor(colours.muted))
        line = self.fontMetrics().height()
        for level, text in ((0.0, "0"), (0.5, "0.5"), (1.0, "1")):
            y = room.bottom() - level * room.height()
            place = QRectF(0, y - line / 2, room.left() - MARGIN / 2, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, text)
        below = QRectF(room.left(), room.bottom() + 2, room.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, translate("ModelPage", "clean"))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, "ᾱ(t)")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, translate("ModelPage", "noise"))

    def _path(self, room: QRectF) -> QPainterPath:
        path = QPainterPath()
        last = len(self.points) - 1
        for place, level in enumerate(self.points):
            x = room.left() + place / last * room.width()
            y = room.bottom() - level * room.height()
            if place:
                path.lineTo(x, y)
            else:
                path.moveTo(x, y)
        return path
