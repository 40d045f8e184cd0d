"""The history as a list: row 0 is before the first change, row n what change n led to."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QIcon

from diffusion_studio.ui.history.history import Change, History, Kind
from diffusion_studio.ui.theme import icon, tokens

MOST_LINES = 8  # of what a change was made of
ROW = 26  # device-independent pixels
translate = QCoreApplication.translate

Index = QModelIndex | QPersistentModelIndex

ICONS: dict[Kind, str] = {
    "mask": "tool-brush",
    "parameter": "settings",
    "library": "library",
    "branch": "branch",
    "paint": "paint",
    "queue": "queue-add",
}


class HistoryModel(QAbstractListModel):
    """See the module; `renew` once the history has changed."""

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._changes: list[Change] = []
        self._index = 0

    def renew(self) -> None:
        """Show the history as it is now."""
        changes, index = self._history.changes, self._history.index
        if changes == self._changes:  # another place, or the newest goes on
            self._index = index
            self.dataChanged.emit(self.index(0), self.index(len(changes)))
            return
        self.beginResetModel()
        self._changes, self._index = changes, index
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        nested = parent is not None and parent.isValid()
        return 0 if nested or not self._changes else len(self._changes) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not index.isValid() or row > len(self._changes):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(row)
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, ROW)
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(row)
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(row == self._index)
                font.setItalic(row > self._index)  # not by colour alone
                return font
            case Qt.ItemDataRole.ForegroundRole if row > self._index:
                return QColor(tokens().muted)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return "\n".join((self._words(row), *self._about(row), "", self._state(row)))
        return None

    def _icon(self, row: int) -> QIcon:
        shape = ICONS[self._changes[row - 1].kind] if row else "history"
        if row == self._index:
            return icon(shape, "on_accent")
        return icon(shape) if row < self._index else icon(shape, "muted")

    def _about(self, row: int) -> list[str]:
        """What the change was made of, where that is more than its words."""
        lines = self._changes[row - 1].about() if row else []
        if len(lines) < 2:
            return []
        if len(lines) > MOST_LINES:
            more = translate("History", "and {count} more").format(count=len(lines) - MOST_LINES)
            return [*lines[:MOST_LINES], more]
        return lines

    def _words(self, row: int) -> str:
        if row == 0:
            return translate("History", "Before these changes")
        return self._changes[row - 1].words()

    def _state(self, row: int) -> str:
        if row == self._index:
            return translate("History", "This is where you are.")
        if row > self._index:
            return translate("History", "Undone; a click does it again, and all before it.")
        return translate("History", "Done; a click undoes all that came after it.")
