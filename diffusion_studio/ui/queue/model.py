"""The queue as a list that Qt shows: a row for each job, which can be dragged to another place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage

from diffusion_studio.ui.canvas.picture_item import to_image
from diffusion_studio.ui.panels.form import wrapped
from diffusion_studio.ui.queue.words import about, standing, title_of
from diffusion_studio.ui.run_state import Phase

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.ui.queue.queue import Queue
    from diffusion_studio.ui.run import Run

MIME = "application/x-diffusion-studio-jobs"
Index = QModelIndex | QPersistentModelIndex
NAME = Qt.ItemDataRole.UserRole
ABOUT = Qt.ItemDataRole.UserRole + 1
STANDING = Qt.ItemDataRole.UserRole + 2
FRACTION = Qt.ItemDataRole.UserRole + 3
PHASE = Qt.ItemDataRole.UserRole + 4
NOWHERE = QModelIndex()


class QueueModel(QAbstractListModel):
    """`dropped(names, place)` when jobs were dragged to before the row `place`."""

    dropped = Signal(list, int)

    def __init__(self, queue: Queue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self.row_size = QSize(200, 72)
        self._names: list[str] = []
        self._images: dict[str, tuple[np.ndarray, QImage]] = {}  # of which pictures, and small

    @property
    def names(self) -> list[str]:
        """The jobs, in their order."""
        return self._names

    def show(self, names: Sequence[str]) -> None:
        """Show these jobs in this order; what is chosen stays chosen."""
        new = [*names]
        if new != self._names:
            self._take_out(set(new))
            self._put_behind(new)
            self._put_in_order(new)
            kept = set(new)
            self._images = {name: each for name, each in self._images.items() if name in kept}

    def renew(self, names: Sequence[str] | None = None) -> None:
        """These jobs stand otherwise; all of them, if none are named."""
        if names is None:
            if self._names:
                self.dataChanged.emit(self.index(0), self.index(len(self._names) - 1))
            return
        for name in names:
            if name in self._names:
                row = self.index(self._names.index(name))
                self.dataChanged.emit(row, row)

    def _take_out(self, kept: set[str]) -> None:
        last = len(self._names) - 1
        while last >= 0:
            first = last
            while first >= 0 and self._names[first] not in kept:
                first -= 1
            if first < last:
                self.beginRemoveRows(NOWHERE, first + 1, last)
                del self._names[first + 1 : last + 1]
                self.endRemoveRows()
            last = first - 1

    def _put_behind(self, names: list[str]) -> None:
        known = set(self._names)
        new = [name for name in names if name not in known]
        if new:
            first = len(self._names)
            self.beginInsertRows(NOWHERE, first, first + len(new) - 1)
            self._names.extend(new)
            self.endInsertRows()

    def _put_in_order(self, names: list[str]) -> None:
        if names == self._names:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = {name: row for row, name in enumerate(names)}
        after = [self.index(rows[self._names[index.row()]]) for index in before]
        self._names = names
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # --- what Qt asks ---

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._names):
            return None
        if role == Qt.ItemDataRole.SizeHintRole:
            return self.row_size
        name = self._names[index.row()]
        run = self._queue.job(name)
        if role == NAME or run is None:
            return name if role == NAME else None
        return self._said(run, role)

    def _said(self, run: Run, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(run)
            case Qt.ItemDataRole.DecorationRole:
                return self._image(run)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ". ".join((title_of(run), standing(run, self._queue), about(run)))
            case Qt.ItemDataRole.ToolTipRole:
                return wrapped("\n\n".join((title_of(run), about(run), standing(run, self._queue))))
            case _ if role == ABOUT:
                return about(run)
            case _ if role == STANDING:
                return standing(run, self._queue)
            case _ if role == FRACTION:
                return run.state.fraction if run.state.phase is not Phase.QUEUED else 0.0
            case _ if role == PHASE:
                return run.state.phase
        return None

    def _image(self, run: Run) -> QImage | None:
        """The newest belief of the first picture; None while there is none."""
        pictures = run.x_0
        if pictures is None:
            return None
        known = self._images.get(run.name)
        if known is None or known[0] is not pictures:
            known = (pictures, to_image(pictures[0]))
            self._images[run.name] = known
        return known[1]

    # --- dragging ---

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        run = self._queue.job(self._names[index.row()])
        if run is not None and self._queue.movable(run):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        names = [self._names[row] for row in sorted(index.row() for index in indexes)]
        data = QMimeData()
        data.setData(MIME, QByteArray(json.dumps(names).encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the new order; the rows move when it is so. False, so that Qt removes none."""
        if data.hasFormat(MIME) and action == Qt.DropAction.MoveAction:
            place = row if row >= 0 else len(self._names)
            if parent.isValid():
                place = parent.row()
            self.dropped.emit(json.loads(bytes(data.data(MIME).data())), place)
        return False
