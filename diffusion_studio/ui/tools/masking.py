"""The mask of the pictures that are shown, the tool in hand, and what was done, to be undone.

    masking.mask.to_array()    # uint8 [H, W], 255 where to repaint; mask is None without pictures

It is part of the document: views follow its signals, the tools change it. It knows no widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from diffusion_studio.ui.canvas.brush import LARGEST, SMALLEST, Brush, Touch
from diffusion_studio.ui.canvas.mask import NOWHERE, Mask, Region
from diffusion_studio.ui.canvas.mask_change import MaskChange
from diffusion_studio.ui.canvas.strokes import (
    Stroke,
    brush_stroke,
    ellipse,
    lasso,
    rectangle,
    shape_stroke,
)
from diffusion_studio.ui.history.history import Change, History
from diffusion_studio.ui.history.words import deed

BRUSHES_ACROSS = 8  # so many brushes of the first size lie beside each other in a picture
SIZES_KEPT = 4  # masks of pictures of other sizes, that come back with them


class Tool(Enum):
    """What a drag on the canvas does; the value is the command that takes it in hand."""

    POINTER = "tool_pointer"
    BRUSH = "tool_brush"
    ERASER = "tool_eraser"
    LASSO = "tool_lasso"
    RECTANGLE = "tool_rectangle"
    ELLIPSE = "tool_ellipse"

    @property
    def paints(self) -> bool:
        """It changes the mask."""
        return self is not Tool.POINTER

    @property
    def has_size(self) -> bool:
        return self in {Tool.BRUSH, Tool.ERASER}


OUTLINES = {Tool.LASSO: lasso, Tool.RECTANGLE: rectangle, Tool.ELLIPSE: ellipse}


@dataclass(frozen=True, slots=True)
class Look:
    """How the mask lies over a picture: `opacity` 0 to 1, `colour` a name of `COLOURS`."""

    opacity: float = 0.5
    colour: str = "red"
    shown: bool = True


class MaskEdit(Change):
    """One change of the mask of pictures of one size, (width, height)."""

    kind = "mask"

    def __init__(self, masking: Masking, change: MaskChange, of: tuple[int, int], name: str):
        self._masking, self._change, self._name = masking, change, name
        self.of, self.size = of, change.size

    def words(self) -> str:
        return deed(self._name)

    def undo(self) -> None:
        self._masking._turn(self._change, self.of)

    def redo(self) -> None:
        self._masking._turn(self._change, self.of)


class Masking(QObject):
    """See the module."""

    painted = Signal(object)  # a Region of the mask has other values
    replaced = Signal()  # it is another mask, of another size perhaps
    changed = Signal()  # tool, brush, look, what can be undone

    def __init__(self, parent: QObject | None = None, history: History | None = None) -> None:
        super().__init__(parent)
        self.history = history or History(self)
        self.mask: Mask | None = None
        self.tool = Tool.POINTER
        self.brush = Brush()
        self.sized = False  # a person has chosen how large the brush is
        self.look = Look()
        self.applies = True  # to what is on the canvas
        self.asked = False  # a person works on it, wherever it applies
        self.edge = 4  # pixels to grow, shrink or feather by
        self._others: dict[tuple[int, int], np.ndarray] = {}
        self._stroke: Stroke | None = None
        self._before: np.ndarray | None = None  # the mask as it was when the stroke began
        self._touched = NOWHERE  # what the stroke has changed
        self._last: Touch | None = None  # where the last stroke of the brush ended
        self._drawing_with = ""  # the tool of the stroke, by its name in `DEEDS`
        self._version = 0

    # --- which mask ---

    def fit_to(self, width: int, height: int) -> None:
        """Have a mask for pictures of this size: the one they had before, or an empty one."""
        mask = self.mask
        if mask is not None and (mask.width, mask.height) == (width, height):
            return
        self.cancel_stroke()
        if mask is not None and not mask.is_empty:
            self._others[mask.width, mask.height] = mask.to_array()
            while len(self._others) > SIZES_KEPT:
                self._forget(next(iter(self._others)))
        kept = self._others.pop((width, height), None)
        self.mask = Mask(width, height) if kept is None else Mask.from_array(kept)
        if not self.sized:  # one that suits the picture: 32 pixels would cover a small one
            size = min(max(min(width, height) // BRUSHES_ACROSS, SMALLEST), LARGEST)
            self.brush = replace(self.brush, size=size)
        self._last = None
        self._version += 1
        self.replaced.emit()
        self.changed.emit()

    def masks(self) -> dict[tuple[int, int], np.ndarray]:
        """All masks that are not empty, uint8 [H, W] each, by their (width, height)."""
        mask = self.mask
        now = {} if mask is None or mask.is_empty else {(mask.width, mask.height): mask.to_array()}
        return {**self._others, **now}

    def recall(self, masks: dict[tuple[int, int], np.ndarray]) -> None:
        """Have these masks for pictures of their sizes, as they were kept; no item of undo."""
        self.cancel_stroke()
        self.history.forget(lambda change: isinstance(change, MaskEdit))  # they were of others
        self._others = dict(masks)
        size = None if self.mask is None else (self.mask.width, self.mask.height)
        if self.mask is not None and size in masks:
            self.mask.replace(self._others.pop(size))
            self._version += 1
            self.painted.emit(self.mask.whole)
            self.changed.emit()

    @property
    def version(self) -> int:
        """Grows with every change of the mask."""
        return self._version

    # --- what is in hand ---

    def take(self, tool: Tool) -> None:
        """Take a tool in hand. Who begins to work on the mask sees what there is of it."""
        asks = tool.paints and not self.asked
        if asks or tool is not self.tool:
            if tool.paints and not self.tool.paints:
                self.look = replace(self.look, shown=True)
            self.tool, self.asked = tool, self.asked or asks
            self.changed.emit()

    def swap(self) -> None:
        """Brush for eraser, anything else for the brush."""
        self.take(Tool.ERASER if self.tool is Tool.BRUSH else Tool.BRUSH)

    def set_brush(self, brush: Brush) -> None:
        """Use another brush, within its limits."""
        size = min(max(brush.size, SMALLEST), LARGEST)
        brush = replace(brush, size=size, hardness=min(max(brush.hardness, 0.0), 1.0))
        if brush != self.brush:
            self.sized = self.sized or brush.size != self.brush.size
            self.brush = brush
            self.changed.emit()

    @property
    def seen(self) -> bool:
        """It lies over the pictures on the canvas. Over those that it has nothing to do with, as
        of a run that repaints nothing, only while a person works on it."""
        return self.look.shown and (self.applies or self.asked)

    def ask(self) -> None:
        """A person works on the mask, and wants to see it."""
        if not self.asked:
            self.asked = True
            self.changed.emit()

    def lie_over(self, applies: bool, others: bool) -> None:
        """Other pictures may be on the canvas; `others`: those that were asked for have gone."""
        asked = self.asked and (self.drawing or not others)
        if (applies, asked) != (self.applies, self.asked):
            self.applies, self.asked = applies, asked
            self.changed.emit()

    def set_look(self, look: Look) -> None:
        """Draw the mask otherwise; that changes nothing in it."""
        if look != self.look:
            self.look = look
            self.changed.emit()

    def set_edge(self, pixels: int) -> None:
        """Grow, shrink and feather by so many pixels."""
        if pixels != self.edge:
            self.edge = pixels
            self.changed.emit()

    @property
    def undone(self) -> QUndoStack:
        """The stack of all that was done, here and elsewhere."""
        return self.history.stack

    # --- strokes ---

    @property
    def drawing(self) -> bool:
        return self._stroke is not None

    def begin_stroke(self, touch: Touch, erase: bool = False) -> None:
        """The hand is set down; with `erase` it takes away, whatever the tool."""
        self.cancel_stroke()
        if self.mask is None or not self.tool.paints:
            return
        self.ask()
        self.set_look(replace(self.look, shown=True))
        erases = erase or self.tool is Tool.ERASER
        self._drawing_with = (Tool.ERASER if erases and self.tool.has_size else self.tool).value
        if self.tool.has_size:
            start = self._last if touch.straight else None
            self._stroke = brush_stroke(self.mask, self.brush, erases, start)
        else:
            self._stroke = shape_stroke(self.mask, OUTLINES[self.tool], erases)
        self._before, self._touched = self.mask.to_array(), NOWHERE
        next(self._stroke)
        self.move_stroke(touch)

    def move_stroke(self, touch: Touch) -> None:
        """The hand goes on, pressed down."""
        if self._stroke is not None:
            region = self._stroke.send(touch)
            self._last = touch
            self._touched = self._touched.united(region)
            if not region.is_empty:
                self.painted.emit(region)

    def end_stroke(self) -> None:
        """The hand is lifted: what it did is one item of undo."""
        stroke, before = self._stroke, self._before
        self._stroke = self._before = None
        if stroke is not None and before is not None:
            stroke.close()
            self._keep(before, self._drawing_with, self._touched)

    def cancel_stroke(self) -> None:
        """Leave the mask as it was before the stroke."""
        stroke, before = self._stroke, self._before
        self._stroke = self._before = None
        if stroke is not None and before is not None and self.mask is not None:
            stroke.close()
            self.mask.replace(before)
            self.painted.emit(self.mask.whole)

    # --- all at once ---

    def edit(self, change: Callable[[Mask], None], name: str = "mask") -> None:
        """Do something to the whole mask, as one item of undo; `name` is one of `DEEDS`."""
        self.end_stroke()
        if self.mask is not None:
            before = self.mask.to_array()
            self.asked = True
            change(self.mask)
            self._keep(before, name)

    def put(self, pixels: np.ndarray, name: str = "mask") -> None:
        """Have uint8 [H, W] as the mask, as one item of undo."""
        self.edit(lambda mask: mask.replace(pixels), name)

    def _keep(self, before: np.ndarray, name: str, within: Region | None = None) -> None:
        if self.mask is None:
            return
        change = MaskChange(before, self.mask.pixels, within)
        if not change.is_empty:
            self._version += 1
            of = self.mask.width, self.mask.height
            self.history.record(MaskEdit(self, change, of, name))
            if within is None:  # a stroke has told it as it went on
                self.painted.emit(change.region)
        self.changed.emit()

    def _turn(self, change: MaskChange, of: tuple[int, int]) -> None:
        """Undo or redo a change of the mask of pictures of this size, shown or not."""
        if self.mask is not None and of == (self.mask.width, self.mask.height):
            change.turn(self.mask)
            self._version += 1
            self.asked = True
            self.painted.emit(change.region)
            self.changed.emit()
        else:
            kept = self._others.pop(of, None)
            mask = Mask(*of) if kept is None else Mask.from_array(kept)
            change.turn(mask)
            self._others[of] = mask.to_array()

    def _forget(self, of: tuple[int, int]) -> None:
        """Let go of the mask of pictures of this size, and of what was done to it."""
        del self._others[of]
        self.history.forget(lambda change: isinstance(change, MaskEdit) and change.of == of)

    def situation(self) -> object:
        """What commands depend on; equal where they do not differ."""
        return (
            self.mask is None,
            self.mask is None or self.mask.is_empty,
            self.tool,
            self.edge,
            self.seen,
        )
