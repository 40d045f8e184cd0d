"""What can be done with the gallery's chosen pictures: its letters, and the menu of its right
button, both of them the window's own commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from diffusion_studio.ui.main_window import MainWindow

SHELF = (
    ("library_use", "A"),
    ("library_steps", "T"),
    ("library_settings_alone", "R"),
    ("library_seed_alone", "S"),
    ("", ""),
    ("library_star", "*"),
    ("library_note", "N"),
    ("library_reveal", ""),
    ("compare_pictures", "C"),
    ("", ""),
    ("library_delete", "Del"),
)
BIN = (*SHELF[:-1], ("library_put_back", "P"), ("library_discard", "Del"))
"""Commands and their letters in the gallery, in the menu's order; "" is a line."""


class GalleryMenu(QObject):
    """`told` carries a sentence for the status bar: why a letter does nothing."""

    told = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._actions, self._gallery = window.actions_, window.gallery_dock.gallery
        self._gallery.letter_pressed.connect(self._press)
        self._gallery.menu_asked.connect(self._open)

    @property
    def _rows(self) -> tuple[tuple[str, str], ...]:
        return BIN if self._gallery.binned.isChecked() else SHELF

    def _press(self, letter: str) -> None:
        for name, key in self._rows:
            if key == letter:
                self._do(name)

    def _do(self, name: str) -> None:
        action = self._actions[name]
        if action.isEnabled():
            action.trigger()
        else:
            self.told.emit(action.toolTip().partition("\n")[2])

    def _open(self, place: QPoint) -> None:
        menu = QMenu(self._gallery)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for name, letter in self._rows:
            if not name:
                menu.addSeparator()
                continue
            action = self._actions[name]
            words = f"{action.text()} ({letter})" if letter else action.text()
            row = menu.addAction(words)
            row.setToolTip(action.toolTip())
            row.setEnabled(action.isEnabled())
            row.triggered.connect(action.trigger)
        menu.popup(place)
