"""Between the canvas' footer and the document: legend and read-out of what is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject

from diffusion_studio.ui.document import Document
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.maps.map import Map
from diffusion_studio.ui.maps.pointer import Pixel, Pointer


class MapController(QObject):
    """The value follows the mouse, and what changes under it."""

    def __init__(self, document: Document, window: MainWindow) -> None:
        super().__init__(window)
        self._document = document
        self._footer = window.footer
        self.pointer = Pointer(window.canvas)
        self.pointer.pointed.connect(self._show_value)
        document.pictures_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._footer.setVisible(self._document.pictures() is not None)
        self._footer.show_map(self._document.map)
        self._show_value(self.pointer.pixel)

    def _show_value(self, pixel: Pixel | None) -> None:
        values, unit = self._read(pixel) if pixel is not None else ((), "")
        self._footer.show_value(pixel if values else None, values, unit)

    def _read(self, pixel: Pixel) -> tuple[tuple[float, ...], str]:
        """What stands at a pixel, if it is (still) there; and its unit."""
        shown, pictures = self._document.map, self._document.pictures()
        if pictures is None or pixel.image >= len(pictures):
            return (), ""
        height, width = pictures.shape[1:3]
        if pixel.x >= width or pixel.y >= height:
            return (), ""
        if shown is None:
            colours = pictures[pixel.image, pixel.y, pixel.x]
            return tuple(float(value) for value in colours[:3]), ""
        unit = shown.unit if isinstance(shown, Map) else ""
        return shown.read(pixel.image, pixel.x, pixel.y), unit
