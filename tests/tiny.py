"""The smallest real network and model, for tests and for what is run beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import nn

TINY_UNET: dict[str, Any] = {
    "image_size": 16,
    "in_channels": 3,
    "out_channels": 3,
    "model_channels": 32,
    "num_res_blocks": 1,
    "channel_mult": (1, 2),
    "attention_resolutions": (2,),
    "num_head_channels": 16,
    "use_scale_shift_norm": True,
    "resblock_updown": True,
}


def build_tiny_unet(seed: int = 0, **options: Any) -> nn.Module:
    """A small network; options as in TINY_UNET. Equal arguments give equal weights.

    Layers that start at zero get weights too: with a zero last convolution every network predicts
    no noise at all, and a wrong step would go unseen.
    """
    import torch

    from diffusion_studio.models import build_unet

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = build_unet(**{**TINY_UNET, **options}).eval().requires_grad_(False)
        for parameter in network.parameters():
            spread = 0.05 if parameter.ndim > 1 else 0.02
            parameter.add_(torch.randn(parameter.shape) * spread)
    return network


def write_tiny_model(folder: Path) -> Path:
    """A model's folder: 16x16, three labels and a null label, card and weights."""
    from safetensors.torch import save_file

    from diffusion_studio.models.card import CARD_FILE, WEIGHTS_FILE, ModelCard, ScheduleCard

    folder.mkdir(parents=True)
    save_file(dict(build_tiny_unet(num_classes=4).state_dict()), folder / WEIGHTS_FILE)
    card = ModelCard(
        name="tiny",
        config={**TINY_UNET, "num_classes": 4},
        size=(16, 16),
        schedule=ScheduleCard(kind="cosine"),
        labels=("circle", "square", "star"),
        null_label=3,
    )
    (folder / CARD_FILE).write_text(card.to_json(), encoding="utf-8")
    return folder
