"""The window that holds all keys; there are more than a screen is high, so it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLayout,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

SIZE = QSize(520, 600)


class KeysDialog(QDialog):
    """`html` is a table of keys and what they do; `change` opens what changes them."""

    def __init__(self, parent: QWidget, title: str, html: str, change: QAction) -> None:
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._html = html
        self._change = change
        browser = QTextBrowser()
        browser.setAccessibleName(title)
        browser.setHtml(html)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.change = QPushButton(change.text())
        self.change.setToolTip(change.toolTip())
        buttons.addButton(self.change, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        self.change.clicked.connect(self._go_to_change)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(browser)
        column.addWidget(buttons)
        self.resize(SIZE.boundedTo(parent.size()))

    def text(self) -> str:
        """What it says, as HTML."""
        return self._html

    def _go_to_change(self) -> None:
        """It is opened anew afterwards, with the keys as they are then."""
        self.close()
        self._change.trigger()
