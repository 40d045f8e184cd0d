"""`diffusion-studio replay`: a picture made again from the recipe inside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diffusion_studio.cli.refusal import Failure, Interruption, Refusal, refusing

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.cli.likeness import Likeness
    from diffusion_studio.events import Finished
    from diffusion_studio.library.picture import Provenance
    from diffusion_studio.recipe import Recipe

_EPILOG = """\b
Examples:
  diffusion-studio replay boat-ddim50-seed7.png
  diffusion-studio replay boat-ddim50-seed7.png --check
  diffusion-studio replay boats-sheet.png --check --json
  diffusion-studio replay boat.jpg --check
  diffusion-studio replay recipe.json

The same bits can be expected with the same weights, version, PyTorch, device, threads and
precision; what differs is named. --check makes as many pictures together as were made then.
A JPEG, and a WebP that is not lossless, has lost something when it was saved: there --check saves
the new picture in the same way, and compares what is then left of both.

Exit codes: 0 the picture is made again, and with --check is the same in every pixel; 1 it differs,
or it was begun and failed; 2 a bad request; 130 cancelled.
"""


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
    """Make the picture in FILE again, from the recipe that it carries (a PNG, JPEG or WebP), or
    from a recipe's JSON file.

    What was turned by hand while it was made is turned again, at the same steps.
    """
    try:
        with refusing():
            found = _compare(file, device) if check else None
            paths = [] if check else _again(file, device, out)
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended at once.") from interruption
    _tell(found, paths, as_json)
    if found is not None and not found.same:
        raise click.exceptions.Exit(Failure.exit_code)


def _compare(file: Path, device: str) -> Likeness:
    from diffusion_studio.cli.likeness import likeness_of
    from diffusion_studio.library.likeness import changed_since, pixels_of_picture
    from diffusion_studio.library.recipe_file import is_picture
    from diffusion_studio.library.sheet import contact_sheet

    provenance = _provenance(file)
    if not is_picture(file):
        raise Refusal(f"{file.name} is a recipe without its picture; replay it without --check.")
    if "stopped_at" in provenance.receipt:
        raise Refusal(
            f"{file.name} was stopped on its way, and its recipe makes the finished picture; replay"
            " it without --check."
        )
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
    changed = changed_since(provenance.receipt, finished.receipt)
    return likeness_of(file, before, now, provenance.quality).with_changes(changed)


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
    from diffusion_studio.library.picture import other_program, version_sentence
    from diffusion_studio.library.recipe_file import open_provenance

    provenance = open_provenance(file)
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
    from diffusion_studio.recipe import MAX_COUNT

    recipe, receipt = provenance.recipe, provenance.receipt
    batch, place = receipt.get("batch"), receipt.get("image")
    if recipe.count != 1 or type(batch) is not int or type(place) is not int:
        return recipe, None
    if not 0 <= place < batch <= MAX_COUNT or recipe.seed < place:
        return recipe, None
    return recipe.among(place, batch), place


def _make(recipe: Recipe, device: str) -> Finished:
    from diffusion_studio.cli.progress import Progress
    from diffusion_studio.cli.session import session

    with Progress(recipe) as progress, session(device, progress.hear) as talk:
        _, finished = talk.make(recipe)
    return finished


def _tell(found: Likeness | None, paths: list[Path], as_json: bool) -> None:
    if as_json:
        told: dict[str, Any] = {"files": [str(path) for path in paths]}
        if found is not None:
            told |= found.as_data()
        click.echo(json.dumps(told, indent=2))
        return
    for path in paths:
        click.echo(path)
    if found is not None:
        click.echo(found)
        for each in found.changed:
            click.echo(f"Not as it was: {each}.")
