"""Laws that hold for every operator, whatever it measures."""

from collections.abc import Callable

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from diffusion_studio.diffusion import Downsampling, GaussianBlur, Inpainting, Kernel, Operator
from diffusion_studio.diffusion.operators import conjugate_gradients

LOPSIDED = torch.tensor(
    [[0.0, 0.1, 0.0, 0.0, 0.05], [0.3, 0.2, 0.1, 0.0, 0.0], [0.05, 0, 0, 0, 0.2]]
)


def noise(*shape: int, seed: int = 0, dtype: torch.dtype = torch.float64) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=dtype)


def some_known(height: int, width: int) -> Tensor:
    return (noise(height, width, seed=5) > 0).float()


OPERATORS: dict[str, Callable[[int, int], Operator]] = {
    "inpainting": lambda height, width: Inpainting(some_known(height, width)),
    "gaussian blur": lambda *_: GaussianBlur(1.2, 9),
    "a blur wider than the picture": lambda *_: GaussianBlur(6.0, 61),
    "kernel": lambda *_: Kernel(LOPSIDED),
    "circular kernel": lambda *_: Kernel(LOPSIDED, padding="circular"),
    "bicubic": lambda *_: Downsampling(2, "bicubic"),
    "bilinear": lambda *_: Downsampling(2, "bilinear"),
    "average": lambda *_: Downsampling(2, "average"),
    "nearest": lambda *_: Downsampling(2, "nearest"),
    "thirds": lambda *_: Downsampling(3, "bicubic"),
}
CLOSED = [name for name in OPERATORS if name != "kernel"]


@pytest.mark.parametrize("name", OPERATORS)
@given(height=st.integers(1, 5), width=st.integers(1, 5), seed=st.integers(0, 2**16))
def test_the_adjoint_is_the_transpose(name: str, height: int, width: int, seed: int) -> None:
    height, width = 6 * height, 6 * width
    operator = OPERATORS[name](height, width)
    x = noise(2, 3, height, width, seed=seed, dtype=torch.float32)
    measured = operator.forward(x)
    y = noise(*measured.shape, seed=seed + 1, dtype=torch.float32)
    there = (measured * y).sum()
    back = (x * operator.adjoint(y)).sum()
    scale = measured.norm() * y.norm()
    assert abs(there - back) <= 1e-5 * scale


@pytest.mark.parametrize("name", OPERATORS)
def test_it_is_linear_and_treats_images_and_channels_apart(name: str) -> None:
    operator = OPERATORS[name](12, 18)
    x, z = noise(2, 3, 12, 18), noise(2, 3, 12, 18, seed=1)
    mixed = operator.forward(2 * x - 3 * z)
    torch.testing.assert_close(mixed, 2 * operator.forward(x) - 3 * operator.forward(z))
    alone = operator.forward(x[1:, 2:])
    torch.testing.assert_close(operator.forward(x)[1:, 2:], alone)


@pytest.mark.parametrize("name", CLOSED)
def test_the_pseudo_inverse_of_penrose(name: str) -> None:
    """A A+ A = A, and A+ A A+ = A+, up to the singular values that count as 0."""
    operator = OPERATORS[name](12, 18)
    measured = operator.forward(noise(1, 2, 12, 18))
    found = operator.pseudo_inverse(measured)
    torch.testing.assert_close(operator.forward(found), measured, atol=2e-3, rtol=0)
    torch.testing.assert_close(operator.pseudo_inverse(operator.forward(found)), found)


@pytest.mark.parametrize("rho", [1e-2, 1.0, 30.0])
@pytest.mark.parametrize("name", OPERATORS)
def test_the_prox_solves_its_equation(name: str, rho: float) -> None:
    """The gradient of |A x - y|^2 + rho |x - z|^2 is 0 there."""
    operator = OPERATORS[name](12, 18)
    z = noise(2, 3, 12, 18)
    y = operator.forward(noise(2, 3, 12, 18, seed=1))
    x = operator.prox(z, y, rho)
    slope = operator.adjoint(operator.forward(x) - y) + rho * (x - z)
    assert slope.abs().max() < 1e-5
    assert (x - z).abs().max() > 1e-3


@pytest.mark.parametrize("name", OPERATORS)
def test_the_closed_prox_is_what_conjugate_gradients_find(name: str) -> None:
    operator = OPERATORS[name](12, 18)
    z, y = noise(1, 1, 12, 18), operator.forward(noise(1, 1, 12, 18, seed=1))
    general = Operator.prox(operator, z, y, 0.1)
    torch.testing.assert_close(operator.prox(z, y, 0.1), general, atol=1e-4, rtol=0)


def test_each_image_has_its_own_conjugate_gradients() -> None:
    """One image's equation is solved at once, the other's is harder: neither disturbs the other."""
    weights = torch.stack([torch.ones(8, 8), torch.linspace(0.01, 5, 64).reshape(8, 8)]).double()
    weights, b = weights[:, None], noise(2, 1, 8, 8)
    solved = conjugate_gradients(lambda x: weights * x, b, torch.zeros_like(b))
    torch.testing.assert_close(solved, b / weights, atol=1e-3, rtol=1e-4)
    alone = conjugate_gradients(lambda x: weights[1:] * x, b[1:], torch.zeros_like(b[1:]))
    torch.testing.assert_close(solved[1:], alone, atol=1e-9, rtol=0)


def test_a_point_becomes_a_picture_of_the_kernel() -> None:
    point = torch.zeros(1, 1, 9, 9)
    point[..., 4, 4] = 1
    blurred = Kernel(LOPSIDED).forward(point)[0, 0]
    torch.testing.assert_close(blurred[3:6, 2:7], LOPSIDED)
    assert blurred.sum() == pytest.approx(1.0)


@pytest.mark.parametrize("name", ["gaussian blur", "bicubic", "bilinear", "average", "nearest"])
def test_a_plain_picture_stays_as_it_is(name: str) -> None:
    plain = torch.full((1, 3, 12, 18), 0.25)
    measured = OPERATORS[name](12, 18).forward(plain)
    torch.testing.assert_close(measured, torch.full_like(measured, 0.25))


def test_an_average_is_the_mean_of_its_block() -> None:
    x = noise(1, 1, 6, 6)
    small = Downsampling(3, "average").forward(x)
    torch.testing.assert_close(small[0, 0, 1, 0], x[0, 0, 3:, :3].mean())


def test_bad_operators_say_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="0 \\(missing\\) and 1 \\(kept\\)"):
        Inpainting(torch.full((4, 4), 0.5))
    with pytest.raises(ValueError, match="pixels, not of"):
        Inpainting(torch.ones(4, 4)).forward(torch.zeros(1, 3, 8, 8))
    with pytest.raises(ValueError, match="sigma must be positive"):
        GaussianBlur(0.0)
    with pytest.raises(ValueError, match="odd number of pixels"):
        GaussianBlur(1.0, 4)
    with pytest.raises(ValueError, match="odd number of pixels"):
        Kernel(torch.ones(2, 3))
    with pytest.raises(ValueError, match="not a multiple of 4"):
        Downsampling(4).forward(torch.zeros(1, 3, 10, 8))
    with pytest.raises(ValueError, match="method must be one of"):
        Downsampling(2, *["lanczos"])
    with pytest.raises(ValueError, match="rho must be positive"):
        Downsampling(2).prox(torch.zeros(1, 1, 4, 4), torch.zeros(1, 1, 2, 2), 0.0)
    with pytest.raises(NotImplementedError, match="Kernel has no pseudo-inverse"):
        Kernel(LOPSIDED).pseudo_inverse(torch.zeros(1, 1, 8, 8))
