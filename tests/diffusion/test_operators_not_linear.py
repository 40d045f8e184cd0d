"""Clipping, JPEG and phase retrieval."""

import io

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from diffusion_studio.diffusion import JPEG, HighDynamicRange, Operator, PhaseRetrieval
from tests.diffusion.worlds import noise


def photograph(height: int = 24, width: int = 32) -> Tensor:
    """Soft colours with an edge, in the middle of the range: float64 [1, 3, height, width]."""
    y, x = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
    waves = [torch.sin(x / 5 + y / 9 + colour) + (x > 13) for colour in range(3)]
    return 0.3 * torch.stack(waves)[None].double() - 0.1


def test_bright_and_dark_are_lost() -> None:
    x = torch.tensor([[[[-0.9, -0.25, 0.0, 0.25, 0.9]]]])
    y = HighDynamicRange(2.0).forward(x)
    torch.testing.assert_close(y, torch.tensor([[[[-1.0, -0.5, 0.0, 0.5, 1.0]]]]))
    torch.testing.assert_close(
        HighDynamicRange(2.0).pseudo_inverse(y),
        torch.tensor([[[[-0.5, -0.25, 0.0, 0.25, 0.5]]]]),
    )


@pytest.mark.parametrize("rho", [0.05, 1.0, 20.0])
def test_the_prox_of_clipping_is_the_best_of_all(rho: float) -> None:
    """Beside every value on a fine grid."""
    operator = HighDynamicRange(3.0)
    z, y = noise(1, 1, 8, 8), operator.measure(noise(1, 1, 8, 8, seed=1), 0.1)
    grid = torch.linspace(-4, 4, 8001).double().view(-1, 1, 1, 1)

    def cost(x: Tensor) -> Tensor:
        return (operator.forward(x) - y).square() + rho * (x - z).square()

    best = cost(grid).amin(dim=0)
    assert (cost(operator.prox(z, y, rho))[0] <= best + 1e-9).all()


def test_a_clipped_pixel_keeps_a_belief_beyond_the_clipping() -> None:
    y = torch.ones(1, 1, 1, 1)
    kept = HighDynamicRange(2.0).prox(torch.full((1, 1, 1, 1), 0.8), y, 1.0)
    torch.testing.assert_close(kept, torch.full((1, 1, 1, 1), 0.8))


@pytest.mark.parametrize("quality", [10, 30, 75, 95])
def test_jpeg_is_what_pillow_stores(quality: int) -> None:
    """Within the whole grey levels that Pillow rounds to, before and after."""
    levels = ((photograph() + 1) * 127.5).round()
    picture = Image.fromarray(levels[0].permute(1, 2, 0).numpy().astype(np.uint8))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality, subsampling=0)
    wanted = torch.from_numpy(np.asarray(Image.open(file)).astype(np.float64))
    ours = (JPEG(quality).forward(levels / 127.5 - 1)[0].permute(1, 2, 0) + 1) * 127.5
    apart = (ours - wanted).abs()
    assert apart.mean() < 1.2
    if quality < 90:
        assert apart.mean() < 0.5 * (wanted - levels[0].permute(1, 2, 0)).abs().mean()


def test_stored_twice_is_the_same() -> None:
    for colours in (1, 3):
        once = JPEG(20).forward(photograph()[:, :colours])
        torch.testing.assert_close(JPEG(20).forward(once), once)
        torch.testing.assert_close(JPEG(20).forward(JPEG(20).pseudo_inverse(once)), once)


def test_coarser_is_further_away() -> None:
    x = photograph() + 0.05 * noise(1, 3, 24, 32)
    errors = [float((JPEG(quality).forward(x) - x).norm()) for quality in (100, 80, 40, 10, 1)]
    assert errors == sorted(errors)
    assert errors[0] < 0.05 * errors[-1]


def test_gradients_pass_straight_through_the_rounding() -> None:
    """The transforms are each other's inverses, so that inside whole blocks the slope is 1."""
    x = photograph().requires_grad_()
    wanted = noise(1, 3, 24, 32)
    (slope,) = torch.autograd.grad((JPEG(10).forward(x) * wanted).sum(), x)
    torch.testing.assert_close(slope, wanted)


def test_odd_sizes_keep_their_size() -> None:
    x = photograph(13, 21)
    assert JPEG(50).forward(x).shape == x.shape
    torch.testing.assert_close(JPEG(100).forward(x), x, atol=0.03, rtol=0)


def test_the_strength_of_a_spectrum_does_not_tell_a_picture_from_its_half_turn() -> None:
    x = noise(1, 3, 9, 12).clamp(-1, 1)
    y = PhaseRetrieval(2.0).forward(x)
    assert y.shape == (1, 3, 19, 24)
    torch.testing.assert_close(PhaseRetrieval(2.0).forward(x.flip(-1, -2)), y)
    assert not torch.allclose(PhaseRetrieval(2.0).forward(-x), y)


def test_it_keeps_the_energy() -> None:
    """The transform is orthonormal (Parseval)."""
    operator, x = PhaseRetrieval(2.0), noise(1, 1, 8, 8).clamp(-1, 1)
    wanted = ((x + 1) / 2).square().sum()
    torch.testing.assert_close(operator.forward(x).square().sum(), wanted)


def test_a_picture_is_found_again_by_descent() -> None:
    """From near it, gradients of the strengths lead back to it."""
    operator, truth = PhaseRetrieval(2.0), photograph(8, 8)[:, :1]
    y = operator.forward(truth)
    x = (truth + 0.1 * noise(1, 1, 8, 8)).requires_grad_()
    before = float((x.detach() - truth).norm())
    for _ in range(300):  # steps of this size are Fienup's error reduction (1982, section II)
        (slope,) = torch.autograd.grad(0.5 * operator.residual(y, x).square().sum(), x)
        x = (x - 4 * slope).detach().requires_grad_()
    assert float((x.detach() - truth).norm()) < 0.2 * before


def test_bad_settings_say_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="gain must be 1 or more"):
        HighDynamicRange(0.5)
    with pytest.raises(ValueError, match="rho must be positive"):
        HighDynamicRange(2.0).prox(torch.zeros(1), torch.zeros(1), -1.0)
    with pytest.raises(ValueError, match="from 1 to 100"):
        JPEG(0)
    with pytest.raises(ValueError, match="1 or 3 colours"):
        JPEG(50).forward(torch.zeros(1, 2, 8, 8))


@pytest.mark.parametrize("operator", [HighDynamicRange(2.0), JPEG(30)])
def test_a_pull_changes_no_more_than_is_said(operator: Operator) -> None:
    """What the steps of Langevin dynamics rely on. (Phase retrieval's pull may, where a wave is
    faint; but there a step never leads away from y: Fienup 1982.)"""
    x, y = 0.3 * noise(1, 3, 16, 16), operator.measure(0.3 * noise(1, 3, 16, 16, seed=1), 0.1)
    change = 1e-3 * noise(1, 3, 16, 16, seed=2)
    grown = operator.pull(y, x + change, 0.1) - operator.pull(y, x, 0.1)
    assert 0 < float(grown.norm()) <= operator.steepest(0.1) * float(change.norm()) * 1.01


def test_jpeg_pulls_towards_what_was_stored() -> None:
    """In the direction of y, and where a wave is kept coarsely less than where it is kept finely:
    the mean brightness of a block counts more than its finest chequer."""
    y = torch.zeros(1, 1, 8, 8, dtype=torch.float64)
    flat, chequer = torch.ones_like(y), torch.ones_like(y)
    chequer[..., ::2] *= -1
    chequer[..., ::2, :] *= -1
    pulls = [float((JPEG(10).pull(y, -0.1 * each, 0.1) * each).sum()) for each in (flat, chequer)]
    assert pulls[0] > 3 * pulls[1] > 0
