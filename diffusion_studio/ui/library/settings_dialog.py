"""Where the library keeps pictures and for how long: a small window with OK and Cancel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.library.words import pictures_words, size_words, translate
from diffusion_studio.ui.panels.form import Choice, DecimalBox, WholeBox, wrapped
from diffusion_studio.ui.panels.small_parts import ElidedLabel

Rule = Literal["ever", "days", "size"]

BOX = 110  # device-independent pixels
WIDTH = 520


@dataclass(frozen=True)
class Chosen:
    """What a person wants: `days`, `gigabytes` and `bin_days` as in `Retention`; `folder` is None
    for the usual one."""

    keep: bool
    folder: Path | None
    days: int | None
    gigabytes: float | None
    bin_days: int | None
    steps_gb: float


@dataclass(frozen=True)
class Now:
    """How much the library holds: pictures, their `size` in bytes, how many are in the bin, and
    what the steps take, in bytes."""

    pictures: int
    size: int
    binned: int
    steps: int

    def words(self) -> str:
        text = translate("Library", "Now: {pictures}, {size}; in the bin {binned}; steps {steps}.")
        return text.format(
            pictures=pictures_words(self.pictures),
            size=size_words(self.size),
            binned=pictures_words(self.binned),
            steps=size_words(self.steps),
        )


class LibrarySettingsDialog(QDialog):
    """`folder_asked` when another folder is to be looked for; `agreed` carries what was chosen."""

    folder_asked = Signal()
    agreed = Signal(object)

    def __init__(self, chosen: Chosen, usual: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("librarySettings")
        self._usual = usual
        self._now: Now | None = None
        self.keep, self.rule = QCheckBox(), Choice()
        self.folder = ElidedLabel()
        self.choose, self.back = QPushButton(), QPushButton()
        self.days, self.bin_days = WholeBox(), WholeBox()
        self.room, self.steps = DecimalBox(), DecimalBox()
        self.empties = QCheckBox()
        self.about, self.now = QLabel(), QLabel()
        for label in (self.about, self.now):
            label.setWordWrap(True)
            label.setProperty("kind", "muted")
            label.setMinimumWidth(WIDTH - 32)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._set_limits()
        self._lay_out()
        self._say()
        self._show(chosen)
        self._connect()
        self._follow()

    def _set_limits(self) -> None:
        for box, most in ((self.days, 36_500), (self.bin_days, 36_500)):
            box.setRange(1, most)
        for number, least in ((self.room, 0.1), (self.steps, 0.0)):
            number.setRange(least, 100_000)
            number.setDecimals(1)
            number.setSingleStep(0.5)
        for each in (self.days, self.bin_days, self.room, self.steps):
            each.setFixedWidth(BOX)

    def _lay_out(self) -> None:
        self._labels = {name: QLabel() for name in ("folder", "rule", "bin", "steps")}
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.folder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        form.addRow(self._labels["folder"], _row(self.folder, self.choose, self.back, stretch=0))
        form.addRow(self._labels["rule"], _row(self.rule, self.days, self.room))
        form.addRow(self._labels["bin"], _row(self.empties, self.bin_days))
        form.addRow(self._labels["steps"], _row(self.steps))
        for name, field in (("rule", self.rule), ("bin", self.empties), ("steps", self.steps)):
            self._labels[name].setBuddy(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.keep)
        column.addLayout(form)
        column.addWidget(self.about)
        column.addWidget(self.now)
        column.addStretch(1)
        column.addWidget(self.buttons)

    def _show(self, chosen: Chosen) -> None:
        self.keep.setChecked(chosen.keep)
        self.show_folder(chosen.folder)
        rule: Rule = "ever"
        if chosen.days is not None:
            rule = "days"
        elif chosen.gigabytes is not None:
            rule = "size"
        self.rule.setCurrentIndex(self.rule.findData(rule))
        self.days.setValue(chosen.days or 90)
        self.room.setValue(chosen.gigabytes or 10.0)
        self.empties.setChecked(chosen.bin_days is not None)
        self.bin_days.setValue(chosen.bin_days or 30)
        self.steps.setValue(chosen.steps_gb)

    def _connect(self) -> None:
        self.choose.clicked.connect(lambda: self.folder_asked.emit())
        self.back.clicked.connect(lambda: self.show_folder(None))
        self.rule.currentIndexChanged.connect(self._follow)
        self.empties.toggled.connect(self._follow)
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)

    def _follow(self) -> None:
        """Show only the number that the chosen rule has."""
        rule = self.rule.currentData()
        self.days.setVisible(rule == "days")
        self.room.setVisible(rule == "size")
        self.bin_days.setEnabled(self.empties.isChecked())

    def show_folder(self, folder: Path | None) -> None:
        """Choose a folder; None is the usual one."""
        self._folder = folder
        path = str(folder or self._usual)
        self.folder.setText(path)
        self.folder.setToolTip(path)
        self.back.setEnabled(folder is not None)

    def show_now(self, now: Now) -> None:
        """How much there is now."""
        self._now = now
        self.now.setText(now.words())

    @property
    def chosen(self) -> Chosen:
        """What is set."""
        for box in (self.days, self.bin_days, self.room, self.steps):
            box.interpretText()
        rule = self.rule.currentData()
        return Chosen(
            keep=self.keep.isChecked(),
            folder=self._folder,
            days=self.days.value() if rule == "days" else None,
            gigabytes=self.room.value() if rule == "size" else None,
            bin_days=self.bin_days.value() if self.empties.isChecked() else None,
            steps_gb=self.steps.value(),
        )

    def _agree(self) -> None:
        self.agreed.emit(self.chosen)
        self.accept()

    # --- its words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._follow()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("Library", "Library settings"))
        self.keep.setText(translate("Library", "Keep every picture that is made"))
        self.choose.setText(translate("Library", "Choose…"))
        self.back.setText(translate("Library", "Usual place"))
        self.empties.setText(translate("Library", "Empty it by itself after"))
        for box in (self.days, self.bin_days):
            box.setSuffix(translate("Library", " days"))
        for number in (self.room, self.steps):
            number.setSuffix(translate("Library", " GB"))
        self.rule.offer(
            [
                (translate("Library", "For ever"), "ever"),
                (translate("Library", "For so many days"), "days"),
                (translate("Library", "As long as there is room"), "size"),
            ],
            self.rule.currentData() or "ever",
        )
        if self._now is not None:
            self.now.setText(self._now.words())
        names = {
            "folder": translate("Library", "Folder"),
            "rule": translate("Library", "Pictures stay"),
            "bin": translate("Library", "Bin"),
            "steps": translate("Library", "Room for steps"),
        }
        for name, label in self._labels.items():
            label.setText(names[name])
        self.about.setText(
            translate(
                "Library",
                "What goes by itself goes to the bin first. Pictures with a star always stay. The"
                " steps of the newest pictures can be looked through later; the oldest steps make"
                " room.",
            )
        )
        self._say_tips(names)

    def _say_tips(self, names: dict[str, str]) -> None:
        tips = (
            (self.keep, self.keep.text(), _keep_tip()),
            (self.choose, self.choose.text(), _folder_tip()),
            (self.back, self.back.text(), translate("Library", "The folder of a new program.")),
            (self.rule, names["rule"], _rule_tip()),
            (self.days, names["rule"], _rule_tip()),
            (self.room, names["rule"], _rule_tip()),
            (self.empties, self.empties.text(), _bin_tip()),
            (self.bin_days, names["bin"], _bin_tip()),
            (self.steps, names["steps"], _steps_tip()),
        )
        for widget, name, tip in tips:
            widget.setAccessibleName(name)
            widget.setToolTip(wrapped(tip))


def _row(*widgets: QWidget, stretch: int | None = None) -> QWidget:
    """Widgets beside each other; one of them takes the room, or what is left stays empty."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for place, widget in enumerate(widgets):
        layout.addWidget(widget, 1 if place == stretch else 0)
    if stretch is None:
        layout.addStretch(1)
    return row


def _keep_tip() -> str:
    return translate(
        "Library",
        "Off: pictures are only seen, until you save them. On: every finished or stopped run is"
        " kept.\n\nDefault: on.",
    )


def _folder_tip() -> str:
    return translate(
        "Library",
        "Keep pictures in another folder from now on. Those in the old one stay there, and are"
        " shown again when you come back to it.",
    )


def _rule_tip() -> str:
    return translate(
        "Library",
        "How long pictures stay. Too short: you look for one that lies in the bin already. Too"
        " long: the disk fills up.\n\nDefault: for ever.",
    )


def _bin_tip() -> str:
    return translate(
        "Library",
        "When deleted pictures go for good. Too soon: there is no way back. Never: only by hand,"
        " and the bin grows.\n\nDefault: after 30 days.",
    )


def _steps_tip() -> str:
    return translate(
        "Library",
        "How much room the steps of pictures may take on the disk. Too little: only the newest"
        " pictures have their steps. A run of 64 × 64 pixels and 50 steps takes about 1.3"
        " MB.\n\n0: none are kept. Default: 2 GB.",
    )
