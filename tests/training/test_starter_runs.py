"""The starters' training: every command can be used, and slices come to an end."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from diffusion_studio.models import load, load_classifier
from diffusion_studio.training.data import drawn
from diffusion_studio.training.objectives import objective_for
from diffusion_studio.training.starter_runs import PARTS, WORLDS, train_world, world

MOST_PARAMETERS = {"diffusion": 12_000_000, "classifier": 4_000_000, "judge": 4_000_000}
"""In float16 that is 24 MB for a model and 8 MB for what goes with it."""


@pytest.mark.parametrize("name", WORLDS)
@pytest.mark.parametrize("part", PARTS)
def test_every_stage_makes_a_network_that_may_be_shipped(name: str, part: str) -> None:
    with torch.device("meta"):
        objective = objective_for(WORLDS[name][part], ("one", "two"))
        network = objective.build(**objective.config)
    count = sum(parameter.numel() for parameter in network.parameters())
    assert 1_000_000 < count <= MOST_PARAMETERS[part]


def test_slices_train_all_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "POOL", 20)
    values = {"steps": 3, "batch": 2, "network": {"channel_mult": (1,)}}
    stages = world("scenes", 8, dict.fromkeys(PARTS, values))
    left = train_world(stages, tmp_path, minutes=0)
    assert left == dict.fromkeys(PARTS, 3)
    calls = 0
    while any(left.values()):
        left = train_world(stages, tmp_path, minutes=0.01)
        calls += 1
        assert calls < 30
    assert load(tmp_path / "diffusion" / "model").card.made["steps"] == 3
    assert load_classifier(tmp_path / "judge" / "model").config.pool == "adaptive"
    assert load_classifier(tmp_path / "classifier" / "model").config.pool == "attention"
