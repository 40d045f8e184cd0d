"""`diffusion-studio models verify`: a model's pictures beside those of another program."""

from __future__ import annotations

from pathlib import Path

import click

from diffusion_studio.cli.refusal import Failure, refusing


@click.command("verify")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--against",
    type=click.Choice(["diffusers"]),
    default="diffusers",
    show_default=True,
    help="The program to compare with.",
)
@click.option(
    "--steps",
    type=click.IntRange(2, 1000),
    default=50,
    show_default=True,
    help="Steps of each run.",
)
@click.option(
    "--count",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Pictures that are compared.",
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**63 - 1),
    default=0,
    show_default=True,
    help="Of the noise that both start from.",
)
def verify_model(path: Path, against: str, steps: int, count: int, seed: int) -> None:
    """Make the same pictures with diffusers' pipelines and with this program, from the UNet2DModel
    folder at PATH, and tell how far they are apart, of values in [-1, 1].

    Exit code 1 if a pixel differs by more than 0.001.
    """
    with refusing():
        from diffusion_studio.models import locate
        from diffusion_studio.models.verify import LIMIT, Request, against_diffusers

        failed = []
        for found in against_diffusers(locate(str(path)), Request(steps, count, seed)):
            verdict = "equal" if found.passed else "APART"
            click.echo(
                f"{verdict}  {found.sampler}, {found.steps} steps: largest difference"
                f" {found.largest:.2e}, mean {found.mean:.2e} ({found.how})"
            )
            if not found.passed:
                failed.append(f"{found.sampler} ({found.how})")
    if failed:
        raise Failure(f"More than {LIMIT:g} apart from {against}: {'; '.join(failed)}.")
