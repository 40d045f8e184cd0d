"""Somebody's own pictures as a data set: a folder of PNG and JPEG files."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from diffusion_studio.training.data.pictures import Pictures
from diffusion_studio.training.data.source import DataError

SUFFIXES = {".png", ".jpg", ".jpeg"}


def from_folder(folder: Path, size: int, mirrored: bool = True) -> Pictures:
    """All pictures in `folder`, cut to their middle square and scaled to `size` pixels.

    If `folder` has sub-folders with pictures, their names, sorted, are the classes, and pictures
    beside them are refused; otherwise the pictures have no classes. DataError, naming the file,
    for one that cannot be read.
    """
    if not folder.is_dir():
        raise DataError(f"{folder} is not a folder; give one with PNG or JPEG pictures.")
    loose = _files(folder)
    classes = {child.name: _files(child) for child in sorted(folder.iterdir()) if child.is_dir()}
    classes = {name: files for name, files in classes.items() if files}
    if classes and loose:
        raise DataError(
            f"{folder} has pictures beside its sub-folders; move them into one, because each "
            "sub-folder is a class."
        )
    groups = list(classes.values()) or [loose]
    files = [file for group in groups for file in group]
    if not files:
        raise DataError(f"{folder} has no PNG or JPEG pictures.")
    values = np.stack([_read(file, size) for file in files])
    labels = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    return Pictures(values, labels, tuple(classes), mirrored)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES)


def _read(path: Path, size: int) -> np.ndarray:
    """uint8 [size, size, 3]: turned as the camera says."""
    try:
        with warnings.catch_warnings(), Image.open(path) as file:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            upright = ImageOps.exif_transpose(file).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise DataError(f"{path} is too large to read; make it smaller first.") from error
    except (OSError, UnidentifiedImageError, SyntaxError, ValueError) as error:
        raise DataError(f"{path} cannot be read as a picture; remove or replace it.") from error
    return np.asarray(ImageOps.fit(upright, (size, size), Image.Resampling.LANCZOS))
