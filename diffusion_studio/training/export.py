"""From a checkpoint to a model that the program opens: float16 weights and a card."""

from __future__ import annotations

import hashlib
import json
import os
import statistics
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file

from diffusion_studio.models.card import (
    CARD_FILE,
    WEIGHTS_FILE,
    ModelCard,
    SamplerDefaults,
    ScheduleCard,
)
from diffusion_studio.training.checkpoint import read_checkpoint, settings_of
from diffusion_studio.training.settings import Settings, TrainingError
from diffusion_studio.training.trainer import LOSS_FILE

LAST_LINES = 50
"""Of the loss log, so many lines make the loss that the card names."""


@dataclass(frozen=True)
class About:
    """What a card says that no checkpoint knows. `note` goes to how the weights were made."""

    title: str = ""
    description: str = ""
    licence: str = ""
    defaults: SamplerDefaults = field(default_factory=SamplerDefaults)
    note: str = ""


def export_model(
    checkpoint: Path, folder: Path, name: str, about: About | None = None
) -> ModelCard:
    """Write `card.json` and `model.safetensors`, the averaged weights in float16, to `folder`.

    TrainingError if the checkpoint cannot be read or its weights do not fit into float16.
    """
    about = about or About()
    saved = read_checkpoint(checkpoint)
    settings = settings_of(saved)
    names, size = tuple(saved["names"]), int(saved["size"])
    weights = {key: value.to(torch.float16) for key, value in saved["average"].items()}
    if not all(bool(torch.isfinite(value).all()) for value in weights.values()):
        raise TrainingError(f"{checkpoint} has weights beyond float16's range; train it anew.")
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / (WEIGHTS_FILE + ".part")
    save_file(weights, beside)
    card = ModelCard(
        name=name,
        config=settings.network.config(size, len(names)),
        size=(size, size),
        schedule=ScheduleCard(kind="cosine", steps=settings.schedule_steps),
        parameterisation=settings.parameterisation,
        labels=names,
        null_label=len(names) or None,
        defaults=about.defaults,
        title=about.title,
        description=about.description,
        licence=about.licence,
        parameters=sum(value.numel() for value in weights.values()),
        sha256=hashlib.sha256(beside.read_bytes()).hexdigest(),
        made=_made(settings, saved, checkpoint.parent / LOSS_FILE, about.note),
    )
    beside.chmod(0o644)  # the writer leaves files that only their owner can read
    os.replace(beside, folder / WEIGHTS_FILE)
    card_beside = folder / (CARD_FILE + ".part")
    card_beside.write_text(card.to_json() + "\n", encoding="utf-8")
    os.replace(card_beside, folder / CARD_FILE)
    return card


def _made(settings: Settings, saved: dict[str, Any], losses: Path, note: str) -> dict[str, Any]:
    """How the weights came about, for the card: figures only, no places and no people."""
    steps, device = int(saved["step"]), settings.device
    made: dict[str, Any] = {
        "command": train_command_line(settings),
        "steps": steps,
        "batch": settings.batch,
        "pictures_seen": steps * settings.batch,
        "hours": round(float(saved["seconds"]) / 3600, 2),
        "device": f"{device}, {settings.workers} workers, {settings.precision}",
        "seed": settings.seed,
        "torch": str(torch.__version__),
    }
    if losses.exists():
        lines = losses.read_text(encoding="utf-8").splitlines()[-LAST_LINES:]
        if lines:
            made["loss"] = round(statistics.fmean(json.loads(line)["loss"] for line in lines), 5)
    if note:
        made["note"] = note
    return made


def train_command_line(settings: Settings) -> str:
    """The command that trains with these settings; a folder of pictures is called PICTURES."""
    data, network = settings.data, settings.network
    length = ("--steps", settings.steps) if settings.steps else ("--minutes", settings.minutes)
    what: list[tuple[str, object]] = [("--folder", "PICTURES")]
    if data.folder is None:
        what = [("--classes", ",".join(data.scenes)), ("--pictures-each", data.pictures_each)]
    options = [
        ("--out", "FOLDER"),
        ("--size", data.size),
        *what,
        length,
        ("--parameterisation", settings.parameterisation),
        ("--batch", settings.batch),
        ("--learning-rate", settings.learning_rate),
        ("--channels", network.model_channels),
        ("--channel-mult", ",".join(map(str, network.channel_mult))),
        ("--res-blocks", network.num_res_blocks),
        ("--workers", settings.workers),
        ("--precision", settings.precision),
        ("--seed", settings.seed),
    ]
    words = [f"{option} {value}" for option, value in options]
    return " ".join(["diffusion-studio train", *words])
