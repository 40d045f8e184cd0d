"""A small network that learns the score of points in the plane, while one watches."""

from __future__ import annotations

from math import sqrt

import torch
from torch import Tensor, nn

from diffusion_studio.diffusion.denoiser import Denoiser
from diffusion_studio.diffusion.mixture import GaussianMixture
from diffusion_studio.diffusion.schedule import NoiseLevel, NoiseSchedule

WAVES = 6  # frequencies of the noise level's embedding


class ScoreNetwork(nn.Module):
    """epsilon from x_t [B, D] and t [B]: three hidden layers, told the noise level by waves of
    its log signal-to-noise ratio."""

    def __init__(self, schedule: NoiseSchedule, size: int = 2, width: int = 96) -> None:
        super().__init__()
        self.log_snr: Tensor
        snr = torch.as_tensor(schedule.snr, dtype=torch.float64)
        self.register_buffer("log_snr", snr.clamp(1e-6, 1e6).log().float())
        self.first = nn.Linear(size + 2 * WAVES, width)
        self.hidden = nn.ModuleList(nn.Linear(width, width) for _ in range(2))
        self.last = nn.Linear(width, size)

    def forward(self, x_t: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        """epsilon, [B, D]; labels are not looked at."""
        phase = self.log_snr[t][:, None] / 20  # from about -0.5 to 0.5
        waves = phase * torch.pi * 2.0 ** torch.arange(WAVES, device=x_t.device)
        inside = nn.functional.silu(self.first(torch.cat([x_t, waves.sin(), waves.cos()], dim=1)))
        for layer in self.hidden:
            inside = inside + nn.functional.silu(layer(inside))
        return self.last(inside)


class ScoreTraining:
    """Denoising score matching (Vincent 2011) as DDPM weighs it: the mean of |epsilon - network|^2
    over all levels (Ho et al. 2020, eq. 14), by Adam (Kingma & Ba 2015)."""

    def __init__(
        self, mixture: GaussianMixture, schedule: NoiseSchedule, seed: int = 0, batch: int = 512
    ) -> None:
        self.mixture, self.schedule, self.batch = mixture, schedule, batch
        self._generator = torch.Generator().manual_seed(seed)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            self.network = ScoreNetwork(schedule, mixture.means.shape[1])
        self._adam = torch.optim.Adam(self.network.parameters(), lr=2e-3)
        self.step = 0

    def denoiser(self) -> Denoiser:
        """The network as it is now, for the sampling loop."""
        return Denoiser(self.network, "epsilon", clip=False)

    def advance(self, steps: int) -> list[float]:
        """Take training steps; their losses. 1 is what a network loses that says 0."""
        losses = []
        for _ in range(steps):
            x_0 = self.mixture.sample(self.batch, self._generator).float()
            epsilon = torch.randn(x_0.shape, generator=self._generator)
            i = torch.randint(len(self.schedule), (self.batch,), generator=self._generator)
            x_t = self.schedule.add_noise(x_0, i, epsilon)
            with torch.enable_grad():
                loss = (self.network(x_t, i) - epsilon).square().mean()
                self._adam.zero_grad()
                loss.backward()
            for group in self._adam.param_groups:  # falls as the noise in the gradient should
                group["lr"] = 2e-3 / sqrt(1 + self.step / 500)
            self._adam.step()
            self.step += 1
            losses.append(loss.item())
        return losses

    @torch.no_grad()
    def score(self, x: Tensor, level: NoiseLevel) -> Tensor:
        """The network's score at x, [B, D]."""
        return self.denoiser().predict(x, level).score
