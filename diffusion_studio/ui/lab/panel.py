"""The Lab panel: the world, the process and what can be turned. It shows, and says what a person
chose; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import degrees, radians
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from diffusion_studio.laboratory import PROCESSES, Line, Mode
from diffusion_studio.ui.keys.said import key_of
from diffusion_studio.ui.lab.ranges import DEFAULTS, ON_A_LINE, PACES, SLIDERS
from diffusion_studio.ui.lab.session import Session
from diffusion_studio.ui.lab.settings import PARTS
from diffusion_studio.ui.lab.words import (
    boxes,
    group_titles,
    names,
    process_names,
    tips,
    translate,
    world_names,
)
from diffusion_studio.ui.panels.form import Choice, NumberSlider, hold_height, wrapped
from diffusion_studio.ui.panels.guidance_parts import SectionHead
from diffusion_studio.ui.theme import icon

WHOLE = {"steps", "count", "each", "t"}
OF_SETUP = {"steps", "count", "each"}
OF_LINE = {"angle", "y", "noise_sigma"}


class LabPanel(QWidget):
    """`setup_chosen` and `dials_turned` carry {field: value}; `world_chosen` a name;
    `mode_set` what of the chosen mode is set."""

    setup_chosen = Signal(object)
    dials_turned = Signal(object)
    world_chosen = Signal(str)
    formula_typed = Signal(str)
    mode_set = Signal(object)
    parts_shown = Signal(object)
    pace_chosen = Signal(int)
    drawing_chosen = Signal(bool)
    learning_chosen = Signal(bool)
    said_anew = Signal()  # in another language

    def __init__(self, undo: QAction, redo: QAction) -> None:
        """The window's commands, whose keys undo and redo in the plane as well."""
        super().__init__()
        self.setObjectName("labPanel")
        self._commands = undo, redo
        self.fields: dict[str, QWidget] = {}
        self._names: dict[str, QLabel] = {}
        self.heads = {name: SectionHead() for name in group_titles()}
        self.world, self.process = Choice(), Choice()
        self.formula = QLineEdit()
        hold_height(self.formula)
        self.heads["world"].stand_first()
        self.label_of, self.label, self.pace = Choice(), Choice(), Choice()
        self.sliders = {
            name: NumberSlider(decimals, step) for name, (decimals, step, *_) in SLIDERS.items()
        }
        self.noise, self.measured = QCheckBox(), QCheckBox()
        self.contours, self.arrows, self.trails = QCheckBox(), QCheckBox(), QCheckBox()
        self.histograms = QCheckBox()
        self.learn, self.network = QCheckBox(), QCheckBox()
        self.about_network = QLabel()
        self.about_network.setProperty("kind", "muted")
        self.about_network.setWordWrap(True)
        self.undo, self.redo, self.draw = QToolButton(), QToolButton(), QToolButton()
        self.add, self.remove = QToolButton(), QToolButton()
        self._line = Line()
        self._lay_out()
        self._connect()
        self.say()

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 16, 16, 16)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        s = self.sliders
        self._span(self.heads["world"])
        self._add("world", self.world)
        self._add("formula", self.formula)
        self.edits = self._row(self.add, self.remove, self.draw, self.undo, self.redo)
        self._add("", self.edits)
        self._add("weight", s["weight"])
        self._add("label_of", self.label_of)
        self._span(self.heads["process"])
        self._add("process", self.process)
        for name in ("steps", "count", "each", "t", "step_size", "snr", "eta", "sigma", "dt"):
            self._add(name, s[name])
        self._add("", self.noise)
        self._add("pace", self.pace)
        self._span(self.heads["leading"])
        self._add("label", self.label)
        self._add("guidance_scale", s["guidance_scale"])
        self._add("", self.measured)
        for name in ("angle", "y", "noise_sigma", "pull"):
            self._add(name, s[name])
        self._span(self.heads["views"])
        self.views = self._row(self.contours, self.arrows, self.trails, self.histograms)
        self._span(self.views)
        self._span(self.heads["network"])
        self.networks = self._row(self.learn, self.network)
        self._span(self.networks)
        self._span(self.about_network)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _add(self, name: str, field: QWidget) -> None:
        row = self._grid.rowCount()
        if name:
            self._names[name] = QLabel()
            self._names[name].setBuddy(field)
            self._grid.addWidget(self._names[name], row, 0)
            self.fields[name] = field
        self._grid.addWidget(field, row, 1)

    def _span(self, field: QWidget) -> None:
        self._grid.addWidget(field, self._grid.rowCount(), 0, 1, 2)

    def _row(self, *fields: QWidget) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for field in fields:
            if isinstance(field, QToolButton):
                field.setIconSize(QSize(16, 16))
            layout.addWidget(field)
        layout.addStretch(1)
        return row

    def _connect(self) -> None:
        self.world.picked.connect(self.world_chosen.emit)
        self.process.picked.connect(lambda value: self.setup_chosen.emit({"process": value}))
        self.formula.editingFinished.connect(
            lambda: self.formula_typed.emit(self.formula.text().strip())
        )
        self.label_of.picked.connect(lambda value: self.mode_set.emit({"label": value}))
        self.label.picked.connect(lambda value: self.dials_turned.emit({"label": value}))
        self.pace.picked.connect(self.pace_chosen.emit)
        for name, slider in self.sliders.items():
            slider.moved.connect(self._teller(name))
        self.noise.toggled.connect(lambda on: self.dials_turned.emit({"noise": on}))
        self.measured.toggled.connect(
            lambda on: self.dials_turned.emit({"line": self._line if on else None})
        )
        self.network.toggled.connect(lambda on: self.dials_turned.emit({"network": on}))
        self.learn.toggled.connect(self.learning_chosen.emit)
        self.draw.setCheckable(True)
        self.draw.toggled.connect(self.drawing_chosen.emit)
        for name in PARTS:
            box: QCheckBox = getattr(self, name)
            box.setChecked(True)
            box.toggled.connect(lambda on, part=name: self.parts_shown.emit({f"with_{part}": on}))

    def _teller(self, name: str) -> Callable[[float], None]:
        """What a slider's new value is told as."""

        def tell(value: float) -> None:
            number: Any = round(value) if name in WHOLE else value
            if name == "weight":
                self.mode_set.emit({"weight": value})
            elif name in OF_LINE:
                given = radians(value) if name == "angle" else value
                line = {"angle": self._line.angle, "y": self._line.y}
                line |= {"noise_sigma": self._line.noise_sigma, name: given}
                self.dials_turned.emit({"line": Line(**line)})
            elif name in OF_SETUP:
                self.setup_chosen.emit({name: number})
            else:
                self.dials_turned.emit({name: number})

        return tell

    # --- what it shows ---

    def show_session(self, session: Session, world: str, chosen: Mode | None) -> None:
        """The experiment as it is set; `world` is the name of the chosen world."""
        setup, dials = session.setup, session.dials
        self._line = dials.line or self._line
        self.world.offer([(words, name) for name, words in world_names().items()], world)
        processes = [(process_names()[name], name) for name in PROCESSES]
        self.process.offer(processes, setup.process)
        self.pace.offer([(_pace(pace), pace) for pace in PACES], session.pace)
        if not self.formula.hasFocus():
            self.formula.setText(setup.formula)
        self._show_values(session, chosen)
        labels = sorted({mode.label for mode in setup.world})
        none = (translate("Lab", "all modes"), None)
        self.label.offer([none, *((label_words(n), n) for n in labels)], dials.label)
        offered = [(label_words(n), n) for n in range(5)]
        self.label_of.offer(offered, chosen.label if chosen is not None else None)
        for box, on in (
            (self.noise, dials.noise),
            (self.measured, dials.line is not None),
            (self.network, dials.network),
            (self.learn, session.training),
        ):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self._show_rows(session, chosen)

    def _show_values(self, session: Session, chosen: Mode | None) -> None:
        setup, dials, line = session.setup, session.dials, self._line
        values: dict[str, float] = {
            "weight": chosen.weight if chosen is not None else 1.0,
            "angle": degrees(line.angle),
            "y": line.y,
            "noise_sigma": line.noise_sigma,
        }
        for name in self.sliders:
            source = setup if name in OF_SETUP else dials
            values.setdefault(name, getattr(source, name, 0.0))
        for name, slider in self.sliders.items():
            _, _, in_slider, in_box = SLIDERS[name]
            slider.set_limits(in_slider, in_box)
            slider.mark(ON_A_LINE.get(name, DEFAULTS[name]) if setup.formula else DEFAULTS[name])
            slider.set_value(values[name])

    def _show_rows(self, session: Session, chosen: Mode | None) -> None:
        """Only what the experiment has."""
        setup, dials = session.setup, session.dials
        on_line, process = bool(setup.formula), setup.process
        backwards = process != "forward" and not on_line
        shown = {
            "formula": on_line,
            "weight": chosen is not None and not on_line,
            "label_of": chosen is not None and not on_line,
            "process": not on_line,
            "each": process in ("annealed", "predictor_corrector") and not on_line,
            "t": process == "langevin" and not on_line,
            "step_size": process in ("langevin", "annealed") and not on_line,
            "snr": process == "predictor_corrector" and not on_line,
            "eta": process == "ddim" and not on_line,
            "sigma": on_line,
            "dt": on_line,
            "label": backwards,
            "guidance_scale": backwards and dials.label is not None,
            **dict.fromkeys(("angle", "y", "noise_sigma", "pull"), dials.line is not None),
        }
        for name, on in shown.items():
            self._names[name].setVisible(on)
            self.fields[name].setVisible(on)
        self.measured.setVisible(backwards)
        of_plane = [self.heads[name] for name in ("views", "network")]
        for part in (*of_plane, self.edits, self.views, self.networks, self.about_network):
            part.setVisible(not on_line)
        self.heads["leading"].setVisible(backwards)
        self.remove.setEnabled(chosen is not None)

    def show_parts(self, drawn: Sequence[str]) -> None:
        """Tick what is drawn in the plane, and tell it."""
        for name in PARTS:
            box: QCheckBox = getattr(self, name)
            box.setChecked(name in drawn)

    def show_network(self, words: str) -> None:
        self.about_network.setText(words)

    # --- words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say()
            self.said_anew.emit()
        super().changeEvent(event)

    def say(self) -> None:
        """Words, in the language as it is now."""
        for name, title in group_titles().items():
            self.heads[name].title.setText(title)
        for name, words in names().items():
            self._names[name].setText(words)
            self._names[name].setToolTip(wrapped(tips()[name]))
            field = self.fields[name]
            if isinstance(field, NumberSlider):
                field.describe(words, tips()[name])
            else:
                field.setAccessibleName(words)
                field.setToolTip(wrapped(tips()[name]))
        self._say_boxes()
        self._say_buttons()

    def _say_boxes(self) -> None:
        for name, (words, tip) in boxes().items():
            box: QCheckBox = getattr(self, name)
            box.setText(words)
            box.setToolTip(wrapped(tip))

    def _say_buttons(self) -> None:
        for button, picture, words, tip in (
            (
                self.add,
                "",
                translate("Lab", "Add"),
                translate("Lab", "Put a mode in the middle (Insert, or double-click the plane)."),
            ),
            (
                self.remove,
                "",
                translate("Lab", "Remove"),
                translate("Lab", "Take the chosen mode away (Delete)."),
            ),
            (
                self.draw,
                "tool-brush",
                translate("Lab", "Draw"),
                translate("Lab", "Draw a density with the mouse: it becomes many small modes."),
            ),
            (
                self.undo,
                "undo",
                translate("Lab", "Undo"),
                _with_key(translate("Lab", "Put the world back as it was."), self._commands[0]),
            ),
            (
                self.redo,
                "redo",
                translate("Lab", "Redo"),
                _with_key(translate("Lab", "Change the world again."), self._commands[1]),
            ),
        ):
            button.setText(words)
            button.setAccessibleName(words)
            button.setToolTip(wrapped(tip))
            if picture:
                button.setIcon(icon(picture))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _with_key(sentence: str, action: QAction) -> str:
    """What a button does, and the key that does it too."""
    key, words = key_of(action), translate("Lab", "In the plane: {key}.")
    return f"{sentence} {words.format(key=key)}" if key else sentence


def label_words(label: int) -> str:
    """A class's name: A to E."""
    return translate("Lab", "class {letter}").format(letter="ABCDE"[label % 5])


def _pace(pace: int) -> str:
    if pace == 1:
        return translate("Lab", "1 step a frame")
    return translate("Lab", "{pace} steps a frame").format(pace=pace)
