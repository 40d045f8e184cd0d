"""`diffusion-studio train`: train a network on drawn scenes or on a folder of pictures."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import torch

from diffusion_studio.models import build_unet
from diffusion_studio.models.card import ModelError
from diffusion_studio.training.checkpoint import read_checkpoint
from diffusion_studio.training.data.folder import from_folder
from diffusion_studio.training.data.pictures import DataError, Pictures
from diffusion_studio.training.data.rendered import rendered
from diffusion_studio.training.data.scenes import CLASSES
from diffusion_studio.training.export import export_model
from diffusion_studio.training.settings import (
    DataSettings,
    Settings,
    TrainingError,
    read_settings,
)
from diffusion_studio.training.trainer import CHECKPOINT_FILE, Trainer

MODEL_FOLDER = "model"
DEFAULT_MINUTES = 120.0


def _whole_numbers(_: click.Context, __: click.Parameter, text: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is not a list of whole numbers like 1,2,4") from error


@click.command("train")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of this run.")
@click.option("--resume", is_flag=True, help="Go on from the checkpoint in --out.")
@click.option("--minutes", type=float, help=f"How long to train.  [default: {DEFAULT_MINUTES:g}]")
@click.option("--steps", type=int, help="How many steps to train, instead of --minutes.")
@click.option("--size", default=32, show_default=True, help="Pixels a side.")
@click.option(
    "--classes",
    default=",".join(DataSettings().scenes),
    show_default=True,
    help=f"Scenes to draw, of {', '.join(CLASSES)}.",
)
@click.option("--pictures-each", default=16_000, show_default=True, help="Drawn for each class.")
@click.option("--folder", help="Train on the PNG and JPEG pictures in it instead of scenes.")
@click.option("--parameterisation", type=click.Choice(["epsilon", "v"]), default="epsilon")
@click.option("--batch", default=64, show_default=True, help="Pictures a step.")
@click.option("--learning-rate", default=5e-4, show_default=True)
@click.option("--channels", default=32, show_default=True, help="Of the network at full size.")
@click.option("--channel-mult", default="1,2,4", show_default=True, callback=_whole_numbers)
@click.option("--res-blocks", default=1, show_default=True, help="Residual blocks a level.")
@click.option("--precision", type=click.Choice(["float32", "bfloat16"]), default="float32")
@click.option("--device", default="cpu", show_default=True, help="A device by torch's name.")
@click.option("--workers", default=1, show_default=True, help="CPU threads that share a batch.")
@click.option("--seed", default=0, show_default=True)
def train_command(out: Path, resume: bool, **options: Any) -> None:
    """Train a network and leave a model that the program opens in OUT/model.

    Stopped with Ctrl+C or by the system, a run keeps a checkpoint; --resume goes on from it with
    its own settings, of which only --minutes or --steps can be changed.
    """
    try:
        settings = _resumed(out, options) if resume else _settings(options)
        checkpoint = out / CHECKPOINT_FILE
        if checkpoint.exists() and not resume:
            raise TrainingError(f"{out} holds a run already; add --resume or use another folder.")
        _check(settings)  # before the pictures are drawn, which takes minutes
        trainer = Trainer(settings, _pictures(settings.data, out))
        if resume:
            trainer.load(checkpoint)
        with _stopped_by_signals() as stop:
            trainer.run(out, stop.is_set)
        trainer.sheet(out / "samples.png")
        export_model(checkpoint, out / MODEL_FOLDER, out.resolve().name)
    except (TrainingError, DataError, ModelError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"Training stopped: {error}.") from error
    click.echo(f"{trainer.step} steps are done; the model is in {out / MODEL_FOLDER}.")


def _settings(options: dict[str, Any]) -> Settings:
    budget = {"minutes": options["minutes"], "steps": options["steps"]}
    if budget == {"minutes": None, "steps": None}:
        budget["minutes"] = DEFAULT_MINUTES
    same = ("parameterisation", "batch", "learning_rate", "precision", "device", "workers", "seed")
    return read_settings(
        data={
            "size": options["size"],
            "scenes": tuple(name.strip() for name in options["classes"].split(",")),
            "pictures_each": options["pictures_each"],
            "folder": options["folder"],
        },
        network={
            "model_channels": options["channels"],
            "channel_mult": options["channel_mult"],
            "num_res_blocks": options["res_blocks"],
        },
        **budget,
        **{name: options[name] for name in same},
    )


def _resumed(out: Path, options: dict[str, Any]) -> Settings:
    """The checkpoint's own settings, with the budget that is asked for, if any."""
    saved = Settings.model_validate_json(read_checkpoint(out / CHECKPOINT_FILE)["settings"])
    budget = {name: options[name] for name in ("minutes", "steps") if options[name] is not None}
    if not budget:
        return saved
    return read_settings(**{**saved.model_dump(), "minutes": None, "steps": None, **budget})


def _check(settings: Settings) -> None:
    """TrainingError if the device cannot be used, ModelError if the options make no network."""
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


@contextmanager
def _stopped_by_signals() -> Iterator[threading.Event]:
    """An event that the first Ctrl+C or SIGTERM sets; a second one ends the program at once."""
    stop = threading.Event()
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.getsignal(number) for number in numbers}

    def ask(number: int, _: object) -> None:
        stop.set()
        signal.signal(number, before[signal.Signals(number)])

    for number in numbers:
        signal.signal(number, ask)
    try:
        yield stop
    finally:
        for number in numbers:
            signal.signal(number, before[number])
