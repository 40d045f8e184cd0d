"""Four things to try, on the empty canvas: each a button that begins it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from diffusion_studio.ui.theme import icon

translate = QCoreApplication.translate

Try = Literal["generate", "restore", "interpolate", "lab"]
TRIES: tuple[Try, ...] = ("generate", "restore", "interpolate", "lab")
ICONS: dict[Try, str] = {
    "generate": "generate",
    "restore": "mend",
    "interpolate": "walk",
    "lab": "lab",
}
WIDTH, LEAST_WIDTH = 276, 180  # device-independent pixels of one button
AROUND = 60  # left and right of it, with the room of a scroll bar
MARGINS = (50, 12, 12, 12)  # the icon stands in the left one
ICON = 24
GAP = 2
NARROW = 2 * WIDTH + 40  # where the canvas is narrower, they stand one under another


class Tries(QWidget):
    """`tried` carries the name of what a person wants to begin."""

    tried = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tries")
        self.buttons = {name: _Try(name) for name in TRIES}
        self._grid = QGridLayout(self)
        self._grid.setSpacing(12)
        self._columns = self._wide = 0
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.tried.emit(name))
        self.fit(NARROW + 1)
        self._say()

    def fit(self, width: int) -> None:
        """Stand in as many columns as a canvas of this width has room for, as wide as fits."""
        columns = 1 if width < NARROW else 2
        wide = max(min(WIDTH, width - AROUND), LEAST_WIDTH)
        if wide != self._wide:
            self._wide = wide
            for button in self.buttons.values():
                button.setFixedWidth(wide)
            self._level()
        if columns != self._columns:
            self._columns = columns
            for place, button in enumerate(self.buttons.values()):
                self._grid.addWidget(button, place // columns, place % columns)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        words: dict[Try, tuple[str, str]] = {
            "generate": (
                translate("Canvas", "Make a picture"),
                translate("Canvas", "Watch it come out of noise, then go back to any step."),
            ),
            "restore": (
                translate("Canvas", "Repair a picture"),
                translate("Canvas", "A blurred example: eight answers, and where to trust them."),
            ),
            "interpolate": (
                translate("Canvas", "Walk from one to another"),
                translate("Canvas", "Two seeds, and all the pictures between them."),
            ),
            "lab": (
                translate("Canvas", "Look how it works"),
                translate("Canvas", "The same samplers move particles in a plane, by your hand."),
            ),
        }
        for name, (title, text) in words.items():
            self.buttons[name].say(title, text)
        self._level()

    def _level(self) -> None:
        """Make all as high as the highest needs."""
        height = max(button.least_height() for button in self.buttons.values())
        for button in self.buttons.values():
            button.setFixedHeight(height)


class _Try(QPushButton):
    """A button with an icon, a title and a sentence beneath it."""

    def __init__(self, name: Try) -> None:
        super().__init__()
        self.setObjectName(f"try-{name}")
        self.setProperty("kind", "card")
        self._icon = name
        self._title, self._text = QLabel(), QLabel()
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._text.setProperty("kind", "muted")
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(GAP)
        for label in (self._title, self._text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addStretch(1)
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def least_height(self) -> int:
        """Device-independent pixels that its words take."""
        left, top, right, bottom = MARGINS
        room = self.width() - left - right
        height = self._title.sizeHint().height() + self._text.heightForWidth(room)
        return height + top + bottom + GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        left = (MARGINS[0] - ICON) // 2 + 2
        icon(ICONS[self._icon], "link").paint(painter, left, MARGINS[1] + 2, ICON, ICON)
        painter.end()
