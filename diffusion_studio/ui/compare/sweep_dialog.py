"""The Compare window: what is to change along rows and columns, and the grid that comes of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from diffusion_studio.ui.compare.standing_dialog import StandingDialog
from diffusion_studio.ui.compare.sweep_grid import SweepGrid
from diffusion_studio.ui.panels.form import Choice, hold_height, wrapped
from diffusion_studio.ui.panels.small_parts import ElidedLabel, ThinBar

translate = QCoreApplication.translate

NOTHING = ""  # no second thing changes
LEAST_SIZE = QSize(480, 360)
SIZE = QSize(760, 640)


class SweepDialog(StandingDialog):
    """It shows, and says what was asked; it decides nothing."""

    axis_chosen = Signal(str)  # "rows" or "columns": another thing is to change along it
    edited = Signal()
    made = Signal()
    stopped = Signal()
    saved = Signal()
    shown = Signal()  # the chosen cell, on the canvas
    taken = Signal()  # its settings, in the panel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sweepDialog", LEAST_SIZE, SIZE, parent)
        self.rows, self.columns = Choice(), Choice()
        self.row_values, self.column_values = QLineEdit(), QLineEdit()
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.make = QPushButton()
        self.make.setProperty("kind", "primary")
        self.stop, self.save = QPushButton(), QPushButton()
        self.show_cell, self.take = QPushButton(), QPushButton()
        self.progress = ThinBar()
        self.about = ElidedLabel()
        self.about.setProperty("kind", "muted")
        self.grid = SweepGrid()
        self._names = {name: QLabel() for name in ("rows", "columns")}
        self._lay_out()
        self._connect()
        self.say()

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(6)
        form.setColumnStretch(2, 1)
        for row, (name, choice, values) in enumerate(
            (
                ("rows", self.rows, self.row_values),
                ("columns", self.columns, self.column_values),
            )
        ):
            hold_height(values)
            choice.setMinimumWidth(160)
            self._names[name].setBuddy(choice)
            form.addWidget(self._names[name], row, 0)
            form.addWidget(choice, row, 1)
            form.addWidget(values, row, 2)
        begin = QHBoxLayout()
        begin.addWidget(self.summary, 1)
        begin.addWidget(self.stop)
        begin.addWidget(self.make)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.grid)
        end = QHBoxLayout()
        end.addWidget(self.about, 1)
        for button in (self.take, self.show_cell, self.save):
            end.addWidget(button)
        for button in (self.make, self.stop, self.take, self.show_cell, self.save):
            button.setAutoDefault(False)
        self.lines.addLayout(form)
        self.lines.addLayout(begin)
        self.lines.addWidget(self.progress)
        self.lines.addWidget(area, 1)
        self.lines.addLayout(end)

    def _connect(self) -> None:
        self.rows.picked.connect(lambda _: self.axis_chosen.emit("rows"))
        self.columns.picked.connect(lambda _: self.axis_chosen.emit("columns"))
        for values in (self.row_values, self.column_values):
            values.textEdited.connect(lambda _: self.edited.emit())
            values.returnPressed.connect(self.make.click)
        for button, signal in (
            (self.make, self.made),
            (self.stop, self.stopped),
            (self.save, self.saved),
            (self.show_cell, self.shown),
            (self.take, self.taken),
        ):
            button.clicked.connect(lambda _=False, tells=signal: tells.emit())
        self.grid.opened.connect(lambda _: self.shown.emit())

    # --- what it shows ---

    def offer(self, items: list[tuple[str, str]], rows: str, columns: str) -> None:
        """What can change, (words, name), and what does along rows and columns."""
        nothing = (translate("Compare", "Nothing else"), NOTHING)
        self.rows.offer(list(items), rows)
        self.columns.offer([nothing, *(item for item in items if item[1] != rows)], columns)
        self.column_values.setVisible(columns != NOTHING)

    def show_summary(self, words: str, problem: bool) -> None:
        """How many pictures there will be; or what is wrong, and then none can be made."""
        self.summary.setText(words)
        self.summary.setProperty("kind", "" if problem else "muted")
        self.summary.style().unpolish(self.summary)
        self.summary.style().polish(self.summary)

    # --- its words ---

    def say(self) -> None:
        self.setWindowTitle(translate("Compare", "Compare"))
        words = {
            "rows": translate("Compare", "Down"),
            "columns": translate("Compare", "Across"),
        }
        tip = translate(
            "Compare",
            "What changes from picture to picture; all else is as in the panel, and all pictures"
            " begin with the same noise, unless the seed changes.",
        )
        values = translate("Compare", "The values, between commas; labels between semicolons.")
        for name, choice, field in (
            ("rows", self.rows, self.row_values),
            ("columns", self.columns, self.column_values),
        ):
            self._names[name].setText(words[name])
            choice.setAccessibleName(words[name])
            choice.setToolTip(wrapped(tip))
            field.setAccessibleName(values)
            field.setToolTip(wrapped(values))
        self.make.setText(translate("Compare", "Make"))
        self.stop.setText(translate("Compare", "Stop"))
        self.save.setText(translate("Compare", "Save grid"))
        self.show_cell.setText(translate("Compare", "Show on canvas"))
        self.take.setText(translate("Compare", "Use settings"))
        self.save.setToolTip(
            wrapped(translate("Compare", "One PNG with headings, and with what made it inside."))
        )
        self.show_cell.setToolTip(
            wrapped(translate("Compare", "Show the chosen picture large; so does a double click."))
        )
        self.take.setToolTip(
            wrapped(translate("Compare", "Put the chosen picture's settings into the panel."))
        )
        self.grid.setAccessibleName(translate("Compare", "Pictures"))
