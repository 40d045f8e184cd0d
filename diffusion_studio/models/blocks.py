"""The layers of the ADM networks (Dhariwal & Nichol 2021, "Diffusion Models Beat GANs", app. B).

Features are `[B, C, H, W]`, embeddings `[B, E]`. Attribute names and positions inside each
`Sequential` are those of the published checkpoints' keys, so they are part of the file format.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint

from diffusion_studio.models.config import NORM_GROUPS


def timestep_embedding(t: Tensor, width: int, max_period: float = 10_000.0) -> Tensor:
    """`[B]` times (whole or fractional) -> `[B, width]` float32: cosines first, then sines.

    Frequencies fall geometrically from 1 towards 1 / max_period (Vaswani et al. 2017, sec. 3.5;
    divided by width / 2, not by width / 2 - 1).
    """
    half = width // 2
    steps = torch.arange(half, dtype=torch.float32, device=t.device)
    angles = t[:, None].float() * torch.exp(-math.log(max_period) * steps / half)
    return F.pad(torch.cat([angles.cos(), angles.sin()], dim=1), (0, width % 2))


def group_norm(channels: int) -> nn.GroupNorm:
    """GroupNorm of 32 groups; ValueError where the channels do not divide into them."""
    if channels % NORM_GROUPS:
        raise ValueError(f"{channels} channels cannot be normalised in {NORM_GROUPS} groups.")
    return nn.GroupNorm(NORM_GROUPS, channels)


def zeroed(layer: nn.Conv1d | nn.Conv2d) -> nn.Conv1d | nn.Conv2d:
    """The layer with weights and bias at zero, so that a new block adds nothing."""
    nn.init.zeros_(layer.weight)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
    return layer


def checkpointed(use: bool, function: Callable[..., Tensor], *inputs: Tensor) -> Tensor:
    """`function(*inputs)`; with `use`, its activations are computed again in the backward pass.

    The non-reentrant form, because a gradient to the input must flow with frozen weights too.
    """
    if use and torch.is_grad_enabled():
        result: Tensor = checkpoint(function, *inputs, use_reentrant=False)
        return result
    return function(*inputs)


class Downsample(nn.Module):
    """Halves H and W: by a 3x3 convolution of stride 2, or by averaging 2x2 squares."""

    def __init__(self, channels: int, use_conv: bool) -> None:
        super().__init__()
        self.op: nn.Module = (
            nn.Conv2d(channels, channels, 3, stride=2, padding=1) if use_conv else nn.AvgPool2d(2)
        )

    def forward(self, x: Tensor) -> Tensor:
        smaller: Tensor = self.op(x)
        return smaller


class Upsample(nn.Module):
    """Doubles H and W by repeating each value 2x2; then, with `use_conv`, a 3x3 convolution."""

    def __init__(self, channels: int, use_conv: bool) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1) if use_conv else None

    def forward(self, x: Tensor) -> Tensor:
        larger = F.interpolate(x, scale_factor=2.0, mode="nearest")
        return larger if self.conv is None else self.conv(larger)


class ResBlock(nn.Module):
    """A residual block that is told the time: `[B, C, H, W]`, `[B, E]` -> `[B, C', H', W']`.

    With `scale_shift` the embedding scales and shifts the second norm's output (AdaGN, eq. 1 of
    the appendix); else it is added before that norm. `resample` ("up" or "down") changes H and W
    inside the block, between the first activation and the first convolution.
    """

    def __init__(
        self,
        channels: int,
        out_channels: int,
        embedding: int,
        *,
        dropout: float = 0.0,
        scale_shift: bool = False,
        resample: str | None = None,
    ) -> None:
        super().__init__()
        self.scale_shift = scale_shift
        self.in_layers = nn.Sequential(
            group_norm(channels), nn.SiLU(), nn.Conv2d(channels, out_channels, 3, padding=1)
        )
        self.resample: nn.Module | None = None
        if resample is not None:
            resampler = {"up": Upsample, "down": Downsample}[resample]
            self.resample = resampler(channels, use_conv=False)
        self.emb_layers = nn.Sequential(
            nn.SiLU(), nn.Linear(embedding, out_channels * (2 if scale_shift else 1))
        )
        self.out_layers = nn.Sequential(
            group_norm(out_channels),
            nn.SiLU(),
            nn.Dropout(dropout),
            zeroed(nn.Conv2d(out_channels, out_channels, 3, padding=1)),
        )
        self.skip_connection: nn.Module = (
            nn.Identity() if channels == out_channels else nn.Conv2d(channels, out_channels, 1)
        )
        self.use_checkpoint = False

    def forward(self, x: Tensor, emb: Tensor) -> Tensor:
        return checkpointed(self.use_checkpoint, self._forward, x, emb)

    def _forward(self, x: Tensor, emb: Tensor) -> Tensor:
        norm, activation, conv = self.in_layers
        h = activation(norm(x))
        if self.resample is not None:
            h, x = self.resample(h), self.resample(x)
        h = conv(h)
        told = self.emb_layers(emb)[:, :, None, None]
        norm, *rest = self.out_layers
        if self.scale_shift:
            scale, shift = told.chunk(2, dim=1)
            h = norm(h) * (1 + scale) + shift
        else:
            h = norm(h + told)
        for layer in rest:
            h = layer(h)
        residual: Tensor = self.skip_connection(x) + h
        return residual


class SelfAttention(nn.Module):
    """Multi-head attention over `[B, 3C, L]` queries, keys and values -> `[B, C, L]`.

    The channels of the two published orders are laid out differently: the older one is
    head by head (q, k, v of head 0, then of head 1, ...), the newer one all queries, then all
    keys, then all values. The softmax's scale is (C / heads)^-1/2.
    """

    def __init__(self, heads: int, new_order: bool) -> None:
        super().__init__()
        self.heads = heads
        self.new_order = new_order

    def forward(self, qkv: Tensor) -> Tensor:
        batch, channels, length = qkv.shape
        per_head = channels // (3 * self.heads)
        if self.new_order:
            split = qkv.reshape(batch, 3, self.heads, per_head, length).transpose(1, 2)
        else:
            split = qkv.reshape(batch, self.heads, 3, per_head, length)
        q, k, v = (part.transpose(2, 3) for part in split.unbind(2))
        mixed = F.scaled_dot_product_attention(q, k, v)
        return mixed.transpose(2, 3).reshape(batch, channels // 3, length)


class AttentionBlock(nn.Module):
    """Self-attention between all H x W positions, added to its input."""

    def __init__(self, channels: int, heads: int, new_order: bool) -> None:
        super().__init__()
        self.norm = group_norm(channels)
        self.qkv = nn.Conv1d(channels, 3 * channels, 1)
        self.attention = SelfAttention(heads, new_order)
        self.proj_out = zeroed(nn.Conv1d(channels, channels, 1))
        self.use_checkpoint = False

    def forward(self, x: Tensor) -> Tensor:
        return checkpointed(self.use_checkpoint, self._forward, x)

    def _forward(self, x: Tensor) -> Tensor:
        flat = x.flatten(2)
        mixed = self.proj_out(self.attention(self.qkv(self.norm(flat))))
        return (flat + mixed).reshape(x.shape)


class AttentionPool(nn.Module):
    """`[B, C, H, W]` -> `[B, classes]`: the mean of all positions attends to every position.

    H and W must be `side`: each position has its own learned embedding (CLIP's pooling,
    Radford et al. 2021, with the newer attention order).
    """

    def __init__(self, side: int, channels: int, head_channels: int, classes: int) -> None:
        super().__init__()
        self.side = side
        self.positional_embedding = nn.Parameter(torch.empty(channels, side**2 + 1))
        if not self.positional_embedding.is_meta:  # it would import all of PyTorch's compiler first
            nn.init.normal_(self.positional_embedding, std=channels**-0.5)
        self.qkv_proj = nn.Conv1d(channels, 3 * channels, 1)
        self.attention = SelfAttention(channels // head_channels, new_order=True)
        self.c_proj = nn.Conv1d(channels, classes, 1)

    def forward(self, x: Tensor) -> Tensor:
        flat = x.flatten(2)
        tokens = torch.cat([flat.mean(dim=2, keepdim=True), flat], dim=2)
        tokens = tokens + self.positional_embedding
        pooled: Tensor = self.c_proj(self.attention(self.qkv_proj(tokens)))
        return pooled[:, :, 0]


class Stage(nn.ModuleList):
    """Layers in a row; those that need the embedding are given it."""

    def forward(self, x: Tensor, emb: Tensor) -> Tensor:
        for layer in self:
            x = layer(x, emb) if isinstance(layer, ResBlock) else layer(x)
        return x


def enable_checkpointing(network: nn.Module) -> None:
    """Let every residual and attention block trade its activations' memory for time."""
    for module in network.modules():
        if isinstance(module, (ResBlock, AttentionBlock)):
            module.use_checkpoint = True
