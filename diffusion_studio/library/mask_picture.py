"""Masks as pictures: read from any that Pillow opens, written as grey PNG.

White (255) is to be repainted, black (0) is kept. In a picture with transparency the transparent
is to be repainted, which is how one erases a hole in other programs.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from diffusion_studio.library.open_picture import OpenedPicture, PictureError, open_picture
from diffusion_studio.sentence import InputError


class MaskError(InputError):
    """A file that is no mask; one sentence says why and what to do."""


def encode_mask(mask: np.ndarray) -> bytes:
    """uint8 [H, W] as the bytes of a grey PNG."""
    stream = BytesIO()
    Image.fromarray(mask).save(stream, "PNG")
    return stream.getvalue()


def read_mask(path: Path, width: int, height: int) -> np.ndarray:
    """The mask in a picture, uint8 [height, width]; one in the same proportions is scaled to fit.

    MaskError, with one sentence, if it cannot be read or has other proportions.
    """
    try:
        picture = open_picture(path, smallest=1)
    except PictureError as error:
        raise MaskError(str(error)) from error
    values = _values(picture)
    down, across = values.shape
    if (across, down) == (width, height):
        return values
    if abs(across * height - down * width) > max(width, height):
        raise MaskError(
            "{name} is {across} × {down}, the picture {width} × {height}; choose a mask of the"
            " same proportions.",
            name=path.name,
            across=across,
            down=down,
            width=width,
            height=height,
        )
    scaled = Image.fromarray(values).resize((width, height), Image.Resampling.BOX)
    return np.asarray(scaled).copy()


def _values(picture: OpenedPicture) -> np.ndarray:
    """How much is to be repainted, uint8 [H, W]."""
    if picture.alpha is not None:
        return 255 - picture.alpha
    return np.asarray(Image.fromarray(picture.pixels).convert("L")).copy()
