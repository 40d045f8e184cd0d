"""What a frame of the laboratory costs the window's thread.

    python -m diffusion_studio.ui.lab.frame_time

Prints JSON: milliseconds of processor time, and of the clock, that it takes to show 5,000 particles
at new places with the trails of a few ("particles"), and that with a new density and score behind
them ("density"), of which there are ten a second while it plays. Processor time is what other
programs on the machine do not change. The plane is 720 device-independent pixels wide.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import numpy as np
from PySide6.QtWidgets import QApplication

from diffusion_studio.laboratory import Mapped, clouds
from diffusion_studio.ui.lab.plane_view import PlaneView
from diffusion_studio.ui.theme import apply_theme

PARTICLES, TRAILS, PIECES, ARROWS = 5000, (31, 8), 800, 21
FRAMES = 60


def main() -> int:
    """Measure and print; the exit code."""
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    apply_theme(app, "light")
    print(json.dumps(measure(app)))
    return 0


def measure(app: QApplication, frames: int = FRAMES) -> dict[str, Any]:
    """{"particles" or "density": {"processor": [ms, ...], "clock": [ms, ...]}}, one a frame."""
    plane = PlaneView()
    plane.resize(736, 736)
    plane.show_world(clouds())
    plane.show()
    app.processEvents()
    found = {"particles": _frames(plane, frames, False), "density": _frames(plane, frames, True)}
    plane.close()
    plane.deleteLater()
    return found


def _frames(plane: PlaneView, frames: int, with_density: bool) -> dict[str, list[float]]:
    rng = np.random.default_rng(0)
    cloud = rng.normal(size=(PARTICLES, 2)).astype(np.float32)
    taken: dict[str, list[float]] = {"processor": [], "clock": []}
    for _ in range(frames + 2):
        cloud += 0.02 * rng.normal(size=cloud.shape).astype(np.float32)
        trails = np.stack([cloud[: TRAILS[1]]] * TRAILS[0])
        density = _density(rng) if with_density else None
        clock, processor = time.perf_counter(), time.thread_time()
        if density is not None:
            plane.show_map(density)
        plane.show_particles(cloud, trails)
        plane.repaint()
        taken["processor"].append(1e3 * (time.thread_time() - processor))
        taken["clock"].append(1e3 * (time.perf_counter() - clock))
    return {name: values[2:] for name, values in taken.items()}  # the first ones load fonts


def _density(rng: np.random.Generator) -> Mapped:
    """As many pieces of contours and arrows as a world of the laboratory has."""
    places = 4 * rng.random((PIECES, 1, 2)) - 2
    pieces = (places + 0.05 * rng.normal(size=(PIECES, 2, 2))).astype(np.float32)
    arrows = rng.normal(size=(ARROWS**2, 4)).astype(np.float32)
    bands = rng.integers(0, 5, PIECES).astype(np.uint8)
    return Mapped(0.5, pieces, bands, rng.random((2, 120)).astype(np.float32), arrows)


if __name__ == "__main__":
    sys.exit(main())
