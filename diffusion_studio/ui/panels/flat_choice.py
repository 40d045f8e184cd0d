"""How a choice is drawn: flat, in the theme's colours, with a chevron.

Fusion's own has a gradient that on a dark window looks like a bar of metal among flat fields.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from diffusion_studio.ui.theme import tokens

SIDE = 8  # device-independent pixels between the border and the words
ARROW_ROOM = 22
ARROW = 3.5  # half of the chevron's width
ICON_GAP = 5


def paint_choice(box: QComboBox) -> None:
    """Draw a box that cannot be typed into; to be called in its paintEvent."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    colours = tokens()
    enabled = box.isEnabled()
    ground = colours.raised if enabled and (box.underMouse() or _is_open(option)) else colours.base
    border = colours.border if enabled else colours.line
    painter = QPainter(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.accent if box.hasFocus() else border), 1))
    painter.setBrush(QColor(ground))
    outline = QRectF(box.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(outline, colours.radius - 0.5, colours.radius - 0.5)
    painter.setPen(QColor(colours.text if enabled else colours.disabled))
    _write(painter, box, option)
    _draw_chevron(painter, QPointF(box.width() - ARROW_ROOM / 2 - 1, box.height() / 2 + 0.5))
    painter.end()


def _is_open(option: QStyleOptionComboBox) -> bool:
    return bool(option.state & QStyle.StateFlag.State_On)


def _write(painter: QPainter, box: QComboBox, option: QStyleOptionComboBox) -> None:
    """The words, shortened where they are too long, behind their icon if they have one."""
    left = SIDE
    if not option.currentIcon.isNull():
        size = option.iconSize
        option.currentIcon.paint(
            painter, left, (box.height() - size.height()) // 2, size.width(), size.height()
        )
        left += size.width() + ICON_GAP
    room = QRectF(left, 0, box.width() - left - ARROW_ROOM, box.height())
    words = box.currentText() if box.currentIndex() >= 0 else box.placeholderText()
    shown = box.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _draw_chevron(painter: QPainter, middle: QPointF) -> None:
    painter.setPen(QPen(painter.pen().color(), 1.4, c=Qt.PenCapStyle.RoundCap))
    foot = middle + QPointF(0, ARROW / 2)
    for side in (-ARROW, ARROW):
        painter.drawLine(middle + QPointF(side, -ARROW / 2), foot)
