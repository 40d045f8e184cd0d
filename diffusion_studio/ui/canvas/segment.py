"""One of two buttons that lie side by side: a word and a symbol, as mathematics writes it.

The symbol is drawn, not written: few fonts set a hat on an x.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from diffusion_studio.ui.theme import tokens

HEIGHT = 26
SIDE = 10
GAP = 5


class Segment(QAbstractButton):
    """`subscript` and `hat` make the symbol; `last` rounds the right corners, else the left. A
    `quiet` one does not shine when it is chosen: for what is beside the point."""

    def __init__(
        self,
        subscript: str,
        hat: bool,
        last: bool,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self._subscript, self._hat, self._last = subscript, hat, last
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _fonts(self) -> tuple[QFont, QFont]:
        """For the x, and for what stands below its line."""
        symbol = QFont(self.font())
        symbol.setItalic(True)
        below = QFont(symbol)
        below.setPointSizeF(symbol.pointSizeF() * 0.75)
        return symbol, below

    def _symbol_width(self) -> float:
        symbol, below = self._fonts()
        x = QFontMetricsF(symbol).horizontalAdvance("x")
        return x + QFontMetricsF(below).horizontalAdvance(self._subscript) + 1

    def sizeHint(self) -> QSize:
        word = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(round(2 * SIDE + word + GAP + self._symbol_width()), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shines = self.isChecked() and not self._quiet
        ground = colours.accent if shines else colours.base
        if self.underMouse():
            ground = colours.accent_hover if shines else colours.raised
        if self.isChecked() and self._quiet:
            ground = colours.line
        border = colours.text if self.hasFocus() else colours.border
        painter.setPen(QPen(QColor(colours.accent if shines else border), 1))
        painter.setBrush(QColor(ground))
        painter.drawPath(self._outline(colours.radius))
        painter.setPen(QColor(colours.on_accent if shines else colours.text))
        self._write(painter)
        if self.hasFocus():
            inner = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
            pen = QPen(painter.pen().color(), 1, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 2, 2)
        painter.end()

    def _outline(self, radius: float) -> QPainterPath:
        """Round on the outer side only."""
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        square = QRectF(rect)
        if self._last:
            square.setRight(rect.center().x())
        else:
            square.setLeft(rect.center().x())
        rounded, flat = QPainterPath(), QPainterPath()
        rounded.addRoundedRect(rect, radius, radius)
        flat.addRect(square)
        return rounded.united(flat)

    def _write(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(self.font())
        line = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.setFont(self.font())
        painter.drawText(QPointF(SIDE, line), self.text())
        symbol, below = self._fonts()
        left = SIDE + metrics.horizontalAdvance(self.text()) + GAP
        painter.setFont(symbol)
        painter.drawText(QPointF(left, line), "x")
        letter = QFontMetricsF(symbol)
        painter.setFont(below)
        right = left + letter.horizontalAdvance("x")
        painter.drawText(QPointF(right + 0.5, line + 3), self._subscript)
        if self._hat:
            middle, top = (left + right) / 2 + 0.5, line - letter.xHeight() - 4
            side = 2.5
            painter.setPen(QPen(painter.pen().color(), 1.2))
            for foot in (middle - side, middle + side):
                painter.drawLine(QPointF(foot, top + side), QPointF(middle, top))
