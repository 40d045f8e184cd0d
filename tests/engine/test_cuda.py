"""The engine on an NVIDIA GPU: the pictures of the CPU, whatever shares the batch."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from diffusion_studio.engine.client import EngineClient
from diffusion_studio.recipe import Recipe
from tests.engine.listening import PATIENCE, Listener

pytestmark = pytest.mark.gpu


@pytest.fixture
def card() -> Iterator[Listener]:
    import torch

    if not torch.cuda.is_available():
        pytest.skip("there is no NVIDIA GPU here")
    client = EngineClient(device="cuda")
    yield Listener(client)
    assert client.close(PATIENCE)


def _apart(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The mean difference, in grey levels; convolutions are free to round as TF32."""
    return float(np.abs(ours.astype(int) - theirs.astype(int)).mean())


def test_a_recipe_gives_the_pictures_of_the_cpu(
    card: Listener, engine: Listener, recipe: Recipe
) -> None:
    there, here = card.finish(recipe), engine.finish(recipe)
    assert there.receipt["device"] != here.receipt["device"]
    assert _apart(there.images, here.images) < 1


def test_a_picture_is_the_same_alone_and_in_a_batch(card: Listener, recipe: Recipe) -> None:
    batch = card.finish(recipe).images
    alone = card.finish(recipe.model_copy(update={"seed": recipe.seed + 1, "count": 1})).images
    assert _apart(batch[1:], alone) < 1


def test_bfloat16_is_used_when_it_is_asked_for(card: Listener, recipe: Recipe) -> None:
    fast = card.finish(recipe.model_copy(update={"precision": "bfloat16"}))
    assert fast.receipt["precision"] == "bfloat16"
    assert fast.images.std() > 1  # a picture, not one grey
