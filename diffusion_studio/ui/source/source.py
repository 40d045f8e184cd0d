"""The picture that a person works on, which region of it a model gets, and how that comes back.

Plain data without Qt:

    source = SourcePicture(pixels, "photo.jpg").framed(card.size)
    region = source.region(card.size)                  # uint8 [h, w, 3]
    whole = source.put_back(result, mask, feather=2)   # uint8 [H, W, 3]
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from diffusion_studio.ui.source.blend import laid, rising
from diffusion_studio.ui.source.placement import Box, Placement, Size, centred, inscribed

Fit = Literal["frame", "crop", "letterbox", "stretch", "tiles"]
"""Which region a model gets: "frame", a box that is moved about the picture, scaled where it has
another size than the model; "crop", the largest such box in the middle; "letterbox", all of it with
padding; "stretch", all of it, out of proportion; "tiles", all of it at its own size, by overlapping
tiles."""

Kind = Literal["file", "example", "recipe", "pasted", "seed"]
"""Where a picture is from, and so what `name` is: a file's name, an example's, nothing, nothing,
the seed of what was made here. `words.called` says it in the window's language."""


@dataclass(frozen=True, eq=False)
class SourcePicture:
    """pixels: uint8 [H, W, 3]; alpha: uint8 [H, W], 255 where opaque, None where all is. `frame`
    is None until a model's size is known; `path` where the file holds these very pixels."""

    pixels: np.ndarray
    name: str
    alpha: np.ndarray | None = None
    path: Path | None = None
    fit: Fit = "frame"
    frame: Box | None = None
    kind: Kind = "file"

    @property
    def size(self) -> Size:
        """(height, width) of the picture."""
        return self.pixels.shape[0], self.pixels.shape[1]

    def framed(self, size: Size) -> SourcePicture:
        """With a frame for regions of `size`: of just as many pixels, where the picture has them,
        else the largest of these proportions. A frame that there is keeps its middle and height."""
        height, width = size
        fits = height <= self.size[0] and width <= self.size[1]
        box = centred(size, self.size) if fits else inscribed(size, self.size)
        if self.frame is not None:
            old = self.frame
            high = min(old.height, self.size[0], self.size[1] * height // width)
            box = Box(0, 0, max(1, round(high * width / height)), max(1, high))
            across, down = old.x + old.width // 2, old.y + old.height // 2
            box = box.moved(across - box.width // 2, down - box.height // 2, self.size)
        return replace(self, frame=box)

    def placement(self, size: Size) -> Placement:
        """Which box of the picture becomes a region of `size`, (height, width)."""
        whole, region = Box(0, 0, self.size[1], self.size[0]), Box(0, 0, size[1], size[0])
        match self.fit:
            case "tiles":
                return Placement(whole, whole, self.size)
            case "stretch":
                return Placement(whole, region, size)
            case "letterbox":
                return Placement(whole, inscribed(self.size, size), size)
            case "crop":
                return Placement(inscribed(size, self.size), region, size)
        frame = self.frame or self.framed(size).frame or whole
        box = inscribed(size, frame.size)
        return Placement(Box(frame.x + box.x, frame.y + box.y, *box.size[::-1]), region, size)

    def region(self, size: Size) -> np.ndarray:
        """What a model of `size`, (height, width), works on: uint8 [h, w, 3]. By tiles that is the
        whole picture."""
        return self.placement(size).region(self.pixels)

    def region_mask(self, mask: np.ndarray, size: Size) -> np.ndarray:
        """The mask [H, W] of the picture for that region, uint8 [h, w], 255 where repainted."""
        return self.placement(size).region_mask(mask)

    def patch(
        self, result: np.ndarray, size: Size, mask: np.ndarray | None = None, feather: int = 0
    ) -> tuple[Box, np.ndarray]:
        """The box that a result changes, and what stands there with it: uint8 [h, w, 3].

        result: uint8 [h', w', 3], what a model made of the region of `size`. mask: uint8 [H, W] of
        the picture, of which 0 keeps the picture's pixels bit for bit. feather: pixels of the
        picture, inside the box or the mask, over which the result comes in.
        """
        placement = self.placement(size)
        box = placement.box
        share = self._share(box, mask, feather)
        return box, laid(self.pixels[box.within], placement.patch(result), share)

    def put_back(
        self, result: np.ndarray, mask: np.ndarray | None = None, feather: int = 0
    ) -> np.ndarray:
        """The whole picture with the result in its place: uint8 [H, W, 3], bit for bit the picture
        outside the region, and outside the mask if there is one. See `patch`."""
        size = (result.shape[0], result.shape[1])
        box, patch = self.patch(result, size, mask, feather)
        whole = self.pixels.copy()
        whole[box.within] = patch
        return whole

    def _share(self, box: Box, mask: np.ndarray | None, feather: int) -> np.ndarray:
        """How much of the result counts within the box, float32 [h, w]."""
        around = Box(
            max(box.x - 1, 0),
            max(box.y - 1, 0),
            min(box.x + box.width + 1, self.size[1]) - max(box.x - 1, 0),
            min(box.y + box.height + 1, self.size[0]) - max(box.y - 1, 0),
        )
        inner = Box(box.x - around.x, box.y - around.y, box.width, box.height)
        inside = np.zeros(around.size, bool)
        inside[inner.within] = True if mask is None else mask[box.within] > 0
        share = rising(inside, feather)[inner.within]
        if mask is not None:
            share = share * (mask[box.within].astype(np.float32) / 255)
        return share
