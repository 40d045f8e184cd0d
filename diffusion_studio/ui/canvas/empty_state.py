"""What stands on the canvas while there is no picture: what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.canvas.tries import Tries
from diffusion_studio.ui.run_state import Phase, RunState
from diffusion_studio.ui.theme import tokens

translate = QCoreApplication.translate


class EmptyState(QWidget):
    """A title, a sentence, and what can be done: things to try, or the buttons that open a model
    where there is none."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self._actions = actions
        self._has_model, self._reading = False, ""
        self._state, self._hint = RunState(), ""
        self.title = QLabel()
        self.title.setObjectName("emptyTitle")
        self.title.setProperty("kind", "heading")
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self.title.setFont(font)
        self.text = QLabel()
        self.text.setObjectName("emptyText")
        self.text.setProperty("kind", "muted")
        self.text.setWordWrap(True)
        self.open_button = QPushButton()
        self.open_button.clicked.connect(actions["open_model"].trigger)
        self.folder_button = QPushButton()
        self.folder_button.clicked.connect(actions["open_model_folder"].trigger)
        self.tries = Tries()
        tries = QHBoxLayout()
        tries.addStretch(1)
        tries.addWidget(self.tries)
        tries.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(8)
        column.addStretch(1)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addLayout(tries)
        column.addStretch(1)
        self._scroll(inside)

    def _scroll(self, inside: QWidget) -> None:
        """Where the window is small, or all in it large, what does not fit can be scrolled to."""
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        for each in (inside, area.viewport()):  # the canvas's colour is behind them
            each.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_state(self, has_model: bool, reading: str, state: RunState, hint: str = "") -> None:
        """Say what is missing, or what is being done; `reading` is the title of a model that is
        being read, or empty, and `hint` how to begin where that is not the main button."""
        self._has_model, self._reading = has_model, reading
        self._state, self._hint = state, hint
        phase = state.phase
        for button, name in (
            (self.open_button, "open_model"),
            (self.folder_button, "open_model_folder"),
        ):
            button.setText(self._actions[name].text())
            button.setVisible(not has_model and not reading and not phase.live)
        self.tries.setVisible(has_model and not reading and not phase.live)
        if phase is Phase.QUEUED:
            title = translate("Canvas", "Waiting for its turn")
            text = translate("Canvas", "It starts when the runs before it are done.")
        elif phase is Phase.STARTING and state.replayed is not None:
            title = translate("Canvas", "The run before is made again…")
            text = translate(
                "Canvas", "Its steps are no longer kept, and a branch begins with one of them."
            )
        elif phase is Phase.STARTING:
            title = translate("Canvas", "Starting…")
            text = translate("Canvas", "The model is read and made ready.")
        elif phase is Phase.PAUSED:
            title, text = _held_words(state)
        elif phase.live:
            title = translate("Canvas", "The first step is being made…")
            text = ""
        elif reading:
            title = translate("Canvas", "Reading {title}…").format(title=reading)
            text = translate("Canvas", "Pictures can be made as soon as it is read.")
        elif not has_model:
            title = translate("Canvas", "No model is open")
            text = translate("Canvas", "Open one from disk, or drop its folder here.")
        else:
            title = translate("Canvas", "No picture yet")
            text = translate("Actions", hint) if hint else self._how_to_begin()
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.tries.fit(self.width())
        super().resizeEvent(event)

    def _how_to_begin(self) -> str:
        keys = self._actions["generate"].shortcut()
        if keys.isEmpty():
            return translate("Canvas", "Press Generate and watch it appear out of noise.")
        text = translate("Canvas", "Press Generate ({keys}) and watch it appear out of noise.")
        return text.format(keys=keys.toString(QKeySequence.SequenceFormat.NativeText))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().canvas))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_state(self._has_model, self._reading, self._state, self._hint)
        super().changeEvent(event)


def _held_words(state: RunState) -> tuple[str, str]:
    """Of a run that is held, and of which nothing is to be seen yet: title and sentence."""
    if state.k == 0:
        return (
            translate("Canvas", "Held before its first step"),
            translate("Canvas", "Resume begins it."),
        )
    title = translate("Canvas", "Paused at step {k} of {steps}, as you left it")
    text = translate("Canvas", "Its picture is there in a moment; Resume goes on with it.")
    return title.format(k=state.k, steps=state.steps or 0), text
