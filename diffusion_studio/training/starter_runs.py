"""How the starter models are trained: one command a world, in slices as short as there is time.

python -m diffusion_studio.training.starter_runs scenes-64 --device cuda --out runs --minutes 9

trains the judge, the classifier and the model of a world, one after the other, goes on where the
last call stopped, and says what is left. Each stage's length is in steps, so that slices change
no bit of it on the same machine.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Literal

import click

from diffusion_studio.models import ModelError, resources
from diffusion_studio.training.checkpoint import read_checkpoint
from diffusion_studio.training.data.source import DataError
from diffusion_studio.training.export import export_model
from diffusion_studio.training.preparation import prepare
from diffusion_studio.training.settings import Settings, TrainingError, read_settings
from diffusion_studio.training.trainer import CHECKPOINT_FILE

PARTS = ("judge", "classifier", "diffusion")
"""The tasks in the order in which they are trained: the shortest first."""

LARGE: dict[str, dict[str, Any]] = {
    "judge": {
        "steps": 3000,
        "batch": 256,
        "learning_rate": 1e-3,
        "network": {"attention_resolutions": ()},
        "seed": 2,
    },
    "classifier": {
        "steps": 8000,
        "batch": 256,
        "learning_rate": 6e-4,
        "network": {"channel_mult": (1, 2, 4, 4), "attention_resolutions": (4, 8)},
        "seed": 3,
    },
    "diffusion": {
        "steps": 14000,
        "batch": 256,
        "learning_rate": 6e-4,
        "ema_decay": 0.9995,
        "network": {
            "channel_mult": (1, 2, 4, 6),
            "num_res_blocks": 2,
            "attention_resolutions": (4, 8),
        },
        "seed": 1,
    },
}
"""64 pixels, for a GPU: the model has 11.7 million parameters."""

SMALL: dict[str, dict[str, Any]] = {
    "judge": {
        "steps": 800,
        "batch": 64,
        "learning_rate": 2e-3,
        "network": {"attention_resolutions": ()},
        "seed": 2,
    },
    "classifier": {"steps": 4000, "batch": 64, "learning_rate": 1.5e-3, "seed": 3},
    "diffusion": {"steps": 30000, "batch": 32, "learning_rate": 8e-4, "workers": 2, "seed": 1},
}
"""32 pixels, for two CPU cores and some hours: the model has 3.2 million parameters."""

SMALL_EMOJI: dict[str, dict[str, Any]] = {
    "judge": {**SMALL["judge"], "steps": 4000},
    "classifier": {**SMALL["classifier"], "steps": 11_000},
    "diffusion": {
        **SMALL["diffusion"],
        "steps": 45_000,
        "network": {"channel_mult": (1, 2, 4, 6), "attention_resolutions": (4, 8)},
        "start_from": str(resources() / "models" / "scenes-32"),
        "label_dropout": 0.25,
        "ema_decay": 0.9995,
        "seed": 5,
    },
}
"""Glyphs differ more than scenes do: judge and classifier take longer, and the model, which
has a level more and 8.3 million parameters, begins with one that knows edges and plain grounds."""


def world(
    kind: Literal["scenes", "emoji"], size: int, parts: dict[str, dict[str, Any]]
) -> dict[str, Settings]:
    """The settings of a world's stages, by their task."""
    return {
        part: read_settings(
            task=part, data={"kind": kind, "size": size}, precision="bfloat16", **values
        )
        for part, values in parts.items()
    }


WORLDS = {
    "scenes-64": world("scenes", 64, LARGE),
    "emoji-64": world("emoji", 64, LARGE),
    "scenes-32": world("scenes", 32, SMALL),
    "emoji-32": world("emoji", 32, SMALL_EMOJI),
}


@click.command()
@click.argument("name", type=click.Choice(list(WORLDS)))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the runs.")
@click.option("--minutes", type=float, help="Stop after so many, to go on later.")
@click.option("--device", default="cpu", show_default=True, help="By torch's name.")
def main(name: str, out: Path, minutes: float | None, device: str) -> None:
    """Train what is left of the starter model NAME."""
    try:
        left = train_world(WORLDS[name], out / name, device, minutes)
    except (TrainingError, ModelError, DataError) as error:
        raise click.ClickException(str(error)) from error
    for part, steps in left.items():
        click.echo(f"{name}: {part} has {steps} steps to go." if steps else f"{name}: {part} done.")


def train_world(
    stages: dict[str, Settings], folder: Path, device: str = "cpu", minutes: float | None = None
) -> dict[str, int]:
    """Go on with a world's stages for so many minutes; the steps that each has left.

    Each leaves a checkpoint and a model in a folder of its name, and one that is begun takes a step
    at least, however long it was made ready: slices come to an end. TrainingError, ModelError or
    DataError if one cannot be trained.
    """
    end = float("inf") if minutes is None else time.monotonic() + 60 * minutes
    for part in PARTS:
        if not remaining(stages[part], folder / part) or time.monotonic() >= end:
            continue
        settings = stages[part].model_copy(update={"device": device})
        export_model(_trained(settings, folder / part, end), folder / part / "model", part)
    return {part: remaining(stages[part], folder / part) for part in PARTS}


def _trained(settings: Settings, folder: Path, end: float) -> Path:
    """Go on with a stage until `end`, by `time.monotonic`; its checkpoint."""
    checkpoint = folder / CHECKPOINT_FILE
    trainer = prepare(settings, checkpoint if checkpoint.exists() else None)
    begun = trainer.step
    trainer.run(folder, lambda: trainer.step > begun and time.monotonic() >= end)
    return checkpoint


def remaining(settings: Settings, folder: Path) -> int:
    """The steps that a stage in `folder` has left. TrainingError if its checkpoint is damaged."""
    total, path = settings.steps or 0, folder / CHECKPOINT_FILE
    return max(total - int(read_checkpoint(path)["step"]), 0) if path.exists() else total


if __name__ == "__main__":
    main()
