"""The laboratory's page: what to see, the plane or the line, the time, and the curves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSlider,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.lab.curve_view import CurveView
from diffusion_studio.ui.lab.plane_view import PlaneView
from diffusion_studio.ui.lab.rule_view import RuleView
from diffusion_studio.ui.lab.words import translate
from diffusion_studio.ui.panels.form import wrapped
from diffusion_studio.ui.theme import icon


class LabPage(QWidget):
    """`played` when play or pause is asked, `stepped` by how many states, `sought` a state."""

    played = Signal()
    stepped = Signal(int)
    sought = Signal(int)
    begun_anew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labPage")
        self.plane, self.rule, self.curves = PlaneView(), RuleView(), CurveView()
        self.sight, self.problem = QLabel(), QLabel()
        for label in (self.sight, self.problem):
            label.setWordWrap(True)
            label.setContentsMargins(12, 6, 12, 6)
        self.problem.hide()
        self._playing = False
        self.stack = QStackedWidget()
        self.stack.addWidget(self.plane)
        self.stack.addWidget(self.rule)
        self.anew, self.back, self.play, self.forward = (QToolButton() for _ in range(4))
        self.scrub = QSlider(Qt.Orientation.Horizontal)
        self.scrub.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.place = QLabel()
        self.place.setMinimumWidth(196)
        self._lay_out()
        self._connect()
        self.say()

    def _lay_out(self) -> None:
        times = QHBoxLayout()
        times.setContentsMargins(12, 4, 12, 4)
        times.setSpacing(4)
        for button in (self.anew, self.back, self.play, self.forward):
            button.setAutoRaise(True)
            button.setIconSize(QSize(16, 16))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            times.addWidget(button)
        times.addWidget(self.scrub, 1)
        times.addWidget(self.place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sight)
        column.addWidget(self.problem)
        column.addWidget(self.stack, 1)
        column.addLayout(times)
        column.addWidget(self.curves)

    def _connect(self) -> None:
        self.anew.clicked.connect(lambda: self.begun_anew.emit())
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.forward.clicked.connect(lambda: self.stepped.emit(1))
        self.play.clicked.connect(lambda: self.played.emit())
        self.plane.play_asked.connect(self.played.emit)
        self.scrub.valueChanged.connect(self.sought.emit)

    def show_time(self, place: int, recorded: int, words: str) -> None:
        """Where in the record one looks, and how long it is."""
        self.scrub.blockSignals(True)
        self.scrub.setRange(0, max(recorded - 1, 0))
        self.scrub.setValue(place)
        self.scrub.blockSignals(False)
        self.place.setText(words)
        self.back.setEnabled(place > 0)

    def show_playing(self, playing: bool) -> None:
        self._playing = playing
        words = translate("Lab", "Pause") if playing else translate("Lab", "Play")
        self.play.setIcon(icon("pause" if playing else "resume"))
        self.play.setAccessibleName(words)
        self.play.setToolTip(
            wrapped(translate("Lab", "{words} (Space in the plane)").format(words=words))
        )

    def show_problem(self, sentence: str) -> None:
        """A sentence on what cannot be; empty takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say()
        super().changeEvent(event)

    def say(self) -> None:
        for button, picture, words in (
            (self.anew, "to-first", translate("Lab", "Begin anew, with the same noise")),
            (self.back, "step-back", translate("Lab", "One step back")),
            (self.forward, "step", translate("Lab", "One step on")),
        ):
            button.setIcon(icon(picture))
            button.setAccessibleName(words)
            button.setToolTip(wrapped(words))
        words = translate("Lab", "The recorded steps; drag to look at one")
        self.scrub.setAccessibleName(words)
        self.scrub.setToolTip(wrapped(words))
        self.plane.setAccessibleName(translate("Lab", "The plane"))
        self.plane.setAccessibleDescription(
            translate(
                "Lab",
                "Insert puts a mode, comma and full stop choose one, arrows move it, plus and minus"
                " size it, R turns it, L changes its label, Delete takes it away, Space plays.",
            )
        )
        self.rule.setAccessibleName(translate("Lab", "The line"))
        self.curves.setAccessibleName(translate("Lab", "Distances from the truth"))
        self.show_playing(self._playing)
