"""Paint on a step of a run: colours over one picture, before they enter its state. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, Signal

from diffusion_studio.attachments import attach
from diffusion_studio.recipe import Paint
from diffusion_studio.ui.canvas.brush import Brush, Touch
from diffusion_studio.ui.history.history import Change, History
from diffusion_studio.ui.history.words import deed

Carry = Literal["keep_noise", "new_noise", "as_is"]
Colour = tuple[int, int, int]
FIRST_COLOUR: Colour = (230, 60, 50)


@dataclass(frozen=True, eq=False)
class Layer:
    """Paint: colours uint8 [H, W, 3], and how much they cover, uint8 [H, W]."""

    colours: np.ndarray
    cover: np.ndarray

    @classmethod
    def empty(cls, height: int, width: int) -> Layer:
        return cls(np.zeros((height, width, 3), np.uint8), np.zeros((height, width), np.uint8))

    def over(self, picture: np.ndarray) -> np.ndarray:
        """The painted picture, uint8 [H, W, 3]; where nothing covers, just what was there."""
        share = self.cover[..., None].astype(np.float32) / 255
        mixed = picture + (self.colours.astype(np.float32) - picture) * share
        return np.asarray(np.rint(mixed), np.uint8)

    def laid(self, before: Touch, touch: Touch, brush: Brush, colour: Colour | None) -> Layer:
        """With the brush drawn from one touch to the next in a colour; None rubs out."""
        height, width = self.cover.shape
        region, paint = brush.swept(before, touch, width, height)
        if region.is_empty:
            return self
        colours, cover = self.colours.copy(), self.cover.copy()
        old = cover[region.slices]
        if colour is None:
            cover[region.slices] = np.minimum(old, 255 - paint)
            return Layer(colours, cover)
        share = (paint.astype(np.float32) / np.maximum(np.maximum(old, paint), 1))[..., None]
        below = colours[region.slices].astype(np.float32)
        colours[region.slices] = np.rint(below + (np.array(colour) - below) * share)
        cover[region.slices] = np.maximum(old, paint)
        return Layer(colours, cover)

    @property
    def is_empty(self) -> bool:
        return not self.cover.any()


class PaintChange(Change):
    """The paint on a step was another; `name` is one of `DEEDS`."""

    kind = "paint"

    def __init__(self, painting: Painting, before: Layer, after: Layer, name: str) -> None:
        self._painting, self._before, self._after = painting, before, after
        self._name = name
        self.size = after.colours.nbytes + after.cover.nbytes

    def words(self) -> str:
        return deed(self._name)

    def undo(self) -> None:
        self._painting.set_layer(self._before)

    def redo(self) -> None:
        self._painting.set_layer(self._after)


class Painting(QObject):
    """What is painted, with what, and how it enters. `changed` says that all may be read anew.

    `image` is the picture of the batch that is painted on: that of the first stroke. With
    `on_all` the same paint lies on every picture.
    """

    changed = Signal()

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self.on = False
        self.layer = Layer.empty(1, 1)
        self.image = 0
        self.on_all = False
        self.colour: Colour = FIRST_COLOUR
        self.brush = Brush(size=4, hardness=0.8)
        self.carry: Carry = "keep_noise"
        self._before: Layer | None = None
        self._last: Touch | None = None
        self._erases = False

    def begin(self, height: int, width: int, image: int) -> None:
        """Have an empty layer for a picture of this size."""
        self.on, self.image = True, image
        self.layer = Layer.empty(height, width)
        self.brush = Brush(size=max(min(height, width) // 8, 1), hardness=0.8)
        self.changed.emit()

    def end(self) -> None:
        """Paint no more; what was painted is let go."""
        self.on = False
        self._history.forget(lambda change: isinstance(change, PaintChange))
        self._before = self._last = None
        self.layer = Layer.empty(1, 1)
        self.changed.emit()

    def set_layer(self, layer: Layer) -> None:
        """Have this paint; one of a picture that is no longer painted on is left alone."""
        if self.on and layer.cover.shape == self.layer.cover.shape:
            self.layer = layer
            self.changed.emit()

    def lay_on_all(self, on: bool) -> None:
        """Have the paint on every picture of the batch, or on the one that is painted."""
        self.on_all = on
        self.changed.emit()

    # --- the hand ---

    @property
    def drawing(self) -> bool:
        return self._before is not None

    def press(self, touch: Touch, image: int, erase: bool = False) -> None:
        """A stroke begins; one on another picture than the painted one does nothing."""
        if self.layer.is_empty or self.on_all:
            self.image = image
        elif image != self.image:
            return
        self._before, self._last, self._erases = self.layer, touch, erase
        self.move(touch)

    def move(self, touch: Touch) -> None:
        """The stroke goes on."""
        if self._last is not None:
            colour = None if self._erases else self.colour
            self.set_layer(self.layer.laid(self._last, touch, self.brush, colour))
            self._last = touch

    def release(self) -> None:
        """The stroke is done, and one item of undo."""
        before, self._before, self._last = self._before, None, None
        if before is not None and before is not self.layer:
            name = "rub_out" if self._erases else "paint"
            self._history.record(PaintChange(self, before, self.layer, name))
            self.changed.emit()

    def clear(self) -> None:
        """Take all paint away, as one item of undo."""
        if not self.layer.is_empty:
            before = self.layer
            self.set_layer(Layer.empty(*before.cover.shape))
            self._history.record(PaintChange(self, before, self.layer, "paint_clear"))
            self.changed.emit()

    def lay(self, picture: np.ndarray) -> None:
        """Lay a whole picture, uint8 [H, W, 3], over the step, as one item of undo."""
        if self.on and picture.shape[:2] == self.layer.cover.shape:
            before = self.layer
            self.set_layer(Layer(picture.copy(), np.full(picture.shape[:2], 255, np.uint8)))
            self._history.record(PaintChange(self, before, self.layer, "paint_picture"))
            self.changed.emit()

    # --- what it comes to ---

    def paint(self, of_state: bool, count: int) -> Paint:
        """The paint as a recipe carries it; on a state it is laid as it is."""
        return Paint(
            colours=attach(self.layer.colours),
            where=attach(self.layer.cover),
            carry="as_is" if of_state else self.carry,
            image=self.image if count > 1 and not self.on_all else None,
        )
