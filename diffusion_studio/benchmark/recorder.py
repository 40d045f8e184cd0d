"""What it takes to record a long run of large pictures, most of which lies in a file."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import torch

from diffusion_studio.benchmark.peers import BenchmarkError
from diffusion_studio.benchmark.timing import figure, percentile
from diffusion_studio.diffusion import NoiseSchedule, State, Step
from diffusion_studio.diffusion.denoiser import Prediction, epsilon_from_x_0
from diffusion_studio.engine.records import MEMORY_CAP
from diffusion_studio.engine.trajectory import Trajectory

STEPS, BATCH, SIZE = 1000, 4, 256


def measure_recorder(kept: int) -> dict[str, Any]:
    """Milliseconds to open the record of 1,000 steps of four 256 x 256 pictures, with room on the
    disk for all of it, and to keep each of the first `kept` steps with what the plots need of it.
    BenchmarkError where the disk has no room.
    """
    plan = NoiseSchedule.linear(1000).plan(STEPS)
    generator = torch.Generator().manual_seed(0)
    shape = (BATCH, 3, SIZE, SIZE)
    x, x_0 = (torch.randn(shape, generator=generator) for _ in range(2))
    prediction = Prediction(x, plan[0].level, x_0, epsilon_from_x_0(x, x_0, plan[0].level))
    begun = perf_counter()
    try:
        record = Trajectory(plan, State(0, x), MEMORY_CAP)
    except ValueError as error:
        raise BenchmarkError(str(error)) from error
    opened, taken = perf_counter() - begun, []
    for k in range(kept):
        begun = perf_counter()
        record.append(Step(k, prediction, State(k + 1, x, prediction), {}))
        record.belief_change(k)
        record.state_size(k)
        taken.append(perf_counter() - begun)
    return {
        "steps": STEPS,
        "pictures": f"{BATCH} x {SIZE} x {SIZE}",
        "gigabytes": record.nbytes / 1e9,
        "opened": figure([opened], "ms", 1e3),
        "step": {**figure(taken, "ms", 1e3), "p95": 1e3 * percentile(taken, 95)},
    }
