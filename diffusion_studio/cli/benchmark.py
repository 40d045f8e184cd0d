"""`diffusion-studio benchmark`: how fast it is here."""

from __future__ import annotations

import json
from pathlib import Path

import click

from diffusion_studio.cli.benchmark_restore import restore
from diffusion_studio.cli.refusal import Interruption, Refusal, refusing

_EPILOG = """\b
Examples:
  diffusion-studio benchmark --quick
  diffusion-studio benchmark --reference ~/guided-diffusion --json > figures.json
  diffusion-studio benchmark library
  diffusion-studio benchmark restore --help
"""


@click.group(epilog=_EPILOG, invoke_without_command=True)
@click.option("--model", "-m", help="Whose pictures are timed: a starter's name, or a path.")
@click.option(
    "--reference",
    type=click.Path(path_type=Path),
    help="A checkout of openai/guided-diffusion, whose network is timed beside ours on the same"
    " weights. Its code is run: give one that you trust.",
)
@click.option("--quick", is_flag=True, help="Small networks and few repeats: rougher, sooner.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.pass_context
def benchmark(
    ctx: click.Context, model: str | None, reference: Path | None, quick: bool, as_json: bool
) -> None:
    """Measure networks, sampling, preview and window on this machine.

    Other programs are measured beside this one, in turn, where they are installed. Nothing else
    should be running. Progress goes to stderr, the report to stdout.
    """
    if ctx.invoked_subcommand is not None:
        return
    from diffusion_studio.benchmark import BenchmarkError, format_report, run_benchmark

    try:
        with refusing():
            result = run_benchmark(reference, quick, model)
    except BenchmarkError as error:
        raise Refusal(str(error)) from error
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended before all was measured.") from interruption
    click.echo(json.dumps(result, indent=2) if as_json else format_report(result))


@benchmark.command()
@click.option(
    "--pictures",
    type=click.IntRange(100, 1_000_000),
    default=10_000,
    show_default=True,
    help="How many pictures the library has.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def library(pictures: int, as_json: bool) -> None:
    """Measure the gallery with many pictures: opening, searching and scrolling it.

    A library is made for this, and deleted afterwards; yours is neither read nor written.
    """
    from diffusion_studio.benchmark import BenchmarkError
    from diffusion_studio.benchmark.gallery import measure_gallery
    from diffusion_studio.benchmark.report import gallery_lines

    try:
        found = measure_gallery(pictures)
    except BenchmarkError as error:
        raise Refusal(str(error)) from error
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended before all was measured.") from interruption
    click.echo(json.dumps(found, indent=2) if as_json else "\n".join(gallery_lines(found)))


benchmark.add_command(restore)
