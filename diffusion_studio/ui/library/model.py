"""The gallery's list: the numbers of the pictures found, and of each what has been read by now."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QImage, QPixmap

from diffusion_studio.library.entry import Entry
from diffusion_studio.ui.library.words import marked_title, words_of

KEPT = 1500  # thumbnails in memory, about 100 kB each
FEW = 64  # so many are taken out one by one, as deleted; more are another search
Index = QModelIndex | QPersistentModelIndex


class GalleryModel(QAbstractListModel):
    """`wanted` when something is to be seen that has not been read: see `take_wanted`."""

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cell = QSize(128, 144)  # what one picture with its title takes in the view
        self._numbers: list[int] = []
        self._places: dict[int, int] = {}
        self._entries: dict[int, Entry] = {}
        self._pictures: OrderedDict[int, QIcon] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._asked: set[int] = set()

    @property
    def numbers(self) -> list[int]:
        """The pictures shown, in their order."""
        return self._numbers

    def entry(self, number: int) -> Entry | None:
        """What is known of a picture; None if it has not been read."""
        return self._entries.get(number)

    def show(self, numbers: Sequence[int]) -> None:
        """Show these pictures. What stays keeps its place in the view if only some are added at
        the front or taken away, as after a run."""
        new = [*numbers]
        if new == self._numbers:
            return
        added = len(new) - len(self._numbers)
        if added > 0 and new[added:] == self._numbers:
            self.beginInsertRows(QModelIndex(), 0, added - 1)
            self._take(new)
            self.endInsertRows()
            return
        gone = set(self._numbers) - set(new)
        few = 0 < len(gone) <= FEW
        if few and [number for number in self._numbers if number not in gone] == new:
            for row in range(len(self._numbers) - 1, -1, -1):
                if self._numbers[row] in gone:
                    self.beginRemoveRows(QModelIndex(), row, row)
                    self._take(self._numbers[:row] + self._numbers[row + 1 :])
                    self.endRemoveRows()
            return
        self.beginResetModel()
        self._take(new)
        self.endResetModel()

    def _take(self, numbers: list[int]) -> None:
        self._numbers = numbers
        self._places = {number: row for row, number in enumerate(numbers)}

    def take_wanted(self, most: int) -> list[int]:
        """The pictures that were last looked for and are not read yet; each is given once."""
        chosen = list(self._wanted)[-most:]
        for number in chosen:
            del self._wanted[number]
        self._asked.update(chosen)
        return chosen

    def put(self, read: Sequence[tuple[Entry, QImage | None]]) -> None:
        """Take what was read."""
        for entry, image in read:
            number = entry.number
            self._entries[number] = entry
            self._asked.discard(number)
            self._pictures[number] = (
                QIcon(QPixmap.fromImage(image)) if image is not None else QIcon()
            )
            self._pictures.move_to_end(number)
            self._changed(number)
        while len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)

    def renew(self, entries: Sequence[Entry]) -> None:
        """Take what has changed in what is known of pictures."""
        for entry in entries:
            self._entries[entry.number] = entry
            self._changed(entry.number)

    def _changed(self, number: int) -> None:
        row = self._places.get(number)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    # --- what Qt asks ---

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._numbers):
            return None
        number = self._numbers[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(number)
        if role == Qt.ItemDataRole.UserRole:
            return number
        if role == Qt.ItemDataRole.SizeHintRole:
            return self.cell
        entry = self._entries.get(number)
        if entry is None:  # a name is looked for before there is a picture to be seen
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return marked_title(entry)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return words_of(entry)
        return None

    def _picture(self, number: int) -> QIcon | None:
        picture = self._pictures.get(number)
        if picture is not None:
            self._pictures.move_to_end(number)
            return picture
        if number not in self._asked:
            self._wanted.pop(number, None)
            self._wanted[number] = None  # last, so that what is seen now comes first
            self.wanted.emit()
        return None
