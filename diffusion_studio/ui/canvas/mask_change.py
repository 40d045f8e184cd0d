"""What an edit did to a mask, kept small, so that it can be undone and done again."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from diffusion_studio.ui.canvas.mask import NOWHERE, Mask, Region

TILE = 128  # pixels


class MaskChange:
    """The tiles that differ, each as the bits that differ (before XOR after).

    Turning those bits over a second time gives back what was there, so one record serves undo and
    redo. A tile in which every pixel changed alike (as in inverting) is a single number.
    """

    def __init__(self, before: np.ndarray, after: np.ndarray, within: Region | None = None) -> None:
        """Both uint8 [H, W] of the same size, and the same outside of `within`."""
        self.region = NOWHERE
        self._bits: list[tuple[Region, np.ndarray]] = []
        height, width = after.shape
        for tile in _tiles(width, height, within or Region(0, 0, width, height)):
            bits = before[tile.slices] ^ after[tile.slices]
            least, most = bits.min(), bits.max()
            if most:
                self._bits.append((tile, bits if least != most else bits[:1, :1].copy()))
                self.region = self.region.united(tile)

    @property
    def is_empty(self) -> bool:
        return not self._bits

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return sum(bits.nbytes for _, bits in self._bits)

    def turn(self, mask: Mask) -> None:
        """Undo it where it is done, do it where it is undone."""
        for tile, bits in self._bits:
            mask.put(tile, mask.pixels[tile.slices] ^ bits)


def _tiles(width: int, height: int, within: Region) -> Iterator[Region]:
    """The tiles of a picture that reach into a region."""
    for top in range(within.top // TILE * TILE, within.bottom, TILE):
        for left in range(within.left // TILE * TILE, within.right, TILE):
            yield Region(left, top, min(left + TILE, width), min(top + TILE, height))
