"""The button above a tab's settings, from which a preset is set."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from diffusion_studio.ui.panels.form import wrapped

translate = QCoreApplication.translate


class PresetBar(QWidget):
    """`menu` is filled by who owns it, each time it opens."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("presetBar")
        self.button = QToolButton()
        self.button.setObjectName("presetButton")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu = QMenu(self.button)
        self.menu.setObjectName("presetMenu")
        self.menu.setToolTipsVisible(True)
        self.button.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 0)
        row.addStretch(1)
        row.addWidget(self.button)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.button.setText(translate("Presets", "Presets"))
        self.button.setAccessibleName(translate("Presets", "Presets"))
        self.button.setToolTip(
            wrapped(
                translate(
                    "Presets",
                    "Settings under a name: a quick look, a fine picture, a varied lot, or your"
                    " own. What a preset does not name stays as it is.",
                )
            )
        )
