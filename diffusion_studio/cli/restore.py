"""`diffusion-studio restore`: a damaged picture, found again with its uncertainty."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diffusion_studio.cli.refusal import Failure, Interruption, refusing
from diffusion_studio.cli.restore_folder import FolderRestored, restore_folder
from diffusion_studio.cli.restore_options import restore_options
from diffusion_studio.cli.restored import make_restoration, restored_lines, save_restoration

if TYPE_CHECKING:
    from diffusion_studio.cli.restore_request import WantedRestoration

_EPILOG = """\b
Examples:
  diffusion-studio restore torn.png --operator inpainting --mask hole.png --count 8 --out repaired
  diffusion-studio restore photo.png --operator gaussian-blur --sigma 1.5 --noise 0.02 --simulate
  diffusion-studio restore photo.png --operator downsampling --factor 4 --simulate --solver diffpir
  diffusion-studio restore photo.png --operator radon --angles 20 --simulate --fit --json
  diffusion-studio restore holiday.jpg --operator inpainting --mask hole.png --tiles --count 1
  diffusion-studio restore scans --operator denoising --noise 0.05 --fit --out cleaned

Exit codes: 0 all is saved; 1 it was begun and failed; 2 a bad request; 130 cancelled.
"""


@click.command(epilog=_EPILOG)
@click.argument("picture", type=click.Path(path_type=Path))
@restore_options
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    default="restored",
    help="The folder for what is found; made if missing. No file in it is overwritten.",
)
@click.option("--json", "as_json", is_flag=True, help="Print files and measurements as JSON.")
@click.option(
    "--device",
    default="auto",
    metavar="auto|cpu|cuda|mps",
    help="Where to calculate; auto takes the fastest there is.",
)
def restore(picture: Path, out: Path, as_json: bool, device: str, **options: Any) -> None:
    """Find again what a picture was before it was damaged: y = A(x) + noise.

    Several samples say how far to trust the result: where they differ, the model has guessed. What
    is written: the samples (with their recipe), their mean.png, std.png, low.png and high.png (5
    and 95 %), measurement.png, baseline.png (without the model) and result.json.

    PICTURE may be a folder: each of its pictures gets a folder of its own in OUT. The same line
    goes on where it was ended; a picture that cannot be restored does not keep the others from it.
    --mask may then be a folder as well, of masks with the pictures' names.
    """
    from diffusion_studio.cli.restore_request import WantedRestoration

    wanted = WantedRestoration(**options)
    try:
        with refusing():
            if picture.is_dir():
                _tell_of_folder(restore_folder(picture, out, device, wanted), as_json)
            else:
                _tell(_make(picture, out, device, wanted), as_json)
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended at once.") from interruption


def _tell(told: dict[str, Any], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(told, indent=2))
        return
    for path in told["files"]:
        click.echo(path)
    for line in restored_lines(told):
        click.echo(line, err=True)


def _tell_of_folder(found: FolderRestored, as_json: bool) -> None:
    """Failure where pictures were refused, once all the others are told of."""
    if as_json:
        click.echo(json.dumps(found.as_dict(), indent=2))
    else:
        for told in found.restored.values():
            click.echo(Path(told["files"][-1]).parent)
    click.echo(found.summary(), err=True)
    if found.refused:
        names = ", ".join(found.refused)
        raise Failure(f"Not restored: {names}; why stands above.")


def _make(picture: Path, out: Path, device: str, wanted: WantedRestoration) -> dict[str, Any]:
    from diffusion_studio.cli.progress import Progress
    from diffusion_studio.cli.restore_request import restoration_recipe
    from diffusion_studio.cli.session import session
    from diffusion_studio.library.files import writable_folder

    recipe = restoration_recipe(picture, wanted)
    writable_folder(out)
    with Progress(recipe) as progress, session(device, progress.hear) as talk:
        finished, restored = make_restoration(talk, recipe)
    return save_restoration(out, recipe, finished, restored)
