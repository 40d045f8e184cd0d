"""`diffusion-studio generate`: a recipe made without a window."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from diffusion_studio.cli.recipe_options import recipe_options
from diffusion_studio.cli.refusal import Interruption, Refusal, refusing
from diffusion_studio.cli.starting import Wish, starting_options

if TYPE_CHECKING:
    from concurrent.futures import Future

    import numpy as np

    from diffusion_studio.engine.client import EngineClient
    from diffusion_studio.events import Finished
    from diffusion_studio.library.file_form import FileForm, Kind
    from diffusion_studio.library.writer import Written
    from diffusion_studio.recipe import Recipe

_EPILOG = """\b
Examples:
  diffusion-studio generate
  diffusion-studio generate --label boat --guidance-scale 3 --count 16 --out boats
  diffusion-studio generate --label house --classifier-scale 3 --guidance-scale 1
  diffusion-studio generate --sampler ddpm --steps 250 --animate=apng
  diffusion-studio generate --label boat --format jpeg --quality 85
  diffusion-studio generate --from sketch.png --strength 0.5 --label boat
  diffusion-studio generate --from photo.png --invert --steps 250
  diffusion-studio generate --recipe boats/boat-ddim50-seed7.png --guidance-scale 5
  diffusion-studio generate --model 64x64_diffusion.pt --label 207 --json | jq .seconds_per_step

Exit codes: 0 all is saved; 1 it was begun and failed; 2 a bad request, or the pictures had to be
saved in another folder; 130 cancelled.
"""


@click.command(epilog=_EPILOG)
@recipe_options
@starting_options
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    default=".",
    help="The folder for the pictures; made if missing. No file in it is overwritten.",
)
@click.option(
    "--animate",
    is_flag=False,
    flag_value="gif",
    type=click.Choice(["gif", "apng"]),
    help="Write the steps as a moving picture too: what the model believes the picture to be.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["png", "webp", "jpeg"]),
    default="png",
    show_default=True,
    help="Of the pictures' files; all carry the recipe. png and webp keep every pixel, jpeg and a"
    " webp with --quality do not.",
)
@click.option(
    "--quality",
    type=click.IntRange(1, 100),
    help="Of a jpeg (90 if nothing is said) or a webp: below 50 it is seen, above 95 it is large.",
)
@click.option("--json", "as_json", is_flag=True, help="Print files and measurements as JSON.")
@click.option("--details", is_flag=True, help="Print where in the program an error came from.")
@click.pass_context
def generate(ctx: click.Context, /, **options: Any) -> None:
    """Make pictures from noise, or from a picture, and save each with its recipe inside.

    What is not chosen is taken from the recipe file, or else from the model's card. Progress goes
    to stderr; the names of the files, or JSON, to stdout.
    """
    wish = Wish(*(options.pop(name) for name in ("from_picture", "strength", "invert")))
    job = _Job(
        options.pop("out"),
        options.pop("animate"),
        options.pop("device"),
        options.pop("recipe_file"),
        wish,
        _form(options.pop("kind"), options.pop("quality")),
    )
    as_json, details = options.pop("as_json"), options.pop("details")
    try:
        with refusing():
            result = _make(job, options)
    except Refusal as refusal:
        if details and refusal.details:
            click.echo(refusal.details, err=True)
        raise
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended at once.") from interruption
    ctx.exit(_tell(result, as_json))


@dataclass(frozen=True, slots=True)
class _Job:
    """What is asked for beside the recipe."""

    out: Path
    animate: Literal["gif", "apng"] | None
    device: str
    recipe_file: Path | None
    start: Wish
    form: FileForm


def _form(kind: Kind, quality: int | None) -> FileForm:
    """How the files are written. Refusal where that cannot be."""
    from diffusion_studio.library.file_form import FileForm

    if kind == "png" and quality is not None:
        raise Refusal("A PNG keeps every pixel; leave --quality out, or choose another --format.")
    return FileForm(kind, 90 if kind == "jpeg" and quality is None else quality)


@dataclass(frozen=True, slots=True)
class _Result:
    """The recipe as it was run, what the run cost, and where everything was saved."""

    recipe: Recipe
    receipt: dict[str, Any]
    pictures: Written
    extras: dict[str, Written]  # "sheet", "animation"

    @property
    def paths(self) -> list[Path]:
        return [path for part in (self.pictures, *self.extras.values()) for path in part.paths]

    @property
    def problem(self) -> str:
        """Why not everything lies where it should; empty if it does."""
        parts = (self.pictures, *self.extras.values())
        return next((part.problem for part in parts if part.problem), "")


def _make(job: _Job, options: dict[str, Any]) -> _Result:
    from diffusion_studio.cli.progress import Progress
    from diffusion_studio.cli.request import Wanted, find_model, recipe_for
    from diffusion_studio.cli.session import session
    from diffusion_studio.library.files import writable_folder
    from diffusion_studio.library.picture import version_sentence
    from diffusion_studio.library.recipe_file import made_by_another, open_recipe
    from diffusion_studio.models import default_model

    wanted = Wanted(**options)
    file = job.recipe_file
    base = open_recipe(file) if file else None
    program = made_by_another(file) if file else ""
    if file and program:
        click.echo(version_sentence(file.name, program), err=True)
    model = wanted.model or (base.model if base else default_model())
    # Whatever can be refused without torch is refused before it is loaded.
    name, card = find_model(model)
    recipe = job.start.put_in(recipe_for(wanted, base, name, card), card)
    writable_folder(job.out)
    with Progress(recipe) as progress, session(job.device, progress.hear) as talk:
        run, finished = talk.make(recipe)
        frames = _beliefs(talk.client, run) if job.animate else []
    return _save(job, finished, frames)


def _beliefs(client: EngineClient, run: str) -> list[np.ndarray]:
    """Of a run's beliefs, those that an animation shows before the picture itself."""
    from diffusion_studio.library.animation import chosen_frames

    *steps, _ = chosen_frames(client.recorded(run) + 1)
    return client.frames(run, "x_0", steps)


def _save(job: _Job, finished: Finished, frames: list[np.ndarray]) -> _Result:
    from diffusion_studio.library.writer import Writer
    from diffusion_studio.recipe import Recipe

    recipe = Recipe.from_json(finished.recipe)
    images, receipt = finished.images, finished.receipt
    with Writer() as writer:
        pictures = writer.write(images, recipe, receipt, job.out, job.form)
        extras = {}
        if len(images) > 1:
            extras["sheet"] = writer.write_sheet(images, recipe, receipt, job.out)
        if job.animate:
            frames = [*frames, images]  # the last belief is not yet the picture
            extras["animation"] = writer.write_animation(frames, recipe, job.out, job.animate)
        written = pictures.result()
        return _Result(recipe, receipt, written, {n: _settled(f) for n, f in extras.items()})


def _settled(future: Future[Written]) -> Written:
    """What became of a file beside the pictures: without it, they are still there to be told."""
    from diffusion_studio.library.files import SaveError
    from diffusion_studio.library.writer import Written

    try:
        return future.result()
    except SaveError as error:
        return Written((), str(error))


def _tell(result: _Result, as_json: bool) -> int:
    """Print the files and what they cost; the exit code."""
    if as_json:
        click.echo(json.dumps(_as_data(result), indent=2))
    else:
        for path in result.paths:
            click.echo(path)
        receipt = result.receipt
        click.echo(
            f"{receipt['seconds']:.2f} s, {1000 * receipt['seconds_per_step']:.0f} ms a step,"
            f" {receipt['nfe']} network calls, {receipt['precision']}, {receipt['device']}",
            err=True,
        )
        if "inversion_psnr" in receipt:
            click.echo(f"It comes back at {receipt['inversion_psnr']:.1f} dB PSNR.", err=True)
    if result.problem:
        places = ", ".join(sorted({str(path.parent) for path in result.paths}))
        click.echo(f"Error: {result.problem} What was saved lies in {places}.", err=True)
    return Refusal.exit_code if result.problem else 0


def _as_data(result: _Result) -> dict[str, Any]:
    receipt = result.receipt
    return {
        "files": [str(path) for path in result.pictures.paths],
        "sheet": _first_path(result.extras.get("sheet")),
        "animation": _first_path(result.extras.get("animation")),
        "seeds": list(result.recipe.seeds),
        "nfe": receipt["nfe"],
        "seconds": receipt["seconds"],
        "seconds_per_step": receipt["seconds_per_step"],
        "device": receipt["device"],
        "precision": receipt["precision"],
        "recipe": json.loads(result.recipe.to_json()),
        "receipt": receipt,
    }


def _first_path(written: Written | None) -> str | None:
    return str(written.paths[0]) if written is not None and written.paths else None
