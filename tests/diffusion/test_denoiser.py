"""One belief, whatever words the network was trained to say it in."""

from math import sqrt

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from diffusion_studio.diffusion import Denoiser, NoiseLevel, NoiseSchedule, Prediction
from diffusion_studio.diffusion.denoiser import (
    Parameterisation,
    epsilon_from_x_0,
    x_0_from_epsilon,
    x_0_from_v,
)
from tests.diffusion.worlds import noise

LEVEL = NoiseSchedule.linear(1000).level(400)
SHAPE = (2, 3, 4, 4)


@given(alpha_bar=st.floats(1e-4, 1 - 1e-4), seed=st.integers(0, 2**16))
def test_round_trips(alpha_bar: float, seed: int) -> None:
    """x_0 -> epsilon -> v and score -> x_0, at any level."""
    level = NoiseLevel(0, alpha_bar)
    x_t, x_0 = noise(*SHAPE, seed=seed), noise(*SHAPE, seed=seed + 1)
    belief = Prediction(x_t, level, x_0, epsilon_from_x_0(x_t, x_0, level))
    rebuilt = sqrt(alpha_bar) * x_0 + sqrt(1 - alpha_bar) * belief.epsilon
    torch.testing.assert_close(rebuilt, x_t)
    torch.testing.assert_close(x_0_from_epsilon(x_t, belief.epsilon, level), x_0)
    torch.testing.assert_close(x_0_from_v(x_t, belief.velocity, level), x_0)
    by_tweedie = (x_t + (1 - alpha_bar) * belief.score) / sqrt(alpha_bar)
    torch.testing.assert_close(by_tweedie, x_0)
    torch.testing.assert_close(belief.with_epsilon(belief.epsilon).x_0, x_0)
    torch.testing.assert_close(belief.with_x_0(x_0).epsilon, belief.epsilon)


def said(kind: Parameterisation, x_t: Tensor, x_0: Tensor) -> Tensor:
    belief = Prediction(x_t, LEVEL, x_0, epsilon_from_x_0(x_t, x_0, LEVEL))
    return {"epsilon": belief.epsilon, "x_0": x_0, "v": belief.velocity}[kind]


@pytest.mark.parametrize("clip", [True, False])
@pytest.mark.parametrize("kind", ["epsilon", "x_0", "v"])
def test_every_parameterisation_tells_the_same(kind: Parameterisation, clip: bool) -> None:
    x_t, x_0 = noise(*SHAPE), noise(*SHAPE, seed=1)
    belief = Denoiser(lambda *_: said(kind, x_t, x_0), kind, clip=clip).predict(x_t, LEVEL)
    wanted = x_0.clamp(-1, 1) if clip else x_0
    torch.testing.assert_close(belief.x_0, wanted)
    torch.testing.assert_close(belief.raw_x_0, x_0)
    torch.testing.assert_close(belief.epsilon, epsilon_from_x_0(x_t, wanted, LEVEL))
    assert belief.v is None


def test_learned_variance_is_the_second_half_of_the_channels() -> None:
    x_t = noise(*SHAPE)
    halves = torch.cat([0.1 * x_t, torch.full(SHAPE, -1.0), torch.full(SHAPE, 1.0)], dim=1)
    belief = Denoiser(lambda *_: halves[:, :6], learned_variance=True).predict(x_t, LEVEL)
    assert belief.v is not None
    assert (belief.v == 0).all()
    belief = Denoiser(lambda *_: halves[:, [0, 1, 2, 6, 7, 8]], learned_variance=True).predict(
        x_t, LEVEL
    )
    assert belief.v is not None
    assert (belief.v == 1).all()
    with pytest.raises(ValueError, match="is its variance learned"):
        Denoiser(lambda *_: halves[:, :6]).predict(x_t, LEVEL)


def test_the_network_is_told_the_timestep_and_the_label() -> None:
    heard: list[tuple[list[int], list[int] | None]] = []

    def network(x_t: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        assert t.dtype == torch.int64
        heard.append((t.tolist(), None if y is None else y.tolist()))
        return torch.zeros_like(x_t)

    x_t = noise(*SHAPE)
    Denoiser(network).predict(x_t, LEVEL)
    Denoiser(network).predict(x_t, LEVEL, 5)
    Denoiser(network, null_label=9).predict(x_t, LEVEL)
    Denoiser(network, null_label=9).predict(x_t, LEVEL, torch.tensor([2, 3]))
    labels = [None, [5, 5], [9, 9], [2, 3]]
    assert heard == [([400, 400], label) for label in labels]


def test_a_network_in_half_precision_does_not_lower_the_state() -> None:
    x_t = noise(*SHAPE, dtype=torch.float32)
    belief = Denoiser(lambda x, t, y=None: x.bfloat16()).predict(x_t, LEVEL)
    assert belief.x_0.dtype == belief.epsilon.dtype == torch.float32


def test_an_unknown_parameterisation_is_refused() -> None:
    with pytest.raises(ValueError, match="must be epsilon, x_0 or v"):
        Denoiser(lambda *_: torch.zeros(1), *["score"])
