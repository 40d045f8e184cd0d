"""Blur: every point of the picture becomes a small picture of its own, the kernel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import conv2d, pad

from diffusion_studio.diffusion.operators import Operator, require_positive
from diffusion_studio.diffusion.operators.separable import Separable

Padding = Literal["reflect", "circular"]


class GaussianBlur(Separable):
    """A Gaussian kernel of `size` x `size` pixels (odd), reflected at the picture's edges.

    sigma: its standard deviation in pixels. The kernel is cut off at 4 sigma and sums to 1.
    """

    def __init__(self, sigma: float, size: int = 61) -> None:
        super().__init__()
        if not sigma > 0:
            raise ValueError(f"a blur's sigma must be positive, not {sigma:g}")
        if size < 1 or size % 2 == 0:
            raise ValueError(f"a kernel has an odd number of pixels a side, not {size}")
        self.sigma = sigma
        self.size = size

    def axis_matrix(self, n: int) -> Tensor:
        reach = min(self.size // 2, int(4 * self.sigma + 0.5))
        taps = torch.exp(-0.5 * (torch.arange(-reach, reach + 1).double() / self.sigma) ** 2)
        taps = taps / taps.sum()
        return _padding_matrix(n, reach, "reflect").unfold(0, len(taps), 1) @ taps

    def axis_length(self, m: int) -> int:
        return m


class Kernel(Operator):
    """Convolution with any kernel: a bright point becomes a picture of the kernel.

    array: [h, w], both odd, taken as it is (to keep brightness let it sum to 1). `padding`: what
    lies beyond the edges, the picture's reflection, or the picture again (circular). Only the
    circular one has closed forms, by the Fourier transform.
    """

    def __init__(
        self, array: Tensor | np.ndarray | Sequence[Any], padding: Padding = "reflect"
    ) -> None:
        self.array = torch.as_tensor(array, dtype=torch.float64)
        if self.array.ndim != 2 or any(side % 2 == 0 for side in self.array.shape):
            raise ValueError("a kernel is a picture with an odd number of pixels a side")
        if padding not in ("reflect", "circular"):
            raise ValueError(f"padding must be reflect or circular, not {padding}")
        self.padding: Padding = padding

    def forward(self, x: Tensor) -> Tensor:
        rows, columns = self._edges(x)
        return self._slide(rows @ x @ columns.mT, self.array.flip(0, 1))

    def adjoint(self, y: Tensor) -> Tensor:
        rows, columns = self._edges(y)
        reach_y, reach_x = (side - 1 for side in self.array.shape)
        spread = pad(y, (reach_x, reach_x, reach_y, reach_y))
        return rows.mT @ self._slide(spread, self.array) @ columns

    def pseudo_inverse(self, y: Tensor) -> Tensor:
        if self.padding != "circular":
            return super().pseudo_inverse(y)
        transfer = self._transfer(y)
        power = transfer.abs().square()
        kept = power > 1e-8 * power.max()
        inverse = torch.where(kept, transfer.conj() / power.clamp_min(1e-30), 0)
        return torch.fft.ifft2(inverse * torch.fft.fft2(y)).real

    def prox(self, z: Tensor, y: Tensor, rho: float) -> Tensor:
        if self.padding != "circular":
            return super().prox(z, y, rho)
        require_positive(rho)
        transfer = self._transfer(z)
        wanted = transfer.conj() * torch.fft.fft2(y) + rho * torch.fft.fft2(z)
        return torch.fft.ifft2(wanted / (transfer.abs().square() + rho)).real

    def _transfer(self, like: Tensor) -> Tensor:
        """The Fourier transform of what becomes of a point at the origin, [H, W]."""
        point = torch.zeros_like(like[:1, :1])
        point[..., 0, 0] = 1
        return torch.fft.fft2(self.forward(point))[0, 0]

    def _edges(self, like: Tensor) -> tuple[Tensor, Tensor]:
        reach_y, reach_x = (side // 2 for side in self.array.shape)
        rows = _padding_matrix(like.shape[-2], reach_y, self.padding)
        return rows.to(like), _padding_matrix(like.shape[-1], reach_x, self.padding).to(like)

    def _slide(self, x: Tensor, taps: Tensor) -> Tensor:
        batch, channels, height, width = x.shape
        flat = conv2d(x.reshape(batch * channels, 1, height, width), taps[None, None].to(x))
        return flat.reshape(batch, channels, *flat.shape[-2:])


def _padding_matrix(n: int, reach: int, padding: Padding) -> Tensor:
    """What lies `reach` pixels beyond both ends of an axis of n, as float64 [n + 2 reach, n]."""
    mode: Any = "wrap" if padding == "circular" else "reflect"
    source = np.pad(np.arange(n), reach, mode=mode)
    return torch.eye(n, dtype=torch.float64)[torch.from_numpy(source)]
