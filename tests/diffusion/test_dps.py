"""DPS where the posterior is known, and the laws of its gradient."""

from math import sqrt

import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    DDPM,
    DPS,
    Denoiser,
    GaussianMixture,
    Inpainting,
    NoiseLevel,
    NoiseSchedule,
    Radon,
    sample,
)
from diffusion_studio.diffusion.samplers import Transition
from tests.diffusion.worlds import noise

SCHEDULE = NoiseSchedule.linear(1000)
KNOWN = torch.tensor([[1.0, 0.0], [0.0, 1.0]])  # two of four pixels
MEASURED = Inpainting(KNOWN)


def pictures() -> GaussianMixture:
    """One-channel pictures of 2 x 2 pixels, each of which says something about its neighbours."""
    near = torch.tensor(
        [[1.0, 0.7, 0.7, 0.5], [0.7, 1.0, 0.5, 0.7], [0.7, 0.5, 1.0, 0.7], [0.5, 0.7, 0.7, 1.0]]
    )
    return GaussianMixture([1.0], [[0.1, 0.1, 0.1, 0.1]], 0.25 * near.double())


def test_the_posterior_is_approached() -> None:
    """1000 steps at a published step size: DPS is an approximation, so within bounds."""
    truth, sigma, count = pictures(), 0.1, 200
    picture = truth.sample(1, torch.Generator().manual_seed(4)).view(1, 1, 2, 2)
    y = MEASURED.forward(picture + sigma * noise(1, 1, 2, 2))
    matrix = torch.eye(4)[KNOWN.flatten() == 1]
    posterior = truth.posterior(matrix, y.flatten()[KNOWN.flatten() == 1], sigma)
    steps = list(
        sample(
            truth.denoiser(),
            DDPM(),
            SCHEDULE.plan(),
            noise(count, 1, 2, 2, seed=2000),
            noise=lambda k: noise(count, 1, 2, 2, seed=k),
            conditions=[DPS(MEASURED, y, 0.03)],
        )
    )
    drawn = steps[-1].state.x.flatten(1)
    spread = sqrt(float(posterior.covariance.trace()))
    assert float((drawn.mean(dim=0) - posterior.mean).norm()) < 0.3 * spread
    assert float((truth.mean - posterior.mean).norm()) > 0.5 * spread  # it had a way to go
    assert 0.5 < sqrt(float(drawn.T.cov().trace())) / spread < 1.5
    residuals = [float(step.notes["residual"].mean()) for step in steps]
    assert residuals[-1] < 0.5 * residuals[0]


def corrected(x: Tensor, y: Tensor, step_size: float = 0.5) -> tuple[Tensor, dict[str, object]]:
    level = NoiseLevel(300, 0.5)
    hop = SCHEDULE.plan(10)[4]
    notes: dict[str, object] = {}
    x = x.requires_grad_()
    belief = pictures().denoiser().predict(x, level)
    step = Transition(torch.zeros_like(x), 0.0)
    shifted = DPS(MEASURED, y, step_size).correct(step, belief, hop, 0, notes)
    return shifted.mean.detach(), notes


def test_the_gradient_goes_through_the_denoiser() -> None:
    """For a Gaussian x_0 = m + J (x - ...), so the gradient of |y - A x_0| is -J^T A^T r / |r|."""
    x, y = noise(1, 1, 2, 2), noise(1, 1, 2, 2, seed=1) * KNOWN
    shift, notes = corrected(x, y)
    level, truth = NoiseLevel(300, 0.5), pictures()
    jacobian = torch.linalg.solve(
        0.5 * truth.covariances[0] + 0.5 * torch.eye(4), sqrt(0.5) * truth.covariances[0]
    )
    belief = truth.denoise(x.detach(), level)
    residual = (y - MEASURED.forward(belief)).flatten()
    wanted = 0.5 * (jacobian.T @ residual) / residual.norm()
    torch.testing.assert_close(shift.flatten(), wanted)
    torch.testing.assert_close(notes["residual"], residual.norm()[None])


def test_images_of_a_batch_do_not_touch_one_another() -> None:
    x, y = noise(3, 1, 2, 2), noise(3, 1, 2, 2, seed=1)
    together, _ = corrected(x.clone(), y)
    for n in range(3):
        alone, _ = corrected(x[n : n + 1].clone(), y[n : n + 1])
        torch.testing.assert_close(together[n : n + 1], alone)
    shared, _ = corrected(x.clone(), y[:1])  # one measurement for the whole batch
    torch.testing.assert_close(shared[:1], together[:1])


def test_a_belief_that_fits_is_left_alone() -> None:
    """The norm has no slope at 0; nothing must become nan there."""
    x = noise(2, 1, 2, 2)
    y = MEASURED.forward(pictures().denoise(x, NoiseLevel(300, 0.5)))
    shift, notes = corrected(x.clone(), y)
    assert torch.equal(shift, torch.zeros_like(shift))
    assert (notes["residual"] == 0).all()


def test_noise_is_not_fitted() -> None:
    """One image fits as well as noise allows, sigma sqrt(2) for two pixels; the other does not."""
    x, sigma = noise(2, 1, 2, 2), 0.3
    believed = MEASURED.forward(pictures().denoise(x, NoiseLevel(300, 0.5)))
    off = torch.tensor([0.9, 1.1]).view(2, 1, 1, 1) * sigma * KNOWN
    level, hop = NoiseLevel(300, 0.5), SCHEDULE.plan(10)[4]
    prediction = pictures().denoiser().predict(x.requires_grad_(), level)
    step = Transition(torch.zeros_like(x), 0.0)
    guidance = DPS(MEASURED, believed + off, 0.5, noise_sigma=sigma)
    shift = guidance.correct(step, prediction, hop, 0, {}).mean
    assert torch.equal(shift[0], torch.zeros_like(shift[0]))
    assert shift[1].abs().max() > 0.01


@pytest.mark.parametrize("noise_sigma", [0.0, 0.1])
def test_a_step_that_settles_does_not_overshoot(noise_sigma: float) -> None:
    """Sums over strips have long gradients: the same step size leads far beyond y, or just to it,
    and, as noise has it, no further."""
    scanner, level = Radon(2, 8), NoiseLevel(300, 0.5)
    y = scanner.forward(torch.full((1, 1, 2, 2), 0.8))
    x, hop = noise(3, 1, 2, 2), SCHEDULE.plan(10)[4]

    def missed(x_t: Tensor) -> Tensor:
        believed = pictures().denoise(x_t, level)
        return scanner.residual(y, believed).flatten(1).norm(dim=1)

    def after(settles: bool) -> Tensor:
        belief = pictures().denoiser().predict(x.clone().requires_grad_(), level)
        solver = DPS(scanner, y, 10.0, noise_sigma, settles=settles)
        landed = solver.correct(Transition(x, 0.0), belief, hop, 0, {})
        return missed(landed.mean.detach())

    enough = noise_sigma * scanner.count(y).sqrt()
    assert (missed(x) > enough).all()
    assert (after(settles=False) > 2 * missed(x)).all()
    assert (after(settles=True) < missed(x)).all()
    assert (after(settles=True) >= 0.999 * enough).all()


def test_step_size_0_only_measures() -> None:
    shift, notes = corrected(noise(2, 1, 2, 2), torch.ones(1, 1, 2, 2), step_size=0.0)
    assert torch.equal(shift, torch.zeros_like(shift))
    assert (notes["residual"] > 0).all()


def test_two_measurements_can_be_obeyed_at_once() -> None:
    """Each condition differentiates the one network call of its step."""
    calls = []

    def network(x_t: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        calls.append(1)
        return 0.3 * x_t

    y = torch.full((1, 1, 2, 2), 0.5)
    conditions = [DPS(MEASURED, y * KNOWN, 0.1), DPS(Inpainting(1 - KNOWN), y * (1 - KNOWN), 0.1)]
    steps = list(
        sample(
            Denoiser(network, clip=False),
            DDPM(),
            SCHEDULE.plan(5),
            noise(1, 1, 2, 2),
            seeds=[0],
            conditions=conditions,
        )
    )
    assert len(calls) == 5
    assert not any(step.prediction.x_0.requires_grad for step in steps)


def test_steered_by_keyframes() -> None:
    off = DPS(MEASURED, torch.ones(1, 1, 2, 2), lambda k: 0.5 if k == 1 else 0.0)
    steps = list(
        sample(
            pictures().denoiser(),
            DDPM(),
            SCHEDULE.plan(4),
            noise(1, 1, 2, 2),
            noise=lambda k: noise(1, 1, 2, 2, seed=k),
            conditions=[off],
        )
    )
    plain = list(
        sample(
            pictures().denoiser(),
            DDPM(),
            SCHEDULE.plan(4),
            noise(1, 1, 2, 2),
            noise=lambda k: noise(1, 1, 2, 2, seed=k),
        )
    )
    torch.testing.assert_close(steps[0].state.x, plain[0].state.x)
    assert float((steps[1].state.x - plain[1].state.x).abs().max()) > 1e-3


def test_a_measurement_of_another_size_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="the measurement is"):
        corrected(noise(1, 1, 2, 2), torch.ones(1, 1, 1, 2))


def test_a_number_that_counts_nothing_pulls_nothing() -> None:
    """The weight of each number of y: 1 changes nothing; 0 is as if it had not been measured."""
    x = noise(2, 1, 2, 2)
    level, hop = NoiseLevel(300, 0.5), SCHEDULE.plan(10)[4]

    def shifted(known: Tensor, weight: Tensor | None) -> Tensor:
        belief = pictures().denoiser().predict(x.clone().requires_grad_(), level)
        solver = DPS(Inpainting(known), torch.zeros(1, 1, 2, 2), 0.5, weight=weight)
        step = Transition(torch.zeros_like(x), 0.0)
        return solver.correct(step, belief, hop, 0, {}).mean

    alone = torch.tensor([[1.0, 0.0], [0.0, 0.0]])
    assert torch.equal(shifted(KNOWN, torch.ones(2, 2)), shifted(KNOWN, None))
    assert torch.allclose(shifted(KNOWN, alone), shifted(alone, None))
    assert not torch.allclose(shifted(KNOWN, alone), shifted(KNOWN, None))


def test_a_gradient_that_is_no_number_is_left_out_where_it_is_so() -> None:
    """One image of the batch has run away; the other is guided as if it were alone."""
    x = noise(2, 1, 2, 2)
    x[0] = float("nan")
    level, hop = NoiseLevel(300, 0.5), SCHEDULE.plan(10)[4]

    def shifted(x: Tensor) -> tuple[Tensor, dict[str, object]]:
        notes: dict[str, object] = {}
        belief = pictures().denoiser().predict(x.clone().requires_grad_(), level)
        solver = DPS(MEASURED, torch.zeros(1, 1, 2, 2), 0.5)
        step = Transition(torch.zeros_like(x), 0.0)
        return solver.correct(step, belief, hop, 0, notes).mean, notes

    together, notes = shifted(x)
    alone, silent = shifted(x[1:])
    assert not together[0].any()
    assert torch.allclose(together[1:], alone)
    assert alone.any()
    flags = notes["damped"]
    assert isinstance(flags, Tensor)
    assert flags.tolist() == [1.0, 0.0]
    assert "damped" not in silent
