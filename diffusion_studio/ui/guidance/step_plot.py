"""A small plot of numbers over the steps of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from diffusion_studio.ui.guidance.colours import line_pen
from diffusion_studio.ui.guidance.sight import Points
from diffusion_studio.ui.panels.form import number, wrapped
from diffusion_studio.ui.theme import tokens

HEIGHT = 64  # of the plot itself, below its title
GAP = 4
AXIS_FONT = 0.85  # of the font's size: the axis is read second
EDGE = 3.0
DOT = 3.0
KEY, KEY_WIDTH = 14, 2.5  # the piece of a line beside its value: how long, how thick
MOST_VALUES = 2  # so many fit beside the title


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a plot; `name` is for its reader, `colour` #rrggbb."""

    name: str
    colour: str
    points: Points


@dataclass(frozen=True, slots=True)
class Scale:
    """The values at head and foot; `limit` is one that is marked by a dashed line, beyond which
    is too much; `percent` writes values as such. A higher value makes the head grow."""

    least: float = 0.0
    most: float = 1.0
    limit: float | None = None
    percent: bool = False

    def words(self, value: float) -> str:
        return f"{number(100 * value)} %" if self.percent else number(value, 2)


class StepPlot(QWidget):
    """The title above, and beside it the values where it is looked at; below, lines with a dot
    there, and at the right an axis with the values of its foot, its head and its limit. The values
    under the pointer are told."""

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._title = self._about = ""
        self._lines: tuple[Line, ...] = ()
        self._steps = 1
        self._at: int | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.fontMetrics().height() + GAP + HEIGHT)

    def set_title(self, title: str, about: str) -> None:
        """The words above the plot, and those that say what it is about."""
        self._title, self._about = title, about
        self.setAccessibleName(title)
        self.update()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is plotted."""
        return self._lines

    def show_lines(self, lines: Sequence[Line], steps: int, at: int | None) -> None:
        """Lines over `steps` steps; the step `at` (from 0) is marked, None for the newest."""
        self._lines, self._steps, self._at = tuple(lines), max(steps, 1), at
        newest = [f"{line.name} {self._scale.words(_value(line, at))}" for line in lines]
        self.setAccessibleDescription(", ".join(newest))
        self.update()

    # --- places ---

    def _area(self) -> QRectF:
        top = self.height() - HEIGHT
        return QRectF(0.5, top + 0.5, self.width() - self._axis_width() - 1, HEIGHT - 1)

    def _axis_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(AXIS_FONT * font.pointSizeF())
        return font

    def _ticks(self) -> list[float]:
        """The values that the axis names; an end gives way to a limit that lies near it."""
        ends, limit = [self._head(), self._scale.least], self._scale.limit
        if limit is None:
            return ends
        room = QFontMetricsF(self._axis_font()).height()
        at = self._place(0, limit).y()
        return [limit, *(end for end in ends if abs(self._place(0, end).y() - at) > room)]

    def _axis_width(self) -> float:
        """The room of the axis: the same for all plots and at all times, so that their steps stand
        below one another and nothing jumps."""
        metrics = QFontMetricsF(self._axis_font())
        return GAP + max(metrics.horizontalAdvance(words) for words in ("100 %", "88.88"))

    def _head(self) -> float:
        highest = max((value for line in self._lines for _, value in line.points), default=0.0)
        limit = self._scale.limit or 0.0
        return max(self._scale.most, highest, 1.2 * limit)

    def _place(self, step: float, value: float) -> QPointF:
        area, least, most = self._area(), self._scale.least, self._head()
        share = (step + 0.5) / self._steps
        inside = min(max((value - least) / (most - least), 0.0), 1.0)
        room = area.height() - 2 * EDGE
        return QPointF(area.left() + share * area.width(), area.bottom() - EDGE - inside * room)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area = self._area()
        share = (event.position().x() - area.left()) / max(area.width(), 1)
        step = min(max(int(share * self._steps), 0), self._steps - 1)
        told = [
            f"{line.name}: {self._scale.words(dict(line.points)[step])}"
            for line in self._lines
            if step in dict(line.points)
        ]
        heading = f"{step + 1} / {self._steps}"
        words = wrapped("\n\n".join([" · ".join([heading, *told]), self._about]))
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    # --- paint ---

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, area = tokens(), self._area()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head = QRectF(0, 0, self.width(), self.fontMetrics().height())
        head.setRight(self._paint_values(painter, head))
        painter.setPen(QColor(colours.muted))
        cut = Qt.TextElideMode.ElideRight
        title = self.fontMetrics().elidedText(self._title, cut, int(head.width()))
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft, title)
        self._paint_axis(painter)
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.base))
        painter.drawRoundedRect(area, colours.radius, colours.radius)
        if self._scale.limit is not None:
            painter.setPen(QPen(QColor(colours.error), 1, Qt.PenStyle.DashLine))
            height = self._place(0, self._scale.limit).y()
            painter.drawLine(QPointF(area.left() + 1, height), QPointF(area.right() - 1, height))
        for place, line in enumerate(self._lines):
            self._paint_line(painter, line, line_pen(line.colour, place))
        painter.end()

    def _paint_values(self, painter: QPainter, head: QRectF) -> float:
        """What the lines are at the dots, each after a piece of its line; of many lines bars tell
        it. Returns where the room for the title ends."""
        right = head.right()
        if len(self._lines) > MOST_VALUES:
            return right
        middle = head.height() / 2
        for place, line in reversed(list(enumerate(self._lines))):
            at = _looked_at(line, self._at)
            if at is None:
                continue
            words = self._scale.words(at[1])
            painter.setPen(QColor(tokens().text))
            painter.drawText(QRectF(0, 0, right, head.height()), Qt.AlignmentFlag.AlignRight, words)
            right -= self.fontMetrics().horizontalAdvance(words) + GAP
            painter.setPen(line_pen(line.colour, place, KEY_WIDTH))
            painter.drawLine(QPointF(right - KEY, middle), QPointF(right, middle))
            right -= KEY + 2 * GAP
        return right

    def _paint_axis(self, painter: QPainter) -> None:
        painter.save()
        painter.setFont(self._axis_font())
        height = QFontMetricsF(painter.font()).height()
        area = self._area()
        for value in self._ticks():
            middle = self._place(0, value).y()
            top = min(max(middle - height / 2, area.top()), area.bottom() - height)
            place = QRectF(area.right(), top, self.width() - area.right(), height)
            marked = value == self._scale.limit
            painter.setPen(QColor(tokens().error if marked else tokens().muted))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, self._scale.words(value))
        painter.restore()

    def _paint_line(self, painter: QPainter, line: Line, pen: QPen) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in _unbroken(line.points):
            painter.drawPolyline(QPolygonF([self._place(*point) for point in part]))
        at = _looked_at(line, self._at)
        if at is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(line.colour))
            painter.drawEllipse(self._place(*at), DOT, DOT)


def _unbroken(points: Points) -> list[Points]:
    """The points in parts without a missing step."""
    parts: list[list[tuple[int, float]]] = []
    for point in points:
        if parts and parts[-1][-1][0] == point[0] - 1:
            parts[-1].append(point)
        else:
            parts.append([point])
    return [tuple(part) for part in parts]


def _looked_at(line: Line, at: int | None) -> tuple[int, float] | None:
    """The point at a step, or the newest; None where there is none."""
    if at is None:
        return line.points[-1] if line.points else None
    return next((point for point in line.points if point[0] == at), None)


def _value(line: Line, at: int | None) -> float:
    point = _looked_at(line, at)
    return point[1] if point is not None else 0.0
