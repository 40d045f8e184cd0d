"""Annealed Langevin dynamics and predictor-corrector, as samplers of pictures among the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diffusion_studio.engine.client import EngineClient
from diffusion_studio.events import Started
from diffusion_studio.library.names import picture_stem
from diffusion_studio.recipe import (
    AnnealedLangevinSpec,
    PredictorCorrectorSpec,
    Recipe,
    RecipeError,
    SamplerSpec,
)
from diffusion_studio.ui.parameters import Parameters
from tests.engine.listening import Listener

SAMPLERS: dict[str, AnnealedLangevinSpec | PredictorCorrectorSpec] = {
    "annealed-langevin": AnnealedLangevinSpec(each=3, step_size=0.2),
    "predictor-corrector": PredictorCorrectorSpec(each=2, snr=0.1),
}


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    client = EngineClient(device="cpu")
    yield Listener(client)
    assert client.close(60)


def recipe(model: Path, sampler: SamplerSpec, **fields: Any) -> Recipe:
    given = {"steps": 12, "seed": 3, "count": 2, "precision": "float32"} | fields
    return Recipe.build(model=str(model), label="star", sampler=sampler, **given)


@pytest.mark.parametrize("name", SAMPLERS)
def test_they_take_the_steps_that_the_recipe_says_and_stay_at_their_levels(
    name: str, listener: Listener, tiny_model: Path
) -> None:
    wanted = recipe(tiny_model, SAMPLERS[name])
    run = listener.client.submit(wanted)
    started = listener.until(Started, run)
    finished = listener.finish(wanted)
    assert started.steps == 12
    levels = [t for t, _ in started.levels[:-1]]
    assert len(set(levels)) == 12 // SAMPLERS[name].each
    assert finished.receipt["nfe"] == 12
    assert finished.images.std() > 1
    assert Recipe.from_json(finished.recipe).sampler == SAMPLERS[name]
    assert name in picture_stem(wanted)


@pytest.mark.parametrize("name", SAMPLERS)
def test_a_picture_of_a_batch_is_the_one_that_its_seed_makes_alone(
    name: str, listener: Listener, tiny_model: Path
) -> None:
    together = listener.finish(recipe(tiny_model, SAMPLERS[name]))
    alone = listener.finish(recipe(tiny_model, SAMPLERS[name], seed=4, count=1))
    difference = together.images[1].astype(int) - alone.images[0].astype(int)
    assert np.abs(difference).max() <= 1


@pytest.mark.parametrize("spec", SAMPLERS.values())
def test_the_panel_keeps_what_a_recipe_says_of_them(spec: SamplerSpec, tiny_model: Path) -> None:
    wanted = recipe(tiny_model, spec)
    assert Recipe.from_json(wanted.to_json()) == wanted
    assert Parameters.of_recipe(wanted).recipe(None).sampler == spec


@pytest.mark.parametrize(
    "sampler",
    [
        {"kind": "annealed_langevin", "step_size": 0},
        {"kind": "annealed_langevin", "each": 0},
        {"kind": "predictor_corrector", "snr": 2},
    ],
)
def test_numbers_that_lead_nowhere_are_refused(sampler: dict[str, Any]) -> None:
    (field,) = set(sampler) - {"kind"}
    with pytest.raises(RecipeError, match=field):
        Recipe.build(model="m", sampler=sampler)
