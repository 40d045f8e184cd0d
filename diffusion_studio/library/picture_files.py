"""The picture files of a folder: found, named, and told from each other."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from glob import escape
from pathlib import Path

UNFINISHED = ".part"  # of files that are being written, or whose program vanished meanwhile
FORGOTTEN = 24 * 3600  # seconds after which nobody writes such a file any more


def pictures_in(folder: Path, name: str) -> Iterator[tuple[str, int]]:
    """Every picture file of a folder and of those in it, by its path behind `name`, with its time
    in nanoseconds. As large libraries are looked through at each start, the system is asked once a
    folder for its names and once a file for its time."""
    with suppress(OSError), os.scandir(folder) as found:
        for each in found:
            path = f"{name}/{each.name}"
            if each.is_dir(follow_symlinks=False):
                yield from pictures_in(folder / each.name, path)
                continue
            if each.name.endswith(UNFINISHED):
                _sweep(Path(each.path))
            if each.name.startswith(".") or not each.name.lower().endswith(".png"):
                continue
            if each.is_symlink():  # it may lead out of the library
                continue
            with suppress(OSError):
                yield path, each.stat(follow_symlinks=False).st_mtime_ns


def _sweep(path: Path) -> None:
    """Delete what a program that vanished was writing; what a living one writes is newer."""
    with suppress(OSError):
        if abs(time.time() - path.lstat().st_mtime) > FORGOTTEN:
            path.unlink()


def free_name(path: Path) -> Path:
    """`path`, or with -2, -3 ... where another file has the name."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def alike(folder: Path, stem: str, data: bytes) -> Path | None:
    """A picture of this content in `folder` whose name begins so; None where there is none."""
    for path in folder.glob(f"{escape(stem)}*.png"):
        with suppress(OSError):
            if path.stat().st_size == len(data) and path.read_bytes() == data:
                return path
    return None
