"""Recipes and pictures for the library's tests."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest

from diffusion_studio.recipe import Recipe

# A disk is made to be full with a limit on the size of files, which Windows does not have.
collect_ignore = [] if find_spec("resource") else ["test_full_disk.py"]


@pytest.fixture
def recipe() -> Recipe:
    return Recipe.build(
        model="scenes-64",
        label="sailboat",
        steps=50,
        seed=7,
        count=3,
        conditions=[{"kind": "classifier_free", "guidance_scale": [[0, 2.0], [25, 3.5]]}],
    )


@pytest.fixture
def images() -> np.ndarray:
    """Three uint8 16x24 pictures of noise: every byte value at some place."""
    return np.random.default_rng(0).integers(0, 256, (3, 16, 24, 3), dtype=np.uint8)
