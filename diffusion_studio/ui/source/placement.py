"""Where a region that a model works on lies in a picture, and the scaling between the two.

No Qt: boxes in whole pixels, and numpy arrays. A box of a picture is scaled to an inner box of the
region; what the region has beyond that is padding, and belongs to no pixel of the picture.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

Size = tuple[int, int]
"""(height, width), as arrays have it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of whole pixels; x and y are those of its upper left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def size(self) -> Size:
        return self.height, self.width

    @property
    def within(self) -> tuple[slice, slice]:
        """It as an index of an array [H, W, ...]."""
        return slice(self.y, self.y + self.height), slice(self.x, self.x + self.width)

    def moved(self, across: int, down: int, size: Size) -> Box:
        """It so many pixels further, as far as a picture of this size reaches."""
        x = min(max(self.x + across, 0), max(size[1] - self.width, 0))
        y = min(max(self.y + down, 0), max(size[0] - self.height, 0))
        return Box(x, y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Placement:
    """`box` of the picture is scaled to `inner` of a region of `size`."""

    box: Box
    inner: Box
    size: Size

    @property
    def exact(self) -> bool:
        """No pixel is scaled: those of the region are the picture's own."""
        return self.box.size == self.inner.size

    @property
    def scale(self) -> float:
        """Pixels of the region a pixel of the picture, along the width."""
        return self.inner.width / self.box.width

    def region(self, pixels: np.ndarray) -> np.ndarray:
        """uint8 [H, W, 3] -> [h, w, 3]; padding repeats the edge, as it tells a model least."""
        inner = scaled(pixels[self.box.within], self.inner.size)
        return np.pad(inner, (*self._padding(), (0, 0)), mode="edge")

    def region_mask(self, mask: np.ndarray) -> np.ndarray:
        """uint8 [H, W] -> [h, w]; where it is scaled, a pixel is masked as much as the most masked
        pixel that it touches, so that all that is to be repainted is. Padding is repainted too."""
        inner = spread(mask[self.box.within], self.inner.size)
        return np.pad(inner, self._padding(), constant_values=255)

    def patch(self, region: np.ndarray) -> np.ndarray:
        """uint8 [h', w', 3], of the region's proportions -> as large as the box, unpadded."""
        height, width = region.shape[:2]
        across, down = width / self.size[1], height / self.size[0]
        left, top = round(self.inner.x * across), round(self.inner.y * down)
        right = round((self.inner.x + self.inner.width) * across)
        bottom = round((self.inner.y + self.inner.height) * down)
        return scaled(region[top:bottom, left:right], self.box.size)

    def _padding(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """(above, below), (left, right)."""
        height, width = self.size
        inner = self.inner
        return (
            (inner.y, height - inner.y - inner.height),
            (inner.x, width - inner.x - inner.width),
        )


def scaled(pixels: np.ndarray, size: Size) -> np.ndarray:
    """uint8 [H, W, 3] -> [h, w, 3] by Lanczos' filter, which averages what it makes smaller; the
    very same pixels where the size is the same."""
    if pixels.shape[:2] == size:
        return pixels.copy()
    picture = Image.fromarray(pixels)
    return np.asarray(picture.resize((size[1], size[0]), Image.Resampling.LANCZOS)).copy()


def spread(mask: np.ndarray, size: Size) -> np.ndarray:
    """uint8 [H, W] -> [h, w], each the largest of all that it touches."""
    for axis in (0, 1):
        mask = _largest_of(mask, size[axis], axis)
    return mask


def _largest_of(mask: np.ndarray, count: int, axis: int) -> np.ndarray:
    length = mask.shape[axis]
    if length == count:
        return mask
    edges = np.arange(count + 1) * length
    first, last = edges[:-1] // count, -(-edges[1:] // count)  # the pixels that each touches
    largest = mask.take(first, axis=axis)
    for further in range(1, int((last - first).max())):
        largest = np.maximum(largest, mask.take(np.minimum(first + further, last - 1), axis=axis))
    return largest


def inscribed(size: Size, room: Size) -> Box:
    """The largest box of the proportions of `size` in the middle of `room`, a pixel a side at
    least."""
    height, width = size
    factor = min(room[0] / height, room[1] / width)
    inner = (max(1, round(height * factor)), max(1, round(width * factor)))
    return centred((min(inner[0], room[0]), min(inner[1], room[1])), room)


def centred(size: Size, room: Size) -> Box:
    """A box of `size` in the middle of `room`."""
    return Box((room[1] - size[1]) // 2, (room[0] - size[0]) // 2, size[1], size[0])
