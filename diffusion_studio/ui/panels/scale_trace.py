"""A number over the steps of a run: what it was, what it will be, and a curve drawn by hand."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.keyframes import IntervalKeyframes, Keyframes
from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.theme import tokens

translate = QCoreApplication.translate

HEIGHT = 36
EDGE = 4.0  # between the frame and the lowest and highest value
DOT = 3.0  # radius
FINENESS = 0.01  # what is drawn is rounded to this
KEY_STEP, PAGE_STEP = 0.1, 1.0  # how much a key raises or lowers
ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
UPWARD = {
    Qt.Key.Key_Up: KEY_STEP,
    Qt.Key.Key_Down: -KEY_STEP,
    Qt.Key.Key_PageUp: PAGE_STEP,
    Qt.Key.Key_PageDown: -PAGE_STEP,
}
ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class ScaleTrace(QWidget):
    """A step curve. Before a run it can be drawn with the mouse; Delete or a double click ends it.

    By keyboard: Left and Right, Home and End go along the steps, Up and Down, Page Up and Page Down
    raise and lower the value there; with Shift, Left and Right carry it along.

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
        self._interval = IntervalKeyframes.constant(None)
        self._plan = Keyframes.constant(0.0)
        self._steps = 1
        self._run: Keyframes | None = None
        self._run_steps = 1
        self._k: int | None = None
        self._drawing: list[float] | None = None
        self._last = (0, 0.0)
        self._cursor = 0  # the step that the keys are at

    # --- what it shows ---

    def set_limits(self, low: float, high: float, default: float) -> None:
        """The values at its foot and its head, and the one that a faint line marks."""
        self._limits, self._default = (low, max(high, low + FINENESS)), default
        self.update()

    def show_plan(self, frames: Keyframes, steps: int, interval: IntervalKeyframes) -> None:
        """The values of the run to come, and the part of it in which they act."""
        self._plan, self._steps, self._interval = frames, steps, interval
        self._cursor = min(self._cursor, steps - 1)
        self._describe()
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

    @property
    def cursor_step(self) -> int:
        """The step that the keys are at, from 0."""
        return self._cursor

    def _describe(self) -> None:
        """Say where the keys are, and what is there."""
        words = translate("GuidanceSection", "step {step} of {steps}: {value}")
        value = number(self._plan(self._cursor), 2)
        self.setAccessibleDescription(
            words.format(step=self._cursor + 1, steps=self._steps, value=value)
        )

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
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif key in ALONG:
            carries = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._go_to(self._cursor + ALONG[key], carries)
        elif key in ENDS:
            self._go_to(0 if key == Qt.Key.Key_Home else self._steps - 1)
        elif key in UPWARD:
            self._set_at(self._cursor, self._plan(self._cursor) + UPWARD[key])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in {*ALONG, *ENDS, *UPWARD}
        ):
            event.accept()  # they go along this curve, not along the timeline
            return True
        return super().event(event)

    def _go_to(self, step: int, carries: bool = False) -> None:
        """Move the keys' place; with `carries` the value goes along to the new one."""
        value = self._plan(self._cursor)
        self._cursor = min(max(step, 0), self._steps - 1)
        if carries:
            self._set_at(self._cursor, value)
        self._describe()
        self.update()

    def _set_at(self, step: int, value: float) -> None:
        """Draw one step's value, as far as the run to come may be drawn."""
        low, high = self._limits
        curve = [self._plan(k) for k in range(self._steps)]
        inside = round(min(max(value, low), high), 6)
        if self._k is None and self.isEnabled() and inside != curve[step]:
            curve[step] = inside
            self.drawn.emit(tuple(curve))

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
        """The steps outside of the guided part are shaded."""
        shade = QColor(tokens().line)
        shade.setAlphaF(0.6)
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        width = self.width() / self._steps
        begin: int | None = None
        for k in range(self._steps + 1):
            guided = k == self._steps or self._interval.holds(k, self._steps)
            if not guided and begin is None:
                begin = k
            elif guided and begin is not None:
                unguided = QRectF(begin * width, 1, (k - begin) * width, self.height())
                painter.fillRect(unguided & inside, shade)
                begin = None

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
            if self.hasFocus() and self.isEnabled():
                self._paint_cursor(painter)
        elif self._run is not None:
            k = min(self._k, self._run_steps)
            place = self._place(k / self._run_steps, self._run(k))
            place.setX(min(max(place.x(), DOT + 1), self.width() - DOT - 1))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(strong))
            painter.drawEllipse(place, DOT + 1, DOT + 1)

    def _paint_cursor(self, painter: QPainter) -> None:
        """Where the keys are, and beside it the step and its value."""
        colours = tokens()
        value = self._plan(self._cursor)
        place = self._place((self._cursor + 0.5) / self._steps, value)
        painter.setPen(QPen(QColor(colours.muted), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(place.x(), 2), QPointF(place.x(), self.height() - 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(place, DOT, DOT)
        painter.setPen(QColor(colours.text))
        words = f"{self._cursor + 1}: {number(value, 2)}"
        room = painter.fontMetrics().horizontalAdvance(words) + 2 * DOT
        left = place.x() + 2 * DOT
        if left + room > self.width():
            left = place.x() - 2 * DOT - room
        high = place.y() < self.height() / 2  # the words keep off the curve
        side = Qt.AlignmentFlag.AlignBottom if high else Qt.AlignmentFlag.AlignTop
        place_of_words = QRectF(left, 2, room, self.height() - 4)
        painter.drawText(place_of_words, side | Qt.AlignmentFlag.AlignHCenter, words)
