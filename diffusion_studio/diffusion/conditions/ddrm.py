"""Denoising diffusion restoration: each singular vector of the measurement by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import torch
from torch import Tensor

from diffusion_studio.diffusion.conditions import Notes
from diffusion_studio.diffusion.conditions.measured import ConditionNoise, MeasuredCondition
from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.operators import NEGLIGIBLE, SpectralOperator
from diffusion_studio.diffusion.samplers import Transition
from diffusion_studio.diffusion.schedule import Hop
from diffusion_studio.sentence import InputError


@dataclass(frozen=True, eq=False)
class DDRM(MeasuredCondition):
    """Kawar et al. 2022, equations 7 and 8 with eta_b = 1, which is also DDNM+ (Wang et al. 2023,
    section 3.3). No gradient; 20 calls give a picture, more give little more.

    Along a right singular vector of A with singular value s the measurement says y / s, with noise
    noise_sigma / s. Where that is less than the step's own noise y is taken as it is and the noise
    filled up; where it is more, the belief is moved towards y by the part that leaves the noise
    right; what is not measured goes on as DDIM would, with `eta` (0 to 1) of its noise renewed. The
    step is its own: the sampler's is not used. Samples vary less than the true posterior.

    seeds: of the images, one each, for the noise.
    """

    seeds: Sequence[int]
    eta: float = 0.85

    def __post_init__(self) -> None:
        super().__post_init__()
        if not isinstance(self.operator, SpectralOperator):
            raise InputError(
                "DDRM needs the singular vectors of a measurement, which are not known of"
                " {operator}; use DAPS or DiffPIR",
                operator=type(self.operator).__name__,
            )
        if not 0 <= self.eta <= 1:
            raise InputError("eta must lie between 0 and 1, not {eta:g}", eta=self.eta)

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        self.residual(prediction.x_0, notes)
        return prediction

    def correct(
        self, transition: Transition, prediction: Prediction, hop: Hop, k: int, notes: Notes
    ) -> Transition:
        assert isinstance(self.operator, SpectralOperator)
        x_0, epsilon = prediction.x_0.detach(), prediction.epsilon.detach()
        a, sigma = hop.target.alpha_bar, hop.target.sigma
        missed = self.operator.adjoint(self.operator.residual(self.measurement, x_0))
        fresh = ConditionNoise(self.seeds)(k, x_0)
        x = (
            x_0
            + self.operator.spectral(missed, lambda s: self._share(s, sigma))
            + self.operator.spectral(epsilon, lambda s: self._kept(s, sigma))
            + self.operator.spectral(fresh, lambda s: self._renewed(s, sigma))
        )
        return Transition(sqrt(a) * x, 0.0)  # its noise has a colour, so it is drawn here

    def _share(self, s: Tensor, sigma: float) -> Tensor:
        """The part of y's surprise that moves the belief, over s^2, as A^T brings another s."""
        share = torch.where(
            self._noise(s) <= sigma, 1, sqrt(1 - self.eta**2) * sigma / self._noise(s)
        )
        return torch.where(_seen(s), share / s.square().clamp_min(1e-30), 0)

    def _kept(self, s: Tensor, sigma: float) -> Tensor:
        """How much of the noise that the network found is kept: only where nothing is measured."""
        return torch.where(_seen(s), 0, sqrt(1 - self.eta**2) * sigma)

    def _renewed(self, s: Tensor, sigma: float) -> Tensor:
        """The standard deviation of the new noise."""
        trusted = _seen(s) & (self._noise(s) <= sigma)
        filled = (sigma**2 - self._noise(s).square()).clamp_min(0).sqrt()
        return torch.where(trusted, filled, self.eta * sigma)

    def _noise(self, s: Tensor) -> Tensor:
        """The noise of y / s."""
        return self.noise_sigma / s.clamp_min(1e-15)


def _seen(s: Tensor) -> Tensor:
    """Which singular values count as measured."""
    return s > NEGLIGIBLE * s.max()
