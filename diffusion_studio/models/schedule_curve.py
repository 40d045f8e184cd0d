"""A schedule's alpha_bar as numbers to draw, from a card alone. Imports no torch."""

from __future__ import annotations

import numpy as np

from diffusion_studio.models.card import ScheduleCard

_ENDS = {"linear": (1e-4, 0.02), "scaled_linear": (0.00085, 0.012)}
"""The usual beta_start and beta_end of 1000 steps (Ho et al. 2020; Rombach et al. 2022)."""


def alpha_bar_curve(schedule: ScheduleCard, points: int = 200) -> list[float]:
    """alpha_bar at `points` noise levels, or at all where there are fewer, from the cleanest to
    the noisiest: what is left of the picture's variance, 1 to 0."""
    table = _table(schedule)
    chosen = np.unique(np.linspace(0, len(table) - 1, points).round().astype(int))
    return [float(value) for value in table[chosen]]


def _table(schedule: ScheduleCard) -> np.ndarray:
    if schedule.alphas_cumprod is not None:
        return np.array(schedule.alphas_cumprod)
    if schedule.kind == "cosine":  # Nichol & Dhariwal 2021, eq. 17, betas capped at 0.999
        u = (np.arange(schedule.steps + 1) / schedule.steps + 0.008) / 1.008
        alpha_bar = np.cos(u * np.pi / 2) ** 2
        return np.asarray(np.cumprod(np.maximum(alpha_bar[1:] / alpha_bar[:-1], 1 - 0.999)))
    start, end = _ENDS[schedule.kind]
    scale = 1000 / schedule.steps if schedule.kind == "linear" else 1.0
    start = scale * start if schedule.beta_start is None else schedule.beta_start
    end = scale * end if schedule.beta_end is None else schedule.beta_end
    if schedule.kind == "linear":
        betas = np.linspace(start, end, schedule.steps)
    else:
        betas = np.linspace(start**0.5, end**0.5, schedule.steps) ** 2
    return np.asarray(np.cumprod(1 - betas))
