"""Every sampler comes to the truth as the steps grow, and as fast as its theory says.

The data are Gaussian mixtures, whose denoiser is exact, so that all that is left is the samplers'
own error.
"""

from functools import cache
from math import sqrt
from typing import Literal

import numpy as np
import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    CLEAN,
    DDIM,
    DDPM,
    DPMSolver2M,
    GaussianMixture,
    Hop,
    Langevin,
    NoiseLevel,
    NoiseSchedule,
    Sampler,
    SeededNoise,
    dwell,
    invert,
    sample,
)
from diffusion_studio.diffusion.starting import RoundTrip, round_trip
from tests.diffusion.worlds import distance, noise, one_cloud, orders, result, three_clouds

CLOUDS = three_clouds()
CLOUD_MEAN, CLOUD_STD = 0.2, 0.5
LINE = one_cloud(CLOUD_MEAN, CLOUD_STD)


@cache
def plan_of(steps: int) -> list[Hop]:
    """Hops of equal length in the log signal-to-noise ratio, between the same two ends: `steps` of
    them, and the last to the clean picture."""
    half_log_snr = np.linspace(5.0, -3.5, steps + 1)
    return NoiseSchedule.from_alphas_cumprod(1 / (1 + np.exp(-2 * half_log_snr))).plan()


def ends(sampler: Sampler, plan: list[Hop], x_T: Tensor) -> Tensor:
    return result(sample(CLOUDS.denoiser(), sampler, plan, x_T))


@cache
def fine_reference() -> Tensor:
    """Where the exact flow takes 200 latents, to about 1e-6."""
    return ends(DPMSolver2M(), plan_of(2560), noise(200, 2))


@pytest.mark.parametrize(
    ("sampler", "order", "worst"), [(DDIM(), 1, 5e-3), (DPMSolver2M(), 2, 2e-4)]
)
def test_the_order_of_the_deterministic_samplers(
    sampler: Sampler, order: int, worst: float
) -> None:
    errors = [
        float((ends(sampler, plan_of(steps), noise(200, 2)) - fine_reference()).norm(dim=1).mean())
        for steps in (20, 40, 80, 160)
    ]
    assert errors[-1] < worst
    assert all(abs(found - order) < 0.35 for found in orders(errors)), errors


def test_the_flow_of_a_gaussian_is_known() -> None:
    """Along the probability flow (x - sqrt(a) m) / sqrt(a s^2 + 1 - a) never changes."""
    plan, x = plan_of(320), noise(100, 1)
    where = {}
    for step in sample(LINE.denoiser(), DPMSolver2M(), plan, x):
        a = plan[step.k].target.alpha_bar
        spread = sqrt(a * CLOUD_STD**2 + 1 - a)
        where[step.k] = (step.state.x - sqrt(a) * CLOUD_MEAN) / spread
    a = plan[0].level.alpha_bar
    start = (x - sqrt(a) * CLOUD_MEAN) / sqrt(a * CLOUD_STD**2 + 1 - a)
    for k in (0, 100, 318):
        torch.testing.assert_close(where[k], start, atol=1e-3, rtol=0)


def chain(sampler: Sampler, plan: list[Hop]) -> tuple[float, float]:
    """Mean and standard deviation at the end, exactly: for Gaussian data each transition is
    affine in x, mean = a x + b, so that the chain's moments follow without drawing any noise."""
    mean, variance = 0.0, 1.0
    probes = torch.tensor([[0.0], [1.0]], dtype=torch.float64)
    for hop in plan:
        transition = sampler.transition(LINE.denoiser().predict(probes, hop.level), hop, None)
        at_0, at_1 = transition.mean.squeeze(1).tolist()
        slope = at_1 - at_0
        std = 0.0 if hop.target == CLEAN else float(transition.std)
        mean, variance = slope * mean + at_0, slope**2 * variance + std**2
    return mean, sqrt(variance)


STOCHASTIC: dict[str, Sampler] = {
    "DDPM, small variance": DDPM("fixed_small"),
    "DDPM, large variance": DDPM("fixed_large"),
    "DDIM, eta 0": DDIM(0.0),
    "DDIM, eta 0.5": DDIM(0.5),
    "DDIM, eta 1": DDIM(1.0),
}


@pytest.mark.parametrize("name", STOCHASTIC)
def test_the_order_of_the_spread(name: str) -> None:
    """The error of the standard deviation halves as the steps double: weak order 1."""
    found = [chain(STOCHASTIC[name], plan_of(steps)) for steps in (50, 100, 200, 400)]
    errors = [abs(std - CLOUD_STD) for _, std in found]
    assert errors[-1] < 0.015 * CLOUD_STD
    assert all(abs(order - 1) < 0.15 for order in orders(errors)), errors
    assert all(abs(mean - CLOUD_MEAN) < 5e-3 for mean, _ in found)


@pytest.mark.parametrize("name", STOCHASTIC)
def test_the_loop_draws_from_that_chain(name: str) -> None:
    plan, count = plan_of(25), 20_000
    drawn = result(
        sample(
            LINE.denoiser(),
            STOCHASTIC[name],
            plan,
            noise(count, 1, seed=99),
            noise=lambda k: noise(count, 1, seed=k),
        )
    )
    mean, std = chain(STOCHASTIC[name], plan)
    assert float(drawn.mean()) == pytest.approx(mean, abs=4 * std / sqrt(count))
    assert float(drawn.std()) == pytest.approx(std, abs=4 * std / sqrt(2 * count))


def test_eta_1_is_ancestral_sampling() -> None:
    for hop in NoiseSchedule.linear(1000).plan(20):
        belief = CLOUDS.denoiser().predict(noise(5, 2), hop.level)
        ancestral = DDPM("fixed_small").transition(belief, hop)
        implicit = DDIM(1.0).transition(belief, hop)
        torch.testing.assert_close(implicit.mean, ancestral.mean)
        if hop.target != CLEAN:
            assert implicit.std == pytest.approx(ancestral.std)


ALL: dict[str, Sampler] = {**STOCHASTIC, "DPM-Solver++(2M)": DPMSolver2M()}
COUNT = 3000


@cache
def truth() -> Tensor:
    return CLOUDS.sample(COUNT, torch.Generator().manual_seed(5))


@cache
def by_chance() -> float:
    """How far two sets of true draws lie apart."""
    return distance(CLOUDS.sample(COUNT, torch.Generator().manual_seed(6)), truth())


@pytest.mark.parametrize("kind", ["linear", "cosine"])
@pytest.mark.parametrize("name", ALL)
def test_samples_of_the_clouds(name: str, kind: Literal["linear", "cosine"]) -> None:
    """On a real model's schedule: what is left at 250 steps is chance, and 5 are far worse."""
    schedule = getattr(NoiseSchedule, kind)(1000)
    seeded = SeededNoise([8], (COUNT, 2))

    def apart(steps: int) -> float:
        drawn = sample(
            CLOUDS.denoiser(),
            ALL[name],
            schedule.plan(steps),
            seeded.start()[0],
            noise=lambda k: seeded(k)[0],
        )
        return distance(result(drawn), truth())

    few, many = apart(5), apart(250)
    assert many < 2.5 * by_chance()
    assert few > 2 * many


@pytest.mark.parametrize("step_size", [0.02, 0.2, 0.8])
def test_langevin_has_the_variance_of_its_theory(step_size: float) -> None:
    """V / (1 - d / (2 V)) at a level where p(x_t) has the variance V: too large by the step's
    size, and exact as that goes to 0."""
    level = NoiseLevel(500, 0.4)
    true = 0.4 * CLOUD_STD**2 + 0.6
    stay = [Hop(level, level, level)] * int(16 / step_size)
    count = 4000
    drawn = result(
        sample(
            LINE.denoiser(),
            Langevin(step_size),
            stay,
            noise(count, 1, seed=77),
            noise=lambda k: noise(count, 1, seed=k),
        )
    )
    wanted = true / (1 - step_size * 0.6 / (2 * true))
    assert float(drawn.var()) == pytest.approx(wanted, rel=0.1)
    assert float(drawn.mean()) == pytest.approx(sqrt(0.4) * CLOUD_MEAN, abs=0.06)


def test_langevin_between_hops_mends_what_few_hops_spoil() -> None:
    """Predictor and corrector: 10 levels with 10 small steps at each, against 10 plain hops."""
    plan = NoiseSchedule.linear(1000).plan(10, "log_snr")

    def draw(hops: list[Hop]) -> Tensor:
        return result(
            sample(
                CLOUDS.denoiser(),
                Langevin(0.1),
                hops,
                noise(COUNT, 2, seed=1000),
                noise=lambda k: noise(COUNT, 2, seed=k),
            )
        )

    plain, mended = distance(draw(plan), truth()), distance(draw(dwell(plan, 10)), truth())
    assert mended < 0.6 * plain


def test_langevin_alone_does_not_cross_between_clouds() -> None:
    """At low noise a chain stays where it starts: why the levels have to fall slowly."""
    level = NoiseLevel(0, 0.999)
    start = CLOUDS.means[0].expand(500, 2)
    stay = [Hop(level, level, level)] * 200
    drawn = result(
        sample(CLOUDS.denoiser(), Langevin(0.5), stay, start, noise=lambda k: noise(500, 2, seed=k))
    )
    assert (CLOUDS.responsibilities(drawn, level).argmax(dim=1) == 0).all()


@pytest.mark.parametrize("kind", ["linear", "cosine"])
@pytest.mark.parametrize("steps", [10, 20, 50])
def test_few_steps_want_even_log_snr(steps: int, kind: Literal["linear", "cosine"]) -> None:
    """DPM-Solver++ is at least twice as near to the exact flow as with even spacing."""
    schedule = getattr(NoiseSchedule, kind)(1000)
    x_T = noise(200, 2)
    sampler = DPMSolver2M()
    exact = ends(sampler, _flow_from(schedule), x_T)
    even, log_snr = (
        float((ends(sampler, schedule.plan(steps, spacing), x_T) - exact).norm(dim=1).mean())
        for spacing in ("even", "log_snr")
    )
    assert log_snr < 0.5 * even


@cache
def _flow_from(schedule: NoiseSchedule) -> list[Hop]:
    """Short hops from the schedule's noisiest level, one alpha_bar after the other."""
    last = schedule.level(len(schedule) - 1).half_log_snr
    half_log_snr = np.linspace(6.0, last, 1500)
    return NoiseSchedule.from_alphas_cumprod(1 / (1 + np.exp(-2 * half_log_snr))).plan()


def test_inversion_comes_back_to_first_order() -> None:
    """Up and down again along one plan: the error halves as the steps double."""
    pictures = CLOUDS.sample(100, torch.Generator().manual_seed(3))
    errors = []
    for steps in (50, 100, 200):
        plan = plan_of(steps)
        a = plan[-1].level.alpha_bar
        latent = invert(CLOUDS.denoiser(), plan, sqrt(a) * pictures)
        back = ends(DDIM(), plan, latent)
        errors.append(float((back - pictures).norm(dim=1).mean()))
    assert errors[-1] < 0.03
    assert all(order > 0.8 for order in orders(errors)), errors


def test_the_noise_carried_on_makes_a_round_trip_of_second_order() -> None:
    """Compared where the way down comes to the level at which the picture stood."""
    pictures = CLOUDS.sample(100, torch.Generator().manual_seed(3))
    errors: dict[str, list[float]] = {}
    for steps in (50, 100, 200):
        trip = round_trip(plan_of(steps))[:-1]  # the last hop takes the belief
        start = sqrt(trip[0].level.alpha_bar) * pictures
        for sampler in (DDIM(), RoundTrip()):
            back = ends(sampler, trip, start)
            error = float((back - start).norm(dim=1).mean())
            errors.setdefault(type(sampler).__name__, []).append(error)
    plain, carried = errors["DDIM"], errors["RoundTrip"]
    assert all(order > 1.8 for order in orders(carried)), errors
    assert all(order < 1.3 for order in orders(plain)), errors
    assert carried[-1] < plain[-1] / 20


def test_memory_is_what_makes_the_second_order() -> None:
    """Without `previous` DPM-Solver++ is DDIM."""
    hop = NoiseSchedule.cosine(1000).plan(10)[4]
    belief = CLOUDS.denoiser().predict(noise(5, 2), hop.level)
    torch.testing.assert_close(
        DPMSolver2M().transition(belief, hop).mean, DDIM().transition(belief, hop).mean
    )


def test_a_point_is_found_in_one_step() -> None:
    point = GaussianMixture([1.0], [[0.3, -0.7]], 0.0)
    for sampler in ALL.values():
        drawn = sample(point.denoiser(), sampler, NoiseSchedule.linear(1000).plan(1), noise(3, 2))
        torch.testing.assert_close(result(drawn), point.means.expand(3, 2))
