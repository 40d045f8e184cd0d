"""The part of the Generate panel that says what a run starts from. It decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from diffusion_studio.ui.change.starting import LEAST_STRENGTH, STRENGTH, Origin
from diffusion_studio.ui.panels.form import Choice, NumberSlider, wrapped

translate = QCoreApplication.translate


@dataclass(frozen=True)
class StartState:
    """What the section shows. `picture` is the opened picture's name, "" for none; `note` says
    where the run starts, or what is missing."""

    origin: Origin = "noise"
    strength: float = STRENGTH
    picture: str = ""
    inverted: str = ""
    kept: str = ""
    note: str = ""
    missing: bool = False
    can_use_shown: bool = False
    can_invert: bool = False


class StartSection(QObject):
    """Its widgets lie in the panel's own grid, so that all rows are aligned."""

    origin_chosen = Signal(str)
    strength_moved = Signal(float)
    shown_asked = Signal()  # take the picture on the canvas
    inversion_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.origin = Choice()
        self.strength = NumberSlider(decimals=2, step=0.01)
        self.strength.set_limits((LEAST_STRENGTH, 1.0), (LEAST_STRENGTH, 1.0))
        self.strength.mark(STRENGTH)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("kind", "muted")
        self.use_shown = QPushButton()
        self.invert = QPushButton()
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.use_shown, self.invert):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        row.addStretch(1)
        self._origin_name, self._strength_name = QLabel(), QLabel()
        self._state = StartState()
        self.origin.picked.connect(self.origin_chosen.emit)
        self.strength.moved.connect(self.strength_moved.emit)
        self.use_shown.clicked.connect(lambda: self.shown_asked.emit())
        self.invert.clicked.connect(lambda: self.inversion_asked.emit())
        self.say()

    def add_to(self, grid: QGridLayout, row: int) -> int:
        """Lay the section into a grid of two columns from a row on; gives the row after it."""
        for name, field in (
            (self._origin_name, self.origin),
            (self._strength_name, self.strength),
            (None, self.note),
            (None, self.buttons),
        ):
            if name is not None:
                name.setBuddy(field)
                grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
            row += 1
        return row

    def show_state(self, state: StartState) -> None:
        """Show what is started from, and what can be done about it."""
        self._state = state
        origins = [
            (translate("Start", "Noise"), "noise"),
            (state.picture or translate("Start", "A picture"), "picture"),
        ]
        if state.inverted:
            origins.append((state.inverted, "inverted"))
        if state.kept:
            origins.append((state.kept, "kept"))
        self.origin.offer(origins, state.origin)
        self.strength.set_value(state.strength)
        pictured = state.origin == "picture"
        for part in (self._strength_name, self.strength):
            part.setVisible(pictured and not state.missing)
        self.note.setText(state.note)
        self.note.setVisible(bool(state.note))
        self.buttons.setVisible(pictured)
        self.use_shown.setEnabled(state.can_use_shown)
        self.invert.setEnabled(state.can_invert)

    def say(self) -> None:
        """Words, in the language as it is now."""
        start, strength = translate("Start", "Start from"), translate("Start", "Strength")
        self._origin_name.setText(start)
        self._strength_name.setText(strength)
        about = translate(
            "Start",
            "What the first step begins with. Noise: a new picture. A picture: the opened one, made"
            " noisy, so that the model makes another of its kind (SDEdit). An inverted picture: the"
            " noise that leads to it, found by DDIM inversion.\n\nDefault: noise.",
        )
        self._origin_name.setToolTip(wrapped(about))
        self.origin.setToolTip(wrapped(about))
        self.origin.setAccessibleName(start)
        self.strength.describe(
            strength,
            translate(
                "Start",
                "How noisy the picture is made before the model sets in; the canvas shows it.\n\n"
                "Too little: nothing but details change. Too much: nothing of the picture is"
                " left. 0.4 to 0.7 keeps the composition.\n\nDefault: 0.6.",
            ),
        )
        self._strength_name.setToolTip(self.strength.slider.toolTip())
        self.use_shown.setText(translate("Start", "Use shown picture"))
        self.use_shown.setToolTip(
            wrapped(translate("Start", "Start from the picture that the canvas shows."))
        )
        self.invert.setText(translate("Start", "Invert"))
        self.invert.setToolTip(
            wrapped(
                translate(
                    "Start",
                    "Find the noise that leads to this very picture: DDIM backwards, without"
                    " guidance, and down again, to see how well it comes back. It takes 250 steps"
                    " up and as many down.",
                )
            )
        )
        self.show_state(self._state)
