"""The history as a part of the window: a list in which one goes back and forth."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.history.history import History
from diffusion_studio.ui.history.model import HistoryModel
from diffusion_studio.ui.panels.action_button import tool_button

translate = QCoreApplication.translate

ICON = 16
LEAST_WIDTH = 220
WORTH_TELLING = 100_000  # bytes of memory


class HistoryDock(QDockWidget):
    """`chosen` carries how many of the changes are to be done."""

    chosen = Signal(int)

    def __init__(self, history: History, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyDock")
        self.setMinimumWidth(LEAST_WIDTH)
        self._history = history
        self._filling = False
        self.model = HistoryModel(history, self)
        self.list = QListView()
        self.list.setObjectName("historyList")
        self.list.setModel(self.model)
        self.list.setIconSize(QSize(ICON, ICON))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.empty, self.held = QLabel(), QLabel()
        for label in (self.empty, self.held):
            label.setWordWrap(True)
            label.setProperty("kind", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.empty.setMargin(12)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.list)
        self._lay_out(actions)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.renew()
        self._say()

    def _lay_out(self, actions: Actions) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.held, 1)
        for name in ("undo", "redo"):
            row.addWidget(tool_button(actions[name], ICON))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.pages, 1)
        self.setWidget(body)

    def renew(self) -> None:
        """Show the history as it is now."""
        history = self._history
        self._filling = True
        self.model.renew()
        count = self.model.rowCount()
        self.pages.setCurrentWidget(self.list if count else self.empty)
        if count:
            here = self.model.index(history.index)
            self.list.setCurrentIndex(here)
            self.list.scrollTo(here)
        self._filling = False
        self._tell_held()

    def _tell_held(self) -> None:
        count, size = len(self._history.changes), self._history.size
        if not count:
            self.held.setText("")
            return
        words = translate("History", "{count} changes").format(count=QLocale().toString(count))
        if count == 1:
            words = translate("History", "1 change")
        if size >= WORTH_TELLING:
            words += " · " + QLocale().formattedDataSize(
                size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
            )
        self.held.setText(words)

    def _choose(self, now: QModelIndex) -> None:
        if not self._filling and now.isValid():
            self.chosen.emit(now.row())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.renew()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("History", "History"))
        self.list.setAccessibleName(translate("History", "What was done, the oldest first"))
        self.held.setToolTip(
            translate(
                "History",
                "How many changes are kept, and the memory they hold; the oldest make room at 200"
                " changes or 256 MB.",
            )
        )
        self.empty.setText(
            translate(
                "History",
                "Nothing was changed yet. Strokes of the mask, settings, pictures deleted from the"
                " library and branches that were taken out appear here; a click on one goes back"
                " to it.",
            )
        )
