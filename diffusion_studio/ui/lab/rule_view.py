"""One dimension: the potential, Boltzmann's density, the Fokker-Planck equation's, and the counted
particles, all over x."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.laboratory import REACH, Ruled
from diffusion_studio.ui.lab.painting import particle_colour
from diffusion_studio.ui.lab.words import rule_legend
from diffusion_studio.ui.theme import tokens
from diffusion_studio.ui.timeline.plot_lanes import line_colours

translate = QCoreApplication.translate

LEFT, RIGHT, TOP, BOTTOM = 44, 16, 16, 30
BARS = 60  # of the histogram
HIGH = 9.0  # sigma^2: how far above its least the potential is drawn


class RuleView(QWidget):
    """See the module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rule")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 200)
        self.rule: Ruled | None = None
        self._particles: np.ndarray | None = None
        self._density: np.ndarray | None = None

    def sizeHint(self) -> QSize:
        return QSize(560, 460)

    def show_rule(self, rule: Ruled | None) -> None:
        """The potential and its Boltzmann density."""
        self.rule = rule
        self.update()

    def show_state(self, particles: np.ndarray | None, density: np.ndarray | None) -> None:
        """particles: [N, 1]; density: the equation's, [cells]."""
        self._particles, self._density = particles, density
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), tokens()
        painter.fillRect(self.rect(), QColor(colours.canvas))
        room = QRectF(self.rect()).adjusted(LEFT, TOP, -RIGHT, -BOTTOM)
        painter.fillRect(room, QColor(colours.base))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.rule is not None:
            highest = self._highest(self.rule)
            self._paint_axes(painter, room, highest)
            self._paint_bars(painter, room, highest)
            self._paint_lines(painter, room, highest, self.rule)
            self._paint_legend(painter, room)
        painter.end()

    def _highest(self, rule: Ruled) -> float:
        """The top of the density's axis."""
        values = [rule.boltzmann.max() * 1.35]
        if self._density is not None:
            values.append(min(self._density.max(), 3 * values[0]))
        return float(max(values))

    def _paint_axes(self, painter: QPainter, room: QRectF, highest: float) -> None:
        colours, metrics = tokens(), self.fontMetrics()
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawRect(room)
        painter.setPen(QColor(colours.muted))
        for mark in (-3, -2, -1, 0, 1, 2, 3):
            x = room.left() + room.width() * (mark + REACH) / (2 * REACH)
            text = f"{mark}"
            left = x - metrics.horizontalAdvance(text) / 2
            painter.drawText(QPointF(left, room.bottom() + metrics.ascent() + 2), text)
        middle = room.center().x()
        painter.drawText(QPointF(middle - 3, room.bottom() + 2 * metrics.ascent() + 2), "x")
        for value in (0.0, highest):
            y = room.bottom() if not value else room.top() + metrics.ascent()
            text = f"{value:.2g}"
            left = room.left() - 5 - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(left, y), text)
        name = translate("Lab", "density")
        painter.save()
        painter.translate(metrics.ascent() + 2, room.center().y())
        painter.rotate(-90)
        painter.drawText(QPointF(-metrics.horizontalAdvance(name) / 2, 0), name)
        painter.restore()

    def _paint_bars(self, painter: QPainter, room: QRectF, highest: float) -> None:
        if self._particles is None:
            return
        counts, _ = np.histogram(self._particles, bins=BARS, range=(-REACH, REACH), density=False)
        density = counts / (len(self._particles) * 2 * REACH / BARS)
        colour = particle_colour()
        colour.setAlphaF(0.45)
        width = room.width() / BARS
        for n, value in enumerate(density.tolist()):
            high = min(value / highest, 1.0) * room.height()
            bar = QRectF(room.left() + n * width + 0.5, room.bottom() - high, width - 1, high)
            painter.fillRect(bar, colour)

    def _paint_lines(self, painter: QPainter, room: QRectF, highest: float, rule: Ruled) -> None:
        likely = np.maximum(rule.boltzmann / rule.boltzmann.max(), 1e-30)
        rise = -np.log(likely) / HIGH  # (V - its least) / sigma^2, in shares of HIGH
        _draw(painter, room, rule.x, rise, QPen(QColor(tokens().muted), 1.4))
        dashed = QPen(QColor(line_colours()[0]), 1.8, Qt.PenStyle.DashLine)
        _draw(painter, room, rule.x, rule.boltzmann / highest, dashed)
        if self._density is not None:
            solid = QPen(QColor(line_colours()[2]), 2.2)
            _draw(painter, room, rule.x, self._density / highest, solid)

    def _paint_legend(self, painter: QPainter, room: QRectF) -> None:
        metrics = self.fontMetrics()
        colours = (line_colours()[2], line_colours()[0], particle_colour().name(), tokens().muted)
        wide = max(metrics.horizontalAdvance(words) for words in rule_legend()) + 46
        left = room.right() - wide - 8
        ground = QColor(tokens().base)
        ground.setAlphaF(0.85)
        painter.fillRect(QRectF(left, room.top() + 4, wide, 4.6 * metrics.height()), ground)
        for n, (words, colour) in enumerate(zip(rule_legend(), colours, strict=True)):
            y = room.top() + (n + 1.2) * metrics.height()
            painter.setPen(QPen(QColor(colour), 3))
            painter.drawLine(QPointF(left + 8, y - 4), QPointF(left + 26, y - 4))
            painter.setPen(QColor(tokens().text))
            painter.drawText(QPointF(left + 34, y), words)


def _draw(painter: QPainter, room: QRectF, x: np.ndarray, share: np.ndarray, pen: QPen) -> None:
    """A line over x; share: heights as shares of the room, beyond which nothing is drawn."""
    painter.save()
    painter.setClipRect(room)
    painter.setPen(pen)
    across = room.left() + room.width() * (x + REACH) / (2 * REACH)
    up = room.bottom() - np.clip(share, 0, 2) * room.height()
    points = [QPointF(a, b) for a, b in zip(across.tolist(), up.tolist(), strict=True)]
    painter.drawPolyline(QPolygonF(points))
    painter.restore()
