"""The Fréchet distance against its closed forms."""

from __future__ import annotations

from math import sqrt

import pytest
import torch
from torch import Tensor

from diffusion_studio.training.evaluation.frechet import (
    Gaussian,
    distance_between,
    frechet_distance,
)


def _random(seed: int, size: int = 6) -> Gaussian:
    generator = torch.Generator().manual_seed(seed)
    root = torch.randn(size, size, generator=generator, dtype=torch.float64)
    mean = torch.randn(size, generator=generator, dtype=torch.float64)
    return Gaussian(mean, root @ root.T)


def _rotation(size: int) -> Tensor:
    generator = torch.Generator().manual_seed(9)
    return torch.linalg.qr(torch.randn(size, size, generator=generator, dtype=torch.float64)).Q


def _turned(gaussian: Gaussian, rotation: Tensor) -> Gaussian:
    return Gaussian(rotation @ gaussian.mean, rotation @ gaussian.covariance @ rotation.T)


def test_independent_features_have_a_closed_form() -> None:
    """Then it is the sum of (m1 - m2)^2 + (s1 - s2)^2 over the features."""
    means = torch.tensor([[0.0, 1.0, -2.0], [3.0, 1.0, 0.5]], dtype=torch.float64)
    stds = torch.tensor([[1.0, 2.0, 0.5], [1.5, 0.1, 0.5]], dtype=torch.float64)
    one, other = (Gaussian(m, torch.diag(s**2)) for m, s in zip(means, stds, strict=True))
    wanted = float(((means[0] - means[1]) ** 2 + (stds[0] - stds[1]) ** 2).sum())
    assert frechet_distance(one, other) == pytest.approx(wanted, rel=1e-12)
    turned = (_turned(gaussian, _rotation(3)) for gaussian in (one, other))
    assert frechet_distance(*turned) == pytest.approx(wanted, rel=1e-9)


def test_two_correlated_features_have_a_closed_form() -> None:
    """Of 2 x 2 matrices, the trace of the root is sqrt(trace + 2 sqrt(determinant))."""
    one, other = _random(1, 2), _random(2, 2)
    product = one.covariance @ other.covariance
    between = sqrt(product.trace() + 2 * sqrt(torch.linalg.det(product)))
    spread = one.covariance.trace() + other.covariance.trace() - 2 * between
    wanted = float((one.mean - other.mean).square().sum() + spread)
    assert frechet_distance(one, other) == pytest.approx(wanted, rel=1e-9)


def test_it_is_a_distance() -> None:
    one, other = _random(3), _random(4)
    assert frechet_distance(one, one) == pytest.approx(0, abs=1e-9)
    assert frechet_distance(one, other) == pytest.approx(frechet_distance(other, one), rel=1e-9)
    assert frechet_distance(one, other) > 0.1


def test_features_are_fitted() -> None:
    generator = torch.Generator().manual_seed(5)
    wanted = _random(6, 3)
    root = torch.linalg.cholesky(wanted.covariance)
    drawn = torch.randn(200_000, 3, generator=generator, dtype=torch.float64) @ root.T
    found = Gaussian.fitted(drawn + wanted.mean)
    assert frechet_distance(found, wanted) < 1e-3


def test_fewer_pictures_than_features_still_have_a_distance() -> None:
    features = torch.randn(5, 40, generator=torch.Generator().manual_seed(7))
    assert distance_between(features, features) == pytest.approx(0, abs=1e-5)
    assert distance_between(features, features + 1) == pytest.approx(40, rel=1e-5)


def test_one_picture_has_no_spread() -> None:
    with pytest.raises(ValueError, match="at least two"):
        Gaussian.fitted(torch.zeros(1, 4))
