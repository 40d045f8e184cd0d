"""Between the document and what lies over, beside or in place of the run's pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from diffusion_studio.ui.document import Document
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.maps.footer import Values
from diffusion_studio.ui.maps.map import Map, Shown
from diffusion_studio.ui.maps.pointer import Pixel, Pointer

if TYPE_CHECKING:
    import numpy as np


class MapController(QObject):
    """The value follows the mouse, on either canvas, and what changes under it."""

    def __init__(self, document: Document, window: MainWindow) -> None:
        super().__init__(window)
        self._document = document
        self._footer = window.footer
        self._canvases = window.canvases
        self._pixel: Pixel | None = None
        for view in (window.canvas, self._canvases.side):
            Pointer(view).pointed.connect(self._point)
        self._canvases.side.chosen.connect(document.select)
        self._footer.opacity_chosen.connect(lambda share: document.arrange("over", share))
        document.pictures_changed.connect(self._show)
        document.selection_changed.connect(self._pick)
        document.viewing.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        document, display = self._document, self._document.display
        own = document.own_pictures()
        self._canvases.show_beside(display.beside(own))
        self._footer.setVisible(document.pictures() is not None)
        self._footer.show_map(display.shown, document.viewing.wanting)
        over = display.shown is not None and display.arrangement == "over"
        self._footer.show_opacity(display.opacity if over else None)
        self._pick()
        self._point(self._pixel)

    def _pick(self) -> None:
        self._canvases.side.pick(self._document.selected)

    def _point(self, pixel: Pixel | None) -> None:
        self._pixel = pixel
        values = self._read(pixel) if pixel is not None else []
        self._footer.show_value(pixel if values else None, values)

    def _read(self, pixel: Pixel) -> list[Values]:
        """What stands at a pixel: of the run's own picture where that is seen alone or beside a
        map, and of the map."""
        document, display = self._document, self._document.display
        own = document.own_pictures()
        found: list[Values] = []
        if own is not None and (display.shown is None or display.arrangement == "beside"):
            found += _at(own, pixel)
        if display.shown is not None:
            found += _of(display.shown, pixel)
        return found


def _at(pictures: np.ndarray, pixel: Pixel) -> list[Values]:
    """Red, green and blue at a pixel, if it lies in the pictures."""
    if not _lies_in(pictures, pixel):
        return []
    colours = pictures[pixel.image, pixel.y, pixel.x, :3]
    return [(tuple(float(value) for value in colours), "")]


def _of(shown: Shown, pixel: Pixel) -> list[Values]:
    if not _lies_in(shown.pictures, pixel):
        return []
    unit = shown.unit if isinstance(shown, Map) else ""
    return [(shown.read(pixel.image, pixel.x, pixel.y), unit)]


def _lies_in(pictures: np.ndarray, pixel: Pixel) -> bool:
    count, height, width = pictures.shape[:3]
    return pixel.image < count and pixel.x < width and pixel.y < height
