"""Paths between latents."""

from __future__ import annotations

import torch
from torch import Tensor


def lerp(a: Tensor, b: Tensor, f: float) -> Tensor:
    """The straight line from a (f = 0) to b (f = 1)."""
    return (1 - f) * a + f * b


def slerp(a: Tensor, b: Tensor, f: float) -> Tensor:
    """The arc from a (f = 0) to b (f = 1) (Shoemake 1985; for latents, Song et al. 2021, eq. 15).

    a, b: [B, ...]; each pair has its own angle. Between two draws of noise the arc stays as long
    as noise is, where the straight line would fall short. (Nearly) parallel latents, for which
    the arc is not defined, take the straight line.
    """
    # On the CPU, since not every device knows float64.
    flat_a, flat_b = a.flatten(1).cpu().double(), b.flatten(1).cpu().double()
    norms = flat_a.norm(dim=1) * flat_b.norm(dim=1)
    cosine = ((flat_a * flat_b).sum(dim=1) / norms.clamp_min(1e-300)).clamp(-1, 1)
    angle = torch.arccos(cosine)
    arc = torch.sin(angle)
    safe = arc > 1e-4
    divisor = torch.where(safe, arc, torch.ones_like(arc))
    weight_a = torch.where(safe, torch.sin((1 - f) * angle) / divisor, torch.full_like(arc, 1 - f))
    weight_b = torch.where(safe, torch.sin(f * angle) / divisor, torch.full_like(arc, f))
    shape = (-1, *[1] * (a.ndim - 1))
    return weight_a.to(a).view(shape) * a + weight_b.to(b).view(shape) * b
