"""Above the canvas while a step is painted on: colour, size, how the paint enters, and go."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.canvas.brush import LARGEST, SMALLEST
from diffusion_studio.ui.change.painting import Colour, Painting
from diffusion_studio.ui.panels.form import Choice, WholeBox, wrapped
from diffusion_studio.ui.theme import tokens

translate = QCoreApplication.translate

SWATCHES: tuple[Colour, ...] = (
    (250, 250, 250),
    (20, 20, 24),
    (230, 60, 50),
    (250, 200, 60),
    (70, 160, 80),
    (60, 120, 220),
)
SIDE = 18  # device-independent pixels of a swatch


class PaintBar(QFrame):
    """It shows, and says what a person wants; it decides nothing."""

    colour_chosen = Signal(object)
    size_chosen = Signal(int)
    carry_chosen = Signal(str)
    all_chosen = Signal(bool)
    picture_asked = Signal()
    clear_asked = Signal()
    go_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paintBar")
        self.colour = QToolButton()
        self.swatches = [QToolButton() for _ in SWATCHES]
        self.size_label, self.size_box = QLabel(), WholeBox()
        self.size_box.setRange(SMALLEST, LARGEST)
        self.size_box.setFixedWidth(62)
        self.carry = Choice()
        self.clear, self.go, self.close_button = QPushButton(), QPushButton(), QPushButton()
        self.picture = QPushButton()
        self.all = QCheckBox()
        self.go.setProperty("kind", "primary")
        self._painting: Painting | None = None
        self._of_state, self._pictured, self._count = False, False, 1
        self._lay_out()
        self.colour.setIconSize(QSize(SIDE + 6, SIDE + 6))
        self.colour.clicked.connect(self._ask_colour)
        self.size_box.valueChanged.connect(self.size_chosen.emit)
        self.carry.picked.connect(self.carry_chosen.emit)
        self.all.toggled.connect(self.all_chosen.emit)
        self.picture.clicked.connect(lambda: self.picture_asked.emit())
        self.clear.clicked.connect(lambda: self.clear_asked.emit())
        self.go.clicked.connect(lambda: self.go_asked.emit())
        self.close_button.clicked.connect(lambda: self.closed.emit())
        self.hide()
        self.say()

    def _lay_out(self) -> None:
        """Two rows, so that all is seen in a narrow window too."""
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.setSpacing(4)
        row, below = QHBoxLayout(), QHBoxLayout()
        for line in (row, below):
            line.setSpacing(4)
            column.addLayout(line)
        row.addWidget(self.colour)
        for swatch, colour in zip(self.swatches, SWATCHES, strict=True):
            swatch.setAutoRaise(True)
            swatch.setIcon(_icon(colour))
            swatch.setIconSize(QSize(SIDE, SIDE))
            swatch.clicked.connect(lambda _=False, c=colour: self.colour_chosen.emit(c))
            row.addWidget(swatch)
        row.addSpacing(6)
        row.addWidget(self.size_label)
        row.addWidget(self.size_box)
        row.addStretch(1)
        row.addWidget(self.all)
        row.addWidget(self.picture)
        below.addWidget(self.carry, 1)
        for button in (self.clear, self.close_button, self.go):
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            below.addWidget(button)

    def show_painting(
        self, painting: Painting, of_state: bool, pictured: bool = False, count: int = 1
    ) -> None:
        """Show it as it is; on a state x_t the paint is laid as it is. `pictured`: a picture is
        open that can be laid over. `count`: so many pictures are in the batch."""
        self.picture.setEnabled(pictured)
        self._painting, self._of_state = painting, of_state
        self._pictured, self._count = pictured, count
        self.all.setVisible(count > 1)
        self.all.blockSignals(True)
        self.all.setChecked(painting.on_all)
        self.all.blockSignals(False)
        self.setVisible(painting.on)
        self.colour.setIcon(_icon(painting.colour))
        self.size_box.blockSignals(True)
        self.size_box.setValue(painting.brush.size)
        self.size_box.blockSignals(False)
        carries = [
            (translate("Paint", "Keep the noise"), "keep_noise"),
            (translate("Paint", "New noise under the paint"), "new_noise"),
        ]
        if of_state:
            carries = [(translate("Paint", "Paint on the noisy state itself"), "as_is")]
        self.carry.offer(carries, "as_is" if of_state else painting.carry)
        self.carry.setEnabled(not of_state)
        for button in (self.clear, self.go):
            button.setEnabled(not painting.layer.is_empty)

    def _ask_colour(self) -> None:
        dialog = QColorDialog(self)
        if self._painting is not None:
            dialog.setCurrentColor(QColor(*self._painting.colour))
        dialog.colorSelected.connect(
            lambda c: self.colour_chosen.emit((c.red(), c.green(), c.blue()))
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say()
        super().changeEvent(event)

    def say(self) -> None:
        """Words, in the language as it is now."""
        self.size_label.setText(translate("Paint", "Size"))
        self.picture.setText(translate("Paint", "Picture"))
        self.all.setText(translate("Paint", "On all"))
        self.clear.setText(translate("Paint", "Clear"))
        self.go.setText(translate("Paint", "Continue"))
        self.close_button.setText(translate("Paint", "Leave"))
        for button in (self.clear, self.go, self.close_button):
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance(button.text()) + 24)
        for widget, tip in self._tips():
            widget.setToolTip(wrapped(tip))
        self.colour.setAccessibleName(translate("Paint", "Colour"))
        self.size_box.setAccessibleName(translate("Paint", "Size"))
        self.carry.setAccessibleName(translate("Paint", "How the paint enters"))
        for swatch, name in zip(self.swatches, _names(), strict=True):
            swatch.setAccessibleName(name)
            swatch.setToolTip(translate("Paint", "Paint in this colour: {name}.").format(name=name))
        if self._painting is not None:
            self.show_painting(self._painting, self._of_state, self._pictured, self._count)

    def _tips(self) -> tuple[tuple[QWidget, str], ...]:
        """What each part does, what too much and too little look like, and its default."""
        return (
            (self.colour, translate("Paint", "The colour that is painted with; click for others.")),
            (
                self.size_box,
                translate(
                    "Paint",
                    "How wide the brush is, in pixels of the picture.\n\nToo thin: the next steps"
                    " take it for noise, and clear it away. Too wide: it hides what was"
                    " there.\n\nDefault: an eighth of the picture.",
                ),
            ),
            (
                self.carry,
                translate(
                    "Paint",
                    "How the paint enters the noisy state. Keep the noise: the belief is changed"
                    " and the noise stays, so what is around answers at once. New noise: the"
                    " painted part is noised afresh, so it may become something else of that"
                    " colour.\n\nEarly steps forget paint, late ones keep it as it is.\n\nDefault:"
                    " keep the noise.",
                ),
            ),
            (
                self.picture,
                translate(
                    "Paint",
                    "Lay the opened picture over the step; Alt with the left button rubs it out"
                    " where the step is to show. Without one, open or drop a picture first.",
                ),
            ),
            (
                self.all,
                translate(
                    "Paint",
                    "Lay the same paint on every picture of the batch; else it lies only on the one"
                    " that is painted first, and the others go on as they are.\n\nDefault: off.",
                ),
            ),
            (self.clear, translate("Paint", "Take all paint away; undo brings it back.")),
            (
                self.go,
                translate(
                    "Paint",
                    "Begin a branch from this step with the paint on it; the run before stays.",
                ),
            ),
            (self.close_button, translate("Paint", "Paint no more, and let the paint go.")),
        )


def _names() -> tuple[str, ...]:
    """What the colours of `SWATCHES` are called."""
    return (
        translate("Paint", "white"),
        translate("Paint", "black"),
        translate("Paint", "red"),
        translate("Paint", "yellow"),
        translate("Paint", "green"),
        translate("Paint", "blue"),
    )


def _icon(colour: Colour) -> QIcon:
    """A square of a colour with an edge that is seen on any ground."""
    pixmap = QPixmap(2 * SIDE, 2 * SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setPen(QColor(tokens().border))
    painter.setBrush(QColor(*colour))
    painter.drawRoundedRect(1, 1, 2 * SIDE - 3, 2 * SIDE - 3, 6, 6)
    painter.end()
    return QIcon(pixmap)
