"""Paints a job of the queue: its picture, what it is, how it stands, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from diffusion_studio.ui.queue.model import ABOUT, FRACTION, PHASE, STANDING
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.theme import tokens

EDGE = 8
SIDE = 48  # device-independent pixels of the picture, at least
BAR = 3
_SHOWS_BAR = frozenset({Phase.RUNNING, Phase.PAUSING, Phase.PAUSED, Phase.CANCELLING})


class RowPainter(QStyledItemDelegate):
    """Three lines beside a picture."""

    def height(self, font_height: int) -> int:
        """What a row takes, where a line of text takes `font_height`."""
        return max(3 * font_height + 2 * EDGE + 6, SIDE + 2 * EDGE)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(160, self.height(option.fontMetrics.height()))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, QColor(colours.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.raised))
        if option.state & QStyle.StateFlag.State_HasFocus:
            pen = QPen(QColor(colours.text), 1, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5))
        room = option.rect.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        side = min(room.height(), max(SIDE, room.height()))
        self._picture(painter, QRect(room.left(), room.top(), side, side), index)
        self._words(painter, room.adjusted(side + EDGE, 0, 0, 0), option, index)
        painter.setPen(QColor(colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _picture(
        self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        image = index.data(Qt.ItemDataRole.DecorationRole)
        painter.fillRect(place, QColor(tokens().canvas))
        if isinstance(image, QImage):
            size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(place.topLeft(), size)
            target.moveCenter(place.center())
            painter.setRenderHint(
                QPainter.RenderHint.SmoothPixmapTransform, image.width() > target.width()
            )
            painter.drawImage(target, image)

    def _words(
        self,
        painter: QPainter,
        room: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours, phase = tokens(), index.data(PHASE)  # which Qt gives as a plain str
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        plain = colours.on_accent if chosen else colours.text
        muted = colours.on_accent if chosen else colours.muted
        standing = colours.error if phase == Phase.FAILED and not chosen else muted
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        lines = (
            (index.data(Qt.ItemDataRole.DisplayRole), bold, plain),
            (index.data(ABOUT), option.font, muted),
            (index.data(STANDING), option.font, standing),
        )
        height = option.fontMetrics.height()
        for place, (text, font, colour) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line = QRect(room.left(), room.top() + place * (height + 1), room.width(), height)
            cut = painter.fontMetrics().elidedText(
                text or "", Qt.TextElideMode.ElideRight, line.width()
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)
        if phase in _SHOWS_BAR and index.data(FRACTION) > 0:
            bar = QRectF(room.left(), room.bottom() - BAR + 3, room.width(), BAR)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.line))
            painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
            bar.setWidth(max(bar.width() * index.data(FRACTION), BAR))
            painter.setBrush(QColor(colours.on_accent if chosen else colours.accent))
            painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
