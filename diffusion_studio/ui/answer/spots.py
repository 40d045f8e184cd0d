"""A place in a restoration: its surroundings in every sample, and whether these agree there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from diffusion_studio.restoration_specs import DownsamplingSpec, OutpaintingSpec
from diffusion_studio.ui.answer.answer import Answer

if TYPE_CHECKING:
    import numpy as np

Trust = Literal["given", "agree", "vary", "differ"]
"""What the samples do at a place: all the same to the bit, as kept pixels are; hardly differ; vary
a little; differ."""

AGREE, DIFFER = 0.02, 0.06  # of the full range: about 5 and 15 grey levels
LEAST_SIDE, LARGEST_SIDE = 5, 33  # pixels of the surroundings
SHARE = 5  # of the picture's shorter side, the surroundings are so small a part
NEAR = 1  # pixels around the place that count with it


@dataclass(frozen=True, slots=True)
class Spot:
    """Pixel (x, y) of the restored picture, red, green and blue 0 to 255.

    `spread` is the samples' standard deviation there and next to it, as a share of the full range;
    `inside`, where the truth is known, is whether all its colours lie between 5 and 95 %.
    """

    x: int
    y: int
    mean: tuple[float, ...]
    std: tuple[float, ...]
    spread: float
    trust: Trust
    truth: tuple[float, ...] | None = None
    inside: bool | None = None


def side_of(height: int, width: int) -> int:
    """How wide the surroundings of a place are, in pixels: an odd number."""
    side = min(max(min(height, width) // SHARE, LEAST_SIDE), LARGEST_SIDE)
    side = side + 1 - side % 2
    most = min(height, width)
    return min(side, most - 1 + most % 2)


def corner(x: int, y: int, height: int, width: int) -> tuple[int, int]:
    """The left and upper edge of a place's surroundings, which lie within the picture."""
    side = side_of(height, width)
    return (
        min(max(x - side // 2, 0), width - side),
        min(max(y - side // 2, 0), height - side),
    )


def patches(pictures: np.ndarray, x: int, y: int) -> np.ndarray:
    """The surroundings of (x, y) in every picture: uint8 [B, H, W, 3] -> [B, side, side, 3]."""
    height, width = pictures.shape[1:3]
    side = side_of(height, width)
    left, top = corner(x, y, height, width)
    return pictures[:, top : top + side, left : left + side]


def spot_at(answer: Answer, x: int, y: int) -> Spot:
    """What the samples of an answer say at a pixel of theirs."""
    import numpy as np

    values = answer.samples[:, y, x].astype(np.float64)
    several = len(values) > 1
    std = values.std(axis=0, ddof=1) if several else np.zeros(3)
    near = answer.restored.std[max(y - NEAR, 0) : y + NEAR + 1, max(x - NEAR, 0) : x + NEAR + 1]
    spread = float(np.sqrt(np.square(near).mean()))
    truth = answer.restored.truth
    inside = None
    if truth is not None and several:
        low, high = answer.restored.low[y, x], answer.restored.high[y, x]
        inside = bool(((truth[y, x] >= low) & (truth[y, x] <= high)).all())
    return Spot(
        x=x,
        y=y,
        mean=tuple(values.mean(axis=0).tolist()),
        std=tuple(std.tolist()),
        spread=spread,
        trust=_trust(spread, same=several and bool((values == values[0]).all())),
        truth=None if truth is None else tuple(float(value) for value in truth[y, x]),
        inside=inside,
    )


def _trust(spread: float, same: bool) -> Trust:
    if same and spread == 0:
        return "given"
    if spread < AGREE:
        return "agree"
    return "vary" if spread < DIFFER else "differ"


def from_measurement(answer: Answer, x: int, y: int) -> tuple[int, int] | None:
    """The place in the restored picture of pixel (x, y) of the measurement y; None where y is no
    picture of the same scene, or the place lies beside it."""
    restored, spec = answer.restored, answer.recipe.restoration
    height, width = answer.samples.shape[1:3]
    if spec is None:
        return None
    if isinstance(spec.operator, OutpaintingSpec):
        x, y = x + spec.operator.left, y + spec.operator.top
    elif isinstance(spec.operator, DownsamplingSpec):
        factor = spec.operator.factor
        x, y = x * factor + factor // 2, y * factor + factor // 2
    elif restored.measurement.shape[:2] != (height, width):
        return None
    return (x, y) if 0 <= x < width and 0 <= y < height else None
