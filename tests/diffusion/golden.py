"""The golden figures: numbers computed with the field's reference programs, and their networks."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from diffusion_studio.diffusion import Denoiser, NoiseSchedule
from diffusion_studio.models import build_classifier, build_unet

GOLDEN = Path(__file__).parent.parent / "data" / "golden"
META: dict[str, Any] = json.loads((GOLDEN / "meta.json").read_text())
SCHEDULES = {"linear": NoiseSchedule.linear(1000), "cosine": NoiseSchedule.cosine(1000)}


@cache
def figures(name: str = "tensors") -> dict[str, Tensor]:
    return load_file(GOLDEN / f"{name}.safetensors")


def _with_weights(network: nn.Module, name: str) -> nn.Module:
    network.load_state_dict({key: value.float() for key, value in figures(name).items()})
    return network.eval().requires_grad_(False)


@cache
def unet() -> nn.Module:
    """The network of every sampling figure."""
    return _with_weights(build_unet(**META["unets"]["adm"]), "unet_adm")


@cache
def classifier() -> nn.Module:
    return _with_weights(build_classifier(**META["classifier"]), "classifier")


def denoiser(clip: bool = True) -> Denoiser:
    return Denoiser(unet(), learned_variance=True, clip=clip)


def assert_near(output: Tensor, wanted: Tensor, tolerance: float = 1e-3) -> None:
    """The largest absolute difference is at most `tolerance`."""
    torch.testing.assert_close(output, wanted, atol=tolerance, rtol=0)
