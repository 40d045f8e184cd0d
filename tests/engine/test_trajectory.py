"""What is recorded comes back to the bit, from memory and from a file alike."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import nn

from diffusion_studio.diffusion import Denoiser, DPMSolver2M, NoiseSchedule, State, sample
from diffusion_studio.engine.preview import to_pictures
from diffusion_studio.engine.trajectory import Trajectory


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
