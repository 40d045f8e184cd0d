"""What holds for every solver: images apart, noise without chance, exact special cases."""

from collections.abc import Callable, Sequence
from math import sqrt

import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    DAPS,
    DDIM,
    DDRM,
    JPEG,
    MMPS,
    Colourisation,
    Condition,
    DiffPIR,
    Downsampling,
    GaussianMixture,
    Inpainting,
    Kernel,
    LinearOperator,
    NoiseLevel,
    NoiseSchedule,
    PiGDM,
    Radon,
    Replacement,
    SeededNoise,
    Step,
    edm_plan,
    last_sigma,
    sample,
    time_travel,
)
from diffusion_studio.diffusion.conditions import Notes
from diffusion_studio.diffusion.conditions.measured import ConditionNoise
from diffusion_studio.diffusion.conditions.mmps import covariance
from diffusion_studio.diffusion.conditions.picture_prior import Waves
from diffusion_studio.diffusion.samplers import Transition
from tests.diffusion.worlds import noise

SCHEDULE = NoiseSchedule.linear(1000)
KNOWN = torch.tensor([[1.0, 0.0], [0.0, 1.0]])  # two of four pixels
MASK = Inpainting(KNOWN)
SIGMA = 0.1

Make = Callable[[LinearOperator, Tensor, float, Sequence[int]], Condition]
SOLVERS: dict[str, Make] = {
    "daps": lambda A, y, sigma, seeds: DAPS(A, y, sigma, seeds),
    "ddrm": lambda A, y, sigma, seeds: DDRM(A, y, sigma, seeds),
    "diffpir": lambda A, y, sigma, _: DiffPIR(A, y, sigma),
    "mmps": lambda A, y, sigma, _: MMPS(A, y, sigma, 3),
    "pigdm": lambda A, y, sigma, _: PiGDM(A, y, sigma),
    "replacement": lambda A, y, sigma, _: Replacement(A, y, sigma),
}


def pictures() -> GaussianMixture:
    """One-channel pictures of 2 x 2 pixels, each of which says something about its neighbours."""
    near = torch.tensor(
        [[1.0, 0.7, 0.7, 0.5], [0.7, 1.0, 0.5, 0.7], [0.7, 0.5, 1.0, 0.7], [0.5, 0.7, 0.7, 1.0]]
    )
    return GaussianMixture([1.0], [[0.1, 0.1, 0.1, 0.1]], 0.25 * near.double())


def run(
    name: str,
    y: Tensor,
    seeds: Sequence[int],
    sigma: float = SIGMA,
    hops: int = 8,
    end: float = 0.02,
) -> list[Step]:
    condition = SOLVERS[name](MASK, y, sigma, seeds)
    start = SeededNoise(seeds, (1, 2, 2)).start()
    return list(
        sample(
            pictures().denoiser(),
            DDIM(0.5),
            edm_plan(SCHEDULE, hops, sigma_min=end),
            start,
            seeds=seeds,
            conditions=[condition],
        )
    )


@pytest.mark.parametrize("name", SOLVERS)
def test_images_of_a_batch_do_not_touch_one_another(name: str) -> None:
    y = MASK.forward(noise(3, 1, 2, 2, dtype=torch.float32) / 2)
    together = run(name, y, [5, 6, 7])[-1].state.x
    for n in range(3):
        alone = run(name, y[n : n + 1], [5 + n])[-1].state.x
        torch.testing.assert_close(together[n : n + 1], alone)
    shared = run(name, y[:1], [5, 6, 7])[-1].state.x
    torch.testing.assert_close(shared[:1], together[:1])
    assert not together.requires_grad


@pytest.mark.parametrize("name", SOLVERS)
def test_it_tells_how_well_the_belief_fits(name: str) -> None:
    """|y - A x_0| of the model's own belief at the first step; near the noise's level in the end.

    For two pixels, sigma sqrt(2).
    """
    y = MASK.forward(torch.full((1, 1, 2, 2), 0.6))
    steps = run(name, y.expand(40, 1, 2, 2), range(40), hops=20)
    start = SeededNoise(range(40), (1, 2, 2)).start()
    believed = pictures().denoise(start, edm_plan(SCHEDULE, 20)[0].level)
    wanted = (y - MASK.forward(believed)).flatten(1).norm(dim=1)
    residuals = [step.notes["residual"] for step in steps]
    torch.testing.assert_close(residuals[0], wanted)
    assert isinstance(residuals[-1], Tensor)
    assert residuals[-1].mean() < 2.5 * SIGMA * sqrt(2)


@pytest.mark.parametrize("name", SOLVERS)
def test_a_measurement_without_noise_is_met(name: str) -> None:
    y = MASK.forward(torch.full((4, 1, 2, 2), 0.6))
    x = run(name, y, range(4), sigma=0.0, hops=20)[-1].state.x
    torch.testing.assert_close(MASK.forward(x), y, atol=0.02, rtol=0)


def test_replaced_pixels_come_out_bit_for_bit() -> None:
    y = MASK.forward(noise(4, 1, 2, 2, dtype=torch.float32))
    x = run("replacement", y, range(4))[-1].state.x
    assert torch.equal(x * KNOWN, y)


def test_a_soft_edge_is_a_mixture() -> None:
    soft = Inpainting(torch.tensor([[1.0, 0.25, 0.0]]))
    y = soft.forward(torch.full((1, 1, 1, 3), 0.8))
    hop = SCHEDULE.plan(10)[-1]
    prediction = pictures().denoiser().predict(torch.zeros(1, 1, 2, 2), hop.level)
    before = Transition(torch.zeros(1, 1, 1, 3), 0.0)
    landed = Replacement(soft, y).correct(before, prediction, hop, 0, {})
    torch.testing.assert_close(landed.mean, torch.tensor([[[[0.8, 0.2, 0.0]]]]))


def test_the_covariance_is_that_of_the_picture_given_its_noisy_state() -> None:
    """(C^-1 + a / (1 - a))^-1 for a Gaussian (Tweedie's formula)."""
    truth, level = pictures(), NoiseLevel(300, 0.4)
    x_t = noise(2, 1, 2, 2).requires_grad_()
    prediction = truth.denoiser().predict(x_t, level)
    direction = noise(2, 1, 2, 2, seed=1)
    wanted = torch.linalg.inv(torch.linalg.inv(truth.covariances[0]) + 0.4 / 0.6 * torch.eye(4))
    found = covariance(prediction, direction).flatten(1)
    torch.testing.assert_close(found, direction.flatten(1) @ wanted)


def test_mmps_believes_what_x_t_and_y_say_together() -> None:
    """On a Gaussian, with all its steps: E[x_0 | x_t, y], computed the other way round."""
    truth, level = pictures(), NoiseLevel(300, 0.4)
    x_t, y = noise(1, 1, 2, 2).requires_grad_(), noise(1, 1, 2, 2, seed=1) * KNOWN
    prediction = truth.denoiser().predict(x_t, level)
    guided = MMPS(MASK, y, SIGMA, steps=10).guide(prediction, 0, {})
    seen = torch.eye(4)[KNOWN.flatten() == 1]
    known = truth.posterior(seen, y.flatten()[KNOWN.flatten() == 1], SIGMA)
    wanted = known.denoise(x_t.detach(), level)
    torch.testing.assert_close(guided.x_0.detach(), wanted)


def test_pigdm_is_exact_for_pictures_of_variance_1() -> None:
    truth, level = GaussianMixture([1.0], [[0.0] * 4], torch.eye(4)), NoiseLevel(300, 0.4)
    x_t, y = noise(1, 1, 2, 2).requires_grad_(), noise(1, 1, 2, 2, seed=1) * KNOWN
    guided = PiGDM(MASK, y, SIGMA).guide(truth.denoiser().predict(x_t, level), 0, {})
    seen = torch.eye(4)[KNOWN.flatten() == 1]
    known = truth.posterior(seen, y.flatten()[KNOWN.flatten() == 1], SIGMA)
    torch.testing.assert_close(guided.x_0.detach(), known.denoise(x_t.detach(), level))


@pytest.mark.parametrize("name", ["pigdm", "mmps"])
def test_a_move_does_not_lead_beyond_the_measurement(name: str) -> None:
    """Pictures that differ in brightness alone, and that by far: under strong noise it is far more
    uncertain than r^2 = 1 says."""
    bright = torch.full((4, 4), 50.0) + 0.01 * torch.eye(4)
    level, y = NoiseLevel(900, 1 / 401), MASK.forward(torch.full((1, 1, 2, 2), 0.8))
    x_t = noise(3, 1, 2, 2).requires_grad_()
    belief = GaussianMixture([1.0], [[0.0] * 4], bright).denoiser().predict(x_t, level)
    guided = SOLVERS[name](MASK, y, SIGMA, []).guide(belief, 0, {})

    def missed(x_0: Tensor) -> Tensor:
        return MASK.residual(y, x_0.detach()).flatten(1).norm(dim=1)

    assert (missed(guided.x_0) < 0.2 * missed(belief.x_0)).all()


def test_one_step_of_mmps_is_enough_for_pictures_of_variance_1() -> None:
    """However unevenly A sees them: its equation is begun as PiGDM solves it, and that is exact."""
    truth, level = GaussianMixture([1.0], [[0.0] * 16], torch.eye(16)), NoiseLevel(300, 0.4)
    scanner = Radon(4, 5)
    y = scanner.forward(noise(1, 1, 4, 4, seed=1))
    belief = truth.denoiser().predict(noise(2, 1, 4, 4).requires_grad_(), level)
    exact = PiGDM(scanner, y, SIGMA).guide(belief, 0, {}).x_0
    found = MMPS(scanner, y, SIGMA, steps=1).guide(belief, 0, {}).x_0
    assert float((exact - belief.x_0).detach().abs().max()) > 0.1
    torch.testing.assert_close(found, exact, atol=1e-3, rtol=0)


def test_the_inner_step_of_daps_is_a_sample_of_its_gaussian() -> None:
    """N(x_0, C) times N(y; A x, sigma^2 I), where y is as far off as C and its own noise say that
    it is: its mean and its covariance."""
    count, hop, sigma = 4000, edm_plan(SCHEDULE, 20)[10], 2.0
    prior, seen = covariance_left(hop.level.alpha_bar), KNOWN.flatten() == 1
    notes: Notes = {}
    x_t = torch.full((count, 1, 2, 2), 0.3)
    belief = pictures().denoiser().predict(x_t, hop.level)
    off = (sigma**2 + prior[seen][:, seen].diagonal().mean()).sqrt()
    solver = DAPS(MASK, MASK.forward(belief.x_0[:1] + off), sigma, range(count))
    prediction = solver.guide(belief, 0, notes)
    landed = solver.correct(Transition(x_t, 0.0), prediction, hop, 0, notes)
    inner = (landed.mean / sqrt(hop.target.alpha_bar)).flatten(1)

    gain = prior[:, seen] @ torch.linalg.inv(prior[seen][:, seen] + sigma**2 * torch.eye(2))
    wanted = prior - gain @ prior[seen]
    torch.testing.assert_close(inner.T.cov(), wanted, rtol=0, atol=0.05 * float(prior.max()))
    mean = belief.x_0[0].flatten() + gain @ off.expand(2)
    torch.testing.assert_close(inner.mean(dim=0), mean, atol=0.05, rtol=0)
    assert landed.std == sqrt(1 - hop.target.alpha_bar)


def covariance_left(alpha_bar: float) -> Tensor:
    """What DAPS takes the covariance of a belief to be, [4, 4] for pictures of 2 x 2."""
    units = torch.eye(4).view(4, 1, 2, 2)
    waves = Waves.of(units)
    return waves.composed(waves.left(alpha_bar) * waves.analysed(units)).flatten(1)


@pytest.mark.parametrize(
    ("off", "share"), [(0.0, (0.0, 0.5)), (1.0, (0.8, 1.2)), (30.0, (2.0, 2.0))]
)
def test_daps_draws_as_much_error_as_the_measurement_shows(
    off: float, share: tuple[float, float]
) -> None:
    """off: of the expected error, by which a belief of 0 misses y."""
    hop, operator = edm_plan(SCHEDULE, 20)[5], Inpainting(torch.ones(16, 16))
    waves, x_0 = Waves.of(torch.zeros(8, 3, 16, 16)), torch.zeros(8, 3, 16, 16)
    spread = waves.left(hop.level.alpha_bar).sqrt()
    expected = waves.composed(spread * noise(1, 3, 16, 16, seed=2).float())
    y = off * expected + 0.1 * noise(1, 3, 16, 16, seed=1).float()
    solver, notes = DAPS(operator, y, 0.1, range(8)), Notes()
    solver.residual(x_0, notes)
    error, found = solver._error(x_0, hop.level.alpha_bar, 0, notes)
    assert share[0] <= float(found.mean()) <= share[1]
    assert float(error.var()) == pytest.approx(float(expected.var()), rel=0.3)


def test_daps_follows_the_measurement_the_more_the_less_its_belief_errs_on_average() -> None:
    """As long as later noise hides that of y; at the end y counts as much as C says."""
    first, *_, last = edm_plan(SCHEDULE, 20)
    operator, difference = Inpainting(torch.ones(16, 16)), noise(2, 3, 16, 16)
    solver = DAPS(operator, torch.zeros(1, 3, 16, 16), 1.0, range(2))
    share = torch.tensor([1.0, 0.25]).view(2, 1, 1, 1)
    for hop, clearer in ((first, True), (last, False)):
        level = hop.level.alpha_bar
        told = solver._told(difference[:1].expand_as(difference), difference, level, share)
        moved = told.flatten(1).norm(dim=1)
        assert (float(moved[1] / moved[0]) > 1.2) is clearer


def test_its_own_noise_is_a_function_of_seed_and_step() -> None:
    like = torch.zeros(2, 1, 2, 2)
    draw = ConditionNoise([3, 4])
    assert torch.equal(draw(7, like), ConditionNoise([3, 4])(7, like))
    assert torch.equal(draw(7, like)[1:], ConditionNoise([4])(7, like[:1]))
    others = draw(8, like), draw(7, like, stream=1), SeededNoise([3, 4], (1, 2, 2))(7)
    assert not any(torch.equal(draw(7, like), other) for other in others)
    with pytest.raises(ValueError, match="need as many seeds"):
        draw(7, torch.zeros(3, 1, 2, 2))


def test_levels_lie_where_karras_et_al_put_them() -> None:
    plan = edm_plan(SCHEDULE, 50)
    sigmas = [hop.level.sigma for hop in plan]
    assert len(plan) == 50
    assert sigmas[0] == pytest.approx(10, rel=0.02)
    assert sigmas[-1] == pytest.approx(0.02, rel=0.1)
    assert sigmas == sorted(set(sigmas), reverse=True)
    middle = ((10 ** (1 / 7) + 0.02 ** (1 / 7)) / 2) ** 7
    assert sigmas[24] > middle > sigmas[25]
    assert plan[-1].target.alpha_bar == 1
    assert [hop.level.alpha_bar for hop in plan[1:]] == [hop.target.alpha_bar for hop in plan[:-1]]


def test_daps_that_ends_early_fits_the_noise_of_a_fine_measurement() -> None:
    """Chi-squared of samples, 1 for true ones: at the published end, where the belief's uncertainty
    is nearly as large as the noise in y, the last step leaves less of it."""
    sigma, seeds = 0.03, range(400)
    truth = torch.linalg.cholesky(pictures().covariances[0].float()) @ noise(
        400, 4, 1, dtype=torch.float32
    )
    y = MASK.measure(0.1 + truth.reshape(400, 1, 2, 2), sigma, seed=1)

    def chi_squared(end: float) -> float:
        x = run("daps", y, seeds, sigma, hops=50, end=end)[-1].state.x
        return float((y - MASK.forward(x)).square().sum() / (800 * sigma**2))

    assert last_sigma(1.0, 0.1) == 0.02
    assert last_sigma(1.0, 0.0) == 0.02
    early, late = chi_squared(0.02), chi_squared(last_sigma(1.0, sigma))
    assert early < 0.75 < late < 1.05


@pytest.mark.parametrize("schedule", [SCHEDULE, NoiseSchedule.cosine(1000)])
def test_as_many_levels_as_there_are(schedule: NoiseSchedule) -> None:
    with pytest.raises(ValueError, match="this schedule has") as refused:
        edm_plan(schedule, 1001)
    most = int(str(refused.value).split("has ")[1].split()[0])
    assert len({hop.level.t for hop in edm_plan(schedule, most)}) == most
    assert len(edm_plan(schedule, 1)) == 1


def test_time_travel_goes_back_to_where_its_part_began() -> None:
    plan = SCHEDULE.plan(5)
    hops = time_travel(plan, 2, 3)
    assert len(hops) == 15
    assert [hop.k for hop in hops] == list(range(15))
    assert [hop.level for hop in hops[:6]] == [plan[0].level, plan[1].level] * 3
    assert hops[1].target == plan[1].target
    assert hops[1].landing == plan[0].level
    assert hops[5].landing == hops[5].target == plan[1].target  # the last time it goes on
    assert time_travel(plan, 2, 1) == plan
    with pytest.raises(ValueError, match="1 time or more"):
        time_travel(plan, 0, 1)


def test_bad_solvers_say_what_is_wrong() -> None:
    y = torch.zeros(1, 1, 2, 2)
    with pytest.raises(ValueError, match="DiffPIR needs a linear measurement, which JPEG is not"):
        DiffPIR(*[JPEG(10)], y, 0.1)
    with pytest.raises(ValueError, match="noise_sigma must be 0 or more"):
        PiGDM(MASK, y, -1.0)
    with pytest.raises(ValueError, match="needs a mask"):
        Replacement(Downsampling(2), y)
    with pytest.raises(ValueError, match="singular vectors of a measurement"):
        DDRM(Kernel([[1.0]]), y, 0.1, [0])
    with pytest.raises(ValueError, match="eta must lie between 0 and 1"):
        DDRM(Colourisation(), y, 0.1, [0], eta=2.0)
    prediction, hop = pictures().denoiser().predict(y, SCHEDULE.level(10)), SCHEDULE.plan(10)[3]
    too_much = DiffPIR(MASK, y, 0.1, zeta=1.5)
    with pytest.raises(ValueError, match="zeta must lie between 0 and 1"):
        too_much.correct(Transition(y, 0.0), prediction, hop, 0, {})
    with pytest.raises(ValueError, match="the measurement is"):
        run("diffpir", torch.zeros(1, 1, 3, 2), [0])
    with pytest.raises(ValueError, match="sigma_max to a smaller sigma_min"):
        edm_plan(SCHEDULE, 5, 0.1, 1.0)
