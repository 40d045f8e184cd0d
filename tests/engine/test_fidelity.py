"""How near a picture is to the truth: against values that are known."""

from __future__ import annotations

import numpy as np
import pytest

from diffusion_studio.engine.fidelity import psnr, ssim, summary
from tests.restorations import gradient_picture


def test_psnr_of_a_known_error() -> None:
    truth = np.full((8, 8, 3), 100, np.uint8)
    assert psnr(truth + 1, truth) == pytest.approx(48.1308, abs=1e-4)  # 20 log10(255)
    assert psnr(truth, truth) == 100


def test_ssim_is_one_for_equal_pictures_and_falls_with_noise_and_blur() -> None:
    truth = gradient_picture(32, 32)
    assert ssim(truth, truth) == pytest.approx(1)
    noise = np.random.default_rng(0).normal(0, 1, truth.shape)
    little, much = (np.clip(truth + size * noise, 0, 255).astype(np.uint8) for size in (4.0, 40.0))
    assert 1 > ssim(little, truth) > ssim(much, truth)


def test_ssim_of_flat_pictures_is_their_likeness_in_brightness() -> None:
    dark, light = (np.full((16, 16, 3), level, np.uint8) for level in (100, 150))
    c1 = (0.01 * 255) ** 2
    expected = (2 * 100 * 150 + c1) / (100**2 + 150**2 + c1)
    assert ssim(dark, light) == pytest.approx(expected)


def test_the_summary_of_samples_that_are_drawn_like_the_truth_covers_it() -> None:
    random = np.random.default_rng(1)
    mean = random.uniform(80, 170, (16, 16, 3))
    draws = np.rint(mean + random.normal(0, 10, (65, 16, 16, 3))).astype(np.uint8)
    truth, samples = draws[0], draws[1:]
    found = summary(samples, (1.0,) * 64, 1.0, truth, truth)
    assert found.fidelity is not None
    assert found.fidelity.within == pytest.approx(0.954, abs=0.03)
    assert found.std.mean() * 255 == pytest.approx(10, rel=0.03)
    covered = (found.low <= truth) & (truth <= found.high)
    assert covered.mean() == pytest.approx(0.9, abs=0.04)
    assert found.fidelity.psnr_of_mean > max(found.fidelity.psnr)


def test_pixels_that_were_given_are_no_success() -> None:
    """Half of the truth is in every sample; in the other half no sample is near it."""
    truth = np.full((8, 8, 3), 200, np.uint8)
    samples = np.stack([truth, truth, truth])
    samples[:, :, 4:] = np.array([10, 12, 14], np.uint8)[:, None, None, None]
    guessed = np.zeros((8, 8), bool)
    guessed[:, 4:] = True
    all_counted = summary(samples, (1.0,) * 3, 1.0, truth, truth)
    counted = summary(samples, (1.0,) * 3, 1.0, truth, truth, guessed)
    assert all_counted.fidelity is not None
    assert counted.fidelity is not None
    assert all_counted.fidelity.within == 0.5
    assert counted.fidelity.within == 0.0


def test_one_sample_says_nothing_of_its_uncertainty() -> None:
    truth = gradient_picture()
    found = summary(truth[None], (0.0,), 0.0, truth, truth)
    assert not found.std.any()
    assert found.fidelity is not None
    assert found.fidelity.within is None
