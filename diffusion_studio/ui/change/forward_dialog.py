"""The forward process: a picture, a slider over t, and what the noise leaves of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.canvas.picture_item import to_image
from diffusion_studio.ui.models.schedule_plot import SchedulePlot
from diffusion_studio.ui.panels.form import NumberSlider, number, wrapped
from diffusion_studio.ui.theme import tokens

if TYPE_CHECKING:
    import numpy as np

translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class Noised:
    """q(x_t | x_0) at a level: uint8 [H, W, 3] of its mean sqrt(a) x_0, of its noise
    sqrt(1 - a) epsilon, and of their sum x_t."""

    mean: np.ndarray
    noise: np.ndarray
    x_t: np.ndarray
    t: int
    alpha_bar: float


class PictureView(QWidget):
    """One picture, as large as there is room, with squares for pixels where it is enlarged."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, pixels: np.ndarray | None) -> None:
        """uint8 [H, W, 3], or None for an empty place."""
        self._image = to_image(pixels) if pixels is not None else None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = min(self.width(), self.height())
        if self._image is not None:
            wide = side * self._image.width() / max(self._image.width(), self._image.height())
            high = side * self._image.height() / max(self._image.width(), self._image.height())
            room = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
            painter.drawImage(room, self._image)
        else:
            painter.setPen(QPen(QColor(tokens().line), 1))
            room = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class ForwardPlot(SchedulePlot):
    """The schedule's curve with the place that is looked at; `scrubbed` carries a share 0..1."""

    scrubbed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = 0.0
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    def show_place(self, share: float) -> None:
        """Mark a place between the cleanest level (0) and the noisiest (1)."""
        self.place = share
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._scrub(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._scrub(event)

    def _scrub(self, event: QMouseEvent) -> None:
        room = self._room()
        share = (event.position().x() - room.left()) / max(room.width(), 1.0)
        self.scrubbed.emit(min(max(share, 0.0), 1.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if len(self.points) < 2:
            return
        room = self._room()
        level = self.points[round(self.place * (len(self.points) - 1))]
        x, y = room.left() + self.place * room.width(), room.bottom() - level * room.height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().accent))
        painter.drawEllipse(QPointF(x, y), 5, 5)
        painter.end()


class ForwardDialog(QDialog):
    """`moved` carries t; `start_asked` and `fresh_asked` a wish to start here, or for other
    noise."""

    moved = Signal(int)
    start_asked = Signal()
    fresh_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("forwardDialog")
        self.resize(820, 560)
        self.mean, self.noise, self.x_t = PictureView(), PictureView(), PictureView()
        self._titles = [QLabel() for _ in range(3)]
        self.slider = NumberSlider()
        self.plot = ForwardPlot()
        self.numbers = QLabel()
        self.numbers.setWordWrap(True)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("kind", "muted")
        self.fresh, self.start = QPushButton(), QPushButton()
        self._t_name = QLabel("t")
        self._last = 999
        self._shown: Noised | None = None
        self._lay_out()
        self.slider.moved.connect(lambda value: self.moved.emit(round(value)))
        self.plot.scrubbed.connect(lambda share: self.moved.emit(round(share * self._last)))
        self.start.clicked.connect(lambda: self.start_asked.emit())
        self.fresh.clicked.connect(lambda: self.fresh_asked.emit())
        self.say()

    def _lay_out(self) -> None:
        pictures = QGridLayout()
        pictures.setSpacing(6)
        views = (self.mean, self.noise, self.x_t)
        for place, (title, view) in enumerate(zip(self._titles, views, strict=True)):
            title.setAlignment(Qt.AlignmentFlag.AlignCenter)
            pictures.addWidget(title, 0, 2 * place)
            pictures.addWidget(view, 1, 2 * place)
            pictures.setColumnStretch(2 * place, 1)
            if place < 2:
                sign = QLabel("+" if place == 0 else "=")
                pictures.addWidget(sign, 1, 2 * place + 1)
        pictures.setRowStretch(1, 1)
        row = QHBoxLayout()
        row.addWidget(self._t_name)
        row.addWidget(self.slider, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.fresh)
        buttons.addStretch(1)
        buttons.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(pictures, 1)
        column.addLayout(row)
        column.addWidget(self.plot)
        column.addWidget(self.numbers)
        column.addWidget(self.note)
        column.addLayout(buttons)

    # --- what it shows ---

    def show_schedule(self, curve: list[float], steps: int) -> None:
        """The model's schedule: alpha_bar from the cleanest to the noisiest of `steps` levels."""
        self._last = steps - 1
        self.slider.set_limits((0, self._last), (0, self._last))
        self.plot.show_curve(curve, translate("Forward", "What is left of the picture at each t"))

    def show_t(self, t: int) -> None:
        self.slider.set_value(t)
        self.plot.show_place(t / max(self._last, 1))

    def show_noised(self, noised: Noised | None, note: str = "") -> None:
        """The pictures and the numbers; or, without them, why there are none."""
        self._shown = noised
        self.mean.show_picture(noised.mean if noised is not None else None)
        self.noise.show_picture(noised.noise if noised is not None else None)
        self.x_t.show_picture(noised.x_t if noised is not None else None)
        self.numbers.setText(self._words() if noised is not None else "")
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.start.setEnabled(noised is not None)
        self.fresh.setEnabled(noised is not None)

    def _words(self) -> str:
        if self._shown is None:
            return ""
        a = self._shown.alpha_bar
        snr = a / (1 - a)
        words = translate(
            "Forward",
            "ᾱ = {alpha_bar} · picture × {signal}, noise × {spread} · SNR = {snr} · log SNR ="
            " {log_snr}",
        )
        return words.format(
            alpha_bar=number(a, 4),
            signal=number(sqrt(a), 3),
            spread=number(sqrt(1 - a), 3),
            snr=f"{snr:.3g}",
            log_snr=number(log(snr), 2) if snr > 0 else "−∞",
        )

    # --- its words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say()
        super().changeEvent(event)

    def say(self) -> None:
        """Words, in the language as it is now."""
        self.setWindowTitle(translate("Forward", "Forward process"))
        for title, text in zip(
            self._titles,
            (
                translate("Forward", "mean √ᾱ x₀"),
                translate("Forward", "noise √(1−ᾱ) ε"),
                translate("Forward", "x_t, a draw of q(x_t | x₀)"),
            ),
            strict=True,
        ):
            title.setText(text)
        self.slider.describe(
            translate("Forward", "Time t"),
            translate(
                "Forward",
                "How far the noise has come. 0: the picture with next to no noise. The last t:"
                " noise in which nothing of the picture is left.",
            ),
        )
        self.plot.setToolTip(
            wrapped(
                translate(
                    "Forward",
                    "ᾱ(t), the share of the picture's variance that is left, along the model's"
                    " schedule. Drag to look at another t.",
                )
            )
        )
        self.fresh.setText(translate("Forward", "Other noise"))
        self.fresh.setToolTip(translate("Forward", "Draw the noise anew: another draw of x_t."))
        self.start.setText(translate("Forward", "Start from here"))
        self.start.setToolTip(
            wrapped(
                translate(
                    "Forward", "Have the Generate tab start from this picture at this noise level."
                )
            )
        )
        self.numbers.setText(self._words())
