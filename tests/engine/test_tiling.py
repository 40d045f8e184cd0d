"""The engine makes and restores pictures larger than the model's, by tiles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diffusion_studio.attachments import attach
from diffusion_studio.diffusion.tiles import TilePlan
from diffusion_studio.engine.measurement import problem_of
from diffusion_studio.events import Failed
from diffusion_studio.recipe import Recipe, RecipeError, TilesSpec
from tests.engine.listening import Listener
from tests.restorations import gradient_picture

WIDE = {"width": 40, "height": 24}


def wide(model: Path, **fields: Any) -> Recipe:
    made = {"steps": 4, "seed": 3, "count": 2, "precision": "float32", "tiles": WIDE}
    return Recipe.build(model=str(model), **(made | fields))


@pytest.mark.parametrize("overlap", [0, 0.2, 0.25, 0.5])
@pytest.mark.parametrize("size", [(16, 16), (17, 40), (31, 64), (100, 75)])
def test_the_tiles_that_are_told_are_those_that_are_made(
    size: tuple[int, int], overlap: float
) -> None:
    spec = TilesSpec(width=size[1], height=size[0], overlap=overlap)
    assert spec.count((16, 16)) == len(TilePlan(size, (16, 16), round(overlap * 16)))


def test_wider_pictures_are_generated_and_calls_are_counted(
    engine: Listener, tiny_model: Path
) -> None:
    recipe = wide(tiny_model)
    finished = engine.finish(recipe)
    assert finished.images.shape == (2, 24, 40, 3)
    assert recipe.tiles is not None
    assert finished.receipt["nfe"] == 4 * recipe.tiles.count((16, 16)) == 4 * 2 * 3
    again = engine.finish(Recipe.from_json(finished.recipe))
    assert np.array_equal(again.images, finished.images)


def test_what_is_not_masked_of_a_large_picture_comes_back_bit_for_bit(
    engine: Listener, tiny_model: Path
) -> None:
    picture, mask = gradient_picture(24, 40), np.zeros((24, 40), np.uint8)
    mask[4:20, 14:26] = 255  # across the tiles' edges
    spec = {
        "picture": attach(picture),
        "operator": {"kind": "inpainting", "mask": attach(mask)},
        "solver": {"kind": "daps"},
    }
    finished = engine.finish(wide(tiny_model, restoration=spec))
    for image in finished.images:
        assert np.array_equal(image[mask == 0], picture[mask == 0])
        assert not np.array_equal(image, picture)
    found = engine.client.restoration(finished.run)
    assert found is not None
    assert found.mean.shape == (24, 40, 3)


def test_a_solver_goes_back_through_the_tiles(engine: Listener, tiny_model: Path) -> None:
    spec = {
        "picture": attach(gradient_picture(24, 40)),
        "operator": {"kind": "gaussian_blur", "sigma": 1.0},
        "solver": {"kind": "mmps"},
        "noise_sigma": 0.1,
        "simulated": True,
    }
    assert engine.finish(wide(tiny_model, restoration=spec)).images.shape == (2, 24, 40, 3)


def test_y_of_a_large_picture_is_measured_without_sampling(tiny_model: Path) -> None:
    spec = {
        "picture": attach(gradient_picture(24, 40)),
        "operator": {"kind": "downsampling", "factor": 4},
        "simulated": True,
    }
    problem = problem_of(wide(tiny_model, restoration=spec))
    assert tuple(problem.measurement.shape) == (1, 3, 6, 10)


def test_what_tiles_cannot_do_is_refused_in_a_sentence(
    engine: Listener, guided_model: Path
) -> None:
    small = wide(guided_model, tiles={"width": 40, "height": 12})
    led = wide(guided_model, label=1, conditions=[{"kind": "classifier", "classifier_scale": 1.0}])
    for recipe, words in ((small, "but not 40 x 12"), (led, "leave the tiles or the classifier")):
        message = engine.until(Failed, engine.client.submit(recipe)).message
        assert words in message
    with pytest.raises(RecipeError, match="width"):
        wide(guided_model, tiles={"width": 0, "height": 24})
