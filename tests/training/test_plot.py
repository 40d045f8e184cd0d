"""A plot shows its lines where its axes say."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from diffusion_studio.training.plot import COLOURS, FINER, HEIGHT, WIDTH, line_plot


def _coloured(image: Image.Image, colour: str) -> np.ndarray:
    """Where the picture has this colour: bool [H, W]."""
    wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    found: np.ndarray = (np.abs(np.asarray(image).astype(int) - wanted) < 8).all(axis=2)
    return found


def _middle(found: np.ndarray, column: float) -> float:
    """The row in the middle of what is marked in a column."""
    return float(np.flatnonzero(found[:, round(column)]).mean())


def test_a_straight_line_is_straight_and_rises() -> None:
    line = _coloured(line_plot(None, {"a": [(0, 1), (10, 2)]}, "t", "x", "y"), COLOURS[0])
    rows = [_middle(line, column) for column in np.linspace(300, 760, 5)]  # right of the legend
    steps = np.diff(rows)
    assert steps.max() < 0
    assert np.ptp(steps) < 3


def test_a_power_law_is_straight_on_two_logarithmic_axes() -> None:
    points = [(10.0**n, 5 * 10.0 ** (-n / 2)) for n in np.linspace(0, 3, 40)]
    line = _coloured(line_plot(None, {"a": points}, "t", "x", "y", log="xy"), COLOURS[0])
    steps = np.diff([_middle(line, column) for column in np.linspace(100, 560, 6)])
    assert steps.min() > 0
    assert np.ptp(steps) < 3


def test_every_series_has_a_colour_of_its_own() -> None:
    series = {f"line {n}": [(0, n), (1, n)] for n in range(4)}
    image = line_plot(None, series, "t", "x", "y")
    rows = [_middle(_coloured(image, colour), 300) for colour in COLOURS[:4]]
    assert rows == sorted(rows, reverse=True)
    assert len(set(rows)) == 4


@pytest.mark.parametrize("points", [[], [(3, 7)], [(1, 5), (2, 5)], [(0, 0), (1, -2)]])
@pytest.mark.parametrize("log", ["", "x", "y", "xy"])
def test_few_or_odd_points_are_drawn_all_the_same(
    points: list[tuple[float, float]], log: str
) -> None:
    image = line_plot(None, {"a": points}, "t", "x", "y", log=log)
    assert image.size == (WIDTH // FINER, HEIGHT // FINER)


def test_what_is_no_number_is_left_out() -> None:
    points = [(0, 1.0), (1, math.nan), (2, math.inf), (3, 4.0)]
    kept = [(0, 1.0), (3, 4.0)]
    drawn = [line_plot(None, {"a": p}, "t", "x", "y").tobytes() for p in (points, kept)]
    assert drawn[0] == drawn[1]


def test_it_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "loss.png"
    image = line_plot(path, {"loss": [(0, 1), (1, 0.5)]}, "Loss", "step", "loss")
    with Image.open(path) as written:
        assert written.tobytes() == image.tobytes()
    assert [file.name for file in tmp_path.iterdir()] == ["loss.png"]
