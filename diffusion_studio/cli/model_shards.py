"""`diffusion-studio models split` and `join`: weights in parts that are easy to carry."""

from __future__ import annotations

from pathlib import Path

import click

from diffusion_studio.cli.refusal import refusing


@click.command("split")
@click.argument("target", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--mib",
    type=click.IntRange(1, 4096),
    default=16,
    show_default=True,
    help="The most that a part has, in units of 1,048,576 bytes.",
)
def split_model(target: Path, mib: int) -> None:
    """Split the weights of the model in FOLDER into parts, with an index of their checksums.

    FOLDER may also be a single file, as a training run's checkpoint. The file itself stays.
    """
    with refusing():
        from diffusion_studio.models.shards import INDEX_SUFFIX, split

        index = split(target, mib * 2**20)
    count = len(index.parts)
    click.echo(
        f"{index.file} ({index.bytes:,} bytes) is split into {count} part{'s' * (count != 1)}; "
        f"carry them with {index.file}{INDEX_SUFFIX}."
    )


@click.command("join")
@click.argument("target", metavar="FOLDER", type=click.Path(path_type=Path))
def join_model(target: Path) -> None:
    """Put the weights in FOLDER together from their parts, and check every checksum.

    FOLDER may also be the index of one file. Parts and index stay.
    """
    with refusing():
        from diffusion_studio.models.shards import join

        whole = join(target)
    for path in whole:
        click.echo(f"{path} is whole; its parts are not needed any more.")
