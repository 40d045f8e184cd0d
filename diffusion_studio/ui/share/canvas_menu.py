"""The menu of the picture under the pointer: what can be done with it, by the right button."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from diffusion_studio.ui.main_window import MainWindow

OFFERED = (
    *("copy", "save", "save_as", ""),
    *("copy_recipe", "copy_command", "copy_python", ""),
    *("use_picture", "fit", "actual_size"),
)


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
        for name in OFFERED:
            if name:
                menu.addAction(window.actions_[name])
            else:
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(window.canvas.viewport().mapToGlobal(place))
        return menu
