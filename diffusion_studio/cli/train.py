"""`diffusion-studio train`: train a network on drawn scenes or on a folder of pictures."""

from __future__ import annotations

import math
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diffusion_studio.cli.option_group import Command, give_options
from diffusion_studio.cli.refusal import Failure, Interruption, Refusal
from diffusion_studio.training.data import SCENES
from diffusion_studio.training.settings import Settings, TrainingError, read_settings

if TYPE_CHECKING:
    from diffusion_studio.training.trainer import Trainer

MODEL_FOLDER = "model"
SHEET_FILE = "samples.png"
BOARD_FOLDER = "tensorboard"
DEFAULT_MINUTES = 120.0
NAMED = 20
"""So many files that are left out are named."""

_EPILOG = """\b
Examples:
  diffusion-studio train --data my-pictures --out my-model
  diffusion-studio train --data scenes --size 64 --minutes 480 --out scenes-64
  diffusion-studio train --data scenes --steps 100000 --stop-after 10 --out slow
  diffusion-studio train --resume --stop-after 10 --out slow
  diffusion-studio train --task classifier --data scenes --out scenes-classifier

Exit codes: 0 the model is made; 1 training began and failed; 2 a bad request; 130 cancelled before
training began, or a second time.
"""


def _whole_numbers(_: click.Context, __: click.Parameter, text: str) -> tuple[int, ...]:
    if text.strip() == "none":
        return ()
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is not a list of whole numbers like 1,2,4") from error


def _names(_: click.Context, __: click.Parameter, text: str) -> tuple[str, ...]:
    """The names in a list; which of them there are, the drawing knows."""
    if text.strip() == "all":
        return SCENES
    return tuple(name.strip() for name in text.split(","))


def _network_options(command: Command) -> Command:
    """The options that shape the network, as decorators of a command."""
    options = [
        click.option("--channels", default=32, show_default=True, help="Width at full size."),
        click.option(
            "--channel-mult",
            default="1,2,4",
            show_default=True,
            callback=_whole_numbers,
            help="How many times --channels each level has; each is half as large as the last.",
        ),
        click.option("--res-blocks", default=1, show_default=True, help="Blocks a level."),
        click.option(
            "--attention",
            default="4",
            show_default=True,
            callback=_whole_numbers,
            help="Where there is attention: how much smaller than the picture; or none.",
        ),
    ]
    return give_options(command, options)


def _machine_options(command: Command) -> Command:
    """The options that say how it is calculated, as decorators of a command."""
    options = [
        click.option(
            "--precision",
            type=click.Choice(["float32", "bfloat16"]),
            default="float32",
            show_default=True,
            help="How the network calculates; bfloat16 is faster where the processor has it.",
        ),
        click.option("--device", default="cpu", show_default=True, help="By torch's name."),
        click.option(
            "--workers", default=1, show_default=True, help="CPU threads that share a batch."
        ),
        click.option(
            "--seed",
            default=0,
            show_default=True,
            help="The first weights, the pictures and the noise follow from it.",
        ),
        click.option("--tensorboard", is_flag=True, help="Write OUT/tensorboard as well."),
    ]
    return give_options(command, options)


def _loss_options(command: Command) -> Command:
    """The options that say what is learned, as decorators of a command."""
    options = [
        click.option(
            "--parameterisation",
            type=click.Choice(["epsilon", "v"]),
            default="v",
            show_default=True,
            help="What the network says: the noise, or v, with which it learns colours sooner.",
        ),
        click.option(
            "--learned-variance/--fixed-variance",
            default=True,
            show_default=True,
            help="Learn the step's variance too, by the hybrid loss.",
        ),
        click.option(
            "--schedule",
            type=click.Choice(["cosine", "linear"]),
            default="cosine",
            show_default=True,
            help="How the noise grows over the 1000 steps.",
        ),
        click.option("--batch", default=64, show_default=True, help="Pictures a step."),
        click.option(
            "--learning-rate",
            default=5e-4,
            show_default=True,
            help="How far a step moves the weights at most; it falls to 0 towards the end.",
        ),
        click.option(
            "--ema", default=0.999, show_default=True, help="What averaged weights keep a step."
        ),
        click.option(
            "--label-dropout",
            default=0.12,
            show_default=True,
            help="Share of pictures shown without their label; more of it helps the pictures "
            "that no label is asked of.",
        ),
    ]
    return give_options(command, options)


@click.command(epilog=_EPILOG)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of this run.")
@click.option("--resume", is_flag=True, help="Go on from the checkpoint in --out.")
@click.option(
    "--data",
    default="scenes",
    show_default=True,
    help="scenes, emoji, or a folder of pictures; its sub-folders are the labels.",
)
@click.option(
    "--task",
    type=click.Choice(["diffusion", "classifier", "judge"]),
    default="diffusion",
    show_default=True,
    help="A model that draws; a classifier of noisy pictures that guides it; a judge of both.",
)
@click.option("--minutes", type=float, help=f"How long to train.  [default: {DEFAULT_MINUTES:g}]")
@click.option("--steps", type=int, help="How many steps to train, instead of --minutes.")
@click.option("--stop-after", type=float, help="Stop after so many minutes, to go on later.")
@click.option("--size", default=32, show_default=True, help="Pixels a side.")
@click.option(
    "--classes",
    default="all",
    show_default=True,
    callback=_names,
    help=f"Scenes to draw: {', '.join(SCENES)}.",
)
@click.option(
    "--crop",
    type=click.Choice(["centre", "random"]),
    default="centre",
    show_default=True,
    help="Which square of a folder's pictures is shown.",
)
@click.option(
    "--start-from",
    help="A model of the same shape, or of fewer levels, whose weights are the first.",
)
@_loss_options
@_network_options
@_machine_options
def train(out: Path, resume: bool, **options: Any) -> None:
    """Train a network and leave a model that the program opens in OUT/model.

    Stopped with Ctrl+C or by the system, a run keeps a checkpoint; --resume goes on from it with
    its own settings, of which only --minutes or --steps can be changed.
    """
    try:
        trainer = _prepare(out, resume, options)
        _tell_skipped(trainer.pictures.skipped)
        _run(trainer, out, options["stop_after"], options["tensorboard"])
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended at once.") from interruption
    click.echo(f"{trainer.step} steps are done; the model is in {out / MODEL_FOLDER}.")
    if not trainer.done:
        click.echo("There is more to train; go on with --resume.")


def _prepare(out: Path, resume: bool, options: dict[str, Any]) -> Trainer:
    """A trainer where the run begins. Refusal, in one sentence, if it cannot begin."""
    from diffusion_studio.models import ModelError
    from diffusion_studio.training.data.source import DataError
    from diffusion_studio.training.preparation import prepare
    from diffusion_studio.training.trainer import CHECKPOINT_FILE

    checkpoint = out / CHECKPOINT_FILE
    if options["tensorboard"] and find_spec("tensorboard") is None:
        raise Refusal(_no_tensorboard())
    try:
        settings = _resumed(checkpoint, options) if resume else _settings(options)
        if checkpoint.exists() and not resume:
            raise Refusal(f"{out} holds a run already; add --resume or use another folder.")
        trainer = prepare(settings)
        if resume:
            trainer.load(checkpoint)
        out.mkdir(parents=True, exist_ok=True)
    except (TrainingError, DataError, ModelError) as error:
        raise Refusal(str(error)) from error
    except OSError as error:
        raise Refusal(f"Training cannot start: {error}.") from error
    return trainer


def _no_tensorboard() -> str:
    if getattr(sys, "frozen", False):
        return (
            "This bundle has no tensorboard; train without --tensorboard (OUT/loss.png shows the"
            " curve), or with the program installed by pip."
        )
    return "Tensorboard is not installed; 'pip install tensorboard' brings it."


def _tell_skipped(skipped: tuple[str, ...]) -> None:
    """Name the files that were left out, the first few of many."""
    for sentence in skipped[:NAMED]:
        click.echo(f"Skipped {sentence}", err=True)
    if len(skipped) > NAMED:
        click.echo(f"Skipped {len(skipped) - NAMED} more.", err=True)


def _run(trainer: Trainer, out: Path, stop_after: float | None, tensorboard: bool) -> None:
    """Train, and make a model of it. Failure, in one sentence, if either goes wrong."""
    from diffusion_studio.training.export import export_model
    from diffusion_studio.training.trainer import CHECKPOINT_FILE

    end = math.inf if stop_after is None else time.monotonic() + 60 * stop_after
    try:
        with _stopped_by_signals() as asked:
            trainer.run(
                out,
                lambda: asked.is_set() or time.monotonic() >= end,
                out / BOARD_FOLDER if tensorboard else None,
            )
            export_model(out / CHECKPOINT_FILE, out / MODEL_FOLDER, out.resolve().name)
        if trainer.done and not asked.is_set():
            trainer.try_sheet(out / SHEET_FILE)
    except TrainingError as error:
        raise Failure(str(error)) from error
    except OSError as error:
        raise Failure(f"Training stopped: {error}.") from error


def _settings(options: dict[str, Any]) -> Settings:
    budget = {"minutes": options["minutes"], "steps": options["steps"]}
    if budget == {"minutes": None, "steps": None}:
        budget["minutes"] = DEFAULT_MINUTES
    same = (
        "task", "start_from", "parameterisation", "learned_variance", "schedule", "batch",
        "learning_rate", "label_dropout", "precision", "device", "workers", "seed",
    )  # fmt: skip
    drawn = options["data"] in ("scenes", "emoji")
    return read_settings(
        data={
            "kind": options["data"] if drawn else "folder",
            "size": options["size"],
            "classes": options["classes"],
            "folder": None if drawn else options["data"],
            "crop": options["crop"],
        },
        network={
            "model_channels": options["channels"],
            "channel_mult": options["channel_mult"],
            "num_res_blocks": options["res_blocks"],
            "attention_resolutions": options["attention"],
        },
        ema_decay=options["ema"],
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
