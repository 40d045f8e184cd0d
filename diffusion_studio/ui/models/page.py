"""The page of one model: what it is, what it needs, its schedule, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio import models
from diffusion_studio.ui.models import words
from diffusion_studio.ui.models.entries import Entry, Group
from diffusion_studio.ui.models.schedule_plot import SchedulePlot
from diffusion_studio.ui.panels.small_parts import ThinBar
from diffusion_studio.ui.theme import tokens

translate = QCoreApplication.translate

BUTTONS = ("use", "download", "pause", "resume", "cancel", "reveal", "remove")


class ModelPage(QWidget):
    """`asked` carries what is to be done: one of BUTTONS."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: Entry | None = None
        self.title = _label("heading")
        self.about = _label()
        self.standing = _label("muted")
        self.bar = ThinBar()
        self.plot = SchedulePlot()
        self.plot_title = _label("muted")
        self.facts = QFormLayout()
        self.facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.buttons = {name: QPushButton() for name in BUTTONS}
        for name, button in self.buttons.items():
            button.setObjectName(f"{name}Model")
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
        for name in ("use", "download"):
            self.buttons[name].setProperty("kind", "primary")
        self._lay_out()
        self.show_entry(None)

    def _lay_out(self) -> None:
        space = tokens().space
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * space, 0, space, space)
        column.setSpacing(space)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addLayout(self.facts)
        column.addWidget(self.plot_title)
        column.addWidget(self.plot)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        row = QHBoxLayout()
        row.setContentsMargins(2 * space, 0, 0, 0)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        told = QVBoxLayout()
        told.setContentsMargins(2 * space, space, space, 0)
        told.addWidget(self.standing)
        told.addWidget(self.bar)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll, 1)
        whole.addLayout(told)
        whole.addLayout(row)

    def show_entry(self, entry: Entry | None, in_use: bool = False) -> None:
        """Show a model, or that none is chosen; `in_use`: it is the one to generate with."""
        same = entry is not None and self.entry is not None and entry.key == self.entry.key
        changed = not same or entry != self.entry
        self.entry = entry
        if changed:
            self._show_what_it_is(entry)
        self._show_download(entry)
        self._show_buttons(entry, in_use)

    def say(self) -> None:
        """All words anew, in the language as it is now."""
        for name, text in _button_words().items():
            self.buttons[name].setText(text)
        self._show_what_it_is(self.entry)
        self._show_download(self.entry)

    def _show_what_it_is(self, entry: Entry | None) -> None:
        self.title.setText(entry.title if entry else translate("ModelPage", "Choose a model."))
        self.about.setText(words.about(entry) if entry else "")
        self.about.setVisible(bool(self.about.text()))
        while self.facts.rowCount():
            self.facts.removeRow(0)
        for name, value in words.facts(entry) if entry else []:
            shown = _label()
            shown.setText(value)
            key = _label("muted")
            key.setText(name)
            key.setWordWrap(False)
            self.facts.addRow(key, shown)
        schedule = _schedule(entry)
        self.plot.setVisible(schedule is not None)
        self.plot_title.setVisible(schedule is not None)
        if schedule is not None:
            told = translate("ModelPage", "Noise schedule ({kind}): what is left of the picture")
            self.plot_title.setText(told.format(kind=schedule.kind))
            self.plot.show_curve(models.alpha_bar_curve(schedule), self.plot_title.text())

    def _show_download(self, entry: Entry | None) -> None:
        status = entry.status if entry is not None else None
        self.standing.setText(words.standing(status) if status is not None else "")
        self.standing.setVisible(status is not None)
        self.bar.setVisible(status is not None and status.phase is not models.DownloadPhase.FAILED)
        if status is not None:
            self.bar.set_fraction(status.fraction)

    def _show_buttons(self, entry: Entry | None, in_use: bool) -> None:
        phase = entry.status.phase if entry is not None and entry.status is not None else None
        here = entry is not None and entry.path is not None
        shown = {
            "use": here and entry is not None and not entry.is_classifier,
            "download": entry is not None and not here and phase is None,
            "pause": phase is not None and phase.at_work,
            "resume": phase in (models.DownloadPhase.PAUSED, models.DownloadPhase.FAILED),
            "cancel": phase is not None and phase is not models.DownloadPhase.DONE,
            "reveal": here,
            "remove": here and entry is not None and entry.group is Group.DISK,
        }
        for name, visible in shown.items():
            self.buttons[name].setVisible(bool(visible))
        for name in ("use", "remove"):
            self.buttons[name].setEnabled(not in_use)
            why = translate("ModelPage", "It is the model in use.")
            self.buttons[name].setToolTip(why if in_use else "")


def _button_words() -> dict[str, str]:
    return {
        "use": translate("ModelPage", "Use this model"),
        "download": translate("ModelPage", "Download"),
        "pause": translate("ModelPage", "Pause"),
        "resume": translate("ModelPage", "Resume"),
        "cancel": translate("ModelPage", "Cancel"),
        "reveal": translate("ModelPage", "Show in folder"),
        "remove": translate("ModelPage", "Remove…"),
    }


def _schedule(entry: Entry | None) -> models.ScheduleCard | None:
    if entry is None:
        return None
    if entry.card is not None:
        return entry.card.schedule
    return entry.public.schedule if entry.public is not None else None


def _label(kind: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if kind:
        label.setProperty("kind", kind)
    return label
