"""Blur: every point of the picture becomes a small picture of its own, the kernel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.fft import irfft2, rfft2
from torch.nn.functional import pad

from diffusion_studio.diffusion.operators import (
    NEGLIGIBLE,
    Gain,
    SpectralOperator,
    require_positive,
)
from diffusion_studio.diffusion.operators.dense import DenseWhenSmall
from diffusion_studio.diffusion.operators.separable import Separable
from diffusion_studio.sentence import InputError

Numbers = Tensor | np.ndarray | Sequence[Any]  # an array, or nested lists of numbers


class GaussianBlur(Separable):
    """A Gaussian kernel of `size` x `size` pixels (odd), reflected at the picture's edges.

    sigma: its standard deviation in pixels. The kernel is cut off at 4 sigma and sums to 1.
    """

    def __init__(self, sigma: float, size: int = 61) -> None:
        super().__init__()
        if not sigma > 0:
            raise InputError("a blur's sigma must be positive, not {sigma:g}", sigma=sigma)
        if size < 1 or size % 2 == 0:
            raise InputError("a kernel has an odd number of pixels a side, not {size}", size=size)
        self.sigma = sigma
        self.size = size

    def axis_matrix(self, n: int) -> Tensor:
        reach = min(self.size // 2, int(4 * self.sigma + 0.5))
        taps = torch.exp(-0.5 * (torch.arange(-reach, reach + 1).double() / self.sigma) ** 2)
        taps = taps / taps.sum()
        return _reflection(n, reach).unfold(0, len(taps), 1) @ taps

    def axis_length(self, m: int) -> int:
        return m


class Kernel(DenseWhenSmall):
    """Convolution with any kernel: a bright point becomes a picture of the kernel. The picture is
    reflected at its edges.

    array: [h, w], both odd, taken as it is; see `normalised` for one that keeps the brightness.
    """

    def __init__(self, array: Numbers) -> None:
        super().__init__()
        self.array = _kernel(array)

    def forward(self, x: Tensor) -> Tensor:
        rows, columns = self._edges(x)
        return _slide(rows @ x @ columns.mT, self.array.flip(0, 1))

    def adjoint(self, y: Tensor) -> Tensor:
        rows, columns = self._edges(y)
        reach_y, reach_x = (side - 1 for side in self.array.shape)
        spread = pad(y, (reach_x, reach_x, reach_y, reach_y))
        return rows.mT @ _slide(spread, self.array) @ columns

    def _edges(self, like: Tensor) -> tuple[Tensor, Tensor]:
        reach_y, reach_x = (side // 2 for side in self.array.shape)
        rows = _reflection(like.shape[-2], reach_y)
        return rows.to(like), _reflection(like.shape[-1], reach_x).to(like)


class CircularKernel(SpectralOperator):
    """Convolution with any kernel [h, w], both odd, of a picture that goes on at its opposite edge.

    Its singular vectors are the Fourier waves, so that all is in closed form: the blur that many
    papers measure with, less true to photographs at the edges than `Kernel`.
    """

    def __init__(self, array: Numbers) -> None:
        self.array = _kernel(array)

    def forward(self, x: Tensor) -> Tensor:
        return self._wavewise(x, self._transfer(x))

    def adjoint(self, y: Tensor) -> Tensor:
        return self._wavewise(y, self._transfer(y).conj())

    def pseudo_inverse(self, y: Tensor) -> Tensor:
        transfer = self._transfer(y)
        seen = transfer.abs() > NEGLIGIBLE * transfer.abs().max()
        return self._wavewise(y, torch.where(seen, 1 / torch.where(seen, transfer, 1), 0))

    def prox(self, z: Tensor, y: Tensor, rho: float) -> Tensor:
        require_positive(rho)
        transfer = self._transfer(z)
        wanted = transfer.conj() * rfft2(y) + rho * rfft2(z)
        return irfft2(wanted / (transfer.abs().square() + rho), s=z.shape[-2:])

    def spectral(self, x: Tensor, gain: Gain) -> Tensor:
        return self._wavewise(x, gain(self._transfer(x).abs()))

    def _wavewise(self, x: Tensor, factors: Tensor) -> Tensor:
        return irfft2(factors * rfft2(x), s=x.shape[-2:])

    def _transfer(self, like: Tensor) -> Tensor:
        """The Fourier transform of what becomes of a point at the origin, [H, W // 2 + 1]."""
        height, width = like.shape[-2:]
        rows, columns = (torch.arange(side) - side // 2 for side in self.array.shape)
        places = (rows[:, None] % height) * width + columns % width
        point = torch.zeros(height * width, dtype=torch.float64)
        point.index_add_(0, places.flatten(), self.array.flatten())
        return rfft2(point.view(height, width).to(like))


def normalised(array: Numbers) -> Tensor:
    """A kernel made to sum to 1, which keeps the brightness: float64, shaped like the array.

    ValueError where it sums to 0 or less.
    """
    taps = torch.as_tensor(array, dtype=torch.float64)
    total = float(taps.sum())
    if not total > 0:
        raise InputError(
            "a kernel must sum to more than 0, but this one sums to {total:g}", total=total
        )
    return taps / total


def _kernel(array: Numbers) -> Tensor:
    taps = torch.as_tensor(array, dtype=torch.float64)
    if taps.ndim != 2 or any(side % 2 == 0 for side in taps.shape):
        raise InputError("a kernel is a picture with an odd number of pixels a side")
    if not taps.isfinite().all():
        raise InputError("a kernel has finite numbers only; this one has others")
    return taps


def _slide(x: Tensor, taps: Tensor) -> Tensor:
    """The inner product of taps [h, w] with each place in x [..., H, W] where they fit whole:
    [..., H - h + 1, W - w + 1]. By the Fourier transform, so that large kernels cost no more.
    """
    height, width = x.shape[-2:]
    h, w = taps.shape
    turned = irfft2(rfft2(x) * rfft2(taps.to(x), s=(height, width)).conj(), s=(height, width))
    return turned[..., : height - h + 1, : width - w + 1]


def _reflection(n: int, reach: int) -> Tensor:
    """An axis of n with `reach` pixels of its reflection beyond both ends: float64
    [n + 2 reach, n]."""
    source = np.pad(np.arange(n), reach, mode="reflect")
    return torch.eye(n, dtype=torch.float64)[torch.from_numpy(source)]
