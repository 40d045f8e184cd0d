"""The scrub bar: where in the run one looks, on the scale of the noise."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.ui.theme import tokens
from diffusion_studio.ui.timeline.axis import Axis
from diffusion_studio.ui.timeline.playhead import Playhead
from diffusion_studio.ui.timeline.track import Track
from diffusion_studio.ui.timeline.words import short, translate

HEIGHT = 46
TOP, BOTTOM = 4, 24  # of the band in which the noise is drawn
TICKS_APART = 92
WORDS_APART = 12
POINTS_APART = 3  # of the noise's outline, at least
GRIP = 5  # radius


class ScrubBar(Track):
    """The height of the shape is the noise's share of the picture, sqrt(1 - alpha_bar); below
    stand the step and sigma. What is recorded is coloured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scrubBar")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(600, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        axis, playhead = self.axis, self.playhead
        if axis is None or playhead is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_ground(painter, playhead.record)
        self.draw_playhead(painter, 0, BOTTOM + 2)
        self._paint_grip(painter, axis, playhead)
        painter.end()

    def paint_ground(self, painter: QPainter) -> None:
        axis, playhead = self.axis, self.playhead
        if axis is not None and playhead is not None:
            self._paint_name(painter, axis)
            self._paint_noise(painter, axis, playhead)
            self._paint_ticks(painter, axis, playhead)

    def _paint_name(self, painter: QPainter, axis: Axis) -> None:
        painter.setPen(QColor(tokens().muted))
        room = QRectF(8, 0, axis.left - 12, BOTTOM)
        text = self.fontMetrics().elidedText(
            translate("Timeline", "Noise"), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_noise(self, painter: QPainter, axis: Axis, playhead: Playhead) -> None:
        colours, right = tokens(), axis.left + axis.width
        whole = QRectF(axis.left, TOP, axis.width, BOTTOM - TOP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.base))
        painter.drawRect(whole)
        levels = playhead.record.levels
        if levels:
            shape = [QPointF(right, BOTTOM), QPointF(axis.left, BOTTOM)]
            places = [(axis.x(k), levels[k]) for k in axis.cells(POINTS_APART)]
            places = [(axis.left, places[0][1]), *places, (right, places[-1][1])]
            for x, level in places:
                noise = max(1 - level.alpha_bar, 0.0) ** 0.5
                shape.append(QPointF(x, BOTTOM - noise * (BOTTOM - TOP)))
            outline = QPolygonF(shape)
        else:
            outline = QPolygonF(whole)
        recorded = axis.x(playhead.record.newest) + axis.band / 2
        for colour, left, end in (
            (colours.accent, axis.left, recorded),
            (colours.line, recorded, right),
        ):
            painter.save()
            painter.setClipRect(QRectF(left, TOP, max(end - left, 0), BOTTOM - TOP))
            painter.setBrush(QColor(colour))
            painter.setOpacity(0.45 if colour == colours.accent else 1.0)
            painter.drawPolygon(outline)
            painter.restore()
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawLine(QPointF(axis.left, BOTTOM + 0.5), QPointF(right, BOTTOM + 0.5))

    def _paint_ticks(self, painter: QPainter, axis: Axis, playhead: Playhead) -> None:
        painter.setPen(QColor(tokens().muted))
        free = axis.left  # from here on nothing is written yet
        for k in axis.ticks(TICKS_APART):
            x = axis.x(k)
            painter.drawLine(QPointF(x, BOTTOM), QPointF(x, BOTTOM + 3))
            level = playhead.record.level(k)
            text = str(k) if level is None else f"{k} · σ {short(level.sigma)}"
            width = self.fontMetrics().horizontalAdvance(text)
            left = min(max(x - width / 2, axis.left), axis.left + axis.width - width)
            if left >= free:
                painter.drawText(QPointF(left, HEIGHT - 6), text)
                free = left + width + WORDS_APART

    def _paint_grip(self, painter: QPainter, axis: Axis, playhead: Playhead) -> None:
        colours = tokens()
        middle = QPointF(round(axis.x(playhead.k)) + 0.5, (TOP + BOTTOM) / 2)
        painter.setBrush(QColor(colours.accent))
        edge = colours.text if self.hasFocus() else colours.on_accent
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        radius = GRIP + (1 if self.hasFocus() else 0)
        painter.drawEllipse(middle, radius, radius)
