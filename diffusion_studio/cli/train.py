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
from click.core import ParameterSource

from diffusion_studio.cli.option_group import Command, give_options
from diffusion_studio.cli.refusal import Failure, Interruption, Refusal
from diffusion_studio.training.data import SCENES
from diffusion_studio.training.settings import Settings, TrainingError, read_settings

if TYPE_CHECKING:
    from diffusion_studio.training.data.source import Source
    from diffusion_studio.training.trainer import Trainer

MODEL_FOLDER = "model"
SHEET_FILE = "samples.png"
BOARD_FOLDER = "tensorboard"
DEFAULT_MINUTES = 120.0
NAMED = 20
"""So many files that are left out are named."""

DATA_OPTIONS = ("size", "classes", "crop")
NETWORK_OPTIONS = {
    "channels": "model_channels",
    "channel_mult": "channel_mult",
    "res_blocks": "num_res_blocks",
    "attention": "attention_resolutions",
}
"""Option -> what the settings call it."""

NO_SETTINGS = ("stop_after", "tensorboard")
CHANGEABLE = ("minutes", "steps", "learning_rate", "device", "precision", "workers", *NO_SETTINGS)
"""What a run that goes on may be told anew."""

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
    its own settings, of which how long, how fast and where it learns can be changed: --minutes or
    --steps, --learning-rate, --device, --precision, --workers, and --data of a folder that has
    moved.
    """
    try:
        trainer = _prepare(out, resume, options)
        _tell_skipped(trainer.pictures.skipped)
        _tell_pictures(trainer.pictures)
        _run(trainer, out, options["stop_after"], options["tensorboard"])
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended at once.") from interruption
    done = "1 step is" if trainer.step == 1 else f"{trainer.step} steps are"
    click.echo(f"{done} done; the model is in {out / MODEL_FOLDER}.")
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
        trainer = prepare(settings, checkpoint if resume else None)
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


def _tell_pictures(pictures: Source) -> None:
    """What is found to learn from."""
    from diffusion_studio.training.data.source import listed

    count, held_out = (pictures.count(split) for split in ("training", "validation"))
    found = f"{count:,} pictures" if count < math.inf else "pictures that are drawn"
    names = f"labelled {listed(pictures.names)}" if pictures.names else "without labels"
    kept = f"; {held_out:,} others measure it" if 0 < held_out < math.inf else ""
    click.echo(f"Training on {'1 picture' if count == 1 else found}, {names}{kept}.", err=True)


def _run(trainer: Trainer, out: Path, stop_after: float | None, tensorboard: bool) -> None:
    """Train, and make a model of it. Failure, in one sentence, if either goes wrong."""
    from diffusion_studio.training.export import export_model
    from diffusion_studio.training.trainer import CHECKPOINT_FILE

    end = math.inf if stop_after is None else time.monotonic() + 60 * stop_after
    begun = trainer.step
    try:
        with _stopped_by_signals() as asked:
            trainer.run(
                out,
                lambda: asked.is_set() or (trainer.step > begun and time.monotonic() >= end),
                out / BOARD_FOLDER if tensorboard else None,
            )
            export_model(out / CHECKPOINT_FILE, out / MODEL_FOLDER, out.resolve().name)
        if trainer.done and not asked.is_set():
            trainer.try_sheet(out / SHEET_FILE)
    except TrainingError as error:
        raise Failure(str(error)) from error
    except OSError as error:
        kept = (out / CHECKPOINT_FILE).exists()
        more = "; the last checkpoint is kept: mend that, and go on with --resume" if kept else ""
        raise Failure(f"Training stopped: {error}{more}.") from error


def _settings(options: dict[str, Any]) -> Settings:
    """The settings of a new run. Refusal for an option that says nothing of such pictures."""
    values = _laid_over({}, options)
    kind = values["data"]["kind"]
    if kind != "scenes" and values["data"]["classes"] != SCENES:
        raise Refusal("--classes chooses among the scenes; leave it out for other pictures.")
    if kind != "folder" and values["data"]["crop"] != "centre":
        raise Refusal("--crop is for a folder of pictures; leave it out for those that are drawn.")
    if options["minutes"] is None and options["steps"] is None:
        values["minutes"] = DEFAULT_MINUTES
    return read_settings(**values)


def _resumed(checkpoint: Path, options: dict[str, Any]) -> Settings:
    """The checkpoint's own settings, with what is asked for otherwise and may be.

    Refusal, in a sentence, for options that would make another run of it.
    """
    from diffusion_studio.training.checkpoint import read_checkpoint, settings_of

    source = click.get_current_context().get_parameter_source
    given = {
        name: value
        for name, value in options.items()
        if source(name) is not ParameterSource.DEFAULT
    }
    saved = settings_of(read_checkpoint(checkpoint))
    values = saved.model_dump()
    fixed = [
        name
        for name, value in given.items()
        if name not in CHANGEABLE and _laid_over(values, {name: value}) != values
    ]
    if "data" in fixed and _data(given["data"])["kind"] == saved.data.kind == "folder":
        fixed.remove("data")  # the same pictures in another place, or they are told to be others
    if fixed:
        named = " and ".join(f"--{name.replace('_', '-')}" for name in fixed)
        stays, it = ("stays", "it") if len(fixed) == 1 else ("stay", "them")
        raise Refusal(
            f"The run in {checkpoint.parent} began with another {named}, which {stays}; leave {it}"
            " out, or train anew in an empty folder."
        )
    if given.keys() & {"minutes", "steps"}:
        values |= {"minutes": None, "steps": None}
    return read_settings(**_laid_over(values, given))


def _laid_over(values: dict[str, Any], options: dict[str, Any]) -> dict[str, Any]:
    """Settings, as plain values, with those of these options in their places."""
    data, network = dict(values.get("data", {})), dict(values.get("network", {}))
    values = {**values, "data": data, "network": network}
    for name, value in options.items():
        if name == "data":
            data |= _data(value)
        elif name in DATA_OPTIONS:
            data[name] = value
        elif name in NETWORK_OPTIONS:
            network[NETWORK_OPTIONS[name]] = value
        elif name not in NO_SETTINGS:
            values["ema_decay" if name == "ema" else name] = value
    return values


def _data(name: str) -> dict[str, str | None]:
    """Whose pictures `--data` means; a folder is found again from wherever a run goes on."""
    if name in ("scenes", "emoji"):
        return {"kind": name, "folder": None}
    return {"kind": "folder", "folder": str(Path(name).absolute())}


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
