"""What a diffusion network is trained to make small."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor

from diffusion_studio.diffusion import NoiseSchedule
from diffusion_studio.training.settings import Parameterisation

GREY_LEVEL = 1 / 255
"""Half the distance of two neighbouring values of a pixel in [-1, 1] units."""


class DiffusionLoss:
    """L_simple (Ho et al. 2020, eq. 14), or with learned variance L_hybrid (Nichol & Dhariwal
    2021, eq. 16).

    For v the squared error is that of v, which is that of epsilon divided by alpha_bar (Salimans
    & Ho 2022, appendix D).
    """

    def __init__(
        self, schedule: NoiseSchedule, parameterisation: Parameterisation, learned_variance: bool
    ) -> None:
        self.schedule = schedule
        self.parameterisation = parameterisation
        self.learned_variance = learned_variance

    def __call__(self, output: Tensor, x_0: Tensor, noise: Tensor, i: Tensor) -> Tensor:
        """The loss of each picture, [B].

        `output`: the network's answer to x_t at index i of the schedule, [B, 3 or 6, H, W].
        """
        output = output.float()
        said, variance = output.chunk(2, dim=1) if self.learned_variance else (output, None)
        simple = ((said - self._target(x_0, noise, i)) ** 2).mean(dim=(1, 2, 3))
        if variance is None:
            return simple
        x_t = self.schedule.add_noise(x_0, i, noise)
        # the bound teaches the variance alone: the mean would get a noisy gradient from it
        predicted = self._x_0(said.detach(), x_t, i)
        bound = self._bound(predicted, variance, x_0, x_t, i)
        # eq. 16: 0.001 L_vlb, of which one of T terms is drawn here
        return simple + 0.001 * len(self.schedule) * bound

    def _target(self, x_0: Tensor, noise: Tensor, i: Tensor) -> Tensor:
        """What the network is to say: the noise, or v = sqrt(a) noise - sqrt(1 - a) x_0."""
        if self.parameterisation == "epsilon":
            return noise
        return self.schedule.add_noise(noise, i, -x_0)  # the same mixture with the roles changed

    def _x_0(self, said: Tensor, x_t: Tensor, i: Tensor) -> Tensor:
        signal = self._at(np.sqrt(self.schedule.alphas_cumprod), i, x_t)
        spread = self._at(np.sqrt(1 - self.schedule.alphas_cumprod), i, x_t)
        if self.parameterisation == "epsilon":
            return (x_t - spread * said) / signal
        return signal * x_t - spread * said

    def _bound(
        self, predicted: Tensor, variance: Tensor, x_0: Tensor, x_t: Tensor, i: Tensor
    ) -> Tensor:
        """The term L_i of the variational bound (Ho et al. 2020, eq. 5) in bits a dimension, [B].

        `variance` lies between the smallest sensible log variance at -1 and the largest at 1
        (Nichol & Dhariwal 2021, eq. 15).
        """
        schedule = self.schedule
        low = self._at(schedule.posterior_log_variance_clipped, i, x_t)
        high = self._at(np.log(schedule.betas), i, x_t)
        share = (variance + 1) / 2
        log_variance = share * high + (1 - share) * low
        to_x_0 = self._at(schedule.posterior_mean_coef1, i, x_t)
        to_x_t = self._at(schedule.posterior_mean_coef2, i, x_t)
        mean, true_mean = (to_x_0 * picture + to_x_t * x_t for picture in (predicted, x_0))
        divergence = normal_divergence(true_mean, low, mean, log_variance)
        decoded = -discretised_log_likelihood(x_0, mean, log_variance / 2)
        nats = torch.where(self._at(i == 0, i, x_t) > 0, decoded, divergence)
        return nats.mean(dim=(1, 2, 3)) / math.log(2)

    def _at(self, table: np.ndarray | Tensor, i: Tensor, like: Tensor) -> Tensor:
        """A table's entries for each picture (or given entries as they are): [B, 1, 1, 1]."""
        if isinstance(table, Tensor):
            return table.to(like).view(-1, 1, 1, 1)
        return torch.as_tensor(table).to(like)[i].view(-1, 1, 1, 1)


def normal_divergence(
    mean: Tensor, log_variance: Tensor, other_mean: Tensor, other_log_variance: Tensor
) -> Tensor:
    """KL(N(mean, variance) || N(other mean, other variance)) in nats, element by element."""
    ratio = torch.exp(log_variance - other_log_variance)
    shift = (mean - other_mean) ** 2 * torch.exp(-other_log_variance)
    return 0.5 * (other_log_variance - log_variance + ratio + shift - 1)


def discretised_log_likelihood(x: Tensor, mean: Tensor, log_deviation: Tensor) -> Tensor:
    """log of the Gaussian's weight on the grey level of `x` (Ho et al. 2020, eq. 13), in nats.

    `x` holds values of 8-bit pixels in [-1, 1]; the darkest and the lightest take the tails.
    """
    scale = torch.exp(-log_deviation)
    above = torch.special.ndtr((x - mean + GREY_LEVEL) * scale)
    below = torch.special.ndtr((x - mean - GREY_LEVEL) * scale)
    upper = torch.where(x > 1 - GREY_LEVEL, torch.ones_like(above), above)
    lower = torch.where(x < -1 + GREY_LEVEL, torch.zeros_like(below), below)
    return torch.log((upper - lower).clamp(min=1e-12))
