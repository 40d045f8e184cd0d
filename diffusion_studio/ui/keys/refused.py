"""Says why nothing happens when the key of a command is pressed that cannot be used now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.keys.said import is_pressed


class RefusedKeys(QObject):
    """`told` carries "Name: reason" for the status line.

    A key reaches the window itself only if no command took it and no control that has the keyboard:
    what is typed into a field is never meant.
    """

    told = Signal(str)

    def __init__(self, window: QWidget, actions: Actions) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and watched is self._window
        if pressed and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            for action in self._actions:
                if not action.isEnabled() and is_pressed(action, event):
                    name = action.text().replace("&", "").rstrip("…")
                    self.told.emit(f"{name}: {action.toolTip().partition(chr(10))[2]}")
        return super().eventFilter(watched, event)
