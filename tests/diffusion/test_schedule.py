"""The laws of schedules, respacing and plans."""

from math import inf, sqrt

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from diffusion_studio.diffusion import (
    CLEAN,
    DDIM,
    DDPM,
    Denoiser,
    DPMSolver2M,
    NoiseLevel,
    NoiseSchedule,
    dwell,
    sample,
)
from tests.diffusion.worlds import noise, result

SCHEDULES = {
    "linear": NoiseSchedule.linear(1000),
    "cosine": NoiseSchedule.cosine(1000),
    "scaled linear": NoiseSchedule.scaled_linear(1000),
    "short linear": NoiseSchedule.linear(50),
    "a table": NoiseSchedule.from_alphas_cumprod(np.linspace(0.99, 0.01, 40)),
}
everywhere = pytest.mark.parametrize("name", SCHEDULES)


@everywhere
def test_tables_agree_with_one_another(name: str) -> None:
    schedule = SCHEDULES[name]
    a, before = schedule.alphas_cumprod, schedule.alphas_cumprod_previous
    np.testing.assert_allclose(np.cumprod(1 - schedule.betas), a, rtol=1e-12)
    np.testing.assert_allclose(before[1:], a[:-1], rtol=0)
    assert before[0] == 1
    assert np.all(np.diff(schedule.snr) < 0)
    assert np.all(schedule.posterior_variance <= schedule.betas)
    assert schedule.posterior_variance[0] == 0
    np.testing.assert_allclose(
        np.exp(schedule.posterior_log_variance_clipped[1:]), schedule.posterior_variance[1:]
    )


@everywhere
def test_the_posterior_undoes_the_forward_step(name: str) -> None:
    """q(x_{t-1} | x_t, x_0), with x_t drawn from q(x_t | x_0), is q(x_{t-1} | x_0) again:
    coef1 + coef2 sqrt(a_t) = sqrt(a_{t-1}), and coef2^2 (1 - a_t) + variance = 1 - a_{t-1}."""
    schedule = SCHEDULES[name]
    a, before = schedule.alphas_cumprod, schedule.alphas_cumprod_previous
    mean = schedule.posterior_mean_coef1 + schedule.posterior_mean_coef2 * np.sqrt(a)
    np.testing.assert_allclose(mean, np.sqrt(before), rtol=1e-10)
    variance = schedule.posterior_mean_coef2**2 * (1 - a) + schedule.posterior_variance
    np.testing.assert_allclose(variance, 1 - before, rtol=1e-8, atol=1e-12)


def test_the_posterior_is_bayes_rule_for_gaussians() -> None:
    """Precisions add: that of q(x_{t-1} | x_0) and that of x_t = sqrt(1 - beta) x_{t-1} + noise."""
    schedule, i = SCHEDULES["linear"], 400
    x_0, x_t = noise(2, 3), noise(2, 3, seed=1)
    beta, before = schedule.betas[i], schedule.alphas_cumprod_previous[i]
    precision = 1 / (1 - before) + (1 - beta) / beta
    wanted = (sqrt(before) * x_0 / (1 - before) + sqrt(1 - beta) * x_t / beta) / precision
    mean, variance = schedule.posterior(x_0, x_t, i)
    torch.testing.assert_close(mean, wanted)
    assert variance == pytest.approx(1 / precision)
    step = DDPM().transition(
        Denoiser(lambda *_: x_0, "x_0", clip=False).predict(x_t, schedule.level(i)),
        schedule.plan()[1000 - 1 - i],
    )
    torch.testing.assert_close(step.mean, mean)


@pytest.mark.parametrize("i", [0, 300, 999])
def test_noised_pictures_have_the_moments_of_q(i: int) -> None:
    schedule, count = SCHEDULES["linear"], 40_000
    x_0 = torch.tensor([0.5, -0.8]).expand(count, 2).double()
    x_t = schedule.add_noise(x_0, torch.full((count,), i), noise(count, 2))
    a = schedule.alphas_cumprod[i]
    torch.testing.assert_close(
        x_t.mean(dim=0), sqrt(a) * x_0[0], atol=4 * sqrt((1 - a) / count), rtol=0
    )
    torch.testing.assert_close(x_t.T.cov(), (1 - a) * torch.eye(2).double(), atol=0.03, rtol=0)


def test_each_image_gets_its_own_noise_level() -> None:
    schedule = SCHEDULES["cosine"]
    x_0, draw = noise(3, 1, 2, 2), noise(3, 1, 2, 2, seed=1)
    together = schedule.add_noise(x_0, torch.tensor([5, 500, 999]), draw)
    alone = schedule.add_noise(x_0[1:2], torch.tensor([500]), draw[1:2])
    torch.testing.assert_close(together[1:2], alone)


@everywhere
def test_the_whole_is_its_own_respacing(name: str) -> None:
    schedule = SCHEDULES[name]
    for spec in (None, len(schedule), str(len(schedule)), f"ddim{len(schedule)}"):
        again = schedule.respaced(spec)
        np.testing.assert_array_equal(again.alphas_cumprod, schedule.alphas_cumprod)
        np.testing.assert_array_equal(again.timesteps, schedule.timesteps)
        np.testing.assert_allclose(again.betas, schedule.betas, rtol=1e-10)


@given(
    steps=st.integers(1, 1000),
    spacing=st.sampled_from(["even", "log_snr"]),
    name=st.sampled_from(["linear", "cosine"]),
)
def test_a_plan_visits_that_many_levels_and_leads_to_the_clean_picture(
    steps: int, spacing: str, name: str
) -> None:
    schedule = SCHEDULES[name]
    plan = schedule.plan(steps, spacing)
    timesteps = [hop.level.t for hop in plan]
    assert len(plan) == steps
    assert timesteps[0] == 999
    assert steps == 1 or timesteps[-1] == 0
    assert timesteps == sorted(set(timesteps), reverse=True)
    assert plan[-1].target == CLEAN
    for k, hop in enumerate(plan):
        assert hop.k == k
        assert hop.landing == hop.target
        assert hop.level == schedule.level(hop.level.t)
        assert k == 0 or hop.level == plan[k - 1].target


def test_log_snr_spacing_is_even_where_something_is_seen() -> None:
    for name in ("linear", "cosine"):
        first, *rest = SCHEDULES[name].plan(10, "log_snr")
        levels = [hop.level.half_log_snr for hop in rest]
        np.testing.assert_allclose(np.diff(levels), (levels[-1] - levels[0]) / 8, rtol=0.15)
        assert rest[0].level.sigma == pytest.approx(50, rel=0.1)
        assert first.level == SCHEDULES[name].level(999)
    short = NoiseSchedule.from_alphas_cumprod(np.linspace(0.99, 0.01, 40))  # sigma is 10 at most
    assert [hop.level.t for hop in short.plan(2, "log_snr")] == [39, 0]
    with pytest.raises(ValueError, match="whole numbers between 1 and 1000"):
        SCHEDULES["linear"].plan("ddim25", "log_snr")
    with pytest.raises(ValueError, match="spacing must be even or log_snr"):
        SCHEDULES["linear"].plan(10, *["cubic"])


def test_sections_are_respaced_one_by_one() -> None:
    kept = SCHEDULES["linear"].respaced("2,3").timesteps
    assert kept.tolist() == [0, 499, 500, 750, 999]


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        (0, "between 1 and 1000"),
        (1001, "between 1 and 1000"),
        (10**9, "between 1 and 1000"),
        ("", "between 1 and 1000"),
        ("ten", "between 1 and 1000"),
        ("-5", "between 1 and 1000"),
        ("2.5", "between 1 and 1000"),
        ("ddim37", "say 37 instead"),
        ("600,10", "a section of 500 levels has no 600 steps"),
    ],
)
def test_a_spec_that_cannot_be_had_says_what_can(spec: int | str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        SCHEDULES["linear"].plan(spec)


@pytest.mark.parametrize("i", [-1, 1000])
def test_no_level_beyond_the_ends(i: int) -> None:
    with pytest.raises(IndexError, match=f"noise level {i} of 1000"):
        SCHEDULES["linear"].level(i)


def test_tables_that_make_no_schedule_are_refused() -> None:
    for table in ([0.5, 0.6], [1.0, 0.5], [0.5, -0.1], [], [[0.5]], [0.5, float("nan")]):
        with pytest.raises(ValueError, match="must fall strictly"):
            NoiseSchedule.from_alphas_cumprod(np.array(table))
    for betas in ([0.0, 0.1], [0.1, 1.5], [], [float("nan")]):
        with pytest.raises(ValueError, match="betas must be"):
            NoiseSchedule.from_betas(np.array(betas))
    with pytest.raises(ValueError, match="only the last beta"):
        NoiseSchedule.from_betas(np.array([0.1, 1.0, 0.1]))


def test_levels_know_their_ratios() -> None:
    level = NoiseLevel(1, 0.8)
    assert level.snr == pytest.approx(4)
    assert level.sigma == pytest.approx(0.5)
    assert level.half_log_snr == pytest.approx(np.log(2))
    assert (CLEAN.sigma, CLEAN.snr, CLEAN.half_log_snr) == (0, inf, inf)
    nothing = NoiseLevel(999, 0.0)
    assert (nothing.sigma, nothing.snr, nothing.half_log_snr) == (inf, 0, -inf)


@pytest.mark.parametrize("spacing", ["even", "log_snr"])
@pytest.mark.parametrize("sampler", [DDPM(), DDIM(), DDIM(1.0), DPMSolver2M()])
def test_a_schedule_may_end_in_noise_alone(
    sampler: DDPM | DDIM | DPMSolver2M, spacing: str
) -> None:
    """Zero terminal signal (Lin et al. 2024), for networks that predict v: here those of a world
    with one picture, which every sampler then finds."""
    table = NoiseSchedule.cosine(100).alphas_cumprod.copy()
    table[-1] = 0.0
    schedule = NoiseSchedule.from_alphas_cumprod(table)
    picture = torch.tensor([[0.3, -0.6]])

    def network(x_t: torch.Tensor, t: torch.Tensor, y: object = None) -> torch.Tensor:
        a = float(schedule.alphas_cumprod[int(t[0])])
        epsilon = (x_t - sqrt(a) * picture) / sqrt(1 - a)
        return sqrt(a) * epsilon - sqrt(1 - a) * picture

    plan = schedule.plan(10, spacing)
    steps = sample(
        Denoiser(network, "v"), sampler, plan, noise(4, 2, dtype=torch.float32), seeds=range(4)
    )
    torch.testing.assert_close(result(steps), picture.expand(4, 2), atol=1e-3, rtol=0)
    with pytest.raises(ValueError, match="predicts v or x_0"):
        Denoiser(network).predict(noise(1, 2), schedule.level(99))


def test_dwelling_stays_before_it_goes_on() -> None:
    plan = SCHEDULES["linear"].plan(3)
    hops = dwell(plan, 2)
    assert [hop.k for hop in hops] == list(range(9))
    for stay in (hops[0], hops[1], hops[3], hops[7]):
        assert stay.level == stay.target == stay.landing
    assert [hop.target for hop in hops[2::3]] == [hop.target for hop in plan]
    assert dwell(plan, 0) == plan
