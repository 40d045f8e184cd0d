"""What a recipe says of a restoration: JSON, refusals, which solver fits; pictures inside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from diffusion_studio.attachments import PictureFile, attach, pixels_of
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.restoration_specs import OPERATORS, SOLVERS, default_steps, solvers_for
from tests.restorations import OPERATOR_SPECS, gradient_picture, restoration


@pytest.mark.parametrize("operator", OPERATORS)
def test_every_restoration_survives_json(operator: str) -> None:
    for solver in solvers_for(operator):
        recipe = Recipe.build(model="scenes", restoration=restoration(operator, solver))
        assert Recipe.from_json(recipe.to_json()) == recipe


def test_every_operator_has_a_solver_and_every_solver_an_operator() -> None:
    assert set(OPERATOR_SPECS) == set(OPERATORS)
    assert {solver for kind in OPERATORS for solver in solvers_for(kind)} == set(SOLVERS)
    assert all(1 <= default_steps(solver) <= 250 for solver in SOLVERS)


@pytest.mark.parametrize(
    ("operator", "fields", "sentence"),
    [
        (
            "jpeg",
            {"solver": {"kind": "diffpir"}},
            "restoration: the solver 'diffpir' cannot undo 'jpeg'; there are daps, dps.",
        ),
        (
            "motion_blur",
            {"solver": {"kind": "ddrm"}},
            "restoration: the solver 'ddrm' cannot undo 'motion_blur'; there are daps, diffpir,"
            " mmps, dps, pigdm.",
        ),
        (
            "radon",
            {"simulated": False},
            "restoration: what 'radon' measures is no picture; give the true picture, and simulate"
            " the measurement.",
        ),
        ("denoising", {"noise_sigma": 10}, "noise_sigma must lie between 0 and 2, not 10."),
        ("denoising", {"noise_sigma": float("nan")}, "noise_sigma must be a finite number"),
        (
            "gaussian_blur",
            {"operator": {"kind": "gaussian_blur", "sigma": 0}},
            "sigma must be more than 0, not 0.",
        ),
        (
            "downsampling",
            {"operator": {"kind": "downsampling", "factor": 9}},
            "factor must be at most 8, not 9.",
        ),
        (
            "kernel",
            {"operator": {"kind": "kernel", "taps": [[1, -1, 0]]}},
            "taps: a kernel must sum to more than 0.",
        ),
        (
            "kernel",
            {"operator": {"kind": "kernel", "taps": [[1, 1], [1, 1]]}},
            "taps: a kernel has an odd number of rows, all of the same odd length.",
        ),
        ("inpainting", {"operator": {"kind": "inpainting"}}, "The recipe lacks 'mask'."),
        (
            "inpainting",
            {"solver": {"kind": "dps", "step_size": -1}},
            "step_size must lie between 0 and 100, not -1.",
        ),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(
    operator: str, fields: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(RecipeError) as refusal:
        Recipe.build(model="scenes", restoration=restoration(operator, **fields))
    assert str(refusal.value).startswith(sentence)


def test_small_pictures_lie_inside_the_recipe_pixel_for_pixel() -> None:
    picture = gradient_picture(7, 9)
    assert (pixels_of(attach(picture)) == picture).all()
    mask = picture[..., 0]
    assert (pixels_of(attach(mask)) == mask[..., None]).all()


def test_large_pictures_are_named_and_must_not_have_changed(tmp_path: Path) -> None:
    file = tmp_path / "large.png"
    picture = np.zeros((300, 300, 3), np.uint8)
    Image.fromarray(picture).save(file)
    attached = attach(picture, file)
    assert isinstance(attached, PictureFile)
    assert (pixels_of(attached) == picture).all()

    Image.fromarray(picture + 1).save(file)
    with pytest.raises(ValueError, match="has changed since this recipe was made"):
        pixels_of(attached)
    file.unlink()
    with pytest.raises(ValueError, match="cannot be read; put it back"):
        pixels_of(attached)
