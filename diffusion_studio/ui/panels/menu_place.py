"""Where a button's menu opens: within the window that the button is in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QMenu, QToolButton


class OpensInside(QObject):
    """Has a button's menu end where the button ends, if it would open beyond the window's edge.

    Qt opens it from the button's left edge to the right and minds the screen alone: the menu of a
    button at the right edge covers what lies beside the window, or jumps where the screen ends.
    """

    def __init__(self, menu: QMenu, button: QToolButton) -> None:
        super().__init__(menu)
        self._menu, self._button = menu, button
        menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt has placed the menu by now, and has not yet drawn it.
        if watched is self._menu and event.type() == QEvent.Type.Show:
            self._keep_inside()
        return super().eventFilter(watched, event)

    def _keep_inside(self) -> None:
        window = self._button.window()
        edge = window.mapToGlobal(QPoint(window.width(), 0)).x()
        if self._menu.x() + self._menu.width() > edge:
            end = self._button.mapToGlobal(QPoint(self._button.width(), 0)).x()
            start = window.mapToGlobal(QPoint(0, 0)).x()
            self._menu.move(max(start, end - self._menu.width()), self._menu.y())
