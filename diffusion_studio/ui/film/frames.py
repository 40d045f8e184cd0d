"""The frames of a film: pictures enlarged, side by side, with a line of words below.

Painted on images, not on the screen, so that any thread may do it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from diffusion_studio.ui.canvas.picture_item import to_image

if TYPE_CHECKING:
    import numpy as np

GAP = 8  # pixels between two pictures
LINE = 0.075  # of the picture's height: that of the caption
LEAST_LINE = 22  # pixels
GROUND, TEXT = "#16171a", "#f0f0f2"


def enlarged(picture: np.ndarray, size: int) -> np.ndarray:
    """uint8 [H, W, 3] by the smallest whole factor that brings its longer side to `size`."""
    factor = max(1, -(-size // max(picture.shape[:2])))
    repeated: np.ndarray = picture.repeat(factor, axis=0).repeat(factor, axis=1)
    return repeated


def frame(pictures: list[np.ndarray], size: int, caption: str | None) -> np.ndarray:
    """Pictures, each uint8 [H, W, 3], side by side, as uint8 [H', W', 3]."""
    images = [to_image(enlarged(picture, size)) for picture in pictures]
    height = images[0].height()
    width = sum(image.width() for image in images) + GAP * (len(images) - 1)
    line = 0 if caption is None else max(round(height * LINE), LEAST_LINE)
    whole = QImage(width, height + line, QImage.Format.Format_RGB888)
    whole.fill(QColor(GROUND))
    painter = QPainter(whole)
    left = 0
    for image in images:
        painter.drawImage(left, 0, image)
        left += image.width() + GAP
    if caption:
        _write(painter, caption, QRect(line // 3, height, width - 2 * (line // 3), line))
    painter.end()
    return _pixels(whole)


def _write(painter: QPainter, caption: str, room: QRect) -> None:
    """A line as large as fits, cut where even the smallest letters do not."""
    font = QFont(painter.font())
    for pixels in range(max(room.height() * 6 // 10, 9), 8, -1):
        font.setPixelSize(pixels)
        painter.setFont(font)
        if painter.fontMetrics().horizontalAdvance(caption) <= room.width():
            break
    painter.setPen(QColor(TEXT))
    text = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _pixels(image: QImage) -> np.ndarray:
    """RGB888 -> uint8 [H, W, 3] with memory of its own; Qt pads rows to four bytes."""
    import numpy as np

    height, width, row = image.height(), image.width(), image.bytesPerLine()
    bytes_ = np.frombuffer(image.constBits(), np.uint8).reshape(height, row)
    return bytes_[:, : 3 * width].reshape(height, width, 3).copy()
