"""The table of an answer: how each sample agrees with the measurement, and with the truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from diffusion_studio.ui.answer.answer import Answer, Figure
from diffusion_studio.ui.answer.words import figure_name, verdict_tip, verdict_word
from diffusion_studio.ui.panels.form import number, wrapped
from diffusion_studio.ui.theme import tokens
from diffusion_studio.ui.timeline.words import short

translate = QCoreApplication.translate

MOST_ROWS = 10  # that are seen without scrolling
ROW_HEIGHT = 22
UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    tip: str
    words: Callable[[Figure], str]
    likeness: bool = False  # to the truth


class FigureTable(QTableWidget):
    """A row a picture. `chosen(figure)` when a person chooses one."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figureTable")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        self._figures: tuple[Figure, ...] = ()
        self.itemSelectionChanged.connect(self._tell)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self._figures

    @property
    def headings(self) -> list[str]:
        """What stands above the columns."""
        model, across = self.model(), Qt.Orientation.Horizontal
        return [str(model.headerData(n, across)) for n in range(self.columnCount())]

    def words(self, row: int, column: int) -> str:
        """What stands in a place of the table."""
        item = self.item(row, column)
        return "" if item is None else item.text()

    def show_answer(self, answer: Answer | None) -> None:
        """The figures of an answer; of none, no rows."""
        with QSignalBlocker(self):
            self._figures = answer.figures if answer is not None else ()
            columns = _columns(answer) if answer is not None else []
            self.setColumnCount(len(columns))
            self.setRowCount(len(self._figures))
            if columns:  # the name takes what room is left
                mode = QHeaderView.ResizeMode.Stretch
                self.horizontalHeader().setSectionResizeMode(0, mode)
            for at, column in enumerate(columns):
                heading = QTableWidgetItem(column.title)
                heading.setToolTip(wrapped(column.tip))
                self.setHorizontalHeaderItem(at, heading)
                for row, figure in enumerate(self._figures):
                    self.setItem(row, at, _item(figure, column.words(figure), first=at == 0))
            self._give_room(columns)
            self.clearSelection()
        self.setFixedHeight(self.sizeHint().height())

    def _give_room(self, columns: list[_Column]) -> None:
        """The name of a method reaches over the columns that have nothing to say of it."""
        self.clearSpans()
        empty = sum(not column.likeness for column in columns)
        for row, figure in enumerate(self._figures):
            if figure.kind == "baseline" and empty > 1:
                self.setSpan(row, 0, 1, empty)

    def pick(self, kind: str, number_: int | None) -> None:
        """Mark the row of a picture, or none."""
        with QSignalBlocker(self):
            self.clearSelection()
            for row, figure in enumerate(self._figures):
                if figure.kind == kind and (kind != "sample" or figure.number == number_):
                    self.selectRow(row)

    def sizeHint(self) -> QSize:
        head = self.horizontalHeader().sizeHint().height()
        rows = min(len(self._figures), MOST_ROWS)
        return QSize(280, head + rows * ROW_HEIGHT + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _tell(self) -> None:
        row = self.currentRow()
        if self.selectedItems() and 0 <= row < len(self._figures):
            self.chosen.emit(self._figures[row])


def _item(figure: Figure, words: str, *, first: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    if not first:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    agreement = figure.agreement
    if agreement is not None:
        tip = verdict_tip(agreement.verdict)
        item.setToolTip(wrapped(f"{_residual_words(figure)}\n\n{tip}"))
        if not first and words and words == verdict_word(agreement.verdict):
            wrong = agreement.verdict in ("overfits", "unexplained")
            item.setForeground(QColor(tokens().warning if wrong else tokens().text))
    return item


def _residual_words(figure: Figure) -> str:
    agreement = figure.agreement
    if agreement is None:
        return ""
    if agreement.chi_squared is None:
        words = translate("Answer", "|y - A x| is {residual}; y has no noise.")
        return words.format(residual=short(agreement.residual))
    words = translate("Answer", "|y - A x| is {residual}; the noise in y alone makes {expected}.")
    return words.format(residual=short(agreement.residual), expected=short(agreement.expected))


def _columns(answer: Answer) -> list[_Column]:
    """Those that have something to say for an answer."""
    columns = [_Column(translate("Answer", "Sample"), _picture_tip(), figure_name)]
    if answer.restored.expected_residual > 0:
        columns.append(_Column("χ²", _chi_tip(), _chi_words))
        columns.append(_Column(translate("Answer", "Fit to y"), _chi_tip(), _verdict_words))
    else:
        columns.append(_Column("|y - A x|", _residual_tip(), _plain_residual))
    if answer.restored.truth is not None:
        columns.append(_Column("PSNR", _psnr_tip(), lambda figure: _known(figure.psnr, 1), True))
        columns.append(_Column("SSIM", _ssim_tip(), lambda figure: _known(figure.ssim, 2), True))
    return columns


def _known(value: float | None, decimals: int) -> str:
    return UNKNOWN if value is None else number(value, decimals)


def _chi_words(figure: Figure) -> str:
    return _known(figure.agreement.chi_squared if figure.agreement is not None else None, 2)


def _verdict_words(figure: Figure) -> str:
    return verdict_word(figure.agreement.verdict) if figure.agreement is not None else UNKNOWN


def _plain_residual(figure: Figure) -> str:
    return short(figure.agreement.residual) if figure.agreement is not None else UNKNOWN


def _picture_tip() -> str:
    return translate(
        "Answer",
        "A click shows the picture on the canvas. The last line is the baseline: what the best"
        " classical method makes of the measurement, without a model.",
    )


def _chi_tip() -> str:
    return translate(
        "Answer",
        "χ² = |y - A x|² / (m σ²): how far what the picture would measure is from y, beside the"
        " noise in y. 1 is right; towards 0 noise is taken for detail; far above 1 the picture does"
        " not explain y.",
    )


def _residual_tip() -> str:
    return translate(
        "Answer",
        "How far what the picture would measure is from y, in units of [-1, 1] over all numbers of"
        " y. Without noise it should be near 0.",
    )


def _psnr_tip() -> str:
    return translate(
        "Answer",
        "Likeness to the truth in dB, by the mean squared error: more is nearer. It rewards blur,"
        " so the mean often wins over every sample.",
    )


def _ssim_tip() -> str:
    return translate(
        "Answer", "Likeness of structure to the truth: 1 is equal, 0 is unlike (SSIM, 2004)."
    )
