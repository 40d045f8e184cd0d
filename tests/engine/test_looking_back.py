"""What a run tells of itself for a timeline: noise levels, single pictures, how beliefs move."""

from __future__ import annotations

import numpy as np
import pytest

from diffusion_studio.diffusion import NoiseSchedule
from diffusion_studio.events import Finished, Started
from diffusion_studio.recipe import FromStep, Recipe
from tests.engine.listening import Listener


def test_a_run_begins_by_telling_its_noise_levels(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe)
    started = engine.until(Started, run)
    plan = NoiseSchedule.cosine(1000).plan(recipe.steps)
    assert [level[0] for level in started.levels] == [*(hop.level.t for hop in plan), None]
    assert [level[1] for level in started.levels] == pytest.approx(
        [*(hop.level.alpha_bar for hop in plan), 1.0], rel=1e-12
    )
    engine.until(Finished, run)
    branch = engine.client.submit(recipe.model_copy(update={"start": FromStep(run=run, k=5)}))
    assert engine.until(Started, branch).levels == started.levels
    engine.until(Finished, branch)


def test_one_image_of_the_batch_can_be_asked_for(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe)
    engine.until(Finished, run)
    for kind in ("x_t", "x_0"):
        (batch,) = engine.client.frames(run, kind, [4])
        (alone,) = engine.client.frames(run, kind, [4], image=1)
        np.testing.assert_array_equal(alone, batch[1:2])


def test_the_change_of_the_belief_is_measured(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe)
    engine.until(Finished, run)
    steps = engine.client.measured(run)
    assert "belief_change" not in steps[0].notes
    beliefs = [each.astype(np.float64) / 127.5 for each in engine.client.frames(run, "x_0")]
    for k in range(1, recipe.steps):
        moved = np.abs(beliefs[k] - beliefs[k - 1]).mean(axis=(1, 2, 3))
        grey_level = 1 / 127.5
        assert steps[k].notes["belief_change"] == pytest.approx(moved, abs=grey_level)
        assert min(steps[k].notes["belief_change"]) > 0
