"""Operators: how a picture was measured. y = A(x) + noise, for x [B, C, H, W] in [-1, 1].

y is [B, ...]: mostly a picture, for some operators a list of numbers or a sinogram. A batch's
images do not influence one another, and everything follows x in its type and its device.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import ClassVar

import torch
from torch import Tensor

from diffusion_studio.diffusion.operators import noise
from diffusion_studio.diffusion.operators.solve import conjugate_gradients, least_squares
from diffusion_studio.sentence import InputError

NEGLIGIBLE = 1e-4  # a singular value below this part of the largest is taken as 0 by A^+

Gain = Callable[[Tensor], Tensor]  # of singular values, number by number


class Operator(ABC):
    """Any measurement A that can be differentiated.

    `gives_picture` says that y is a picture in [-1, 1], which can be shown, and whose light can be
    counted (Poisson noise).
    """

    gives_picture: ClassVar[bool] = True

    @property
    def slope(self) -> float:
        """How much larger A makes a small change of x at most: by its steepest direction."""
        return 1.0

    @abstractmethod
    def forward(self, x: Tensor) -> Tensor:
        """A(x): what is measured of x, without noise."""

    def measure(
        self, x: Tensor, noise_sigma: float = 0.0, seed: int = 0, photons: float | None = None
    ) -> Tensor:
        """y = A(x) + noise: Gaussian, noise_sigma in the units of y (for pictures [-1, 1]), upon
        the Poisson noise of `photons` a white pixel, if given. Image i has the noise of seed + i.
        """
        y = self.forward(x)
        if photons is not None:
            if not self.gives_picture:
                raise InputError(
                    "{name} does not measure a picture whose light could be counted; use Gaussian"
                    " noise",
                    name=type(self).__name__,
                )
            y = noise.poisson(y, photons, seed)
        return noise.gaussian(y, noise_sigma, seed)

    def count(self, y: Tensor) -> Tensor:
        """m, how many numbers of each image in y were measured, [B]. Noise alone leaves a residual
        of about noise_sigma sqrt(m)."""
        return torch.full(y.shape[:1], float(y[0].numel()), device=y.device)

    def measured_shape(self, shape: Sequence[int]) -> torch.Size:
        """The shape of what is measured of pictures [B, C, H, W]."""
        return self.forward(torch.zeros(shape)).shape

    def pull(self, y: Tensor, x: Tensor, sigma: float) -> Tensor:
        """Whereto y pulls a picture x, shaped like it: the gradient of log p(y | x) for Gaussian
        noise, -grad |y - A(x)|^2 / (2 sigma^2)."""
        with torch.enable_grad():
            at = x.detach().requires_grad_()
            missed = self.residual(y, at).square().sum() / (2 * sigma**2)
            (slope,) = torch.autograd.grad(missed, at)
        return -slope

    def steepest(self, sigma: float) -> float:
        """How much `pull` changes at most with x: what its steps have to heed."""
        return (self.slope / sigma) ** 2

    def residual(self, y: Tensor, x: Tensor) -> Tensor:
        """y - A(x), for y [1 or B, ...]. ValueError where y cannot have been measured so."""
        believed = self.forward(x)
        if y.shape[1:] != believed.shape[1:] or y.shape[0] not in (1, believed.shape[0]):
            raise InputError(
                "the measurement is {shape}, but of such pictures the operator measures {measured}",
                shape=tuple(y.shape),
                measured=tuple(believed.shape),
            )
        return y.to(believed) - believed


class LinearOperator(Operator):
    """A linear measurement A: it has an exact transpose, and so a pseudo-inverse and a prox.

    Those are found by conjugate gradients where an operator does not know them in closed form.
    """

    @abstractmethod
    def adjoint(self, y: Tensor) -> Tensor:
        """A^T y, for which <A x, y> = <x, A^T y>; shaped like the picture."""

    def pseudo_inverse(self, y: Tensor) -> Tensor:
        """A^+ y: of the pictures that fit y best in least squares, the one of smallest norm."""
        return least_squares(self.forward, self.adjoint, y)

    def prox(self, z: Tensor, y: Tensor, rho: float) -> Tensor:
        """The x that makes |A x - y|^2 + rho |x - z|^2 smallest, for rho > 0.

        The picture nearest to a belief z that agrees with the measurement y; rho says how much
        the belief weighs.
        """
        require_positive(rho)
        return conjugate_gradients(
            lambda x: self.adjoint(self.forward(x)) + rho * x, self.adjoint(y) + rho * z, z
        )


class SpectralOperator(LinearOperator):
    """A linear measurement whose singular value decomposition A = U S V^T is known."""

    @abstractmethod
    def spectral(self, x: Tensor, gain: Gain) -> Tensor:
        """V gain(S) V^T x: each right singular vector in x times a function of its singular value,
        which is 0 for what is not measured at all. Shaped like x."""


def require_positive(rho: float) -> None:
    if not rho > 0:
        raise InputError("rho must be positive, not {rho:g}: it is what the belief weighs", rho=rho)
