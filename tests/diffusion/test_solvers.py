"""Solvers of inverse problems where the posterior is known: bias, variance and chi-squared."""

import pytest

from diffusion_studio.diffusion import (
    DAPS,
    DDIM,
    DDPM,
    DDRM,
    MMPS,
    DiffPIR,
    PiGDM,
    Replacement,
    edm_plan,
    time_travel,
)
from tests.diffusion.known_posterior import NOISE_SIGMA, SCHEDULE, TASKS, Score, score

FAST = SCHEDULE.plan(50, "log_snr")


def assert_near(found: Score, bias: float, variance: tuple[float, float], fit: float) -> None:
    """The bias no larger, the variance within, chi-squared no further from 1 than `fit`."""
    assert found.bias <= bias
    assert variance[0] <= found.variance <= variance[1]
    assert abs(found.chi_squared - 1) <= fit


@pytest.mark.parametrize("task", TASKS)
def test_daps_draws_from_the_posterior(task: str) -> None:
    """With half of the calls that it is best at, and nothing tuned."""
    found = score(task, lambda A, y, seeds: DAPS(A, y, NOISE_SIGMA, seeds), edm_plan(SCHEDULE, 50))
    assert_near(found, 0.1, (0.85, 1.1), 0.15)


@pytest.mark.parametrize("task", ["blur", "box", "random"])
def test_daps_finds_the_mean_in_few_levels(task: str) -> None:
    """What is known of a place tells at once of those around it, not level by level."""
    found = score(task, lambda A, y, seeds: DAPS(A, y, NOISE_SIGMA, seeds), edm_plan(SCHEDULE, 12))
    assert found.bias <= 0.15


@pytest.mark.parametrize("task", ["blur", "super-resolution", "tomography"])
def test_diffpir_comes_near(task: str) -> None:
    found = score(task, lambda A, y, _: DiffPIR(A, y, NOISE_SIGMA), FAST)
    assert_near(found, 0.25, (0.75, 1.1), 0.3)


def test_zeta_leads_from_samples_to_their_mean() -> None:
    """All noise renewed at every step halves the variance, and takes the bias away."""

    def with_zeta(zeta: float) -> Score:
        return score(
            "super-resolution", lambda A, y, _: DiffPIR(A, y, NOISE_SIGMA, zeta=zeta), FAST
        )

    detailed, faithful = with_zeta(0.1), with_zeta(1.0)
    assert faithful.variance < 0.6 < 0.75 < detailed.variance
    assert faithful.bias <= 0.05


def test_the_belief_weighs_against_the_measurement() -> None:
    """The larger the weight, the less is y obeyed."""

    def fit(weight: float) -> float:
        return score("random", lambda A, y, _: DiffPIR(A, y, NOISE_SIGMA, weight), FAST).chi_squared

    fits = [fit(weight) for weight in (0.25, 1.0, 4.0)]
    assert fits == sorted(fits)
    assert fits[0] < 0.6 < 1.5 < fits[-1]


@pytest.mark.parametrize("task", ["blur", "super-resolution", "box"])
def test_ddrm_is_near_the_mean_but_varies_too_little(task: str) -> None:
    """20 calls, for a look: as published, it disperses less than the posterior."""
    found = score(task, lambda A, y, seeds: DDRM(A, y, NOISE_SIGMA, seeds), SCHEDULE.plan(20))
    assert found.bias < 0.5
    assert 0.2 < found.variance < 0.9


@pytest.mark.parametrize("task", ["super-resolution", "box", "random"])
def test_mmps_is_best_at_holes(task: str) -> None:
    found = score(task, lambda A, y, _: MMPS(A, y, NOISE_SIGMA, 3), FAST, DDIM(0.5))
    assert_near(found, 0.15, (0.8, 1.05), 0.2)


def test_more_steps_of_mmps_are_nearer() -> None:

    def bias(steps: int) -> float:
        found = score("tomography", lambda A, y, _: MMPS(A, y, NOISE_SIGMA, steps), FAST, DDIM(0.5))
        return found.bias

    biases = [bias(steps) for steps in (1, 3, 10)]
    assert biases == sorted(biases, reverse=True)
    assert biases[-1] < 0.05


@pytest.mark.parametrize("task", ["blur", "super-resolution"])
def test_pigdm_comes_near(task: str) -> None:
    found = score(task, lambda A, y, _: PiGDM(A, y, NOISE_SIGMA), FAST, DDIM(1.0))
    assert_near(found, 0.15, (0.65, 1.05), 0.3)


def test_time_travel_takes_the_seams_from_replacement() -> None:
    """What is pasted fits y to the bit, noise and all; the rest hears of it late, or often."""

    def replaced(times: int) -> Score:
        plan = time_travel(SCHEDULE.plan(40), 5, times)
        return score("random", lambda A, y, _: Replacement(A, y), plan, DDPM())

    once, often = replaced(1), replaced(6)
    assert max(once.chi_squared, often.chi_squared) < 1e-9
    assert once.bias > 0.35
    assert often.bias < 0.6 * once.bias
