"""The tree of the runs of this sitting: which branched from which, and at what step."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.panels.form import wrapped

translate = QCoreApplication.translate

NAME = Qt.ItemDataRole.UserRole
SIDE = 36  # device-independent pixels of a thumbnail


@dataclass(frozen=True)
class Twig:
    """One run of the tree: `parent` is "" for one that is no branch, `about` in a few words where
    it comes from."""

    name: str
    title: str
    parent: str = ""
    about: str = ""
    picture: QPixmap | None = None


class BranchTree(QTreeWidget):
    """Delete asks to delete, as the button does; F2 or a double click names."""

    delete_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)


class BranchesPanel(QWidget):
    """`chosen` and the others carry a run's name; `renamed` its new title too."""

    chosen = Signal(str)
    renamed = Signal(str, str)
    compare_asked = Signal(str)
    delete_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("branchesPanel")
        self.tree = BranchTree()
        self.tree.setHeaderHidden(True)
        self.tree.setIconSize(QSize(SIDE, SIDE))
        self.tree.setIndentation(16)
        self.tree.setEditTriggers(
            QTreeWidget.EditTrigger.EditKeyPressed | QTreeWidget.EditTrigger.DoubleClicked
        )
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setProperty("kind", "muted")
        self.compare, self.delete = QPushButton(), QPushButton()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._filling = False
        buttons = QHBoxLayout()
        for button in (self.compare, self.delete):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.empty)
        column.addWidget(self.tree, 1)
        column.addLayout(buttons)
        self.tree.currentItemChanged.connect(self._choose)
        self.tree.itemChanged.connect(self._rename)
        self.tree.delete_asked.connect(self._ask_to_delete)
        self.compare.clicked.connect(lambda: self.compare_asked.emit(self.current))
        self.delete.clicked.connect(lambda: self._ask_to_delete())
        self.say()

    @property
    def current(self) -> str:
        """The name of the run that is marked; "" for none."""
        item = self.tree.currentItem()
        return str(item.data(0, NAME)) if item is not None else ""

    @property
    def titles(self) -> list[str]:
        """All titles from top to bottom, each indented by two blanks a level."""
        found = []
        for item in self._items.values():
            depth, above = 0, item.parent()
            while above is not None:
                depth, above = depth + 1, above.parent()
            found.append("  " * depth + item.text(0))
        return found

    def show_twigs(self, twigs: list[Twig], shown: str) -> None:
        """Show the tree; parents come before their branches."""
        self._filling = True
        self.tree.clear()
        self._items = {}
        for twig in twigs:
            item = QTreeWidgetItem([twig.title])
            item.setData(0, NAME, twig.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(0, wrapped(twig.about or twig.title))
            if twig.picture is not None:
                item.setIcon(0, QIcon(twig.picture))
            above = self._items.get(twig.parent)
            if above is not None:
                above.addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            self._items[twig.name] = item
        self.tree.expandAll()
        if shown in self._items:
            self.tree.setCurrentItem(self._items[shown])
        self._filling = False
        self.empty.setVisible(not twigs)

    def offer(self, compare: str, delete: str) -> None:
        """Why the marked run cannot be compared, or deleted; "" where it can."""
        for button, reason, tip in (
            (self.compare, compare, self._compare_tip),
            (self.delete, delete, self._delete_tip),
        ):
            button.setEnabled(not reason)
            button.setToolTip(wrapped(reason or tip))

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.chosen.emit(str(item.data(0, NAME)))

    def _rename(self, item: QTreeWidgetItem) -> None:
        if not self._filling:
            self.renamed.emit(str(item.data(0, NAME)), item.text(0))

    def _ask_to_delete(self) -> None:
        if self.current and self.delete.isEnabled():
            self.delete_asked.emit(self.current)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say()
        super().changeEvent(event)

    def say(self) -> None:
        """Words, in the language as it is now."""
        self.empty.setText(
            translate(
                "Branches",
                "Every run appears here, and below it the branches that began at one of its steps.",
            )
        )
        self.tree.setAccessibleName(translate("Branches", "Runs and branches"))
        self.tree.setToolTip(
            wrapped(
                translate(
                    "Branches",
                    "All runs of this window, each below the one that it branched from. Choose one"
                    " to see it; F2 names it, Delete takes it out.",
                )
            )
        )
        self.compare.setText(translate("Branches", "Compare"))
        self.delete.setText(translate("Branches", "Delete"))
        self._compare_tip = translate(
            "Branches", "See the marked branch beside the run that it came from."
        )
        self._delete_tip = translate(
            "Branches", "Take the marked run out of this window; undo brings it back."
        )
        self.compare.setToolTip(wrapped(self._compare_tip))
        self.delete.setToolTip(wrapped(self._delete_tip))
