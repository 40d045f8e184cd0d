"""Below the canvas: the colour scale of what is shown, and the value under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from diffusion_studio.ui.maps.legend import Legend
from diffusion_studio.ui.maps.map import Map, Shown
from diffusion_studio.ui.maps.pointer import Pixel
from diffusion_studio.ui.panels.form import wrapped
from diffusion_studio.ui.panels.small_parts import ElidedLabel
from diffusion_studio.ui.timeline.words import short

translate = QCoreApplication.translate

HEIGHT = 26


class CanvasFooter(QFrame):
    """It shows what it is given; its height never changes, so that the pictures stay put."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvasFooter")
        self.setFixedHeight(HEIGHT)
        self.title = ElidedLabel()
        self.legend = Legend()
        self.value = QLabel()
        self.value.setObjectName("canvasValue")
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._pointed = False
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(12)
        row.addWidget(self.legend)
        row.addWidget(self.title, 1)
        row.addWidget(self.value)
        self.show_map(None)
        self.show_value(None, (), "")

    def show_map(self, shown: Shown | None) -> None:
        """What is on the canvas in place of the run's pictures."""
        self.legend.show_map(shown if isinstance(shown, Map) else None)
        self.title.setText(shown.title if shown is not None else "")
        about = shown.about if shown is not None else ""
        if shown is not None and about:
            self.title.setToolTip(wrapped(f"{shown.title}\n\n{about}"))
        self.legend.setToolTip(wrapped(about))

    def show_value(self, pixel: Pixel | None, values: tuple[float, ...], unit: str) -> None:
        """The numbers at a pixel: one, or red, green and blue."""
        self._pointed = pixel is not None
        self.value.setProperty("kind", "" if self._pointed else "muted")
        self.value.style().polish(self.value)
        self.value.setText(self._hint() if pixel is None else read_out(pixel, values, unit))

    def _hint(self) -> str:
        return translate("Canvas", "Point at a pixel to read its value")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and not self._pointed:
            self.value.setText(self._hint())
        super().changeEvent(event)


def read_out(pixel: Pixel, values: tuple[float, ...], unit: str) -> str:
    """E.g. "x 12 · y 7 · 0.123" or "x 12 · y 7 · R 255 G 0 B 31"."""
    if len(values) == 1:
        number = short(values[0]) + (f" {unit}" if unit else "")
    else:
        whole = (QLocale().toString(round(value)) for value in values)
        number = " ".join(f"{name} {value}" for name, value in zip("RGB", whole, strict=False))
    return f"x {pixel.x} · y {pixel.y} · {number}"
