"""What pictures are taken to be before a network has looked: waves and their power."""

from math import sqrt

import pytest
import torch

from diffusion_studio.diffusion.conditions.picture_prior import VARIANCE, Waves
from tests.diffusion.worlds import noise

SHAPES = [(3, 8, 8), (3, 7, 12), (1, 5, 5), (2, 4, 9)]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_picture_is_the_sum_of_its_waves(shape: tuple[int, int, int]) -> None:
    x = noise(2, *shape, dtype=torch.float64)
    waves = Waves.of(x)
    assert torch.allclose(waves.composed(waves.analysed(x)), x)
    assert waves.analysed(x).square().sum() == pytest.approx(float(x.square().sum()))


@pytest.mark.parametrize("shape", SHAPES)
def test_pictures_vary_as_much_whatever_their_size(shape: tuple[int, int, int]) -> None:
    assert float(Waves.of(noise(1, *shape)).power.mean()) == pytest.approx(VARIANCE)


def test_smooth_grey_pictures_are_the_likeliest() -> None:
    power = Waves.of(noise(1, 3, 16, 16)).power
    assert (power[0].flatten().diff(n=1)[:15] < 0).all()  # along the first row, finer and finer
    assert (power[0] > power[1]).all()


def test_without_noise_nothing_is_left_and_under_noise_alone_all() -> None:
    waves = Waves.of(noise(1, 3, 8, 8))
    assert float(waves.left(1.0).max()) == 0
    assert torch.allclose(waves.left(1e-9), waves.power, rtol=1e-4)


def test_what_is_left_is_the_error_of_the_best_filter() -> None:
    """Of pictures drawn with that power, seen under noise, Wiener's filter errs by so much."""
    alpha_bar, x = 0.5, noise(4000, 1, 4, 4, dtype=torch.float64)
    waves = Waves.of(x)
    drawn = waves.power.sqrt() * x
    seen = sqrt(alpha_bar) * drawn + sqrt(1 - alpha_bar) * noise(*x.shape, seed=5).double()
    gain = sqrt(alpha_bar) * waves.power / (alpha_bar * waves.power + 1 - alpha_bar)
    error = (gain * seen - drawn).square().mean(dim=0)
    torch.testing.assert_close(error, waves.left(alpha_bar), rtol=0.12, atol=0)
