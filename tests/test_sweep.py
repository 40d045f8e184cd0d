"""Sweeps: which recipes their cells are, how they are headed, and what they refuse."""

from __future__ import annotations

from typing import Any

import pytest

from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.sweep import MAX_CELLS, Sweep, axis

BASE = Recipe.build(
    model="scenes", label="house", seed=7, conditions=[{"kind": "classifier_free", "rescale": 0.5}]
)


def test_every_pair_of_values_is_a_cell() -> None:
    sweep = Sweep.build(BASE, axis("guidance_scale", (1.0, 2.5)), axis("seed", (0, 1, 2)))
    assert sweep.shape == (2, 3)
    assert sweep.row_words == ("guidance scale 1", "guidance scale 2.5")
    assert sweep.column_words == ("seed 0", "seed 1", "seed 2")
    cells = sweep.cells()
    assert [(cell.row, cell.column) for cell in cells] == [
        (r, c) for r in (0, 1) for c in (0, 1, 2)
    ]
    for cell in cells:
        assert cell.recipe.guidance_scale is not None
        assert cell.recipe.guidance_scale(0) == (1.0, 2.5)[cell.row]
        assert cell.recipe.seed == cell.column
        assert cell.recipe.classifier_free is not None
        assert cell.recipe.classifier_free.rescale == 0.5  # the rest is the base's


def test_what_is_not_swept_is_the_same_noise() -> None:
    sweep = Sweep.build(BASE, axis("sampler", ("ddim", "ddpm")), axis("label", ("cat", None)))
    assert {cell.recipe.seeds for cell in sweep.cells()} == {BASE.seeds}
    assert sweep.row_words == ("DDIM", "DDPM")
    assert sweep.column_words == ("cat", "no label")


def test_a_guidance_that_the_base_lacks_is_added() -> None:
    (cell,) = Sweep.build(BASE, axis("classifier_scale", (3.0,))).cells()
    assert cell.recipe.classifier_scale is not None
    assert cell.recipe.classifier_scale(0) == 3.0
    assert cell.recipe.guidance_scale is not None


@pytest.mark.parametrize("columns", [None, axis("steps", (10, 20))])
def test_a_sweep_survives_json(columns: Any) -> None:
    sweep = Sweep.build(BASE, axis("label", ("cat", 2, None)), columns)
    assert Sweep.from_json(sweep.to_json()) == sweep


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: axis("flavour", (1,)), "flavour cannot be swept; these can: guidance_scale"),
        (lambda: axis("seed", ()), "The values of an axis must have at least 1 entry"),
        (lambda: axis("seed", (1, 1)), "one is there twice; name each once"),
        (
            lambda: Sweep.build(BASE, axis("seed", (1,)), axis("seed", (2,))),
            "Rows and columns both change seed; choose two things.",
        ),
        (
            lambda: Sweep.build(
                BASE, axis("seed", tuple(range(20))), axis("steps", (*range(1, 21),))
            ),
            f"A sweep of 400 cells is too large; at most {MAX_CELLS} can be made.",
        ),
        (
            lambda: Sweep.build(BASE, axis("steps", (0,))),
            "steps must lie between 1 and 1000, not 0.",
        ),
        (lambda: Sweep.build(BASE, axis("rescale", (2.0,))), "rescale must lie between 0 and 1"),
        (
            lambda: Sweep.build(
                Recipe.build(model="m", sampler={"kind": "ddpm"}), axis("eta", (0.5,))
            ),
            "eta belongs to DDIM; sweep it with that sampler.",
        ),
        (lambda: Sweep.from_json("[]"), "This is not a sweep"),
        (
            lambda: Sweep.from_json('{"rows": {"name": "seed", "values": [1]}}'),
            "This is not a sweep",
        ),
    ],
)
def test_a_refused_sweep_is_told_in_one_sentence(make: Any, sentence: str) -> None:
    with pytest.raises(RecipeError) as refusal:
        make()
    assert sentence in str(refusal.value)
