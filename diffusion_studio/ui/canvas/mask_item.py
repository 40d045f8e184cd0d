"""The mask over a picture: a tint with stripes, so that it is told by more than its colour."""

from __future__ import annotations

from math import ceil

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from diffusion_studio.ui.canvas.mask import Mask, Region

COLOURS = {"red": "#ff2d55", "green": "#00c853", "blue": "#2979ff", "yellow": "#ffd600"}
STRIPE = 8  # device-independent pixels from one stripe to the next
FINEST = 4  # where pictures are reduced, at most so many mask pixels are looked at, each way


class MaskItem(QGraphicsItem):
    """Lies over a picture, in whose pixels it is drawn, each as a square when enlarged."""

    def __init__(self, over: QGraphicsItem) -> None:
        super().__init__(over)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._mask: Mask | None = None
        self._colour, self._opacity = COLOURS["red"], 0.5

    def show_mask(self, mask: Mask | None, colour: str, opacity: float) -> None:
        """Draw a mask, or none, in a colour (#rrggbb), 0 to 1 opaque."""
        if (mask, colour, opacity) == (self._mask, self._colour, self._opacity):
            return
        self.prepareGeometryChange()
        self._mask, self._colour, self._opacity = mask, colour, opacity
        self.update()

    def refresh(self, region: Region) -> None:
        """A region of the mask has changed."""
        self.update(QRectF(region.left, region.top, region.width, region.height))

    def boundingRect(self) -> QRectF:
        if self._mask is None:
            return QRectF()
        return QRectF(0, 0, self._mask.width, self._mask.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        mask = self._mask
        device = painter.device()
        if mask is None or mask.is_empty or device is None:
            return
        ratio = device.devicePixelRatio()
        to_device = painter.worldTransform() * QTransform.fromScale(ratio, ratio)
        exposed = option.exposedRect & self.boundingRect()
        target = to_device.mapRect(exposed).toAlignedRect()
        screen = QRect(0, 0, ceil(device.width() * ratio), ceil(device.height() * ratio))
        target &= screen
        if target.isEmpty():
            return
        cover = sampled(mask.pixels, target, to_device)
        if not cover.any():
            return
        layer = self._tinted(cover, target, to_device, ratio)
        painter.save()
        painter.setWorldTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
        painter.drawImage(target.topLeft(), layer)
        painter.restore()

    def _tinted(
        self, cover: np.ndarray, target: QRect, to_device: QTransform, ratio: float
    ) -> QImage:
        height, width = cover.shape
        stencil = QImage(cover.data, width, height, width, QImage.Format.Format_Alpha8)
        layer = stencil.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(layer)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        origin = to_device.map(QPoint(0, 0)) - target.topLeft()  # stripes move with the picture
        painter.setBrushOrigin(origin)
        painter.fillRect(layer.rect(), QBrush(_stripes(self._colour, self._opacity, ratio)))
        painter.end()
        return layer


def sampled(pixels: np.ndarray, target: QRect, to_device: QTransform) -> np.ndarray:
    """The mask as it falls on the screen: uint8 [height, width] for the device pixels of `target`.

    Enlarged, it is the value of the mask's pixel under each; reduced, the largest of those under
    it, so that thin strokes are not lost. Beyond the mask it is 0.
    """
    scale = to_device.m11()
    tries = min(max(ceil(1 / scale), 1), FINEST)
    result = np.zeros((target.height(), target.width()), np.uint8)
    for down in range(tries):
        rows = _places(target.top(), target.height(), to_device.dy(), scale, (down, tries))
        for right in range(tries):
            columns = _places(target.left(), target.width(), to_device.dx(), scale, (right, tries))
            np.maximum(result, _taken(pixels, rows, columns), out=result)
    return result


def _places(
    first: int, count: int, origin: float, scale: float, which: tuple[int, int]
) -> np.ndarray:
    """The mask's rows (or columns) under device pixels: number `which[0]` of `which[1]` in each."""
    within = (which[0] + 0.5) / which[1]
    return np.floor((np.arange(first, first + count) + within - origin) / scale).astype(np.intp)


def _taken(pixels: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    height, width = pixels.shape
    taken = pixels[rows.clip(0, height - 1)][:, columns.clip(0, width - 1)]
    taken[(rows < 0) | (rows >= height)] = 0
    taken[:, (columns < 0) | (columns >= width)] = 0
    return taken


def _stripes(colour: str, opacity: float, ratio: float) -> QImage:
    """A tile of diagonal stripes, one light and one dark, on the tint."""
    side = max(round(STRIPE * ratio), 4)
    tile = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    tint = QColor(colour)
    tint.setAlphaF(opacity)
    tile.fill(tint)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shade, shift in ((Qt.GlobalColor.white, 0.0), (Qt.GlobalColor.black, 1.25 * ratio)):
        line = QColor(shade)
        line.setAlphaF(min(0.25 + 0.6 * opacity, 1.0))
        painter.setPen(QPen(line, ratio))
        for start in (-side, 0, side):
            at = start + shift
            painter.drawLine(round(at), side, round(at) + side, 0)
    painter.end()
    return tile
