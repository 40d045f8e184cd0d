"""What is recorded comes back to the bit, from memory and from a file alike."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import nn

from diffusion_studio.commands import KeepRecord, LimitRecord
from diffusion_studio.diffusion import Denoiser, DPMSolver2M, NoiseSchedule, State, sample
from diffusion_studio.engine.preview import to_pictures
from diffusion_studio.engine.records import RECORDED_RUNS
from diffusion_studio.engine.trajectory import Trajectory
from diffusion_studio.events import Advised, Finished
from diffusion_studio.recipe import Recipe
from tests.engine.listening import Listener


@pytest.mark.parametrize("memory_cap", [1 << 30, 0])
def test_a_run_goes_on_from_any_recorded_state(
    tiny_unet: Callable[..., nn.Module], memory_cap: int
) -> None:
    denoiser, plan = Denoiser(tiny_unet()), NoiseSchedule.linear(1000).plan(6)
    x_T = torch.randn(2, 3, 16, 16, generator=torch.Generator().manual_seed(1))
    trajectory = Trajectory(plan, State(0, x_T), memory_cap)
    assert isinstance(trajectory.x, np.memmap) == (memory_cap == 0)
    for step in sample(denoiser, DPMSolver2M(), plan, x_T):
        trajectory.append(step)
    assert len(trajectory) == 7
    for k in range(7):
        state = trajectory.state(k)
        for last in sample(denoiser, DPMSolver2M(), plan, None, state=state):
            state = last.state
        np.testing.assert_array_equal(state.x.numpy(), trajectory.x[6])


def test_a_state_that_is_not_kept_is_named(tiny_unet: Callable[..., nn.Module]) -> None:
    plan = NoiseSchedule.linear(1000).plan(6)
    trajectory = Trajectory(plan, State(2, torch.zeros(1, 3, 16, 16)))
    assert trajectory.state(2).k == 2
    for k in (1, 3, -1):
        with pytest.raises(IndexError, match=f"step {k} is not kept"):
            trajectory.state(k)


def test_pictures_are_rounded_clipped_and_three_channels() -> None:
    x = np.array([-2.0, -1.0, 0.0, 1.0, 3.0], dtype=np.float32).reshape(1, 1, 1, 5)
    pictures = to_pictures(x)
    assert pictures.shape == (1, 1, 5, 3)
    assert pictures[0, 0, :, 0].tolist() == [0, 0, 128, 255, 255]
    grey = np.arange(256, dtype=np.float32).reshape(1, 1, 16, 16) / 127.5 - 1
    assert to_pictures(grey)[0, :, :, 1].ravel().tolist() == list(range(256))


def test_a_run_that_is_looked_at_stays_recorded(engine: Listener, recipe: Recipe) -> None:
    short = recipe.model_copy(update={"steps": 2, "count": 1, "conditions": ()})
    looked_at, other = (engine.finish(short).run for _ in range(2))
    engine.client.send(KeepRecord(looked_at))
    for _ in range(RECORDED_RUNS):
        engine.finish(short)
    assert engine.client.recorded(looked_at) == 2
    assert engine.client.recorded(other) == 0
    engine.client.send(KeepRecord(None))
    for _ in range(RECORDED_RUNS):
        engine.finish(short)
    assert engine.client.recorded(looked_at) == 0


def test_a_limit_below_one_step_is_said_and_holds_nothing_up(
    engine: Listener, recipe: Recipe
) -> None:
    plain = engine.finish(recipe)
    engine.client.send(LimitRecord(1000))
    run = engine.client.submit(recipe)
    advice = engine.until(Advised, run)
    assert "more than the record may hold" in advice.message
    limited = engine.until(Finished, run)
    np.testing.assert_array_equal(limited.images, plain.images)
    for kept, whole in zip(engine.client.frames(run), engine.client.frames(plain.run), strict=True):
        np.testing.assert_array_equal(kept, whole)


def test_the_size_of_the_state_is_measured(engine: Listener, recipe: Recipe) -> None:
    run = engine.finish(recipe).run
    steps = engine.client.measured(run)
    last = engine.client.view(run, "x_t", recipe.steps - 1)
    assert last is not None
    expected = np.sqrt((last.astype(np.float64) ** 2).mean(axis=(1, 2, 3)))
    assert steps[-2].notes["state_size"] == pytest.approx(expected, rel=1e-5)
