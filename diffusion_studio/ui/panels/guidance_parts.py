"""The parts of the Guidance section: its heading, the guided part of a run, a file to choose."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from diffusion_studio.keyframes import Share
from diffusion_studio.ui.panels.form import WholeBox, wrapped
from diffusion_studio.ui.panels.small_parts import Dot, ElidedLabel, Rule
from diffusion_studio.ui.theme import icon

translate = QCoreApplication.translate

WHOLE = 100  # percent
LEAST = 1  # percent: the shortest guided part


class SectionHead(QWidget):
    """A line, a title, and at its end a dot with words while what is below acts on a run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.title.setProperty("kind", "heading")
        self.dot = Dot()
        self.words = ElidedLabel()
        self.words.setProperty("kind", "muted")
        self.help = QToolButton()  # shown by who has a page about what is below
        self.help.setText("?")
        self.help.setAutoRaise(True)
        self.help.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.help.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.title)
        row.addSpacing(8)
        row.addWidget(self.dot)
        row.addWidget(self.words, 1)
        row.addWidget(self.help)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        self._rule = Rule()
        column.addWidget(self._rule)
        column.addLayout(row)

    def stand_first(self) -> None:
        """There is nothing above that it has to be parted from."""
        self._rule.hide()
        column = self.layout()
        assert column is not None
        column.setContentsMargins(0, 0, 0, 0)


class IntervalField(QWidget):
    """Start and end of the guided part, in percent of the run; `moved((start, end) or None)`."""

    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start, self.end = WholeBox(), WholeBox()
        self._dash = QLabel("–")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.start, 1)
        row.addWidget(self._dash)
        row.addWidget(self.end, 1)
        self.setFocusProxy(self.start)
        for box in (self.start, self.end):
            box.setSuffix(" %")
            box.setSingleStep(5)
        self._limit(0, WHOLE)
        self.set_interval(None)
        for box in (self.start, self.end):
            box.valueChanged.connect(self._tell)

    @property
    def interval(self) -> Share | None:
        """(start, end) as shares of the run; None for all of it."""
        start, end = self.start.value(), self.end.value()
        return None if (start, end) == (0, WHOLE) else (start / WHOLE, end / WHOLE)

    def set_interval(self, interval: Share | None) -> None:
        """Show a guided part; says nothing."""
        start, end = (0.0, 1.0) if interval is None else interval
        whole = (round(start * WHOLE), round(end * WHOLE))
        for box in (self.start, self.end):
            box.blockSignals(True)
        self._limit(*whole)
        self.start.setValue(whole[0])
        self.end.setValue(whole[1])
        for box in (self.start, self.end):
            box.blockSignals(False)

    def _limit(self, start: int, end: int) -> None:
        """The end stays behind the start."""
        self.start.setRange(0, max(end, LEAST) - LEAST)
        self.end.setRange(start + LEAST, WHOLE)

    def _tell(self) -> None:
        self._limit(self.start.value(), self.end.value())
        self.moved.emit(self.interval)

    def describe(self, name: str, tip: str) -> None:
        """The name for screen readers, and the tool tip."""
        first = translate("GuidanceSection", "{name}: from")
        last = translate("GuidanceSection", "{name}: to")
        for box, words in ((self.start, first), (self.end, last)):
            box.setAccessibleName(words.format(name=name))
            box.setToolTip(wrapped(tip))


class FileField(QWidget):
    """A file that was chosen, or words for none; buttons to choose another and to go back."""

    asked = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel()
        self.open = QToolButton()
        self.open.setIcon(icon("open"))
        self.clear = QToolButton()
        self.clear.setText("×")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.name, 1)
        for button in (self.clear, self.open):
            button.setAutoRaise(True)
            button.setIconSize(QSize(16, 16))
            row.addWidget(button)
        self.open.clicked.connect(lambda: self.asked.emit())
        self.clear.clicked.connect(lambda: self.cleared.emit())
        self.setFocusProxy(self.open)

    def show_file(self, path: str, none: str) -> None:
        """The path that was chosen; while that is empty the words `none`."""
        self.name.setText(PurePath(path).name if path else none)
        self.name.setToolTip(path or none)
        self.clear.setVisible(bool(path))
