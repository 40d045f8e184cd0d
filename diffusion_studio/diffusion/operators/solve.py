"""Linear equations of which only products with the matrix are known, solved image by image."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

STEPS = 200
TOLERANCE = 1e-6  # of the right-hand side's norm

Apply = Callable[[Tensor], Tensor]


def conjugate_gradients(
    apply: Apply,
    b: Tensor,
    start: Tensor | None = None,
    steps: int = STEPS,
    tolerance: float = TOLERANCE,
    precondition: Apply | None = None,
) -> Tensor:
    """The x for which apply(x) = b, where `apply` is symmetric positive definite (Hestenes &
    Stiefel 1952).

    b: [B, ...]; `start`: a first guess, shaped like it (0 if not given). Each image stops by
    itself, once |b - apply(x)| <= tolerance |b|, so that a batch gives what its images alone give.
    precondition: about the inverse of `apply`, and symmetric positive definite too: the nearer it
    is, the fewer steps are needed (Saad 2003, algorithm 9.1).
    """
    x = torch.zeros_like(b) if start is None else start
    residual = b if start is None else b - apply(start)
    slope = residual if precondition is None else precondition(residual)
    direction = slope
    power = dot(residual, slope)
    enough = tolerance**2 * dot(b, b)
    for _ in range(steps):
        going = dot(residual, residual) > enough
        if not going.any():
            break
        image = apply(direction)
        stride = _ratio(power, dot(direction, image), going)
        x = x + stride * direction
        residual = residual - stride * image
        slope = residual if precondition is None else precondition(residual)
        before, power = power, dot(residual, slope)
        direction = slope + _ratio(power, before, going) * direction
    return x


def least_squares(
    forward: Apply,
    adjoint: Apply,
    y: Tensor,
    steps: int = STEPS,
    tolerance: float = TOLERANCE,
) -> Tensor:
    """A^+ y: of the x that make |A x - y| smallest, the one of smallest norm.

    Conjugate gradients on A^T A x = A^T y from 0, in the form that does not square the condition
    number in its rounding (CGLS; Paige & Saunders 1982, section 7.1). It adds the singular vectors
    in the order of how well they are measured, so that few steps are also a smooth answer.
    """
    residual = y
    slope = adjoint(residual)
    x, direction = torch.zeros_like(slope), slope
    power = dot(slope, slope)
    enough = tolerance**2 * power
    for _ in range(steps):
        going = power > enough
        if not going.any():
            break
        image = forward(direction)
        stride = _ratio(power, dot(image, image), going)
        x = x + _like(stride, x) * direction
        residual = residual - _like(stride, image) * image
        slope = adjoint(residual)
        before, power = power, dot(slope, slope)
        direction = slope + _like(_ratio(power, before, going), x) * direction
    return x


def dot(a: Tensor, b: Tensor) -> Tensor:
    """The inner product of each image pair of [B, ...], as [B, 1, ...]."""
    return _like((a * b).flatten(1).sum(dim=1), a)


def _ratio(above: Tensor, below: Tensor, wanted: Tensor) -> Tensor:
    """above / below where it is wanted, else 0: an image that is done stays as it is."""
    possible = wanted & (below != 0)
    return torch.where(possible, above / torch.where(possible, below, 1), 0)


def _like(number: Tensor, images: Tensor) -> Tensor:
    """One number an image, [B] or [B, 1, ...], shaped to multiply images [B, ...]."""
    return number.reshape(-1, *[1] * (images.ndim - 1))
