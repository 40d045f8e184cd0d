"""`diffusion-studio evaluate`: how good a model's pictures are."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click
from tqdm import tqdm

from diffusion_studio.cli.refusal import Failure, Interruption, Refusal, refusing

if TYPE_CHECKING:
    from PIL.Image import Image

    from diffusion_studio.models import ModelCard
    from diffusion_studio.training.data.source import Source
    from diffusion_studio.training.evaluation.report import Progress, Report
    from diffusion_studio.training.evaluation.sampling import Pictures
    from diffusion_studio.training.evaluation.subject import Places, Subject

FIGURES_FILE = "evaluation.json"
TRADE_OFF_FILE = "trade_off.json"
CALIBRATION_FILE = "calibration.json"

_EPILOG = """\b
Examples:
  diffusion-studio evaluate scenes-32 --quick
  diffusion-studio evaluate my-model --data my-pictures --samples 500 --out figures
  diffusion-studio evaluate runs/scenes-64/model --device cuda --batch 512 --write-card
  diffusion-studio evaluate scenes-32 --trade-off --write-card
  diffusion-studio evaluate scenes-32 --calibration --write-card

Exit codes: 0 all is measured; 1 it began and failed; 2 a bad request; 130 cancelled: nothing is
written.
"""


@click.command(epilog=_EPILOG)
@click.argument("model")
@click.option(
    "--judge",
    type=click.Path(path_type=Path),
    help="Who judges: a model trained with --task judge.  [default: MODEL/judge]",
)
@click.option(
    "--classifier",
    type=click.Path(path_type=Path),
    help="Who guides: a model trained with --task classifier.  [default: MODEL/classifier]",
)
@click.option("--data", help="The folder of pictures that the model has learned from.")
@click.option(
    "--samples",
    type=int,
    help="How many are compared.  [default: 5000; quickly or a scale 200; restored 20]",
)
@click.option("--curve", type=int, help="How many for each number of steps.  [default: 500]")
@click.option("--quick", is_flag=True, help="Few samples: rough figures, soon.")
@click.option(
    "--trade-off",
    is_flag=True,
    help="Measure only accuracy and diversity, at guidance scales from 0 to 10.",
)
@click.option(
    "--calibration",
    is_flag=True,
    help="Measure only how often the truth lies in the interval of restored pictures.",
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**62),
    default=0,
    show_default=True,
    help="The first of the samples' seeds; the sheets always show 0 to 63.",
)
@click.option("--device", default="auto", show_default=True, help="auto, cpu, cuda or mps.")
@click.option(
    "--batch",
    type=click.IntRange(1),
    help="Pictures made at once.  [default: 64; on a GPU 512]",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder for the figures, sheets and plots.",
)
@click.option("--write-card", is_flag=True, help="Put figures, sheets and plots into the model.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def evaluate(model: str, as_json: bool, **options: Any) -> None:
    """Measure how good the pictures of MODEL are: a starter's name, or a model's folder.

    A judge, which no sample was made by, names what samples show and compares them with pictures
    that were held out of the training. Progress goes to stderr, the report to stdout.
    """
    if options["trade_off"] and options["calibration"]:
        raise Refusal("--trade-off and --calibration are two measurements: give one of them.")
    if options["calibration"] and options["curve"] is not None:
        raise Refusal("--curve belongs to the whole evaluation: leave out --calibration.")
    if options["trade_off"] and (options["quick"] or options["curve"] is not None):
        raise Refusal("--quick and --curve belong to the whole evaluation: leave out --trade-off.")
    try:
        with refusing():
            places, card = _found(model, options)
            report = _measured(places, card, options)
        _keep(report, places.model, options)
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended before all was measured; nothing is written.") from interruption
    _tell(report, as_json)


def _found(model: str, options: dict[str, Any]) -> tuple[Places, ModelCard]:
    """Where the parts lie, and the model's card; folders that cannot be written are refused."""
    from diffusion_studio.engine.device import import_torch
    from diffusion_studio.library.files import writable_folder
    from diffusion_studio.models import describe, locate, read_card

    path = locate(model)
    if options["write_card"] and not path.is_dir():
        raise Refusal(f"{path} is a file, which has no card; give the model's folder.")
    card = read_card(path) if options["write_card"] else describe(path)
    if options["write_card"]:
        writable_folder(path)
    if options["out"] is not None:
        writable_folder(options["out"])
    import_torch()
    from diffusion_studio.training.evaluation.subject import Places

    return Places(path, options["judge"], options["classifier"]), card


def _measured(places: Places, card: ModelCard, options: dict[str, Any]) -> Report:
    """Refusal, in one sentence, if it cannot be measured; Failure if it goes wrong on the way."""
    from diffusion_studio.diffusion import NotFinite
    from diffusion_studio.engine.device import DeviceError, choose_device, default_precision
    from diffusion_studio.training.data.source import DataError
    from diffusion_studio.training.evaluation.sampling import Pictures
    from diffusion_studio.training.evaluation.subject import EvaluationError, open_subject
    from diffusion_studio.training.settings import TrainingError

    try:
        measure = _measure(options)
        device = choose_device(options["device"]).torch_name
        source = _source(card, options["data"])
        subject = open_subject(places, source, device)
        precision = default_precision(device)
        batch = options["batch"] or (64 if device == "cpu" else 512)
        maker = Pictures(subject.model, subject.classifier, device, precision, batch)
        with _Progress() as progress:
            return measure(subject, maker, progress.hear)
    except (EvaluationError, DataError, TrainingError, DeviceError) as error:
        raise Refusal(str(error)) from error
    except NotFinite as error:
        raise Failure(str(error)) from error


def _measure(options: dict[str, Any]) -> Callable[[Subject, Pictures, Progress], Report]:
    """What is to be done with the model. EvaluationError for too few samples."""
    from diffusion_studio.training.evaluation.evaluate import Effort, evaluate
    from diffusion_studio.training.evaluation.trade_off import TradeOff, trade_off

    samples, seed = options["samples"], options["seed"]
    if options["calibration"]:
        return _calibration(samples, seed, options["quick"])
    if options["trade_off"]:
        scales = TradeOff.of(samples, seed)
        return lambda subject, maker, progress: trade_off(subject, maker, scales, progress)
    effort = Effort.of(samples, seed, options["quick"], options["curve"])
    return lambda subject, maker, progress: evaluate(subject, maker, effort, progress)


def _calibration(
    pictures: int | None, seed: int, quick: bool
) -> Callable[[Subject, Pictures, Progress], Report]:
    """How often the truth of so many pictures lies where it should. Refusal for none."""
    from diffusion_studio.training.evaluation.calibration import Calibration, calibration

    if pictures is not None and pictures < 1:
        raise Refusal(f"{pictures} pictures cannot be restored; give --samples 1 or more.")
    effort = Calibration.of(pictures, seed, quick)
    return lambda subject, maker, progress: calibration(subject, maker, effort, progress)


def _source(card: ModelCard, folder: str | None) -> Source:
    """The pictures that the model has learned from, as its card or `folder` says."""
    from diffusion_studio.training.evaluation.subject import data_card
    from diffusion_studio.training.preparation import data_of, source_of
    from diffusion_studio.training.settings import DataSettings

    size = card.size[0]
    if folder is not None:
        data = DataSettings(kind="folder", size=size, folder=folder)
    else:
        data = data_of(data_card(card), size)
    return source_of(data, int(card.made.get("seed", 0)))


def _keep(report: Report, model: Path, options: dict[str, Any]) -> None:
    """Write what was asked for. Failure, in one sentence, if it cannot be written.

    In the card, figures that were not taken now stay as they are.
    """
    from diffusion_studio.library.files import SaveError, replace_file
    from diffusion_studio.models import read_card
    from diffusion_studio.models.card import CARD_FILE

    drawings = {f"{stem}.png": _png(image) for stem, image in report.drawings.items()}
    files: dict[Path, bytes] = {}
    if options["out"] is not None:
        figures = json.dumps(report.figures, indent=2) + "\n"
        name = _figures_file(options)
        files[options["out"] / name] = figures.encode()
        files |= {options["out"] / name: data for name, data in drawings.items()}
    if options["write_card"]:
        files |= {model / name: data for name, data in drawings.items()}
        card = read_card(model)
        evaluation = {**card.evaluation, **report.figures}
        card = card.model_copy(update={"evaluation": evaluation})
        files[model / CARD_FILE] = (card.to_json() + "\n").encode()  # last: it speaks of the others
    try:
        for path, data in files.items():
            replace_file(path, data)
    except SaveError as error:
        raise Failure(str(error)) from error


def _figures_file(options: dict[str, Any]) -> str:
    if options["trade_off"]:
        return TRADE_OFF_FILE
    return CALIBRATION_FILE if options["calibration"] else FIGURES_FILE


def _png(image: Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _tell(report: Report, as_json: bool) -> None:
    from diffusion_studio.training.evaluation.table import (
        as_text,
        calibration_text,
        trade_off_text,
    )

    figures = report.figures
    if as_json:
        click.echo(json.dumps(figures, indent=2))
    elif "trade_off" in figures:
        click.echo(trade_off_text(figures["trade_off"]))
    elif "calibration" in figures:
        click.echo(calibration_text(figures["calibration"]))
    else:
        click.echo(as_text(figures))


class _Progress:
    """What is done, on stderr: a line for each piece of work, with a bar on a terminal."""

    def __init__(self) -> None:
        self._what = ""
        self._bar: Any = None

    def hear(self, what: str, done: int, total: int) -> None:
        if done == 0 or what != self._what:
            self._close()
            self._what = what
            self._bar = tqdm(total=total, desc=what, unit="picture", disable=None)
            if self._bar.disable:
                click.echo(f"{what}: {total} ...", err=True)
        self._bar.update(done - self._bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()
