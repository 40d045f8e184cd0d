"""Any picture file as upright 8-bit RGB, with what was left behind on the way.

Photographs, scans, drawings and animations of every format that Pillow reads itself. A picture
that is too large to work on is refused by its header, before memory is taken for its pixels.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal

import numpy as np
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from diffusion_studio.sentence import InputError, clause

LARGEST = 64 * 2**20
"""Pixels: 8192 x 8192, above any camera's; 200 MB as RGB."""

SMALLEST_SIDE = 4
"""Pixels: what super-resolution by 8 begins with, of a model's 32."""

FOREIGN = {"BUFR", "EPS", "GRIB", "HDF5", "IPTC", "MPEG", "WMF"}
"""What Pillow knows by name and leaves to other programs to read."""

Change = Literal["turned", "first of several", "16 bits", "cmyk", "on white"]
"""What was done to a file's pixels. "on white": it is transparent in part."""


class PictureError(InputError):
    """A file that is no picture to work on; one sentence says why and what to do."""


@dataclass(frozen=True, eq=False)
class OpenedPicture:
    """pixels: uint8 [H, W, 3]; alpha: uint8 [H, W], 255 where opaque, None where all is."""

    pixels: np.ndarray
    alpha: np.ndarray | None = None
    changes: tuple[Change, ...] = ()


def picture_suffixes() -> frozenset[str]:
    """How files of the formats that can be opened end, in lower case: `.png`, `.jpg`, ..."""
    formats = _formats()
    return frozenset(end for end, name in Image.registered_extensions().items() if name in formats)


def open_picture(path: Path, smallest: int = SMALLEST_SIDE) -> OpenedPicture:
    """The picture in a file; PictureError where there is none, or none to work on. smallest: of its
    sides, in pixels; a mask or a kernel may be smaller than a picture."""
    try:
        with path.open("rb") as file:
            return _read(file, path.name, smallest)
    except FileNotFoundError as error:
        raise PictureError("There is no file {path}.", path=path) from error
    except IsADirectoryError as error:
        raise PictureError("{path} is a folder; choose a picture in it.", path=path) from error
    except OSError as error:
        raise PictureError(
            "{name} cannot be read: {reason}.", name=path.name, reason=clause(error)
        ) from error


def decode_picture(data: bytes, name: str) -> OpenedPicture:
    """The same from a file's bytes, which are called `name` where they are refused."""
    return _read(BytesIO(data), name, SMALLEST_SIDE)


def refuse_size(width: int, height: int, name: str, smallest: int = SMALLEST_SIDE) -> None:
    """PictureError where a picture has too many pixels to work on, or too few."""
    if width * height > LARGEST:
        raise PictureError(
            "{name} is {width:,} × {height:,} pixels, more than can be worked on ({most:.0f}"
            " million); make it smaller, or cut out a part.",
            name=name,
            width=width,
            height=height,
            most=LARGEST / 1e6,
        )
    if min(width, height) < smallest:
        raise PictureError(
            "{name} is {width} × {height}: too small to say anything; choose a picture of"
            " {smallest} × {smallest} pixels or more.",
            name=name,
            width=width,
            height=height,
            smallest=smallest,
        )


def _read(file: BinaryIO, name: str, smallest: int) -> OpenedPicture:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large pictures and odd tags: asked for below
            with Image.open(file, formats=_formats()) as picture:
                refuse_size(picture.width, picture.height, name, smallest)
                return _converted(picture)
    except PictureError:
        raise
    except UnidentifiedImageError as error:
        raise PictureError(
            "{name} is not a picture; choose a PNG, JPEG, TIFF, WebP, BMP or GIF.", name=name
        ) from error
    except Image.DecompressionBombError as error:
        raise PictureError(
            "{name} has more pixels than can be worked on; make it smaller.", name=name
        ) from error
    except MemoryError as error:
        raise PictureError(
            "There is not enough memory for {name}; make it smaller.", name=name
        ) from error
    except Exception as error:  # whatever a damaged file makes a decoder do
        raise PictureError(
            "{name} is damaged and cannot be read; save it anew.", name=name
        ) from error


def _formats() -> tuple[str, ...]:
    Image.init()
    return tuple(name for name in Image.OPEN if name not in FOREIGN)


def _converted(picture: Image.Image) -> OpenedPicture:
    """What a file that is open shows, and how it came to that."""
    changes: list[Change] = []
    if getattr(picture, "n_frames", 1) > 1:
        changes.append("first of several")
    if picture.getexif().get(ExifTags.Base.Orientation, 1) not in (0, 1):
        changes.append("turned")
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith(("I", "F")):
        grey = _eight_bits(np.asarray(upright))
        return OpenedPicture(grey[..., None].repeat(3, axis=-1), None, (*changes, "16 bits"))
    if upright.mode == "CMYK":
        changes.append("cmyk")
    if upright.has_transparency_data:
        whole = upright.convert("RGBA")
        alpha = np.asarray(whole)[..., 3].copy()
        if alpha.min() < 255:
            white = Image.new("RGBA", whole.size, "white")
            shown = np.asarray(Image.alpha_composite(white, whole).convert("RGB")).copy()
            return OpenedPicture(shown, alpha, (*changes, "on white"))
    return OpenedPicture(np.asarray(upright.convert("RGB")).copy(), None, tuple(changes))


def _eight_bits(grey: np.ndarray) -> np.ndarray:
    """Grey of many levels -> uint8 [H, W]. Whole numbers are taken as 16 bits, fractions as 0 to
    1; where they are not, the darkest becomes black and the lightest white."""
    low, high = 0.0, 1.0 if grey.dtype.kind == "f" else 65535.0
    values = np.nan_to_num(grey.astype(np.float64), posinf=high, neginf=low)
    if values.min() < low or values.max() > high:
        low, high = float(values.min()), float(values.max())
    levels: np.ndarray = np.rint((values - low) * (255 / (high - low))).astype(np.uint8)
    return levels
