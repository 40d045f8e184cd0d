"""What the film strip, the scrub bar and the plots have in common: states from left to right, the
place that is looked at, and the hand that moves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractSlider, QToolTip, QWidget

from diffusion_studio.ui.theme import tokens
from diffusion_studio.ui.timeline.axis import Axis
from diffusion_studio.ui.timeline.playhead import Playhead


class Track(QAbstractSlider):
    """A slider over the recorded states; `scrubbed(k)` when a person moves it.

    `describe` gives the words of the tool tip at a state.
    """

    scrubbed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setMouseTracking(True)
        self.playhead: Playhead | None = None
        self._ground: QPixmap | None = None
        self._ground_of: object = None
        self.describe: Callable[[int], str] = lambda k: ""
        self.valueChanged.connect(self.scrubbed)

    def show_playhead(self, playhead: Playhead | None) -> None:
        """Show a place; None while there is no record."""
        self.playhead = playhead
        if playhead is not None:
            self.blockSignals(True)  # it is not a person who moves it
            self.setRange(playhead.record.first, playhead.record.newest)
            self.setPageStep(max(playhead.record.steps // 10, 1))
            self.setValue(playhead.k)
            self.blockSignals(False)
        self.update()

    @property
    def axis(self) -> Axis | None:
        """None while there is no record."""
        if self.playhead is None:
            return None
        record = self.playhead.record
        return Axis.across(self.across(), record.first, record.steps)

    def across(self) -> int:
        """How wide the axis' widget is."""
        return self.width()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position())

    def _go_to(self, place: QPointF) -> None:
        axis = self.axis
        if axis is not None:
            self.setValue(axis.k(place.x()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            axis = self.axis
            words = self.describe(axis.k(event.pos().x())) if axis is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    # --- painting ---

    def draw_ground(self, painter: QPainter, of: object) -> None:
        """Draw what does not change as the place moves; it is painted anew where `of`, the axis,
        the size or the theme is another."""
        ratio = self.devicePixelRatioF()
        key = (of, self.axis, self.size(), ratio, tokens())
        if self._ground is None or key != self._ground_of:
            self._ground_of, self._ground = key, QPixmap(self.size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            self._ground.fill(Qt.GlobalColor.transparent)
            onto = QPainter(self._ground)
            onto.setRenderHint(QPainter.RenderHint.Antialiasing)
            onto.setFont(self.font())
            self.paint_ground(onto)
            onto.end()
        painter.drawPixmap(0, 0, self._ground)

    def paint_ground(self, painter: QPainter) -> None:
        """For those that call `draw_ground`."""

    def changeEvent(self, event: QEvent) -> None:
        self._ground = None  # the language or the font is another
        super().changeEvent(event)

    def draw_playhead(self, painter: QPainter, top: float, bottom: float) -> None:
        """The line at the place that is looked at, from top to bottom."""
        axis = self.axis
        if axis is not None and self.playhead is not None:
            x = round(axis.x(self.playhead.k)) + 0.5
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
