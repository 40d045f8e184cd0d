"""Operators that treat rows and columns one after the other, each by a small matrix."""

from __future__ import annotations

from abc import abstractmethod
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import pad

from diffusion_studio.diffusion.operators import (
    NEGLIGIBLE,
    Gain,
    SpectralOperator,
    require_positive,
)


class Axis(NamedTuple):
    """What the operator does along one axis: a matrix [m, n] = U diag(s) V^T, and its A^+."""

    matrix: Tensor
    u: Tensor  # [m, m]
    s: Tensor  # [m]
    v: Tensor  # [n, n]
    pseudo_inverse: Tensor  # [n, m]


class Separable(SpectralOperator):
    """y = R x C^T, where R acts on the columns of a picture and C on its rows.

    The singular vectors of the whole are products of those of R and C, so that the pseudo-inverse
    and the prox are closed forms that cost a few small matrix products. A subclass gives the
    matrix of an axis, with m <= n, and how long an axis was before it.
    """

    def __init__(self) -> None:
        self._axes: dict[tuple[int, torch.dtype, torch.device], Axis] = {}

    @abstractmethod
    def axis_matrix(self, n: int) -> Tensor:
        """What is done to an axis of n pixels: float64 [m, n]."""

    @abstractmethod
    def axis_length(self, m: int) -> int:
        """The n of which an axis of m measurements was made."""

    def forward(self, x: Tensor) -> Tensor:
        rows, columns = self._both(x.shape[-2], x.shape[-1], x)
        return rows.matrix @ x @ columns.matrix.mT

    def adjoint(self, y: Tensor) -> Tensor:
        rows, columns = self._measured(y)
        return rows.matrix.mT @ y @ columns.matrix

    def pseudo_inverse(self, y: Tensor) -> Tensor:
        rows, columns = self._measured(y)
        return rows.pseudo_inverse @ y @ columns.pseudo_inverse.mT

    def prox(self, z: Tensor, y: Tensor, rho: float) -> Tensor:
        require_positive(rho)
        rows, columns = self._both(z.shape[-2], z.shape[-1], z)
        s = _singular_values(rows, columns)
        measured = pad(rows.u.mT @ y @ columns.u, _beyond(rows, columns))
        believed = rows.v.mT @ z @ columns.v
        found = (s * measured + rho * believed) / (s.square() + rho)
        return rows.v @ found @ columns.v.mT

    def spectral(self, x: Tensor, gain: Gain) -> Tensor:
        rows, columns = self._both(x.shape[-2], x.shape[-1], x)
        weighed = gain(_singular_values(rows, columns)) * (rows.v.mT @ x @ columns.v)
        return rows.v @ weighed @ columns.v.mT

    def _measured(self, y: Tensor) -> tuple[Axis, Axis]:
        return self._both(self.axis_length(y.shape[-2]), self.axis_length(y.shape[-1]), y)

    def _both(self, height: int, width: int, like: Tensor) -> tuple[Axis, Axis]:
        return self._axis(height, like), self._axis(width, like)

    def _axis(self, n: int, like: Tensor) -> Axis:
        key = (n, like.dtype, like.device)
        if key not in self._axes:
            matrix = self.axis_matrix(n)
            u, s, vh = torch.linalg.svd(matrix)
            parts = (matrix, u, s, vh.mT, torch.linalg.pinv(matrix, rtol=NEGLIGIBLE))
            self._axes[key] = Axis(*(part.to(like) for part in parts))
        return self._axes[key]


def _singular_values(rows: Axis, columns: Axis) -> Tensor:
    """Those of the whole, [H, W]: products of those of its axes, 0 for what is not measured."""
    return pad(torch.outer(rows.s, columns.s), _beyond(rows, columns))


def _beyond(rows: Axis, columns: Axis) -> tuple[int, int, int, int]:
    """How many more columns and rows a picture has than its measurement, for `pad`."""
    return (0, len(columns.v) - len(columns.s), 0, len(rows.v) - len(rows.s))
