"""The Interpolate panel: ends, path, a handle to look along it. It decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.interpolate.interpolating import (
    CORNERS,
    LEAST_STRENGTH,
    EndChoice,
    Path,
)
from diffusion_studio.ui.interpolate.pad import Pad
from diffusion_studio.ui.interpolate.words import end_names, group_titles, names, shapes, tips
from diffusion_studio.ui.panels.form import Choice, NumberSlider, SeedBox, wrapped
from diffusion_studio.ui.panels.guidance_parts import SectionHead
from diffusion_studio.ui.theme import icon

translate = QCoreApplication.translate


@dataclass(frozen=True)
class PanelState:
    """What the panel shows. `offers` are the (words, data) of every end's choice, `chosen` the data
    of each; `pictured` says that all ends are pictures."""

    path: Path
    ends: tuple[EndChoice, ...]
    offers: tuple[tuple[tuple[str, Any], ...], ...]
    chosen: tuple[object, ...]
    place: tuple[float, float]
    pictured: bool
    note: str
    can_export: bool
    labels: tuple[tuple[str, Any], ...] = ()
    labelled: bool = False


class EndRow(QWidget):
    """One end: what it is, and its seed."""

    picked = Signal(object)
    labelled = Signal(object)
    seeded = Signal(object)
    thrown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice, self.seed, self.dice = Choice(), SeedBox(), QToolButton()
        self.dice.setAutoRaise(True)
        self.dice.setIcon(icon("dice"))
        self.dice.setIconSize(QSize(16, 16))
        self.label = Choice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.label)
        self.label.picked.connect(self.labelled.emit)
        row.addWidget(self.choice, 3)
        row.addWidget(self.seed, 2)
        row.addWidget(self.dice)
        self.choice.picked.connect(self.picked.emit)
        self.seed.edited.connect(self.seeded.emit)
        self.dice.clicked.connect(lambda: self.thrown.emit())
        self.setFocusProxy(self.choice)

    def show_end(self, end: EndChoice, offers: list[tuple[str, Any]], chosen: object) -> None:
        self.choice.offer(offers, chosen)
        self.seed.set_seed(end.seed)
        for part in (self.seed, self.dice):
            part.setVisible(end.kind != "latent")

    def show_label(self, end: EndChoice, labels: list[tuple[str, Any]], shown: bool) -> None:
        """The end's label among those there are, or none of it."""
        self.label.offer(labels, end.label)
        self.label.setVisible(shown)


class InterpolatePanel(QWidget):
    """`changed` carries {setting: value}; the other signals what a person wants of an end (its
    number first) or of the path."""

    changed = Signal(object)
    end_picked = Signal(int, object)
    end_seeded = Signal(int, object)
    end_labelled = Signal(int, object)
    end_thrown = Signal(int)
    moved = Signal(float, float)
    sheet_asked = Signal()
    film_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("interpolatePanel")
        self.heads = {name: SectionHead() for name in group_titles()}
        self.shape = Choice()
        self.ends = [EndRow() for _ in range(CORNERS)]
        self.mix = Choice()
        self.columns, self.rows = NumberSlider(), NumberSlider()
        self.strength = NumberSlider(decimals=2, step=0.01)
        self.same_noise = QCheckBox()
        self.labelled = QCheckBox()
        self.pad = Pad()
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("kind", "muted")
        self.sheet, self.film = QPushButton(), QPushButton()
        self.heads["ends"].stand_first()
        self._names: dict[str, QLabel] = {name: QLabel() for name in names()}
        self._end_names = [QLabel() for _ in range(CORNERS)]
        self._state: PanelState | None = None
        self.columns.set_limits((2, 12), (2, 16))
        self.rows.set_limits((2, 8), (2, 16))
        self.columns.mark(8)
        self.rows.mark(4)
        self.strength.set_limits((LEAST_STRENGTH, 1), (LEAST_STRENGTH, 1))
        self.strength.mark(0.6)
        self._lay_out()
        self._connect()
        self.say()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows: list[tuple[QLabel | None, QWidget]] = [
            (None, self.heads["ends"]),
            (self._names["shape"], self.shape),
        ]
        rows += list(zip(self._end_names, self.ends, strict=True))
        rows += [
            (None, self.same_noise),
            (None, self.labelled),
            (None, self.heads["mixing"]),
            (self._names["mix"], self.mix),
            (self._names["strength"], self.strength),
            (self._names["columns"], self.columns),
            (self._names["rows"], self.rows),
        ]
        for place, (name, field) in enumerate(rows):
            if isinstance(field, SectionHead):
                grid.addWidget(field, place, 0, 1, 2)
                continue
            if name is not None:
                name.setBuddy(field)
                grid.addWidget(name, place, 0)
            grid.addWidget(field, place, 1)
        below = len(rows)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.sheet, self.film):
            buttons.addWidget(button)
        buttons.addStretch(1)
        grid.addWidget(self.heads["look"], below, 0, 1, 2)
        grid.addWidget(self.pad, below + 1, 0, 1, 2)
        grid.addWidget(self.note, below + 2, 0, 1, 2)
        grid.addLayout(buttons, below + 3, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setRowStretch(below + 4, 1)

    def _connect(self) -> None:
        def tells(name: str, whole: bool = False) -> Any:
            return lambda value: self.changed.emit({name: round(value) if whole else value})

        self.shape.picked.connect(tells("shape"))
        self.mix.picked.connect(tells("mix"))
        self.columns.moved.connect(tells("columns", whole=True))
        self.rows.moved.connect(tells("rows", whole=True))
        self.strength.moved.connect(tells("strength"))
        self.same_noise.toggled.connect(tells("same_noise"))
        self.labelled.toggled.connect(tells("labelled"))
        for n, row in enumerate(self.ends):
            row.picked.connect(lambda data, n=n: self.end_picked.emit(n, data))
            row.labelled.connect(lambda label, n=n: self.end_labelled.emit(n, label))
            row.seeded.connect(lambda seed, n=n: self.end_seeded.emit(n, seed))
            row.thrown.connect(lambda n=n: self.end_thrown.emit(n))
        self.pad.moved.connect(self.moved.emit)
        self.sheet.clicked.connect(lambda: self.sheet_asked.emit())
        self.film.clicked.connect(lambda: self.film_asked.emit())

    # --- what it shows ---

    def show_state(self, state: PanelState) -> None:
        """Show all as it is."""
        self._state, path = state, state.path
        grid, coarse = path.shape == "grid", path.shape == "coarse_to_fine"
        self.shape.offer(shapes(), path.shape)
        self.mix.offer(
            [
                (translate("Interpolate", "Along the arc"), "spherical"),
                (translate("Interpolate", "Straight"), "linear"),
            ],
            path.mix,
        )
        for n, (row, name) in enumerate(zip(self.ends, self._end_names, strict=True)):
            name.setText(end_names(grid)[n])
            row.show_end(state.ends[n], list(state.offers[n]), state.chosen[n])
            row.show_label(state.ends[n], list(state.labels), state.labelled)
            for part in (row, name):
                part.setVisible(grid or n < 2)
        self.columns.set_value(path.columns)
        self.rows.set_value(path.rows)
        self.strength.set_value(path.strength)
        for box, on in ((self.same_noise, path.same_noise), (self.labelled, state.labelled)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.labelled.setVisible(bool(state.labels))
        self.same_noise.setVisible(state.pictured)
        self._show("strength", state.pictured and not coarse)
        self._show("rows", grid or coarse)
        rows = path.rows if grid or (coarse and state.pictured) else 1
        self.pad.show_path(state.place, path.columns, rows, flat=rows == 1)
        self.note.setText(state.note)
        for button in (self.sheet, self.film):
            button.setEnabled(state.can_export)

    def _show(self, name: str, shown: bool) -> None:
        self._names[name].setVisible(shown)
        getattr(self, name).setVisible(shown)

    # --- its words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say()
        super().changeEvent(event)

    def say(self) -> None:
        """Words, in the language as it is now."""
        all_tips = tips()
        for name, title in group_titles().items():
            self.heads[name].title.setText(title)
        self.pad.setAccessibleName(group_titles()["look"])
        self.pad.setToolTip(wrapped(all_tips["pad"]))
        for name, words in names().items():
            self._names[name].setText(words)
            self._names[name].setToolTip(wrapped(all_tips[name]))
            field = getattr(self, name)
            if isinstance(field, NumberSlider):
                field.describe(words, all_tips[name])
            else:
                field.setToolTip(wrapped(all_tips[name]))
                field.setAccessibleName(words)
        for row in self.ends:
            row.choice.setToolTip(wrapped(all_tips["end"]))
            row.label.setToolTip(wrapped(all_tips["labelled"]))
            row.label.setAccessibleName(translate("Interpolate", "Label"))
            row.seed.setToolTip(wrapped(all_tips["seed"]))
            row.dice.setToolTip(translate("Interpolate", "A new seed"))
            row.choice.setAccessibleName(translate("Interpolate", "End"))
            row.seed.setAccessibleName(translate("Interpolate", "Seed"))
            row.dice.setAccessibleName(translate("Interpolate", "A new seed"))
        self.labelled.setText(translate("Interpolate", "Mix labels too"))
        self.labelled.setToolTip(wrapped(all_tips["labelled"]))
        self.same_noise.setText(translate("Interpolate", "The same noise for all"))
        self.same_noise.setToolTip(wrapped(all_tips["same_noise"]))
        self.sheet.setText(translate("Interpolate", "Save as one picture"))
        self.sheet.setToolTip(wrapped(all_tips["sheet"]))
        self.film.setText(translate("Interpolate", "Save as film"))
        self.film.setToolTip(wrapped(all_tips["film"]))
        if self._state is not None:
            self.show_state(self._state)
