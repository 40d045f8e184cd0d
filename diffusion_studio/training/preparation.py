"""What is done, and may be refused, before a training run starts."""

from __future__ import annotations

from pathlib import Path

import torch

from diffusion_studio.models.card import DataCard
from diffusion_studio.training.data.drawn import DrawnScenes
from diffusion_studio.training.data.source import Source
from diffusion_studio.training.objectives import objective_for
from diffusion_studio.training.settings import DataSettings, Settings, TrainingError
from diffusion_studio.training.trainer import Trainer


def prepare(settings: Settings, checkpoint: Path | None = None) -> Trainer:
    """A trainer at its first step, or where the checkpoint was written.

    In one sentence each: TrainingError if the device or the checkpoint cannot be used, ModelError
    if the settings make no network, DataError if there are no such pictures.
    """
    try:
        torch.empty(0, device=settings.device)
    except (RuntimeError, AssertionError) as error:
        raise TrainingError(
            f"Torch cannot use the device {settings.device!r} here; --device cpu trains on the CPU."
        ) from error
    with torch.device("meta"):  # before the pictures are read, which takes time
        check = objective_for(settings, ("one", "two"))
        check.build(**check.config)
    pictures = source_of(settings.data, settings.seed, settings.device)
    trainer = Trainer(settings, pictures, new=checkpoint is None)
    if checkpoint is not None:
        trainer.load(checkpoint)
    return trainer


def source_of(data: DataSettings, seed: int = 0, device: str = "cpu") -> Source:
    """The pictures that the settings name. DataError, in one sentence, if there are none such.

    `seed` decides the order in which drawn pictures are shown; `device` is where they are drawn.
    """
    if data.kind == "folder":
        from diffusion_studio.training.data.folder import from_folder

        return from_folder(Path(data.folder or ""), data.size, data.crop)
    if data.kind == "emoji":
        from diffusion_studio.training.data.emoji import Emoji

        return Emoji(data.size, seed, device)
    return DrawnScenes(data.classes, data.size, seed, device)


def data_of(card: DataCard, size: int) -> DataSettings:
    """The settings that draw what a model has learned from. TrainingError for a folder, which is
    not at hand any more."""
    if card.kind == "folder":
        raise TrainingError("This model learned from a folder of pictures; name it by --data.")
    return DataSettings(kind=card.kind, size=size, classes=card.classes)
