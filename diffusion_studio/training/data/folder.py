"""Somebody's own pictures as a data set: a folder of files in any format that Pillow reads."""

from __future__ import annotations

import os
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from math import ceil
from pathlib import Path
from typing import Literal

import numpy as np
import psutil
from PIL import Image, ImageOps

from diffusion_studio.training.data.crops import CroppedPictures
from diffusion_studio.training.data.picture_file import (
    UnreadableError,
    picture_suffixes,
    read_picture,
)
from diffusion_studio.training.data.pictures import Pictures
from diffusion_studio.training.data.source import DataError

Crop = Literal["centre", "random"]

ROOM = 1.25
"""With random crops, how many times `size` the shorter side of a kept picture is ..."""

LONGEST = 2
"""... and how many times its shorter side its longer one at most."""

SMALLEST = 0.25
"""A picture whose shorter side is less than this part of `size` is skipped: enlarged so far it
would teach blur."""


def from_folder(
    folder: Path, size: int, crop: Crop = "centre", mirrored: bool = True
) -> Pictures | CroppedPictures:
    """All pictures in `folder` and below, as squares of `size` pixels.

    If `folder` has sub-folders with pictures, their names, sorted, are the labels, whatever lies
    deeper in them; pictures beside them are refused. Otherwise there are no labels. `crop` is the
    middle square, or at every showing another one from a picture kept a little larger. Hidden
    files, and those whose names end unlike a picture's, are ignored.

    Files that cannot be read or are too small are left out; `skipped` of the result says which,
    and why. DataError, in one sentence, if there is no picture at all or not enough memory.
    """
    groups = _groups(folder)
    files = [file for group in groups.values() for file in group]
    _require_memory(len(files), size, crop)
    values: list[np.ndarray] = []
    names: list[str] = []  # of the label of each value
    skipped: list[str] = []
    labelled = ((name, file) for name, group in groups.items() for file in group)
    for (name, file), outcome in zip(labelled, _read_all(files, size, crop), strict=True):
        if isinstance(outcome, UnreadableError):
            skipped.append(f"{file}: {outcome}")
        else:
            values.append(outcome)
            names.append(name)
    if not values:
        raise DataError(f"No picture in {folder} can be used; the first is {skipped[0]}.")
    present = tuple(dict.fromkeys(names)) if "" not in groups else ()
    labels = np.array([present.index(name) if present else 0 for name in names])
    if crop == "random":
        return CroppedPictures(values, labels, present, size, mirrored, tuple(skipped))
    return Pictures(np.stack(values), labels, present, mirrored, tuple(skipped))


def _groups(folder: Path) -> dict[str, list[Path]]:
    """Label -> its files, both sorted; the one label "" if there are no sub-folders."""
    if not folder.is_dir():
        raise DataError(f"{folder} is not a folder; give one with pictures.")
    suffixes = picture_suffixes()
    groups: dict[str, list[Path]] = {}
    loose = []
    for child in sorted(folder.iterdir()):
        if _hidden(child.name):
            continue
        if not child.is_dir():
            loose += [child] if child.suffix.lower() in suffixes else []
        elif files := sorted(_below(child, suffixes)):
            groups.setdefault(_label(child.name), []).extend(files)
    if groups and loose:
        raise DataError(
            f"{folder} has pictures beside its sub-folders; move them into one, because each "
            "sub-folder is a label."
        )
    if not groups and not loose:
        raise DataError(f"{folder} has no pictures; give a folder with pictures.")
    return groups or {"": loose}


def _below(folder: Path, suffixes: Iterable[str]) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not _hidden(name)]
        paths = (Path(parent, name) for name in files if not _hidden(name))
        yield from (path for path in paths if path.suffix.lower() in suffixes)


def _hidden(name: str) -> bool:
    return name.startswith((".", "__MACOSX"))


def _label(name: str) -> str:
    """A folder's name in characters that JSON can hold, and composed (é is one), as macOS does
    not keep them."""
    return unicodedata.normalize("NFC", name.encode(errors="replace").decode())


def _require_memory(count: int, size: int, crop: Crop) -> None:
    pixels = size**2 if crop == "centre" else ceil(size * ROOM) ** 2 * LONGEST
    copies = 2 if crop == "centre" else 1  # one by one, and then all in one block
    needed = count * pixels * 3 * copies
    free = psutil.virtual_memory().available
    if needed > free:
        raise DataError(
            f"{count:,} pictures at size {size} need up to {needed / 2**30:.1f} GB of memory and "
            f"{free / 2**30:.1f} GB are free; use fewer pictures or a smaller size."
        )


def _read_all(files: list[Path], size: int, crop: Crop) -> list[np.ndarray | UnreadableError]:
    """In the files' order. On threads, because decoding is most of the work and needs no Python."""
    pool = ThreadPoolExecutor()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd metadata; what matters raises
            return list(pool.map(lambda file: _outcome(file, size, crop), files))
    finally:  # on Ctrl+C too
        pool.shutdown(cancel_futures=True)


def _outcome(path: Path, size: int, crop: Crop) -> np.ndarray | UnreadableError:
    """uint8 [size, size, 3], or at least so large for random crops, or why there is none."""
    try:
        picture = read_picture(path, 2 * size)
    except UnreadableError as error:
        return error
    if min(picture.size) < SMALLEST * size:
        return UnreadableError(
            f"{picture.width} × {picture.height} pixels are too few for pictures of {size}"
        )
    kept = (size, size) if crop == "centre" else _kept_size(picture.size, ceil(size * ROOM))
    return np.asarray(ImageOps.fit(picture, kept, Image.Resampling.LANCZOS))


def _kept_size(size: tuple[int, int], short: int) -> tuple[int, int]:
    """Width and height with the shorter one `short`, in proportion as far as LONGEST allows."""
    longer = min(max(size) / min(size), LONGEST)
    long = round(short * longer)
    return (long, short) if size[0] >= size[1] else (short, long)
