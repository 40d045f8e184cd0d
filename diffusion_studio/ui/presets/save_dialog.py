"""The small window that asks what a preset is to be called, and what goes along."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.panels.form import wrapped
from diffusion_studio.ui.presets.preset import LONGEST_NAME

translate = QCoreApplication.translate

WIDTH = 420


class SavePresetDialog(QDialog):
    """`asked` carries (name, sentence, what of label and seed goes along); `with_seed`: whether
    the tab has those."""

    asked = Signal(str, str, list)

    def __init__(self, parent: QWidget, tab: str, with_seed: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("savePresetDialog")
        self.setWindowTitle(translate("Presets", "Save settings as preset"))
        self.name, self.about = QLineEdit(), QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.about.setMaxLength(400)
        self.label = QCheckBox(translate("Presets", "The label too"), self)
        self.seed = QCheckBox(translate("Presets", "The seed too"), self)
        said = translate(
            "Presets", "Kept is what the tab {tab} is set to, but not the model and no picture."
        )
        self.kept = QLabel(said.format(tab=tab))
        self.kept.setWordWrap(True)
        self.kept.setProperty("kind", "muted")
        self.save = QPushButton(translate("Presets", "Save"))
        self.save.setProperty("kind", "primary")
        self.save.setEnabled(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        form = QFormLayout()
        form.addRow(translate("Presets", "Name"), self.name)
        form.addRow(translate("Presets", "What it is for"), self.about)
        for box in (self.label, self.seed):
            box.setVisible(with_seed)
            if with_seed:
                form.addRow("", box)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.kept)
        column.addWidget(buttons)
        self.setMinimumWidth(min(WIDTH, parent.width()))
        self._explain()
        self.name.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)

    def _explain(self) -> None:
        tips: tuple[tuple[QWidget, str], ...] = (
            (self.name, translate("Presets", "A few words by which you find it again.")),
            (
                self.about,
                translate("Presets", "A sentence that is shown with it; it may stay empty."),
            ),
            (
                self.label,
                translate(
                    "Presets",
                    "Without it the preset fits every label; with it, it always makes this one.",
                ),
            ),
            (
                self.seed,
                translate(
                    "Presets",
                    "With it, and with the same model, the preset makes the same pictures each"
                    " time. Default: without.",
                ),
            ),
        )
        for widget, tip in tips:
            widget.setToolTip(wrapped(tip))

    def _ask(self) -> None:
        what = ["label"] if self.label.isChecked() else []
        what += ["seed", "seed_locked"] if self.seed.isChecked() else []
        self.asked.emit(self.name.text(), self.about.text().strip(), what)
        self.accept()
