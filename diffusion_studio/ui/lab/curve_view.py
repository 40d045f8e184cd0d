"""Small plots beside one another: numbers over steps, each with its axes named."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, log10

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.ui.theme import tokens
from diffusion_studio.ui.timeline.plot_lanes import line_colours

LEFT, TOP, BOTTOM, GAP = 50, 18, 16, 14  # pixels around a plot


@dataclass(frozen=True)
class Curve:
    """Numbers over steps. `chance`: what chance alone makes of them, drawn as a dashed line;
    `logarithmic`: the scale; `at`: the step where one looks; `last`: the axis' end."""

    title: str
    points: tuple[tuple[float, float], ...]
    last: float
    axis: str
    chance: float | None = None
    logarithmic: bool = False
    at: float | None = None


class CurveView(QWidget):
    """See the module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("laboratoryCurves")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.curves: tuple[Curve, ...] = ()

    def sizeHint(self) -> QSize:
        return QSize(500, 104)

    def show_curves(self, curves: tuple[Curve, ...]) -> None:
        if curves != self.curves:
            self.curves = curves
            said = [f"{c.title}: {short(c.points[-1][1])}" for c in curves if c.points]
            self.setAccessibleDescription(", ".join(said))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().window))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.curves:
            width = (self.width() - GAP) / len(self.curves)
            for n, curve in enumerate(self.curves):
                room = QRectF(n * width + LEFT, TOP, width - LEFT - GAP, 0)
                room.setBottom(self.height() - BOTTOM)
                self._paint(painter, curve, room, QColor(line_colours()[n]))
        painter.end()

    def _paint(self, painter: QPainter, curve: Curve, room: QRectF, colour: QColor) -> None:
        colours, metrics = tokens(), self.fontMetrics()
        painter.fillRect(room, QColor(colours.base))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawRect(room)
        painter.setPen(QColor(colours.text))
        newest = f"  {short(_shown(curve))}" if curve.points else ""
        painter.drawText(QPointF(room.left(), room.top() - 5), curve.title + newest)
        low, high = limits(curve)
        painter.setPen(QColor(colours.muted))
        for value, y in ((high, room.top() + metrics.ascent() - 2), (low, room.bottom())):
            text = short(10**value if curve.logarithmic else value)
            painter.drawText(QPointF(room.left() - metrics.horizontalAdvance(text) - 5, y), text)
        end = f"{curve.axis} {curve.last:g}"
        left = room.right() - metrics.horizontalAdvance(end)
        painter.drawText(QPointF(left, room.bottom() + metrics.ascent()), end)
        painter.drawText(QPointF(room.left(), room.bottom() + metrics.ascent()), "0")

        def place(step: float, value: float) -> QPointF:
            number = log10(max(value, 1e-9)) if curve.logarithmic else value
            share = min(max((number - low) / (high - low), 0.0), 1.0)
            x = room.left() + room.width() * min(step / max(curve.last, 1), 1.0)
            return QPointF(x, room.bottom() - share * room.height())

        if curve.chance is not None:
            painter.setPen(QPen(QColor(colours.muted), 1, painter.pen().style().DashLine))
            painter.drawLine(place(0, curve.chance), place(curve.last, curve.chance))
        painter.setPen(QPen(colour, 1.6))
        painter.drawPolyline(QPolygonF([place(*point) for point in curve.points]))
        if curve.at is not None:
            painter.setPen(QPen(QColor(colours.text), 1))
            x = place(curve.at, 0).x()
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))


def limits(curve: Curve) -> tuple[float, float]:
    """The vertical axis' ends, of the numbers or of their decimal logarithms."""
    values = [value for _, value in curve.points if isfinite(value)]
    if curve.chance is not None:
        values.append(curve.chance)
    if curve.logarithmic:
        values = [log10(max(value, 1e-9)) for value in values]
        return (min(values, default=-2.0) - 0.1, max(values, default=0.0) + 0.1)
    low, high = min(values, default=0.0), max(values, default=1.0)
    return min(low, 0.0), max(high, low + 1e-3)


def _shown(curve: Curve) -> float:
    """The number where one looks, or the newest."""
    if curve.at is None:
        return curve.points[-1][1]
    before = [value for step, value in curve.points if step <= curve.at]
    return before[-1] if before else curve.points[0][1]


def short(value: float) -> str:
    """A number in two digits, or in one where it is small: there is not much room for it."""
    if 0 < abs(value) < 1e-4:
        return f"{value:.0e}"
    return f"{value:.1g}" if abs(value) < 1e-3 else f"{value:.2g}"
