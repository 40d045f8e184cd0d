"""A kernel from a picture file: bright where light went, black or transparent where none did."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from diffusion_studio.library.open_picture import OpenedPicture, PictureError, open_picture
from diffusion_studio.sentence import InputError

LARGEST_SIDE = 255  # pixels, as a recipe takes them

Taps = tuple[tuple[float, ...], ...]


class KernelError(InputError):
    """A file that is no kernel; one sentence says why and what to do."""


def read_kernel(path: Path) -> Taps:
    """The picture's brightness, rows of numbers from 0 to 1; KernelError where it is no kernel."""
    try:
        light = _light(open_picture(path, smallest=1))
    except PictureError as error:
        raise KernelError(str(error)) from error
    height, width = light.shape
    if max(width, height) > LARGEST_SIDE:
        raise KernelError(
            "{name} is {width} × {height}; a kernel has at most {most} pixels a side.",
            name=path.name,
            width=width,
            height=height,
            most=LARGEST_SIDE,
        )
    if width % 2 == 0 or height % 2 == 0:
        raise KernelError(
            "{name} is {width} × {height}; a kernel has an odd number of pixels a side, so that it"
            " has a middle.",
            name=path.name,
            width=width,
            height=height,
        )
    if not light.any():
        raise KernelError(
            "{name} is black all over; a kernel is bright where light went.", name=path.name
        )
    return tuple(tuple(row) for row in (light / 255).round(6).tolist())


def _light(picture: OpenedPicture) -> np.ndarray:
    """Brightness on black, float64 [H, W], 0 to 255."""
    grey = np.asarray(Image.fromarray(picture.pixels).convert("L"), np.float64)
    if picture.alpha is None:
        return grey
    return np.clip(grey - (255.0 - picture.alpha), 0, None)  # the white that it was laid on
