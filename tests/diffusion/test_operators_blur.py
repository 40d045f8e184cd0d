"""Kernels: what a point becomes."""

from math import cos, radians, sin

import numpy as np
import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import CircularKernel, GaussianBlur, Kernel, MotionBlur
from diffusion_studio.diffusion.operators.blur import normalised
from diffusion_studio.diffusion.operators.motion_blur import arc, path_kernel
from tests.diffusion.operator_cases import LOPSIDED
from tests.diffusion.worlds import noise


def point(side: int = 9) -> Tensor:
    x = torch.zeros(1, 1, side, side)
    x[..., side // 2, side // 2] = 1
    return x


def moments(kernel: Tensor) -> tuple[Tensor, Tensor]:
    """Centroid [2] and covariance [2, 2] of a kernel, x to the right and y up from its middle."""
    height, width = kernel.shape
    x = torch.arange(width).double() - width // 2
    y = height // 2 - torch.arange(height).double()
    places = torch.stack([x.expand(height, width), y[:, None].expand(height, width)]).flatten(1)
    centroid = places @ kernel.flatten()
    apart = places - centroid[:, None]
    return centroid, (apart * kernel.flatten()) @ apart.T


@pytest.mark.parametrize("kind", [Kernel, CircularKernel])
def test_a_point_becomes_a_picture_of_the_kernel(kind: type[Kernel | CircularKernel]) -> None:
    blurred = kind(LOPSIDED).forward(point())[0, 0]
    wanted = torch.zeros(9, 9)
    wanted[3:6, 2:7] = LOPSIDED
    torch.testing.assert_close(blurred, wanted, atol=1e-6, rtol=0)


def test_both_kernels_agree_away_from_the_edges() -> None:
    x = noise(1, 1, 20, 21)
    reflected, round_about = Kernel(LOPSIDED).forward(x), CircularKernel(LOPSIDED).forward(x)
    inside = (..., slice(2, -2), slice(3, -3))
    torch.testing.assert_close(reflected[inside], round_about[inside])
    assert not torch.allclose(reflected, round_about)


def test_a_kernel_larger_than_the_picture_goes_round() -> None:
    x = noise(1, 1, 3, 5)
    spread = CircularKernel(torch.full((7, 11), 1 / 77)).forward(x)
    assert spread.std() < 0.2 * x.std()
    torch.testing.assert_close(spread.mean(), x.mean())


def test_a_gaussian_blur_is_its_kernel() -> None:
    blur = GaussianBlur(1.0, 9)
    kernel = blur.forward(point(21).double())[0, 0]
    same = Kernel(kernel).forward(noise(1, 2, 24, 23))
    torch.testing.assert_close(blur.forward(noise(1, 2, 24, 23)), same)
    _, covariance = moments(kernel)
    torch.testing.assert_close(covariance, torch.eye(2).double(), atol=2e-3, rtol=0)


ARCS = [
    (0.5, 0, 0),
    (9, 0, 0),
    (9, 90, 0),
    (12, 30, 0),
    (12.3, -45, 60),
    (20, 10, 360),
    (61, 75, 20),
]


@pytest.mark.parametrize(("length", "angle", "curvature"), ARCS)
def test_a_movement_keeps_the_brightness_and_the_place(
    length: float, angle: float, curvature: float
) -> None:
    kernel = MotionBlur(length, angle, curvature).array
    assert float(kernel.sum()) == pytest.approx(1, abs=1e-12)
    assert (kernel >= 0).all()
    centroid, _ = moments(kernel)
    assert centroid.abs().max() < 1e-9
    assert max(kernel.shape) <= length + 3
    assert kernel[0].sum() + kernel[-1].sum() > 0, "no larger than the path needs"


@pytest.mark.parametrize("angle", [0, 30, 90, 135])
def test_a_straight_movement_spreads_along_its_angle(angle: float) -> None:
    """Evenly along a line of that length: its variance there is L^2 / 12. Across, only what drawing
    on pixels adds, at most 1/4."""
    _, covariance = moments(MotionBlur(24, angle).array)
    along = torch.tensor([cos(radians(angle)), sin(radians(angle))]).double()
    across = torch.tensor([-along[1], along[0]])
    assert float(along @ covariance @ along) == pytest.approx(24**2 / 12, abs=0.3)
    assert float(across @ covariance @ across) <= 0.26


def test_a_curved_movement_is_part_of_a_circle() -> None:
    points = arc(30, 20, 90)
    radius = 30 / radians(90)
    chord = np.linalg.norm(points[-1] - points[0])
    assert chord == pytest.approx(2 * radius * sin(radians(45)), rel=1e-4)
    closed = arc(30, 0, 360)
    assert np.linalg.norm(closed[-1] - closed[0]) < 1e-9


def test_a_drawn_path_blurs_along_it() -> None:
    """The same whatever speed it was drawn at, and wherever."""
    corners = [(3.0, 1.0), (10.0, 1.0), (10.0, 8.0)]
    slow = [(3.0, 1.0), (3.5, 1.0), (4.0, 1.0), (10.0, 1.0), (10.0, 1.0), (10.0, 8.0)]
    kernel = MotionBlur.along(corners).array
    torch.testing.assert_close(kernel, MotionBlur.along(slow).array)
    torch.testing.assert_close(kernel, MotionBlur.along(np.add(corners, 5.0)).array)
    assert float(kernel.sum()) == pytest.approx(1)
    straight = MotionBlur.along([(0.0, 0.0), (9.0, 0.0)]).array
    torch.testing.assert_close(straight, MotionBlur(9).array)
    assert MotionBlur.along([(4.2, 1.7)]).array.tolist() == [[1.0]]  # it never moved


def test_a_kernel_from_a_picture_sums_to_1() -> None:
    torch.testing.assert_close(normalised([[1, 2, 1]]), torch.tensor([[0.25, 0.5, 0.25]]).double())
    for wrong in ([[0.0]], [[1.0, -2.0, 1.0]], [[float("nan")]]):
        with pytest.raises(ValueError, match="sum to more than 0"):
            normalised(wrong)


def test_bad_kernels_say_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="sigma must be positive"):
        GaussianBlur(0.0)
    with pytest.raises(ValueError, match="odd number of pixels"):
        GaussianBlur(1.0, 4)
    with pytest.raises(ValueError, match="odd number of pixels"):
        Kernel(torch.ones(2, 3))
    with pytest.raises(ValueError, match="finite numbers"):
        CircularKernel([[1.0, float("inf"), 0.0]])
    with pytest.raises(ValueError, match="length must be positive"):
        MotionBlur(0.0)
    with pytest.raises(ValueError, match="list of points"):
        path_kernel([])
    with pytest.raises(ValueError, match="finite numbers"):
        path_kernel([(0.0, float("nan"))])
