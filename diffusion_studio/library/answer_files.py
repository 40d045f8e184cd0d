"""What a restoration says, as files: pictures and maps with the recipe inside, and its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from diffusion_studio.library.names import picture_stem
from diffusion_studio.library.picture import Provenance, encode_picture, png_text
from diffusion_studio.recipe import Recipe

if TYPE_CHECKING:
    from diffusion_studio.events import Restored
    from diffusion_studio.library.grid import Cells

FULL = 65535
"""The grey level, of 16 bits, that stands for the full range."""

NewFile = tuple[str, str, bytes]
"""A name without suffix, the suffix, and what the file is to hold."""


def encode_share(values: np.ndarray, provenance: Provenance | None = None) -> bytes:
    """A map [H, W] of shares, 0 to 1, as a PNG in 65536 levels of grey: white is 1."""
    levels = np.rint(np.clip(values, 0, 1) * FULL).astype(np.uint16)
    stream = BytesIO()
    text = png_text(provenance) if provenance is not None else None
    Image.fromarray(levels).save(stream, "PNG", pnginfo=text)
    return stream.getvalue()


def read_share(path: Path) -> np.ndarray:
    """The map in such a PNG, float32 [H, W]."""
    with Image.open(path) as picture:
        return np.asarray(picture, np.float32) / FULL


def answer_files(
    restored: Restored, table: str, recipe: Recipe, receipt: dict[str, Any]
) -> Iterator[NewFile]:
    """Mean, deviation, 5 and 95 %, y, and what else there is, each with the recipe of the whole
    batch, and a receipt that says under "shows" which of them it is; and the table, CSV."""
    stem = picture_stem(recipe)
    several = len(restored.residuals) > 1
    pictures = {
        "mean": restored.mean if several else None,
        "low": restored.low if several else None,
        "high": restored.high if several else None,
        "measurement": restored.measurement,
        "baseline": None if restored.baseline is None else restored.baseline.picture,
        "truth": restored.truth,
    }
    for about, picture in pictures.items():
        if picture is not None:
            provenance = Provenance(recipe, receipt={**receipt, "shows": about})
            yield f"{stem}-{about}", ".png", encode_picture(picture, provenance)
    if several:
        shows = {"shows": "std", "full_range": FULL}
        provenance = Provenance(recipe, receipt={**receipt, **shows})
        yield f"{stem}-std", ".png", encode_share(restored.std, provenance)
    yield f"{stem}-figures", ".csv", table.encode("utf-8")


def comparison_files(
    pictures: Cells,
    headings: tuple[Sequence[str], Sequence[str]],
    table: str,
    base: Recipe,
    solvers: list[dict[str, Any]],
) -> Iterator[NewFile]:
    """A comparison of solvers: one PNG of all `pictures`, (row, column) -> uint8 [1, H, W, 3], with
    its `headings` (of the rows, of the columns); and the table, CSV. The PNG carries the recipe
    whose solver was varied, and in its receipt the solvers."""
    from diffusion_studio.library.grid import labelled_grid

    stem = picture_stem(base)
    grid = labelled_grid(pictures, *headings)
    provenance = Provenance(base, receipt={"compared": solvers})
    yield f"{stem}-by-solver", ".png", encode_picture(grid, provenance)
    yield f"{stem}-by-solver", ".csv", table.encode("utf-8")
