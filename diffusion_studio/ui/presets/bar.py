"""The button beside the tabs, from which a preset is set."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from diffusion_studio.ui.panels.form import wrapped
from diffusion_studio.ui.panels.menu_place import OpensInside
from diffusion_studio.ui.theme import icon

translate = QCoreApplication.translate


class PresetBar(QFrame):
    """`menu` is filled by who owns it, each time it opens."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("presetBar")
        self.button = QToolButton()
        self.button.setObjectName("presetButton")
        self.button.setIcon(icon("presets"))
        self.button.setIconSize(QSize(18, 18))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setAutoRaise(True)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu = QMenu(self.button)
        self.menu.setObjectName("presetMenu")
        self.menu.setToolTipsVisible(True)
        self.button.setMenu(self.menu)
        OpensInside(self.menu, self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 6, 0)
        row.addWidget(self.button)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.button.setAccessibleName(translate("Presets", "Presets"))
        about = translate(
            "Presets",
            "Settings under a name: a quick look, a fine picture, a varied lot, or your"
            " own. What a preset does not name stays as it is.",
        )
        words = (translate("Presets", "Presets"), about)
        self.button.setToolTip(wrapped("\n\n".join(words)))
