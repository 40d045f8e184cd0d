"""The Answer: what of it the canvas shows, the table, and one place in every sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.answer.answer import Answer
from diffusion_studio.ui.answer.commands import VIEW_COMMANDS
from diffusion_studio.ui.answer.place_view import PlaceView
from diffusion_studio.ui.answer.table import FigureTable
from diffusion_studio.ui.answer.views import ViewKind, view_about, view_hint, view_word
from diffusion_studio.ui.answer.words import summary_words
from diffusion_studio.ui.panels.action_button import ActionButton
from diffusion_studio.ui.panels.form import wrapped
from diffusion_studio.ui.panels.small_parts import Rule

if TYPE_CHECKING:
    import numpy as np

translate = QCoreApplication.translate

LEAST_WIDTH = 260
WIDTH = 344
COLUMNS = 3  # of buttons


@dataclass(frozen=True, eq=False)
class Close:
    """A place looked at closely: its surroundings, uint8 [side, side, 3] each, with their names;
    the place is pixel `at` of them; `lines` say what is known of it, the first what to make of it.
    """

    pictures: Sequence[np.ndarray]
    names: Sequence[str]
    at: tuple[int, int]
    lines: Sequence[str]
    pinned: bool


class AnswerPanel(QScrollArea):
    """It shows what it is given."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answerPanel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(LEAST_WIDTH)
        self._actions = actions
        self._answer: Answer | None = None
        self._view: ViewKind = "samples"
        self._pinned = False
        self.summary, self.about = _text(), _text("muted")
        self.buttons = {view: _view_button() for view in VIEW_COMMANDS}
        self.table = FigureTable()
        self.copy_table = ActionButton(actions["answer_copy"])
        self.save = ActionButton(actions["answer_save"])
        self.place_heading = _text("heading")
        self.trust, self.numbers, self.pin_hint = _text(), _text("muted"), _text("muted")
        self.place = PlaceView()
        self._body = QWidget()
        self._lay_out()
        self._say()
        self.show_answer(None, "")

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 480)

    def _lay_out(self) -> None:
        buttons = QGridLayout()
        buttons.setSpacing(4)
        for n, (view, button) in enumerate(self.buttons.items()):
            button.setDefaultAction(self._actions[VIEW_COMMANDS[view]])
            buttons.addWidget(button, n // COLUMNS, n % COLUMNS)
        files = QHBoxLayout()
        files.addWidget(self.copy_table)
        files.addWidget(self.save)
        self._parts = QWidget()
        parts = QVBoxLayout(self._parts)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(8)
        parts.addLayout(buttons)
        parts.addWidget(self.about)
        parts.addWidget(Rule())
        parts.addWidget(self.place_heading)
        parts.addWidget(self.trust)
        parts.addWidget(self.place)
        parts.addWidget(self.numbers)
        parts.addWidget(self.pin_hint)
        parts.addWidget(Rule())
        parts.addWidget(self.table)
        parts.addLayout(files)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self._parts)
        column.addStretch(1)
        self.setWidget(self._body)

    # --- what it shows ---

    def show_answer(self, answer: Answer | None, nothing: str) -> None:
        """An answer; where there is none, a sentence that says why."""
        self._answer = answer
        self._parts.setVisible(answer is not None)
        self.summary.setProperty("kind", "muted" if answer is None else "")
        self.summary.style().polish(self.summary)
        self.summary.setText(nothing if answer is None else summary_words(answer))
        self.table.show_answer(answer)

    def show_view(self, view: ViewKind, sample: int | None) -> None:
        """Which view is on the canvas, and which sample is chosen in it."""
        self._view = view
        self.about.setText(view_hint(view))
        self.about.setToolTip(wrapped(view_about(view)))
        self.table.pick("sample" if view == "samples" else view, sample)
        self.place.choose(sample if view == "samples" else None)

    def show_place(self, close: Close | None) -> None:
        """A place in every sample, or none."""
        self._pinned = close is not None and close.pinned
        self.numbers.setVisible(close is not None)
        if close is None:
            self.place.show_nothing("")
            self.place.setVisible(False)
            self.trust.setText(self._hint())
            self.trust.setProperty("kind", "muted")
        else:
            self.place.setVisible(True)
            self.place.show_patches(close.pictures, close.names, close.at)
            self.trust.setText(close.lines[0])
            self.trust.setProperty("kind", "")
            self.numbers.setText("\n".join(line for line in close.lines[1:] if line))
        self.trust.style().polish(self.trust)
        self.pin_hint.setVisible(close is not None)
        self._say_pin()

    # --- its words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _hint(self) -> str:
        return translate(
            "Answer",
            "Point at a place in the picture to see it in every sample; click to keep hold of it.",
        )

    def _say_pin(self) -> None:
        text = translate("Answer", "Click to keep hold of this place.")
        if self._pinned:
            text = translate("Answer", "Pinned: click it again, or press Alt+0, to let go.")
        self.pin_hint.setText(text)

    def _say(self) -> None:
        for view in self.buttons:
            self._actions[VIEW_COMMANDS[view]].setIconText(view_word(view))
        self.place_heading.setText(translate("Answer", "Is this detail real?"))
        tip = translate(
            "Answer",
            "What all samples show is backed by the measurement and by what the model knows of all"
            " pictures. What one sample shows and the next does not is made up. So judge a detail"
            " by several samples, never by one.",
        )
        for widget in (self.place_heading, self.trust, self.place):
            widget.setToolTip(wrapped(tip))
        self.place.setAccessibleName(translate("Answer", "The place in every sample"))
        self.table.setAccessibleName(translate("Answer", "Figures of each sample"))
        self._say_pin()


def _text(kind: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if kind:
        label.setProperty("kind", kind)
    return label


def _view_button() -> QToolButton:
    button = QToolButton()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("kind", "choice")
    return button
