"""What the tour lays over the window: a veil with a hole, and a bubble beside it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from diffusion_studio.ui.theme import tokens

translate = QCoreApplication.translate

WIDTH = 320  # device-independent pixels of the bubble, or less in a narrow window
GAP = 12  # between the hole and the bubble, and to the window's edge
AROUND = 3  # what the hole shows around the part
VEIL = 110  # of 255
KEYS = {Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Right}


class Veil(QWidget):
    """Darkens all but the part that is spoken of. The mouse goes through it: nothing is blocked."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tourVeil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hole = QRect()

    def show_hole(self, hole: QRect) -> None:
        """Leave a place of the window clear."""
        self.hole = hole
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        radius = tokens().radius
        hole = QRectF(self.hole).adjusted(-AROUND, -AROUND, AROUND, AROUND)
        shade = QPainterPath()
        shade.setFillRule(Qt.FillRule.OddEvenFill)
        shade.addRect(QRectF(self.rect()))
        shade.addRoundedRect(hole, radius, radius)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(shade, QColor(0, 0, 0, VEIL))
        painter.setPen(QPen(QColor(tokens().accent), 2))
        painter.drawRoundedRect(hole, radius, radius)
        painter.end()


class Bubble(QFrame):
    """`moved(offset)` for the next stop or the one before, `ended` when that is enough."""

    moved = Signal(int)
    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tourBubble")
        self.setAutoFillBackground(True)
        self.title, self.text, self.count = QLabel(), QLabel(), QLabel()
        self.title.setProperty("kind", "heading")
        self.count.setProperty("kind", "muted")
        for label in (self.title, self.text):
            label.setWordWrap(True)
        self.back, self.next, self.skip = QPushButton(), QPushButton(), QPushButton()
        self.next.setProperty("kind", "primary")
        foot = QHBoxLayout()
        for button in (self.skip, self.back, self.next):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.installEventFilter(self)
            foot.addWidget(button)
            if button is self.skip:
                foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for label in (self.title, self.text, self.count):
            column.addWidget(label)
        column.addLayout(foot)
        self.back.clicked.connect(lambda: self.moved.emit(-1))
        self.next.clicked.connect(lambda: self.moved.emit(1))
        self.skip.clicked.connect(lambda: self.ended.emit())

    def say(self, title: str, text: str, place: int, count: int) -> None:
        """A stop's words; it is stop `place` of `count`, from 0."""
        self.title.setText(title)
        self.text.setText(text)
        words = translate("Tour", "{n} of {count}").format(n=place + 1, count=count)
        self.count.setText(words)
        self.back.setText(translate("Tour", "Back"))
        self.back.setEnabled(place > 0)
        last = place == count - 1
        self.next.setText(translate("Tour", "Done") if last else translate("Tour", "Next"))
        self.skip.setText(translate("Tour", "End the tour"))
        self.skip.setVisible(not last)
        self.setAccessibleName(f"{title} ({words})")
        self.setAccessibleDescription(text)
        for button in (self.back, self.next, self.skip):
            button.setAccessibleDescription(f"{title}. {text}")  # heard where the keyboard is

    def stand_by(self, hole: QRect, room: QRect) -> None:
        """Stand where the hole is not covered: right, left, below or above of it; else within."""
        self.setFixedWidth(min(WIDTH, room.width() - 2 * GAP))
        self.adjustSize()
        width, height = self.width(), self.height()
        inner = room.adjusted(GAP, GAP, -GAP, -GAP)
        middle = hole.center() - QPoint(width // 2, height // 2)
        places = (
            QPoint(hole.right() + GAP, middle.y()),
            QPoint(hole.left() - GAP - width, middle.y()),
            QPoint(middle.x(), hole.bottom() + GAP),
            QPoint(middle.x(), hole.top() - GAP - height),
            middle,
        )
        for place in places:
            x = min(max(place.x(), inner.left()), max(inner.right() - width, inner.left()))
            y = min(max(place.y(), inner.top()), max(inner.bottom() - height, inner.top()))
            self.move(x, y)
            if not self.geometry().intersects(hole):
                return

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in KEYS
        ):
            event.accept()  # else Esc would stop a run
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys come to the buttons, which would take the arrows for themselves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event.key(), watched)
        return super().eventFilter(watched, event)

    def _take(self, key: int, button: QObject) -> bool:
        """Whether a key is one of ours, which is then obeyed."""
        if key == Qt.Key.Key_Escape:
            self.ended.emit()
        elif key == Qt.Key.Key_Left:
            self.moved.emit(-1 if self.back.isEnabled() else 0)
        elif key == Qt.Key.Key_Right:
            self.moved.emit(1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(button, QPushButton):
            button.click()
        else:
            return False
        return True
