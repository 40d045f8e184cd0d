"""`diffusion-studio benchmark`: how fast it is here."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command()
@click.option(
    "--reference",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A checkout of guided-diffusion, to compare its network with ours on the same weights.",
)
@click.option("--quick", is_flag=True, help="Fewer repetitions: rougher figures, sooner.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def benchmark(reference: Path | None, quick: bool, as_json: bool) -> None:
    """Measure network, sampling, preview and recorder on this machine, and peers where they are."""
    from diffusion_studio.benchmark import format_report, run_benchmark

    result = run_benchmark(reference=reference, quick=quick)
    click.echo(json.dumps(result, indent=2) if as_json else format_report(result))
