"""Which changes belong to one movement of the hand: a drag of a slider, a key that is held."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

PAUSE = 1.0  # seconds without a key or a turn of the wheel end a movement

Gesture = tuple[object, ...]


class Gestures(QObject):
    """`now(name)` is equal for all changes of one movement: from a press of a mouse button to its
    release, or of one thing by keys or wheel without a pause."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._name: object = None
        self._last = -PAUSE
        self._watching = False

    def now(self, name: object) -> Gesture:
        """The movement that changes the thing of this name."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._watch()
            return ("drag", self._count)
        moment = monotonic()
        if name != self._name or moment - self._last > PAUSE:
            self._count += 1
        self._name, self._last = name, moment
        return ("keys", name, self._count)

    def _watch(self) -> None:
        """Look out for the release: only now, for every event of the program comes by."""
        app = QApplication.instance()
        if not self._watching and app is not None:
            self._watching = True
            self._count += 1
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._watching = False
            self._count += 1
            self._name = None
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
        return False
