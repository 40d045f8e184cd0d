"""The mask on the canvas: over every picture, and under the hand that paints it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPointingDevice, QTabletEvent
from shiboken6 import isValid

from diffusion_studio.ui.canvas.brush import Touch
from diffusion_studio.ui.canvas.brush_cursor import BrushCursor
from diffusion_studio.ui.canvas.mask import Region
from diffusion_studio.ui.canvas.mask_item import COLOURS, MaskItem
from diffusion_studio.ui.canvas.picture_item import PictureItem
from diffusion_studio.ui.canvas.view import CanvasView
from diffusion_studio.ui.tools.masking import Masking

PRESSES = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TabletPress,
}
MOVES = {QEvent.Type.MouseMove, QEvent.Type.TabletMove}
RELEASES = {QEvent.Type.MouseButtonRelease, QEvent.Type.TabletRelease}
BUTTONS = Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton


class MaskLayer(QObject):
    """While a tool that paints is in hand, the left button draws with it and the right one, or Alt
    with the left, erases; panning by Space or the middle button, and the wheel, stay the view's.

    Of a batch every picture is masked alike: one may paint on any of them.
    """

    def __init__(self, view: CanvasView, masking: Masking) -> None:
        super().__init__(view)
        self._view = view
        self._masking = masking
        self._items: list[MaskItem] = []
        self._under: PictureItem | None = None  # the picture on which the stroke began
        self.cursor = BrushCursor()
        self.cursor.hide()
        view.scene().addItem(self.cursor)
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        view.laid_out.connect(self._lay_out)
        view.zoomed.connect(self._follow)
        view.pan_changed.connect(self._follow)
        masking.painted.connect(self._show_painted)
        masking.replaced.connect(self._show)
        masking.changed.connect(self._show)
        self._lay_out()

    @property
    def items_shown(self) -> list[MaskItem]:
        return self._items

    # --- what is seen ---

    def _lay_out(self) -> None:
        """Lay a mask over every picture that there is now."""
        self._items = [item for item in self._items if isValid(item) and item.scene() is not None]
        grid = self._view.grid
        if grid is not None:
            self._masking.fit_to(grid.width, grid.height)  # of which the items left are told
        pictures = self._view.items_shown
        covered = {item.parentItem() for item in self._items}
        self._items += [MaskItem(picture) for picture in pictures if picture not in covered]
        self._show()

    def _show(self) -> None:
        masking, look = self._masking, self._masking.look
        for item in self._items:
            mask = masking.mask if masking.seen else None
            item.show_mask(mask, COLOURS[look.colour], look.opacity)
        self._follow()

    def _show_painted(self, region: Region) -> None:
        for item in self._items:
            item.refresh(region)

    def _follow(self) -> None:
        """Have the cursor of the tool in hand."""
        view, tool = self._view, self._masking.tool
        self.cursor.show_brush(self._masking.brush, view.transform().m11())
        if tool.has_size:
            view.use_cursor(Qt.CursorShape.BlankCursor)
        else:
            view.use_cursor(Qt.CursorShape.CrossCursor if tool.paints else None)
        here = view.viewport().underMouse() and not view.panning and bool(self._items)
        self.cursor.setVisible(tool.has_size and here)

    # --- the hand ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isValid(self._view):
            return False
        if watched is self._view:
            return self._key(event)
        if isinstance(event, QMouseEvent | QTabletEvent) and self._masking.tool.paints:
            return self._draws(event)
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self._follow()
            self.cursor.setVisible(self.cursor.isVisible() and event.type() == QEvent.Type.Enter)
        return False

    def _draws(self, event: QMouseEvent | QTabletEvent) -> bool:
        """Draw with a pointer's event; False where it is the view's to pan with."""
        kind, masking = event.type(), self._masking
        self.cursor.setPos(self._view.scene_at(event.position()))
        if masking.drawing:
            if kind in MOVES:
                masking.move_stroke(self._touch(event))
            elif kind in RELEASES:
                masking.end_stroke()
            event.accept()
            return True
        if kind in MOVES:
            self._follow()
        if kind in PRESSES and self._view.grid is not None and self._may_draw(event):
            self._view.setFocus()
            self._under = self._picture_at(self._view.scene_at(event.position()))
            masking.begin_stroke(self._touch(event), _erases(event))
            event.accept()
            return True
        return False

    def _may_draw(self, event: QMouseEvent | QTabletEvent) -> bool:
        return not self._view.panning and bool(event.button() & BUTTONS)

    def _touch(self, event: QMouseEvent | QTabletEvent) -> Touch:
        place = self._view.scene_at(event.position())
        if self._under is not None:
            place -= self._under.pos()
        pressure = event.pressure() if isinstance(event, QTabletEvent) else 1.0
        straight = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return Touch(place.x(), place.y(), pressure, straight)

    def _picture_at(self, place: QPointF) -> PictureItem | None:
        """The picture at a place of the scene, or the nearest: strokes may begin beside it."""
        pictures = self._view.items_shown
        return min(pictures, key=lambda item: _distance(item, place)) if pictures else None

    def _key(self, event: QEvent) -> bool:
        """Esc gives a stroke up, and only then is not for the run."""
        if isinstance(event, QKeyEvent) and self._masking.drawing:
            if event.key() == Qt.Key.Key_Escape:
                self._masking.cancel_stroke()
            event.accept()  # no command comes between while a stroke is drawn
            return True
        return False


def _erases(event: QMouseEvent | QTabletEvent) -> bool:
    if isinstance(event, QTabletEvent):
        turned = event.pointerType() == QPointingDevice.PointerType.Eraser
        return turned or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    right = event.button() == Qt.MouseButton.RightButton
    return right or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


def _distance(item: PictureItem, place: QPointF) -> float:
    box = QRectF(item.image.rect()).translated(item.pos())
    across = max(box.left() - place.x(), 0.0, place.x() - box.right())
    down = max(box.top() - place.y(), 0.0, place.y() - box.bottom())
    return across + down
