"""Restoring through the engine: every operator and solver, known pixels, replay, what is told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from diffusion_studio.attachments import attach
from diffusion_studio.commands import Resume, Steer
from diffusion_studio.diffusion import LinearOperator, SpectralOperator
from diffusion_studio.engine.build_restoration import operator_for
from diffusion_studio.engine.fidelity import psnr
from diffusion_studio.events import Failed, Finished, Paused, Restored, Started, Steered
from diffusion_studio.recipe import Recipe
from diffusion_studio.restoration_specs import (
    NO_PICTURE,
    NOT_LINEAR,
    OPERATORS,
    SOLVERS,
    SPECTRAL,
    default_sampler,
    solvers_for,
)
from diffusion_studio.training.data.scenes import TEST, scene
from tests.engine.listening import Listener
from tests.restorations import SIDE, box_mask, gradient_picture, restoration

STEPS = 4
BEST = {
    "gaussian_blur": "wiener",
    "motion_blur": "wiener",
    "kernel": "wiener",
    "downsampling": "bicubic",
    "radon": "filtered-back-projection",
}
"""The classical method that an answer is held against."""


@pytest.fixture
def make(guided_model: Path) -> Any:
    """`make("jpeg", "dps", steps=4, picture=...)`: a recipe of two samples of the small model."""

    def build(kind: str, by: str = "", steps: int = STEPS, **fields: Any) -> Recipe:
        spec = restoration(kind, by, **fields)
        return Recipe.build(
            model=str(guided_model),
            steps=steps,
            count=2,
            seed=3,
            sampler=default_sampler(spec["solver"]["kind"]),
            precision="float32",
            restoration=spec,
        )

    return build


def restored(engine: Listener, finished: Finished) -> Restored:
    found = engine.client.restoration(finished.run)
    assert found is not None
    return found


def test_every_operator_and_every_solver_runs_and_says_what_it_found(
    engine: Listener, make: Any
) -> None:
    pairs = [(kind, solvers_for(kind)[0]) for kind in OPERATORS]
    pairs += [(kind, by) for kind in ("inpainting", "radon") for by in solvers_for(kind)[1:]]
    assert {solver for _, solver in pairs} == set(SOLVERS)
    for operator, solver in pairs:
        finished = engine.finish(make(operator, solver, steps=1))
        found = restored(engine, finished)
        told = (operator, solver)
        assert finished.images.shape == (2, SIDE, SIDE, 3), told
        assert found.mean.shape == (SIDE, SIDE, 3), told
        assert (found.low <= found.high).all(), told
        assert found.std.shape == (SIDE, SIDE), told
        assert np.isfinite(found.residuals).all(), told
        assert found.expected_residual > 0, told
        assert found.fidelity is not None, told
        assert len(found.fidelity.psnr) == 2, told
        if operator == "phase_retrieval":
            assert found.baseline is None
        else:  # the fair one: what the bare pseudo-inverse makes of a noisy blur is noise
            assert found.baseline is not None, told
            assert found.baseline.name == BEST.get(operator, found.baseline.name), told
            assert found.baseline.psnr is not None, told
        notes = [step.notes for step in engine.client.measured(finished.run)]
        assert all(len(each["residual"]) == 2 for each in notes), told
        expected = pytest.approx((found.expected_residual,) * 2)
        assert all(each["expected_residual"] == expected for each in notes), told


def test_what_the_ground_says_of_operators_is_what_the_numerics_know() -> None:
    shape = torch.Size((1, 3, SIDE, SIDE))
    for kind in OPERATORS:
        spec = Recipe.build(model="tiny", restoration=restoration(kind)).restoration
        assert spec is not None
        operator = operator_for(spec.operator, shape)
        assert isinstance(operator, SpectralOperator) == (kind in SPECTRAL), kind
        assert isinstance(operator, LinearOperator) == (kind not in NOT_LINEAR), kind
        assert operator.gives_picture == (kind not in NO_PICTURE), kind


@pytest.mark.parametrize("solver", solvers_for("inpainting"))
def test_what_the_mask_leaves_comes_back_bit_for_bit(
    engine: Listener, make: Any, solver: str
) -> None:
    picture, mask = gradient_picture(), box_mask()
    recipe = make("inpainting", solver, noise_sigma=0.0, simulated=False)
    images = engine.finish(recipe).images
    assert (images[:, mask == 0] == picture[mask == 0]).all()
    assert (images[:, mask == 255] != picture[mask == 255]).any()


def test_a_soft_edge_blends_what_is_known_with_what_is_found(engine: Listener, make: Any) -> None:
    picture, mask = gradient_picture(), box_mask()
    mask[2:4, 2:14] = 2  # hardly to be repainted
    operator = {"kind": "inpainting", "mask": attach(mask)}
    fields = {"operator": operator, "noise_sigma": 0.0, "simulated": False}
    images = engine.finish(make("inpainting", **fields)).images.astype(int)
    assert (images[:, mask == 0] == picture[mask == 0]).all()
    assert np.abs(images[:, mask == 2] - picture[mask == 2]).max() <= 2


@pytest.mark.parametrize("simulated", [True, False])
def test_what_a_picture_is_widened_by_leaves_it_bit_for_bit(
    engine: Listener, make: Any, simulated: bool
) -> None:
    pixels = gradient_picture() if simulated else gradient_picture(SIDE, SIDE - 4)
    fields = {"picture": attach(pixels), "simulated": simulated, "noise_sigma": 0.0}
    operator = {"kind": "outpainting", "left": 3, "right": 1}
    made = engine.finish(make("outpainting", "diffpir", operator=operator, **fields)).images
    known = pixels[:, 3:-1] if simulated else pixels
    np.testing.assert_array_equal(made[:, :, 3:-1], np.broadcast_to(known, made[:, :, 3:-1].shape))


def test_noisy_known_pixels_are_restored_too(engine: Listener, make: Any) -> None:
    picture, mask = gradient_picture(), box_mask()
    images = engine.finish(make("inpainting", simulated=False, noise_sigma=0.2)).images
    assert (images[:, mask == 0] != picture[mask == 0]).any()


def test_a_restoration_is_the_same_bits_again(engine: Listener, make: Any) -> None:
    first = engine.finish(make("gaussian_blur"))
    again = engine.finish(Recipe.from_json(first.recipe))
    assert (again.images == first.images).all()
    assert again.recipe == first.recipe
    assert again.receipt["residuals"] == first.receipt["residuals"]


def test_real_measurements_have_the_size_that_the_operator_gives(
    engine: Listener, make: Any
) -> None:
    small = attach(gradient_picture(SIDE // 2, SIDE // 2))
    finished = engine.finish(make("downsampling", picture=small, simulated=False))
    found = restored(engine, finished)
    assert finished.images.shape[1:3] == (SIDE, SIDE)
    assert (found.measurement == gradient_picture(SIDE // 2, SIDE // 2)).all()
    assert found.truth is None
    assert found.fidelity is None

    inner = attach(gradient_picture(SIDE, SIDE - 6))
    images = engine.finish(make("outpainting", picture=inner, simulated=False)).images
    assert images.shape[1:3] == (SIDE, SIDE)

    grey = engine.finish(make("colourisation", simulated=False))
    measured = restored(engine, grey).measurement
    assert (measured[..., 0] == measured[..., 2]).all()


@pytest.mark.parametrize(
    ("solver", "dial", "value"), [("dps", "step_size", 0.0), ("diffpir", "zeta", 0.9)]
)
def test_a_solvers_number_is_turned_in_mid_run_and_kept(
    engine: Listener, make: Any, solver: str, dial: str, value: float
) -> None:
    recipe = make("gaussian_blur", solver)
    run = engine.client.submit(recipe, steps=2)
    engine.until(Paused, run)
    engine.client.send(Steer(run, dial, value))
    assert engine.until(Steered, run).value == value
    engine.client.send(Resume(run))
    turned = engine.until(Finished, run)
    kept = Recipe.from_json(turned.recipe)
    assert kept.restoration is not None
    assert getattr(kept.restoration.solver, dial).points[1:] == ((2, value),)
    assert (engine.finish(kept).images == turned.images).all()
    assert (engine.finish(recipe).images != turned.images).any()


def test_time_travel_goes_parts_of_the_way_again(engine: Listener, make: Any) -> None:
    solver = {"kind": "replacement", "travel_times": 3, "travel_length": 2}
    run = engine.client.submit(make("inpainting", solver=solver))
    assert engine.until(Started, run).steps == 3 * STEPS
    assert engine.until(Finished, run).receipt["nfe"] == 3 * STEPS


@pytest.mark.parametrize(
    ("operator", "fields", "sentence"),
    [
        (
            "gaussian_blur",
            {"picture": attach(gradient_picture(10, 12))},
            "tiny restores pictures of 16 x 16 pixels, but this picture has 12 x 10; scale it, or"
            " choose a part of it.",
        ),
        (
            "downsampling",
            {"simulated": False},
            "Of pictures of tiny, such a measurement is one of 8 x 8 pixels, but this picture has"
            " 16 x 16; scale it, or choose a part of it.",
        ),
        (
            "downsampling",
            {"operator": {"kind": "downsampling", "factor": 3}},
            "16 pixels are not a multiple of 3; choose a factor that divides them.",
        ),
        (
            "inpainting",
            {"operator": {"kind": "inpainting", "mask": attach(np.zeros((16, 16), np.uint8))}},
            "The mask is empty, so there is nothing to repaint; paint over a part.",
        ),
        (
            "inpainting",
            {"operator": {"kind": "inpainting", "mask": attach(np.full((16, 16), 9, np.uint8))}},
            "The mask covers the whole picture, so nothing is left to go by; leave a part free.",
        ),
        (
            "inpainting",
            {"operator": {"kind": "inpainting", "mask": attach(box_mask(8))}},
            "The mask has 8 x 8 pixels and the model's pictures 16 x 16; make the mask as large.",
        ),
        (
            "gaussian_blur",
            {"operator": {"kind": "gaussian_blur", "size": 4}},
            "A kernel has an odd number of pixels a side, not 4.",
        ),
        (
            "outpainting",
            {"operator": {"kind": "outpainting", "left": 20}},
            "A frame of 16 x 16 pixels has no room for a picture within margins of 0 and 0 rows,"
            " 20 and 0 columns; make the frame larger.",
        ),
        (
            "gaussian_blur",
            {"picture": {"kind": "png", "data": "AAAA"}},
            "The picture of this recipe is damaged; choose the picture again.",
        ),
    ],
)
def test_what_does_not_fit_is_told_in_one_sentence(
    engine: Listener, make: Any, operator: str, fields: dict[str, Any], sentence: str
) -> None:
    run = engine.client.submit(make(operator, **fields))
    assert engine.until(Failed, run).message == sentence


def test_daps_wants_levels_that_the_schedule_has(engine: Listener, make: Any) -> None:
    run = engine.client.submit(make("denoising", "daps", steps=1000))
    assert "this schedule has" in engine.until(Failed, run).message


HELD_OUT = ("boat", "cat", "house", "flower")
"""Classes of scenes; of each one that no model was trained on."""


def restore_scenes(engine: Listener, operator: dict[str, Any], solver: str) -> list[Restored]:
    """What the starter finds of held-out scenes with 2 % of noise, two samples each."""
    found = []
    for name in HELD_OUT:
        spec = {
            "picture": attach(scene(name, TEST[3], 32)),
            "operator": operator,
            "solver": {"kind": solver},
            "noise_sigma": 0.04,
            "simulated": True,
        }
        recipe = Recipe.build(model="scenes-32", steps=14, count=2, restoration=spec)
        found.append(restored(engine, engine.finish(recipe)))
    return found


def average(numbers: Iterable[float]) -> float:
    return float(np.mean(list(numbers)))


def test_the_starter_repaints_a_hole_better_than_its_mean_colour(engine: Listener) -> None:
    mask = box_mask(32)
    plain, ours, within = [], [], []
    for found in restore_scenes(engine, {"kind": "inpainting", "mask": attach(mask)}, "daps"):
        assert found.truth is not None
        assert found.fidelity is not None
        assert found.fidelity.within is not None
        filled = found.truth.copy()
        filled[mask == 255] = found.truth[mask == 0].mean(axis=0)
        plain.append(psnr(filled, found.truth))
        ours.append(found.fidelity.psnr_of_mean)
        within.append(found.fidelity.within)
        assert found.std[mask == 255].mean() > 2 * found.std[mask == 0].mean()
    assert average(ours) > average(plain) + 1
    assert 0.6 < average(within) < 1


def test_the_starter_sharpens_a_blurred_picture(engine: Listener) -> None:
    for found in restore_scenes(engine, {"kind": "gaussian_blur", "sigma": 1.5}, "diffpir"):
        assert found.truth is not None
        assert found.fidelity is not None
        blurred = psnr(found.measurement, found.truth)
        assert found.fidelity.psnr_of_mean > blurred + 1
        assert found.residuals == pytest.approx((found.expected_residual,) * 2, rel=0.15)
