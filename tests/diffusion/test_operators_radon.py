"""Tomography where the shadows are known."""

import numpy as np
import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import Kernel, LinearOperator, Radon
from diffusion_studio.diffusion.operators.dense import DenseWhenSmall
from diffusion_studio.diffusion.operators.sparse import SparseMatrix
from tests.diffusion.worlds import noise


def places(side: int) -> tuple[Tensor, Tensor]:
    """How far right of the middle, and how far above it, each pixel is: [side, side]."""
    middle = torch.arange(side).double() - (side - 1) / 2
    return middle.expand(side, side), -middle[:, None].expand(side, side)


def disc(side: int, radius: float, right: float = 0.0, up: float = 0.0) -> Tensor:
    """1 inside, 0 outside, [1, 1, side, side]; what the edge cuts, in parts."""
    fine = 8
    x, y = places(side * fine)
    inside = ((x / fine - right) ** 2 + (y / fine - up) ** 2 <= radius**2).double()
    return inside.reshape(1, 1, side, fine, side, fine).mean(dim=(3, 5))


def smooth_phantom(side: int = 64) -> Tensor:
    """Two soft hills and a hollow, [1, 1, side, side]."""
    x, y = places(side)
    hills = [(0.9, 5, -8, 6.0), (-0.7, -9, 4, 4.0), (0.5, 10, 12, 5.0)]
    picture = sum(
        height * torch.exp(-((x - right) ** 2 + (y - up) ** 2) / (2 * width**2))
        for height, right, up, width in hills
    )
    assert isinstance(picture, Tensor)
    return picture[None, None]


def test_the_shadow_of_a_disc() -> None:
    """A line at distance s from its middle is 2 sqrt(r^2 - s^2) inside it: averaged over a bin."""
    side, radius, right, up = 64, 20.0, 6.0, -3.0
    scanner = Radon(side, 24)
    y = scanner.forward(disc(side, radius, right, up))[0, 0]
    s = torch.arange(scanner.bins * 16).double() / 16 + 1 / 32 - scanner.bins / 2
    for angle, projection in zip(np.deg2rad(scanner.angles), y, strict=True):
        middle = right * np.cos(angle) + up * np.sin(angle)
        chords = 2 * (radius**2 - (s - middle) ** 2).clamp_min(0).sqrt()
        wanted = chords.reshape(-1, 16).mean(dim=1)
        assert (projection - wanted).abs().max() < 0.03 * wanted.max()
        assert (projection - wanted).abs().mean() < 0.005 * wanted.max()


def test_at_right_angles_it_sums_columns_and_rows() -> None:
    x = noise(1, 1, 5, 7)
    scanner = Radon((5, 7), [0.0, 90.0])
    assert scanner.bins == 11  # the diagonal is 8.6 long, and a bin more keeps it from the rim
    upright, across = scanner.forward(x)[0, 0]
    torch.testing.assert_close(upright[2:9], x.sum(dim=-2)[0, 0])
    torch.testing.assert_close(across[3:8], x.sum(dim=-1)[0, 0].flip(0))  # from below upwards


def test_each_shadow_has_all_of_the_picture() -> None:
    x = noise(2, 3, 13, 8)
    y = Radon((13, 8), 11).forward(x)
    total = x.sum(dim=(-2, -1))[..., None].expand(2, 3, 11)
    torch.testing.assert_close(y.sum(dim=-1), total)


def test_half_a_turn_sees_the_mirror_image() -> None:
    ahead, behind = Radon(16, [30.0, 210.0]).forward(noise(1, 1, 16, 16))[0, 0]
    torch.testing.assert_close(behind, ahead.flip(0))


@pytest.mark.parametrize(("angles", "error"), [(90, 0.02), (60, 0.02), (20, 0.03)])
def test_filtered_back_projection_finds_a_smooth_picture(angles: int, error: float) -> None:
    """To two per cent of its height."""
    scanner, x = Radon(64, angles), smooth_phantom()
    found = scanner.filtered_back_projection(scanner.forward(x))
    assert (found - x).abs().max() < error


def test_its_pseudo_inverse_finds_it_with_few_angles() -> None:
    scanner, x = Radon(64, 30), smooth_phantom()
    found = scanner.pseudo_inverse(scanner.forward(x))
    assert (found - x).norm() < 0.005 * x.norm()


def test_a_limited_arc_does_not_see_everything() -> None:
    """Edges along the missing beams are lost: the same number of angles over less tells less."""
    x = smooth_phantom()

    def error(arc: float) -> float:
        scanner = Radon(64, 30, arc)
        return float((scanner.filtered_back_projection(scanner.forward(x)) - x).norm() / x.norm())

    assert error(180) < 0.05 < error(120) < error(60)


def test_a_sparse_matrix_is_the_matrix() -> None:
    rows, columns = torch.tensor([2, 0, 2, 2]), torch.tensor([1, 0, 1, 3])
    matrix = SparseMatrix.of(torch.tensor([1.0, 2.0, 3.0, 4.0]), rows, columns, (4, 5))
    dense = torch.zeros(4, 5)
    dense[2, 1], dense[0, 0], dense[2, 3] = 4.0, 2.0, 4.0  # two entries shared a place
    x, y = noise(5, 2, dtype=torch.float32), noise(4, 2, dtype=torch.float32)
    torch.testing.assert_close(matrix @ x, dense @ x)
    torch.testing.assert_close(matrix.T @ y, dense.T @ y)


def test_bad_scanners_say_what_is_wrong() -> None:
    for angles, arc in ((0, 180.0), (3, 0.0), (3, 360.0)):
        with pytest.raises(ValueError, match="one angle or more"):
            Radon(8, angles, arc)
    with pytest.raises(ValueError, match="finite number of degrees"):
        Radon(8, [float("nan")])
    with pytest.raises(ValueError, match="one pixel or more"):
        Radon((0, 4), 3)
    with pytest.raises(ValueError, match="pictures of 8 x 8 pixels"):
        Radon(8, 3).forward(torch.zeros(1, 1, 8, 9))
    with pytest.raises(ValueError, match="sinograms have 3 angles"):
        Radon(8, 3).adjoint(torch.zeros(1, 1, 4, 13))


@pytest.mark.parametrize(
    "operator",
    [Radon(8, 5), Radon(8, 40), Kernel(torch.tensor([[1.0, 2, 4], [0, 3, 1], [0, 0, 1]]))],
)
@pytest.mark.parametrize("rho", [0.1, 10.0])
def test_what_is_taken_apart_gives_what_conjugate_gradients_give(
    operator: DenseWhenSmall, rho: float
) -> None:
    z = torch.linspace(-1, 1, 2 * 3 * 8 * 8, dtype=torch.float64).view(2, 3, 8, 8).sin()
    y = operator.measure(z.flip(0), 0.1)
    by_steps = LinearOperator.prox(operator, z, y, rho)
    torch.testing.assert_close(operator.prox(z, y, rho), by_steps, rtol=0, atol=5e-3)


def test_a_larger_picture_is_not_taken_apart() -> None:
    operator = Radon(40, 3)
    z = torch.zeros(1, 1, 40, 40)
    found = operator.prox(z, operator.forward(z + 0.2), 10.0)
    assert 0 < float(found.mean()) < 0.2
    assert not operator._parts
