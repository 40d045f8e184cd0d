"""The gallery with 10,000 pictures: opening, searching and scrolling it, in a real window."""

from __future__ import annotations

import colorsys
import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from diffusion_studio.benchmark.peers import BenchmarkError
from diffusion_studio.benchmark.timing import figure, percentile
from diffusion_studio.library.collection import INDEX_FILE, PICTURES, Collection
from diffusion_studio.library.entry import MADE
from diffusion_studio.library.picture import Provenance, encode_picture
from diffusion_studio.recipe import DDIMSpec, DDPMSpec, DPMSolver2MSpec, Recipe

PICTURES_KEPT = 10_000
SIZE = 32
LABELS = ("cat", "boat", "house", "tree", "fish", "flower", "balloon", "mountains")
SAMPLERS = (DDIMSpec(), DDPMSpec(), DPMSolver2MSpec())
OPENING, SEARCH, FRAME = 1000.0, 50.0, 1000 / 60  # milliseconds that are to be reached
WINDOW = "diffusion_studio.ui.library.frame_time"
PATIENCE = 900.0
HOMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


def measure_gallery(
    pictures: int = PICTURES_KEPT, rounds: int = 5, frames: int = 240
) -> dict[str, Any]:
    """Milliseconds, of the processor and of the clock: to make the index anew from the files, to
    open it when it is there, until the gallery is usable, of a search, and of a frame while it
    scrolls: of `rounds` searches for each words, and `frames` frames of each way to scroll. The
    library is made for this and then deleted. BenchmarkError where it cannot be."""
    with tempfile.TemporaryDirectory(prefix="diffusion-studio-") as home:
        folder = Path(home, "XDG_DATA_HOME", "diffusion-studio", "library")
        try:
            fill(folder, pictures)
        except OSError as error:
            raise BenchmarkError(f"No library could be made to be measured: {error}.") from error
        index = {"made anew": _opened(folder), "read": _opened(folder)}
        assert (folder / INDEX_FILE).exists()
        options = ("--rounds", str(rounds), "--frames", str(frames))
        found = _in_a_window(Path(home), options)
    return {
        "pictures": found["pictures"],
        "limits": {"opening": OPENING, "search": SEARCH, "frame": FRAME},
        "index": index,
        "opening": found["opening"],
        "search": {words: _of(times) for words, times in found["search"].items()},
        "frames": {how: _of(times) for how, times in found["frames"].items()},
    }


def fill(folder: Path, pictures: int) -> None:
    """Write small pictures of many colours with their recipes, an hour apart from one another, as
    the library has them; without an index."""
    last = datetime(2026, 11, 1, tzinfo=UTC)
    for n in range(pictures):
        recipe = Recipe(
            model="scenes-32",
            seed=n,
            steps=20 + n % 40,
            label=LABELS[n % len(LABELS)],
            sampler=SAMPLERS[n % len(SAMPLERS)],
        )
        made = last - timedelta(hours=n)
        provenance = Provenance(recipe, receipt={MADE: made.isoformat(timespec="milliseconds")})
        place = folder / PICTURES / f"{made:%Y-%m}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{n:05}.png").write_bytes(encode_picture(_picture(n), provenance))


def _picture(n: int) -> np.ndarray:
    """A disc on a gradient, uint8 [SIZE, SIZE, 3]; another one for each number."""
    rng = np.random.default_rng(n)
    y, x = np.mgrid[0 : 1 : SIZE * 1j, 0 : 1 : SIZE * 1j][..., None]
    sky, ground, disc = (
        np.array(colorsys.hsv_to_rgb(hue, 0.6, 0.9)) for hue in (*rng.random(2), rng.random())
    )
    away = np.hypot(x - rng.uniform(0.2, 0.8), y - rng.uniform(0.2, 0.8))
    picture = np.where(away < rng.uniform(0.1, 0.3), disc, (1 - y) * sky + y * ground)
    return np.rint(255 * picture).astype(np.uint8)


def _opened(folder: Path) -> dict[str, float]:
    clock, processor = perf_counter(), process_time()
    Collection(folder).close()
    return {
        "clock": 1e3 * (perf_counter() - clock),
        "processor": 1e3 * (process_time() - processor),
    }


def _of(times: dict[str, list[float]]) -> dict[str, Any]:
    return {
        clock: {**figure(values, "ms"), "p95": percentile(values, 95)}
        for clock, values in times.items()
    }


def _in_a_window(home: Path, options: tuple[str, ...]) -> dict[str, Any]:
    """What the window's own measuring module says. BenchmarkError if it says nothing."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    for variable in HOMES:
        environment[variable] = str(home / variable)
    try:
        result = subprocess.run(
            [sys.executable, "-m", WINDOW, *options],
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
        found: dict[str, Any] = json.loads(result.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise BenchmarkError(f"The gallery was not measured: {error}.") from error
    if "problem" in found:
        raise BenchmarkError(f"The gallery was not measured: {found['problem']}")
    return found
