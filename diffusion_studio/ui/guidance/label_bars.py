"""The labels that a classifier finds likeliest in a picture, as bars."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.events import TopLabels
from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.theme import tokens

ROWS = 5
ROW_GAP, BAR_HEIGHT, BAR_GAP = 6, 4, 2


class LabelBars(QWidget):
    """Up to five rows: a name, how likely it is, and below them a bar of that length."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._seen: TopLabels = ()
        self._colours: Mapping[str, str] = {}
        self._rows = ROWS
        self._fit()

    @property
    def seen(self) -> TopLabels:
        """What is shown."""
        return self._seen

    def show_labels(self, seen: TopLabels, colours: Mapping[str, str], rows: int = ROWS) -> None:
        """The likeliest labels, the likeliest first; room is kept for `rows`."""
        self._seen, self._colours = seen[:ROWS], colours
        self._rows = min(rows, ROWS)
        words = ", ".join(f"{name} {_percent(likely)}" for name, likely in self._seen)
        self.setAccessibleDescription(words)
        self._fit()
        self.update()

    def _row_height(self) -> int:
        return self.fontMetrics().height() + BAR_GAP + BAR_HEIGHT + ROW_GAP

    def _fit(self) -> None:
        self.setFixedHeight(max(self._rows, 1) * self._row_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, metrics = tokens(), self.fontMetrics()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        figures = metrics.horizontalAdvance("100 %") + 8
        for n, (name, likely) in enumerate(self._seen):
            top = n * self._row_height()
            text = QRectF(0, top, self.width() - figures, metrics.height())
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(text.width()))
            painter.setPen(QColor(colours.text))
            painter.drawText(text, Qt.AlignmentFlag.AlignLeft, shown)
            painter.setPen(QColor(colours.muted))
            right = QRectF(self.width() - figures, top, figures, metrics.height())
            painter.drawText(right, Qt.AlignmentFlag.AlignRight, _percent(likely))
            self._paint_bar(painter, top + metrics.height() + BAR_GAP, name, likely)
        painter.end()

    def _paint_bar(self, painter: QPainter, top: float, name: str, likely: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        radius = BAR_HEIGHT / 2
        for width, colour in (
            (self.width(), tokens().line),
            (max(self.width() * likely, BAR_HEIGHT), self._colours.get(name, tokens().accent)),
        ):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(0, top, width, BAR_HEIGHT), radius, radius)


def _percent(share: float) -> str:
    return f"{number(100 * share)} %"
