"""One dimension: Langevin particles and the Fokker-Planck equation against what is known; and the
small network that learns a score."""

from math import exp, sqrt

import pytest
import torch

from diffusion_studio.diffusion import CLEAN, Hop, Langevin, NoiseLevel, NoiseSchedule, sample
from diffusion_studio.diffusion.discrepancy import divergence_of_counts
from diffusion_studio.diffusion.potential import (
    STILL,
    FokkerPlanck,
    Potential,
    PotentialDenoiser,
)
from diffusion_studio.diffusion.quadratic import QuadraticMixture, fisher_divergence
from diffusion_studio.diffusion.score_network import ScoreTraining
from tests.diffusion.worlds import noise, result, three_clouds

WELL = Potential("x**2 / 2")
DOUBLE = Potential("2*(x**2 - 1)**2")


def heap(equation: FokkerPlanck, mean: float, std: float) -> torch.Tensor:
    """A Gaussian density on the equation's cells."""
    return torch.softmax(-0.5 * ((equation.x - mean) / std) ** 2, dim=0) / equation.width


def test_in_a_parabola_the_density_stays_gaussian_as_ornstein_and_uhlenbeck_say() -> None:
    """dx = -x dt + sqrt(2) s dW: the mean falls as exp(-t), the variance goes to s^2."""
    sigma, dt, steps = 0.5, 0.005, 100
    equation = FokkerPlanck(WELL, sigma, cells=480)
    density = heap(equation, -1.2, 0.2)
    for _ in range(steps):
        density = equation.step(density, dt)
    share = density * equation.width
    mean = float((share * equation.x).sum())
    variance = float((share * (equation.x - mean) ** 2).sum())
    time = dt * steps
    assert mean == pytest.approx(-1.2 * exp(-time), abs=0.01)
    wanted = sigma**2 + (0.2**2 - sigma**2) * exp(-2 * time)
    assert variance == pytest.approx(wanted, rel=0.02)


@pytest.mark.parametrize("dt", [0.001, 0.5, 1000.0])
def test_the_equation_keeps_what_there_is_and_rests_at_boltzmanns_density(dt: float) -> None:
    equation = FokkerPlanck(DOUBLE, 0.8)
    moved = equation.step(heap(equation, -1.5, 0.1), dt)
    assert float(moved.sum() * equation.width) == pytest.approx(1)
    assert moved.min() >= 0
    torch.testing.assert_close(equation.step(equation.boltzmann, dt), equation.boltzmann)
    for _ in range(20):
        moved = equation.step(moved, 1000.0)
    torch.testing.assert_close(moved, equation.boltzmann, atol=1e-6, rtol=0)


def test_langevin_particles_are_counted_as_the_equation_says() -> None:
    sigma, dt, steps, count = 0.7, 0.005, 200, 4000
    equation = FokkerPlanck(DOUBLE, sigma)
    density = heap(equation, -0.5, 0.3)
    x = -0.5 + 0.3 * noise(count, 1)
    hops = [Hop(STILL, STILL, STILL)] * steps
    steps_taken = sample(
        PotentialDenoiser(DOUBLE, sigma),
        Langevin(sigma**2 * dt),
        hops,
        x,
        noise=lambda k: noise(count, 1, seed=k + 1),
    )
    ends = result(steps_taken)
    for _ in range(steps):
        density = equation.step(density, dt)
    expected = (density * equation.width).view(-1, 8).sum(dim=1).clamp_min(1e-9)
    counted = (equation.counted(ends) * equation.width * count).view(-1, 8).sum(dim=1)
    divergence, chance = divergence_of_counts(counted, expected)
    assert divergence < 3 * chance
    before, _ = divergence_of_counts(
        (equation.counted(x) * equation.width * count).view(-1, 8).sum(dim=1), expected
    )
    assert before > 30 * divergence  # so there was something to follow


def test_a_potential_is_what_its_formula_says() -> None:
    x = torch.tensor([-1.0, 0.0, 0.5])
    torch.testing.assert_close(DOUBLE(x), 2 * (x**2 - 1) ** 2)
    torch.testing.assert_close(DOUBLE.slope(x), 8 * x * (x**2 - 1))
    torch.testing.assert_close(Potential("-cos(pi*x) + 1")(x), 1 - torch.cos(torch.pi * x))
    torch.testing.assert_close(Potential("3").slope(x), torch.zeros(3))
    torch.testing.assert_close(Potential("x^2")(x), x**2)


@pytest.mark.parametrize(
    "formula", ["", "x +", "y**2", "__import__('os')", "x.real", "[x]", "open(x)", "True", "x < 1"]
)
def test_what_is_no_formula_is_refused_in_a_sentence(formula: str) -> None:
    with pytest.raises(ValueError, match="V\\(x\\)"):
        Potential(formula)


def test_a_potential_that_is_not_there_everywhere_is_refused() -> None:
    with pytest.raises(ValueError, match="not a number everywhere"):
        FokkerPlanck(Potential("log(x)"), 1.0)


def test_a_network_learns_the_score() -> None:
    """Its loss falls well below that of saying nothing, and its field comes nearer the true one."""
    schedule, clouds = NoiseSchedule.linear(1000), three_clouds()
    training, exact = ScoreTraining(clouds, schedule, batch=256), QuadraticMixture(clouds)
    level = schedule.level(300)
    x_0 = clouds.sample(400, torch.Generator().manual_seed(1)).float()
    a = level.alpha_bar
    x = sqrt(a) * x_0 + sqrt(1 - a) * noise(400, 2, dtype=torch.float32)
    before = fisher_divergence(training.score, exact, x, level)
    losses = training.advance(250)
    assert training.step == 250
    assert sum(losses[-50:]) < 0.6 * sum(losses[:10]) * 5
    assert fisher_divergence(training.score, exact, x, level) < 0.3 * before


def test_the_same_seed_learns_the_same() -> None:
    schedule, clouds = NoiseSchedule.linear(1000), three_clouds()
    one, other = (ScoreTraining(clouds, schedule, seed=4, batch=64).advance(3) for _ in range(2))
    assert one == other


def test_the_level_of_a_line_has_no_clean_picture() -> None:
    belief = PotentialDenoiser(WELL, 0.5).predict(torch.tensor([[2.0]]), STILL)
    assert float(belief.score) == pytest.approx(-2 / 0.25)
    assert NoiseLevel(None, 0.0) == STILL != CLEAN
