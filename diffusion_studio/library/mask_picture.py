"""Masks as pictures: read from any that Pillow opens, written as grey PNG.

White (255) is to be repainted, black (0) is kept. In a picture with transparency the transparent
is to be repainted, which is how one erases a hole in other programs.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST = 64 * 2**20  # pixels: more is no mask, or a file that would fill the memory


class MaskError(ValueError):
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
    picture = _open(path)
    if picture.size == (width, height):
        return _values(picture)
    across, down = picture.size
    if abs(across * height - down * width) > max(width, height):
        raise MaskError(
            f"{path.name} is {across} × {down}, the picture {width} × {height}; choose a mask of"
            " the same proportions."
        )
    scaled = Image.fromarray(_values(picture)).resize((width, height), Image.Resampling.BOX)
    return np.asarray(scaled).copy()


def _open(path: Path) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # asked for below
            with Image.open(path) as picture:
                if picture.width * picture.height > LARGEST:
                    raise MaskError(
                        f"{path.name} is {picture.width} × {picture.height}; a mask this large"
                        " cannot be used."
                    )
                return ImageOps.exif_transpose(picture)
    except FileNotFoundError as error:
        raise MaskError(f"There is no file {path}.") from error
    except IsADirectoryError as error:
        raise MaskError(f"{path} is a folder; choose a picture in it.") from error
    except UnidentifiedImageError as error:
        raise MaskError(f"{path.name} is not a picture; choose a PNG.") from error
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise MaskError(f"{path.name} cannot be read: {error}.") from error


def _values(picture: Image.Image) -> np.ndarray:
    if picture.has_transparency_data:
        alpha = np.asarray(picture.convert("RGBA"))[..., 3]
        if alpha.min() < 255:
            return 255 - alpha
    if picture.mode.startswith("I"):  # 16 bits, which Pillow would clip to 8
        deep = np.asarray(picture).astype(np.float64)
        return np.rint(deep.clip(0, 65535) / 257).astype(np.uint8)
    return np.asarray(picture.convert("RGB").convert("L")).copy()
