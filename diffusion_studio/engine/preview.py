"""Numbers in [-1, 1] to pictures in 0..255: the border crossing on the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


def to_pictures(x: np.ndarray) -> np.ndarray:
    """float32 [B, C, H, W] in [-1, 1] -> uint8 [B, H, W, 3].

    Values outside are clipped, -1 is 0 and 1 is 255, rounded to the nearest; one channel becomes
    grey, and of more than three the first three are shown.
    """
    import numpy as np  # not before the first picture: the window opens sooner

    scaled = np.clip(x * np.float32(127.5) + np.float32(127.5), 0, 255)
    pictures = np.rint(scaled).astype(np.uint8).transpose(0, 2, 3, 1)
    if pictures.shape[-1] == 1:
        pictures = np.repeat(pictures, 3, axis=-1)
    return np.ascontiguousarray(pictures[..., :3])
