"""The window in which solvers are compared: which take part, what they found, and the figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.recipe import MAX_COUNT, MAX_STEPS
from diffusion_studio.ui.answer.solver_plan import Wish
from diffusion_studio.ui.answer.solver_table import SolverTable
from diffusion_studio.ui.answer.solver_words import outcome_name, solver_about
from diffusion_studio.ui.compare.sweep_grid import SweepGrid
from diffusion_studio.ui.panels.form import BOX_WIDTH, WholeBox, wrapped
from diffusion_studio.ui.panels.small_parts import ElidedLabel, ThinBar

translate = QCoreApplication.translate

LEAST_SIZE = QSize(600, 560)
SIZE = QSize(900, 760)
SHARE_OF_SCREEN = 0.9  # that the window takes at most
ACROSS = 3  # solvers in a row
FIRST_CHOSEN = 3  # solvers that take part unless a person says otherwise


class SolverDialog(QDialog):
    """It shows, and says what was asked; it decides nothing."""

    edited = Signal()
    made = Signal()
    stopped = Signal()
    copied = Signal()
    saved = Signal()
    shown = Signal()  # the chosen solver's run, on the canvas

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("solverDialog")
        self.setModal(False)
        self.base = QLabel()
        self.base.setProperty("kind", "heading")
        self.hint, self.problem = QLabel(), QLabel()
        for label in (self.hint, self.problem):
            label.setWordWrap(True)
        self.hint.setProperty("kind", "muted")
        self.checks: dict[str, QCheckBox] = {}
        self.steps: dict[str, WholeBox] = {}
        self._offered: tuple[Wish, ...] = ()
        self._solvers = QGridLayout()
        self.count_label, self.count = QLabel(), WholeBox()
        self.count.setRange(1, MAX_COUNT)
        self.count.setFixedWidth(BOX_WIDTH)
        self.count_label.setBuddy(self.count)
        self.make, self.stop = QPushButton(), QPushButton()
        self.make.setProperty("kind", "primary")
        self.copy, self.show_run, self.save = QPushButton(), QPushButton(), QPushButton()
        self.progress = ThinBar()
        self.about = ElidedLabel()
        self.about.setProperty("kind", "muted")
        self.grid = SweepGrid()
        self.table = SolverTable()
        self._lay_out()
        self._connect()
        self.setMinimumSize(LEAST_SIZE)
        self.resize(SIZE.boundedTo(self.screen().availableSize() * SHARE_OF_SCREEN))
        self._say()

    def _lay_out(self) -> None:
        self._solvers.setHorizontalSpacing(8)
        self._solvers.setVerticalSpacing(4)
        begin = QHBoxLayout()
        begin.addWidget(self.count_label)
        begin.addWidget(self.count)
        begin.addWidget(self.problem, 1)
        begin.addWidget(self.stop)
        begin.addWidget(self.make)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setMinimumHeight(120)
        area.setWidget(self.grid)
        end = QHBoxLayout()
        end.addWidget(self.about, 1)
        for button in (self.copy, self.show_run, self.save):
            end.addWidget(button)
        for button in (self.make, self.stop, self.copy, self.show_run, self.save):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # rows come and go
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.base)
        column.addWidget(self.hint)
        column.addLayout(self._solvers)
        column.addLayout(begin)
        column.addWidget(self.progress)
        column.addWidget(area, 1)
        column.addWidget(self.table)
        column.addLayout(end)

    def _connect(self) -> None:
        for button, signal in (
            (self.make, self.made),
            (self.stop, self.stopped),
            (self.copy, self.copied),
            (self.show_run, self.shown),
            (self.save, self.saved),
        ):
            button.clicked.connect(lambda _=False, tells=signal: tells.emit())
        self.count.valueChanged.connect(lambda _: self.edited.emit())
        self.grid.opened.connect(lambda _: self.shown.emit())

    # --- what it shows ---

    def offer(self, wishes: tuple[Wish, ...], base: str, count: int) -> None:
        """The solvers that fit a restoration, with the steps to propose; the first few take part.
        Nothing changes where the same are offered."""
        self.base.setText(base)
        if wishes == self._offered:
            return
        self._offered = wishes
        for widget in (*self.checks.values(), *self.steps.values()):
            self._solvers.removeWidget(widget)
            widget.deleteLater()
        self.checks, self.steps = {}, {}
        for n, wish in enumerate(wishes):
            row, place = divmod(n, ACROSS)
            check, steps = QCheckBox(), WholeBox()
            check.setChecked(n < FIRST_CHOSEN)
            check.toggled.connect(lambda _: self.edited.emit())
            steps.setRange(1, MAX_STEPS)
            steps.setFixedWidth(BOX_WIDTH)
            steps.setValue(wish.steps)
            steps.valueChanged.connect(lambda _: self.edited.emit())
            self._solvers.addWidget(check, row, 3 * place)
            self._solvers.addWidget(steps, row, 3 * place + 1)
            self._solvers.setColumnStretch(3 * place + 2, 1)
            self.checks[wish.solver], self.steps[wish.solver] = check, steps
        self.count.blockSignals(True)
        self.count.setValue(count)
        self.count.blockSignals(False)
        self._say()

    def wishes(self) -> list[Wish]:
        """What is to take part now."""
        return [
            Wish(kind, self.steps[kind].value())
            for kind, check in self.checks.items()
            if check.isChecked()
        ]

    def show_grid(self, rows: Sequence[str], columns: Sequence[str], shape: QSize) -> None:
        """A new grid; where its headings are those of the old one, what is chosen stays."""
        picked = self.grid.picked
        self.grid.show_grid(rows, columns, shape)
        if picked is not None and picked[0] < len(rows) and picked[1] < len(columns):
            self.grid.pick(picked)

    # --- its words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("Answer", "Compare solvers"))
        self.hint.setText(
            translate(
                "Answer",
                "Each solver restores from the same measurement y and begins with the same noise;"
                " what differs comes from the solver.",
            )
        )
        for kind, check in self.checks.items():
            check.setText(outcome_name(kind))
            check.setToolTip(wrapped(solver_about(kind)))
            self.steps[kind].setSuffix(translate("Answer", " steps"))
            self.steps[kind].setFixedWidth(BOX_WIDTH + 28)
            name = translate("Answer", "Steps of {solver}").format(solver=outcome_name(kind))
            self.steps[kind].setAccessibleName(name)
            tip = translate(
                "Answer",
                "How many noise levels this solver goes through. Too few: coarse, or it does not"
                " explain y; more than a few hundred: slower, and hardly better.",
            )
            self.steps[kind].setToolTip(wrapped(tip))
        self.count_label.setText(translate("Answer", "Samples of each"))
        self.count.setToolTip(
            wrapped(
                translate(
                    "Answer",
                    "How many samples each solver draws. One says nothing of doubt; 8 give a fair"
                    " mean and spread; more take longer.",
                )
            )
        )
        self.make.setText(translate("Answer", "Compare"))
        self.make.setToolTip(wrapped(translate("Answer", "Run the chosen solvers in turn.")))
        self.stop.setText(translate("Answer", "Stop"))
        self.stop.setToolTip(
            wrapped(translate("Answer", "End the runs that are left; what there is stays."))
        )
        self.copy.setText(translate("Answer", "Copy table"))
        self.copy.setToolTip(wrapped(translate("Answer", "Copy the figures as CSV.")))
        self.show_run.setText(translate("Answer", "Show on canvas"))
        self.show_run.setToolTip(
            wrapped(
                translate(
                    "Answer", "Show the chosen solver's samples large; so does a double click."
                )
            )
        )
        self.save.setText(translate("Answer", "Save comparison"))
        self.save.setToolTip(
            wrapped(
                translate(
                    "Answer",
                    "One PNG of all pictures with what made them inside, and the figures as CSV.",
                )
            )
        )
        self.grid.setAccessibleName(translate("Answer", "What each solver found"))
        self.table.setAccessibleName(translate("Answer", "Figures of each solver"))
        self.table.say()
