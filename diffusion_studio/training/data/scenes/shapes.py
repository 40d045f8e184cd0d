"""Shapes as signed distances: negative inside, in the units of the canvas, 0 on the edge.

Every argument is a float or a tensor that broadcasts to [B, H, W]; so is the answer. Unions and
intersections are the smaller and the larger of two distances (after Quilez's and Hart's work on
distance fields; Hart 1996). Distances need be exact near the edge only, where a pixel is partly
covered.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import reduce

import torch
from torch import Tensor

Scalar = float | Tensor
Corner = tuple[Scalar, Scalar]

TINY = 1e-9
"""Keeps a root's argument above 0."""


def length(x: Tensor, y: Tensor) -> Tensor:
    """sqrt(x^2 + y^2)."""
    return torch.sqrt(x * x + y * y + TINY)


def turned(x: Tensor, y: Tensor, angle: Scalar) -> tuple[Tensor, Tensor]:
    """Coordinates in a frame that is turned by `angle` radians, anticlockwise on the screen."""
    cosine, sine = _cos_sin(angle)
    return cosine * x + sine * y, cosine * y - sine * x


def _cos_sin(angle: Scalar) -> tuple[Scalar, Scalar]:
    if isinstance(angle, Tensor):
        return torch.cos(angle), torch.sin(angle)
    return math.cos(angle), math.sin(angle)


def disc(x: Tensor, y: Tensor, radius: Scalar) -> Tensor:
    """A filled circle around the origin."""
    return length(x, y) - radius


def ellipse(x: Tensor, y: Tensor, a: Scalar, b: Scalar) -> Tensor:
    """A filled ellipse with half axes `a` and `b`: the first-order distance, true at the edge."""
    inner = torch.sqrt((x / a) ** 2 + (y / b) ** 2 + TINY)
    slope = torch.sqrt((x / a**2) ** 2 + (y / b**2) ** 2 + TINY)
    return inner * (inner - 1) / slope


def box(
    x: Tensor, y: Tensor, half_width: Scalar, half_height: Scalar, rounding: Scalar = 0.0
) -> Tensor:
    """A rectangle around the origin; `rounding` is the radius of its corners."""
    across, up = x.abs() - half_width + rounding, y.abs() - half_height + rounding
    outside = torch.sqrt(across.clamp(min=0) ** 2 + up.clamp(min=0) ** 2 + TINY**2)
    return outside + torch.maximum(across, up).clamp(max=0) - rounding


def rod(x: Tensor, y: Tensor, start: Corner, end: Corner, radius: Scalar) -> Tensor:
    """A straight line with round ends, `radius` to each side."""
    along = end[0] - start[0], end[1] - start[1]
    squared = along[0] ** 2 + along[1] ** 2 + TINY
    share = (((x - start[0]) * along[0] + (y - start[1]) * along[1]) / squared).clamp(0, 1)
    return length(x - start[0] - along[0] * share, y - start[1] - along[1] * share) - radius


def polygon(x: Tensor, y: Tensor, corners: Sequence[Corner]) -> Tensor:
    """A convex polygon, its corners named anticlockwise (y points up): the half planes' meet."""
    sides = []
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        right, up = end[1] - start[1], start[0] - end[0]
        norm = (right * right + up * up + TINY) ** 0.5
        sides.append(((x - start[0]) * right + (y - start[1]) * up) / norm)
    return both(*sides)


def both(*shapes: Tensor) -> Tensor:
    """Where all of them are."""
    return reduce(torch.maximum, shapes)


def either(*shapes: Tensor) -> Tensor:
    """Where at least one of them is."""
    return reduce(torch.minimum, shapes)


def ring(shape: Tensor, half_width: Scalar) -> Tensor:
    """The line along a shape's edge."""
    return shape.abs() - half_width
