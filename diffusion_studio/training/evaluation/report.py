"""What every measure tells, and in which words: figures, drawings, and what they were taken on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from PIL import Image

from diffusion_studio.training.evaluation.judge import Verdict
from diffusion_studio.training.evaluation.sampling import Guidance, Pictures, SamplerKind
from diffusion_studio.training.evaluation.subject import EvaluationError, Subject

Figures = dict[str, Any]
Progress = Callable[[str, int, int], None]
"""Told what is done, how much of it, and how much there is of it."""

FEWEST = 20
SAMPLERS: dict[SamplerKind, str] = {
    "ddpm": "DDPM",
    "ddim": "DDIM",
    "dpm_solver_2m": "DPM-Solver++(2M)",
}
GUIDANCES: dict[Guidance, str] = {
    "none": "unguided",
    "classifier_free": "classifier-free guidance",
    "classifier": "classifier guidance",
}


@dataclass(frozen=True, eq=False)
class Report:
    """Figures as plain data for JSON, and drawings by their file's stem."""

    figures: Figures
    drawings: dict[str, Image.Image]


def require_samples(count: int) -> None:
    """EvaluationError for too few."""
    if count < FEWEST:
        raise EvaluationError(f"{count} samples say nothing of a model; give at least {FEWEST}.")


def parties(subject: Subject, seen: Verdict) -> Figures:
    """Who is measured and who judges; `seen` is any of its verdicts."""
    return {
        "model": {"name": subject.card.name, "sha256": subject.card.sha256},
        "judge": {"sha256": subject.judge_card.sha256, "features": seen.features.shape[1]},
    }


def means(maker: Pictures) -> Figures:
    """What the samples were computed on."""
    return {
        "precision": maker.precision,
        "device": maker.device,
        "threads": torch.get_num_threads(),
    }


def rounded(value: float) -> float:
    """To four digits: no figure here is known better."""
    return float(f"{value:.4g}")
