"""The table of a comparison of solvers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from diffusion_studio.ui.answer.solver_plan import COLUMNS, Outcome, best
from diffusion_studio.ui.answer.solver_words import column_tip, column_title, outcome_name
from diffusion_studio.ui.panels.form import number, wrapped
from diffusion_studio.ui.timeline.words import short

translate = QCoreApplication.translate

ROW_HEIGHT = 24
UNKNOWN = "–"
BY_LIKENESS = ("psnr", "ssim", "sample_psnr")  # whose highest number is set in bold


class SolverTable(QTableWidget):
    """A row a solver or baseline; it shows what it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("solverTable")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        self.setColumnCount(1 + len(COLUMNS))
        self.show_outcomes([])

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """The figures there are by now; columns in which nothing is known are left out."""
        self.say()
        self.setRowCount(len(outcomes))
        for at, column in enumerate(COLUMNS, 1):
            known = any(getattr(each, column) is not None for each in outcomes)
            self.setColumnHidden(at, bool(outcomes) and not known)
        leaders = {column: best(outcomes, column) for column in BY_LIKENESS}
        for row, outcome in enumerate(outcomes):
            self.setItem(row, 0, QTableWidgetItem(outcome_name(outcome.name)))
            for at, column in enumerate(COLUMNS, 1):
                item = QTableWidgetItem(figure_words(outcome, column))
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if leaders.get(column) is outcome:
                    font = QFont(self.font())
                    font.setBold(True)
                    item.setFont(font)
                self.setItem(row, at, item)
        self._fit()

    def _fit(self) -> None:
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(head + max(self.rowCount(), 1) * ROW_HEIGHT + bar)

    def words(self, row: int, column: str) -> str:
        """What stands in a place of the table; the name's column is "name"."""
        item = self.item(row, 0 if column == "name" else 1 + COLUMNS.index(column))
        return "" if item is None else item.text()

    def say(self) -> None:
        """The headings, in the language as it is now."""
        for at, column in enumerate(("name", *COLUMNS)):
            heading = QTableWidgetItem(column_title(column))
            heading.setToolTip(wrapped(column_tip(column)))
            self.setHorizontalHeaderItem(at, heading)


def figure_words(outcome: Outcome, column: str) -> str:
    """A figure as it is written."""
    value = getattr(outcome, column)
    if value is None:
        return UNKNOWN
    match column:
        case "psnr" | "sample_psnr":
            return number(value, 1)
        case "ssim" | "chi_squared":
            return number(value, 2)
        case "spread":
            return f"{number(100 * value, 1)} %"
        case "within":
            return f"{number(100 * value)} %"
        case "seconds":
            return short(value)
        case _:
            return str(value)
