"""The menu of the picture under the pointer: what can be done with it, by the right button."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from diffusion_studio.ui.document import Document
from diffusion_studio.ui.main_window import MainWindow

OFFERED = (
    *("copy", "save", "save_as", ""),
    *("copy_recipe", "copy_command", "copy_python", ""),
    *("use_picture", "fit", "actual_size"),
)
OFFERED_OF_OPENED = ("copy", "", "whole_picture", "fit", "actual_size")
"""Of the opened picture, which no run made: nothing here tells of another."""


class CanvasMenu(QObject):
    """Opens it where no tool has the right button for itself."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        window.canvas.customContextMenuRequested.connect(self.open)

    def open(self, place: QPoint) -> QMenu | None:
        """Open at a place of the canvas."""
        window = self._window
        document = window.document
        if document.masking.tool.paints or window.paint_bar.isVisible():
            return None
        if document.pictures() is None:
            return None
        menu = QMenu(window)
        menu.setObjectName("canvasMenu")
        menu.setToolTipsVisible(True)
        for name in OFFERED_OF_OPENED if _is_opened(document) else OFFERED:
            if name:
                menu.addAction(window.actions_[name])
            else:
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(window.canvas.viewport().mapToGlobal(place))
        return menu


def _is_opened(document: Document) -> bool:
    """Whether the opened picture is what is seen, and no run's result lies in it."""
    picture, seen = document.sourcing.picture, document.pictures()
    if picture is None or seen is None or document.map is None:
        return False
    return seen.ctypes.data == picture.pixels.ctypes.data
