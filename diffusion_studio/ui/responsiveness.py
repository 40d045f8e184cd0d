"""How fast the window is there, and how smoothly it lives while a network samples.

    python -m diffusion_studio.ui.responsiveness --json

Several processes are measured, each with a settings folder of its own:

- first paint: from the moment before the process is started until the main window has been
  painted, several times; the first is left out, as it may read from a cold disk.
- gaps of the event loop: a precise 2 ms timer ticks in the real window from its first paint on,
  while the engine imports torch, reads a 64x64 network and samples with the live preview shown. A
  gap is the time between two ticks, so an idle window has gaps of 2 ms. "start" is up to the first
  step, "sampling" from there to the last, "idle" the seconds after it.
- slider: from moving the scale slider to the first picture made with it on the screen, with a
  network of 64x64 pictures and with one of 32x32; see `slider_latency`.

The machine's load average stands beside the figures: other work makes gaps that are not ours. With
`--alone` the start, and then the window's thread, have a real-time priority, so that no other
program can hold them up; what is left is what we do ourselves. (Linux, with the right to do so.)
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio

TICK = 2  # milliseconds
IDLE_SECONDS = 2.0
CHILD_SECONDS = 300.0
LONG_GAP = 16.7  # milliseconds: a picture at 60 Hz is late
TOUCHES = 25
STARTED_AT = "DIFFUSION_STUDIO_STARTED_AT"


# --- what runs in the measured processes ---


def _first_paint() -> int:
    """Open the window, say how long that took, and close it."""
    from diffusion_studio.ui.app import main

    started = float(os.environ[STARTED_AT])

    def opened(studio: Studio) -> None:
        def seen() -> None:
            print(time.time() - started)
            studio.window.close()

        studio.window.painted.connect(seen)

    return main([], opened)


class GapMeter:
    """Ticks, and where among them a phase began. `alone`: see the module."""

    def __init__(self, studio: Studio, alone: bool) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._alone = alone
        self._ticks: list[float] = []
        self._begins: dict[str, int] = {}
        self._timer = QTimer(studio)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(lambda: self._ticks.append(time.perf_counter()))

    def begin(self, phase: str) -> None:
        """From now on it is this phase. At the first the engine's threads are there already, so
        they do not inherit the priority."""
        if self._alone and not self._begins:
            _hurry()
        self._begins.setdefault(phase, len(self._ticks))
        self._timer.start()

    def stop(self) -> dict[str, dict[str, float]]:
        """The figures of each phase, and of all but the idle one together."""
        self._timer.stop()
        places = [*self._begins.values(), len(self._ticks)]
        phases = {
            phase: self._ticks[max(begin - 1, 0) : end]
            for phase, (begin, end) in zip(self._begins, pairwise(places), strict=True)
        }
        phases["all"] = self._ticks[: self._begins.get("idle")]
        return {phase: _figures(ticks) for phase, ticks in phases.items()}


def _figures(ticks: list[float]) -> dict[str, float]:
    gaps = sorted(1000 * (b - a) for a, b in pairwise(ticks))
    if not gaps:
        return {}
    long = [gap for gap in gaps if gap > LONG_GAP]
    return {
        "seconds": round(ticks[-1] - ticks[0], 3),
        "count": len(gaps),
        "p50_ms": round(median(gaps), 2),
        "p99_ms": round(gaps[min(int(0.99 * len(gaps)), len(gaps) - 1)], 2),
        "max_ms": round(gaps[-1], 2),
        "share_in_long_gaps": round(sum(long) / sum(gaps), 4),
    }


def _gaps(model: str, steps: int, alone: bool) -> int:
    """Generate in the real window, and print the gaps of its event loop."""
    from PySide6.QtCore import QTimer

    from diffusion_studio.events import Failed, Finished, ModelOpened, ModelRefused, Stepped
    from diffusion_studio.ui.app import main

    told: dict[str, Any] = {"frames": 0}

    def opened(studio: Studio) -> None:
        meter = GapMeter(studio, alone)

        def end() -> None:
            told["gaps"] = meter.stop()
            studio.window.close()

        def heard(event: object) -> None:
            if isinstance(event, ModelOpened) and event.path == model and not told["frames"]:
                studio.document.change({"steps": steps, "count": 1, "sampler": "ddim"})
                studio.window.actions_["generate"].trigger()
            elif isinstance(event, Stepped):
                meter.begin("sampling")
                told["frames"] += 1
            elif isinstance(event, Finished):
                told["seconds_per_step"] = event.receipt["seconds_per_step"]
                told["threads"] = event.receipt["threads"]
                meter.begin("idle")
                QTimer.singleShot(round(1000 * IDLE_SECONDS), end)
            elif isinstance(event, Failed | ModelRefused):
                told["problem"] = event.message
                end()

        studio.link.heard.connect(heard)
        studio.window.painted.connect(lambda: meter.begin("start"))
        studio.window.painted.connect(lambda: studio.models.open(model))

    code = main([], opened)
    print(json.dumps(told))
    return code


def _slider(model: str) -> int:
    """Turn the scale while the window generates, and print how soon that was seen."""
    from diffusion_studio.events import Failed, Finished, ModelOpened, ModelRefused, Stepped
    from diffusion_studio.ui.app import main
    from diffusion_studio.ui.slider_latency import SliderMeter

    told: dict[str, Any] = {}

    def opened(studio: Studio) -> None:
        def end() -> None:
            told.update(meter.figures())
            studio.window.close()

        meter = SliderMeter(studio, TOUCHES, end)

        def heard(event: object) -> None:
            if isinstance(event, ModelOpened) and event.path == model:
                studio.document.change({"steps": 1000, "count": 1, "sampler": "ddim", "label": 0})
                studio.window.actions_["generate"].trigger()
            elif isinstance(event, Stepped) and event.k == 1:
                meter.begin()
            elif isinstance(event, Finished):
                studio.window.actions_["generate"].trigger()
            elif isinstance(event, Failed | ModelRefused):
                told["problem"] = event.message
                studio.window.close()

        studio.link.heard.connect(heard)
        studio.window.painted.connect(lambda: studio.models.open(model))

    code = main([], opened)
    print(json.dumps(told))
    return code


def _write_models(folder: str) -> int:
    from diffusion_studio.benchmark.subjects import ADM_64, LABELLED_32, write_random_model

    write_random_model(Path(folder, "64"), {**ADM_64, "num_classes": 11})
    write_random_model(Path(folder, "32"), LABELLED_32)
    return 0


# --- what runs them ---


def _hurry() -> None:
    """Give the calling thread, and those it will start, a real-time priority."""
    if sys.platform == "linux":
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(10))


def _child(home: Path, *arguments: str, hurried: bool = False) -> str:
    """Run this module in a process with a home of its own; what it printed."""
    environment = {**os.environ, "HOME": str(home), STARTED_AT: repr(time.time())}
    if not os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"} and sys.platform == "linux":
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        environment[variable] = str(home / variable)
    command = [sys.executable, "-m", "diffusion_studio.ui.responsiveness", *arguments]
    done = subprocess.run(
        command,
        env=environment,
        preexec_fn=_hurry if hurried else None,
        capture_output=True,
        text=True,
        timeout=CHILD_SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def _load() -> float | None:
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def measure(starts: int = 5, steps: int = 200, alone: bool = False) -> dict[str, Any]:
    """Both measurements; seconds for first paint, milliseconds for gaps."""
    with tempfile.TemporaryDirectory() as folder:
        home, models = Path(folder, "home"), Path(folder, "models")
        _child(home, "--child", "models", "--model", str(models))
        before = _load()
        paint = ("--child", "paint")
        paints = [float(_child(home, *paint, hurried=alone)) for _ in range(starts + 1)][1:]
        between = _load()
        large = ["--model", str(models / "64")]
        options = [*large, "--steps", str(steps), *(["--alone"] if alone else [])]
        gaps = json.loads(_child(home, "--child", "gaps", *options))
        slider = {
            f"{size} x {size}": json.loads(
                _child(home, "--child", "slider", "--model", str(models / size))
            )
            for size in ("32", "64")
        }
    return {
        "first_paint": {
            "median_s": round(median(paints), 3),
            "least_s": round(min(paints), 3),
            "all_s": [round(seconds, 3) for seconds in paints],
            "load_average": before,
        },
        "sampling": {**gaps, "steps": steps, "alone": alone, "load_average": between},
        "slider": slider,
        "processors": os.cpu_count(),
        "platform": os.environ.get("QT_QPA_PLATFORM", ""),
    }


def _report(result: dict[str, Any]) -> str:
    paint, sampling = result["first_paint"], result["sampling"]
    lines = [
        f"First paint: {paint['median_s']} s (load average {paint['load_average']})",
        f"Gaps of the event loop (load average {sampling['load_average']}):",
    ]
    lines += [
        f"  {phase:9} p99 {figures['p99_ms']:6} ms   max {figures['max_ms']:6} ms"
        f"   over {figures['seconds']} s"
        for phase, figures in sampling["gaps"].items()
        if figures
    ]
    lines.append("From the scale slider to the picture (median, worst):")
    lines += [f"  {size}: {_slid(figures)}" for size, figures in result["slider"].items()]
    return "\n".join(lines)


def _slid(figures: dict[str, Any]) -> str:
    return ", ".join(
        f"{name.removesuffix('_ms').replace('_', ' ')} {part['median']} {part['worst']} ms"
        for name, part in figures.items()
        if isinstance(part, dict)
    )


def main() -> int:
    """The command; 0 if everything could be measured."""
    parser = argparse.ArgumentParser(prog="diffusion_studio.ui.responsiveness", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--starts", type=int, default=5, help="how often the window is opened")
    parser.add_argument("--steps", type=int, default=200, help="how many steps are sampled")
    parser.add_argument("--alone", action="store_true", help="leave other programs' load out")
    parser.add_argument(
        "--child", choices=("models", "paint", "gaps", "slider"), help=argparse.SUPPRESS
    )
    parser.add_argument("--model", default="", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    children: dict[str, Callable[[], int]] = {
        "models": lambda: _write_models(chosen.model),
        "paint": _first_paint,
        "gaps": lambda: _gaps(chosen.model, chosen.steps, chosen.alone),
        "slider": lambda: _slider(chosen.model),
    }
    if chosen.child:
        return children[chosen.child]()
    result = measure(chosen.starts, chosen.steps, chosen.alone)
    print(json.dumps(result, indent=2) if chosen.json else _report(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
