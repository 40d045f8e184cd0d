"""The window that holds all keys; there are more than a screen is high, so it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLayout, QTextBrowser, QVBoxLayout, QWidget

SIZE = QSize(520, 600)


class KeysDialog(QDialog):
    """`html` is a table of keys and what they do."""

    def __init__(self, parent: QWidget, title: str, html: str) -> None:
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._html = html
        browser = QTextBrowser()
        browser.setAccessibleName(title)
        browser.setHtml(html)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(browser)
        column.addWidget(buttons)
        self.resize(SIZE.boundedTo(parent.size()))

    def text(self) -> str:
        """What it says, as HTML."""
        return self._html
