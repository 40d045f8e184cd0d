"""What is measured, or what undoes it, is changed in mid-run: a branch goes on from the step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diffusion_studio.events import Finished
from diffusion_studio.recipe import FromStep, Recipe
from diffusion_studio.restoration_specs import default_sampler
from tests.engine.listening import Listener
from tests.restorations import restoration

STEPS = 10


@pytest.fixture
def make(guided_model: Path) -> Any:
    """`make("dps", noise_sigma=0.1, ...)`: a recipe that undoes a blur."""

    def build(solver: str, **fields: Any) -> Recipe:
        start = fields.pop("start", None)
        return Recipe.build(
            model=str(guided_model),
            steps=STEPS,
            count=2,
            seed=3,
            sampler=default_sampler(solver),
            precision="float32",
            restoration=restoration("gaussian_blur", solver, **fields),
            **({} if start is None else {"start": start}),
        )

    return build


@pytest.mark.parametrize("noise_sigma", [0.006, 0.4])
@pytest.mark.parametrize("k", [4, STEPS - 1])
def test_other_noise_in_y_is_for_a_branch_of_daps(
    engine: Listener, make: Any, noise_sigma: float, k: int
) -> None:
    """The noise in y says at which level DAPS ends, so that its levels are others as well."""
    first = engine.client.submit(make("daps", noise_sigma=0.02))
    before = engine.until(Finished, first).images
    branch = make("daps", noise_sigma=noise_sigma, start=FromStep(run=first, k=k))
    run = engine.client.submit(branch)
    finished = engine.until(Finished, run)
    assert (finished.images != before).any()
    assert engine.client.recorded(run) == STEPS - k
    replayed = engine.finish(Recipe.from_json(finished.recipe))
    np.testing.assert_array_equal(replayed.images, finished.images)


@pytest.mark.parametrize(("before", "after"), [("daps", "dps"), ("dps", "daps"), ("ddrm", "mmps")])
def test_a_branch_goes_on_with_another_solver(
    engine: Listener, make: Any, before: str, after: str
) -> None:
    first = engine.client.submit(make(before))
    engine.until(Finished, first)
    made = engine.finish(make(after, start=FromStep(run=first, k=4)))
    assert np.isfinite(made.images).all()
    assert (made.images == engine.finish(Recipe.from_json(made.recipe)).images).all()
