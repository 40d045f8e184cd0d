"""`diffusion-studio interpolate`: from seeds and pictures to others, in one run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from diffusion_studio.cli.recipe_options import recipe_options
from diffusion_studio.cli.refusal import Interruption, Refusal, refusing

if TYPE_CHECKING:
    from diffusion_studio.cli.session import Session
    from diffusion_studio.models import ModelCard
    from diffusion_studio.recipe import Recipe

_EPILOG = """\b
Examples:
  diffusion-studio interpolate 3 7 --label boat
  diffusion-studio interpolate 1 2 3 4 --label cat --columns 5 --rows 5
  diffusion-studio interpolate boat.png house.png --strength 0.5 --film gif
  diffusion-studio interpolate boat.png house.png --strength 0.25,0.5,0.75,1 --columns 6
  diffusion-studio interpolate 3 3 --labels boat,house
  diffusion-studio interpolate boat.png 7 --invert

An end is a seed or a picture; four are the corners of a grid: top left, top right, bottom left,
bottom right. Two pictures with several strengths make a row each, coarse to fine.
"""
_INVERSION_STEPS = 250


@click.command(epilog=_EPILOG)
@click.argument("ends", nargs=-1, required=True)
@recipe_options
@click.option("--columns", type=click.IntRange(2, 16), help="Pictures side by side.  [default: 8]")
@click.option("--rows", type=click.IntRange(2, 16), help="Rows among four corners.  [default: 4]")
@click.option(
    "--mix",
    type=click.Choice(["spherical", "linear"]),
    default="spherical",
    show_default=True,
    help="How noises are mixed: along the arc, or straight, which washes the middle out.",
)
@click.option(
    "--strength",
    metavar="SHARE[,SHARE...]",
    help="The noise level at which pictures are mixed, 0 to 1: too little is a double exposure, at"
    " 1 nothing of them is left.  [default: 0.6]",
)
@click.option(
    "--labels",
    metavar="LABEL,LABEL...",
    help="A label for each end; between them their embeddings are mixed.",
)
@click.option(
    "--invert", is_flag=True, help="Mix pictures as the noise that leads to them (DDIM inversion)."
)
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    default=".",
    help="The folder for the pictures; made if missing. No file in it is overwritten.",
)
@click.option("--film", type=click.Choice(["gif", "apng"]), help="Write a film there and back too.")
@click.pass_context
def interpolate(ctx: click.Context, /, **options: Any) -> None:
    """Make the pictures between two ends, or among four, and save them as one.

    Progress goes to stderr; the names of the files to stdout.
    """
    names = ("columns", "rows", "mix", "strength", "labels", "invert")
    wish = Wish(options.pop("ends"), *(options.pop(name) for name in names))
    out, film, device = (options.pop(name) for name in ("out", "film", "device"))
    try:
        with refusing():
            for path in _make(wish, options, _Place(out, film, device)):
                click.echo(path)
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended at once.") from interruption


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the pictures go, and where they are calculated."""

    out: Path
    film: Literal["gif", "apng"] | None
    device: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What stands on the line of the path."""

    ends: tuple[str, ...]
    columns: int | None
    rows: int | None
    mix: str
    strength: str | None
    labels: str | None
    invert: bool

    @property
    def strengths(self) -> tuple[float, ...]:
        """The noise levels; Refusal where one is no number."""
        seeds = all(end.isdecimal() for end in self.ends)
        if self.strength is None:
            return (1.0,) if seeds or self.invert else (0.6,)
        try:
            return tuple(float(part) for part in self.strength.split(","))
        except ValueError as error:
            raise Refusal(f"--strength takes numbers up to 1, not {self.strength!r}.") from error


def _make(wish: Wish, options: dict[str, Any], place: _Place) -> list[Path]:
    from diffusion_studio.cli.progress import Progress
    from diffusion_studio.cli.request import Wanted, find_model, recipe_for
    from diffusion_studio.cli.session import session
    from diffusion_studio.library.files import writable_folder
    from diffusion_studio.library.recipe_file import open_recipe
    from diffusion_studio.models import default_model
    from diffusion_studio.recipe import Recipe

    if options["count"] is not None:
        raise Refusal("How many pictures there are follows from --columns and --rows.")
    file = options.pop("recipe_file")
    if wish.labels and options["label"] is None:  # guidance leads towards a label
        options["label"] = wish.labels.split(",")[0].strip()
    wanted = Wanted(**options)
    base = open_recipe(file) if file else None
    name, card = find_model(wanted.model or (base.model if base else default_model()))
    recipe = Recipe.build(
        **{**dict(recipe_for(wanted, base, name, card)), "start": {"kind": "noise"}, "count": 1}
    )
    pictures = _pictures(wish, card)
    if not wish.invert:
        recipe_on(wish, recipe, pictures)  # what can be refused is, before torch is loaded
    writable_folder(place.out)
    with Progress(recipe) as progress, session(place.device, progress.hear) as talk:
        if wish.invert:
            pictures = {n: _inverted(talk, recipe, end) for n, end in pictures.items()}
        _, finished = talk.make(recipe_on(wish, recipe, pictures))
    return _save(finished, place)


def _pictures(wish: Wish, card: ModelCard) -> dict[int, dict[str, Any]]:
    """The ends that are pictures, by their place, of the model's size."""
    from diffusion_studio.cli.starting import fitted_picture

    return {
        n: {"kind": "picture", "picture": fitted_picture(Path(end), card)}
        for n, end in enumerate(wish.ends)
        if not end.isdecimal()
    }


def recipe_on(wish: Wish, recipe: Recipe, pictures: dict[int, dict[str, Any]]) -> Recipe:
    """The recipe of the path. RecipeError, in a sentence, where it cannot be."""
    grid = len(wish.ends) == 4
    columns, rows = wish.columns or 8, (wish.rows or 4) if grid else 1
    if wish.rows is not None and not grid:
        raise Refusal("--rows belongs to four corners; between two, give --strength a list.")
    ends = [
        pictures[n] | ({"seed": recipe.seed} if pictures[n]["kind"] == "picture" else {})
        if n in pictures
        else {"kind": "seed", "seed": int(end)}
        for n, end in enumerate(wish.ends)
    ]
    start = {
        "kind": "path",
        "ends": ends,
        "mix": wish.mix,
        "columns": columns,
        "rows": rows,
        "strengths": wish.strengths,
        "labels": wish.labels and tuple(label.strip() for label in wish.labels.split(",")),
    }
    count = columns * (rows if grid else len(wish.strengths))
    return type(recipe).build(**{**dict(recipe), "start": start, "count": count})


def _inverted(talk: Session, recipe: Recipe, end: dict[str, Any]) -> dict[str, Any]:
    """The end as the noise that leads to its picture."""
    from diffusion_studio.start_specs import to_latent

    steps = max(_INVERSION_STEPS, recipe.steps)
    start = {"kind": "inversion", "picture": end["picture"]}
    plain = {"sampler": {"kind": "ddim"}, "conditions": (), "steps": steps, "start": start}
    trip = type(recipe).build(**{**dict(recipe), **plain})
    run, finished = talk.make(trip)
    click.echo(f"It comes back at {finished.receipt['inversion_psnr']:.1f} dB PSNR.", err=True)
    x_T = talk.client.view(run, "x_t", steps - 1)
    if x_T is None:
        raise Refusal("The inverted picture was not kept in memory; take fewer steps.")
    return {"kind": "latent", "latent": to_latent(x_T[0])}


def _save(finished: Any, place: _Place) -> list[Path]:
    from diffusion_studio.library.writer import Writer
    from diffusion_studio.recipe import Recipe

    recipe = Recipe.from_json(finished.recipe)
    with Writer() as writer:
        parts = [writer.write_sheet(finished.images, recipe, finished.receipt, place.out)]
        if place.film:
            parts.append(writer.write_path_film(finished.images, recipe, place.out, place.film))
        written = [part.result() for part in parts]
    problem = next((each.problem for each in written if each.problem), "")
    paths = [path for each in written for path in each.paths]
    if problem:
        raise Refusal(f"{problem} What was saved lies in {paths[0].parent}.")
    return paths
