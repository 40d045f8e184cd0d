"""What guides the picture: the classifier's likeliest labels, and how hard guidance pulls."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diffusion_studio.ui.guidance.colours import HEAT, LINES, ColourBook
from diffusion_studio.ui.guidance.label_bars import LabelBars
from diffusion_studio.ui.guidance.sight import Sight
from diffusion_studio.ui.guidance.step_plot import Line, Scale, StepPlot
from diffusion_studio.ui.panels.form import wrapped
from diffusion_studio.ui.panels.small_parts import ElidedLabel
from diffusion_studio.ui.theme import tokens

translate = QCoreApplication.translate

LEAST_WIDTH = 220
SATURATED = 0.05  # the share of clipped values from which on colours suffer


class HeatLegend(QWidget):
    """The colours of the gradient's map, from weak to strong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(10)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens()
        ramp = QLinearGradient(0, 0, self.width(), 0)
        ramp.setColorAt(0, QColor(colours.window))
        for n, colour in enumerate(HEAT):
            ramp.setColorAt(0.15 + 0.85 * n / (len(HEAT) - 1), QColor(colour))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.line))
        painter.setBrush(ramp)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, 3, 3)
        painter.end()


class SightPanel(QWidget):
    """It shows what it is given. `gradient_wanted` says whether the map is to lie on the canvas."""

    gradient_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sightPanel")
        self.setMinimumWidth(LEAST_WIDTH)
        self.where = ElidedLabel()
        self.where.setProperty("kind", "muted")
        self.nothing = QLabel()
        self.nothing.setProperty("kind", "muted")
        self.nothing.setWordWrap(True)
        self.bars = LabelBars()
        self.labels = StepPlot(Scale(percent=True))
        self.ratio = StepPlot(Scale(limit=1.0))
        self.clipped = StepPlot(Scale(most=2 * SATURATED, limit=SATURATED, percent=True))
        self.gradient = QCheckBox()
        self.legend = HeatLegend()
        self.weak, self.strong = QLabel(), QLabel()
        self._book = ColourBook()
        self._lay_out()
        self.gradient.toggled.connect(self._toggle)
        self.offer_gradient(False)
        self._say()

    def _lay_out(self) -> None:
        legend = QHBoxLayout()
        legend.setSpacing(8)
        for label in (self.weak, self.strong):
            label.setProperty("kind", "muted")
        legend.addWidget(self.weak)
        legend.addWidget(self.legend, 1)
        legend.addWidget(self.strong)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(10)
        for widget in (self.where, self.nothing, self.bars, self.labels, self.ratio, self.clipped):
            column.addWidget(widget)
        column.addWidget(self.gradient)
        column.addLayout(legend)
        column.addStretch(1)

    def _toggle(self, on: bool) -> None:
        self._show_legend()
        self.gradient_wanted.emit(on)

    def offer_gradient(self, possible: bool) -> None:
        """Whether the run that is shown has a map of its classifier's gradient."""
        self.gradient.setEnabled(possible)
        self.gradient.setVisible(possible)
        self._show_legend()

    def _show_legend(self) -> None:
        shown = self.gradient.isEnabled() and self.gradient.isChecked()
        for widget in (self.weak, self.legend, self.strong):
            widget.setVisible(shown)

    # --- what it shows ---

    def show_sight(self, sight: Sight, steps: int, at: int | None) -> None:
        """What guided a picture along `steps` steps, looked at step `at`; None is the newest."""
        names = [name for name, _ in sight.labels]
        colours = self._book.colours_of(names)
        self.bars.show_labels(sight.seen, colours, len(names))
        self.labels.show_lines([Line(n, colours[n], p) for n, p in sight.labels], steps, at)
        free = translate("Sight", "classifier-free")
        led = translate("Sight", "classifier")
        pulls = ((free, LINES[0], sight.guidance), (led, LINES[1], sight.classifier))
        self.ratio.show_lines([Line(*pull) for pull in pulls if pull[2]], steps, at)
        clipped = Line(translate("Sight", "clipped"), LINES[3], sight.clipped)
        self.clipped.show_lines([clipped] if sight.clipped else [], steps, at)
        asked = bool(names)
        for widget in (self.bars, self.labels):
            widget.setVisible(asked)
        for widget in (self.ratio, self.clipped):
            widget.setVisible(not sight.is_empty)

    def show_place(self, where: str, nothing: str) -> None:
        """Which picture and step this is; and, where there is nothing to see, why."""
        self.where.setText(where)
        self.where.setVisible(bool(where))
        self.nothing.setText(nothing)
        self.nothing.setVisible(bool(nothing))

    # --- its words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.bars.setAccessibleName(translate("Sight", "What the classifier sees"))
        self.labels.set_title(
            translate("Sight", "How likely, over the steps"),
            translate(
                "Sight",
                "How likely the classifier finds each of these labels, at every step at which it"
                " was asked. It looks at the noisy picture, so at first it can only guess.",
            ),
        )
        self.ratio.set_title(
            translate("Sight", "Pull of guidance"),
            translate(
                "Sight",
                "How far guidance moves the predicted noise, beside that noise's own size. Above"
                " the dashed line, 1, guidance outweighs the model.",
            ),
        )
        self.clipped.set_title(
            translate("Sight", "Clipped values"),
            translate(
                "Sight",
                "The share of the belief's values that lie far beyond the range of colours, by more"
                " than 13 of 255 grey levels, and are clipped. Above the dashed line, 5 %, colours"
                " grow harsh: lower the scale, or use a threshold.",
            ),
        )
        self.gradient.setText(translate("Sight", "Gradient over the picture"))
        tip = translate(
            "Sight",
            "Where in the picture a change would make the label likelier to the classifier, at"
            " the step that is shown: clear where it matters little, bright where it matters"
            " most.",
        )
        self.gradient.setToolTip(wrapped(tip))
        self.weak.setText(translate("Sight", "weak"))
        self.strong.setText(translate("Sight", "strong"))
        self.legend.setAccessibleName(translate("Sight", "Colours of the gradient"))
        self.gradient.setCursor(Qt.CursorShape.ArrowCursor)
