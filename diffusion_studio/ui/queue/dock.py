"""The queue as a part of the window: buttons, the jobs in their order, and what is to be known."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.panels.action_button import ActionButton, tool_button
from diffusion_studio.ui.queue.model import QueueModel
from diffusion_studio.ui.queue.queue import Queue
from diffusion_studio.ui.queue.row_painter import RowPainter
from diffusion_studio.ui.queue.words import translate

BUTTONS = (
    *("queue_add", "queue_hold", "queue_stop_after", ""),
    *("queue_front", "queue_up", "queue_down", ""),
    *("queue_retry", "queue_retry_half", "queue_remove", "queue_put_back"),
)
MENU = (
    *("queue_front", "queue_up", "queue_down", "queue_pause", ""),
    *("queue_retry", "queue_retry_half", "queue_duplicate", "queue_settings", ""),
    *("queue_remove", "queue_put_back", "queue_clear"),
)


class QueueDock(QDockWidget):
    """Passive. `chosen` when other jobs are chosen, `opened(name)` when one is to be seen on the
    canvas, `removed` when Delete was pressed; `model.dropped` when some were dragged."""

    chosen = Signal(list)
    opened = Signal(str)
    removed = Signal()

    def __init__(self, queue: Queue, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queueDock")
        self._actions = actions
        self.model = QueueModel(queue, self)
        self.list = JobList()
        self.list.setModel(self.model)
        self.empty = QLabel()
        self.empty.setObjectName("queueEmpty")
        self.empty.setProperty("kind", "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.empty.setContentsMargins(12, 12, 12, 12)
        ignored, preferred = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        self.empty.setSizePolicy(ignored, preferred)  # its words do not widen the dock
        self.summary = QLabel()
        self.summary.setObjectName("queueSummary")
        self.summary.setProperty("kind", "muted")
        self.summary.setWordWrap(True)
        self.summary.setContentsMargins(8, 4, 8, 6)
        self.banner = QFrame()
        self.banner.setProperty("kind", "message")
        self.banner.setProperty("level", "info")
        self.banner_text = QLabel()
        self.banner_text.setWordWrap(True)
        self._lay_out()
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._tell_chosen())
        self.list.activated.connect(lambda index: self.opened.emit(self.model.names[index.row()]))
        self.list.delete_pressed.connect(self.removed)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self._say()
        self.hide()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(6, 6, 6, 6)
        bar.setSpacing(2)
        for name in BUTTONS:
            if name:
                bar.addWidget(tool_button(self._actions[name], 18))
            else:
                bar.addSpacing(8)
        bar.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.addWidget(ActionButton(self._actions["queue_take_up"]))
        buttons.addWidget(ActionButton(self._actions["queue_discard"]))
        inside = QVBoxLayout(self.banner)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self.banner_text)
        inside.addLayout(buttons)
        self._banner_room = QWidget()
        room = QVBoxLayout(self._banner_room)
        room.setContentsMargins(8, 0, 8, 8)
        room.addWidget(self.banner)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._banner_room)
        column.addWidget(self.stack, 1)
        column.addWidget(self.summary)
        self.setWidget(body)
        self.setMinimumWidth(280)

    # --- what is shown ---

    def show_jobs(self, names: list[str], summary: str, left: int) -> None:
        """These jobs in this order, the line below them, and how many are `left` of last time."""
        self.model.show(names)
        self.stack.setCurrentWidget(self.list if names else self.empty)
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary))
        self._banner_room.setVisible(left > 0)
        words = translate("Queue", "{count} jobs wait from last time.")
        if left == 1:
            words = translate("Queue", "1 job waits from last time.")
        self.banner_text.setText(words.format(count=left))

    def choose(self, names: list[str]) -> None:
        """Choose these jobs, and no others."""
        wanted, chosen = set(names), QItemSelection()
        rows = [row for row, name in enumerate(self.model.names) if name in wanted]
        for first, last in _stretches(rows):
            chosen.append(QItemSelectionRange(self.model.index(first), self.model.index(last)))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().select(chosen, flag)  # at once: many would be slow one by one
        if rows:
            self.list.setCurrentIndexSoftly(rows[0])

    @property
    def chosen_names(self) -> list[str]:
        """The chosen jobs, in their order."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.model.names[row] for row in rows]

    # --- what a person does ---

    def _tell_chosen(self) -> None:
        self.chosen.emit(self.chosen_names)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for name in MENU:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        menu.popup(self.list.viewport().mapToGlobal(place))

    # --- words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("Queue", "Queue"))
        self.list.setAccessibleName(translate("Queue", "Jobs of the queue"))
        self.list.setAccessibleDescription(
            translate(
                "Queue",
                "Alt+Up and Alt+Down move the chosen jobs, Delete takes them out, Enter shows one.",
            )
        )
        self.empty.setText(
            translate(
                "Queue",
                "Nothing is being made, and nothing waits.\n\nGenerate again while something is"
                " being made, or add settings to the queue with the first button above: they are"
                " made one after the other, in this order. Drag a job to another place, or choose"
                " it and press Alt+Up and Alt+Down.\n\nTo line up many first, pause the queue.",
            )
        )


def _stretches(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rising numbers as stretches without a gap: the first and the last of each."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


class JobList(QListView):
    """The jobs; they are dragged within it. `delete_pressed` when they are to be taken out."""

    delete_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queueList")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(RowPainter(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def setCurrentIndexSoftly(self, row: int) -> None:
        """Where the keyboard goes on from, without choosing anything."""
        index = self.model().index(row, 0)
        flag = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(index, flag)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask the model for the place between two rows; it moves them when the engine has."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        row = self.model().rowCount()
        if index.isValid():
            row = index.row() + (place.y() > self.visualRect(index).center().y())
        move = Qt.DropAction.MoveAction
        self.model().dropMimeData(event.mimeData(), move, row, 0, QModelIndex())
        event.setDropAction(Qt.DropAction.CopyAction)  # so that no row is removed after the drag
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Other parts have these keys too; while the list has the keyboard they are its own.
            own = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in own and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                event.accept()
                return True
        return super().event(event)
