"""The Restore panel's values: what they take, what fits together, and the recipe they mean."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydantic import ValidationError

from diffusion_studio.diffusion import GaussianBlur, MotionBlur
from diffusion_studio.library.kernel_picture import KernelError, read_kernel
from diffusion_studio.recipe import Recipe
from diffusion_studio.restoration_specs import OPERATORS, SOLVERS, solvers_for
from diffusion_studio.ui.restore import field_words, words
from diffusion_studio.ui.restore.fields import operator_fields, solver_fields
from diffusion_studio.ui.restore.kernel_shapes import arc, gaussian
from diffusion_studio.ui.restore.kernel_view import centred
from diffusion_studio.ui.restore.measurement_view import folded
from diffusion_studio.ui.restore.parameters import RestoreParameters
from diffusion_studio.ui.restore.restoring import wanted_size
from tests.restorations import restoration


def test_everything_that_a_recipe_takes_has_its_words_and_its_scale() -> None:
    assert set(words.OPERATORS) == set(OPERATORS)
    assert set(words.SOLVERS) == set(SOLVERS)
    for kind in OPERATORS:
        assert {field.name for field in operator_fields(kind)} <= set(field_words.DAMAGE_FIELDS)
    for kind in SOLVERS:
        assert {field.name for field in solver_fields(kind)} <= set(field_words.SOLVER_FIELDS)
    for field in [f for k in OPERATORS for f in operator_fields(k)]:
        if not field.choices:
            scale = words.SCALES[field.name]
            assert field.low <= scale.low < scale.high <= field.high


def test_every_default_of_the_panel_is_a_restoration_that_can_be_asked_for() -> None:
    for operator in OPERATORS:
        for solver in solvers_for(operator):
            parameters = (
                RestoreParameters().changed({"operator": operator}).changed({"solver": solver})
            )
            spec = restoration(operator, solver)
            spec["solver"] |= parameters.solver_values
            spec["operator"] |= parameters.operator_values
            recipe = Recipe.build(model="m", steps=parameters.step_count, restoration=spec)
            again = RestoreParameters.of_recipe(recipe)
            assert again.solver_values == parameters.solver_values
            assert again.operator_values == parameters.operator_values
            assert again.step_count == parameters.step_count


def test_another_operator_brings_its_best_solver_and_one_that_does_not_fit_is_not_kept() -> None:
    chosen = RestoreParameters().changed({"solver": "replacement"})
    assert chosen.solver == "replacement"
    assert chosen.changed({"operator": "gaussian_blur"}).solver == "daps"
    assert chosen.changed({"operator": "jpeg"}).solver == "daps"
    assert (
        chosen.changed({"operator": "radon"})
        .changed({"solver": "mmps"})
        .changed({"operator": "jpeg"})
        .solver
        == "daps"
    )


def test_what_is_no_picture_can_be_simulated_alone() -> None:
    real = RestoreParameters(simulated=False)
    assert not real.changed({"operator": "gaussian_blur"}).simulated
    assert real.changed({"operator": "radon"}).simulated


def test_values_of_every_operator_are_kept_while_they_are_out_of_sight() -> None:
    blurred = RestoreParameters().changed({"operator": "gaussian_blur"})
    blurred = blurred.changed({"operator.sigma": 3.0})
    back = blurred.changed({"operator": "denoising"}).changed({"operator": "gaussian_blur"})
    assert back.operator_values["sigma"] == 3.0


def test_the_step_size_of_dps_is_that_of_the_damage_until_a_hand_sets_it() -> None:
    parameters = RestoreParameters().changed({"solver": "dps"})
    assert parameters.solver_values["step_size"] == 0.5
    blurred = parameters.changed({"solver.step_size": 0.9}).changed({"operator": "gaussian_blur"})
    assert blurred.changed({"solver": "dps"}).solver_values["step_size"] == 0.3


def test_each_solver_keeps_its_own_number_of_steps() -> None:
    parameters = RestoreParameters().changed({"solver": "diffpir", "steps": 30})
    assert parameters.step_count == 30
    assert parameters.changed({"solver": "ddrm"}).step_count == 20
    assert parameters.changed({"solver": "ddrm"}).changed({"solver": "diffpir"}).step_count == 30


def test_a_kernel_is_always_odd_and_noise_is_of_the_full_range() -> None:
    parameters = RestoreParameters().changed({"operator": "gaussian_blur", "noise_percent": 5})
    assert parameters.changed({"operator.size": 10}).operator_values["size"] == 11
    assert parameters.noise_sigma == pytest.approx(0.1)
    with pytest.raises(ValidationError):
        parameters.changed({"noise_percent": 101})
    with pytest.raises(ValidationError):
        parameters.changed({"operator": "spilled coffee"})


@pytest.mark.parametrize(
    ("operator", "fields", "size"),
    [
        ("downsampling", {"factor": 4}, (8, 8)),
        ("outpainting", {"left": 4, "top": 2, "right": 0}, (30, 28)),
        ("gaussian_blur", {}, (32, 32)),
    ],
)
def test_a_damaged_picture_is_as_large_as_its_measurement(
    operator: str, fields: dict[str, int], size: tuple[int, int]
) -> None:
    patch = {"operator": operator, **{f"operator.{name}": value for name, value in fields.items()}}
    parameters = RestoreParameters(simulated=False).changed(patch)
    assert wanted_size(parameters, (32, 32)) == size
    assert wanted_size(parameters.changed({"simulated": True}), (32, 32)) == (32, 32)


# --- the preview of a kernel is what the engine measures with ---


def _of_a_point(blurred: np.ndarray, side: int) -> np.ndarray:
    return centred(blurred / blurred.sum(), side)


@pytest.mark.parametrize("sigma", [0.6, 1.5, 2.0])
def test_the_preview_of_a_round_spot_is_the_operators(sigma: float) -> None:
    import torch

    point = torch.zeros(1, 1, 33, 33)
    point[..., 16, 16] = 1
    measured = GaussianBlur(sigma, 61).forward(point)[0, 0].numpy()
    np.testing.assert_allclose(_of_a_point(gaussian(sigma, 61), 33), measured, atol=1e-6)


@pytest.mark.parametrize("path", [(7.0, 0.0, 0.0), (5.0, 90.0, 0.0), (6.0, 45.0, 0.0)])
def test_the_preview_of_a_movement_is_the_operators(path: tuple[float, float, float]) -> None:
    operator = MotionBlur(*path).array.numpy()
    np.testing.assert_allclose(_of_a_point(arc(*path), 33), centred(operator, 33), atol=0.02)


def test_the_preview_of_a_bent_movement_keeps_its_length() -> None:
    for bend in (60.0, 180.0):
        assert (arc(9.0, 20.0, bend) > 0).sum() > 9


@pytest.mark.parametrize(
    ("pixels", "sentence"),
    [
        (np.zeros((3, 3)), "black all over"),
        (np.full((4, 5), 255), "an odd number of pixels"),
        (np.full((257, 3), 255), "at most 255"),
        (np.dstack([np.full((3, 3), 255)] * 3 + [np.zeros((3, 3))]), "black all over"),  # clear
    ],
)
def test_what_is_no_kernel_is_refused_in_a_sentence(
    tmp_path: Path, pixels: np.ndarray, sentence: str
) -> None:
    path = tmp_path / "kernel.png"
    Image.fromarray(pixels.astype(np.uint8)).save(path)
    with pytest.raises(KernelError, match=sentence):
        read_kernel(path)


def test_a_row_of_numbers_is_folded_so_that_it_can_be_seen() -> None:
    row = np.arange(30, dtype=np.uint8).reshape(1, 10, 3)
    square = folded(row)
    assert square.shape == (3, 4, 3)
    np.testing.assert_array_equal(square.reshape(-1, 3)[:10], row[0])
    assert (square[2, 2:] == 128).all()
