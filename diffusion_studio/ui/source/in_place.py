"""Which opened picture a run was made from, and its result laid into that picture. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from diffusion_studio.attachments import EmbeddedPicture, PictureFile, pixels_of
from diffusion_studio.library.open_picture import LARGEST
from diffusion_studio.recipe import FromPicture, Recipe
from diffusion_studio.restoration_specs import DownsamplingSpec, InpaintingSpec, OutpaintingSpec
from diffusion_studio.ui.source.placement import Box, Placement, Size, scaled
from diffusion_studio.ui.source.source import SourcePicture

Rect = tuple[float, float, float, float]

GREY = 128  # where nothing is known


@dataclass(frozen=True, eq=False)
class InPlace:
    """A run's pictures belong into `source`, where its region of `size` is. Where a `mask` [H, W]
    is 0 the source stays as it is."""

    source: SourcePicture
    size: Size
    mask: np.ndarray | None = None

    @property
    def is_all(self) -> bool:
        """The run's picture is the whole one already, pixel by pixel."""
        placement = self.source.placement(self.size)
        return placement.exact and placement.box.size == self.source.size

    @property
    def box(self) -> Box:
        """What of the source is made anew."""
        return self.source.placement(self.size).box

    def locate(self, x: int, y: int, size: Size) -> tuple[int, int] | None:
        """The pixel (x, y) of the run's picture of `size` that lies at a pixel of the source; None
        beside the box."""
        placement, box = self.source.placement(self.size), self.box
        if not (0 <= x - box.x < box.width and 0 <= y - box.y < box.height):
            return None
        inner, (height, width) = placement.inner, placement.size
        across = (inner.x + (x - box.x + 0.5) * inner.width / box.width) / width
        down = (inner.y + (y - box.y + 0.5) * inner.height / box.height) / height
        return int(across * size[1]), int(down * size[0])

    def placed(self, x: float, y: float, side: float, size: Size) -> Rect:
        """Where a square of the run's picture of `size` lies in the source: left, top, width and
        height in its pixels. What `locate` undoes."""
        placement, box = self.source.placement(self.size), self.box
        inner, (height, width) = placement.inner, placement.size
        across, down = box.width / inner.width, box.height / inner.height
        wide, high = width / size[1] * across, height / size[0] * down
        left, top = box.x - inner.x * across, box.y - inner.y * down
        return left + x * wide, top + y * high, side * wide, side * high

    def patch(self, result: np.ndarray, feather: int) -> np.ndarray:
        """A picture of the run, uint8 [h, w, 3], as it stands in `box`."""
        return self.source.patch(result, self.size, self.mask, feather)[1]

    def whole(self, result: np.ndarray, feather: int) -> np.ndarray:
        """The whole source with it, uint8 [H, W, 3]."""
        whole = self.source.pixels.copy()
        whole[self.box.within] = self.patch(result, feather)
        return whole


def in_place(
    recipe: Recipe, source: SourcePicture | None, size: Size, mask: np.ndarray | None
) -> InPlace | None:
    """Where the pictures of a recipe belong, if it works on this region of this source.

    Super-resolution makes more pixels than it takes: there the source is enlarged around it, where
    it does not become larger than any picture that is worked on; that takes up to seconds. What
    goes on beyond the edges lies in a source that is so much wider.
    """
    given = _picture_of(recipe)
    if source is None or given is None:
        return None
    spec = recipe.restoration
    real = spec is not None and not spec.simulated
    placement = source.placement(size)
    if isinstance(given, PictureFile):
        same = source.path is not None and str(source.path.absolute()) == given.path
    else:
        same = np.array_equal(pixels_of(given), placement.region(source.pixels))
    if not same:
        return None
    if spec is not None and enlarges(recipe) and isinstance(spec.operator, DownsamplingSpec):
        factor = spec.operator.factor
        if factor**2 * source.pixels.shape[0] * source.pixels.shape[1] > LARGEST:
            return None
        bigger = enlarged(source, factor)
        return InPlace(bigger, (placement.size[0] * factor, placement.size[1] * factor))
    if spec is not None and real and isinstance(spec.operator, OutpaintingSpec):
        return widened(source, placement, spec.operator)
    masked = spec is not None and isinstance(spec.operator, InpaintingSpec)
    fits = mask is not None and mask.shape == source.size
    return InPlace(source, placement.size, mask if masked and fits else None)


def enlarges(recipe: Recipe) -> bool:
    """Whether it makes more pixels of a picture than it is given."""
    spec = recipe.restoration
    return spec is not None and not spec.simulated and spec.operator.kind == "downsampling"


def _picture_of(recipe: Recipe) -> EmbeddedPicture | PictureFile | None:
    if recipe.restoration is not None:
        return recipe.restoration.picture
    return recipe.start.picture if isinstance(recipe.start, FromPicture) else None


def widened(source: SourcePicture, placement: Placement, beyond: OutpaintingSpec) -> InPlace | None:
    """Where a picture lies that reaches beyond the region of `placement`: in the source, with grey
    where it ends. None for a region that is padded, whose edges are not the picture's."""
    box, (height, width) = placement.box, placement.size
    if placement.inner.size != placement.size:
        return None
    across, down = box.width / width, box.height / height
    left, right = (round(pixels * across) for pixels in (beyond.left, beyond.right))
    top, bottom = (round(pixels * down) for pixels in (beyond.top, beyond.bottom))
    x, y = box.x - left, box.y - top
    wide, high = box.width + left + right, box.height + top + bottom
    before = max(0, -y), max(0, -x)
    after = max(0, y + high - source.size[0]), max(0, x + wide - source.size[1])
    margins = [*zip(before, after, strict=True), (0, 0)]
    pixels = np.pad(source.pixels, margins, constant_values=GREY)
    frame = Box(x + before[1], y + before[0], wide, high)
    frame_of = replace(source, pixels=pixels, alpha=None, path=None, fit="frame", frame=frame)
    return InPlace(
        frame_of, (height + beyond.top + beyond.bottom, width + beyond.left + beyond.right)
    )


def enlarged(source: SourcePicture, factor: int) -> SourcePicture:
    """The source `factor` times as large a side, by Lanczos' filter."""
    height, width = source.size
    frame = source.frame
    if frame is not None:
        frame = Box(*(factor * each for each in (frame.x, frame.y, frame.width, frame.height)))
    pixels = scaled(source.pixels, (height * factor, width * factor))
    return replace(source, pixels=pixels, alpha=None, path=None, frame=frame)
