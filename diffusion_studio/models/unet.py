"""The ADM U-Net (Dhariwal & Nichol 2021): the network that predicts the noise in a picture."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from diffusion_studio.models.blocks import (
    Stage,
    Upsample,
    enable_checkpointing,
    group_norm,
    zeroed,
)
from diffusion_studio.models.config import UNetConfig, read_config
from diffusion_studio.models.encoder import Encoder


class UNet(Encoder):
    """`x` `[B, in_channels, H, W]`, `t` `[B]`, `y` `[B]` or None -> `[B, out_channels, H, W]`.

    `x` is a noisy picture in [-1, 1] units; `t` the original timestep index (0 to 999 for the
    published models, never the index into a respaced plan; fractions are allowed); `y` class
    indices, given if and only if the network has `num_classes`. With learned variance the output
    has twice the picture's channels: epsilon first, then the variance's interpolation.

    Its state dict is that of openai/guided-diffusion's UNetModel, key for key.
    """

    config: UNetConfig

    def __init__(self, config: UNetConfig) -> None:
        super().__init__(config)
        if config.num_classes is not None:
            rows = torch.empty(config.num_classes, config.embedding_width)
            if not rows.is_meta:  # there, drawing numbers would import torch's compiler: 1 s
                nn.init.normal_(rows)
            self.label_emb = nn.Embedding.from_pretrained(rows, freeze=False)
        self.output_blocks = nn.ModuleList()
        skip_widths = list(self.skip_widths)
        channels = config.widths[-1]
        for level, width in reversed(list(enumerate(config.widths))):
            for index in range(config.num_res_blocks + 1):
                stage = Stage([self._res_block(channels + skip_widths.pop(), width)])
                if 2**level in config.attention_resolutions:
                    stage.append(self._attention(width, decoder=True))
                if level > 0 and index == config.num_res_blocks:
                    stage.append(self._upsample(width))
                self.output_blocks.append(stage)
                channels = width
        self.out = nn.Sequential(
            group_norm(channels),
            nn.SiLU(),
            zeroed(nn.Conv2d(channels, config.out_channels, 3, padding=1)),
        )
        if config.use_checkpoint:
            enable_checkpointing(self)

    def forward(self, x: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        self.check_input(x, t)
        emb = self.embed_labelled(t, y)
        h = x.to(self.dtype)
        skips = []
        for stage in self.input_blocks:
            h = stage(h, emb)
            skips.append(h)
        h = self.middle_block(h, emb)
        for stage in self.output_blocks:
            h = stage(torch.cat([h, skips.pop()], dim=1), emb)
        prediction: Tensor = self.out(h)
        return prediction.to(x.dtype)

    def embed_labelled(self, t: Tensor, y: Tensor | None) -> Tensor:
        """The embedding of times `[B]` and labels `[B]` -> `[B, 4 * model_channels]`.

        In place of labels y may hold weights, float `[B, num_classes]`, by which the labels'
        embeddings are mixed. ValueError as `check_labels` raises.
        """
        self.check_labels(t, y)
        if y is None:
            return self.embed(t)
        told = y @ self.label_emb.weight if y.is_floating_point() else self.label_emb(y)
        return self.embed(t) + told

    def check_labels(self, t: Tensor, y: Tensor | None) -> None:
        """ValueError where labels are missing, not one a time, or given to a network without."""
        if self.config.num_classes is None:
            if y is not None:
                raise ValueError("This network has no labels; leave y out.")
        elif y is None:
            raise ValueError(f"This network needs a label y (0 to {self.config.num_classes - 1}).")
        elif y.is_floating_point() and y.shape == (len(t), self.config.num_classes):
            return
        elif y.shape != t.shape or y.is_floating_point():
            raise ValueError(f"There must be one label an image, [{len(t)}], not {list(y.shape)}.")

    def _upsample(self, width: int) -> nn.Module:
        if self.config.resblock_updown:
            return self._res_block(width, width, resample="up")
        return Upsample(width, self.config.conv_resample)


def build_unet(**config: Any) -> UNet:
    """A new U-Net with random weights, in training mode, from the reference's option names.

    Options: see `UNetConfig` (openai/guided-diffusion's UNetModel: image_size, in_channels,
    model_channels, out_channels, num_res_blocks, attention_resolutions, channel_mult, ...).
    ModelError, a ValueError, for an unknown option or values that do not fit together.
    """
    return UNet(read_config(UNetConfig, "U-Net", config))
