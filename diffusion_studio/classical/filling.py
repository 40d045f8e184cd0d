"""Filling holes."""

from __future__ import annotations

import numpy as np


def biharmonic(picture: np.ndarray, missing: np.ndarray) -> np.ndarray:
    """The smoothest surface over the holes whose values and slopes meet what is around them
    (Damelin & Hoang 2018). picture: float64 [H, W, C]; missing: bool [H, W]."""
    from skimage.restoration import inpaint_biharmonic

    if not missing.any():
        return picture
    found: np.ndarray = inpaint_biharmonic(picture, missing, channel_axis=-1)
    return found
