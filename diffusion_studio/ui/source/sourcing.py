"""The opened picture as part of the document: which it is, and where its frame stands.

Views follow `changed` and `feathered`; it knows no widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from diffusion_studio.recipe import TilesSpec
from diffusion_studio.ui.source.placement import Box, Placement, Size
from diffusion_studio.ui.source.source import Fit, SourcePicture

Locate = Callable[[int, int, Size], tuple[int, int] | None]
"""(x, y) of the opened picture -> (x, y) of a result of some size, or None beside it."""

Placed = Callable[[float, float, float, Size], tuple[float, float, float, float]]
"""(x, y, side) of a square in a result of some size -> left, top, width, height of it in the opened
picture."""

SMALLEST_FRAME = 4  # pixels of its shorter side
FIRST_FEATHER = 2
MOST_FEATHER = 64


class Sourcing(QObject):
    """See the module. `size` is (height, width) of the region that the chosen task takes in."""

    opened = Signal()  # there is another picture, or none any more
    changed = Signal()  # that, or its frame, its fit, the size of the region
    feathered = Signal()  # a result comes in over another width
    laid = Signal()  # a result lies in it on the canvas from now on, elsewhere, or no longer
    seen = Signal()  # it is on the canvas alone from now on, or no longer

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.picture: SourcePicture | None = None
        self.size: Size = (64, 64)
        self.feather = FIRST_FEATHER
        self._region_of: tuple[SourcePicture | None, Size] = (None, self.size)
        self._region: np.ndarray | None = None
        self.has_result = False  # the shown run's pictures belong into the opened one
        self.located: Locate | None = None  # while a result lies in it on the canvas
        self.placed: Placed | None = None  # the same the other way round
        self.seen_as = ""  # what is said of the opened picture while it alone is on the canvas

    def situation(self) -> object:
        """What commands depend on; equal where they do not differ."""
        picture = self.picture
        return picture is None, picture is None or picture.alpha is None, self.has_result

    def take(self, picture: SourcePicture | None) -> None:
        """Work on another picture, or on none."""
        self.picture = None if picture is None else picture.framed(self.size)
        self.opened.emit()
        self.changed.emit()

    def set_size(self, size: Size) -> None:
        """The task takes regions of another size; the frame keeps its middle."""
        if size != self.size:
            picture, old = self.picture, self.size
            self.size = size
            if picture is not None:
                untouched = picture.frame is None or picture.frame.size == old
                fresh = replace(picture, frame=None) if untouched else picture
                self.picture = fresh.framed(size)
                if self.tiled and not self.can_tile:
                    self.picture = replace(self.picture, fit="frame")
            self.changed.emit()

    def lay(self, located: Locate | None, placed: Placed | None) -> None:
        """A result lies in it on the canvas: which of their pixels are the same; None if none."""
        if (located, placed) != (self.located, self.placed):
            self.located, self.placed = located, placed
            self.laid.emit()

    def see_as(self, words: str) -> None:
        """What is said of it while it alone is on the canvas; "" while it is not."""
        if words != self.seen_as:
            self.seen_as = words
            self.seen.emit()

    def set_fit(self, fit: Fit) -> None:
        """Choose the region in another way; tiles only where the picture is large enough."""
        if fit == "tiles" and not self.can_tile:
            return
        if self.picture is not None and fit != self.picture.fit:
            self.picture = replace(self.picture, fit=fit)
            self.changed.emit()

    def set_feather(self, pixels: int) -> None:
        """Have a result come in over so many pixels."""
        if pixels != self.feather:
            self.feather = pixels
            self.feathered.emit()

    # --- the frame ---

    @property
    def frame(self) -> Box | None:
        """The box of the picture that a model gets now."""
        placement = self.placement
        return None if placement is None else placement.box

    @property
    def placement(self) -> Placement | None:
        return None if self.picture is None else self.picture.placement(self.size)

    def set_frame(self, frame: Box) -> None:
        """Have the frame elsewhere, within the picture and of the region's proportions."""
        if self.picture is None:
            return
        high, wide = self._allowed(frame.height)
        frame = Box(0, 0, wide, high).moved(frame.x, frame.y, self.picture.size)
        if (self.picture.fit, self.picture.frame) != ("frame", frame):
            self.picture = replace(self.picture, fit="frame", frame=frame)
            self.changed.emit()

    def move_frame(self, across: int, down: int) -> None:
        """Move it by so many pixels, as far as the picture reaches."""
        frame = self.frame
        if frame is not None:
            self.set_frame(Box(frame.x + across, frame.y + down, frame.width, frame.height))

    def resize_frame(self, height: int) -> None:
        """Make it so many pixels high, about its middle."""
        frame = self.frame
        if frame is not None:
            high, wide = self._allowed(height)
            x, y = frame.x + (frame.width - wide) // 2, frame.y + (frame.height - high) // 2
            self.set_frame(Box(x, y, wide, high))

    def _allowed(self, high: int) -> Size:
        """The frame's (height, width) nearest to so many pixels high."""
        if self.picture is None:
            return self.size
        (rows, columns), (height, width) = self.picture.size, self.size
        most = min(rows, columns * height // width)
        least = min(max(SMALLEST_FRAME, SMALLEST_FRAME * height // width), most)
        high = min(max(high, least), most)
        return high, min(max(1, round(high * width / height)), columns)

    # --- tiles ---

    @property
    def can_tile(self) -> bool:
        """The picture is larger than a region, so that tiles would help."""
        if self.picture is None:
            return False
        (rows, columns), (height, width) = self.picture.size, self.size
        return rows >= height and columns >= width and (rows, columns) != (height, width)

    @property
    def tile_count(self) -> int:
        """How many tiles a step is made of: so many network calls for each sample."""
        if self.picture is None or not self.tiled:
            return 1
        rows, columns = self.picture.size
        return TilesSpec(width=columns, height=rows).count(self.size)

    @property
    def tiled(self) -> bool:
        """All of the picture is worked on, by tiles."""
        return self.picture is not None and self.picture.fit == "tiles"

    # --- what the model gets ---

    def region(self) -> np.ndarray | None:
        """uint8 [h, w, 3] of `size` (by tiles: of the picture's own), to look at; None without a
        picture."""
        picture, of = self.picture, (self.picture, self.size)
        if of != self._region_of:
            self._region_of = of
            self._region = None if picture is None else picture.region(self.size)
            if self._region is not None:
                self._region.flags.writeable = False  # all who ask get the same
        return self._region

    def region_mask(self, mask: np.ndarray) -> np.ndarray | None:
        """The mask for that region, uint8 [h, w]. `mask` is one of the picture, or of the region
        already; None where it is of another size."""
        if self.picture is None:
            return None
        placement = self.picture.placement(self.size)
        if mask.shape == self.picture.size:
            return placement.region_mask(mask)
        return mask if mask.shape == placement.size else None

    def takes_mask(self, mask: np.ndarray) -> bool:
        """Whether `region_mask` has one of it."""
        picture = self.picture
        return picture is not None and (
            mask.shape in {picture.size, picture.placement(self.size).size}
        )
