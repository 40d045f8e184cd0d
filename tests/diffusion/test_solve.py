"""Conjugate gradients and least squares, image by image."""

import torch
from torch import Tensor

from diffusion_studio.diffusion.operators.solve import conjugate_gradients, dot, least_squares
from tests.diffusion.worlds import noise


def weights() -> Tensor:
    """One image's equation is solved at once, the other's is hard: neither disturbs the other."""
    return torch.stack([torch.ones(8, 8), torch.linspace(0.01, 5, 64).reshape(8, 8)])[:, None]


def test_each_image_has_its_own_conjugate_gradients() -> None:
    w, b = weights().double(), noise(2, 1, 8, 8)
    solved = conjugate_gradients(lambda x: w * x, b)
    torch.testing.assert_close(solved, b / w, atol=1e-3, rtol=1e-4)
    alone = conjugate_gradients(lambda x: w[1:] * x, b[1:])
    torch.testing.assert_close(solved[1:], alone, atol=1e-9, rtol=0)


def test_a_first_guess_that_is_right_is_kept() -> None:
    w, b = weights().double(), noise(2, 1, 8, 8)
    calls = []

    def apply(x: Tensor) -> Tensor:
        calls.append(1)
        return w * x

    torch.testing.assert_close(conjugate_gradients(apply, b, start=b / w), b / w)
    assert len(calls) == 1


def test_as_many_steps_as_it_has_eigenvalues_are_exact() -> None:
    """Two eigenvalues: a polynomial of degree 2 that is 0 at both."""
    w, b = torch.tensor([1.0, 7.0]).double(), noise(1, 6, 2)
    assert not torch.allclose(conjugate_gradients(lambda x: w * x, b, steps=1), b / w)
    torch.testing.assert_close(conjugate_gradients(lambda x: w * x, b, steps=2), b / w)


def test_nothing_is_asked_and_nothing_answered() -> None:
    nothing = torch.zeros(2, 3)
    assert torch.equal(conjugate_gradients(lambda x: 2 * x, nothing), nothing)
    assert torch.equal(least_squares(lambda x: x, lambda y: y, nothing), nothing)


def test_least_squares_of_a_matrix_without_full_rank() -> None:
    """The smallest of the best answers, as numpy's pseudo-inverse gives it."""
    matrix = noise(9, 3, seed=1) @ noise(3, 7, seed=2)  # rank 3
    y = noise(4, 9, seed=3)
    found = least_squares(lambda x: x @ matrix.T, lambda y: y @ matrix, y, tolerance=1e-12)
    torch.testing.assert_close(found, y @ torch.linalg.pinv(matrix).T)


def test_images_of_any_number_of_dimensions_have_a_product_each() -> None:
    a, b = noise(3, 2, 5), noise(3, 2, 5, seed=1)
    assert dot(a, b).shape == (3, 1, 1)
    torch.testing.assert_close(dot(a, b)[2, 0, 0], (a[2] * b[2]).sum())
