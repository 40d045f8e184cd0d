"""The run bar: Generate, Pause, Step, Stop, and how far the run is. It shows what it is given."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.panels.action_button import ActionButton, tool_button
from diffusion_studio.ui.panels.form import wrapped
from diffusion_studio.ui.panels.small_parts import PressedLabel, Sentence, ThinBar
from diffusion_studio.ui.run_state import RunState
from diffusion_studio.ui.saying import said
from diffusion_studio.ui.wording import queue_tip


class RunBar(QFrame):
    """Its buttons are the window's actions, so they cannot differ from the menus."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runBar")
        self.generate = ActionButton(actions["generate"])
        self.generate.setProperty("kind", "primary")
        self.generate.setMinimumHeight(34)
        self.pause = tool_button(actions["pause"])
        self.step = tool_button(actions["step"])
        self.stop = tool_button(actions["stop"])
        self.progress = ThinBar()
        self.progress.setObjectName("runProgress")
        self.text = Sentence()
        self.text.setObjectName("runText")
        self.text.setProperty("kind", "muted")
        self.add = tool_button(actions["queue_add"])
        self.queue = PressedLabel()
        self.queue.setObjectName("runQueue")
        self.queue.setProperty("kind", "muted")
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.generate, 1)
        buttons.addSpacing(4)
        for button in (self.add, self.pause, self.step, self.stop):
            button.setFixedSize(34, 34)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.queue)  # on top: the buttons stay where they are when it appears
        column.addWidget(self.text)
        column.addWidget(self.progress)
        column.addLayout(buttons)

    def show_run(self, state: RunState, words: str, queue: str) -> None:
        """How a run stands, the words for it, and those for the others that the engine has."""
        self.queue.setText(queue)
        self.queue.setVisible(bool(queue))
        self.queue.setToolTip(wrapped(queue_tip()))
        self.queue.setAccessibleName(queue)
        self.text.show_whole(not state.phase.live)  # what changes at every step keeps its line
        self.text.setText(words)
        made_on = ", ".join(part for part in (state.device, state.precision) if part)
        lines = (words, said(state.message), said(state.advice), made_on)
        self.text.setToolTip("\n".join(line for line in lines if line))
        self.progress.setAccessibleName(words)
        self.progress.set_fraction(state.fraction)
