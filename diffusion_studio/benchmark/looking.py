"""Looking back at a run of 250 steps of 256 x 256 pictures, and branching from it, in a window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from diffusion_studio.benchmark.peers import BenchmarkError, has_diffusers
from diffusion_studio.benchmark.subjects import write_cheap_model
from diffusion_studio.benchmark.timing import figure, percentile

WINDOW = "diffusion_studio.ui.timeline.frame_time"
SIZE = 256
FRAME, BRANCH = 16.0, 100.0  # milliseconds that are to be reached
PATIENCE = 900.0


def measure_looking(folder: Path, steps: int) -> dict[str, Any]:
    """Milliseconds from the mouse on the scrub bar to the step's picture on the canvas, of each
    view; and from the command to the first step of a branch. Beside the clock's stands the
    processor's time, all threads of the process together, which other programs do not change.

    The network makes no sense and is small, so that the run is there soon: what is measured does
    not depend on it. BenchmarkError where that cannot be done.
    """
    if not has_diffusers():
        raise BenchmarkError("the network for large pictures takes diffusers, which is not here")
    found = _in_a_window(write_cheap_model(folder, SIZE), steps)
    return {
        "size": SIZE,
        "steps": steps,
        "frame": FRAME,
        "branch": BRANCH,
        "frames": {view: _of(times) for view, times in found["frames"].items()},
        "branches": _of(found["branches"]),
    }


def _of(times: dict[str, list[float]]) -> dict[str, Any]:
    return {
        clock: {**figure(values, "ms"), "p95": percentile(values, 95)}
        for clock, values in times.items()
    }


def _in_a_window(model: Path, steps: int) -> dict[str, Any]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(model.parent)}
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        environment[variable] = str(model.parent / variable)
    command = [sys.executable, "-m", WINDOW, "--model", str(model), "--steps", str(steps)]
    try:
        result = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=True
        )
        found: dict[str, Any] = json.loads(result.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise BenchmarkError(f"Looking back was not measured: {error}.") from error
    if "problem" in found:
        raise BenchmarkError(f"Looking back was not measured: {found['problem']}")
    return found
