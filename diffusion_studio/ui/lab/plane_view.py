"""The plane: density, score, particles and modes; a mode is moved, sized and turned by hand.

Double-click puts a mode, drag its middle to move it, its squares to size it, its circle to turn it.
With the keyboard: Insert puts one, comma and full stop choose, arrows move, + and - size, R turns,
L changes the label, Delete takes away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan2, cos, hypot, pi, sin

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.laboratory import REACH, Line, Mapped, Mode, World, drawn
from diffusion_studio.ui.keys.said import is_pressed
from diffusion_studio.ui.lab import painting
from diffusion_studio.ui.lab.handles import (
    Grip,
    grip_at,
    mode_at,
    moved,
    pulled,
    scaled,
    turned,
)
from diffusion_studio.ui.lab.painting import Ground
from diffusion_studio.ui.lab.words import plane_legend
from diffusion_studio.ui.theme import tokens
from diffusion_studio.ui.timeline.plot_lanes import line_colours

MARGIN = 8  # device-independent pixels around the plane
NEAR = 9  # pixels: so near a handle is taken
ELLIPSES = 12  # a world of more modes shows only the chosen one's
LABELS = 5
MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
OWN_KEYS = {
    *MOVES,
    *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Insert, Qt.Key.Key_Comma),
    *(Qt.Key.Key_Period, Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus),
    *(Qt.Key.Key_R, Qt.Key.Key_L, Qt.Key.Key_Space),
}


@dataclass
class Shown:
    """What is drawn, and which parts of it."""

    world: World = ()
    map: Mapped | None = None
    particles: np.ndarray | None = None
    trails: np.ndarray | None = None
    line: Line | None = None
    with_contours: bool = True
    with_arrows: bool = True
    with_trails: bool = True
    with_histograms: bool = True


class PlaneView(QWidget):
    """See the module. `world_shown` while something is pulled, `world_made` when it is let go."""

    world_shown = Signal(object)
    world_made = Signal(object)
    line_turned = Signal(object)
    chosen_changed = Signal()
    play_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plane")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 240)
        self.shown = Shown()
        self.chosen: int | None = None
        self.drawing = False  # the mouse draws a density
        self._grip: Grip | None = None
        self._line_held = False
        self._from: tuple[float, float] = (0.0, 0.0)
        self._before: World | None = None
        self._stroke: list[tuple[float, float]] = []
        self._layer: QPixmap | None = None
        self._undo: QAction | None = None
        self._redo: QAction | None = None

    def follow_keys(self, undo: QAction, redo: QAction) -> None:
        """Undo and redo in the plane at the keys that these commands have."""
        self._undo, self._redo = undo, redo

    def sizeHint(self) -> QSize:
        return QSize(560, 560)

    # --- what is shown ---

    def show_world(self, world: World) -> None:
        self.shown.world = world
        if self.chosen is not None and self.chosen >= len(world):
            self.choose(None)
        self.update()

    def show_map(self, found: Mapped | None) -> None:
        """The density and the score."""
        self.shown.map = found
        self._layer = None
        self.update()

    def show_parts(self, **parts: bool) -> None:
        """Which of contours, arrows and trails are drawn: `with_contours=False`."""
        for name, on in parts.items():
            setattr(self.shown, name, on)
        self._layer = None
        self.update()

    def show_particles(self, particles: np.ndarray | None, trails: np.ndarray | None) -> None:
        """particles: float32 [N, 2]; trails: [steps, few, 2], the newest last."""
        self.shown.particles, self.shown.trails = particles, trails
        self.update()

    def show_line(self, line: Line | None) -> None:
        self.shown.line = line
        self.update()

    def choose(self, mode: int | None) -> None:
        if mode != self.chosen:
            self.chosen = mode
            self.chosen_changed.emit()
            self.update()

    @property
    def ground(self) -> Ground:
        """Where the plane lies on this widget."""
        side = max(min(self.width(), self.height()) - 2 * MARGIN, 10)
        return Ground(QPointF(self.width() / 2, self.height() / 2), side / (2 * REACH))

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, shown = self.ground, self.shown
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground_layer(ground))
        if shown.particles is not None:
            painting.draw_particles(painter, ground, shown.particles, self.devicePixelRatioF())
            if shown.with_histograms:
                marginals = None if shown.map is None else shown.map.marginals
                painting.draw_histograms(painter, ground, shown.particles, marginals)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(ground.square)
        if shown.trails is not None and shown.with_trails:
            painting.draw_trails(painter, ground, shown.trails)
        if shown.line is not None:
            painting.draw_line(painter, ground, shown.line)
        many = len(shown.world) > ELLIPSES
        for n, mode in enumerate(shown.world):
            if not many or n == self.chosen:
                painting.draw_mode(painter, ground, mode, n == self.chosen)
        if self._stroke:
            painter.setPen(QPen(QColor(tokens().accent), 3))
            painter.drawPolyline([ground.pixel(*place) for place in self._stroke])
        painter.setClipping(False)
        painting.draw_numbers(painter, ground)
        painting.draw_legend(painter, ground, self.legend)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.drawRect(ground.square.adjusted(-2, -2, 2, 2))
        painter.end()

    @property
    def legend(self) -> list[tuple[str, QColor]]:
        """What is drawn, in words, with its colour."""
        shown, found, colours, words = self.shown, self.shown.map, tokens(), plane_legend()
        arrows = found is not None and shown.with_arrows
        entries = {
            "density": (found is not None and shown.with_contours, QColor(line_colours()[0])),
            "score": (arrows, QColor(colours.muted)),
            "guidance": (
                arrows and found is not None and found.guidance is not None,
                painting.guidance_colour(),
            ),
            "believed": (
                arrows and found is not None and found.believed is not None,
                painting.believed_colour(),
            ),
            "measured": (shown.line is not None, QColor(colours.error)),
            "particles": (shown.particles is not None, painting.particle_colour()),
        }
        return [(words[name], colour) for name, (drawn_, colour) in entries.items() if drawn_]

    def _ground_layer(self, ground: Ground) -> QPixmap:
        """The plane with its contours and arrows, drawn anew only where they are others."""
        if self._layer is not None:
            return self._layer
        ratio = self.devicePixelRatioF()
        layer = QPixmap(self.size() * ratio)
        layer.setDevicePixelRatio(ratio)
        layer.fill(QColor(tokens().canvas))
        painter = QPainter(layer)
        painting.draw_plane(painter, ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(ground.square)
        found = self.shown.map
        if found is not None and self.shown.with_contours:
            painting.draw_contours(painter, ground, found.contours, found.bands)
        if found is not None and self.shown.with_arrows:
            colours = tokens()
            painting.draw_arrows(painter, ground, found.score, QColor(colours.muted))
            if found.guidance is not None:
                painting.draw_arrows(painter, ground, found.guidance, painting.guidance_colour())
            if found.believed is not None:
                painting.draw_arrows(painter, ground, found.believed, painting.believed_colour())
        painter.end()
        self._layer = layer
        return layer

    def resizeEvent(self, event: QEvent) -> None:
        self._layer = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._layer = None
            self.update()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    # --- the mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = self._from = self.ground.place(event.position())
        near = NEAR / self.ground.scale
        if self.drawing:
            self._stroke = [at]
        elif self._near_line(at, near):
            self._line_held = True
        else:
            self._take_hold(at, near)
        self.update()

    def _take_hold(self, at: tuple[float, float], near: float) -> None:
        world = self.shown.world
        grip = grip_at(world[self.chosen], at, near) if self.chosen is not None else None
        if grip is None:
            self.choose(mode_at(world, at))
            grip = "centre" if self.chosen is not None else None
        self._grip, self._before = grip, world

    def _near_line(self, at: tuple[float, float], near: float) -> bool:
        line = self.shown.line
        if line is None:
            return False
        return hypot(at[0] - line.y * cos(line.angle), at[1] - line.y * sin(line.angle)) <= near

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.ground.place(event.position())
        if self._stroke:
            if hypot(at[0] - self._stroke[-1][0], at[1] - self._stroke[-1][1]) > 0.02:
                self._stroke.append(_kept_inside(at))
        elif self._line_held and self.shown.line is not None:
            self._turn_line(at)
        elif self._grip is not None and self.chosen is not None and self._before is not None:
            mode = self._before[self.chosen]
            if self._grip == "centre":
                mode = moved(mode, at[0] - self._from[0], at[1] - self._from[1])
            else:
                mode = pulled(mode, self._grip, at)
            self._replace(mode)
        self.update()

    def _turn_line(self, at: tuple[float, float]) -> None:
        line = self.shown.line
        if line is not None:
            far = min(hypot(*at), REACH)
            self.shown.line = replace(line, angle=atan2(at[1], at[0]), y=far)
            self.line_turned.emit(self.shown.line)

    def _replace(self, mode: Mode) -> None:
        world = list(self.shown.world)
        if self.chosen is not None:
            world[self.chosen] = mode
        self.shown.world = tuple(world)
        self.world_shown.emit(self.shown.world)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._stroke:
            stroke, self._stroke = self._stroke, []
            self.world_made.emit((*self.shown.world, *drawn(stroke)))
        elif self._before is not None and self._before != self.shown.world:
            self.world_made.emit(self.shown.world)
        self._grip = self._before = None
        self._line_held = False
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.ground.place(event.position())
        if mode_at(self.shown.world, at) is None and not self.drawing:
            self.add(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Sizes the chosen mode; with Shift turns it."""
        delta = event.angleDelta().y() or event.angleDelta().x()
        if self.chosen is None or not delta:
            event.ignore()
            return
        mode = self.shown.world[self.chosen]
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._make(turned(mode, delta / 120 * pi / 24))
        else:
            self._make(scaled(mode, 1.1 ** (delta / 120)))

    # --- modes ---

    def add(self, at: tuple[float, float]) -> None:
        """Put a mode at a place, in a class of its own as far as there are labels."""
        labels = {mode.label for mode in self.shown.world}
        free = next((n for n in range(LABELS) if n not in labels), 0)
        world = (*self.shown.world, Mode(*_kept_inside(at), 0.2, 0.2, 0.0, 1.0, free))
        self.shown.world = world
        self.choose(len(world) - 1)
        self.world_made.emit(world)

    def remove_chosen(self) -> None:
        """Take the chosen mode away."""
        if self.chosen is None:
            return
        world = tuple(mode for n, mode in enumerate(self.shown.world) if n != self.chosen)
        self.choose(None)
        self.shown.world = world
        self.world_made.emit(world)

    def set_chosen(self, weight: float | None = None, label: int | None = None) -> None:
        """Set the chosen mode's weight or its label."""
        if self.chosen is not None:
            mode = self.shown.world[self.chosen]
            self._make(
                replace(
                    mode,
                    weight=mode.weight if weight is None else weight,
                    label=mode.label if label is None else label,
                )
            )

    def _make(self, mode: Mode) -> None:
        self._replace(mode)
        self.world_made.emit(self.shown.world)

    # --- the keyboard ---

    def event(self, event: QEvent) -> bool:
        """The plane's keys are its own while it has the keyboard, before the window's commands."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
            own = event.key() in OWN_KEYS and event.modifiers() in plain
            undone = self._undo is not None and is_pressed(self._undo, event)
            redone = self._redo is not None and is_pressed(self._redo, event)
            if own or undone or redone:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._undo is not None and is_pressed(self._undo, event):
            self.undo_asked.emit()
        elif self._redo is not None and is_pressed(self._redo, event):
            self.redo_asked.emit()
        elif key == Qt.Key.Key_Space:
            self.play_asked.emit()
        elif key == Qt.Key.Key_Insert:
            self.add((0.0, 0.0))
        elif key in (Qt.Key.Key_Comma, Qt.Key.Key_Period) and self.shown.world:
            step = 1 if key == Qt.Key.Key_Period else -1
            start = self.chosen if self.chosen is not None else (-1 if step > 0 else 0)
            self.choose((start + step) % len(self.shown.world))
        elif self.chosen is not None:
            self._press_on_mode(event, self.shown.world[self.chosen])
        else:
            super().keyPressEvent(event)

    def _press_on_mode(self, event: QKeyEvent, mode: Mode) -> None:
        key = Qt.Key(event.key())
        large = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in MOVES:
            step = 0.25 if large else 0.05
            self._make(moved(mode, step * MOVES[key][0], step * MOVES[key][1]))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_chosen()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._make(scaled(mode, 1 / 1.1 if key == Qt.Key.Key_Minus else 1.1))
        elif key == Qt.Key.Key_R:
            self._make(turned(mode, -pi / 12 if large else pi / 12))
        elif key == Qt.Key.Key_L:
            self._make(replace(mode, label=(mode.label + 1) % LABELS))
        elif key == Qt.Key.Key_Escape:
            self.choose(None)
        else:
            super().keyPressEvent(event)


def _kept_inside(at: tuple[float, float]) -> tuple[float, float]:
    return min(max(at[0], -REACH), REACH), min(max(at[1], -REACH), REACH)
