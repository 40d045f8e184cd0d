"""A stranger's picture file as an upright RGB picture, whatever its format and its pixels are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

NOT_PICTURES = {"BUFR", "EPS", "GRIB", "HDF5", "IPTC", "MPEG", "WMF"}
"""What Pillow knows by name and leaves to other programs to read."""


MOST_PIXELS = 89_478_485
"""Where Pillow begins to warn of pictures made to fill the memory: a quarter of a gigabyte."""


class UnreadableError(ValueError):
    """Why a file gives no picture, in a few words."""


def picture_suffixes() -> frozenset[str]:
    """How files of the formats that Pillow reads end, in lower case: `.png`, `.jpg`, ..."""
    formats = _formats()
    return frozenset(end for end, name in Image.registered_extensions().items() if name in formats)


def read_picture(path: Path, side: int) -> Image.Image:
    """RGB, turned as the camera says, on white where it is transparent, of an animation the first
    frame. It may be smaller than the file's, but not so that its shorter side falls below `side`.

    UnreadableError, in a few words, for whatever cannot be read.
    """
    try:
        with Image.open(path, formats=_formats()) as file:
            if file.width * file.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            file.draft(None, (side, side))  # a JPEG can be read at an eighth of its size
            return _on_white(ImageOps.exif_transpose(file))
    except Image.DecompressionBombError as error:
        raise UnreadableError(f"it has more than {MOST_PIXELS:,} pixels") from error
    except Exception as error:  # whatever a strange file makes a decoder do
        reason = getattr(error, "strerror", None) or "it is broken, or not a picture"
        raise UnreadableError(reason) from error


def _formats() -> tuple[str, ...]:
    Image.init()
    return tuple(name for name in Image.OPEN if name not in NOT_PICTURES)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith(("I", "F")):
        return _eight_bits(np.asarray(picture)).convert("RGB")
    if picture.has_transparency_data:
        glass = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", glass.size, "white"), glass)
    return picture.convert("RGB")


def _eight_bits(grey: np.ndarray) -> Image.Image:
    """Whole numbers are of 16 bits, fractions of 0 to 1; where they are not, the darkest becomes
    black and the lightest white."""
    low, high = 0.0, 1.0 if grey.dtype.kind == "f" else 65535.0
    values = np.nan_to_num(grey.astype(np.float64), posinf=high)
    if values.min() < low or values.max() > high:
        low, high = values.min(), values.max()
    return Image.fromarray(((values - low) * (255 / (high - low))).round().astype(np.uint8))
