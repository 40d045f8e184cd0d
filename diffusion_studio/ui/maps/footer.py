"""Below the canvas: the colour scale of what is shown, how it lies, and the value at the mouse."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QSlider, QWidget

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.maps.display import OPACITY
from diffusion_studio.ui.maps.legend import Legend
from diffusion_studio.ui.maps.map import Map, Shown
from diffusion_studio.ui.maps.pointer import Pixel
from diffusion_studio.ui.panels.action_button import tool_button
from diffusion_studio.ui.panels.form import Choice, wrapped
from diffusion_studio.ui.panels.small_parts import ElidedLabel
from diffusion_studio.ui.timeline.words import short
from diffusion_studio.ui.views.kinds import CHANNELS, Channel, channel_name

translate = QCoreApplication.translate

HEIGHT = 30
SLIDER = 84
NARROW = 520  # device-independent pixels
ARRANGING = ("view_beside", "view_over", "view_hold")
Values = tuple[tuple[float, ...], str]  # one number, or red, green and blue; and their unit


class CanvasFooter(QFrame):
    """It shows what it is given; its height never changes, so that the pictures stay put.

    `opacity_chosen` in [0, 1]; `channel_chosen` carries a `Channel`.
    """

    opacity_chosen = Signal(float)
    channel_chosen = Signal(str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvasFooter")
        self.setFixedHeight(HEIGHT)
        self.title = ElidedLabel()
        self.title.setObjectName("mapTitle")
        self.legend = Legend()
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setFixedWidth(SLIDER)
        self.opacity.setValue(round(100 * OPACITY))
        self.value = QLabel()
        self.value.setObjectName("canvasValue")
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.channel = Choice()
        self.channel.setFixedHeight(HEIGHT - 6)
        self.channel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.channel.setMinimumContentsLength(5)
        self.channel.picked.connect(self.channel_chosen.emit)
        self._pointed: tuple[Pixel, list[Values]] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 12, 2)
        row.setSpacing(2)
        for name in ARRANGING:
            row.addWidget(tool_button(actions[name], 16))
        row.addSpacing(4)
        row.addWidget(self.opacity)
        row.addSpacing(4)
        row.addWidget(self.legend)
        row.addSpacing(8)
        row.addWidget(self.channel)
        row.addSpacing(4)
        row.addWidget(self.title, 1)
        row.addSpacing(8)
        row.addWidget(self.value)
        self.opacity.valueChanged.connect(lambda share: self.opacity_chosen.emit(share / 100))
        self.show_value(None, [])
        self.show_map(None)
        self.show_opacity(None)
        self.show_channel(None)
        self._say()

    def show_map(self, shown: Shown | None, wanting: str = "") -> None:
        """What there is beside the run's pictures; or, in a sentence, why it is not there."""
        self.legend.show_map(shown if isinstance(shown, Map) else None)
        self.title.setText(shown.title if shown is not None else wanting)
        about = shown.about if shown is not None else ""
        if shown is not None and about:
            self.title.setToolTip(wrapped(f"{shown.title}\n\n{about}"))
        self.legend.setToolTip(wrapped(about))
        self._say_value()

    def show_opacity(self, opacity: float | None) -> None:
        """How opaque the map is that lies over the pictures; None where none does."""
        self.opacity.setVisible(opacity is not None)
        if opacity is not None:
            self.opacity.blockSignals(True)
            self.opacity.setValue(round(100 * opacity))
            self.opacity.blockSignals(False)

    def show_channel(self, channel: Channel | None) -> None:
        """Which of a pixel's colours the map shows; None where it has but one number there."""
        self.channel.setVisible(channel is not None)
        if channel is not None:
            self.channel.offer([(channel_name(each), each) for each in CHANNELS], channel)

    def show_value(self, pixel: Pixel | None, values: list[Values]) -> None:
        """The numbers at a pixel, of everything that is shown there."""
        self._pointed = None if pixel is None else (pixel, values)
        self.value.setProperty("kind", "muted" if pixel is None else "")
        self.value.style().polish(self.value)
        self._say_value()

    def _say_value(self) -> None:
        if self._pointed is not None:
            self.value.setText(read_out(*self._pointed, brief=self._narrow))
        elif self._narrow or self.title.text():  # a title needs the room
            self.value.setText("")
        else:
            self.value.setText(translate("Canvas", "Point at a pixel to read its value"))

    @property
    def _narrow(self) -> bool:
        return self.width() < NARROW

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.opacity.setFixedWidth(SLIDER // 2 if self._narrow else SLIDER)
        self.legend.set_narrow(self._narrow)
        self._say_value()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self._say_value()
        self.channel.setAccessibleName(translate("Canvas", "Colour of the view"))
        self.channel.setToolTip(
            wrapped(
                translate(
                    "Canvas",
                    "Which of a pixel's three numbers the map shows: red, green or blue alone, or"
                    " their mean, in which opposite colours cancel out.",
                )
            )
        )
        self.opacity.setAccessibleName(translate("Canvas", "Opacity of the view"))
        self.opacity.setToolTip(
            wrapped(
                translate(
                    "Canvas",
                    "How opaque the view over the picture is: on the left only the picture is seen,"
                    " on the right only the view.",
                )
            )
        )


def read_out(pixel: Pixel, values: list[Values], brief: bool = False) -> str:
    """E.g. "x 12 · y 7 · 0.123" or "x 12 · y 7 · R 255 G 0 B 31"; when brief without the place."""
    parts = [] if brief else [f"x {pixel.x}", f"y {pixel.y}"]
    for numbers, unit in values:
        if len(numbers) == 1:
            parts.append(short(numbers[0]) + (f" {unit}" if unit else ""))
        else:
            whole = (QLocale().toString(round(value)) for value in numbers)
            parts.append(" ".join(f"{n} {v}" for n, v in zip("RGB", whole, strict=False)))
    return " · ".join(parts)
