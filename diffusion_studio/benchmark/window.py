"""How soon the window is there, and how long its event loop is held up, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from diffusion_studio.benchmark.peers import BenchmarkError

MODULE = "diffusion_studio.ui.responsiveness"
PATIENCE = 600.0


def measure_window() -> dict[str, Any]:
    """What the window's own measuring module says. BenchmarkError if it says nothing."""
    environment = dict(os.environ)
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & environment.keys():
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        result = subprocess.run(
            [sys.executable, "-m", MODULE, "--json"],
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BenchmarkError(f"The window could not be measured: {error}.") from error
    try:
        found = json.loads(result.stdout)
    except ValueError as error:
        lines = result.stderr.strip().splitlines() or [f"exit code {result.returncode}"]
        raise BenchmarkError(f"The window could not be measured: {lines[-1]}.") from error
    if not isinstance(found, dict):
        raise BenchmarkError("The window could not be measured: its figures have no names.")
    platform = environment.get("QT_QPA_PLATFORM")
    return {**found, "platform": platform or sys.platform}
