"""The colour bar of a map, with its numbers."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.ui.maps.colours import table
from diffusion_studio.ui.maps.map import Map
from diffusion_studio.ui.theme import tokens
from diffusion_studio.ui.timeline.words import short

BAR_WIDTH, NARROW_BAR, LEAST_BAR, BAR_HEIGHT = 120, 48, 12, 10
GAP = 6


class Legend(QWidget):
    """Low number, colours, high number and unit, in a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapLegend")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._map: Map | None = None
        self._widest_bar = BAR_WIDTH

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is little room."""
        self._widest_bar = NARROW_BAR if narrow else BAR_WIDTH
        self.updateGeometry()

    def show_map(self, map_: Map | None) -> None:
        self._map = map_
        self.setVisible(map_ is not None)
        if map_ is not None:
            self.setAccessibleName(f"{map_.title}: {' – '.join(self.numbers)}")
        self.updateGeometry()
        self.update()

    @property
    def numbers(self) -> tuple[str, str]:
        """What stands at the two ends."""
        if self._map is None:
            return "", ""
        unit = f" {self._map.unit}" if self._map.unit else ""
        return short(self._map.low), short(self._map.high) + unit

    def sizeHint(self) -> QSize:
        height = max(self.fontMetrics().height(), BAR_HEIGHT + 4)
        return QSize(self._numbers_width + self._widest_bar, height)

    def minimumSizeHint(self) -> QSize:
        """The numbers are never cut off; it is the colours that have less room."""
        return QSize(self._numbers_width + LEAST_BAR, self.sizeHint().height())

    @property
    def _numbers_width(self) -> int:
        """Of both numbers, and of the gaps beside them."""
        metrics = self.fontMetrics()
        return sum(metrics.horizontalAdvance(text) for text in self.numbers) + 2 * GAP

    @property
    def bar(self) -> int:
        """How wide the colours are: what the numbers leave."""
        return min(max(self.width() - self._numbers_width, LEAST_BAR), self._widest_bar)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._map is None:
            return
        metrics, colours = self.fontMetrics(), tokens()
        low, high = self.numbers
        left = metrics.horizontalAdvance(low) + GAP
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter = QPainter(self)
        painter.setPen(QColor(colours.text))
        painter.drawText(QPointF(0, baseline), low)
        painter.drawText(QPointF(left + self.bar + GAP, baseline), high)
        bar = QRectF(left, (self.height() - BAR_HEIGHT) / 2, self.bar, BAR_HEIGHT)
        painter.drawImage(bar, _ramp(self._map))
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawRect(bar.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()


def _ramp(map_: Map) -> QImage:
    """The scale's colours in a row, one pixel high."""
    row = table(map_.colours)
    view = QImage(row.tobytes(), len(row), 1, 3 * len(row), QImage.Format.Format_RGB888)
    return view.copy()
