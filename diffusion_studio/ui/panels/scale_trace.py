"""A number over the steps of a run: what it was, what it will be, and a curve drawn by hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.keyframes import Keyframes, Share
from diffusion_studio.ui.theme import tokens

HEIGHT = 36
EDGE = 4.0  # between the frame and the lowest and highest value
DOT = 3.0  # radius
FINENESS = 0.01  # what is drawn is rounded to this


class ScaleTrace(QWidget):
    """A step curve. Before a run it can be drawn with the mouse; Delete or a double click ends it.

    `drawn` carries one value a step, as a tuple; `cleared` that the drawn curve is to go. While a
    run goes on it shows that run's values with a dot at the step it is at, and takes no drawing.
    """

    drawn = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._limits = (0.0, 1.0)
        self._default = 0.0
        self._interval: Share | None = None
        self._plan = Keyframes.constant(0.0)
        self._steps = 1
        self._run: Keyframes | None = None
        self._run_steps = 1
        self._k: int | None = None
        self._drawing: list[float] | None = None
        self._last = (0, 0.0)

    # --- what it shows ---

    def set_limits(self, low: float, high: float, default: float) -> None:
        """The values at its foot and its head, and the one that a faint line marks."""
        self._limits, self._default = (low, max(high, low + FINENESS)), default
        self.update()

    def show_plan(self, frames: Keyframes, steps: int, interval: Share | None) -> None:
        """The values of the run to come, and the part of it in which they act."""
        self._plan, self._steps, self._interval = frames, steps, interval
        self.update()

    def show_run(self, frames: Keyframes | None, steps: int = 1, k: int | None = None) -> None:
        """The values of the shown run (None for none), which stands at step `k` while it goes on;
        with `k` None it has ended."""
        self._run, self._run_steps, self._k = frames, max(steps, 1), k
        self.setCursor(Qt.CursorShape.CrossCursor if k is None else Qt.CursorShape.ArrowCursor)
        self.update()

    @property
    def run_frames(self) -> Keyframes | None:
        """The values of the shown run."""
        return self._run

    @property
    def at_step(self) -> int | None:
        """Where the dot is; None while no run goes on."""
        return self._k

    # --- places ---

    def _place(self, share: float, value: float) -> QPointF:
        low, high = self._limits
        inside = min(max((value - low) / (high - low), 0.0), 1.0)
        room = self.height() - 2 * EDGE
        return QPointF(share * self.width(), EDGE + (1 - inside) * room)

    def _under(self, point: QPointF) -> tuple[int, float]:
        """The step and the value at a place of the widget."""
        low, high = self._limits
        share = min(max(point.x() / max(self.width(), 1), 0.0), 1.0)
        inside = 1 - (point.y() - EDGE) / max(self.height() - 2 * EDGE, 1)
        value = low + (high - low) * min(max(inside, 0.0), 1.0)
        step = min(int(share * self._steps), self._steps - 1)
        return step, round(value / FINENESS) * FINENESS

    def _line(self, frames: Keyframes, steps: int) -> QPolygonF:
        """Each value from its step to the next point's, as a stair."""
        known = [(k, value) for k, value in frames.points if k < steps]
        points: list[QPointF] = []
        for (k, value), end in zip(known, [*(k for k, _ in known[1:]), steps], strict=True):
            points.append(self._place(k / steps, value))
            points.append(self._place(end / steps, value))
        return QPolygonF(points)

    # --- hands ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._k is None and self.isEnabled():
            self._drawing = [self._plan(k) for k in range(self._steps)]
            self._last = self._under(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing is not None:
            self._draw_to(*self._under(event.position()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        curve, self._drawing = self._drawing, None
        if curve is not None and curve != [self._plan(k) for k in range(self._steps)]:
            self.drawn.emit(tuple(curve))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._drawing = None
        self.cleared.emit()
        event.accept()

    def _draw_to(self, step: int, value: float) -> None:
        """Set the steps from the last place of the hand to this one, on the way between them."""
        if self._drawing is None:
            return
        start, began = self._last
        way = step - start
        for k in range(min(start, step), max(start, step) + 1):
            share = (k - start) / way if way else 1.0
            between = began + (value - began) * share
            self._drawing[k] = round(round(between / FINENESS) * FINENESS, 6)
        self._last = (step, value)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange:
            self.update()
        super().changeEvent(event)

    # --- paint ---

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.line)))
        painter.setBrush(QColor(colours.base))
        painter.drawRoundedRect(frame, colours.radius, colours.radius)
        self._paint_unguided(painter)
        default = self._place(0, self._default).y()
        painter.setPen(QPen(QColor(colours.line), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(2, default), QPointF(self.width() - 2, default))
        self._paint_curves(painter)
        painter.end()

    def _paint_unguided(self, painter: QPainter) -> None:
        """What lies outside of the guided part is shaded."""
        if self._interval is None:
            return
        shade = QColor(tokens().line)
        shade.setAlphaF(0.6)
        start, end = (share * self.width() for share in self._interval)
        height = self.height() - 2
        painter.fillRect(QRectF(1, 1, max(start - 1, 0), height), shade)
        painter.fillRect(QRectF(end, 1, max(self.width() - end - 1, 0), height), shade)

    def _paint_curves(self, painter: QPainter) -> None:
        colours = tokens()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        strong = colours.accent if self.isEnabled() else colours.disabled
        if self._run is not None:
            colour = colours.muted if self._k is None else strong
            painter.setPen(QPen(QColor(colour), 1 if self._k is None else 2))
            painter.drawPolyline(self._line(self._run, self._run_steps))
        if self._k is None:
            frames, steps = self._plan, self._steps
            if self._drawing is not None:
                frames = Keyframes(enumerate(self._drawing))
            painter.setPen(QPen(QColor(strong), 2))
            painter.drawPolyline(self._line(frames, steps))
        elif self._run is not None:
            k = min(self._k, self._run_steps)
            place = self._place(k / self._run_steps, self._run(k))
            place.setX(min(max(place.x(), DOT + 1), self.width() - DOT - 1))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(strong))
            painter.drawEllipse(place, DOT + 1, DOT + 1)
