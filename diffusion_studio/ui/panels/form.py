"""The parts that panels are made of: numbers, choices, a seed, a part that folds away."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QWidget,
)

from diffusion_studio.recipe import MAX_SEED
from diffusion_studio.ui.panels.flat_choice import paint_choice
from diffusion_studio.ui.theme import tokens

BOX_WIDTH = 76
FIELD_HEIGHT = 26  # or more in a large font: all fields are equally high, so that rows are
AROUND_TEXT = 8  # device-independent pixels of a field, above and below its text together
AROUND_NUMBER = 34  # beside it, for the arrows
MARK = 4  # the triangle at a slider's default: half its width, and its height
ARROW_KEYS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}


def wrapped(text: str) -> str:
    """A tool tip that breaks its lines; a blank line starts a paragraph."""
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))


def hold_height(field: QWidget) -> None:
    """Make a field as high as all are, in the font that it has."""
    field.setFixedHeight(max(FIELD_HEIGHT, field.fontMetrics().height() + AROUND_TEXT))


def changes_height(event: QEvent) -> bool:
    """Whether something was told that other heights follow from."""
    return event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange}


class WholeBox(QSpinBox):
    """A whole number. The wheel changes it only while it has the keyboard, so that scrolling a
    panel changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hold_height(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)

    def changeEvent(self, event: QEvent) -> None:
        if changes_height(event):
            hold_height(self)
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DecimalBox(QDoubleSpinBox):
    """A number with decimals; about the wheel see `WholeBox`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hold_height(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)

    def changeEvent(self, event: QEvent) -> None:
        if changes_height(event):
            hold_height(self)
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Choice(QComboBox):
    """One of several; `picked(data)` when a person chose. About the wheel see `WholeBox`."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hold_height(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._items: list[tuple[str, Any]] = []
        self.activated.connect(lambda place: self.picked.emit(self.itemData(place)))

    def offer(self, items: list[tuple[str, Any]], chosen: Any) -> None:
        """Show these (words, data); filled anew only where they differ."""
        if items != self._items:
            self._items = list(items)
            self.clear()
            for words, data in items:
                self.addItem(words, data)
        places = [n for n, (_, data) in enumerate(items) if data == chosen]
        self.setCurrentIndex(places[0] if places else -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_choice(self)

    def changeEvent(self, event: QEvent) -> None:
        if changes_height(event):
            hold_height(self)
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class _Slider(QSlider):
    """Keeps the arrow keys for itself while it has the keyboard; a double click resets. Under the
    place `mark`, if there is one, stands a small triangle."""

    reset = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.mark: int | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.mark is None or not self.minimum() <= self.mark <= self.maximum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        option.sliderPosition = self.mark
        part = QStyle.SubControl.SC_SliderHandle
        control = QStyle.ComplexControl.CC_Slider
        x = self.style().subControlRect(control, option, part, self).center().x() + 0.5
        foot = float(self.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().muted))
        corners = ((x, foot - MARK), (x - MARK, foot), (x + MARK, foot))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in ARROW_KEYS
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset.emit()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the panel scrolls


class NumberSlider(QWidget):
    """A slider for the sensible range and a box for all of it; `moved(value)` by hand."""

    moved = Signal(float)

    def __init__(self, decimals: int = 0, step: float = 1.0) -> None:
        super().__init__()
        self.slider = _Slider()
        self.box: WholeBox | DecimalBox = DecimalBox() if decimals else WholeBox()
        if isinstance(self.box, DecimalBox):
            self.box.setDecimals(decimals)
            self.box.setSingleStep(step)
        self._fit()
        self.box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._step = step
        self._value = 0.0
        self.default = 0.0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 1)
        row.addWidget(self.box)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._slid)
        self.slider.reset.connect(lambda: self._moved_to(self.default))
        self.box.valueChanged.connect(self._moved_to)

    def _fit(self) -> None:
        """Give the box the width that its numbers need."""
        digits = self.box.fontMetrics().horizontalAdvance("0.0000")
        self.box.setFixedWidth(max(BOX_WIDTH, digits + AROUND_NUMBER))

    def changeEvent(self, event: QEvent) -> None:
        if changes_height(event):
            self._fit()
        super().changeEvent(event)

    @property
    def value(self) -> float:
        return self._value

    def set_limits(self, slider: tuple[float, float], box: tuple[float, float]) -> None:
        """The slider's range and the box's."""
        for widget in (self.slider, self.box):
            widget.blockSignals(True)
        self.slider.setRange(round(slider[0] / self._step), round(slider[1] / self._step))
        self.slider.setPageStep(max((self.slider.maximum() - self.slider.minimum()) // 10, 1))
        if isinstance(self.box, DecimalBox):
            self.box.setRange(*box)
        else:
            self.box.setRange(int(box[0]), int(box[1]))
        for widget in (self.slider, self.box):
            widget.blockSignals(False)

    def mark(self, value: float) -> None:
        """Make a value the default, to which a double click returns, and mark its place."""
        self.default = value
        self.slider.mark = round(value / self._step)
        self.slider.update()

    def set_value(self, value: float) -> None:
        """Show a value; says nothing."""
        self._value = value
        for widget in (self.slider, self.box):
            widget.blockSignals(True)
        self.slider.setValue(round(value / self._step))
        if isinstance(self.box, DecimalBox):
            self.box.setValue(value)
        else:
            self.box.setValue(round(value))
        for widget in (self.slider, self.box):
            widget.blockSignals(False)

    def describe(self, name: str, tip: str) -> None:
        """The name for screen readers, and the tool tip."""
        for widget in (self.slider, self.box):
            widget.setAccessibleName(name)
            widget.setToolTip(wrapped(tip))

    def _slid(self, place: int) -> None:
        self._moved_to(place * self._step)

    def _moved_to(self, value: float) -> None:
        self.set_value(value)
        self.moved.emit(self._value)


class SeedBox(QAbstractSpinBox):
    """A whole number of 64 bits, which Qt's own boxes do not hold. `edited(seed)` by hand."""

    edited = Signal(object)
    refused = Signal()  # what was typed is beyond 64 bits; the old seed is back

    def __init__(self) -> None:
        super().__init__()
        self._seed = 0
        hold_height(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lineEdit().setMaxLength(2 * len(str(MAX_SEED)))
        self.lineEdit().setText("0")
        self.editingFinished.connect(self.interpretText)

    @property
    def seed(self) -> int:
        return self._seed

    def set_seed(self, seed: int) -> None:
        """Show a seed; says nothing."""
        self._seed = seed
        if self.lineEdit().text() != str(seed):
            self.lineEdit().setText(str(seed))

    def interpretText(self) -> None:
        """Take what was typed, as Qt's own boxes do; what is no seed is put back."""
        text = self.lineEdit().text()
        is_number = text.isascii() and text.isdecimal()
        too_large = is_number and int(text) > MAX_SEED
        seed = int(text) if is_number and not too_large else self._seed
        changed = seed != self._seed
        self.set_seed(seed)
        if changed:
            self.edited.emit(seed)
        if too_large:
            self.refused.emit()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State.Invalid
        if not text:
            state = QValidator.State.Intermediate
        elif text.isascii() and text.isdecimal():
            fits = int(text) <= MAX_SEED  # else it is refused with a word, not swallowed
            state = QValidator.State.Acceptable if fits else QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        return text or str(self._seed)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self._seed > 0:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        if self._seed < MAX_SEED:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        return flags

    def stepBy(self, steps: int) -> None:
        self.interpretText()
        seed = min(max(self._seed + steps, 0), MAX_SEED)
        if seed != self._seed:
            self.set_seed(seed)
            self.edited.emit(seed)

    def changeEvent(self, event: QEvent) -> None:
        if changes_height(event):
            hold_height(self)
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Fold(QToolButton):
    """A heading that shows or hides what belongs to it: `folded(opened)`."""

    folded = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("advanced")
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.opened = False
        self.clicked.connect(lambda: self.open(not self.opened))
        self.open(False)

    def open(self, opened: bool) -> None:
        """Show what belongs to it, or hide it."""
        self.opened = opened
        self.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self.folded.emit(opened)


def number(value: float, decimals: int = 0) -> str:
    """A number as the window's language writes it."""
    return QLocale().toString(float(value), "f", decimals)
