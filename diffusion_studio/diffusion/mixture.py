"""Gaussian mixtures: data about which everything is known in closed form.

If x_0 ~ sum_k w_k N(m_k, C_k), then x_t = sqrt(a) x_0 + sqrt(1 - a) epsilon (a is alpha_bar) has
the distribution sum_k w_k N(sqrt(a) m_k, a C_k + (1 - a) I): a mixture again. So its density, its
score, the best denoiser E[x_0 | x_t] and the posterior under a linear measurement are formulas
(Bishop 2006, section 2.3.3). The laboratory draws them; the tests hold samplers against them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import log, pi, sqrt
from typing import Any

import torch
from torch import Tensor

from diffusion_studio.diffusion.denoiser import Label, Prediction, epsilon_from_x_0
from diffusion_studio.diffusion.schedule import CLEAN, NoiseLevel, NoiseSchedule

Numbers = Tensor | Sequence[Any]  # a tensor, or (nested) lists of numbers


class GaussianMixture:
    """sum_k w_k N(m_k, C_k) in D dimensions, computed in float64 on the CPU.

    weights: [K], not negative, made to sum to 1; means: [K, D]; covariances: [K, D, D] or what
    broadcasts to it, symmetric and positive semi-definite (0 makes points of the components).
    `labels`: the class of each component, from 0; if not given each is a class of its own.

    A method's x is [B, ...], D numbers an image, in any floating type, which the results have too;
    they can be differentiated by x. A method's `label` (a class, or [B] classes) asks about the
    components of that class alone. ValueError where the numbers do not make a mixture.
    """

    def __init__(
        self,
        weights: Numbers,
        means: Numbers,
        covariances: Numbers,
        labels: Sequence[int] | Tensor | None = None,
    ) -> None:
        self.weights, self.means = _float64(weights), _float64(means)
        if self.means.ndim != 2 or self.weights.shape != self.means.shape[:1]:
            raise ValueError("a mixture has weights [K] and means [K, D]")
        if not (self.weights >= 0).all() or not self.weights.sum() > 0:
            raise ValueError("a mixture's weights must not be negative, nor all of them zero")
        self.weights = self.weights / self.weights.sum()
        components, size = self.means.shape
        self.covariances = _float64(covariances).expand(components, size, size)
        self.labels = torch.arange(components) if labels is None else torch.as_tensor(labels)
        # C = U diag(l) U^T, so a C + (1 - a) I is diagonal in the basis U at every noise level.
        self._eigenvalues, self._basis = torch.linalg.eigh(self.covariances)
        if (self._eigenvalues < -1e-9 * self._eigenvalues.abs().max()).any():
            raise ValueError("a covariance must not have negative eigenvalues")
        self._eigenvalues = self._eigenvalues.clamp_min(0)

    @property
    def mean(self) -> Tensor:
        """E[x_0], float64 [D]."""
        return self.weights @ self.means

    @property
    def covariance(self) -> Tensor:
        """Cov[x_0], float64 [D, D]: within the components and between them."""
        apart = self.means - self.mean
        between = torch.einsum("k,kd,ke->de", self.weights, apart, apart)
        return torch.einsum("k,kde->de", self.weights, self.covariances) + between

    def sample(self, count: int, generator: torch.Generator | None = None) -> Tensor:
        """Draws of x_0, float64 [count, D]."""
        chosen = torch.multinomial(self.weights, count, replacement=True, generator=generator)
        size = self.means.shape[1]
        noise = torch.randn(count, size, dtype=torch.float64, generator=generator)
        spread = self._eigenvalues.sqrt()[chosen] * noise
        return self.means[chosen] + torch.einsum("bde,be->bd", self._basis[chosen], spread)

    def log_prob(self, x: Tensor, level: NoiseLevel = CLEAN, label: Label = None) -> Tensor:
        """log p(x_t), or log p(x_t | label); [B], to the base e."""
        joint, _, _ = self._joint(x, level, label)
        return joint.logsumexp(dim=1).to(x.dtype)

    def score(self, x: Tensor, level: NoiseLevel = CLEAN, label: Label = None) -> Tensor:
        """grad log p(x_t) by x_t, shaped like x."""
        joint, along, variances = self._joint(x, level, label)
        scores = torch.einsum("kde,bke->bkd", self._basis, -along / variances)
        return _mixed(joint, scores, x)

    def denoise(self, x: Tensor, level: NoiseLevel, label: Label = None) -> Tensor:
        """E[x_0 | x_t], shaped like x: the best guess in mean square."""
        joint, along, variances = self._joint(x, level, label)
        gain = sqrt(level.alpha_bar) * self._eigenvalues / variances
        guesses = self.means + torch.einsum("kde,bke->bkd", self._basis, gain * along)
        return _mixed(joint, guesses, x)

    def responsibilities(self, x: Tensor, level: NoiseLevel, label: Label = None) -> Tensor:
        """p(component | x_t), [B, K]."""
        joint, _, _ = self._joint(x, level, label)
        return torch.softmax(joint, dim=1).to(x.dtype)

    def class_log_prob(self, x: Tensor, level: NoiseLevel) -> Tensor:
        """log p(class | x_t), [B, classes]: what a perfect classifier of noisy pictures says."""
        joint, _, _ = self._joint(x, level, None)
        classes = range(int(self.labels.max()) + 1)
        each = [joint[:, self.labels == label].logsumexp(dim=1) for label in classes]
        return torch.log_softmax(torch.stack(each, dim=1), dim=1).to(x.dtype)

    def classifier(self, schedule: NoiseSchedule) -> Callable[[Tensor, Tensor], Tensor]:
        """`class_log_prob` in the form that `ClassifierGuidance` takes: (x_t, t) -> logits.

        t: [B], one timestep of the schedule, the same for the whole batch.
        """
        levels = {int(t): schedule.level(i) for i, t in enumerate(schedule.timesteps)}
        return lambda x, t: self.class_log_prob(x, levels[int(t[0])])

    def denoiser(self) -> MixtureDenoiser:
        """The exact denoiser, for the sampling loop."""
        return MixtureDenoiser(self)

    def posterior(self, matrix: Numbers, y: Numbers, noise_sigma: float) -> GaussianMixture:
        """p(x_0 | y) for y = matrix x_0 + noise_sigma * noise: a mixture again.

        matrix: [M, D]; y: M numbers. Each component is conditioned like a Gaussian, and weighed by
        how well it explains y (Bishop 2006, eq. 2.113 to 2.117). ValueError where noise_sigma is 0
        and the measurements contradict or repeat one another.
        """
        A, measured = _float64(matrix), _float64(y).flatten()
        cross = self.covariances @ A.T  # [K, D, M]
        noise = noise_sigma**2 * torch.eye(len(measured), dtype=torch.float64)
        factor, failed = torch.linalg.cholesky_ex(A @ cross + noise)
        if failed.any():
            raise ValueError("without noise the rows of the matrix must be independent")
        gain = torch.cholesky_solve(cross.mT, factor).mT
        surprise = measured - self.means @ A.T
        scaled = torch.linalg.solve_triangular(factor, surprise[..., None], upper=False)
        log_determinant = 2 * factor.diagonal(dim1=1, dim2=2).log().sum(dim=1)
        log_evidence = -0.5 * (scaled.square().sum(dim=(1, 2)) + log_determinant)
        kept = torch.eye(A.shape[1], dtype=torch.float64) - gain @ A
        return GaussianMixture(
            torch.softmax(self.weights.log() + log_evidence, dim=0),
            self.means + torch.einsum("kdm,km->kd", gain, surprise),
            # Joseph's form, which rounding cannot make negative
            kept @ self.covariances @ kept.mT + noise_sigma**2 * gain @ gain.mT,
            self.labels,
        )

    def _joint(self, x: Tensor, level: NoiseLevel, label: Label) -> tuple[Tensor, Tensor, Tensor]:
        """log p(x_t, component) [B, K]; x_t about each mean, in each basis [B, K, D]; and its
        variances there [K, D]."""
        a = level.alpha_bar
        variances = a * self._eigenvalues + (1 - a)
        if not (variances > 0).all():
            raise ValueError("a mixture with flat components has no density without noise")
        apart = x.flatten(1).cpu().double()[:, None] - sqrt(a) * self.means
        along = torch.einsum("bkd,kde->bke", apart, self._basis)
        log_density = -0.5 * (along.square() / variances + variances.log() + log(2 * pi)).sum(dim=2)
        return self._log_weights(label) + log_density, along, variances

    def _log_weights(self, label: Label) -> Tensor:
        """log p(component | label), [1 or B, K]; -inf outside the class."""
        if label is None:
            return self.weights.log()[None]
        inside = self.labels == torch.as_tensor(label).cpu().reshape(-1, 1)
        weights = torch.where(inside, self.weights, 0.0)
        total = weights.sum(dim=1, keepdim=True)
        if not (total > 0).all():
            raise ValueError(f"this mixture has nothing of class {label}")
        return (weights / total).log()


@dataclass(frozen=True, slots=True)
class MixtureDenoiser:
    """A mixture in the place of a network's `Denoiser`: exact at every noise level, not clipped."""

    mixture: GaussianMixture

    def predict(self, x_t: Tensor, level: NoiseLevel, label: Label = None) -> Prediction:
        """E[x_0 | x_t] and what follows from it. x_t: [B, ...], D numbers an image."""
        x_0 = self.mixture.denoise(x_t, level, label)
        return replace(self.finish(x_t, level, x_0), label=label)

    def finish(self, x_t: Tensor, level: NoiseLevel, x_0: Tensor) -> Prediction:
        """The prediction that follows from x_0."""
        epsilon = epsilon_from_x_0(x_t, x_0, level)
        return Prediction(x_t, level, x_0, epsilon, raw_x_0=x_0, denoiser=self)


def _mixed(joint: Tensor, each: Tensor, like: Tensor) -> Tensor:
    """The components' values [B, K, D], weighed by their responsibilities; shaped like x."""
    mixed = torch.einsum("bk,bkd->bd", torch.softmax(joint, dim=1), each)
    return mixed.reshape(like.shape).to(like)


def _float64(numbers: Numbers) -> Tensor:
    return torch.as_tensor(numbers, dtype=torch.float64)
