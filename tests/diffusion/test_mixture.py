"""The mixture's formulas against integrals done by brute force, and against one another."""

from math import sqrt

import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import CLEAN, GaussianMixture, NoiseLevel, NoiseSchedule
from tests.diffusion.worlds import noise, one_cloud, three_clouds

LEVELS = [NoiseLevel(t, a) for t, a in ((5, 0.999), (200, 0.7), (500, 0.2), (999, 1e-4))]
CLOUDS = three_clouds()


def grid(reach: float, count: int) -> tuple[Tensor, float]:
    """Points [count^2, 2] that cover the plane's middle, and each one's area."""
    axis = torch.linspace(-reach, reach, count, dtype=torch.float64)
    return torch.cartesian_prod(axis, axis), (2 * reach / (count - 1)) ** 2


@pytest.mark.parametrize("label", [None, 0, 1])
@pytest.mark.parametrize("level", [CLEAN, *LEVELS])
def test_densities_sum_to_one(level: NoiseLevel, label: int | None) -> None:
    points, area = grid(6.0, 400)
    total = CLOUDS.log_prob(points, level, label).exp().sum() * area
    assert total == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("level", LEVELS)
def test_the_denoiser_is_the_posterior_mean(level: NoiseLevel) -> None:
    """E[x_0 | x_t] by summing x_0 p(x_0) N(x_t; sqrt(a) x_0, 1 - a) over the plane."""
    points, _ = grid(2.0, 500)
    x_t = 0.5 * noise(5, 2)
    apart = (x_t[:, None] - sqrt(level.alpha_bar) * points).square().sum(dim=2)
    log_weight = CLOUDS.log_prob(points) - apart / (2 * (1 - level.alpha_bar))
    wanted = torch.softmax(log_weight, dim=1) @ points
    torch.testing.assert_close(CLOUDS.denoise(x_t, level), wanted, atol=1e-6, rtol=0)


@pytest.mark.parametrize("label", [None, 1, torch.tensor([0, 1, 1, 0, 1])])
@pytest.mark.parametrize("level", LEVELS)
def test_the_score_is_the_slope_of_the_density(
    level: NoiseLevel, label: int | Tensor | None
) -> None:
    x = noise(5, 2).requires_grad_()
    (slope,) = torch.autograd.grad(CLOUDS.log_prob(x, level, label).sum(), x)
    score = CLOUDS.score(x.detach(), level, label)
    torch.testing.assert_close(score, slope)
    belief = CLOUDS.denoiser().predict(x.detach(), level, label)
    torch.testing.assert_close(belief.score, score)  # Tweedie's formula (Efron 2011)


@pytest.mark.parametrize("level", LEVELS)
def test_classes_follow_bayes(level: NoiseLevel) -> None:
    x = noise(7, 2)
    said = CLOUDS.class_log_prob(x, level)
    torch.testing.assert_close(said.exp().sum(dim=1), torch.ones(7).double())
    for label, prior in enumerate([0.3, 0.7]):
        likelihood = CLOUDS.log_prob(x, level, label) - CLOUDS.log_prob(x, level)
        torch.testing.assert_close(said[:, label], likelihood + torch.tensor(prior).double().log())
    parts = CLOUDS.responsibilities(x, level)
    torch.testing.assert_close(parts[:, 1] + parts[:, 2], said[:, 1].exp())
    assert (CLOUDS.responsibilities(x, level, label=0)[:, 0] == 1).all()


def test_the_classifier_knows_the_level_by_its_timestep() -> None:
    schedule = NoiseSchedule.cosine(1000).respaced(20)
    x, level = noise(3, 2), schedule.level(7)
    said = CLOUDS.classifier(schedule)(x, torch.full((3,), level.t))
    torch.testing.assert_close(said, CLOUDS.class_log_prob(x, level))


def test_draws_have_the_moments() -> None:
    draws = CLOUDS.sample(40_000, torch.Generator().manual_seed(1))
    torch.testing.assert_close(draws.mean(dim=0), CLOUDS.mean, atol=0.01, rtol=0)
    torch.testing.assert_close(draws.T.cov(), CLOUDS.covariance, atol=0.01, rtol=0)
    nearest = CLOUDS.responsibilities(draws, CLEAN).argmax(dim=1).bincount() / len(draws)
    torch.testing.assert_close(nearest.double(), CLOUDS.weights, atol=0.01, rtol=0)


@pytest.mark.parametrize("noise_sigma", [0.02, 0.3])
def test_the_posterior_is_bayes_rule(noise_sigma: float) -> None:
    """p(x | y) against p(x) N(y; A x, sigma^2), made to sum to one over the plane."""
    matrix, y = torch.tensor([[1.0, -0.5]]).double(), torch.tensor([0.4]).double()
    posterior = CLOUDS.posterior(matrix, y, noise_sigma)
    points, area = grid(2.0, 801)
    surprise = (points @ matrix.T - y).squeeze(1)
    log_wanted = CLOUDS.log_prob(points) - surprise.square() / (2 * noise_sigma**2)
    wanted = torch.softmax(log_wanted, dim=0) / area
    found = posterior.log_prob(points).exp()
    torch.testing.assert_close(found, wanted, atol=1e-3 * wanted.max(), rtol=0)
    assert posterior.weights.max() - posterior.weights.min() > 0.1  # y has decided something


def test_measurements_without_noise_are_obeyed() -> None:
    matrix, y = torch.tensor([[1.0, 2.0]]).double(), torch.tensor([-0.3]).double()
    draws = CLOUDS.posterior(matrix, y, 0.0).sample(50, torch.Generator().manual_seed(2))
    torch.testing.assert_close(draws @ matrix.T, y.expand(50, 1), atol=1e-6, rtol=0)
    assert draws.std(dim=0).min() > 0.01


def test_nothing_measured_is_nothing_learnt() -> None:
    same = CLOUDS.posterior(torch.zeros(1, 2), [0.7], 0.5)
    torch.testing.assert_close(same.weights, CLOUDS.weights)
    torch.testing.assert_close(same.means, CLOUDS.means)
    torch.testing.assert_close(same.covariances, CLOUDS.covariances)


def test_pictures_keep_their_shape_and_type() -> None:
    mixture = GaussianMixture([1.0, 1.0], noise(2, 48), 0.1 * torch.eye(48))
    x = noise(3, 3, 4, 4, dtype=torch.float32)
    belief = mixture.denoiser().predict(x, LEVELS[1], torch.tensor([0, 1, 0]))
    assert belief.x_0.shape == x.shape
    assert belief.x_0.dtype == torch.float32
    assert mixture.log_prob(x, LEVELS[1]).shape == (3,)


def test_points_are_a_data_set() -> None:
    """A mixture of points is the best denoiser of a data set: near the clean level it recalls."""
    points = noise(5, 2)
    memory = GaussianMixture([1.0] * 5, points, 0.0)
    level = NoiseLevel(0, 0.9999)
    recalled = memory.denoise(points + 0.01 * noise(5, 2, seed=3), level)
    torch.testing.assert_close(recalled, points, atol=1e-6, rtol=0)
    with pytest.raises(ValueError, match="no density without noise"):
        memory.log_prob(points)


def test_a_gaussian_is_denoised_by_shrinking() -> None:
    level = NoiseLevel(300, 0.6)
    x = noise(4, 1)
    gain = sqrt(0.6) * 0.25 / (0.6 * 0.25 + 0.4)
    wanted = 0.2 + gain * (x - sqrt(0.6) * 0.2)
    torch.testing.assert_close(one_cloud(0.2, 0.5).denoise(x, level), wanted)


def test_what_makes_no_mixture_is_refused() -> None:
    with pytest.raises(ValueError, match="means \\[K, D\\]"):
        GaussianMixture([1.0], [[0.0], [1.0]], 1.0)
    with pytest.raises(ValueError, match="not be negative"):
        GaussianMixture([1.0, -0.5], [[0.0], [1.0]], 1.0)
    with pytest.raises(ValueError, match="negative eigenvalues"):
        GaussianMixture([1.0], [[0.0, 0.0]], [[1.0, 2.0], [2.0, 1.0]])
    with pytest.raises(ValueError, match="nothing of class 2"):
        CLOUDS.denoise(noise(1, 2), LEVELS[0], 2)
    with pytest.raises(ValueError, match="must be independent"):
        CLOUDS.posterior([[1.0, 0.0], [2.0, 0.0]], [1.0, 2.0], 0.0)
