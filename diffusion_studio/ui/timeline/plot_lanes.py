"""The plots under the scrub bar, one lane each, on the same axis."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QMenu, QScrollArea, QSizePolicy, QToolTip, QWidget

from diffusion_studio.ui.guidance.colours import line_pen
from diffusion_studio.ui.panels.form import wrapped
from diffusion_studio.ui.theme import DARK, tokens
from diffusion_studio.ui.timeline.axis import Axis
from diffusion_studio.ui.timeline.series import Plot, Series
from diffusion_studio.ui.timeline.track import Track
from diffusion_studio.ui.timeline.words import (
    plot_tip,
    plot_title,
    plot_unit,
    series_name,
    short,
    translate,
)

LINES_HIGH = 2.4  # the curves of a lane, in lines of text: the axis' ends have one each
SPACE = 4  # device-independent pixels above, and below, what a lane shows
UNIT_APART = 10  # device-independent pixels between a plot's title and its unit
LINES_LIGHT = ("#3d57d6", "#b3541e", "#1b7f5c", "#a81d64", "#6b6e1f")
LINES_DARK = ("#8fa2ff", "#f0a35e", "#4fc79b", "#f08abf", "#cfd06a")
"""The colours of a plot's lines; each has a contrast of at least 3 to its ground."""


class PlotLanes(Track):
    """A click jumps to a step. `table_asked(name)` when a plot is wanted as CSV."""

    table_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plotLanes")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the scrub bar is there for the keyboard
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._plots: list[Plot] = []
        self._model = ""

    @property
    def plots(self) -> list[Plot]:
        return self._plots

    def show_plots(self, plots: list[Plot], model: str = "") -> None:
        """Show these, one lane each; `model` is the run's, whose labels some lines have."""
        self._plots, self._model = plots, model
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def told(self, k: int) -> str:
        """The plots in words, for who does not see them: each with its values at a state."""
        parts = []
        for plot in self._plots:
            values = [(line.name, line.at(k)) for line in plot.series]
            said = [f"{series_name(n, self._model)} {short(v)}" for n, v in values if v is not None]
            if len(plot.series) == 1 and values[0][1] is not None:
                said = [short(values[0][1])]
            parts.append(f"{plot_title(plot.name)}: {', '.join(said) or '–'}")
        return "; ".join(parts)

    def sizeHint(self) -> QSize:
        return QSize(600, max(self.lane * len(self._plots), 1))

    @property
    def top(self) -> int:
        """The height of a lane's title, in device-independent pixels; it follows the font."""
        return self.fontMetrics().height() + SPACE

    @property
    def lane(self) -> int:
        """The height of a lane, in device-independent pixels."""
        return self.top + round(LINES_HIGH * self.fontMetrics().height()) + SPACE

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.setFixedHeight(self.sizeHint().height())
        super().changeEvent(event)

    def _room(self, axis: Axis, lane: int) -> QRectF:
        """Where the curves of a lane lie."""
        height = self.lane - self.top - SPACE
        return QRectF(axis.left, lane * self.lane + self.top, axis.width, height)

    def across(self) -> int:
        """As wide as the area around it, so that a scroll bar there does not shift the axis."""
        viewport = self.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        return area.width() if isinstance(area, QScrollArea) else self.width()

    def plot_at(self, y: float) -> Plot | None:
        """The plot in whose lane a place lies."""
        lane = int(y // self.lane)
        return self._plots[lane] if 0 <= lane < len(self._plots) else None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            plot, axis = self.plot_at(event.pos().y()), self.axis
            if plot is not None and axis is not None and event.pos().x() < axis.left:
                QToolTip.showText(event.globalPos(), wrapped(plot_tip(plot.name)), self)
                return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        plot = self.plot_at(event.pos().y())
        if plot is None:
            return
        menu = QMenu(self)
        text = translate("Timeline", "Save “{name}” as CSV").format(name=plot_title(plot.name))
        menu.addAction(text).triggered.connect(lambda: self.table_asked.emit(plot.name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        axis = self.axis
        if axis is None:
            return
        painter = QPainter(self)
        self.draw_ground(painter, tuple(self._plots))
        for lane, plot in enumerate(self._plots):
            self._paint_values(painter, plot, self._room(axis, lane))
        self.draw_playhead(painter, 0, self.height())
        painter.end()

    def paint_ground(self, painter: QPainter) -> None:
        axis = self.axis
        if axis is None:
            return
        for lane, plot in enumerate(self._plots):
            room = self._room(axis, lane)
            self._paint_scale(painter, axis, plot, room)
            for n, (line, colour) in enumerate(zip(plot.series, line_colours(), strict=False)):
                painter.setPen(line_pen(colour, n))
                _paint_line(painter, axis, plot, line, room)

    def _paint_scale(self, painter: QPainter, axis: Axis, plot: Plot, room: QRectF) -> None:
        colours, metrics = tokens(), self.fontMetrics()
        painter.fillRect(room, QColor(colours.base))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setPen(QColor(colours.text))
        baseline = room.top() - 5
        title, unit = plot_title(plot.name), plot_unit(plot.name)
        painter.drawText(QPointF(8, baseline), title)
        painter.setPen(QColor(colours.muted))
        beside = 8 + metrics.horizontalAdvance(title) + UNIT_APART
        if beside + metrics.horizontalAdvance(unit) < room.center().x():  # the right: the values
            painter.drawText(QPointF(beside, baseline), unit)
        low, high = plot.range()
        for value, y in ((high, room.top() + metrics.ascent()), (low, room.bottom() - 1)):
            text = short(value)
            left = axis.left - 6 - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(left, y), text)

    def _paint_values(self, painter: QPainter, plot: Plot, room: QRectF) -> None:
        """On the right, above the curves: the values where one looks, each in its line's colour."""
        if self.playhead is None:
            return
        right, metrics = room.right(), self.fontMetrics()
        shown = list(zip(plot.series, line_colours(), strict=False))
        for line, colour in reversed(shown):
            value = line.at(self.playhead.k)
            text = "–" if value is None else short(value)
            if len(plot.series) > 1 or plot.name in {"scale", "labels"}:
                text = f"{series_name(line.name, self._model)} {text}"
            right -= metrics.horizontalAdvance(text)
            painter.setPen(QColor(colour))
            painter.drawText(QPointF(right, room.top() - 5), text)
            right -= 14


def line_colours() -> tuple[str, ...]:
    """The colours of lines in the theme now in use."""
    return LINES_DARK if tokens() is DARK else LINES_LIGHT


def _paint_line(painter: QPainter, axis: Axis, plot: Plot, line: Series, room: QRectF) -> None:
    """In the pen that the painter has."""
    low, high = plot.range()
    inner = room.adjusted(0, 2, 0, -2)

    def place(k: float, value: float) -> QPointF:
        share = (value - low) / (high - low)
        return QPointF(axis.x(k), inner.bottom() - share * inner.height())

    for run in _unbroken(line):
        if plot.stepwise:
            ends = [place(k + side, value) for k, value in run for side in (-0.5, 0.5)]
        else:
            ends = [place(k, value) for k, value in run]
        if len(ends) == 1:
            painter.drawEllipse(ends[0], 1, 1)
        painter.drawPolyline(QPolygonF(ends))


def _unbroken(line: Series) -> list[list[tuple[int, float]]]:
    """The line's points in pieces without a gap between their states."""
    pieces = [list(line.points[:1])]
    for before, point in pairwise(line.points):
        if point[0] - before[0] > 1:
            pieces.append([])
        pieces[-1].append(point)
    return pieces
