"""What went wrong or should be known, inline above the canvas, where nothing is covered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFontDatabase, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.sentence import renamed
from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.saying import said

translate = QCoreApplication.translate

Level = Literal["error", "warning", "info"]
About = Literal["run", "opening", "program", "library", "queue", "session", "tour"]
KEPT = 5
DETAILS_HEIGHT = 150
SPACING = 8  # device-independent pixels
EDGE = 8 + 12 + 8 + 8  # around the frame and within it, left and right
LEAST_TEXT = 240  # that the text has beside buttons
SHORTEST_TEXT = 120
"""Width that the text always has. Without it Qt takes that of the longest word, a path's last part
for one: where there is less room it counts a line too few."""


@dataclass(frozen=True)
class Notice:
    """`text` says what is wrong and what to do; `action` is the id of one that helps, `other` and
    `third` of those that may be wanted in its place. Those `about` a run go when the next is asked
    for, those about opening when something was opened."""

    level: Level
    text: str
    details: str = ""
    action: str = ""
    about: About = "program"
    other: str = ""
    third: str = ""

    @classmethod
    def of_file(cls, path: str, message: str, details: str = "", action: str = "") -> Notice:
        """That a file could not be opened: the sentence has its name, the details its whole path.

        `message` is the sentence of whoever tried, which may have the path in it.
        """
        text = renamed(message, path, PurePath(path).name)
        return cls("error", text, f"{path}\n\n{details}".rstrip(), action, about="opening")


class NoticeBar(QWidget):
    """Shows the newest notice; when it is dismissed, the one before."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.frame = QFrame()
        self.frame.setProperty("kind", "message")
        self._actions = actions
        self._notices: list[Notice] = []
        self.text = QLabel()
        self.text.setObjectName("noticeText")
        self.text.setWordWrap(True)
        self.text.setMinimumWidth(SHORTEST_TEXT)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.help = QPushButton()
        self.other = QPushButton()
        self.third = QPushButton()
        self.more = QPushButton()
        self.more.setCheckable(True)
        self.dismiss = QToolButton()
        self.dismiss.setAutoRaise(True)
        self.dismiss.setText("×")
        self.details = QPlainTextEdit()
        self.details.setObjectName("noticeDetails")
        self.details.setReadOnly(True)
        self.details.setFixedHeight(DETAILS_HEIGHT)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._lay_out()
        self.help.clicked.connect(self._help)
        self.other.clicked.connect(self._do_other)
        self.third.clicked.connect(self._do_third)
        for action in actions:
            action.changed.connect(self._say_help)  # another language, for one
        self.more.toggled.connect(self.details.setVisible)
        self.dismiss.clicked.connect(self.drop)
        self._say()
        self._show()

    def _lay_out(self) -> None:
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(SPACING)
        for button in (self.help, self.other, self.third, self.more):
            self._buttons.addWidget(button)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(8)
        self._words.addWidget(self.text, 1)
        self._words.addLayout(self._buttons)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(self._words, 1)
        row.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.details)
        around = QVBoxLayout(self)
        around.setContentsMargins(8, 8, 8, 8)
        around.addWidget(self.frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        """The buttons go below the text where both in a line would leave it no room, and one below
        the other where they are wider than the bar."""
        buttons = (self.help, self.other, self.third, self.more)
        hints = [button.sizeHint().width() for button in buttons if not button.isHidden()]
        taken = sum(hints) + SPACING * len(hints)
        room = self.width() - EDGE - SPACING - self.dismiss.sizeHint().width()
        line = self.text.fontMetrics().horizontalAdvance(self.text.text())
        below = bool(hints) and room - taken < min(line, LEAST_TEXT)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._words.setDirection(down if below else across)
        self._buttons.setDirection(down if taken - SPACING > room else across)
        side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignVCenter
        self._words.setAlignment(self._buttons, side)

    @property
    def notice(self) -> Notice | None:
        """The one that is shown."""
        return self._notices[-1] if self._notices else None

    def post(self, notice: Notice) -> None:
        """Show a notice, in front of those before it."""
        self._notices = [known for known in self._notices if known != notice][-KEPT + 1 :]
        self._notices.append(notice)
        self._show()

    def drop(self) -> None:
        """Dismiss the one that is shown."""
        if self._notices:
            self._notices.pop()
        self._show()

    def forget(self, about: About) -> None:
        """Drop what was about a thing that is past."""
        self._notices = [notice for notice in self._notices if notice.about != about]
        self._show()

    def _show(self) -> None:
        notice = self.notice
        self.setVisible(notice is not None)
        if notice is None:
            return
        self.frame.setProperty("level", notice.level)
        for widget in (self.frame, self.text):  # a changed property is not looked at by itself
            self.style().unpolish(widget)
            self.style().polish(widget)
        self._say_text()
        self.details.setPlainText(notice.details.rstrip())
        self.more.setVisible(bool(notice.details))
        self.more.setChecked(False)
        self.details.hide()
        self.help.setVisible(bool(notice.action))
        self.other.setVisible(bool(notice.other))
        self.third.setVisible(bool(notice.third))
        self._say_help()

    def _say_text(self) -> None:
        text = said(self.notice.text) if self.notice is not None else ""
        self.text.setText(text)
        self.setAccessibleName(text)

    def _say_help(self) -> None:
        if self.notice is not None and self.notice.action:
            self.help.setText(self._actions[self.notice.action].text())
        if self.notice is not None and self.notice.other:
            self.other.setText(self._actions[self.notice.other].text())
        if self.notice is not None and self.notice.third:
            self.third.setText(self._actions[self.notice.third].text())
        self._arrange()

    def _help(self) -> None:
        if self.notice is not None and self.notice.action:
            self._actions[self.notice.action].trigger()

    def _do_other(self) -> None:
        if self.notice is not None and self.notice.other:
            self._actions[self.notice.other].trigger()

    def _do_third(self) -> None:
        if self.notice is not None and self.notice.third:
            self._actions[self.notice.third].trigger()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self._say_text()
        self.more.setText(translate("Notices", "Details"))
        self.details.setAccessibleName(translate("Notices", "Details"))
        self.dismiss.setToolTip(translate("Notices", "Dismiss"))
        self.dismiss.setAccessibleName(translate("Notices", "Dismiss"))
