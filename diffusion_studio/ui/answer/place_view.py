"""The surroundings of a place in every sample side by side, enlarged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.ui.canvas.picture_item import to_image
from diffusion_studio.ui.theme import tokens

if TYPE_CHECKING:
    import numpy as np

CELL, SMALL_CELL = 52, 36  # device-independent pixels that a cell is wide about
MANY = 16  # pictures from which on cells are small
GAP = 4
LABEL = 16  # the height of a cell's words
EMPTY_HEIGHT = 72


class PlaceView(QWidget):
    """It shows what it is given; the place itself has a frame in each cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("placeView")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._images: list[QImage] = []
        self._labels: Sequence[str] = ()
        self._at = (0, 0)
        self._hint = ""
        self._chosen: int | None = None
        self._fit()

    def show_patches(
        self, pictures: Sequence[np.ndarray], labels: Sequence[str], at: tuple[int, int]
    ) -> None:
        """uint8 [side, side, 3] each, with a word below; the place is pixel `at` (x, y) of it."""
        self._images = [to_image(picture) for picture in pictures]
        self._labels, self._at = labels, at
        self._fit()
        self.update()

    def show_nothing(self, hint: str) -> None:
        """No place is looked at: how to look at one. The height stays as it is."""
        self._images, self._labels, self._hint = [], (), hint
        self.update()

    def choose(self, index: int | None) -> None:
        """Outline the patch of a sample."""
        self._chosen = index
        self.update()

    @property
    def count(self) -> int:
        """How many patches are shown."""
        return len(self._images)

    # --- places ---

    @property
    def columns(self) -> int:
        wanted = SMALL_CELL if len(self._images) > MANY else CELL
        return max(min((self.width() + GAP) // (wanted + GAP), max(len(self._images), 1)), 1)

    def cell(self, n: int) -> QRectF:
        """Where patch n lies, without its word."""
        columns = self.columns
        wanted = SMALL_CELL if len(self._images) > MANY else CELL
        full = max((self.width() + GAP) // (wanted + GAP), 1)
        side = (self.width() + GAP) / max(full, 1) - GAP
        row, column = divmod(n, columns)
        return QRectF(column * (side + GAP), row * (side + LABEL + GAP), side, side)

    def sizeHint(self) -> QSize:
        if not self._images:
            return QSize(240, EMPTY_HEIGHT)
        last = self.cell(len(self._images) - 1)
        return QSize(240, int(last.bottom()) + LABEL + 2)

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._images and event.size().width() != event.oldSize().width():
            self._fit()

    # --- paint ---

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._images:
            painter.setPen(QColor(tokens().muted))
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()), flags, self._hint)
        for n, (image, label) in enumerate(zip(self._images, self._labels, strict=True)):
            self._paint_patch(painter, n, image, label)
        painter.end()

    def _paint_patch(self, painter: QPainter, n: int, image: QImage, label: str) -> None:
        colours, cell = tokens(), self.cell(n)
        painter.drawImage(cell, image)
        pixel = cell.width() / max(image.width(), 1)
        x, y = self._at
        spot = QRectF(cell.left() + x * pixel, cell.top() + y * pixel, pixel, pixel)
        for colour, away in ((colours.badge_ground, 0.5), (colours.badge_text, 1.5)):
            painter.setPen(QPen(QColor(colour), 1))
            painter.drawRect(spot.adjusted(-away, -away, away, away))
        if n == self._chosen:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
        painter.setPen(QColor(colours.muted))
        words = QRectF(cell.left() - GAP / 2, cell.bottom(), cell.width() + GAP, LABEL)
        cut = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(label, cut, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)
