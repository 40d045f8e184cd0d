"""Operators: how a picture was measured. y = A x + noise, with A linear and the same in every
channel; x and y are [B, C, H, W], and a batch's images do not influence one another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

import torch
from torch import Tensor

CG_STEPS = 200
CG_TOLERANCE = 1e-6  # of the right-hand side's norm


class Operator(ABC):
    """A linear measurement A.

    Every operator has `forward` and its exact transpose, `adjoint`, and so a `prox`. It has a
    `pseudo_inverse` where that is known in closed form.
    """

    @abstractmethod
    def forward(self, x: Tensor) -> Tensor:
        """A x: what is measured of x."""

    @abstractmethod
    def adjoint(self, y: Tensor) -> Tensor:
        """A^T y, for which <A x, y> = <x, A^T y>; shaped like the picture."""

    def pseudo_inverse(self, y: Tensor) -> Tensor:
        """A^+ y: of the pictures that fit y best in least squares, the one of smallest norm."""
        raise NotImplementedError(f"{type(self).__name__} has no pseudo-inverse; use its prox")

    def prox(self, z: Tensor, y: Tensor, rho: float) -> Tensor:
        """The x that makes |A x - y|^2 + rho |x - z|^2 smallest, for rho > 0.

        The picture nearest to a belief z that agrees with the measurement y; rho says how much
        the belief weighs. Solved by conjugate gradients where there is no closed form.
        """
        require_positive(rho)
        return conjugate_gradients(
            lambda x: self.adjoint(self.forward(x)) + rho * x, self.adjoint(y) + rho * z, z
        )


def require_positive(rho: float) -> None:
    if not rho > 0:
        raise ValueError(f"rho must be positive, not {rho:g}: it is what the belief weighs")


def conjugate_gradients(matrix: Callable[[Tensor], Tensor], b: Tensor, x: Tensor) -> Tensor:
    """The solution of matrix(x) = b for a symmetric positive definite matrix, image by image
    (Hestenes & Stiefel 1952), from the first guess x. Each image stops by itself."""
    residual = b - matrix(x)
    direction = residual
    power = _dot(residual, residual)
    enough = CG_TOLERANCE**2 * _dot(b, b)
    for _ in range(CG_STEPS):
        going = power > enough
        if not going.any():
            break
        image = matrix(direction)
        stride = torch.where(going, power / _dot(direction, image), 0.0)
        x = x + stride * direction
        residual = residual - stride * image
        before, power = power, _dot(residual, residual)
        direction = residual + torch.where(going, power / before, 0.0) * direction
    return x


def _dot(a: Tensor, b: Tensor) -> Tensor:
    """The inner product of each image pair, [B, 1, 1, 1]."""
    return (a * b).sum(dim=(1, 2, 3), keepdim=True)
