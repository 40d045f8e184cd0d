"""The losses of denoising: what is right costs nothing, and the bound is what the papers say."""

from __future__ import annotations

import math

import pytest
import torch

from diffusion_studio.diffusion import Denoiser, NoiseSchedule
from diffusion_studio.training.losses import (
    DiffusionLoss,
    discretised_log_likelihood,
    normal_divergence,
)

SCHEDULE = NoiseSchedule.cosine(1000)


def draws(count: int = 4) -> tuple[torch.Tensor, torch.Tensor]:
    """8-bit pictures in [-1, 1], and noise."""
    generator = torch.Generator().manual_seed(1)
    x_0 = torch.randint(256, (count, 3, 8, 8), generator=generator) / 127.5 - 1
    return x_0, torch.randn(x_0.shape, generator=generator)


def test_v_is_what_the_denoiser_takes_it_for() -> None:
    """From x_t and the target that the network is trained on follow the picture and the noise."""
    x_0, noise = draws()
    loss = DiffusionLoss(SCHEDULE, "v", learned_variance=False)
    for index in (0, 300, 999):
        i = torch.full((4,), index)
        x_t, v = SCHEDULE.add_noise(x_0, i, noise), loss._target(x_0, noise, i)
        assert loss(v, x_0, noise, i).tolist() == [0, 0, 0, 0]
        prediction = Denoiser(lambda _, __, ___=None, v=v: v, "v").predict(
            x_t, SCHEDULE.level(index)
        )
        torch.testing.assert_close(prediction.x_0, x_0, rtol=0, atol=1e-5)
        if index:  # at the cleanest level the noise is divided out of almost nothing
            torch.testing.assert_close(prediction.epsilon, noise, rtol=0, atol=1e-4)


@pytest.mark.parametrize("parameterisation", ["epsilon", "v"])
def test_the_bound_is_zero_where_mean_and_variance_are_those_of_the_posterior(
    parameterisation: str,
) -> None:
    x_0, noise = draws()
    loss = DiffusionLoss(SCHEDULE, parameterisation, learned_variance=True)
    i = torch.tensor([2, 5, 20, 50])  # later on the two variances are almost the same
    said = loss._target(x_0, noise, i)
    right = torch.cat([said, torch.full_like(said, -1)], dim=1)  # the smallest sensible variance
    torch.testing.assert_close(loss(right, x_0, noise, i), torch.zeros(4), atol=2e-4, rtol=0)
    too_wide = torch.cat([said, torch.ones_like(said)], dim=1)
    assert (loss(too_wide, x_0, noise, i) > 0).all()


def test_the_bound_teaches_the_variance_alone() -> None:
    x_0, noise = draws()
    loss = DiffusionLoss(SCHEDULE, "epsilon", learned_variance=True)
    output = torch.cat([noise, torch.zeros_like(noise)], dim=1).requires_grad_()
    loss(output, x_0, noise, torch.tensor([0, 100, 500, 900])).sum().backward()
    assert output.grad is not None
    mean, variance = output.grad.chunk(2, dim=1)
    assert not mean.any()  # the noise is right already
    assert variance.abs().amin(dim=(1, 2, 3)).gt(0).all()


def test_the_best_variance_is_the_errors_own() -> None:
    """Over many draws the bound is least where the variance covers the mean's error too."""
    a, b = torch.tensor(0.3), torch.tensor(0.2)
    log_variances = torch.linspace(-4, 2, 601)
    errors = torch.randn(4000, 1, generator=torch.Generator().manual_seed(0)) * a
    costs = normal_divergence(torch.zeros(1), 2 * b.log(), errors, log_variances).mean(dim=0)
    best = log_variances[costs.argmin()].exp()
    torch.testing.assert_close(best, (errors**2).mean() + b**2, rtol=0.02, atol=0)


def test_the_divergence_is_torchs_own() -> None:
    generator = torch.Generator().manual_seed(2)
    means, logs = torch.randn(2, 50, generator=generator), torch.randn(2, 50, generator=generator)
    first, second = (
        torch.distributions.Normal(mean, (log / 2).exp())
        for mean, log in zip(means, logs, strict=True)
    )
    ours = normal_divergence(means[0], logs[0], means[1], logs[1])
    torch.testing.assert_close(ours, torch.distributions.kl_divergence(first, second))


@pytest.mark.parametrize(("mean", "deviation"), [(0.1, 0.05), (-0.98, 0.2), (0.7, 1.5)])
def test_the_weights_of_all_grey_levels_are_one(mean: float, deviation: float) -> None:
    levels = torch.arange(256, dtype=torch.float64) / 127.5 - 1
    log_deviation = torch.full_like(levels, math.log(deviation))
    weights = discretised_log_likelihood(levels, torch.full_like(levels, mean), log_deviation).exp()
    assert float(weights.sum()) == pytest.approx(1, abs=1e-6)
    inner = torch.distributions.Normal(mean, deviation).log_prob(levels).exp() * 2 / 255
    torch.testing.assert_close(weights[1:-1], inner[1:-1], rtol=0.02, atol=1e-6)
