"""The ADM classifier (Dhariwal & Nichol 2021, sec. 4): it names what is in a noisy picture."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from diffusion_studio.models.blocks import (
    AttentionPool,
    enable_checkpointing,
    group_norm,
    zeroed,
)
from diffusion_studio.models.config import ClassifierConfig, read_config
from diffusion_studio.models.encoder import Encoder

SPATIAL_WIDTH = 2048


class Classifier(Encoder):
    """`x` `[B, in_channels, H, W]`, `t` `[B]` -> logits `[B, out_channels]`.

    `x` is the noisy x_t in [-1, 1] units and `t` the original timestep index. With pool
    "attention" H and W must be `image_size`. Its state dict is that of openai/guided-diffusion's
    EncoderUNetModel, key for key.
    """

    config: ClassifierConfig

    def __init__(self, config: ClassifierConfig) -> None:
        super().__init__(config)
        self.pools_every_block = config.pool in ("spatial", "spatial_v2")
        self.out = self._head(config)
        if config.use_checkpoint:
            enable_checkpointing(self)

    def forward(self, x: Tensor, t: Tensor) -> Tensor:
        self.check_input(x, t)
        side = self.config.image_size
        if self.config.pool == "attention" and x.shape[2:] != (side, side):
            raise ValueError(
                f"This classifier takes {side} x {side} only, not {x.shape[2]} x {x.shape[3]}."
            )
        emb = self.embed(t)
        h = x.to(self.dtype)
        means = []
        for stage in (*self.input_blocks, self.middle_block):
            h = stage(h, emb)
            if self.pools_every_block:
                means.append(h.mean(dim=(2, 3)))
        logits: Tensor = self.out(torch.cat(means, dim=1) if self.pools_every_block else h)
        return logits.to(x.dtype)

    def _head(self, config: ClassifierConfig) -> nn.Sequential:
        width = config.widths[-1]
        if config.pool == "adaptive":
            return nn.Sequential(
                group_norm(width),
                nn.SiLU(),
                nn.AdaptiveAvgPool2d(1),
                zeroed(nn.Conv2d(width, config.out_channels, 1)),
                nn.Flatten(),
            )
        if config.pool == "attention":
            side = config.image_size // config.downsampling
            pool = AttentionPool(side, width, config.num_head_channels, config.out_channels)
            return nn.Sequential(group_norm(width), nn.SiLU(), pool)
        features = sum(self.skip_widths) + width
        between = (
            [nn.ReLU()] if config.pool == "spatial" else [group_norm(SPATIAL_WIDTH), nn.SiLU()]
        )
        return nn.Sequential(
            nn.Linear(features, SPATIAL_WIDTH),
            *between,
            nn.Linear(SPATIAL_WIDTH, config.out_channels),
        )


def build_classifier(**config: Any) -> Classifier:
    """A new classifier with random weights, in training mode, from the reference's option names.

    Options: see `ClassifierConfig` (openai/guided-diffusion's EncoderUNetModel; `pool` is
    "adaptive", "attention", "spatial" or "spatial_v2"). ModelError, a ValueError, for an unknown
    option or values that do not fit together.
    """
    return Classifier(read_config(ClassifierConfig, "classifier", config))
