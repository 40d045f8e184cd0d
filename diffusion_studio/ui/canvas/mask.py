"""The mask: how much of each pixel is to be repainted. Numbers alone, without Qt.

0 keeps a pixel, 255 repaints it, what lies between is a soft edge. An operator that wants to know
what is kept takes `known = 1 - mask / 255`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from diffusion_studio.ui.canvas.mask_edges import feathered, grown, shrunk

FULL = 255


@dataclass(frozen=True, slots=True)
class Region:
    """Pixels from (left, top) up to, but without, (right, bottom)."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return max(self.right - self.left, 0)

    @property
    def height(self) -> int:
        return max(self.bottom - self.top, 0)

    @property
    def is_empty(self) -> bool:
        return self.right <= self.left or self.bottom <= self.top

    @property
    def slices(self) -> tuple[slice, slice]:
        """To cut it out of an array [H, W]."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def united(self, other: Region) -> Region:
        """The smallest region that holds both."""
        if self.is_empty or other.is_empty:
            return self if other.is_empty else other
        return Region(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def within(self, width: int, height: int) -> Region:
        """What of it lies on a picture of this size."""
        cut = Region(
            max(self.left, 0), max(self.top, 0), min(self.right, width), min(self.bottom, height)
        )
        return NOWHERE if cut.is_empty else cut


NOWHERE = Region(0, 0, 0, 0)


class Mask:
    """A mask of a picture of `width` x `height` pixels; empty at first."""

    def __init__(self, width: int, height: int) -> None:
        if width < 1 or height < 1:
            raise ValueError(f"A mask has at least one pixel, not {width} x {height}.")
        self._pixels = np.zeros((height, width), np.uint8)
        self._sum = 0

    @classmethod
    def from_array(cls, pixels: np.ndarray) -> Self:
        """A mask with a copy of uint8 [H, W]."""
        if pixels.dtype != np.uint8 or pixels.ndim != 2:
            raise ValueError(f"A mask is uint8 [H, W], not {pixels.dtype} {list(pixels.shape)}.")
        mask = cls(pixels.shape[1], pixels.shape[0])
        mask.put(mask.whole, pixels)
        return mask

    # --- what it is ---

    @property
    def width(self) -> int:
        return self._pixels.shape[1]

    @property
    def height(self) -> int:
        return self._pixels.shape[0]

    @property
    def whole(self) -> Region:
        return Region(0, 0, self.width, self.height)

    @property
    def pixels(self) -> np.ndarray:
        """uint8 [H, W], to look at: it changes as the mask does, and cannot be written to."""
        view = self._pixels.view()
        view.flags.writeable = False
        return view

    def to_array(self) -> np.ndarray:
        """A copy, uint8 [H, W]: 255 where the picture is to be repainted, 0 where it is kept."""
        return self._pixels.copy()

    @property
    def coverage(self) -> float:
        """The share of the picture that is to be repainted, 0 to 1; a soft pixel counts in part."""
        return self._sum / (FULL * self._pixels.size)

    @property
    def is_empty(self) -> bool:
        return self._sum == 0

    # --- parts of it ---

    def put(self, region: Region, pixels: np.ndarray) -> None:
        """Replace a region by uint8 [height, width]."""
        part = self._pixels[region.slices]
        self._sum += _sum(pixels) - _sum(part)
        part[...] = pixels

    def lay(self, region: Region, paint: np.ndarray, erase: bool = False) -> None:
        """Lay paint, uint8 [height, width], on a region, or erase with it.

        Paint covers, it does not add up: what is covered twice is as if covered once. So a stroke
        comes out the same in whatever pieces it is drawn.
        """
        part = self._pixels[region.slices]
        done = np.minimum(part, FULL - paint) if erase else np.maximum(part, paint)
        self.put(region, done)

    # --- all of it ---

    def replace(self, pixels: np.ndarray) -> None:
        """Take uint8 [H, W] of the mask's own size."""
        if pixels.shape != self._pixels.shape:
            raise ValueError(f"The mask is {self.width} x {self.height}, this is another size.")
        self.put(self.whole, pixels)

    def fill(self) -> None:
        """Repaint everything."""
        self.put(self.whole, np.full_like(self._pixels, FULL))

    def clear(self) -> None:
        """Repaint nothing."""
        self.put(self.whole, np.zeros_like(self._pixels))

    def invert(self) -> None:
        """Repaint what was kept, keep what was to be repainted."""
        self.put(self.whole, FULL - self._pixels)

    def grow(self, pixels: int) -> None:
        """Move the edge outwards, in every direction alike."""
        self.put(self.whole, grown(self._pixels, pixels))

    def shrink(self, pixels: int) -> None:
        """Move the edge inwards. The picture's own border is no edge."""
        self.put(self.whole, shrunk(self._pixels, pixels))

    def feather(self, pixels: int) -> None:
        """Make the edge soft over so many pixels to either side."""
        self.put(self.whole, feathered(self._pixels, pixels))


def _sum(pixels: np.ndarray) -> int:
    return int(pixels.sum(dtype=np.uint64))
