"""Whether the laboratory's 5,000 particles can move at sixty frames a second."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from time import perf_counter, thread_time
from typing import Any

import torch

from diffusion_studio.benchmark.peers import BenchmarkError
from diffusion_studio.benchmark.timing import figure
from diffusion_studio.engine.experiment import Plane
from diffusion_studio.laboratory import PRESETS, Dials, Setup

PARTICLES = 5000
FRAME = 1000 / 60  # milliseconds
WINDOW = "diffusion_studio.ui.lab.frame_time"
PATIENCE = 300.0


def measure_laboratory(steps: int) -> dict[str, Any]:
    """Milliseconds that a step takes the engine's thread, by the world (of 3 and of 84 modes), and
    a frame the window's: of the processor, which other programs do not change, and of the clock.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # as the laboratory has it
    try:
        taken = {name: _step(name, steps) for name in ("clouds", "rings")}
    finally:
        torch.set_num_threads(threads)
    return {
        "frame": FRAME,
        "steps": taken,
        "frames": _frames(),
    }


def _step(world: str, steps: int) -> dict[str, Any]:
    """A DDPM step with all that belongs to it, the comparison with the truth included."""
    dials = Dials()
    plane = Plane(Setup(PRESETS[world](), "ddpm", steps=steps + 2, count=PARTICLES), dials)
    taken: dict[str, list[float]] = {"processor": [], "clock": []}
    for _ in range(steps + 2):
        clock, processor = perf_counter(), thread_time()
        plane.advance(dials)
        plane.distance(dials)
        taken["processor"].append(thread_time() - processor)
        taken["clock"].append(perf_counter() - clock)
    return {name: figure(values[2:], "ms", 1e3) for name, values in taken.items()}


def _frames() -> dict[str, Any]:
    """What a process with a window says of a frame. BenchmarkError if it says nothing."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        result = subprocess.run(
            [sys.executable, "-m", WINDOW],
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
        found = json.loads(result.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise BenchmarkError(f"A frame of the laboratory was not measured: {error}.") from error
    return {
        part: {clock: figure(values, "ms") for clock, values in times.items()}
        for part, times in found.items()
    }
