"""Where two pictures differ. numpy is imported when it is first needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Difference:
    """How far two uint8 [H, W, 3] pictures lie apart, in grey levels of 255.

    `map_` is uint8 [H, W, 3] in grey: at each pixel the largest absolute difference of its three
    colours, stretched so that the largest of the picture is 255; black all over where they are
    the same.
    """

    map_: np.ndarray
    largest: int
    mean: float


def difference(one: np.ndarray, other: np.ndarray) -> Difference:
    """The difference of two pictures; ValueError if they are not of one size."""
    import numpy as np

    if one.shape != other.shape:
        raise ValueError("only pictures of one size can be compared")
    apart = np.abs(one.astype(np.int16) - other.astype(np.int16))
    largest = int(apart.max())
    grey = apart.max(axis=-1).astype(np.float32) * (255 / max(largest, 1))
    map_ = np.repeat(np.rint(grey).astype(np.uint8)[..., None], 3, axis=-1)
    return Difference(map_, largest, float(apart.mean()))
