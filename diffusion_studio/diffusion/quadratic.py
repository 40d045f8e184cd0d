"""The mixture's formulas as two matrix products, for thousands of points in the plane at once.

log(w_k N(x; m_k, S_k)) is a quadratic form in x, so the log densities of all components are the
monomials of x (x_i x_j, x_i, 1) times a matrix [monomials, K]. The score is linear in x in each
component, so with the responsibilities r it is (r times a matrix [K, monomials]) times x and 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import log, pi, sqrt

import torch
from torch import Tensor

from diffusion_studio.diffusion.denoiser import Label, Prediction, epsilon_from_x_0
from diffusion_studio.diffusion.mixture import GaussianMixture
from diffusion_studio.diffusion.schedule import NoiseLevel

KEPT_LEVELS = 4


class QuadraticMixture:
    """A `GaussianMixture` as a denoiser, in the type of x; it can be differentiated by x.

    Agrees with the mixture's own, in float64, to about 1e-4 in float32 while no component is
    narrower than 1/50. For few dimensions: the work grows with their square. `label`: one class.
    """

    def __init__(self, mixture: GaussianMixture) -> None:
        self.mixture = mixture
        self._forms: dict[tuple[float, int | None, torch.dtype], tuple[Tensor, Tensor]] = {}

    def log_prob(self, x: Tensor, level: NoiseLevel, label: int | None = None) -> Tensor:
        """log p(x_t), [B], for x [B, D]."""
        return self._joint(x, level, label).logsumexp(dim=1)

    def score(self, x: Tensor, level: NoiseLevel, label: int | None = None) -> Tensor:
        """grad log p(x_t) by x_t, [B, D] like x."""
        mixed = torch.softmax(self._joint(x, level, label), dim=1) @ self._form(x, level, label)[1]
        size = x.shape[1]
        precision = mixed[:, size:].view(-1, size, size)
        return mixed[:, :size] - (precision @ x[:, :, None])[:, :, 0]

    def predict(self, x_t: Tensor, level: NoiseLevel, label: Label = None) -> Prediction:
        """The belief, from the score by Tweedie's formula (Efron 2011): x_0 = (x_t + (1 - a)
        score) / sqrt(a). x_t: [B, D]; a above 0."""
        a = level.alpha_bar
        chosen = None if label is None else int(label)
        x_0 = (x_t + (1 - a) * self.score(x_t, level, chosen)) / sqrt(a)
        return replace(self.finish(x_t, level, x_0), label=label)

    def finish(self, x_t: Tensor, level: NoiseLevel, x_0: Tensor) -> Prediction:
        """The prediction that follows from x_0."""
        epsilon = epsilon_from_x_0(x_t, x_0, level)
        return Prediction(x_t, level, x_0, epsilon, raw_x_0=x_0, denoiser=self)

    def _joint(self, x: Tensor, level: NoiseLevel, label: int | None) -> Tensor:
        """log p(x_t, component), [B, K]."""
        return _monomials(x) @ self._form(x, level, label)[0]

    def _form(self, x: Tensor, level: NoiseLevel, label: int | None) -> tuple[Tensor, Tensor]:
        """The two matrices at a level: [monomials, K], and [K, D + D D] of P m and P."""
        key = level.alpha_bar, label, x.dtype
        if key not in self._forms:
            while len(self._forms) >= KEPT_LEVELS:
                del self._forms[next(iter(self._forms))]
            made = self._make(level, label)
            self._forms[key] = (made[0].to(x), made[1].to(x))
        return self._forms[key]

    def _make(self, level: NoiseLevel, label: int | None) -> tuple[Tensor, Tensor]:
        a, mixture = level.alpha_bar, self.mixture
        size = mixture.means.shape[1]
        spread = a * mixture.covariances + (1 - a) * torch.eye(size, dtype=torch.float64)
        factor, failed = torch.linalg.cholesky_ex(spread)
        if failed.any():
            raise ValueError("a mixture with flat components has no density without noise")
        precision = torch.cholesky_inverse(factor)
        means = sqrt(a) * mixture.means
        pulled = (precision @ means[:, :, None])[:, :, 0]
        log_determinant = 2 * factor.diagonal(dim1=1, dim2=2).log().sum(dim=1)
        constant = self._log_weights(label) - 0.5 * (
            (pulled * means).sum(dim=1) + log_determinant + size * log(2 * pi)
        )
        i, j = torch.triu_indices(size, size)
        twice = torch.where(i == j, 1.0, 2.0).double()
        squares = -0.5 * twice[:, None] * precision[:, i, j].T
        quadratic = torch.cat([squares, pulled.T, constant[None]])
        return quadratic, torch.cat([pulled, precision.flatten(1)], dim=1)

    def _log_weights(self, label: int | None) -> Tensor:
        """log p(component | label), [K]; next to -inf outside the class."""
        weights = self.mixture.weights
        if label is not None:
            weights = torch.where(self.mixture.labels == label, weights, 0.0)
            if not weights.sum() > 0:
                raise ValueError(f"this mixture has nothing of class {label}")
        return (weights / weights.sum()).log().clamp_min(-1e5)  # an infinite one has no slope


def _monomials(x: Tensor) -> Tensor:
    """x_i x_j for i <= j, x_i and 1; [B, monomials]."""
    i, j = torch.triu_indices(x.shape[1], x.shape[1])
    return torch.cat([x[:, i] * x[:, j], x, torch.ones_like(x[:, :1])], dim=1)


Score = Callable[[Tensor, NoiseLevel], Tensor]


def fisher_divergence(
    believed: Score, mixture: QuadraticMixture, x: Tensor, level: NoiseLevel
) -> float:
    """E |believed score - true score|^2 / E |true score|^2 over points x, [N, D], drawn at the
    level: 0 where the field is right, 1 where nothing is known of it."""
    true = mixture.score(x, level)
    apart = (believed(x, level) - true).square().sum(dim=1).mean()
    return float(apart / true.square().sum(dim=1).mean())
