"""`diffusion-studio replay`: a picture made again from the recipe inside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diffusion_studio.cli.refusal import Failure, Interruption, Refusal, refusing

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.events import Finished
    from diffusion_studio.library.picture import Provenance
    from diffusion_studio.recipe import Recipe

_EPILOG = """\b
Examples:
  diffusion-studio replay boat-ddim50-seed7.png
  diffusion-studio replay boat-ddim50-seed7.png --check
  diffusion-studio replay boats-sheet.png --check --json

The same bits can be expected with the same weights, version, PyTorch, device, threads and
precision; what differs is named. --check makes as many pictures together as were made then.

Exit codes: 0 the picture is made again, and with --check is the same in every pixel; 1 it differs,
or it was begun and failed; 2 a bad request; 130 cancelled.
"""


@dataclass(frozen=True, slots=True)
class _Likeness:
    """What --check has found: grey levels, and what is not as it was."""

    largest: int
    differing: float
    changed: list[str]

    def __str__(self) -> str:
        if self.largest == 0:
            return "The same picture: the largest difference of a pixel is 0."
        share = f"{self.differing:.2%} of the values differ"
        return f"The largest difference of a pixel is {self.largest} of 255; {share}."


@click.command(epilog=_EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--check", is_flag=True, help="Save nothing: compare with the picture in FILE, and tell."
)
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    default=".",
    help="The folder for the picture; made if missing. No file in it is overwritten.",
)
@click.option(
    "--device",
    type=click.Choice(["auto", "cpu", "cuda", "mps"]),
    default="auto",
    show_default=True,
    help="Where to calculate.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def replay(file: Path, check: bool, out: Path, device: str, as_json: bool) -> None:
    """Make the picture in FILE again, from the recipe that it carries.

    What was turned by hand while it was made is turned again, at the same steps.
    """
    try:
        with refusing():
            found = _compare(file, device) if check else None
            paths = [] if check else _again(file, device, out)
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended at once.") from interruption
    _tell(found, paths, as_json)
    if found is not None and found.largest:
        raise click.exceptions.Exit(Failure.exit_code)


def _compare(file: Path, device: str) -> _Likeness:
    from diffusion_studio.library.likeness import (
        changed_since,
        largest_difference,
        pixels_of_picture,
    )
    from diffusion_studio.library.sheet import contact_sheet

    provenance = _provenance(file)
    before = pixels_of_picture(file)
    together, place = _as_then(provenance)
    finished = _make(together, device)
    images = finished.images if place is None else finished.images[place : place + 1]
    columns = together.columns if place is None else None
    now: np.ndarray = contact_sheet(images, columns)
    if now.shape != before.shape:
        raise Refusal(
            f"{file.name} is {before.shape[1]} x {before.shape[0]} pixels and its recipe makes"
            f" {now.shape[1]} x {now.shape[0]}: another program has changed it."
        )
    return _Likeness(
        largest_difference(before, now),
        float((before != now).mean()),
        changed_since(provenance.receipt, finished.receipt),
    )


def _again(file: Path, device: str, out: Path) -> list[Path]:
    from diffusion_studio.library.files import writable_folder
    from diffusion_studio.library.writer import Writer
    from diffusion_studio.recipe import Recipe

    provenance = _provenance(file)
    writable_folder(out)
    finished = _make(provenance.recipe, device)
    with Writer() as writer:
        recipe = Recipe.from_json(finished.recipe)
        written = writer.write(finished.images, recipe, finished.receipt, out).result()
    if written.problem:
        places = ", ".join(sorted({str(path.parent) for path in written.paths}))
        raise Refusal(f"{written.problem} The picture lies in {places}.")
    return list(written.paths)


def _provenance(file: Path) -> Provenance:
    from diffusion_studio.library.picture import other_program, read_provenance, version_sentence

    provenance = read_provenance(file)
    if provenance.sweep is not None:
        raise Refusal(
            f"{file.name} is the grid of a sweep, which is many pictures; replay one of them."
        )
    program = other_program(provenance)
    if program:
        click.echo(version_sentence(file.name, program), err=True)
    return provenance


def _as_then(provenance: Provenance) -> tuple[Recipe, int | None]:
    """The recipe of the batch that a picture was one of, and its place in it: how many are made
    together changes the last bits. A picture that was made alone has no place."""
    recipe, receipt = provenance.recipe, provenance.receipt
    batch, place = receipt.get("batch"), receipt.get("image")
    if recipe.count != 1 or not isinstance(batch, int) or not isinstance(place, int):
        return recipe, None
    if not 0 <= place < batch or recipe.seed < place:
        return recipe, None
    return recipe.among(place, batch), place


def _make(recipe: Recipe, device: str) -> Finished:
    from diffusion_studio.cli.progress import Progress
    from diffusion_studio.cli.session import session

    with Progress(recipe) as progress, session(device, progress.hear) as talk:
        _, finished = talk.make(recipe)
    return finished


def _tell(found: _Likeness | None, paths: list[Path], as_json: bool) -> None:
    if as_json:
        told: dict[str, Any] = {"files": [str(path) for path in paths]}
        if found is not None:
            told |= {
                "largest_difference": found.largest,
                "differing_share": round(found.differing, 6),
                "changed": found.changed,
            }
        click.echo(json.dumps(told, indent=2))
        return
    for path in paths:
        click.echo(path)
    if found is not None:
        click.echo(found)
        for each in found.changed:
            click.echo(f"Not as it was: {each}.")
