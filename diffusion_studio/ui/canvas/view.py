"""The canvas: the pictures of a run, to look at closely and to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsScene, QGraphicsView, QWidget

from diffusion_studio.ui.canvas.grid import Grid, best_grid, fitting_scale
from diffusion_studio.ui.canvas.picture_item import PictureItem, to_overlay
from diffusion_studio.ui.guidance.colours import heat_table
from diffusion_studio.ui.theme import tokens

if TYPE_CHECKING:
    import numpy as np

MARGIN = 24  # device-independent pixels around what is fitted
ZOOM_STEP = 1.25
NOTCH = 120  # a wheel's notch, in eighths of a degree
LARGEST, SMALLEST = 256.0, 1 / 64  # device pixels a picture pixel
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CanvasView(QGraphicsView):
    """Pictures in a grid. A scene unit is a pixel of the picture; 100 % puts it on one pixel of
    the screen, whatever the screen's scale.

    The wheel zooms about the pointer; the middle button pans, as does the left one with Space or
    where the pictures reach beyond the view. A click chooses, a double click shows one picture
    alone, Shift with an arrow moves the choice.
    """

    chosen = Signal(object)  # the index of a picture, or None
    zoomed = Signal(float)  # device pixels a picture pixel
    laid_out = Signal()  # there are other items, or they lie elsewhere
    resized = Signal()  # and what it shows stands where it is to stand
    pan_changed = Signal()  # the hand pans from now on, or no longer

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.columns: int | None = None  # how many of the pictures stand side by side, if given
        self._items: list[PictureItem] = []
        self._grid: Grid | None = None
        self._fitted = True  # follows the window's size until a person zooms or pans
        self._picked: int | None = None
        self._space = False
        self._grabbed: QPoint | None = None  # where the hand that pans is
        self._pressed: QPoint | None = None  # where a click, or a drag, began
        self._tool_cursor: Qt.CursorShape | None = None

    # --- what is shown ---

    @property
    def grid(self) -> Grid | None:
        return self._grid

    @property
    def items_shown(self) -> list[PictureItem]:
        return self._items

    def show_pictures(self, pictures: np.ndarray | None) -> None:
        """Show uint8 [B, H, W, 3 or 4], or nothing. The zoom stays where the shape stays."""
        if pictures is None or len(pictures) == 0:
            self._lay_out(None)
            return
        count, height, width = pictures.shape[:3]
        same = self._grid is not None and (
            (self._grid.count, self._grid.width, self._grid.height) == (count, width, height)
        )
        if not same:
            self._lay_out(self._best_grid(count, width, height))
        for item, picture in zip(self._items, pictures, strict=True):
            item.show_picture(picture)
        if not same:
            self.fit()

    def show_overlay(self, maps: np.ndarray | None) -> None:
        """Lay a map in colours over each picture, uint8 [B, H, W, 3] in grey; None: no map."""
        fits = maps is not None and len(maps) == len(self._items)
        colours = heat_table() if fits else []
        for n, item in enumerate(self._items):
            item.show_overlay(to_overlay(maps[n], colours) if maps is not None and fits else None)

    def _lay_out(self, grid: Grid | None) -> None:
        count = grid.count if grid is not None else 0
        while len(self._items) > count:
            self.scene().removeItem(self._items.pop())
        while len(self._items) < count:
            item = PictureItem()
            self._items.append(item)
            self.scene().addItem(item)
        self._grid = grid
        if grid is not None:
            for n, item in enumerate(self._items):
                item.setPos(*grid.place(n))
        self.laid_out.emit()

    def pick(self, index: int | None) -> None:
        """Outline the chosen picture."""
        self._picked = index
        for n, item in enumerate(self._items):
            item.choose(n == index and len(self._items) > 1)

    # --- zoom ---

    @property
    def zoom(self) -> float:
        """Device pixels a picture pixel; 1 is 100 %."""
        return self.transform().m11() * self.devicePixelRatioF()

    def _area(self) -> tuple[float, float]:
        """The room to fit into, in device pixels."""
        ratio = self.devicePixelRatioF()
        size = self.viewport().size()
        return (
            max(size.width() - 2 * MARGIN, 16) * ratio,
            max(size.height() - 2 * MARGIN, 16) * ratio,
        )

    def _best_grid(self, count: int, width: int, height: int) -> Grid:
        """The grid that the pictures have of themselves, else the one in which they are largest."""
        if self.columns is not None and count % self.columns == 0:
            return Grid(count, width, height, self.columns)
        return best_grid(count, width, height, self._area())

    def fit(self) -> None:
        """Show everything as large as it fits, and keep doing so when the window changes."""
        if self._grid is None:
            return
        grid = self._grid
        best = self._best_grid(grid.count, grid.width, grid.height)
        if best != grid:
            self._lay_out(best)
        self._fitted = True
        self._show_whole(QRectF(0, 0, *best.size))

    def actual_size(self) -> None:
        """100 %: a picture pixel on a pixel of the screen."""
        self._zoom_about(1.0, QPointF(self.viewport().rect().center()))

    def zoom_in(self) -> None:
        self._zoom_about(self.zoom * ZOOM_STEP, QPointF(self.viewport().rect().center()))

    def zoom_out(self) -> None:
        self._zoom_about(self.zoom / ZOOM_STEP, QPointF(self.viewport().rect().center()))

    def look_like(self, other: CanvasView) -> None:
        """Show the same part as another canvas, as large in relation to the pictures."""
        mine, grid = self._grid, other._grid
        if mine is None or grid is None:
            return
        if (mine.count, mine.width, mine.height) == (grid.count, grid.width, grid.height):
            if mine != grid:
                self._lay_out(grid)
            mine = grid
        factor = grid.size[0] / mine.size[0]
        self._fitted = False
        self._set_scale(other.transform().m11() * factor)
        middle = other.scene_at(QPointF(other.viewport().rect().center()))
        self._look_at(middle / factor, QPointF(self.viewport().rect().center()))

    def show_alone(self, index: int) -> None:
        """Fit one picture of the batch."""
        if self._grid is not None:
            x, y = self._grid.place(index)
            self._fitted = False
            self._show_whole(QRectF(x, y, self._grid.width, self._grid.height))

    def _show_whole(self, rect: QRectF) -> None:
        size = (int(rect.width()), int(rect.height()))
        scale = fitting_scale(size, self._area()) / self.devicePixelRatioF()
        self._set_scale(scale)
        self._look_at(rect.center(), QPointF(self.viewport().rect().center()))

    def _zoom_about(self, zoom: float, point: QPointF) -> None:
        """Zoom so that what lies under `point` (of the viewport) stays there."""
        if self._grid is None:
            return
        under = self.scene_at(point)
        self._fitted = False
        self._set_scale(min(max(zoom, SMALLEST), LARGEST) / self.devicePixelRatioF())
        self._look_at(under, point)

    def scene_at(self, point: QPointF) -> QPointF:
        """A point of the viewport in the scene; unlike mapToScene not rounded to pixels."""
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(point)

    def _set_scale(self, scale: float) -> None:
        self.setTransform(QTransform.fromScale(scale, scale))
        self._extend_scene(scale)
        self.zoomed.emit(self.zoom)

    def _extend_scene(self, scale: float) -> None:
        """So much room around the pictures that they can be moved almost out of sight."""
        if self._grid is None:
            return
        across = (self.viewport().width() - MARGIN) / scale
        down = (self.viewport().height() - MARGIN) / scale
        self.setSceneRect(QRectF(0, 0, *self._grid.size).adjusted(-across, -down, across, down))

    def _look_at(self, scene: QPointF, point: QPointF) -> None:
        """Scroll so that a point of the scene lies at a point of the viewport."""
        off = self.viewportTransform().map(scene) - point
        self._scroll(round(off.x()), round(off.y()))

    def _scroll(self, right: int, down: int) -> None:
        for bar, way in ((self.horizontalScrollBar(), right), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + way)
        self._show_cursor()

    # --- hands ---

    @property
    def panning(self) -> bool:
        """A drag moves the pictures: Space is held, or a hand has them."""
        return self._space or self._grabbed is not None

    def use_cursor(self, shape: Qt.CursorShape | None) -> None:
        """Show the cursor of a tool wherever the hand does not pan; None for the view's own."""
        if shape != self._tool_cursor:
            self._tool_cursor = shape
            self._show_cursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if turned:
            self._zoom_about(self.zoom * ZOOM_STEP ** (turned / NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self._space):
            self._grabbed = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif left:
            self._pressed = event.position().toPoint()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self._reaches_beyond():
            moved = (event.position().toPoint() - self._pressed).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._grabbed, self._pressed = self._pressed, None
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._grabbed is not None:
            to = event.position().toPoint()
            way = self._grabbed - to
            self._grabbed, self._fitted = to, False
            self._scroll(way.x(), way.y())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self.chosen.emit(self._index_at(QPointF(self._pressed)))
        self._grabbed = self._pressed = None
        self._show_cursor()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        if index is not None and self._fitted:
            self.show_alone(index)
        else:
            self.fit()
        event.accept()

    def _reaches_beyond(self) -> bool:
        """True where the view does not hold all of the pictures."""
        if self._grid is None:
            return False
        shown = self.viewportTransform().mapRect(QRectF(0, 0, *self._grid.size))
        return not QRectF(self.viewport().rect()).adjusted(-1, -1, 1, 1).contains(shown)

    def _index_at(self, point: QPointF) -> int | None:
        scene = self.scene_at(point)
        for n, item in enumerate(self._items):
            if QRectF(item.image.rect()).translated(item.pos()).contains(scene):
                return n
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space = True
                self._show_cursor()
        elif shift and event.key() in ARROWS and self._grid is not None:
            across, down = ARROWS[Qt.Key(event.key())]
            start = self._picked
            to = 0 if start is None else self._grid.neighbour(start, across, down)
            self.chosen.emit(to)
        elif event.key() in ARROWS:
            event.ignore()  # they make steps; where that cannot be they do not scroll instead
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        self._show_cursor()
        super().focusOutEvent(event)

    def _show_cursor(self) -> None:
        self.pan_changed.emit()
        if self._grabbed is not None:
            return
        if self._tool_cursor is not None and not self._space:
            self.viewport().setCursor(self._tool_cursor)
            return
        hand = self._space or self._reaches_beyond()
        shape = Qt.CursorShape.OpenHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    # --- the window around it ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        else:
            self._extend_scene(self.transform().m11())
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._fitted:
            self.fit()
        super().changeEvent(event)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(rect, QColor(tokens().canvas))
