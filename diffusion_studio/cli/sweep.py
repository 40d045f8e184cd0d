"""`diffusion-studio sweep`: one recipe made many times, as a labelled grid."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diffusion_studio.cli.recipe_options import recipe_options
from diffusion_studio.cli.refusal import Interruption, Refusal, refusing

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.models import ModelCard
    from diffusion_studio.sweep import Axis, Sweep, Value

_EPILOG = """\b
Examples:
  diffusion-studio sweep --label house --rows guidance_scale=0,1,2,4 --columns seed=0..3
  diffusion-studio sweep --label cat --rows classifier_scale=0,1,4 --columns guidance_scale=1,2,4
  diffusion-studio sweep --seed 7 --rows sampler=ddim,ddpm,dpm-solver-2m --columns steps=10,20,50
  diffusion-studio sweep --seed 7 --rows label=cat,house,fish --out grids/labels.png

What can be swept: guidance_scale, classifier_scale, rescale, dynamic_threshold, eta, label, seed,
steps, sampler. Every cell begins with the same noise.
"""
_RANGE = re.compile(r"(-?\d+)\.\.(-?\d+)")
_WHOLE = {"seed", "steps"}
_WORDS = {"label", "sampler"}


@click.command(epilog=_EPILOG)
@recipe_options
@click.option(
    "--rows",
    required=True,
    metavar="NAME=VALUES",
    help="What changes from row to row: values with commas between, or 0..3.",
)
@click.option("--columns", metavar="NAME=VALUES", help="What changes from column to column.")
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    default="sweep.png",
    help="The grid's file, a PNG; a file that is there is not overwritten.",
)
@click.pass_context
def sweep(ctx: click.Context, /, **options: Any) -> None:
    """Make a recipe many times with one or two things changed, as a grid in one PNG.

    The PNG holds the sweep, and opens in the window as its base recipe. What is not chosen is
    taken from the recipe file, or else from the model's card.
    """
    out, device = options.pop("out"), options.pop("device")
    try:
        with refusing():
            asked = _asked(options)
            path = _make(asked, out, device)
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended at once.") from interruption
    click.echo(path)


def _asked(options: dict[str, Any]) -> Sweep:
    """The sweep that stands on the line; refused, in a sentence, where it cannot be."""
    from diffusion_studio.cli.request import Wanted, find_model, recipe_for
    from diffusion_studio.library.recipe_file import open_recipe
    from diffusion_studio.models import default_model
    from diffusion_studio.sweep import Sweep

    rows, columns = options.pop("rows"), options.pop("columns")
    file = options.pop("recipe_file")
    wanted = Wanted(**options)
    base = open_recipe(file) if file else None
    name, card = find_model(wanted.model or (base.model if base else default_model()))
    recipe = recipe_for(wanted, base, name, card)
    axes = [_axis(text, card) for text in (rows, columns) if text]
    return Sweep.build(recipe, *axes)


def _axis(text: str, card: ModelCard) -> Axis:
    from diffusion_studio.sweep import axis

    name, equals, values = text.partition("=")
    if not equals or not values.strip():
        raise Refusal(f"{text!r} names no values; say, for example, guidance_scale=0,1,2,4.")
    name = name.strip().replace("-", "_")
    return axis(name, tuple(_values(name, values, card)))


def _values(name: str, text: str, card: ModelCard) -> list[Value]:
    """The values between the commas, each as what `name` takes."""
    if (span := _RANGE.fullmatch(text.strip())) is not None and name not in _WORDS:
        first, last = int(span[1]), int(span[2])
        return list(range(first, last + 1))
    words = [word.strip() for word in text.split(",")]
    if name == "label":
        return [None if word.lower() == "none" else word for word in words]
    if name == "sampler":
        return [word.replace("-", "_") for word in words]
    try:
        return [int(word) if name in _WHOLE else float(word) for word in words]
    except ValueError as error:
        kind = "whole numbers" if name in _WHOLE else "numbers"
        raise Refusal(f"{name} takes {kind}, not {text!r}.") from error


def _make(asked: Sweep, out: Path, device: str) -> Path:
    """Run the sweep and write its grid; the file that it lies in."""
    from diffusion_studio.cli.session import session
    from diffusion_studio.library.files import new_file, writable_folder
    from diffusion_studio.library.grid import labelled_grid
    from diffusion_studio.library.picture import Provenance, encode_picture

    if out.suffix.lower() != ".png":
        raise Refusal(f"{out} is no name of a PNG; let it end in .png.")
    writable_folder(out.parent)
    cells: dict[tuple[int, int], np.ndarray] = {}
    total = asked.shape[0] * asked.shape[1]
    with session(device, lambda event: None) as talk:
        for cell in asked.cells():
            click.echo(f"Cell {len(cells) + 1} of {total}", err=True)
            _, finished = talk.make(cell.recipe)
            cells[cell.row, cell.column] = finished.images
    picture = labelled_grid(cells, asked.row_words, asked.column_words)
    data = encode_picture(picture, Provenance(asked.base, sweep=asked))
    return new_file(out.parent, out.stem, ".png", data)
