"""A small data set and settings under which a network trains in a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from diffusion_studio.training.data.pictures import Pictures
from diffusion_studio.training.data.scenes import scenes_batch
from diffusion_studio.training.settings import Settings, read_settings

QUICK: dict[str, Any] = {
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
    names = ("sailboat", "flower")
    values = np.concatenate([scenes_batch(name, range(8), 8) for name in names])
    return Pictures(values, np.repeat(np.arange(2), 8), names)


@pytest.fixture(scope="session")
def quick() -> Callable[..., Settings]:
    """`quick(steps=6, ...)`: settings of a tiny network, any of them changed."""

    def settings(**changes: Any) -> Settings:
        return read_settings(**{**QUICK, **changes})

    return settings
