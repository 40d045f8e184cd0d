"""The window of all presets: the program's and one's own, of every tab. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from diffusion_studio.ui.compare.standing_dialog import StandingDialog
from diffusion_studio.ui.presets.built_in import BUILT_IN, shown_about, shown_name
from diffusion_studio.ui.presets.preset import Preset

translate = QCoreApplication.translate

LEAST, SIZE = QSize(440, 340), QSize(540, 460)
ROW_HEIGHT = 24  # device-independent pixels
PRESET_ROLE = Qt.ItemDataRole.UserRole + 1


class PresetsDialog(StandingDialog):
    """The signals carry the chosen preset; import needs none, and `dropped` is a file's path."""

    applied = Signal(object)
    rename_asked = Signal(object)
    deleted = Signal(object)
    exported = Signal(object)
    import_asked = Signal()
    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("presetsDialog", LEAST, SIZE, parent)
        self.tree = QTreeWidget()
        self.tree.setObjectName("presetTree")
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.about.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.apply, self.rename, self.delete = QPushButton(), QPushButton(), QPushButton()
        self.export, self.import_, self.shut = QPushButton(), QPushButton(), QPushButton()
        self.apply.setProperty("kind", "primary")
        self._own: list[Preset] = []
        first, second = QHBoxLayout(), QHBoxLayout()
        for button in (self.rename, self.delete):
            first.addWidget(button)
        first.addStretch(1)
        first.addWidget(self.apply)
        for button in (self.import_, self.export):
            second.addWidget(button)
        second.addStretch(1)
        second.addWidget(self.shut)
        self.lines.addWidget(self.tree, 1)
        self.lines.addWidget(self.about)
        self.lines.addLayout(first)
        self.lines.addLayout(second)
        self.setAcceptDrops(True)
        self._connect()
        self.say()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.dropped.emit(url.toLocalFile())

    def _connect(self) -> None:
        self.tree.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.tree.itemActivated.connect(lambda *_: self._ask(self.applied.emit))
        self.apply.clicked.connect(lambda: self._ask(self.applied.emit))
        self.rename.clicked.connect(lambda: self._ask(self.rename_asked.emit))
        self.delete.clicked.connect(lambda: self._ask(self.deleted.emit))
        self.export.clicked.connect(lambda: self._ask(self.exported.emit))
        self.import_.clicked.connect(self.import_asked.emit)
        self.shut.clicked.connect(self.close)

    def _ask(self, emit: Callable[[object], None]) -> None:
        if self.chosen is not None:
            emit(self.chosen)

    @property
    def chosen(self) -> Preset | None:
        item = self.tree.currentItem()
        preset: Preset | None = item.data(0, PRESET_ROLE) if item is not None else None
        return preset

    def choose(self, preset: Preset) -> None:
        """Choose a preset."""
        for n in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(n)
            for k in range(head.childCount() if head else 0):
                item = head.child(k) if head else None
                if item is not None and item.data(0, PRESET_ROLE) == preset:
                    self.tree.setCurrentItem(item)

    def show_presets(self, own: list[Preset]) -> None:
        """The person's own, after the program's; the chosen one stays."""
        chosen, self._own = self.chosen, own
        self.tree.clear()
        titles = {
            "generate": translate("Actions", "Generate"),
            "restore": translate("Actions", "Restore"),
            "interpolate": translate("Actions", "Interpolate"),
            "lab": translate("Actions", "Lab"),
        }
        for task, title in titles.items():
            head = QTreeWidgetItem(self.tree, [title])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            head.setSizeHint(0, QSize(0, ROW_HEIGHT))
            for preset in (*BUILT_IN, *own):
                if preset.task == task:
                    item = QTreeWidgetItem(head, [shown_name(preset)])
                    item.setData(0, PRESET_ROLE, preset)
                    item.setSizeHint(0, QSize(0, ROW_HEIGHT))
                    item.setToolTip(0, shown_about(preset))
        self.tree.expandAll()
        if chosen is not None:
            self.choose(chosen)
        self._show_chosen()

    def _show_chosen(self) -> None:
        preset = self.chosen
        own = preset is not None and preset not in BUILT_IN
        if preset is None:
            self.about.setText(translate("Presets", "Choose a preset to see what it is for."))
        elif own:
            none = translate("Presets", "One of your own; nothing is noted about it.")
            self.about.setText(shown_about(preset) or none)
        else:
            self.about.setText(shown_about(preset))
        for button in (self.apply, self.export):
            button.setEnabled(preset is not None)
        for button in (self.rename, self.delete):
            button.setEnabled(own)

    def say(self) -> None:
        self.setWindowTitle(translate("Presets", "Presets"))
        self.tree.setAccessibleName(translate("Presets", "Presets"))
        words = (
            (self.apply, translate("Presets", "Set"), translate(
                "Presets", "Set what the preset names; everything else stays. It can be undone."
            )),
            (self.rename, translate("Presets", "Rename…"), translate(
                "Presets", "Give one of your own another name."
            )),
            (self.delete, translate("Presets", "Delete"), translate(
                "Presets", "Delete one of your own; it can be undone."
            )),
            (self.export, translate("Presets", "Export…"), translate(
                "Presets", "Write it to a JSON file, to give to others."
            )),
            (self.import_, translate("Presets", "Import…"), translate(
                "Presets", "Take presets from a JSON file; it can be dropped here too."
            )),
            (self.shut, translate("Presets", "Close"), ""),
        )  # fmt: skip
        for button, text, tip in words:
            button.setText(text)
            button.setToolTip(tip)
        self.show_presets(self._own)
