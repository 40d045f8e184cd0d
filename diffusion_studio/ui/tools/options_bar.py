"""Above the canvas while a tool is in hand: its size and hardness, and how much is masked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.canvas.brush import LARGEST, SMALLEST
from diffusion_studio.ui.panels.action_button import tool_button
from diffusion_studio.ui.panels.form import WholeBox, wrapped
from diffusion_studio.ui.panels.row_room import fit_row
from diffusion_studio.ui.panels.small_parts import ElidedLabel
from diffusion_studio.ui.theme import icon
from diffusion_studio.ui.tools.masking import Masking
from diffusion_studio.ui.tools.more_options import MoreOptions, translate

BOX = 70  # device-independent pixels
NARROW = 420  # device-independent pixels


class OptionsBar(QFrame):
    """`size_chosen` in pixels, `hardness_chosen` in per cent."""

    size_chosen = Signal(int)
    hardness_chosen = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("maskOptions")
        self.size_label, self.size_box = QLabel(), WholeBox()
        self.hardness_label, self.hardness_box = QLabel(), WholeBox()
        self.size_box.setRange(SMALLEST, LARGEST)
        self.hardness_box.setRange(0, 100)
        self.hardness_box.setSingleStep(5)
        self.covered = ElidedLabel()
        self.covered.setObjectName("maskCovered")
        self.covered.setProperty("kind", "muted")
        self.more = QToolButton()
        self.more.setIcon(icon("settings"))
        self.more.setAutoRaise(True)
        self.more.setCheckable(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.options = MoreOptions(actions, self)
        self._has_size = True  # the tool in hand has one
        self._masking: Masking | None = None  # as it was shown last
        self._lay_out(actions)
        self.size_box.valueChanged.connect(self.size_chosen)
        self.hardness_box.valueChanged.connect(self.hardness_chosen)
        self.more.clicked.connect(self._show_more)
        self.options.closed.connect(lambda: self.more.setChecked(False))
        self._say()

    def _lay_out(self, actions: Actions) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        for label, box in (
            (self.size_label, self.size_box),
            (self.hardness_label, self.hardness_box),
        ):
            box.setFixedWidth(BOX)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(6)
        row.addWidget(self.covered, 1)
        self._back_and_forth = [tool_button(actions[name], 16) for name in ("undo", "redo")]
        for button in self._back_and_forth:
            row.addWidget(button)
        row.addWidget(self.more)

    def show_masking(self, masking: Masking) -> None:
        """Show tool and brush as they are; only brush and eraser have a size."""
        brush = masking.brush
        for box, value in (
            (self.size_box, brush.size),
            (self.hardness_box, round(100 * brush.hardness)),
        ):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self._has_size = masking.tool.has_size
        self._fit_in()
        self.options.show_masking(masking)
        self.show_covered(masking)

    def show_covered(self, masking: Masking) -> None:
        """How much of the picture is masked."""
        self._masking = masking
        mask = masking.mask
        share = 100 * mask.coverage if mask is not None else 0.0
        number = QLocale().toString(share, "f", 1)
        if mask is not None and not mask.is_empty and number == QLocale().toString(0.0, "f", 1):
            number = "<" + QLocale().toString(0.1, "f", 1)
        if not masking.seen:
            words = translate("Mask", "{share} % masked, hidden")
        else:
            words = translate("Mask", "{share} % masked")
        self.covered.setText(words.format(share=number))

    def _show_more(self) -> None:
        corner = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height() + 2))
        self.options.adjustSize()
        self.options.move(corner - QPoint(self.options.width(), 0))
        self.options.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_in()
        super().resizeEvent(event)

    def _fit_in(self) -> None:
        """Where there is little room, what is masked is told first; undo and redo have keys, and
        pixels and per cent tell size and hardness apart."""
        sized = (self.size_label, self.size_box, self.hardness_label, self.hardness_box)
        wanted: dict[QWidget, bool] = dict.fromkeys(sized, self._has_size)
        wanted |= dict.fromkeys(self._back_and_forth, self.width() >= NARROW)
        fit_row(self, wanted, ((self.hardness_label,), (self.size_label,), (self.hardness_box,)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.size_label.setText(translate("Mask", "Size"))
        self.hardness_label.setText(translate("Mask", "Hardness"))
        self.size_box.setSuffix(translate("Mask", " px"))
        self.hardness_box.setSuffix(translate("Mask", " %"))
        if self._masking is not None:
            self.show_covered(self._masking)
        size = translate(
            "Mask",
            "The brush's diameter, in pixels of the picture ([ and ]).\n\nToo small: gaps stay"
            " between strokes, and the model goes on with what shows there. Too large: more is"
            " made anew than was meant.\n\nDefault: an eighth of the picture.",
        )
        hardness = translate(
            "Mask",
            "How much of the brush covers fully; the rest falls off to its rim.\n\nToo soft: what"
            " lies under the rim is half kept. Hard: the edge is as sharp as a pixel.\n\nDefault:"
            " 80 %.",
        )
        more = translate("Mask", "Edges of the mask, and how it is shown")
        for box, name, tip in (
            (self.size_box, self.size_label.text(), size),
            (self.hardness_box, self.hardness_label.text(), hardness),
            (self.more, more, more),
        ):
            box.setAccessibleName(name)
            box.setToolTip(wrapped(tip))
