"""Laws that hold for every operator, whatever it measures."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from diffusion_studio.diffusion import (
    CircularKernel,
    Colourisation,
    CompressedSensing,
    Denoising,
    LinearOperator,
    Outpainting,
    PhaseRetrieval,
    Radon,
    SpectralOperator,
)
from tests.diffusion.operator_cases import (
    ANY_SIZE,
    LINEAR,
    NOT_LINEAR,
    OPERATORS,
    SPECTRAL,
    spectral,
)
from tests.diffusion.worlds import noise

SIZE = 12, 18
MIXES_COLOURS = {"colourisation", "jpeg"}


def sample_of(name: str, seed: int = 0, batch: int = 2) -> Tensor:
    """Pictures that the operator measures, float64."""
    return noise(batch, 3, *SIZE, seed=seed) / 3


def assert_adjoint(operator: LinearOperator, x: Tensor, seed: int, tolerance: float) -> None:
    measured = operator.forward(x)
    y = noise(*measured.shape, seed=seed, dtype=x.dtype)
    there = (measured * y).sum()
    back = (x * operator.adjoint(y)).sum()
    assert abs(there - back) <= tolerance * (measured.norm() * y.norm() + 1e-30)


@pytest.mark.parametrize("name", ANY_SIZE)
@settings(max_examples=15)
@given(height=st.integers(3, 21), width=st.integers(3, 21), seed=st.integers(0, 2**16))
def test_the_adjoint_is_the_transpose_at_any_size(
    name: str, height: int, width: int, seed: int
) -> None:
    operator = ANY_SIZE[name](height, width)
    x = noise(2, 3, height, width, seed=seed)
    assert_adjoint(operator, x, seed + 1, 1e-10)
    assert_adjoint(operator, x.float(), seed + 1, 1e-5)


@pytest.mark.parametrize("name", [name for name in LINEAR if name not in ANY_SIZE])
@settings(max_examples=15)
@given(height=st.integers(1, 4), width=st.integers(1, 4), seed=st.integers(0, 2**16))
def test_the_adjoint_is_the_transpose_in_whole_blocks(
    name: str, height: int, width: int, seed: int
) -> None:
    operator = LINEAR[name](6 * height, 6 * width)
    x = noise(1, 3, 6 * height, 6 * width, seed=seed)
    assert_adjoint(operator, x, seed + 1, 1e-10)
    assert_adjoint(operator, x.float(), seed + 1, 1e-5)


@pytest.mark.parametrize("name", LINEAR)
def test_it_is_linear(name: str) -> None:
    operator = LINEAR[name](*SIZE)
    x, z = sample_of(name), sample_of(name, seed=1)
    mixed = operator.forward(2 * x - 3 * z)
    torch.testing.assert_close(mixed, 2 * operator.forward(x) - 3 * operator.forward(z))


@pytest.mark.parametrize("name", OPERATORS)
def test_images_are_measured_apart_and_so_are_channels(name: str) -> None:
    operator = OPERATORS[name](*SIZE)
    x = sample_of(name)
    measured = operator.forward(x)
    torch.testing.assert_close(measured[1:], operator.forward(x[1:]))
    if name not in MIXES_COLOURS:
        torch.testing.assert_close(measured[:, 2:], operator.forward(x[:, 2:]))


@pytest.mark.parametrize("name", OPERATORS)
def test_the_measurement_has_the_type_of_the_picture_and_the_shape_that_was_told(name: str) -> None:
    operator = OPERATORS[name](*SIZE)
    x = sample_of(name)
    single = operator.forward(x.float())
    assert single.dtype == torch.float32
    assert single.shape == operator.measured_shape(x.shape)
    torch.testing.assert_close(single.double(), operator.forward(x), atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("name", OPERATORS)
def test_everything_follows_the_picture_to_its_device(name: str) -> None:
    """ "meta" is a device without numbers, which refuses to be mixed with any other."""
    operator = OPERATORS[name](*SIZE)
    measured = operator.forward(torch.empty(1, 3, *SIZE, device="meta"))
    assert measured.device.type == "meta"
    if isinstance(operator, LinearOperator):
        back = operator.adjoint(measured)
        assert back.device.type == "meta"
        assert back.shape == (1, 3, *SIZE)
        if isinstance(operator, SpectralOperator):
            assert operator.spectral(back, torch.square).device.type == "meta"


@pytest.mark.parametrize("name", LINEAR)
def test_the_pseudo_inverse_of_penrose(name: str) -> None:
    """A A+ A = A, up to the singular values that count as 0; in closed form also A+ A A+ = A+."""
    operator = LINEAR[name](*SIZE)
    measured = operator.forward(sample_of(name, batch=1))
    found = operator.pseudo_inverse(measured)
    size = float(measured.abs().max())
    torch.testing.assert_close(operator.forward(found), measured, atol=2e-3 * size, rtol=0)
    if type(operator).pseudo_inverse is LinearOperator.pseudo_inverse:
        return
    again = operator.pseudo_inverse(operator.forward(found))
    torch.testing.assert_close(again, found)


@pytest.mark.parametrize("name", LINEAR)
def test_the_pseudo_inverse_has_nothing_that_is_not_measured(name: str) -> None:
    """A+ y is a mixture of what the adjoint gives: what A does not see of it is 0."""
    operator = LINEAR[name](*SIZE)
    found = operator.pseudo_inverse(operator.forward(sample_of(name, batch=1)))
    invisible = noise(*found.shape, seed=3)
    invisible = invisible - operator.pseudo_inverse(operator.forward(invisible))
    unseen = operator.forward(invisible).norm() <= 1e-2 * operator.forward(found).norm()
    assert unseen, "the rest after A+ A must lie where A sees nothing"
    assert abs((found * invisible).sum()) <= 1e-2 * found.norm() * max(invisible.norm(), 1e-9)


@pytest.mark.parametrize("rho", [1e-2, 1.0, 30.0])
@pytest.mark.parametrize("name", LINEAR)
def test_the_prox_solves_its_equation(name: str, rho: float) -> None:
    """The gradient of |A x - y|^2 + rho |x - z|^2 is 0 there."""
    operator = LINEAR[name](*SIZE)
    z, y = sample_of(name), operator.forward(sample_of(name, seed=1))
    x = operator.prox(z, y, rho)
    pull = operator.adjoint(operator.forward(x) - y)
    slope = pull + rho * (x - z)
    assert slope.norm() <= 2e-6 * (operator.adjoint(y) + rho * z).norm()
    assert (x - z).abs().max() > 1e-3


@pytest.mark.parametrize("name", LINEAR)
def test_the_closed_prox_is_what_conjugate_gradients_find(name: str) -> None:
    operator = LINEAR[name](*SIZE)
    z, y = sample_of(name, batch=1), operator.forward(sample_of(name, seed=1, batch=1))
    general = LinearOperator.prox(operator, z, y, 0.1)
    torch.testing.assert_close(operator.prox(z, y, 0.1), general, atol=1e-4, rtol=0)


@pytest.mark.parametrize("name", LINEAR)
def test_a_batch_is_solved_like_its_images(name: str) -> None:
    operator = LINEAR[name](*SIZE)
    z, y = sample_of(name).float(), operator.forward(sample_of(name, seed=1).float())
    z[1], y[1] = 0.1 * z[1], 0.1 * y[1]
    together = operator.prox(z, y, 0.3)
    alone = operator.prox(z[1:], y[1:], 0.3)
    torch.testing.assert_close(together[1:], alone, atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("name", SPECTRAL)
def test_the_singular_vectors_are_those_of_the_operator(name: str) -> None:
    """V S^2 V^T = A^T A, V V^T = I, and A+ = V S^-2 V^T A^T."""
    operator, x = spectral(name, *SIZE), sample_of(name)
    normal = operator.adjoint(operator.forward(x))
    torch.testing.assert_close(operator.spectral(x, torch.square), normal)
    torch.testing.assert_close(operator.spectral(x, torch.ones_like), x)
    ridge = operator.spectral(operator.adjoint(operator.forward(x)), lambda s: 1 / (s**2 + 0.2))
    wanted = operator.prox(torch.zeros_like(x), operator.forward(x), 0.2)
    torch.testing.assert_close(ridge, wanted)


@pytest.mark.parametrize("name", OPERATORS)
def test_gradients_flow_through_it(name: str) -> None:
    """Of a linear operator it is the adjoint; of any, it is finite and not all 0."""
    operator = OPERATORS[name](*SIZE)
    x = sample_of(name, batch=1).requires_grad_()
    measured = operator.forward(x)
    wanted = noise(*measured.shape, seed=2)
    (slope,) = torch.autograd.grad((measured * wanted).sum(), x)
    assert slope.isfinite().all()
    assert slope.abs().max() > 1e-3
    if isinstance(operator, LinearOperator):
        torch.testing.assert_close(slope, operator.adjoint(wanted))


@pytest.mark.parametrize("name", NOT_LINEAR)
def test_a_picture_without_contrast_has_finite_slopes(name: str) -> None:
    x = torch.zeros(1, 3, *SIZE, requires_grad=True)
    measured = NOT_LINEAR[name](*SIZE).forward(x)
    (slope,) = torch.autograd.grad(measured.square().sum(), x)
    assert slope.isfinite().all()


PLAIN = [
    "denoising",
    "outpainting",
    "gaussian blur",
    "motion blur",
    "colourisation",
    "bicubic",
    "bilinear",
    "average",
    "nearest",
    "thirds",
]


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_picture_stays_as_it_is(name: str) -> None:
    plain = torch.full((1, 3, *SIZE), 0.25)
    measured = OPERATORS[name](*SIZE).forward(plain)
    torch.testing.assert_close(measured, torch.full_like(measured, 0.25))


def test_what_is_measured_is_told_apart_from_what_cannot_have_been() -> None:
    x = torch.zeros(2, 3, *SIZE)
    grey = Colourisation()
    assert grey.residual(torch.ones(1, 1, *SIZE), x).shape == (2, 1, *SIZE)
    with pytest.raises(ValueError, match="the measurement is"):
        grey.residual(torch.ones(1, 3, *SIZE), x)
    with pytest.raises(ValueError, match="the measurement is"):
        grey.residual(torch.ones(3, 1, *SIZE), x)


def test_the_noise_of_an_image_depends_on_its_seed_alone() -> None:
    x = torch.zeros(4, 3, 32, 32)
    y = Denoising().measure(x, 0.1, seed=7)
    assert float(y.std()) == pytest.approx(0.1, rel=0.02)
    torch.testing.assert_close(y[2:3], Denoising().measure(x[:1], 0.1, seed=9))
    assert torch.equal(Denoising().measure(x), x)


def test_bright_pixels_have_more_of_the_noise_of_light() -> None:
    """The mean stays; the variance is 4 brightness / photons in units of [-1, 1]."""
    bright = torch.linspace(0, 1, 5)
    x = (2 * bright - 1).view(1, 1, 5, 1).expand(3, 1, 5, 4000)
    y = Denoising().measure(x, photons=50.0, seed=1)
    assert (y[..., 0, :] == -1).all()  # no photon where it is black
    torch.testing.assert_close(y.mean(dim=(0, 1, 3)), 2 * bright - 1, atol=0.02, rtol=0)
    torch.testing.assert_close(y.var(dim=(0, 1, 3)), 4 * bright / 50, atol=2e-3, rtol=0.05)
    torch.testing.assert_close(y[1:2], Denoising().measure(x[:1], photons=50.0, seed=2))


def test_bad_noise_says_what_is_wrong() -> None:
    x = torch.zeros(1, 1, 4, 4)
    with pytest.raises(ValueError, match="must be 0 or more"):
        Denoising().measure(x, -0.1)
    with pytest.raises(ValueError, match="must be 0 or more"):
        Denoising().measure(x, float("nan"))
    with pytest.raises(ValueError, match="must be more than 0"):
        Denoising().measure(x, photons=0.0)
    with pytest.raises(ValueError, match="use Gaussian noise"):
        Radon(4, 3).measure(x, photons=10.0)


def test_bad_operators_say_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="0 pixels or more"):
        Outpainting(left=-1)
    with pytest.raises(ValueError, match="choose fewer directions, or a part of the picture"):
        Radon((2000, 3000), 20)
    with pytest.raises(ValueError, match="no room for a picture"):
        Outpainting(left=2, right=2).forward(torch.zeros(1, 3, 8, 4))
    with pytest.raises(ValueError, match="sum to 1"):
        Colourisation((0.5, 0.5, 0.5))
    with pytest.raises(ValueError, match="only pictures of 3 colours"):
        Colourisation().forward(torch.zeros(1, 1, 4, 4))
    with pytest.raises(ValueError, match="1 to 16 numbers can be measured"):
        CompressedSensing(4, 17)
    with pytest.raises(ValueError, match="pictures of 4 x 4 pixels, not of 4 x 6"):
        CompressedSensing(4, 3).forward(torch.zeros(1, 3, 4, 6))
    with pytest.raises(ValueError, match="between 1 and 16"):
        PhaseRetrieval(0.5)
    with pytest.raises(ValueError, match="rho must be positive"):
        CircularKernel([[1.0]]).prox(torch.zeros(1, 1, 4, 4), torch.zeros(1, 1, 4, 4), 0.0)
    with pytest.raises(ValueError, match="rho must be positive"):
        Radon(4, 3).prox(torch.zeros(1, 1, 4, 4), torch.zeros(1, 1, 3, 7), 0.0)
