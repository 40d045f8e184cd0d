"""The noise of a picture is told from the picture, without torch."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from diffusion_studio.classical.noise_estimate import estimated_noise
from diffusion_studio.training.data.scenes import VALIDATION, scene


@pytest.mark.parametrize("share", [0.02, 0.05, 0.1])
def test_the_noise_of_scenes_is_told_to_a_quarter(share: float) -> None:
    draw = np.random.default_rng(2)
    for name in ("boat", "cat", "flower"):
        clean = scene(name, VALIDATION[1], 64).astype(float)
        noisy = np.clip(np.rint(clean + draw.normal(0, 255 * share, clean.shape)), 0, 255)
        assert estimated_noise(noisy.astype(np.uint8)) == pytest.approx(share, rel=0.25), name


def test_clean_pictures_seem_clean_and_grey_ones_will_do() -> None:
    ramp = np.tile(np.arange(10, 74, dtype=np.uint8), (64, 1))
    assert estimated_noise(ramp) == 0
    clean = estimated_noise(scene("house", VALIDATION[1], 64))
    assert clean is not None
    assert clean < 0.005


def test_what_says_too_little_is_not_guessed() -> None:
    assert estimated_noise(np.zeros((1, 1, 3), np.uint8)) is None
    assert estimated_noise(np.full((64, 64, 3), 255, np.uint8)) is None


def test_no_torch_is_imported() -> None:
    line = "import sys, diffusion_studio.classical.noise_estimate; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", line], check=False).returncode == 0
