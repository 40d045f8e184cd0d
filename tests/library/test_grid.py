"""The labelled grid of a sweep: every pixel of every picture is in it, beside its heading."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from diffusion_studio.library.grid import labelled_grid
from diffusion_studio.library.picture import Provenance, encode_picture, read_provenance
from diffusion_studio.library.sheet import BACKGROUND
from diffusion_studio.recipe import Recipe
from diffusion_studio.sweep import Sweep, axis

SWEEP = Sweep.build(Recipe(model="scenes"), axis("seed", (0, 1)), axis("steps", (5, 10)))


def cells(side: int, count: int = 1) -> dict[tuple[int, int], np.ndarray]:
    """Each cell has a colour of its own, which no writing has."""
    return {
        (r, c): np.tile(np.array([200, 90 * r, 90 * c], np.uint8), (count, side, side, 1))
        for r in (0, 1)
        for c in (0, 1)
    }


@pytest.mark.parametrize(("side", "factor"), [(32, 3), (100, 1)])
def test_pictures_are_whole_and_in_order(side: int, factor: int) -> None:
    grid = labelled_grid(cells(side), SWEEP.row_words, SWEEP.column_words)
    places = {}
    for (row, column), images in cells(side).items():
        found = np.argwhere((grid == images[0, 0, 0]).all(axis=-1))
        (top, left), (bottom, right) = found.min(axis=0), found.max(axis=0)
        area = grid[top : bottom + 1, left : right + 1]
        assert area.shape == (side * factor, side * factor, 3)
        assert (area == images[0, 0, 0]).all()
        places[row, column] = (top, left)
    assert places[0, 0] < places[0, 1] < places[1, 0] < places[1, 1]
    assert places[0, 0][1] == places[1, 0][1]
    top, left = places[0, 0]
    assert (grid[:top, left:] > BACKGROUND).any()  # headings above
    assert (grid[top:, :left] > BACKGROUND).any()  # and beside


def test_a_missing_cell_stays_empty_and_no_picture_is_refused() -> None:
    some = cells(64)
    del some[1, 1]
    whole = labelled_grid(cells(64), SWEEP.row_words, SWEEP.column_words)
    assert labelled_grid(some, SWEEP.row_words, SWEEP.column_words).shape == whole.shape
    with pytest.raises(ValueError, match="needs a picture"):
        labelled_grid({}, SWEEP.row_words, SWEEP.column_words)


def test_a_grid_carries_its_sweep(tmp_path: Path) -> None:
    grid = labelled_grid(cells(32, count=4), SWEEP.row_words, SWEEP.column_words)
    data = encode_picture(grid, Provenance(SWEEP.base, sweep=SWEEP))
    (tmp_path / "grid.png").write_bytes(data)
    found = read_provenance(tmp_path / "grid.png")
    assert (found.sweep, found.recipe) == (SWEEP, SWEEP.base)
    with Image.open(BytesIO(data)) as picture:
        np.testing.assert_array_equal(np.asarray(picture), grid)
