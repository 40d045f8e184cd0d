"""The networks that are measured: the model that a person uses, and two of known sizes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import torch
from torch import Tensor, nn

from diffusion_studio.models import ModelCard, build_unet
from diffusion_studio.models.card import CARD_FILE, WEIGHTS_FILE, ScheduleCard
from diffusion_studio.models.unet import UNet

M = TypeVar("M", bound=nn.Module)

ADM_64: dict[str, Any] = {
    "image_size": 64,
    "in_channels": 3,
    "out_channels": 6,
    "model_channels": 64,
    "num_res_blocks": 2,
    "channel_mult": (1, 2, 3, 4),
    "attention_resolutions": (4, 8),
    "num_head_channels": 32,
    "use_scale_shift_norm": True,
    "resblock_updown": True,
}
"""25 million parameters: a usual network for 64 x 64 pictures, at a third of the usual width."""

PLAIN_32: dict[str, Any] = {
    "image_size": 32,
    "in_channels": 3,
    "out_channels": 3,
    "model_channels": 64,
    "num_res_blocks": 2,
    "channel_mult": (1, 2, 2),
    "attention_resolutions": (2, 4),
    "num_head_channels": 32,
}
"""A network without AdaGN, which diffusers' UNet2DModel can hold as well."""

LABELLED_32: dict[str, Any] = {
    "image_size": 32,
    "in_channels": 3,
    "out_channels": 6,
    "model_channels": 32,
    "num_res_blocks": 1,
    "channel_mult": (1, 2, 4),
    "attention_resolutions": (4,),
    "num_head_channels": 32,
    "use_scale_shift_norm": True,
    "resblock_updown": True,
    "num_classes": 11,
}
"""The starters' network for 32 x 32 pictures, which labels guide: the last class is none."""


def random_unet(config: dict[str, Any], seed: int = 0) -> UNet:
    """A frozen network whose random weights are as large as trained ones, none of them zero."""
    return random_weights(build_unet(**config).eval().requires_grad_(False), seed)


def random_weights(network: M, seed: int = 0) -> M:
    """A frozen network with random weights in the size of trained ones."""
    generator = torch.Generator().manual_seed(seed)
    for module in network.modules():
        if isinstance(module, nn.GroupNorm):
            continue
        for parameter in module.parameters(recurse=False):
            fan_in = parameter[0].numel() if parameter.ndim > 1 else 100
            spread = 0.5 / fan_in**0.5
            parameter.copy_(torch.randn(parameter.shape, generator=generator) * spread)
    return network


def inputs(network: UNet, batch: int, device: str) -> tuple[Tensor, Tensor, Tensor | None]:
    """Random x `[B, C, H, W]`, one time for all `[B]`, and label 0 where there are labels."""
    config = network.config
    shape = (batch, config.in_channels, config.image_size, config.image_size)
    x = torch.randn(shape, generator=torch.Generator().manual_seed(1)).to(device)
    t = torch.full((batch,), 500, device=device)
    return x, t, None if config.num_classes is None else torch.zeros_like(t)


def write_cheap_model(folder: Path, side: int) -> Path:
    """A folder, as diffusers writes one, of a random network of a few channels, whose step takes
    hardly longer than what is done with its pictures, `side` pixels wide."""
    from diffusers import DDIMPipeline, DDPMScheduler, UNet2DModel

    blocks = 4
    network = UNet2DModel(
        sample_size=side,
        layers_per_block=1,
        block_out_channels=(4, 8, 8, 16),
        down_block_types=("DownBlock2D",) * blocks,
        up_block_types=("UpBlock2D",) * blocks,
        norm_num_groups=4,
        attention_head_dim=8,
        add_attention=False,
    )
    pipeline: Any = DDIMPipeline(network, DDPMScheduler(1000))
    pipeline.save_pretrained(folder)
    return folder


def write_random_model(folder: Path, config: dict[str, Any] = ADM_64) -> Path:
    """A model folder with random weights, for what the engine costs beside a network of a size.
    The last of its classes, where it has some, is the null label."""
    from safetensors.torch import save_file

    folder.mkdir(parents=True)
    classes = config.get("num_classes") or 0
    card = ModelCard(
        name="random",
        config=config,
        size=(config["image_size"],) * 2,
        schedule=ScheduleCard(kind="linear"),
        learned_variance=config["out_channels"] == 2 * config["in_channels"],
        labels=tuple(f"label {n}" for n in range(classes - 1)),
        null_label=classes - 1 if classes else None,
    )
    save_file(dict(random_unet(config).state_dict()), folder / WEIGHTS_FILE)
    (folder / CARD_FILE).write_text(card.to_json(), encoding="utf-8")
    return folder
