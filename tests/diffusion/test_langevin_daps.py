"""DAPS by Langevin dynamics where the posterior is known, of linear measurements and of one that
clips; and its laws."""

import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    DDIM,
    JPEG,
    GaussianMixture,
    HighDynamicRange,
    LangevinDAPS,
    NoiseSchedule,
    Operator,
    PhaseRetrieval,
    edm_plan,
    sample,
)
from tests.diffusion.known_posterior import NOISE_SIGMA, SCHEDULE, score
from tests.diffusion.worlds import noise

MEAN, STD, SIGMA, GAIN = 0.1, 0.5, 0.1, 2.0


def restored(operator: Operator, y: Tensor, count: int, levels: int = 25) -> Tensor:
    """Samples, [count, 4], of pictures of 2 x 2 pixels that are drawn independently."""
    truth = GaussianMixture([1.0], torch.full((1, 4), MEAN), STD**2 * torch.eye(4).double())
    seeds = range(count)
    *_, last = sample(
        truth.denoiser(),
        DDIM(),
        edm_plan(NoiseSchedule.linear(1000), levels),
        noise(count, 1, 2, 2, seed=11),
        seeds=seeds,
        conditions=[LangevinDAPS(operator, y, SIGMA, seeds)],
    )
    return last.state.x.flatten(1)


def test_it_draws_from_the_posterior_of_a_linear_measurement() -> None:
    """As `DAPS` does, whose inner step is exact."""
    plan = edm_plan(SCHEDULE, 20)
    found = score("blur", lambda A, y, seeds: LangevinDAPS(A, y, NOISE_SIGMA, seeds), plan)
    assert found.bias < 0.15
    assert found.variance == pytest.approx(1.1, abs=0.15)
    assert found.chi_squared == pytest.approx(1.0, abs=0.15)


def test_it_draws_from_the_posterior_of_what_was_clipped() -> None:
    """Beside each pixel's posterior on a fine grid: clipped bright, within, clipped dark."""
    y = torch.tensor([1.0, 0.4, -1.0, -0.3])
    grid = torch.linspace(-3, 3, 6001).double()
    for pixel, drawn in zip(
        y, restored(HighDynamicRange(GAIN), y.view(1, 1, 2, 2), 64).T, strict=True
    ):
        missed = ((GAIN * grid).clamp(-1, 1) - pixel) / SIGMA
        weight = torch.exp(-0.5 * (missed**2 + ((grid - MEAN) / STD) ** 2))
        weight = weight / weight.sum()
        mean = float((weight * grid).sum())
        spread = float((weight * (grid - mean) ** 2).sum()) ** 0.5
        assert abs(float(drawn.mean()) - mean) < 0.3 * spread + 0.02
        assert 0.7 * spread < float(drawn.std()) < 1.4 * spread


def test_each_image_has_its_own_noise() -> None:
    """An image comes out alike, alone and among others."""
    y = torch.tensor([1.0, 0.4, -1.0, -0.3]).view(1, 1, 2, 2)
    alone, both = (restored(HighDynamicRange(GAIN), y, count, levels=5) for count in (1, 2))
    torch.testing.assert_close(both[:1], alone)
    assert not torch.equal(both[0], both[1])


@pytest.mark.parametrize("operator", [HighDynamicRange(3.0), JPEG(20), PhaseRetrieval(2.0)])
def test_no_small_change_grows_more_than_the_slope_says(operator: Operator) -> None:
    """So that no step of the dynamics runs away. JPEG's rounding stands still or jumps: its slope
    is that of the gradient that passes straight through it."""
    x = 0.3 * noise(1, 3, 16, 16).double()
    change = 1e-4 * noise(1, 3, 16, 16, seed=1).double()
    _, grown = torch.autograd.functional.jvp(operator.forward, x, change)
    assert float(grown.norm()) <= operator.slope * float(change.norm()) * 1.001


def test_noise_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="noise_sigma must be 0 or more"):
        LangevinDAPS(JPEG(10), torch.zeros(1, 3, 8, 8), float("nan"), range(1))
