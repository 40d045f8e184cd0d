"""One picture on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from diffusion_studio.ui.theme import tokens

if TYPE_CHECKING:
    import numpy as np

CHECKER = 8  # device-independent pixels
FRAME, INNER = 3.0, 2.0  # device-independent pixels: the frame of the chosen, the line inside it
MUCH_SMALLER = 0.5  # below this, neighbours alone make a coarse picture; all pixels must count


def to_image(picture: np.ndarray) -> QImage:
    """uint8 [H, W, 3] or [H, W, 4] (RGB, RGBA) -> an image with memory of its own."""
    height, width, channels = picture.shape
    if not picture.flags.c_contiguous:
        picture = picture.copy()
    if channels == 4:
        view = QImage(picture.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        return view.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    view = QImage(picture.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return view.convertToFormat(QImage.Format.Format_RGB32)


def to_overlay(map_: np.ndarray, colours: list[int]) -> QImage:
    """uint8 [H, W, 3] in grey -> an image in which each level has its colour (ARGB) of 256."""
    height, width, _ = map_.shape
    levels = map_[..., 0].copy()
    view = QImage(levels.data, width, height, width, QImage.Format.Format_Indexed8)
    view.setColorTable(colours)
    return view.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


class PictureItem(QGraphicsItem):
    """Enlarged it shows its pixels as squares, reduced it is smooth, transparency is checkered."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._reduced = QImage()  # for one size, made when it is first painted
        self._overlay: QImage | None = None
        self.chosen = False

    @property
    def image(self) -> QImage:
        return self._image

    def show_picture(self, picture: np.ndarray) -> None:
        """Take a new picture, uint8 [H, W, 3 or 4]."""
        image = to_image(picture)
        if image.size() != self._image.size():
            self.prepareGeometryChange()
        self._image, self._reduced = image, QImage()
        self.update()

    def show_part(self, x: int, y: int, part: np.ndarray) -> None:
        """Take a new part of the picture, uint8 [h, w, 3], whose upper left corner is there."""
        image = to_image(part)
        painter = QPainter(self._image)
        painter.drawImage(x, y, image)
        painter.end()
        self._reduced = QImage()
        self.update(QRectF(x, y, image.width(), image.height()))

    def show_overlay(self, overlay: QImage | None) -> None:
        """Lay an image with transparency over the picture, or none."""
        if overlay is not None or self._overlay is not None:
            self._overlay = overlay
            self.update()

    @property
    def overlay(self) -> QImage | None:
        return self._overlay

    def choose(self, chosen: bool) -> None:
        """Draw the outline of the chosen, or not."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    def boundingRect(self) -> QRectF:
        side = max(self._image.width(), self._image.height())
        room = max(8.0, side / 8)
        return QRectF(self._image.rect()).adjusted(-room, -room, room, room)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        rect = QRectF(self._image.rect())
        scale = painter.deviceTransform().m11()  # device pixels a picture pixel
        if self._image.hasAlphaChannel():
            self._paint_checker(painter, rect)
        if scale < MUCH_SMALLER:
            painter.drawImage(rect, self._smaller(scale))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 1)
            painter.drawImage(rect, self._image)
        if self._overlay is not None:
            painter.drawImage(rect, self._overlay)
        if self.chosen:
            self._paint_outline(painter, rect)

    def _smaller(self, scale: float) -> QImage:
        width, height = self._image.width(), self._image.height()
        size = QSize(max(round(width * scale), 1), max(round(height * scale), 1))
        if self._reduced.size() != size:
            mode = Qt.TransformationMode.SmoothTransformation
            self._reduced = self._image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
        return self._reduced

    def _paint_checker(self, painter: QPainter, rect: QRectF) -> None:
        colours = tokens()
        tile = QPixmap(2 * CHECKER, 2 * CHECKER)
        tile.fill(QColor(colours.checker_light))
        corner = QPainter(tile)
        corner.fillRect(0, 0, CHECKER, CHECKER, QColor(colours.checker_dark))
        corner.fillRect(CHECKER, CHECKER, CHECKER, CHECKER, QColor(colours.checker_dark))
        corner.end()
        brush = QBrush(tile)
        world = painter.worldTransform()
        back = QTransform.fromScale(1 / world.m11(), 1 / world.m22())  # squares do not grow
        brush.setTransform(back)
        painter.fillRect(rect, brush)

    def _paint_outline(self, painter: QPainter, rect: QRectF) -> None:
        """Two tones, so that one of them stands out from the picture, whatever its colours."""
        colours, unit = tokens(), 1 / painter.worldTransform().m11()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width, off in (
            (colours.accent, FRAME, INNER + FRAME / 2),
            (colours.on_accent, INNER, INNER / 2),
        ):
            pen = QPen(QColor(colour), width)
            pen.setCosmetic(True)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            away = off * unit
            painter.drawRect(rect.adjusted(-away, -away, away, away))
