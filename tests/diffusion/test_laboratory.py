"""What the laboratory is made of: samplers that stay at a level, mixtures by matrix products, and
how far a cloud is from its density."""

from itertools import pairwise
from math import sqrt

import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    CLEAN,
    DDPM,
    AnnealedLangevin,
    ClassifierFreeGuidance,
    Forward,
    GaussianMixture,
    Hop,
    Langevin,
    NoiseLevel,
    NoiseSchedule,
    PredictorCorrector,
    Sampler,
    SeededNoise,
    forward_plan,
    sample,
    staying_plan,
)
from diffusion_studio.diffusion.discrepancy import (
    ExactDiscrepancy,
    divergence_of_counts,
    kernel,
    mmd,
)
from diffusion_studio.diffusion.quadratic import QuadraticMixture, fisher_divergence
from tests.diffusion.worlds import noise, one_cloud, result, three_clouds

CLOUDS = three_clouds()
FAST = QuadraticMixture(CLOUDS)
SCHEDULE = NoiseSchedule.linear(1000)
COUNT, BANDWIDTH = 600, 0.2
LEVELS = [NoiseLevel(5, 0.999), NoiseLevel(500, 0.3), NoiseLevel(999, 1e-4)]


def drawn(sampler: Sampler, plan: list[Hop], x_T: Tensor | None = None) -> Tensor:
    """Where a thousand particles end, from pure noise."""
    seeded = SeededNoise([21], (COUNT, 2))
    start = seeded.start()[0] if x_T is None else x_T
    return result(sample(FAST, sampler, plan, start, noise=lambda k: seeded(k)[0]))


def truth(seed: int) -> Tensor:
    return CLOUDS.sample(COUNT, torch.Generator().manual_seed(seed)).float()


def two_sample_bound(x: Tensor, y: Tensor, chance: float = 0.01) -> float:
    """What the distance of two sets from one distribution exceeds with this chance, by dealing
    their points out anew (Gretton et al. 2012, section 8: bootstrap on the aggregated data)."""
    both = kernel(torch.cat([x, y]), torch.cat([x, y]), BANDWIDTH)
    generator = torch.Generator().manual_seed(3)
    order = torch.rand(300, len(both), generator=generator).argsort(dim=1)
    side = torch.where(order < len(x), 1.0, -1.0)
    found = ((side @ both) * side).sum(dim=1) / len(x) ** 2
    return sqrt(found.quantile(1 - chance).item())


@pytest.mark.parametrize(
    ("sampler", "plan"),
    [
        (DDPM(), SCHEDULE.plan()),
        (AnnealedLangevin(0.1), staying_plan(SCHEDULE, 1000, 20)),
        (PredictorCorrector(0.16, pooled=True), staying_plan(SCHEDULE, 500, 2)),
    ],
    ids=["ddpm", "annealed", "predictor-corrector"],
)
def test_samples_are_told_from_true_draws_by_nothing(sampler: Sampler, plan: list[Hop]) -> None:
    made = drawn(sampler, plan)
    bound = two_sample_bound(made, truth(1))
    assert mmd(made, truth(1), BANDWIDTH) < bound
    assert abs(ExactDiscrepancy(CLOUDS, BANDWIDTH)(made)) < bound


def test_the_bound_tells_clouds_that_lie_elsewhere_from_the_true_ones() -> None:
    """By half of a cloud's deviation, which is 0.09 to 0.14; true draws stay below it."""
    other = truth(2)
    assert mmd(other, truth(1), BANDWIDTH) < two_sample_bound(other, truth(1))
    moved = other + 0.05
    bound = two_sample_bound(moved, truth(1))
    assert mmd(moved, truth(1), BANDWIDTH) > bound
    assert ExactDiscrepancy(CLOUDS, BANDWIDTH)(moved) > bound


def test_without_annealing_the_weights_of_the_clouds_are_wrong() -> None:
    """Langevin dynamics at a low level alone finds the clouds, not how much is in each (Song &
    Ermon 2019, section 3.2.2); with annealing it finds that too."""
    uneven = GaussianMixture([0.2, 0.8], [[-0.6, -0.6], [0.6, 0.6]], 0.01 * torch.eye(2))
    fast, start = QuadraticMixture(uneven), noise(COUNT, 2, dtype=torch.float32)
    level = SCHEDULE.level(20)
    stays = [Hop(level, level, level)] * 600

    def share(sampler: Sampler, plan: list[Hop]) -> float:
        steps = sample(fast, sampler, plan, start, noise=lambda k: noise(COUNT, 2, seed=k))
        return float((result(steps)[:, 0] > 0).float().mean())

    assert share(Langevin(0.5), stays) < 0.6
    annealed = share(AnnealedLangevin(0.1), staying_plan(SCHEDULE, 1000, 20))
    assert annealed == pytest.approx(0.8, abs=0.05)


def test_without_the_noise_term_particles_collapse_into_the_modes() -> None:
    level = SCHEDULE.level(100)
    start = noise(COUNT, 2, dtype=torch.float32)
    stay = [Hop(level, level, level)] * 800
    still = sample(FAST, Langevin(0.1), stay, start, noise=lambda k: torch.zeros(COUNT, 2))
    ends = result(still)
    nearest = torch.cdist(ends, sqrt(level.alpha_bar) * CLOUDS.means.float()).min(dim=1).values
    assert nearest.max() < 0.03  # the clouds' own deviations are 0.09 to 0.14


def test_the_corrector_moves_by_its_signal_to_noise_ratio() -> None:
    level = SCHEDULE.level(800)
    x = noise(COUNT, 2, dtype=torch.float32)
    stay = Hop(level, level, level)
    prediction = FAST.predict(x, level)
    transition = PredictorCorrector(0.1, pooled=True).transition(prediction, stay)
    moved = (transition.mean - x).square().mean().sqrt()
    noised = torch.as_tensor(transition.std)
    assert float(moved / noised) == pytest.approx(0.1, rel=1e-4)
    alone = PredictorCorrector(0.1).transition(prediction, stay).std
    assert torch.as_tensor(alone).shape == (COUNT, 1)
    assert torch.as_tensor(alone).max() <= sqrt(2 * (1 - level.alpha_bar)) + 1e-6


def test_an_image_is_corrected_as_it_would_be_alone() -> None:
    level = SCHEDULE.level(400)
    mixture = GaussianMixture([1.0, 1.0], noise(2, 48), 0.1 * torch.eye(48))
    pictures = noise(3, 3, 4, 4, dtype=torch.float32)
    stay = Hop(level, level, level)
    together, alone = (
        PredictorCorrector().transition(mixture.denoiser().predict(x, level), stay)
        for x in (pictures, pictures[1:2])
    )
    torch.testing.assert_close(together.mean[1:2], alone.mean)


@pytest.mark.parametrize(("steps", "each"), [(10, 1), (10, 3), (12, 4), (5, 8)])
def test_a_plan_stays_as_often_as_it_is_told(steps: int, each: int) -> None:
    plan = staying_plan(SCHEDULE, steps, each)
    assert [hop.k for hop in plan] == list(range(steps))
    levels = [hop.level.t for hop in plan]
    counts = [levels.count(t) for t in dict.fromkeys(levels)]
    assert counts[1:] == [each] * (len(counts) - 1)
    assert 1 <= counts[0] <= each
    assert plan[-1].landing == CLEAN
    assert all(before.landing == after.level for before, after in pairwise(plan))


def test_no_plan_stays_less_than_once() -> None:
    with pytest.raises(ValueError, match="1 step or more"):
        staying_plan(SCHEDULE, 10, 0)


def test_the_forward_process_has_the_marginals_of_its_formula() -> None:
    plan = forward_plan(SCHEDULE, range(0, 1000, 50))
    start = SCHEDULE.add_noise(truth(4), torch.zeros(COUNT, dtype=torch.int64), noise(COUNT, 2))
    for step in sample(
        FAST, Forward(), plan, start.float(), noise=lambda k: noise(COUNT, 2, seed=k)
    ):
        level = plan[step.k].landing
        assert abs(ExactDiscrepancy(CLOUDS, BANDWIDTH, level)(step.state.x)) < 0.06


@pytest.mark.parametrize("label", [None, 1])
@pytest.mark.parametrize("level", LEVELS)
def test_the_matrix_products_are_the_mixture(level: NoiseLevel, label: int | None) -> None:
    x = noise(200, 2, dtype=torch.float32)
    torch.testing.assert_close(
        FAST.log_prob(x, level, label), CLOUDS.log_prob(x, level, label), atol=1e-3, rtol=1e-4
    )
    wanted = CLOUDS.score(x, level, label)
    size = float(wanted.norm(dim=1).max())
    torch.testing.assert_close(FAST.score(x, level, label), wanted, atol=1e-4 * size, rtol=0)
    torch.testing.assert_close(
        FAST.predict(x, level, label).score, wanted, atol=1e-4 * size, rtol=0
    )


def test_the_matrix_products_can_be_differentiated() -> None:
    x = noise(20, 2).requires_grad_()
    (slope,) = torch.autograd.grad(FAST.log_prob(x, LEVELS[1], 0).sum(), x)
    torch.testing.assert_close(slope, CLOUDS.score(x.detach(), LEVELS[1], 0))


def test_guidance_of_scale_1_draws_the_class() -> None:
    plan = SCHEDULE.plan(250)
    seeded = SeededNoise([2], (COUNT, 2))
    steps = sample(
        FAST,
        DDPM(),
        plan,
        seeded.start()[0],
        noise=lambda k: seeded(k)[0],
        conditions=[ClassifierFreeGuidance(1.0)],
        label=0,
    )
    assert (CLOUDS.responsibilities(result(steps), CLEAN).argmax(dim=1) == 0).float().mean() > 0.99


def test_the_exact_discrepancy_is_the_limit_of_the_one_with_draws() -> None:
    x = 0.3 + noise(400, 2)
    many = CLOUDS.sample(2000, torch.Generator().manual_seed(8))
    wanted = mmd(x, many, BANDWIDTH)
    assert ExactDiscrepancy(CLOUDS, BANDWIDTH)(x) == pytest.approx(wanted, abs=0.02)
    assert abs(ExactDiscrepancy(CLOUDS, BANDWIDTH)(truth(5))) < 0.05


def test_the_divergence_of_counts_is_chance_for_true_draws() -> None:
    expected = torch.tensor([0.5, 0.3, 0.2])
    draws = torch.multinomial(expected, 3000, True, generator=torch.Generator().manual_seed(0))
    divergence, chance = divergence_of_counts(draws.bincount().float(), expected)
    assert chance == pytest.approx(2 / 6000)
    assert divergence < 5 * chance
    assert divergence_of_counts(torch.tensor([30.0, 0, 0]), expected)[0] == pytest.approx(
        -float(expected[0].log())
    )


def test_the_fisher_divergence_is_0_for_the_truth_and_1_for_nothing() -> None:
    x = noise(500, 2, dtype=torch.float32)
    level = LEVELS[1]
    assert fisher_divergence(FAST.score, FAST, x, level) == 0
    assert fisher_divergence(lambda x, _: 0 * x, FAST, x, level) == pytest.approx(1)
    line = QuadraticMixture(one_cloud())
    assert line.score(torch.tensor([[0.2]]).sqrt(), level).shape == (1, 1)
