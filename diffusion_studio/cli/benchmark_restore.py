"""`diffusion-studio benchmark restore`: how well pictures are restored here, and how fast."""

from __future__ import annotations

import json
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click
from tqdm import tqdm

from diffusion_studio.cli.refusal import Failure, Interruption, Refusal, refusing

if TYPE_CHECKING:
    from diffusion_studio.benchmark.restoring import Settings

_EPILOG = """\b
Examples:
  diffusion-studio benchmark restore --pictures 4 --task box --solver "daps 50"
  diffusion-studio benchmark restore --pictures 100 --keep restore --minutes 30
  diffusion-studio benchmark restore --pictures 100 --keep restore --solver "dps 1000" --samples 1
  diffusion-studio benchmark restore --closed-form

With --keep a benchmark goes on where it stopped: after --minutes, after Ctrl+C, and when more
pictures are asked for later. Nothing is sampled twice.
"""


@click.command(epilog=_EPILOG)
@click.option("--model", "-m", help="Who restores: a starter's name, or a path.")
@click.option(
    "--pictures",
    type=click.IntRange(1, 10_000),
    default=4,
    show_default=True,
    help="How many held-out scenes are damaged and restored.",
)
@click.option(
    "--samples",
    type=click.IntRange(1, 64),
    default=4,
    show_default=True,
    help="How many samples of each; with one there is no spread.",
)
@click.option(
    "--noise",
    type=click.FloatRange(0.001, 1),
    default=0.05,
    show_default=True,
    help="The noise's standard deviation as a share of the full range.",
)
@click.option("--task", "tasks", multiple=True, help="Only tasks whose names begin so.")
@click.option("--solver", "solvers", multiple=True, help="Only solvers whose names begin so.")
@click.option(
    "--closed-form",
    is_flag=True,
    help="Gaussian pictures instead, whose posterior is known: the solvers' errors beside it.",
)
@click.option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder for what is found, a file for each task and solver, to go on with later.",
)
@click.option(
    "--minutes",
    type=click.FloatRange(0, min_open=True),
    help="After so many, begin no further pictures; with --keep, to go on later.",
)
@click.option("--out", "-o", type=click.Path(path_type=Path), help="A file for all, as JSON.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--device", default="auto", metavar="auto|cpu|cuda|mps", help="Where to calculate.")
@click.option(
    "--precision",
    type=click.Choice(["auto", "float32", "bfloat16"]),
    default="auto",
    show_default=True,
    help="Of the network's arithmetic.",
)
def restore(as_json: bool, **options: Any) -> None:
    """Restore held-out pictures by every solver and by classical methods, and compare.

    Tables of PSNR, SSIM, agreement with the measurement (chi-squared: 1 is right), the samples'
    spread, the share of the truth in their 90 % interval, and the Fréchet distance to other
    held-out pictures in the features of the model's judge; progress goes to stderr.
    """
    from diffusion_studio.benchmark import BenchmarkError

    try:
        with refusing():
            made = _closed_form if options["closed_form"] else _contest
            text = made(as_json, options)
    except BenchmarkError as error:
        raise Refusal(str(error)) from error
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended before all was measured.") from interruption
    click.echo(text)


def _contest(as_json: bool, options: dict[str, Any]) -> str:
    from diffusion_studio.benchmark.restoring import format_contest, run_contest

    with _Bar() as bar:
        contest = run_contest(_settings(options), options["keep"], bar.tell)
    _write(options["out"], contest.to_json())
    return contest.to_json() if as_json else format_contest(contest)


def _closed_form(as_json: bool, options: dict[str, Any]) -> str:
    from diffusion_studio.benchmark.restoring.closed_form import closed_form, format_scores

    entries = _settings(options).chosen_entries()
    with _Bar() as bar:
        cells = closed_form(entries, max(options["samples"], 32), bar.tell)
    _write(options["out"], json.dumps(cells, indent=1))
    return json.dumps(cells, indent=1) if as_json else format_scores(cells)


def _write(path: Path | None, text: str) -> None:
    """Failure, in one sentence, where it cannot be written."""
    from diffusion_studio.library.files import SaveError, replace_file

    if path is None:
        return
    try:
        replace_file(path, (text + "\n").encode())
    except SaveError as error:
        raise Failure(str(error)) from error


def _settings(options: dict[str, Any]) -> Settings:
    from diffusion_studio.benchmark.restoring import Settings

    return Settings(
        model=options["model"],
        pictures=options["pictures"],
        draws=options["samples"],
        noise_sigma=2 * options["noise"],  # [-1, 1] is 2 wide
        tasks=options["tasks"],
        entries=options["solvers"],
        device=options["device"],
        precision=options["precision"],
        minutes=options["minutes"] or inf,
    )


class _Bar:
    """One bar for whatever is being done; a line for each thing where there is no terminal."""

    def __init__(self) -> None:
        self._bar = tqdm(disable=None, unit="step")
        self._what = ""

    def tell(self, what: str, k: int, n: int) -> None:
        begins, self._what = what != self._what, what
        if self._bar.disable:
            if begins:
                click.echo(f"{what} ...", err=True)
            return
        if begins:
            self._bar.reset(total=n)
            self._bar.set_description_str(what)
        self._bar.update(k - self._bar.n)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()
