"""A small data set and settings under which a network trains in a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from diffusion_studio.training.data.pictures import Pictures
from diffusion_studio.training.data.scenes import draw
from diffusion_studio.training.settings import Settings, read_settings

QUICK: dict[str, Any] = {
    "data": {"size": 8},
    "network": {"channel_mult": (1,), "attention_resolutions": (), "num_head_channels": 32},
    "steps": 6,
    "batch": 4,
    "learning_rate": 1e-3,
    "warmup_steps": 2,
    "log_every": 2,
    "seed": 3,
}


@pytest.fixture(scope="session")
def pictures() -> Pictures:
    """Two scenes, 8 pictures of each at 8x8."""
    names = ("boat", "flower")
    drawn = np.concatenate([draw(name, range(8), 8).numpy() for name in names])
    values = drawn.transpose(0, 2, 3, 1)
    return Pictures(values, np.repeat(np.arange(2), 8), names)


@pytest.fixture(scope="session")
def quick() -> Callable[..., Settings]:
    """`quick(steps=6, ...)`: settings of a tiny network, any of them changed."""

    def settings(**changes: Any) -> Settings:
        return read_settings(**{**QUICK, **changes})

    return settings


@pytest.fixture
def full_disk() -> Iterator[Callable[[int], None]]:
    """Files can no longer grow beyond so many bytes, as on a disk that has filled up."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
