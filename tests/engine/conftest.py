"""A real engine, and a recipe for the smallest of models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from diffusion_studio.engine.client import EngineClient
from diffusion_studio.recipe import Recipe
from tests.engine.listening import PATIENCE, Listener
from tests.tiny import TINY_UNET


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


TINY_CLASSIFIER: dict[str, Any] = {**TINY_UNET, "pool": "attention"}


@pytest.fixture(scope="session")
def guided_model(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small model with a small noisy-picture classifier of its own, in `classifier/`.

    It reads what its random network says as v, which keeps x_0 near the range of pictures.
    """
    from diffusion_studio.models import read_card
    from diffusion_studio.models.card import CARD_FILE

    folder = tmp_path_factory.mktemp("guided") / "tiny"
    copytree(tiny_model, folder)
    card = read_card(folder).model_copy(update={"parameterisation": "v"})
    (folder / CARD_FILE).write_text(card.to_json(), encoding="utf-8")
    write_classifier(folder / "classifier")
    return folder


def write_classifier(folder: Path) -> Path:
    """A classifier's model folder: the small model's labels, schedule and size."""
    import torch
    from safetensors.torch import save_file

    from diffusion_studio.models import ModelCard, build_classifier
    from diffusion_studio.models.card import CARD_FILE, WEIGHTS_FILE, ScheduleCard

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        network = build_classifier(**TINY_CLASSIFIER).requires_grad_(False)
        for parameter in network.parameters():  # logits far enough apart to see their slope
            parameter.add_(torch.randn(parameter.shape) * (0.15 if parameter.ndim > 1 else 0.05))
    folder.mkdir(parents=True)
    save_file(dict(network.state_dict()), folder / WEIGHTS_FILE)
    card = ModelCard(
        name="tiny-classifier",
        architecture="adm_classifier",
        config=TINY_CLASSIFIER,
        size=(16, 16),
        schedule=ScheduleCard(kind="cosine"),
        labels=("circle", "square", "star"),
    )
    (folder / CARD_FILE).write_text(card.to_json(), encoding="utf-8")
    return folder
