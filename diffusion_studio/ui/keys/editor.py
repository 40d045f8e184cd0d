"""The window in which the keys of every command are changed. It shows, and says what is wanted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from diffusion_studio.ui.compare.standing_dialog import StandingDialog
from diffusion_studio.ui.keys.keymap import Keys, native
from diffusion_studio.ui.panels.form import wrapped
from diffusion_studio.ui.theme import tokens

translate = QCoreApplication.translate

LEAST, SIZE = QSize(460, 400), QSize(620, 580)
NAME_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 24  # device-independent pixels
MOST_KEYS = 4  # of a command; more nobody remembers


@dataclass(frozen=True, slots=True)
class Row:
    """A command as the list shows it. `keys` are its keys, `default` those it has by itself.
    `fixed`: why they cannot be changed; empty where they can."""

    name: str
    group: str
    text: str
    tip: str
    keys: Keys
    default: Keys
    fixed: str = ""

    @property
    def changed(self) -> bool:
        return self.keys != self.default


class KeyEditor(StandingDialog):
    """`wanted` carries (command, key), which may be another's; the answer comes by `show_conflict`
    or `show_rows`."""

    wanted = Signal(str, str)
    taken = Signal(str, str)  # the same, although another has it
    removed = Signal(str, str)
    reset_asked = Signal(str)
    all_reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("keyEditor", LEAST, SIZE, parent)
        self.search = QLineEdit()
        self.search.setObjectName("keySearch")
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setObjectName("keyTree")
        self.tree.setColumnCount(2)
        self.tree.setUniformRowHeights(True)
        self.tree.setRootIsDecorated(False)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.chips = QHBoxLayout()
        self.record = QKeySequenceEdit()
        self.record.setObjectName("keyRecord")
        self.record.setMaximumSequenceLength(1)
        self.record.setClearButtonEnabled(True)
        self.conflict = QLabel()
        self.conflict.setObjectName("keyConflict")
        self.conflict.setWordWrap(True)
        self.take = QPushButton()
        self.reset, self.reset_all, self.shut = QPushButton(), QPushButton(), QPushButton()
        self.record_name = QLabel()
        self.record_name.setBuddy(self.record)
        self._rows: list[Row] = []
        self._wanted = ""  # the key that another command has
        self._lay_out()
        self._connect()
        self.say()
        self.show_rows([])

    def _lay_out(self) -> None:
        add = QHBoxLayout()
        add.addWidget(self.record_name)
        add.addWidget(self.record, 1)
        held = QHBoxLayout()
        held.addLayout(self.chips)
        held.addStretch(1)
        warned = QHBoxLayout()
        warned.addWidget(self.conflict, 1)
        warned.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        end = QHBoxLayout()
        end.addWidget(self.reset)
        end.addWidget(self.reset_all)
        end.addStretch(1)
        end.addWidget(self.shut)
        self.lines.addWidget(self.search)
        self.lines.addWidget(self.tree, 1)
        self.lines.addWidget(self.about)
        self.lines.addLayout(held)
        self.lines.addLayout(add)
        self.lines.addLayout(warned)
        self.lines.addLayout(end)
        for button in (self.take, self.reset, self.reset_all, self.shut):
            button.setAutoDefault(False)  # Enter is a key that can be recorded

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._filter())
        self.tree.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.tree.itemActivated.connect(lambda *_: self.record.setFocus())
        self.record.keySequenceChanged.connect(self._recorded)
        self.take.clicked.connect(self._take)
        self.reset.clicked.connect(lambda: self.reset_asked.emit(self.chosen))
        self.reset_all.clicked.connect(self.all_reset.emit)
        self.shut.clicked.connect(self.close)

    # --- what is shown ---

    @property
    def chosen(self) -> str:
        """The id of the chosen command; empty for none."""
        item = self.tree.currentItem()
        name: str | None = item.data(0, NAME_ROLE) if item is not None else None
        return name or ""

    def choose(self, name: str) -> None:
        """Choose a command."""
        for item in self._items():
            if item.data(0, NAME_ROLE) == name:
                self.tree.setCurrentItem(item)
                self.tree.scrollToItem(item)

    def show_rows(self, rows: list[Row]) -> None:
        """All commands with their keys as they are now; the chosen one stays."""
        chosen, self._rows = self.chosen, rows
        self.tree.blockSignals(True)
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for row in rows:
            if row.group not in groups:
                groups[row.group] = head = QTreeWidgetItem(self.tree, [row.group])
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = head.font(0)
                font.setBold(True)
                head.setFont(0, font)
                head.setSizeHint(0, QSize(0, ROW_HEIGHT))
            self._add(groups[row.group], row)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self._filter()
        self.choose(chosen)
        self._show_chosen()

    def _add(self, group: QTreeWidgetItem, row: Row) -> None:
        keys = native(row.keys)
        if row.changed:
            keys = translate("Keys", "{keys} (changed)").format(keys=keys or "–")
        item = QTreeWidgetItem(group, [row.text, keys])
        item.setData(0, NAME_ROLE, row.name)
        item.setSizeHint(0, QSize(0, ROW_HEIGHT))
        item.setToolTip(0, wrapped(row.tip))
        default = native(row.default) or translate("Keys", "none")
        item.setToolTip(1, translate("Keys", "By itself: {keys}").format(keys=default))
        if row.fixed:
            muted = QBrush(QColor(tokens().muted))
            item.setForeground(0, muted)
            item.setForeground(1, muted)
            item.setText(1, translate("Keys", "{keys} (fixed)").format(keys=keys))
            item.setToolTip(1, wrapped(row.fixed))

    def _items(self) -> list[QTreeWidgetItem]:
        heads = [self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount())]
        children = (head.child(n) for head in heads if head for n in range(head.childCount()))
        return [child for child in children if child is not None]

    def _filter(self) -> None:
        """Hide what has not all typed words in its name or its keys."""
        words = self.search.text().casefold().split()
        first: QTreeWidgetItem | None = None
        for item in self._items():
            text = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in text for word in words))
            if first is None and not item.isHidden():
                first = item
        for n in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(n)
            if head is not None:
                children = [item for item in self._items() if item.parent() is head]
                head.setHidden(all(child.isHidden() for child in children))
        current = self.tree.currentItem()
        if first is not None and (current is None or current.isHidden() or not self.chosen):
            self.tree.setCurrentItem(first)
        elif current is not None:
            self.tree.scrollToItem(current, QTreeWidget.ScrollHint.PositionAtCenter)

    def _show_chosen(self) -> None:
        row = next((row for row in self._rows if row.name == self.chosen), None)
        self.about.setText("" if row is None else f"{row.text}: {row.tip}")
        while (taken := self.chips.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        fixed = "" if row is None else row.fixed
        for key in () if row is None or fixed else row.keys:
            self.chips.addWidget(self._chip(key))
        full = row is not None and len(row.keys) >= MOST_KEYS
        self.record.setEnabled(row is not None and not full and not fixed)
        self.reset.setEnabled(row is not None and row.changed)
        self.reset_all.setEnabled(any(each.changed for each in self._rows))
        many = translate("Keys", "A command has at most {count} keys; take one away first.")
        self.show_conflict("", many.format(count=MOST_KEYS) if full else fixed)

    def _chip(self, key: str) -> QPushButton:
        chip = QPushButton(f"{native([key])}  ×")
        chip.setAutoDefault(False)
        chip.setAccessibleName(translate("Keys", "Remove {key}").format(key=native([key])))
        chip.setToolTip(translate("Keys", "Take this key away from the command."))
        chip.clicked.connect(lambda: self.removed.emit(self.chosen, key))
        return chip

    def show_conflict(self, key: str, sentence: str) -> None:
        """That `key` cannot be given as it is; with a key, it can be taken from who has it."""
        self._wanted = key
        self.conflict.setText(sentence)
        self.conflict.setVisible(bool(sentence))
        self.take.setVisible(bool(key))

    # --- what is done ---

    def _recorded(self, sequence: QKeySequence) -> None:
        key = sequence.toString(QKeySequence.SequenceFormat.PortableText)
        if key and self.chosen:
            self.record.blockSignals(True)
            self.record.clear()
            self.record.blockSignals(False)
            self.wanted.emit(self.chosen, key)

    def _take(self) -> None:
        if self._wanted:
            self.taken.emit(self.chosen, self._wanted)

    def say(self) -> None:
        self.setWindowTitle(translate("Keys", "Keyboard shortcuts"))
        self.search.setPlaceholderText(translate("Keys", "Search commands and keys"))
        self.search.setAccessibleName(translate("Keys", "Search commands and keys"))
        self.tree.setAccessibleName(translate("Keys", "Commands and their keys"))
        self.tree.setHeaderLabels([translate("Keys", "Command"), translate("Keys", "Keys")])
        self.record_name.setText(translate("Keys", "Add a key:"))
        self.record.setAccessibleName(translate("Keys", "Add a key"))
        for line in self.record.findChildren(QLineEdit):  # Qt says it again by itself, in our words
            line.setPlaceholderText(translate("QKeySequenceEdit", "Press shortcut"))
        self.record.setToolTip(
            wrapped(
                translate(
                    "Keys",
                    "Click here and press the keys together. A letter alone works while no text is"
                    " typed. A command can have four keys; the first is shown in the menus.",
                )
            )
        )
        self.take.setText(translate("Keys", "Take it over"))
        self.take.setToolTip(translate("Keys", "Give it to this command; the other loses it."))
        self.reset.setText(translate("Keys", "Reset"))
        self.reset.setToolTip(translate("Keys", "Give this command its own keys again."))
        self.reset_all.setText(translate("Keys", "Reset all"))
        self.reset_all.setToolTip(translate("Keys", "Give every command its own keys again."))
        self.shut.setText(translate("Keys", "Close"))
