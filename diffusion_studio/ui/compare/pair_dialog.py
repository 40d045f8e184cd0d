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

from diffusion_studio.ui.compare.pair_view import PairView
from diffusion_studio.ui.compare.standing_dialog import StandingDialog
from diffusion_studio.ui.panels.form import Choice, wrapped

translate = QCoreApplication.translate

LEAST_SIZE = QSize(480, 320)
SIZE = QSize(900, 560)
FINENESS = 1000  # places of the slider


class PairDialog(StandingDialog):
    """`picked` says that another run was chosen for a side."""

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("pairDialog", LEAST_SIZE, SIZE, parent)
        self.first, self.second = Choice(), Choice()
        self.side_by_side, self.swipe = QRadioButton(), QRadioButton()
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
        for button in (self.side_by_side, self.swipe):
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
        self.swipe.toggled.connect(self._switch)
        self.slider.valueChanged.connect(lambda place: self.view.set_edge(place / FINENESS))
        self.view.edge_moved.connect(self._follow)

    def _switch(self, swipes: bool) -> None:
        self.view.set_mode("swipe" if swipes else "side_by_side")
        self.slider.setVisible(swipes)

    def _follow(self, edge: float) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(round(edge * FINENESS))
        self.slider.blockSignals(False)

    # --- its words ---

    def say(self) -> None:
        self.setWindowTitle(translate("Compare", "Two pictures"))
        self.side_by_side.setText(translate("Compare", "Side by side"))
        self.swipe.setText(translate("Compare", "Swipe"))
        self.first.setAccessibleName(translate("Compare", "First run"))
        self.second.setAccessibleName(translate("Compare", "Second run"))
        self.slider.setAccessibleName(translate("Compare", "Where the first picture ends"))
        self.view.setAccessibleName(translate("Compare", "Pictures"))
        self.view.setToolTip(
            wrapped(
                translate(
                    "Compare",
                    "The wheel zooms all alike, a drag moves them, a double click fits them. The"
                    " difference is bright where the two are farthest apart.",
                )
            )
        )
