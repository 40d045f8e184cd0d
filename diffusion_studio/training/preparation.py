"""What is done, and may be refused, before a training run starts."""

from __future__ import annotations

from pathlib import Path

import torch

from diffusion_studio.models import build_unet
from diffusion_studio.training.data.folder import from_folder
from diffusion_studio.training.data.pictures import Pictures
from diffusion_studio.training.data.rendered import rendered
from diffusion_studio.training.settings import DataSettings, Settings, TrainingError
from diffusion_studio.training.trainer import Trainer


def prepare(settings: Settings, out: Path) -> Trainer:
    """A trainer at its first step; pictures that are drawn for it are kept in `out`.

    In one sentence each: TrainingError if the device cannot be used, ModelError if the settings
    make no network, DataError if there are no such pictures; OSError if `out` cannot be written.
    """
    _check(settings)  # before the pictures are drawn, which takes minutes
    return Trainer(settings, _pictures(settings.data, out))


def _check(settings: Settings) -> None:
    try:
        torch.empty(0, device=settings.device)
    except (RuntimeError, AssertionError) as error:
        raise TrainingError(
            f"Torch cannot use the device {settings.device!r} here; leave --device out to train "
            "on the CPU."
        ) from error
    with torch.device("meta"):
        build_unet(**settings.network.config(settings.data.size, 1))


def _pictures(data: DataSettings, out: Path) -> Pictures:
    if data.folder is not None:
        return from_folder(Path(data.folder), data.size)
    return rendered(data.scenes, data.pictures_each, data.size, out / "pictures")
