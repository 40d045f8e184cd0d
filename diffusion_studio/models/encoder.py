"""What the U-Net and the classifier share: the time embedding, the way down and the middle."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from diffusion_studio.models.blocks import (
    AttentionBlock,
    Downsample,
    ResBlock,
    Stage,
    timestep_embedding,
)
from diffusion_studio.models.config import EncoderConfig


class Encoder(nn.Module):
    """`time_embed`, `input_blocks` and `middle_block`; each of the latter two is a `Stage`.

    `skip_widths` are the channels of each input block's output, in order: the way up takes them
    back from the last to the first.
    """

    def __init__(self, config: EncoderConfig) -> None:
        super().__init__()
        self.config = config
        self.time_embed = nn.Sequential(
            nn.Linear(config.model_channels, config.embedding_width),
            nn.SiLU(),
            nn.Linear(config.embedding_width, config.embedding_width),
        )
        widths = config.widths
        self.skip_widths = [widths[0]]
        self.input_blocks = nn.ModuleList(
            [Stage([nn.Conv2d(config.in_channels, widths[0], 3, padding=1)])]
        )
        for level, width in enumerate(widths):
            for _ in range(config.num_res_blocks):
                stage = Stage([self._res_block(self.skip_widths[-1], width)])
                if 2**level in config.attention_resolutions:
                    stage.append(self._attention(width))
                self._add_input(stage, width)
            if level < len(widths) - 1:
                self._add_input(Stage([self._downsample(width)]), width)
        deepest = widths[-1]
        self.middle_block = Stage(
            [
                self._res_block(deepest, deepest),
                self._attention(deepest),
                self._res_block(deepest, deepest),
            ]
        )

    @property
    def dtype(self) -> torch.dtype:
        """The precision that the network's weights have and its features are computed in."""
        return next(self.parameters()).dtype

    def embed(self, t: Tensor) -> Tensor:
        """`[B]` times -> `[B, 4 * model_channels]`."""
        sinusoids = timestep_embedding(t, self.config.model_channels)
        embedding: Tensor = self.time_embed(sinusoids.to(self.dtype))
        return embedding

    def check_input(self, x: Tensor, t: Tensor) -> None:
        """ValueError unless `x` is `[B, in_channels, H, W]` with H and W that halve evenly, and
        `t` is `[B]`."""
        channels, multiple = self.config.in_channels, self.config.downsampling
        if x.ndim != 4 or x.shape[1] != channels:
            raise ValueError(f"The network takes [B, {channels}, H, W], not {list(x.shape)}.")
        if x.shape[2] % multiple or x.shape[3] % multiple:
            raise ValueError(
                f"The network takes sides that are multiples of {multiple}, "
                f"not {x.shape[2]} x {x.shape[3]}."
            )
        if t.shape != x.shape[:1]:
            raise ValueError(
                f"There must be one timestep an image, [{len(x)}], not {list(t.shape)}."
            )

    def _add_input(self, stage: Stage, width: int) -> None:
        self.input_blocks.append(stage)
        self.skip_widths.append(width)

    def _res_block(self, channels: int, width: int, resample: str | None = None) -> ResBlock:
        return ResBlock(
            channels,
            width,
            self.config.embedding_width,
            dropout=self.config.dropout,
            scale_shift=self.config.use_scale_shift_norm,
            resample=resample,
        )

    def _attention(self, width: int, *, decoder: bool = False) -> AttentionBlock:
        heads = self.config.heads(width, decoder=decoder)
        return AttentionBlock(width, heads, self.config.use_new_attention_order)

    def _downsample(self, width: int) -> nn.Module:
        if self.config.resblock_updown:
            return self._res_block(width, width, resample="down")
        return Downsample(width, self.config.conv_resample)
