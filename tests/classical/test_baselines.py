"""Classical methods: each makes good what it is for, and knows the noise that it has to bear."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from diffusion_studio.classical.baselines import baselines_for
from diffusion_studio.diffusion import (
    Colourisation,
    Denoising,
    Downsampling,
    GaussianBlur,
    Inpainting,
    MotionBlur,
    Operator,
    Outpainting,
    PhaseRetrieval,
    Radon,
)
from diffusion_studio.training.data.scenes import VALIDATION, scene

SIDE, NOISE_SIGMA = 32, 0.04


def picture() -> Tensor:
    """A scene, [1, 3, 32, 32] in [-1, 1]."""
    pixels = torch.from_numpy(scene("boat", VALIDATION[0], SIDE)).permute(2, 0, 1)[None]
    return pixels.float() / 127.5 - 1


def decibels(found: np.ndarray, x: Tensor) -> float:
    """PSNR of [H, W, C] in [0, 1]."""
    truth = (x[0].permute(1, 2, 0).numpy() + 1) / 2
    return float(-10 * np.log10(np.square(found - truth).mean()))


def hole() -> Tensor:
    known = torch.ones(SIDE, SIDE)
    known[12:18, 12:18] = 0
    return known


@pytest.mark.parametrize(
    ("operator", "names", "best"),
    [
        (GaussianBlur(1.5), ["wiener", "richardson-lucy"], 22.0),
        (MotionBlur(5, 30), ["wiener", "richardson-lucy"], 22.0),
        (Inpainting(hole()), ["biharmonic, denoised", "biharmonic", "telea"], 22.0),
        (Denoising(), ["non-local-means", "total-variation"], 30.0),
        (Downsampling(2), ["bicubic"], 22.0),
        (Radon(SIDE, 30), ["filtered-back-projection", "pseudo-inverse"], 22.0),
        (Colourisation(), ["grey"], 12.0),
        (Outpainting(4, 4), ["edges"], 15.0),
    ],
)
def test_each_method_finds_the_picture_nearly(
    operator: Operator, names: list[str], best: float
) -> None:
    x = picture()
    y = operator.measure(x, NOISE_SIGMA, seed=1)
    found = list(baselines_for(operator, y, NOISE_SIGMA))
    assert [baseline.name for baseline in found] == names
    for baseline in found:
        assert baseline.picture.shape == (SIDE, SIDE, 3)
        assert baseline.picture.min() >= 0
        assert baseline.picture.max() <= 1
    assert decibels(found[0].picture, x) > best


@pytest.mark.parametrize("operator", [GaussianBlur(1.5), MotionBlur(5, 30)])
def test_deblurring_sharpens(operator: Operator) -> None:
    x = picture()
    y = operator.measure(x, NOISE_SIGMA, seed=1)
    blurred = decibels((y[0].permute(1, 2, 0).numpy() + 1) / 2, x)
    for baseline in baselines_for(operator, y, NOISE_SIGMA):
        assert decibels(baseline.picture, x) > blurred + 0.4, baseline.name


def test_a_shift_of_an_uneven_kernel_is_undone() -> None:
    """The point-spread function is turned the right way round."""
    operator, x = MotionBlur.along([[0, 0], [3, 0], [3, 2]]), picture()
    y = operator.forward(x)
    for baseline in baselines_for(operator, y, 0.0):
        inner = baseline.picture[6:-6, 6:-6]
        assert decibels(inner, x[..., 6:-6, 6:-6]) > 24, baseline.name


def test_known_pixels_stay_where_there_is_no_noise() -> None:
    x, operator = picture(), Inpainting(hole())
    found = list(baselines_for(operator, operator.forward(x), 0.0))
    truth = (x[0].permute(1, 2, 0).numpy() + 1) / 2
    known = hole().numpy() == 1
    assert [filled.name for filled in found] == ["biharmonic", "telea"]
    for filled in found:
        assert np.abs(filled.picture - truth)[known].max() < 1e-6
        assert decibels(filled.picture, x) > 22


def test_phases_have_no_classical_answer_here() -> None:
    operator = PhaseRetrieval()
    assert not list(baselines_for(operator, operator.forward(picture()), 0.0))
