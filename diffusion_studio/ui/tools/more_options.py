"""What opens beside the tool's options: the mask's edges, and how it lies over the picture."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QLabel, QVBoxLayout, QWidget

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.canvas.mask_item import COLOURS
from diffusion_studio.ui.panels.action_button import ActionButton
from diffusion_studio.ui.panels.form import Choice, NumberSlider, wrapped
from diffusion_studio.ui.tools.masking import Look, Masking

translate = QCoreApplication.translate

EDGE_SLIDER, EDGE_BOX = (1, 64), (1, 200)
LEAST_OPACITY = 10  # per cent: a mask that is in force can be seen
SWATCH = 12


class MoreOptions(QFrame):
    """`edge_chosen` in pixels, `opacity_chosen` in per cent, `colour_chosen` a name."""

    edge_chosen = Signal(int)
    opacity_chosen = Signal(int)
    colour_chosen = Signal(str)
    pressure_chosen = Signal(bool)
    closed = Signal()

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("maskMore")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.edge, self.opacity = NumberSlider(), NumberSlider()
        self.edge.set_limits(EDGE_SLIDER, EDGE_BOX)
        self.edge.mark(4)
        self.opacity.set_limits((LEAST_OPACITY, 100), (LEAST_OPACITY, 100))
        self.opacity.mark(round(100 * Look().opacity))
        self.colour = Choice()
        self.pressure = QCheckBox()
        self._labels = {name: QLabel() for name in ("edge", "opacity", "colour")}
        self._lay_out(actions)
        self.edge.moved.connect(lambda value: self.edge_chosen.emit(round(value)))
        self.opacity.moved.connect(lambda value: self.opacity_chosen.emit(round(value)))
        self.colour.picked.connect(self.colour_chosen.emit)
        self.pressure.toggled.connect(self.pressure_chosen)
        self._say()

    def _lay_out(self, actions: Actions) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(6)
        form = QFormLayout()
        form.addRow(self._labels["edge"], self.edge)
        column.addLayout(form)
        for name in ("mask_grow", "mask_shrink", "mask_feather"):
            column.addWidget(ActionButton(actions[name]))
        column.addSpacing(6)
        form = QFormLayout()
        form.addRow(self._labels["opacity"], self.opacity)
        form.addRow(self._labels["colour"], self.colour)
        column.addLayout(form)
        column.addWidget(self.pressure)

    def show_masking(self, masking: Masking) -> None:
        """Show what is set."""
        self.edge.set_value(masking.edge)
        self.opacity.set_value(round(100 * masking.look.opacity))
        place = self.colour.findData(masking.look.colour)
        if place != self.colour.currentIndex():
            self.colour.setCurrentIndex(place)
        self.pressure.blockSignals(True)
        self.pressure.setChecked(masking.brush.pressure)
        self.pressure.blockSignals(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self._labels["edge"].setText(translate("Mask", "Pixels"))
        self._labels["opacity"].setText(translate("Mask", "Opacity"))
        self._labels["colour"].setText(translate("Mask", "Colour"))
        self.pressure.setText(translate("Mask", "A pen's pressure sets the size"))
        self.pressure.setToolTip(
            wrapped(
                translate(
                    "Mask",
                    "Press a tablet's pen harder for a wider stroke, up to the brush's size. A"
                    " mouse always draws at full size.\n\nDefault: on.",
                )
            )
        )
        self.edge.describe(
            translate("Mask", "Pixels"),
            translate(
                "Mask",
                "How far the edge is grown, shrunk or feathered at a time, in pixels of the"
                " picture.\n\nToo little: nothing is to be seen of it. Too much: small parts of"
                " the mask vanish, or grow together.\n\nDefault: 4.",
            ),
        )
        self.opacity.describe(
            translate("Mask", "Opacity"),
            translate(
                "Mask",
                "How strongly the mask is drawn over the picture; what it does stays the"
                " same.\n\nToo little: it is hard to see. Too much: the picture below"
                " is.\n\nDefault: 50 %.",
            ),
        )
        names = {
            "red": translate("Mask", "Red"),
            "green": translate("Mask", "Green"),
            "blue": translate("Mask", "Blue"),
            "yellow": translate("Mask", "Yellow"),
        }
        chosen = self.colour.currentData() or Look().colour
        self.colour.offer([(names[name], name) for name in COLOURS], chosen)
        for place, colour in enumerate(COLOURS.values()):
            self.colour.setItemIcon(place, _swatch(colour))
        tip = translate(
            "Mask", "The colour of the mask; its stripes are seen on any picture.\n\nDefault: red."
        )
        self.colour.setAccessibleName(translate("Mask", "Colour"))
        self.colour.setToolTip(wrapped(tip))


def _swatch(colour: str) -> QIcon:
    pixmap = QPixmap(SWATCH, SWATCH)
    pixmap.fill(QColor(colour))
    return QIcon(pixmap)
