"""The window that holds two finished pictures side by side, or one behind the other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSlider,
    QWidget,
)

from diffusion_studio.ui.compare.pair_view import Mode, PairView
from diffusion_studio.ui.compare.standing_dialog import StandingDialog
from diffusion_studio.ui.panels.form import Choice, wrapped

translate = QCoreApplication.translate

LEAST_SIZE = QSize(480, 320)
SIZE = QSize(900, 560)
FINENESS = 1000  # places of the slider


class PairDialog(StandingDialog):
    """`picked` says that another run was chosen for a side, `retold` that the words are others, in
    another language."""

    picked = Signal()
    retold = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("pairDialog", LEAST_SIZE, SIZE, parent)
        self.first, self.second = Choice(), Choice()
        self.side_by_side, self.swipe = QRadioButton(), QRadioButton()
        self.apart = QRadioButton()
        self.side_by_side.setChecked(True)
        self._group = QButtonGroup(self)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, FINENESS)
        self.slider.setValue(FINENESS // 2)
        self.slider.hide()
        self.view = PairView()
        self.about = QLabel()
        self.about.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.say()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.first, 1)
        head.addWidget(self.second, 1)
        modes = QHBoxLayout()
        modes.setSpacing(12)
        for button in (self.side_by_side, self.swipe, self.apart):
            self._group.addButton(button)
            modes.addWidget(button)
        modes.addWidget(self.slider, 1)
        modes.addStretch(0)
        self.lines.addLayout(head)
        self.lines.addLayout(modes)
        self.lines.addWidget(self.view, 1)
        self.lines.addWidget(self.about)

    def _connect(self) -> None:
        for choice in (self.first, self.second):
            choice.picked.connect(lambda _: self.picked.emit())
        for button in (self.side_by_side, self.swipe, self.apart):
            button.toggled.connect(self._switch)
        self.slider.valueChanged.connect(lambda place: self.view.set_edge(place / FINENESS))
        self.view.edge_moved.connect(self._follow)

    def _switch(self) -> None:
        mode: Mode = "side_by_side"
        if self.swipe.isChecked():
            mode = "swipe"
        elif self.apart.isChecked():
            mode = "difference"
        self.view.set_mode(mode)
        self.slider.setVisible(mode == "swipe")

    def _follow(self, edge: float) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(round(edge * FINENESS))
        self.slider.blockSignals(False)

    # --- its words ---

    def say(self) -> None:
        self.setWindowTitle(translate("Compare", "Two pictures"))
        self.side_by_side.setText(translate("Compare", "Side by side"))
        self.swipe.setText(translate("Compare", "Swipe"))
        self.apart.setText(translate("Compare", "Difference"))
        for button, tip in (
            (self.side_by_side, translate("Compare", "Both pictures, and where they differ.")),
            (
                self.swipe,
                translate(
                    "Compare",
                    "One over the other: drag the edge, move the slider, or press Left and Right"
                    " (with Shift farther, Home and End to the sides).",
                ),
            ),
            (self.apart, translate("Compare", "Only where they differ, as large as it goes.")),
        ):
            button.setToolTip(wrapped(tip))
        self.slider.setToolTip(
            wrapped(
                translate(
                    "Compare",
                    "Where the first picture ends: at the left all is the second, at the right all"
                    " the first.",
                )
            )
        )
        self.first.setAccessibleName(translate("Compare", "First run"))
        self.second.setAccessibleName(translate("Compare", "Second run"))
        self.slider.setAccessibleName(translate("Compare", "Where the first picture ends"))
        self.view.setAccessibleName(translate("Compare", "Pictures"))
        self.view.setToolTip(
            wrapped(
                translate(
                    "Compare",
                    "The wheel zooms all alike, a drag moves them, a double click fits them; so do"
                    " + and -, the arrow keys and 0. The difference is bright where the two are"
                    " farthest apart.",
                )
            )
        )
        self.retold.emit()
