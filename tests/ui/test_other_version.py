"""A picture that another version of the program made says so when its settings come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from diffusion_studio.library.picture import PROGRAM, Provenance, encode_picture
from diffusion_studio.recipe import Recipe
from tests.ui.conftest import Sitting


@pytest.mark.parametrize("program", ["Diffusion Studio 0.0.9", PROGRAM])
def test_only_another_version_is_named(
    sit_down: Callable[..., Sitting], tmp_path: Path, program: str
) -> None:
    path = tmp_path / "boat.png"
    recipe = Recipe.build(model="scenes-32", label="boat", seed=5)
    picture = np.zeros((32, 32, 3), np.uint8)
    path.write_bytes(encode_picture(picture, Provenance(recipe, program)))
    sitting = sit_down(begun=False)
    notices: list[str] = []
    found: list[Recipe] = []
    sitting.studio.recipes.noticed.connect(lambda notice: notices.append(notice.text))
    sitting.studio.recipes.told.connect(notices.append)
    sitting.studio.recipes.found.connect(found.append)
    sitting.studio.recipes.open(str(path))
    sitting.until(lambda: bool(notices))
    assert found == [recipe]
    told = [text for text in notices if "made by Diffusion Studio 0.0.9" in text]
    assert len(told) == (program != PROGRAM)


def test_other_weights_are_named(sitting: Sitting, tmp_path: Path) -> None:
    studio = sitting.studio
    model = studio.document.parameters.model
    weights = studio.models.sha256_of(model)
    assert len(weights) == 64
    told: list[str] = []
    studio.recipes.noticed.connect(lambda notice: told.append(notice.text))
    studio.recipes.told.connect(told.append)
    for sha256, words in ((weights, "are back"), ("0" * 64, "was made with other weights of")):
        path = tmp_path / "boat.png"
        about = Provenance(Recipe(model=model), receipt={"model_sha256": sha256})
        path.write_bytes(encode_picture(np.zeros((4, 4, 3), np.uint8), about))
        told.clear()
        studio.recipes.open(str(path))
        sitting.until(lambda: bool(told))
        assert words in told[0]
