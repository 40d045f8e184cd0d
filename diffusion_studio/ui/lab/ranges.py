"""How far each number of the laboratory goes, and where it is at first."""

from __future__ import annotations

from diffusion_studio.laboratory import LEVELS, REACH, Dials, Line, Setup

SLIDERS: dict[str, tuple[int, float, tuple[float, float], tuple[float, float]]] = {
    "weight": (2, 0.05, (0, 5), (0, 100)),
    "steps": (0, 1, (1, 1000), (1, 1000)),
    "count": (0, 100, (100, 10_000), (2, 20_000)),
    "each": (0, 1, (1, 50), (1, 100)),
    "step_size": (3, 0.005, (0.005, 1), (0.001, 3)),
    "snr": (2, 0.01, (0.02, 0.5), (0.01, 1)),
    "eta": (2, 0.05, (0, 1), (0, 1)),
    "t": (0, 1, (0, LEVELS - 1), (0, LEVELS - 1)),
    "sigma": (2, 0.05, (0.1, 2), (0.05, 5)),
    "dt": (4, 0.001, (0.001, 0.05), (0.0001, 0.5)),
    "guidance_scale": (1, 0.1, (0, 8), (-20, 50)),
    "angle": (0, 1, (-180, 180), (-180, 180)),
    "y": (2, 0.05, (-REACH, REACH), (-REACH, REACH)),
    "noise_sigma": (2, 0.01, (0.02, 1), (0.02, 2)),
    "pull": (3, 0.005, (0, 0.5), (0, 5)),
}
"""Decimals, step, and the ranges of the slider and of the box."""
PACES = (1, 2, 4, 10, 25)
DEFAULTS = {"weight": 1.0} | {
    field: float(getattr(source, field))
    for source in (Line(), Dials(), Setup(()))
    for field in SLIDERS
    if hasattr(source, field)
}
"""Where each slider is at first, and goes at a double click."""
ON_A_LINE = {"steps": 1000.0}
"""What of it is other where there is a line with a potential."""
