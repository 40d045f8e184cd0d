"""The frame under a hand: moved by a drag or the arrow keys, resized at its corners or by
Ctrl+wheel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from shiboken6 import isValid

from diffusion_studio.ui.canvas.view import ARROWS, CanvasView
from diffusion_studio.ui.source.frame_item import FrameItem
from diffusion_studio.ui.source.placement import Box
from diffusion_studio.ui.source.sourcing import Sourcing

FAST = 10  # pixels an arrow key with Shift moves it
NOTCH = 120  # a wheel's notch, in eighths of a degree
SLANTS = {
    "top left": Qt.CursorShape.SizeFDiagCursor,
    "bottom right": Qt.CursorShape.SizeFDiagCursor,
    "top right": Qt.CursorShape.SizeBDiagCursor,
    "bottom left": Qt.CursorShape.SizeBDiagCursor,
}


class FrameLayer(QObject):
    """Lies over the opened picture while that is on the canvas; see `show`."""

    def __init__(self, view: CanvasView, sourcing: Sourcing) -> None:
        super().__init__(view)
        self._view, self._sourcing = view, sourcing
        self.item = FrameItem()
        self.item.hide()
        view.scene().addItem(self.item)
        self._movable = False
        self._by_keys = False
        self._grip: tuple[str, QPointF, Box] | None = None  # corner or "", where, what it was
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    def show(self, shown: bool, movable: bool, by_keys: bool, dims: bool) -> None:
        """Show the frame or not. `movable`: the hand may have it; `by_keys`: the arrows too;
        `dims`: what lies outside is dark."""
        frame, picture = self._sourcing.frame, self._sourcing.picture
        self._movable, self._by_keys = movable and shown, by_keys and movable and shown
        if frame is None or picture is None or not shown:
            self.item.hide()
            return
        free = self._movable and picture.fit == "frame"
        self.item.show_frame(frame, picture.size, free, dims)
        self.item.show()

    # --- the hand ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isValid(self._view) or not self._movable:
            return False
        if watched is self._view:
            return self._key(event)
        if isinstance(event, QWheelEvent):
            return self._turned(event)
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        return False

    def _key(self, event: QEvent) -> bool:
        """Arrows move it; else they would make steps of the run."""
        kind = event.type()
        if not isinstance(event, QKeyEvent) or event.key() not in ARROWS or not self._by_keys:
            return False
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        if kind == QEvent.Type.KeyPress:
            across, down = ARROWS[Qt.Key(event.key())]
            pace = FAST if plain else 1
            self._sourcing.move_frame(across * pace, down * pace)
        event.accept()
        return kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)

    def _turned(self, event: QWheelEvent) -> bool:
        frame = self._sourcing.frame
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier or frame is None:
            return False
        notches = event.angleDelta().y() / NOTCH
        step = max(1, round(frame.height / 16))
        self._sourcing.resize_frame(frame.height + round(notches * step))
        event.accept()
        return True

    def _mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        if self._grip is not None:
            if kind == QEvent.Type.MouseMove:
                self._drag(self._place(event))
            elif kind == QEvent.Type.MouseButtonRelease:
                self._grip = None
            event.accept()
            return True
        place = self._place(event)
        corner = self.item.corner_at(place, self._view.transform().m11())
        inside = bool(corner) or self.item.frame.contains(place)
        if kind == QEvent.Type.MouseMove and not event.buttons():
            self._view.use_cursor(self._cursor(corner, inside))
            return False
        left = event.button() == Qt.MouseButton.LeftButton and not self._view.panning
        frame = self._sourcing.frame
        if kind == QEvent.Type.MouseButtonPress and left and inside and frame is not None:
            self._grip = corner, place, frame
            self._view.setFocus()
            event.accept()
            return True
        return False

    def _cursor(self, corner: str, inside: bool) -> Qt.CursorShape | None:
        if corner:
            return SLANTS[corner]
        return Qt.CursorShape.SizeAllCursor if inside else None

    def _drag(self, to: QPointF) -> None:
        if self._grip is None:
            return
        corner, start, was = self._grip
        across, down = round(to.x() - start.x()), round(to.y() - start.y())
        if not corner:
            self._sourcing.set_frame(Box(was.x + across, was.y + down, was.width, was.height))
            return
        # The corner across from the hand stays where it is.
        left, top = "left" in corner, "top" in corner
        wider = -across if left else across
        higher = max(-down if top else down, round(wider * was.height / was.width))
        high = max(was.height + higher, 1)
        wide = max(1, round(high * was.width / was.height))
        x = was.x + was.width - wide if left else was.x
        y = was.y + was.height - high if top else was.y
        self._sourcing.set_frame(Box(x, y, wide, high))

    def _place(self, event: QMouseEvent) -> QPointF:
        """Where the mouse is, in pixels of the picture."""
        return self._view.scene_at(event.position())
