"""Colours as tensors [B or 1, 3, H or 1, W or 1] in [0, 1], and the blends between them."""

from __future__ import annotations

import torch
from torch import Tensor

Scalar = float | Tensor


def saturated(x: Tensor) -> Tensor:
    """Clipped to [0, 1]."""
    return x.clamp(0, 1)


def smooth(low: Scalar, high: Scalar, x: Tensor) -> Tensor:
    """0 where x is below `low`, 1 above `high`, and without a corner between (3 t^2 - 2 t^3).

    With `low` above `high` it falls instead of rising.
    """
    t = saturated((x - low) / (high - low))
    return t * t * (3 - 2 * t)


def mixed(a: Scalar, b: Scalar, share: Scalar) -> Tensor:
    """`a` where share is 0, `b` where it is 1. A share [B, H, W] goes with numbers, not colours."""
    return torch.as_tensor(a + (b - a) * share)


def tinted(a: Tensor, b: Tensor, share: Tensor) -> Tensor:
    """Two colours [.., 3, .., ..] mixed by a share [B, H, W]."""
    return a + (b - a) * share[:, None]


def lit(colour: Tensor, light: Tensor) -> Tensor:
    """A colour times an amount of light [B, H, W]."""
    return colour * light[:, None]


def hsv(hue: Scalar, saturation: Scalar, value: Scalar) -> Tensor:
    """A colour from hue (in turns, any number), saturation and value: [B, H, W] or floats.

    At least one of them is a tensor.
    """
    like = next(part for part in (hue, saturation, value) if isinstance(part, Tensor))
    device = like.device
    turn, s, v = torch.broadcast_tensors(
        *(torch.as_tensor(part, device=device) for part in (hue, saturation, value))
    )
    offsets = torch.tensor([0.0, 4.0, 2.0], device=device).view(1, 3, 1, 1)
    pure = saturated(((turn[:, None] * 6 + offsets) % 6 - 3).abs() - 1)
    return v[:, None] * (1 - s[:, None] * (1 - pure))
