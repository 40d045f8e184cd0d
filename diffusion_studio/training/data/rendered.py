"""Drawn scenes as a data set, drawn once and kept in a file."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from tqdm import tqdm

from diffusion_studio.training.data.pictures import DataError, Pictures
from diffusion_studio.training.data.scenes import CLASSES, scenes_batch

CHUNK = 250


def rendered(
    names: Sequence[str], count: int, size: int, folder: Path, processes: int = 2
) -> Pictures:
    """`count` pictures, seeds 0 to count - 1, of each named scene at `size` pixels a side.

    They are drawn by `processes` processes and kept in `folder`, where the next call finds them.
    DataError for an unknown or repeated scene or a count below 1.
    """
    for name in names:
        if name not in CLASSES:
            raise DataError(f"There is no scene {name!r}; choose from {', '.join(CLASSES)}.")
    if not names or len(set(names)) < len(names):
        raise DataError("Name each scene once, and at least one.")
    if count < 1:
        raise DataError("Draw at least one picture of each scene.")
    folder.mkdir(parents=True, exist_ok=True)
    parts = []
    for name in names:
        path = folder / f"{name}-{size}px-{count}.npy"
        if not path.exists():
            _draw(name, count, size, path, processes)
        parts.append(np.load(path))
    labels = np.repeat(np.arange(len(names)), count)
    return Pictures(np.concatenate(parts), labels, tuple(names))


def _draw(name: str, count: int, size: int, path: Path, processes: int) -> None:
    starts = range(0, count, CHUNK)
    draw = partial(_chunk, name, count, size)
    if processes > 1 and len(starts) > 1:
        with multiprocessing.get_context("spawn").Pool(processes) as pool:
            chunks = list(tqdm(pool.imap(draw, starts), name, len(starts), unit="chunk"))
    else:
        chunks = [draw(start) for start in starts]
    partial_file = path.with_suffix(".part")
    with partial_file.open("wb") as file:
        np.save(file, np.concatenate(chunks))
    os.replace(partial_file, path)


def _chunk(name: str, count: int, size: int, start: int) -> np.ndarray:
    return scenes_batch(name, range(start, min(start + CHUNK, count)), size)
