"""Two pictures and their difference under one lens: what is zoomed in one is zoomed in all."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.ui.theme import tokens

translate = QCoreApplication.translate

Mode = Literal["side_by_side", "swipe", "difference"]
GAP = 2.0
ZOOM_STEP, NOTCH = 1.25, 120
LARGEST = 64.0
NEAR = 12.0  # how far from the swiped edge it can be taken, in device-independent pixels
LABEL_ROOM = 6
KEYS = {
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0),
}
_SHIFTED = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
PACE, FAR_PACE = 0.02, 0.1  # shares of the width that a key moves by, alone and with Shift


class PairView(QWidget):
    """The wheel zooms about the pointer, a drag pans, a double click fits. In "swipe" the first
    picture lies left of an edge that the mouse, or `set_edge`, moves, the second right of it."""

    edge_moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 200)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.mode: Mode = "side_by_side"
        self.zoom = 1.0  # beside the fitting size
        self.edge = 0.5  # share of the picture's width
        self._centre = QPointF(0.5, 0.5)  # what lies in each pane's middle, in shares
        self._images: list[QImage] = []
        self._names: list[str] = []
        self._grabbed: QPointF | None = None
        self._swipes = False

    def show_pictures(self, images: list[QImage], names: list[str]) -> None:
        """The two pictures and, if there is one, their difference; and a tag for each."""
        self._images, self._names = images, names
        self.update()

    def set_mode(self, mode: Mode) -> None:
        """Side by side with the difference, one over the other, or the difference alone."""
        self.mode = mode
        self.update()

    def set_edge(self, edge: float) -> None:
        """Where the first picture ends, as a share of the width."""
        edge = min(max(edge, 0.0), 1.0)
        if edge != self.edge:
            self.edge = edge
            self.edge_moved.emit(edge)
            self.update()

    def fit(self) -> None:
        """Show all of the pictures."""
        self.zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self.update()

    # --- places ---

    def panes(self) -> list[QRectF]:
        """The parts of the widget, one for each picture; a single one to swipe in."""
        count = max(len(self._images), 1) if self.mode == "side_by_side" else 1
        width = (self.width() - (count - 1) * GAP) / count
        return [QRectF(n * (width + GAP), 0, width, self.height()) for n in range(count)]

    def _shown(self, pane: QRectF, image: QImage | None = None) -> QRectF:
        """Where the whole of a picture, or else of the first, would lie about a pane."""
        if not self._images:
            return pane
        image = image or self._images[0]
        scale = min(pane.width() / image.width(), pane.height() / image.height()) * self.zoom
        width, height = image.width() * scale, image.height() * scale
        middle = pane.center()
        left = middle.x() - self._centre.x() * width
        return QRectF(left, middle.y() - self._centre.y() * height, width, height)

    def _pane_at(self, point: QPointF) -> QRectF:
        panes = self.panes()
        return next((pane for pane in panes if pane.contains(point)), panes[0])

    def _edge_x(self) -> float:
        shown = self._shown(self.panes()[0])
        return shown.left() + self.edge * shown.width()

    # --- hands ---

    def wheelEvent(self, event: QWheelEvent) -> None:
        pane, point = self._pane_at(event.position()), event.position()
        before = self._shown(pane)
        under = QPointF(
            (point.x() - before.left()) / before.width(),
            (point.y() - before.top()) / before.height(),
        )
        turned = event.angleDelta().y() or event.angleDelta().x()
        self.zoom = min(max(self.zoom * ZOOM_STEP ** (turned / NOTCH), 1.0), LARGEST)
        after = self._shown(pane)
        off = QPointF(
            (after.left() + under.x() * after.width() - point.x()) / after.width(),
            (after.top() + under.y() * after.height() - point.y()) / after.height(),
        )
        self._look_at(self._centre + off)
        event.accept()

    def _look_at(self, centre: QPointF) -> None:
        inside = [min(max(each, 0.0), 1.0) for each in (centre.x(), centre.y())]
        self._centre = QPointF(0.5, 0.5) if self.zoom == 1 else QPointF(*inside)
        self.update()

    def event(self, event: QEvent) -> bool:
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()  # the timeline has such keys too; here they are the view's
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that the tool tip names."""
        far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        pace = FAR_PACE if far else PACE
        ways = {
            Qt.Key.Key_Left: QPointF(-pace, 0),
            Qt.Key.Key_Right: QPointF(pace, 0),
            Qt.Key.Key_Up: QPointF(0, -pace),
            Qt.Key.Key_Down: QPointF(0, pace),
        }
        key = Qt.Key(event.key())
        if key in ways and self.mode == "swipe" and ways[key].x():
            self.set_edge(self.edge + ways[key].x())
        elif key in ways:
            self._look_at(self._centre + ways[key] / self.zoom)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.mode == "swipe":
            self.set_edge(0.0 if key == Qt.Key.Key_Home else 1.0)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            times = 1 / ZOOM_STEP if key == Qt.Key.Key_Minus else ZOOM_STEP
            self.zoom = min(max(self.zoom * times, 1.0), LARGEST)
            self._look_at(self._centre)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            near = abs(event.position().x() - self._edge_x()) <= NEAR
            self._swipes = self.mode == "swipe" and (near or self.zoom == 1)
            self._grabbed = event.position()
            self._drag_to(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._drag_to(event.position())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fit()
        event.accept()

    def _drag_to(self, point: QPointF) -> None:
        if self._grabbed is None:
            return
        shown = self._shown(self._pane_at(point))
        if self._swipes:
            self.set_edge((point.x() - shown.left()) / shown.width())
        else:
            way = self._grabbed - point
            share = QPointF(way.x() / shown.width(), way.y() / shown.height())
            self._look_at(self._centre + share)
        self._grabbed = point

    # --- paint ---

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().canvas))
        if self._images and self.mode == "swipe":
            self._paint_swiped(painter)
        elif self.mode == "difference" and len(self._images) < 3:
            painter.setPen(QColor(tokens().muted))
            none = translate("Compare", "They are of different sizes; no difference is shown.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, none)
        else:
            first = 2 if self.mode == "difference" else 0
            seen = zip(self.panes(), self._images[first:], self._names[first:], strict=False)
            for pane, image, name in seen:
                painter.setClipRect(pane)
                self._paint_image(painter, pane, image)
                self._paint_name(painter, pane, name)
        self._paint_focus(painter)
        painter.end()

    def _paint_focus(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setClipping(False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens().accent), 2.0))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_image(self, painter: QPainter, pane: QRectF, image: QImage) -> None:
        shown = self._shown(pane, image)
        smooth = shown.width() * self.devicePixelRatioF() < image.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(shown, image)

    def _paint_swiped(self, painter: QPainter) -> None:
        pane, edge = self.panes()[0], self._edge_x()
        left = QRectF(pane.left(), pane.top(), max(edge - pane.left(), 0), pane.height())
        right = QRectF(edge, pane.top(), max(pane.right() - edge, 0), pane.height())
        for part, image in zip((left, right), self._images, strict=False):
            painter.setClipRect(part)
            self._paint_image(painter, pane, image)
        painter.setClipping(False)
        for colour, width in ((tokens().accent, 4.0), (tokens().on_accent, 1.5)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(QPointF(edge, pane.top()), QPointF(edge, pane.bottom()))
        self._paint_name(painter, pane, self._names[0])
        self._paint_name(painter, pane, self._names[1], at_right=True)

    def _paint_name(
        self, painter: QPainter, pane: QRectF, name: str, at_right: bool = False
    ) -> None:
        """A tag in a corner that says which picture this is."""
        metrics = self.fontMetrics()
        width = min(metrics.horizontalAdvance(name) + 2 * LABEL_ROOM, pane.width() - 2 * GAP)
        left = pane.right() - width - LABEL_ROOM if at_right else pane.left() + LABEL_ROOM
        tag = QRectF(left, pane.top() + LABEL_ROOM, width, metrics.height() + LABEL_ROOM)
        ground = QColor(tokens().badge_ground)
        ground.setAlphaF(0.7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(tag, tokens().radius, tokens().radius)
        painter.setPen(QColor(tokens().badge_text))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, name)


def _is_own(event: QKeyEvent) -> bool:
    return event.key() in KEYS and not event.modifiers() & ~_SHIFTED
