"""Sheets and pairs show the pictures, in their order and at their places."""

from __future__ import annotations

import numpy as np
import torch

from diffusion_studio.training.evaluation.drawings import (
    CAPTION,
    GAP,
    PAIR_SIDE,
    Pair,
    nearest_pairs,
    quality_plot,
    sheets,
)


def _plain(value: int, size: int = 32) -> torch.Tensor:
    return torch.full((3, size, size), value, dtype=torch.uint8)


def test_a_sheet_has_eight_columns_of_enlarged_pictures() -> None:
    pictures = torch.stack([_plain(value) for value in range(64)])
    image = np.asarray(sheets({"one": pictures, "other": 255 - pictures}))
    step = 64 + 2  # enlarged twice, and a line
    for column, start in ((lambda n: n, 0), (lambda n: 255 - n, 8 * step - 2 + GAP)):
        for n in range(64):
            y = GAP + CAPTION + n // 8 * step + 30
            x = GAP + start + n % 8 * step + 30
            assert image[y, x].tolist() == [column(n)] * 3


def test_a_pair_is_the_picture_left_and_its_neighbour_right() -> None:
    pairs = [Pair(_plain(10), _plain(200), 0.25), Pair(_plain(60), _plain(90), 1.5)]
    image = np.asarray(nearest_pairs({"nearest": pairs}))
    y, half = GAP + CAPTION + PAIR_SIDE // 2, PAIR_SIDE // 2
    second = GAP + 2 * PAIR_SIDE + GAP
    places = [GAP + half, GAP + PAIR_SIDE + half, second + half, second + PAIR_SIDE + half]
    assert [int(image[y, x, 0]) for x in places] == [10, 200, 60, 90]


def test_no_curve_is_no_reason_to_fail() -> None:
    assert quality_plot({"DDIM": []}, 1.0, "nothing").size == (800, 500)
