"""A small model with its judge and its classifier, in one folder as a starter has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from diffusion_studio.models import build_classifier, build_unet
from diffusion_studio.models.card import (
    CARD_FILE,
    WEIGHTS_FILE,
    DataCard,
    ModelCard,
    SamplerDefaults,
    ScheduleCard,
)
from diffusion_studio.models.classifier import Classifier
from diffusion_studio.training.data.drawn import DrawnScenes
from diffusion_studio.training.data.source import Source, to_unit_range

NAMES = ("flower", "mountains", "planet")
SIZE = 8
SMALL: dict[str, Any] = {
    "image_size": SIZE,
    "in_channels": 3,
    "model_channels": 32,
    "channel_mult": (1,),
    "num_res_blocks": 1,
    "attention_resolutions": (),
    "num_head_channels": 32,
    "use_scale_shift_norm": True,
    "resblock_updown": True,
}
UNET = {**SMALL, "out_channels": 6, "num_classes": len(NAMES) + 1}
JUDGE = {**SMALL, "out_channels": len(NAMES), "pool": "adaptive"}
CLASSIFIER = {**SMALL, "out_channels": len(NAMES), "pool": "attention"}


def scenes() -> DrawnScenes:
    """The pictures that the small model should make."""
    return DrawnScenes(NAMES, SIZE)


def write_subject(folder: Path) -> Path:
    """The model in `folder`, its judge and its classifier beneath. Only the judge has learned."""
    unet = _shaken(build_unet(**UNET))
    more = {"null_label": len(NAMES), "learned_variance": True, "parameterisation": "v"}
    write_model(folder, unet, "adm_unet", UNET, **more)
    judge = taught(build_classifier(**JUDGE), scenes())
    write_model(folder / "judge", judge, "adm_classifier", JUDGE)
    classifier = _shaken(build_classifier(**CLASSIFIER))
    write_model(folder / "classifier", classifier, "adm_classifier", CLASSIFIER)
    return folder


def write_model(
    folder: Path, network: nn.Module, architecture: str, config: dict[str, Any], **more: Any
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    save_file(dict(network.state_dict()), folder / WEIGHTS_FILE)
    fields = {
        "name": folder.name,
        "architecture": architecture,
        "config": config,
        "size": (SIZE, SIZE),
        "schedule": ScheduleCard(kind="cosine", steps=12),
        "defaults": SamplerDefaults(steps=4),
        "labels": NAMES,
        "data": DataCard(kind="scenes", classes=NAMES),
        **more,
    }
    (folder / CARD_FILE).write_text(ModelCard(**fields).to_json(), encoding="utf-8")


@torch.no_grad()
def _shaken(network: nn.Module) -> nn.Module:
    """With weights where layers start at zero, or the network would say nothing."""
    generator = torch.Generator().manual_seed(1)
    for parameter in network.parameters():
        parameter.add_(torch.randn(parameter.shape, generator=generator) * 0.05)
    return network


def taught(network: Classifier, source: Source, steps: int = 40) -> Classifier:
    """A judge that knows a source's pictures apart, most of the time."""
    _shaken(network)
    pictures, labels = source.examples("training", 300)
    x, order = to_unit_range(pictures), torch.Generator().manual_seed(2)
    optimiser = torch.optim.Adam(network.parameters(), 3e-3)
    for _ in range(steps):
        chosen = torch.randint(len(x), (32,), generator=order)
        logits: Tensor = network(x[chosen], torch.zeros(32, dtype=torch.int64))
        optimiser.zero_grad()
        cross_entropy(logits, labels[chosen]).backward()
        optimiser.step()
    return network
