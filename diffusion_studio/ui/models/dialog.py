"""The models dialog: what there is on the left, what the chosen one is on the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.models import words
from diffusion_studio.ui.models.entries import Entry, Group
from diffusion_studio.ui.models.page import ModelPage
from diffusion_studio.ui.panels.small_parts import ElidedLabel
from diffusion_studio.ui.theme import tokens

translate = QCoreApplication.translate

KEY = Qt.ItemDataRole.UserRole
LIST_WIDTH = 340


class ModelsDialog(QDialog):
    """`asked` carries (what is to be done, the entry's key); `fetch_asked` what was typed to be
    downloaded; `dropped` paths to import."""

    asked = Signal(str, str)
    chosen = Signal(str)
    fetch_asked = Signal(str)
    import_file_asked = Signal()
    import_folder_asked = Signal()
    unload_asked = Signal()
    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelsDialog")
        self.setAcceptDrops(True)
        self.resize(900, 660)
        self._entries: dict[str, Entry] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._groups: dict[Group, QTreeWidgetItem] = {}
        self._in_use = ""
        self.filter = QLineEdit()
        self.filter.setObjectName("modelFilter")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._apply_filter)
        self.list = QTreeWidget()
        self.list.setObjectName("modelList")
        self.page = ModelPage()
        self.page.asked.connect(self._ask)
        self.address = QLineEdit()
        self.address.setObjectName("modelAddress")
        self.told = ElidedLabel()
        self.fetch, self.import_file, self.import_folder, self.unload, self.shut = (
            QPushButton() for _ in range(5)
        )
        self._lay_out()
        self._connect()
        self._say()
        self.filter.setFocus()

    # --- layout ---

    def _lay_out(self) -> None:
        space = tokens().space
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(space)
        self.list.setFrameShape(QFrame.Shape.StyledPanel)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, self.list.header().ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, self.list.header().ResizeMode.ResizeToContents)
        left = _column(self.filter, self.list)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.setSizes([LIST_WIDTH, 900 - LIST_WIDTH])
        fetching = QHBoxLayout()
        fetching.addWidget(self.address, 1)
        fetching.addWidget(self.fetch)
        below = QHBoxLayout()
        for button in (self.import_file, self.import_folder, self.unload):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(self.shut)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space)
        whole.setSpacing(space)
        whole.addWidget(splitter, 1)
        whole.addWidget(self.told)
        whole.addLayout(fetching)
        whole.addLayout(below)
        for button in (self.fetch, self.import_file, self.import_folder, self.unload, self.shut):
            button.setAutoDefault(False)
        for button in self.page.buttons.values():
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._choose)
        self.list.itemDoubleClicked.connect(lambda *_: self._act())
        self.address.returnPressed.connect(self._fetch)
        self.fetch.clicked.connect(self._fetch)
        self.import_file.clicked.connect(self.import_file_asked)
        self.import_folder.clicked.connect(self.import_folder_asked)
        self.unload.clicked.connect(self.unload_asked)
        self.shut.clicked.connect(self.close)

    # --- words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("Models", "Models"))
        self.filter.setPlaceholderText(translate("Models", "Filter"))
        self.filter.setAccessibleName(translate("Models", "Filter"))
        self.list.setAccessibleName(translate("Models", "Models"))
        self.address.setPlaceholderText(
            translate("Models", "Another: https://…/file.pt, or a repository as owner/name")
        )
        self.address.setAccessibleName(translate("Models", "What to download"))
        self.fetch.setText(translate("Models", "Download"))
        self.import_file.setText(translate("Models", "Open file…"))
        self.import_folder.setText(translate("Models", "Open folder…"))
        self.unload.setText(translate("Models", "Unload from memory"))
        self.unload.setToolTip(
            translate(
                "Models",
                "Free the memory of all networks but those of the run that is being made, also of"
                " paused runs; they are read again when they are needed.",
            )
        )
        self.shut.setText(translate("Models", "Close"))
        for group, item in self._groups.items():
            item.setText(0, words.group_title(group))
        for key, entry in self._entries.items():
            self._items[key].setText(1, words.row_remark(entry))
        self.page.say()

    def tell(self, sentence: str) -> None:
        """One sentence under the list, in the place of the last."""
        self.told.setText(sentence)

    # --- what there is ---

    @property
    def current(self) -> str:
        """The key of the chosen model, or ""."""
        item = self.list.currentItem()
        return str(item.data(0, KEY) or "") if item is not None else ""

    def show_entries(self, entries: list[Entry], in_use: str) -> None:
        """Show these models; the chosen one stays chosen. `in_use`: the key of the one to
        generate with."""
        self._in_use = in_use
        fresh = {entry.key: entry for entry in entries}
        if [(e.key, e.group) for e in entries] != [
            (e.key, e.group) for e in self._entries.values()
        ]:
            self._rebuild(fresh)
        self._entries = fresh
        for key, entry in fresh.items():
            item = self._items[key]
            item.setText(0, entry.title)
            item.setText(1, words.row_remark(entry))
            item.setToolTip(0, entry.title)
            font = item.font(0)
            font.setBold(key == in_use)
            item.setFont(0, font)
        self._show_page()

    def _rebuild(self, entries: dict[str, Entry]) -> None:
        kept = self.current
        self.list.blockSignals(True)
        self.list.clear()
        self._items, self._groups = {}, {}
        for entry in entries.values():
            group = self._groups.get(entry.group) or self._add_group(entry.group)
            item = QTreeWidgetItem(group)
            item.setData(0, KEY, entry.key)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setSizeHint(0, QSize(0, self.fontMetrics().height() + tokens().space))
            self._items[entry.key] = item
        self.list.expandAll()
        self.list.blockSignals(False)
        self._entries = entries
        self._apply_filter(self.filter.text())
        wanted = self._items.get(kept) or self._items.get(self._in_use)
        if wanted is not None:
            self.list.setCurrentItem(wanted)

    def _add_group(self, group: Group) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.list, [words.group_title(group)])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFirstColumnSpanned(True)
        item.setSizeHint(0, QSize(0, self.fontMetrics().height() + tokens().space_large))
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        self._groups[group] = item
        return item

    def choose(self, key: str) -> None:
        """Go to a model of the list."""
        item = self._items.get(key)
        if item is not None:
            self.list.setCurrentItem(item)
            self.list.scrollToItem(item)

    def _apply_filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for key, item in self._items.items():
            found_by = self._entries[key].found_by
            item.setHidden(not all(word in found_by for word in wanted))
        shown = {
            self._entries[key].group for key, item in self._items.items() if not item.isHidden()
        }
        for group, heading in self._groups.items():
            heading.setHidden(group not in shown)

    # --- what a person does ---

    def _choose(self) -> None:
        self._show_page()
        self.chosen.emit(self.current)

    def _show_page(self) -> None:
        key = self.current
        self.page.show_entry(self._entries.get(key), bool(key) and key == self._in_use)

    def _ask(self, what: str) -> None:
        if self.current:
            self.asked.emit(what, self.current)

    def _act(self) -> None:
        """A double click: use what is here, fetch what is not."""
        for name in ("use", "download", "resume"):
            button = self.page.buttons[name]
            if not button.isHidden() and button.isEnabled():
                button.click()
                return

    def _fetch(self) -> None:
        text = self.address.text().strip()
        if text:
            self.fetch_asked.emit(text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.dropped.emit([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()


def _column(*widgets: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(tokens().space)
    for widget in widgets:
        layout.addWidget(widget)
    return column
