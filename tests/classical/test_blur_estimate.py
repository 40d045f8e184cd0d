"""How a picture was blurred, told from the picture: scenes that were blurred here."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from diffusion_studio.classical.blur_estimate import estimated_blur
from diffusion_studio.diffusion import GaussianBlur, MotionBlur, Operator
from diffusion_studio.training.data.scenes import VALIDATION, scene


def damaged(name: str, operator: Operator | None, noise: float = 0.0, side: int = 32) -> np.ndarray:
    """A scene through an operator, with noise as a share of the full range; uint8."""
    picture = torch.from_numpy(scene(name, VALIDATION[0], side)).permute(2, 0, 1)[None]
    x = picture.float() / 127.5 - 1
    y = x if operator is None else operator.forward(x)
    y = y + 2 * noise * torch.randn(y.shape, generator=torch.Generator().manual_seed(1))
    return ((y.clamp(-1, 1) + 1) * 127.5).round().byte()[0].permute(1, 2, 0).numpy()


@pytest.mark.parametrize("sigma", [0.8, 1.5, 2.5])
def test_a_round_blur_is_told(sigma: float) -> None:
    for name in ("boat", "house"):
        found = estimated_blur(damaged(name, GaussianBlur(sigma)))
        assert found is not None
        assert found.kind == "gaussian_blur"
        assert found.sigma == pytest.approx(sigma, abs=0.2)


@pytest.mark.parametrize(("length", "angle"), [(7, 30), (9, -45), (9, 0)])
def test_a_movement_is_told(length: float, angle: float) -> None:
    found = estimated_blur(damaged("house", MotionBlur(length, angle), side=64))
    assert found is not None
    assert found.kind == "motion_blur"
    assert found.length == pytest.approx(length, abs=1)
    assert found.angle == pytest.approx(angle, abs=10)


def test_noise_does_not_hide_it() -> None:
    found = estimated_blur(damaged("boat", GaussianBlur(2.0), noise=0.02, side=128))
    assert found is not None
    assert found.kind == "gaussian_blur"
    assert found.sigma == pytest.approx(2.0, abs=0.5)


def test_a_sharp_picture_seems_hardly_blurred_and_a_plain_one_tells_nothing() -> None:
    found = estimated_blur(damaged("boat", None), "gaussian_blur")
    assert found is None or found.sigma <= 0.6
    assert estimated_blur(np.full((32, 32, 3), 90, np.uint8)) is None
    assert estimated_blur(np.zeros((8, 40, 3), np.uint8)) is None
