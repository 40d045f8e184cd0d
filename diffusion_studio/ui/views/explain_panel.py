"""The dock "This step, explained": shows what it is given; its symbols are links to views."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QTextBrowser, QVBoxLayout, QWidget

from diffusion_studio.ui.panels.form import wrapped
from diffusion_studio.ui.panels.small_parts import ElidedLabel
from diffusion_studio.ui.theme import tokens

translate = QCoreApplication.translate

LEAST_WIDTH = 240


class ExplainPanel(QWidget):
    """`view_asked` carries the name of a view."""

    view_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("explainPanel")
        self.setMinimumWidth(LEAST_WIDTH)
        self.place = ElidedLabel()
        self.place.setProperty("kind", "heading")
        self.nothing = QLabel()
        self.nothing.setProperty("kind", "muted")
        self.nothing.setWordWrap(True)
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.viewport().setAutoFillBackground(False)
        self._html = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 4, 8)
        column.addWidget(self.place)
        column.addWidget(self.nothing)
        column.addWidget(self.text, 1)
        column.addStretch(0)
        self.text.anchorClicked.connect(self._follow)
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(300, 400)

    @property
    def explains(self) -> bool:
        """There are words about a step."""
        return bool(self._html)

    def show_explanation(self, place: str, html: str) -> None:
        """A step's words, and where it stands."""
        self.place.setText(place)
        self.place.show()
        self.nothing.hide()
        self.text.show()
        if html != self._html:
            self._html = html
            self._write()

    def show_nothing(self, sentence: str) -> None:
        """Why there is nothing to explain."""
        self._html = ""
        self.place.hide()
        self.text.hide()
        self.nothing.setText(sentence)
        self.nothing.show()

    def _write(self) -> None:
        """The words in the theme's colours, scrolled to where they were."""
        bar = self.text.verticalScrollBar()
        at = bar.value()
        colours = tokens()
        style = f"a {{ color: {colours.link}; text-decoration: none; }}"
        style += f" hr {{ background-color: {colours.line}; }}"
        self.text.document().setDefaultStyleSheet(style)
        self.text.setHtml(self._html)
        bar.setValue(at)

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == "view":
            self.view_asked.emit(link.path())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        elif event.type() == QEvent.Type.PaletteChange and self._html:
            self._write()
        super().changeEvent(event)

    def _say(self) -> None:
        self.text.setAccessibleName(translate("Explain", "This step, explained"))
        tip = translate(
            "Explain",
            "The update that made the state you look at, with its own numbers. A click on a symbol"
            " shows it on the canvas; pointing at a pixel works its sum out.",
        )
        self.place.setToolTip(wrapped(tip))
        self.text.setAccessibleDescription(tip)
