"""From a checkpoint to a model that the program opens: float16 weights and a card."""

from __future__ import annotations

import hashlib
import os
import statistics
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import save_file

from diffusion_studio.models.card import (
    CARD_FILE,
    WEIGHTS_FILE,
    DataCard,
    ModelCard,
    SamplerDefaults,
    ScheduleCard,
)
from diffusion_studio.training.checkpoint import read_checkpoint, settings_of
from diffusion_studio.training.data import SCENES
from diffusion_studio.training.journal import LOSS_FILE, VALIDATION_FILE, read_lines
from diffusion_studio.training.objectives import objective_for
from diffusion_studio.training.settings import Settings, TrainingError

LAST_LINES = 50
"""Of the loss log, so many lines make the loss that the card names."""


@dataclass(frozen=True)
class About:
    """What a card says that no checkpoint knows. `note` goes to how the weights were made."""

    title: str = ""
    description: str = ""
    licence: str = ""
    defaults: SamplerDefaults = field(default_factory=SamplerDefaults)
    data: str = ""
    note: str = ""


def export_model(
    checkpoint: Path, folder: Path, name: str, about: About | None = None
) -> ModelCard:
    """Write `card.json` and `model.safetensors`, the averaged weights in float16, to `folder`.

    TrainingError if the checkpoint cannot be read, its weights do not fit into float16, or there
    is no room for them.
    """
    about = about or About()
    saved = read_checkpoint(checkpoint)
    settings = settings_of(saved)
    names, size = tuple(saved["names"]), int(saved["size"])
    objective = objective_for(settings, names)
    denoises = settings.task == "diffusion"
    weights = {key: value.to(torch.float16) for key, value in saved["average"].items()}
    if not all(bool(torch.isfinite(value).all()) for value in weights.values()):
        raise TrainingError(f"{checkpoint} has weights beyond float16's range; train it anew.")
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / (WEIGHTS_FILE + ".part")
    try:
        save_file(weights, beside)
    except SafetensorError as error:  # what its writer makes of a full disk
        raise TrainingError(
            f"The model in {folder} cannot be written ({error}): the checkpoint is kept; make room"
            " and go on with --resume."
        ) from error
    card = ModelCard(
        name=name,
        architecture=objective.architecture,
        config=objective.config,
        size=(size, size),
        schedule=ScheduleCard(kind=settings.schedule, steps=settings.schedule_steps),
        parameterisation=settings.parameterisation if denoises else "epsilon",
        learned_variance=denoises and settings.learned_variance,
        labels=names,
        null_label=(len(names) or None) if denoises else None,
        defaults=about.defaults,
        title=about.title,
        description=about.description,
        licence=about.licence,
        parameters=sum(value.numel() for value in weights.values()),
        sha256=hashlib.sha256(beside.read_bytes()).hexdigest(),
        data=DataCard(
            kind=settings.data.kind,
            classes=_classes(settings),
            about=about.data or saved.get("about", ""),
        ),
        made=_made(settings, saved, checkpoint.parent, about.note),
    )
    beside.chmod(0o644)  # the writer leaves files that only their owner can read
    os.replace(beside, folder / WEIGHTS_FILE)
    card_beside = folder / (CARD_FILE + ".part")
    card_beside.write_text(card.to_json() + "\n", encoding="utf-8")
    os.replace(card_beside, folder / CARD_FILE)
    return card


def _classes(settings: Settings) -> tuple[str, ...]:
    return settings.data.classes if settings.data.kind == "scenes" else ()


def _made(settings: Settings, saved: dict[str, Any], folder: Path, note: str) -> dict[str, Any]:
    """How the weights came about, for the card: figures only, no places and no people."""
    steps, device = int(saved["step"]), settings.device
    made: dict[str, Any] = {
        "task": settings.task,
        "command": train_command_line(settings),
        "steps": steps,
        "batch": settings.batch,
        "pictures_seen": steps * settings.batch,
        "hours": round(float(saved["seconds"]) / 3600, 2),
        "device": f"{device}, {settings.workers} workers, {settings.precision}",
        "seed": settings.seed,
        "torch": str(torch.__version__),
    }
    lines = read_lines(folder / LOSS_FILE)[-LAST_LINES:]
    if lines:
        made["loss"] = round(statistics.fmean(line["loss"] for line in lines), 5)
    for line in read_lines(folder / VALIDATION_FILE)[-1:]:
        made |= {key: round(value, 5) for key, value in line.items() if key != "step"}
    if note:
        made["note"] = note
    return made


def train_command_line(settings: Settings) -> str:
    """The command that trains with these settings; folders are called PICTURES and MODEL."""
    data, network = settings.data, settings.network
    length = ("--steps", settings.steps) if settings.steps else ("--minutes", settings.minutes)
    options: list[tuple[str, object]] = [
        ("--task", settings.task),
        ("--data", "PICTURES" if data.kind == "folder" else data.kind),
        ("--size", data.size),
        ("--out", "FOLDER"),
        length,
        ("--batch", settings.batch),
        ("--learning-rate", settings.learning_rate),
        ("--ema", settings.ema_decay),
        ("--channels", network.model_channels),
        ("--channel-mult", ",".join(map(str, network.channel_mult))),
        ("--res-blocks", network.num_res_blocks),
        ("--attention", ",".join(map(str, network.attention_resolutions)) or "none"),
        ("--schedule", settings.schedule),
        ("--workers", settings.workers),
        ("--precision", settings.precision),
        ("--seed", settings.seed),
    ]
    if data.kind == "scenes" and data.classes != SCENES:
        options.append(("--classes", ",".join(data.classes)))
    if data.kind == "folder":
        options.append(("--crop", data.crop))
    if settings.task == "diffusion":
        options.append(("--parameterisation", settings.parameterisation))
        options.append(("--label-dropout", settings.label_dropout))
    if settings.start_from is not None:
        options.append(("--start-from", "MODEL"))
    words = [f"{option} {value}" for option, value in options]
    if settings.task == "diffusion":
        words.append("--learned-variance" if settings.learned_variance else "--fixed-variance")
    return " ".join(["diffusion-studio train", *words])
