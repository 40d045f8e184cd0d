"""A window that stays open beside the main one, of rows below one another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

MARGIN, GAP = 16, 10


class StandingDialog(QDialog):
    """It is not modal, keeps its size while rows come and go, and says its words anew in another
    language: whoever derives from it fills `lines` and has a `say`."""

    def __init__(self, name: str, least: QSize, size: QSize, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setModal(False)
        self.lines = QVBoxLayout(self)
        self.lines.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.lines.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.lines.setSpacing(GAP)
        self.setMinimumSize(least)
        self.resize(size)

    def say(self) -> None:
        """Set all words anew, in the language as it is."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say()
        super().changeEvent(event)
