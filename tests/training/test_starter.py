"""The starter model that ships with the program: whole, small, and its pictures recognisable."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from diffusion_studio.diffusion import (
    ClassifierFreeGuidance,
    DPMSolver2M,
    SeededNoise,
    sample,
)
from diffusion_studio.models import LoadedModel, default_model, load, locate
from diffusion_studio.models.card import WEIGHTS_FILE
from diffusion_studio.training.data.scenes import CLASSES, scenes_batch
from diffusion_studio.training.starter import ABOUT, NAME

EACH = 3


@pytest.fixture(scope="module")
def starter() -> LoadedModel:
    return load(locate(NAME))


def test_it_is_the_default_and_at_most_24_mb(starter: LoadedModel) -> None:
    assert default_model() == NAME
    assert (locate(NAME) / WEIGHTS_FILE).stat().st_size <= 24_000_000
    assert starter.card.licence
    assert starter.card.sha256  # load() has compared it with the file
    assert set(starter.card.labels) <= set(CLASSES)
    assert starter.card.defaults == ABOUT.defaults
    assert starter.card.made["steps"] > 0


def test_its_pictures_look_like_their_class(starter: LoadedModel) -> None:
    """Of drawn pictures never trained on, the nearest to each sample is one of its class."""
    names, side = starter.card.labels, starter.card.size[0]
    held_out = range(1_000_000, 1_000_030)
    drawn = np.concatenate([scenes_batch(name, held_out, side) for name in names])
    known = torch.from_numpy(drawn).permute(0, 3, 1, 2).flatten(1).float() / 127.5 - 1

    labels = torch.arange(len(names)).repeat_interleave(EACH)
    x_T = SeededNoise(range(len(labels)), (3, side, side)).start()
    guidance = [ClassifierFreeGuidance(starter.card.defaults.guidance_scale)]
    plan = starter.schedule.plan(10)
    x = x_T
    for step in sample(
        starter.denoiser, DPMSolver2M(), plan, x_T, conditions=guidance, label=labels
    ):
        x = step.state.x
    nearest = torch.cdist(x.flatten(1), known).argmin(dim=1) // len(held_out)
    assert nearest.tolist() == labels.tolist()
    for pictures in x.split(EACH):
        assert pictures.std(dim=0).mean() > 0.05  # different pictures, not one
