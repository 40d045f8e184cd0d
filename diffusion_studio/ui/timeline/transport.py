"""The timeline's head: buttons that move through the steps, where one is, and what is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.canvas.segment import Segment
from diffusion_studio.ui.document import PictureKind
from diffusion_studio.ui.panels.action_button import tool_button
from diffusion_studio.ui.panels.form import Choice, Fold, wrapped
from diffusion_studio.ui.panels.small_parts import ElidedLabel
from diffusion_studio.ui.theme import icon
from diffusion_studio.ui.timeline.player import SPEEDS
from diffusion_studio.ui.timeline.words import translate

MOVES = (
    "timeline_first",
    "timeline_back",
    "timeline_play_back",
    "timeline_play",
    "timeline_forward",
    "timeline_last",
)
ICON = 16


class Transport(QFrame):
    """`kind_chosen` carries "x_0" or "x_t", for the strip; `opened` and `plots_opened` whether the
    strip and the plots are to be seen."""

    kind_chosen = Signal(str)
    speed_chosen = Signal(float)
    loop_chosen = Signal(bool)
    opened = Signal(bool)
    plots_opened = Signal(bool)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelineHead")
        self.fold = Fold()
        self.moves = {name: tool_button(actions[name], ICON) for name in MOVES}
        self.play = self.moves["timeline_play"]
        self.speed = Choice()
        self.loop = _switch("loop")
        self.place = ElidedLabel()
        self.place.setObjectName("timelinePlace")
        self.follow = QPushButton()
        self.belief = Segment("0", hat=True, last=False, quiet=True)
        self.state = Segment("t", hat=False, last=True, quiet=True)
        self._kinds = QButtonGroup(self)
        self._kinds.addButton(self.belief)
        self._kinds.addButton(self.state)
        self.branch = tool_button(actions["branch"], ICON)
        self.plots = _switch("plots")
        self._lay_out()
        self._fill_speeds()
        self.follow.clicked.connect(actions["timeline_last"].trigger)
        self.fold.folded.connect(self.opened)
        self.loop.toggled.connect(self.loop_chosen)
        self.plots.toggled.connect(self.plots_opened)
        self.speed.picked.connect(self.speed_chosen.emit)
        self.belief.clicked.connect(lambda: self.kind_chosen.emit("x_0"))
        self.state.clicked.connect(lambda: self.kind_chosen.emit("x_t"))
        self._say()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 12, 4)
        row.setSpacing(2)
        row.addWidget(self.fold)
        row.addSpacing(4)
        for button in self.moves.values():
            row.addWidget(button)
        row.addSpacing(4)
        self.speed.setMinimumContentsLength(4)
        self.speed.setFixedWidth(68)
        row.addWidget(self.speed)
        row.addWidget(self.loop)
        row.addSpacing(8)
        row.addWidget(self.place, 1)
        row.addWidget(self.follow)
        row.addSpacing(6)
        row.addWidget(self.belief)
        row.addWidget(self.state)
        row.addSpacing(6)
        row.addWidget(self.branch)
        row.addWidget(self.plots)
        self.follow.hide()

    def _fill_speeds(self) -> None:
        self.speed.clear()
        for speed in SPEEDS:
            self.speed.addItem(f"{QLocale().toString(speed, 'g', 2)}×", speed)

    def show_kind(self, kind: PictureKind) -> None:
        """Which of the two pictures the strip shows."""
        (self.belief if kind == "x_0" else self.state).setChecked(True)

    def show_place(self, words: str, tip: str) -> None:
        """Where one looks."""
        self.place.setText(words)
        self.place.setToolTip(wrapped(f"{words}\n\n{tip}") if tip else words)
        self.place.setAccessibleName(words)

    def show_following(self, live: bool, follows: bool) -> None:
        """The way back to the newest step, of a run that goes on."""
        self.follow.setVisible(live and not follows)

    def show_playing(self, playing: bool) -> None:
        """The button holds what it has set going."""
        self.play.setIcon(icon("pause" if playing else "resume"))

    def show_speed(self, speed: float) -> None:
        self.speed.setCurrentIndex(SPEEDS.index(speed))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.fold.setText(translate("Timeline", "Timeline"))
        self.follow.setText(translate("Timeline", "Follow"))
        self.belief.setText(translate("Timeline", "Belief"))
        self.state.setText(translate("Timeline", "State"))
        words = {
            self.fold: translate("Timeline", "Show or hide the steps of the run."),
            self.follow: translate("Timeline", "Go along with the newest step of the run."),
            self.belief: translate("Timeline", "The strip shows beliefs x̂_0."),
            self.state: translate("Timeline", "The strip shows noisy states x_t."),
            self.loop: translate("Timeline", "Begin anew at the end when playing."),
            self.plots: translate("Timeline", "Show or hide the plots."),
            self.speed: translate(
                "Timeline",
                "How fast it plays: at 1× twelve steps a second, and long runs within twelve"
                " seconds.",
            ),
        }
        names = {
            self.speed: translate("Timeline", "Speed"),
            self.loop: translate("Timeline", "Loop"),
            self.plots: translate("Timeline", "Plots"),
            self.belief: translate("Timeline", "Strip of beliefs"),
            self.state: translate("Timeline", "Strip of states"),
        }
        for widget, text in words.items():
            widget.setToolTip(wrapped(text))
            widget.setAccessibleDescription(text)
        for widget, text in names.items():
            widget.setAccessibleName(text)


def _switch(name: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setIconSize(QSize(ICON, ICON))
    button.setAutoRaise(True)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
