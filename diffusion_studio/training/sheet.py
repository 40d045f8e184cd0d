"""A sheet of samples, to judge a network by eye."""

from __future__ import annotations

from pathlib import Path

import torch
from PIL import Image

from diffusion_studio.diffusion import (
    DDIM,
    ClassifierFreeGuidance,
    Denoiser,
    NoiseSchedule,
    SeededNoise,
    sample,
)

COLUMNS = 8
STEPS = 50
ZOOM = 3
ROWS = 16
"""Of so many classes at most, or a sheet of a thousand would hold the training up for hours."""


def write_sheet(
    path: Path,
    denoiser: Denoiser,
    schedule: NoiseSchedule,
    size: int,
    guidance_scale: float = 1.0,
    device: str = "cpu",
) -> None:
    """A PNG with a row of samples for each class (one row without any), by DDIM in 50 steps.

    All rows start from the same noise. The classes are those below the denoiser's null label, of
    more than ROWS the first ones.
    """
    classes = min(denoiser.null_label or 0, ROWS)
    rows = max(classes, 1)
    label = torch.arange(classes).repeat_interleave(COLUMNS) if classes else None
    guidance = [ClassifierFreeGuidance(guidance_scale)] if classes else []
    plan = schedule.plan(min(STEPS, len(schedule)))
    x = SeededNoise(list(range(COLUMNS)) * rows, (3, size, size), device).start()
    for step in sample(denoiser, DDIM(), plan, x, conditions=guidance, label=label):
        x = step.state.x
    lines = [torch.cat(list(row), dim=2) for row in x.split(COLUMNS)]
    picture = ((torch.cat(lines, dim=1).clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)
    image = Image.fromarray(picture.permute(1, 2, 0).cpu().numpy())
    larger = (image.width * ZOOM, image.height * ZOOM)
    image.resize(larger, Image.Resampling.NEAREST).save(path)
