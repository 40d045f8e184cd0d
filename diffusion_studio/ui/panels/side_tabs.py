"""The tabs of the right side, one a task; the run bar below them stays."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.panels.form import wrapped

translate = QCoreApplication.translate


class SideTabs(QWidget):
    """Each panel scrolls by itself. `chosen` carries a tab's key, when a person has chosen it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideTabs")
        self.bar = QTabBar()
        self.bar.setObjectName("sideTabBar")
        self.bar.setDocumentMode(True)
        self.bar.setExpanding(True)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.stack = QStackedWidget()
        self._titles: dict[str, tuple[str, str]] = {}  # key -> title and tip, untranslated
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.setSpacing(0)
        self._head.addWidget(self.bar, 1)
        column.addLayout(self._head)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._choose)

    @property
    def keys(self) -> list[str]:
        """The tabs, from left to right."""
        return list(self._titles)

    def add(self, key: str, title: str, widget: QWidget, tip: str = "") -> None:
        """Add a tab at the right; `title` and `tip` are source strings of the context "Actions"."""
        scroll = QScrollArea()
        scroll.setObjectName(f"{key}Scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(widget)
        self._titles[key] = title, tip
        self.stack.addWidget(scroll)
        self.bar.addTab("")
        self.bar.setVisible(len(self._titles) > 1)
        self._say()

    def add_beside(self, widget: QWidget) -> None:
        """Have a widget at the right of the tabs, that is there for all of them."""
        self._head.addWidget(widget)

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front; says nothing."""
        if key in self._titles:
            place = self.keys.index(key)
            self.bar.blockSignals(True)
            self.bar.setCurrentIndex(place)
            self.bar.blockSignals(False)
            self.stack.setCurrentIndex(place)

    def _choose(self, place: int) -> None:
        if 0 <= place < self.stack.count():
            self.stack.setCurrentIndex(place)
            self.chosen.emit(self.keys[place])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        for place, (title, tip) in enumerate(self._titles.values()):
            self.bar.setTabText(place, translate("Actions", title))
            self.bar.setTabToolTip(place, wrapped(translate("Actions", tip)) if tip else "")
        self.bar.setAccessibleName(translate("Actions", "What to make"))
