"""`diffusion-studio train`: train a network on drawn scenes or on a folder of pictures."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diffusion_studio.cli.refusal import Failure, Interruption, Refusal
from diffusion_studio.training.data.scenes import CLASSES
from diffusion_studio.training.settings import (
    DataSettings,
    Settings,
    TrainingError,
    read_settings,
)

if TYPE_CHECKING:
    from diffusion_studio.training.trainer import Trainer

MODEL_FOLDER = "model"
SHEET_FILE = "samples.png"
DEFAULT_MINUTES = 120.0

_EPILOG = """\b
Examples:
  diffusion-studio train --folder my-pictures --out my-model
  diffusion-studio train --classes all --size 64 --minutes 480 --out scenes-64
  diffusion-studio train --resume --minutes 600 --out scenes-64

Exit codes: 0 the model is made; 1 training began and failed; 2 a bad request; 130 cancelled before
training began, or a second time.
"""


def _whole_numbers(_: click.Context, __: click.Parameter, text: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is not a list of whole numbers like 1,2,4") from error


def _scenes(_: click.Context, __: click.Parameter, text: str) -> tuple[str, ...]:
    """The names in a list; which of them there are, the drawing knows."""
    if text.strip() == "all":
        return tuple(CLASSES)
    return tuple(name.strip() for name in text.split(","))


@click.command(epilog=_EPILOG)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of this run.")
@click.option("--resume", is_flag=True, help="Go on from the checkpoint in --out.")
@click.option("--minutes", type=float, help=f"How long to train.  [default: {DEFAULT_MINUTES:g}]")
@click.option("--steps", type=int, help="How many steps to train, instead of --minutes.")
@click.option("--size", default=32, show_default=True, help="Pixels a side.")
@click.option(
    "--classes",
    default=",".join(DataSettings().scenes),
    show_default=True,
    callback=_scenes,
    help=f"Scenes to draw, or all: {', '.join(CLASSES)}.",
)
@click.option("--pictures-each", default=16_000, show_default=True, help="Drawn for each class.")
@click.option("--folder", help="Train on the PNG and JPEG pictures in it instead of scenes.")
@click.option(
    "--parameterisation",
    type=click.Choice(["epsilon", "v"]),
    default="epsilon",
    show_default=True,
    help="What the network learns to say: the noise, or v, with which it learns colours sooner.",
)
@click.option("--batch", default=64, show_default=True, help="Pictures a step.")
@click.option(
    "--learning-rate",
    default=5e-4,
    show_default=True,
    help="How far a step moves the weights at most; it falls to 0 towards the end.",
)
@click.option("--channels", default=32, show_default=True, help="Of the network at full size.")
@click.option(
    "--channel-mult",
    default="1,2,4",
    show_default=True,
    callback=_whole_numbers,
    help="How many times --channels each level has; each is half as large as the one before.",
)
@click.option("--res-blocks", default=1, show_default=True, help="Residual blocks a level.")
@click.option(
    "--precision",
    type=click.Choice(["float32", "bfloat16"]),
    default="float32",
    show_default=True,
    help="How the network calculates; bfloat16 is faster where the processor has it.",
)
@click.option("--device", default="cpu", show_default=True, help="A device by torch's name.")
@click.option("--workers", default=1, show_default=True, help="CPU threads that share a batch.")
@click.option(
    "--seed",
    default=0,
    show_default=True,
    help="The first weights, the order of the pictures and the noise follow from it.",
)
def train(out: Path, resume: bool, **options: Any) -> None:
    """Train a network and leave a model that the program opens in OUT/model.

    Stopped with Ctrl+C or by the system, a run keeps a checkpoint; --resume goes on from it with
    its own settings, of which only --minutes or --steps can be changed.
    """
    try:
        trainer = _prepare(out, resume, options)
        _run(trainer, out)
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended at once.") from interruption
    click.echo(f"{trainer.step} steps are done; the model is in {out / MODEL_FOLDER}.")


def _prepare(out: Path, resume: bool, options: dict[str, Any]) -> Trainer:
    """A trainer where the run begins. Refusal, in one sentence, if it cannot begin."""
    from diffusion_studio.models import ModelError
    from diffusion_studio.training.data.pictures import DataError
    from diffusion_studio.training.preparation import prepare
    from diffusion_studio.training.trainer import CHECKPOINT_FILE

    checkpoint = out / CHECKPOINT_FILE
    try:
        settings = _resumed(checkpoint, options) if resume else _settings(options)
        if checkpoint.exists() and not resume:
            raise Refusal(f"{out} holds a run already; add --resume or use another folder.")
        trainer = prepare(settings, out)
        if resume:
            trainer.load(checkpoint)
    except (TrainingError, DataError, ModelError) as error:
        raise Refusal(str(error)) from error
    except OSError as error:
        raise Refusal(f"Training cannot start: {error}.") from error
    return trainer


def _run(trainer: Trainer, out: Path) -> None:
    """Train, and make a model of it. Failure, in one sentence, if either goes wrong."""
    from diffusion_studio.training.export import export_model
    from diffusion_studio.training.trainer import CHECKPOINT_FILE

    try:
        with _stopped_by_signals() as stop:
            trainer.run(out, stop.is_set)
        trainer.try_sheet(out / SHEET_FILE)
        export_model(out / CHECKPOINT_FILE, out / MODEL_FOLDER, out.resolve().name)
    except TrainingError as error:
        raise Failure(str(error)) from error
    except OSError as error:
        raise Failure(f"Training stopped: {error}.") from error


def _settings(options: dict[str, Any]) -> Settings:
    budget = {"minutes": options["minutes"], "steps": options["steps"]}
    if budget == {"minutes": None, "steps": None}:
        budget["minutes"] = DEFAULT_MINUTES
    same = ("parameterisation", "batch", "learning_rate", "precision", "device", "workers", "seed")
    return read_settings(
        data={
            "size": options["size"],
            "scenes": options["classes"],
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


def _resumed(checkpoint: Path, options: dict[str, Any]) -> Settings:
    """The checkpoint's own settings, with the budget that is asked for, if any."""
    from diffusion_studio.training.checkpoint import read_checkpoint, settings_of

    saved = settings_of(read_checkpoint(checkpoint))
    budget = {name: options[name] for name in ("minutes", "steps") if options[name] is not None}
    if not budget:
        return saved
    return read_settings(**{**saved.model_dump(), "minutes": None, "steps": None, **budget})


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
