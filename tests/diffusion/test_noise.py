"""Noise is a function of the seed and the step, today and in years."""

import pytest
import torch

from diffusion_studio.diffusion import SeededNoise, lerp, slerp
from tests.diffusion.worlds import noise

SHAPE = (3, 8, 8)
PINNED = [
    [[0.059911, 0.0155596, -1.1644385], [-1.7444787, -0.4871583, 1.5449836]],
    [[-1.431463, 1.6707169, -0.402724], [0.4717008, 0.5593483, 0.5266016]],
    [[-1.3094743, 0.5515649, -0.3343774], [-1.6993124, 2.000571, -0.7163439]],
]


def test_these_numbers_never_change() -> None:
    """A saved recipe holds a seed: another generator would make it another picture."""
    seeded = SeededNoise([0, 2**64 - 1], (3,))
    drawn = torch.stack([seeded.start(), seeded(0), seeded(999)])
    wanted = torch.tensor(PINNED)
    torch.testing.assert_close(drawn, wanted, atol=1e-6, rtol=0)


def test_an_image_has_the_noise_of_its_seed_alone() -> None:
    together = SeededNoise([5, 6, 7], SHAPE)
    alone = SeededNoise([6], SHAPE)
    assert torch.equal(together.start()[1:2], alone.start())
    assert torch.equal(together(31)[1:2], alone(31))


def test_steps_and_seeds_have_different_noise() -> None:
    first, second = SeededNoise([1], SHAPE), SeededNoise([2], SHAPE)
    draws = [first.start(), first(0), first(1), second.start(), second(0), second(1)]
    for n, draw in enumerate(draws):
        assert not any(torch.equal(draw, other) for other in draws[:n])
    assert torch.equal(first(1), first(1))


def test_it_is_standard_normal() -> None:
    drawn = SeededNoise([3], (100_000,))(4)[0]
    assert drawn.dtype == torch.float32
    assert abs(float(drawn.mean())) < 0.015
    assert float(drawn.std()) == pytest.approx(1, abs=0.01)
    assert float((drawn**4).mean()) == pytest.approx(3, abs=0.15)
    assert abs(float((drawn[1:] * drawn[:-1]).mean())) < 0.015


@pytest.mark.parametrize("seed", [-1, 2**64])
def test_a_seed_out_of_range_is_refused(seed: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 2\\^64 - 1"):
        SeededNoise([seed], SHAPE)


@pytest.mark.parametrize("f", [0.0, 0.25, 0.5, 1.0])
def test_the_arc_keeps_the_length_of_noise(f: float) -> None:
    a, b = noise(4, *SHAPE), noise(4, *SHAPE, seed=1)
    between = slerp(a, b, f)
    low = torch.minimum(a.flatten(1).norm(dim=1), b.flatten(1).norm(dim=1))
    assert (between.flatten(1).norm(dim=1) > 0.97 * low).all()
    if f in (0.0, 1.0):
        torch.testing.assert_close(between, b if f else a)
        torch.testing.assert_close(lerp(a, b, f), b if f else a)


def test_the_straight_line_does_not() -> None:
    a, b = noise(4, *SHAPE), noise(4, *SHAPE, seed=1)
    assert float(lerp(a, b, 0.5).std()) == pytest.approx(0.5**0.5, abs=0.05)


def test_a_quarter_of_a_right_angle() -> None:
    a, b = torch.tensor([[1.0, 0.0]]), torch.tensor([[0.0, 2.0]])
    wanted = torch.tensor([[2**-0.5, 2 * 2**-0.5]])
    torch.testing.assert_close(slerp(a, b, 0.5), wanted)


def test_each_pair_has_its_own_angle() -> None:
    a, b = noise(3, *SHAPE), noise(3, *SHAPE, seed=1)
    b[2] = 1.5 * a[2]  # no arc between parallels: the straight line
    together = slerp(a, b, 0.3)
    for n in range(3):
        torch.testing.assert_close(together[n : n + 1], slerp(a[n : n + 1], b[n : n + 1], 0.3))
    torch.testing.assert_close(together[2], lerp(a[2], b[2], 0.3))
    opposite = slerp(a, -a, 0.5)
    assert torch.isfinite(opposite).all()
