"""A real engine, and a recipe for the smallest of models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from diffusion_studio.engine.client import EngineClient
from diffusion_studio.recipe import Recipe
from tests.engine.listening import PATIENCE, Listener


@pytest.fixture
def engine() -> Iterator[Listener]:
    client = EngineClient(device="cpu")
    yield Listener(client)
    assert client.close(PATIENCE)


@pytest.fixture
def recipe(tiny_model: Path) -> Recipe:
    """Eight stochastic steps of two guided pictures."""
    return Recipe.build(
        model=str(tiny_model),
        label="star",
        sampler={"kind": "ddim", "eta": 0.5},
        steps=8,
        seed=3,
        count=2,
        conditions=[{"kind": "classifier_free", "guidance_scale": 2.0}],
        precision="float32",
    )
