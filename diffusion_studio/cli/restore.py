"""`diffusion-studio restore`: a damaged picture, found again with its uncertainty."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diffusion_studio.cli.refusal import Interruption, Refusal, refusing
from diffusion_studio.cli.restore_options import restore_options

if TYPE_CHECKING:
    from diffusion_studio.events import Finished, Restored

_EPILOG = """\b
Examples:
  diffusion-studio restore torn.png --operator inpainting --mask hole.png --count 8 --out repaired
  diffusion-studio restore photo.png --operator gaussian-blur --sigma 1.5 --noise 0.02 --simulate
  diffusion-studio restore photo.png --operator downsampling --factor 4 --simulate --solver diffpir
  diffusion-studio restore photo.png --operator radon --angles 20 --simulate --fit --json
  diffusion-studio restore holiday.jpg --operator inpainting --mask hole.png --tiles --count 1

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
    is written: the samples (with their recipe), mean.png, std.png, measurement.png and result.json.
    """
    try:
        with refusing():
            told = _make(picture, out, device, options)
    except KeyboardInterrupt as interruption:
        raise Interruption("Ended at once.") from interruption
    if as_json:
        click.echo(json.dumps(told, indent=2))
        return
    for path in told["files"]:
        click.echo(path)
    for line in _lines(told):
        click.echo(line, err=True)


def _make(picture: Path, out: Path, device: str, options: dict[str, Any]) -> dict[str, Any]:
    from diffusion_studio.cli.progress import Progress
    from diffusion_studio.cli.restore_request import WantedRestoration, restoration_recipe
    from diffusion_studio.cli.session import session
    from diffusion_studio.library.files import writable_folder

    recipe = restoration_recipe(picture, WantedRestoration(**options))
    writable_folder(out)
    with Progress(recipe) as progress, session(device, progress.hear) as talk:
        run, finished = talk.make(recipe)
        restored = talk.client.restoration(run)
    if restored is None:
        raise Refusal("The restoration was not kept; ask for fewer samples, or fewer steps.")
    return _save(out, finished, restored)


def _save(out: Path, finished: Finished, restored: Restored) -> dict[str, Any]:
    """Write everything, and say what it is."""
    from diffusion_studio.library.files import new_file
    from diffusion_studio.library.picture import encode_picture
    from diffusion_studio.library.uncertainty import std_picture
    from diffusion_studio.library.writer import Writer
    from diffusion_studio.recipe import Recipe

    recipe = Recipe.from_json(finished.recipe)
    with Writer() as writer:
        written = writer.write(finished.images, recipe, finished.receipt, out).result()
    pictures = {
        "mean": restored.mean,
        "std": std_picture(restored.std),
        "measurement": restored.measurement,
        "baseline": None if restored.baseline is None else restored.baseline.picture,
    }
    maps = {
        name: str(new_file(out, name, ".png", encode_picture(pixels)))
        for name, pixels in pictures.items()
        if pixels is not None
    }
    samples = [str(path) for path in written.paths]
    told = _measurements(finished, restored) | {"samples": samples, **maps}
    data = json.dumps(told, indent=2).encode()
    result = new_file(out, "result", ".json", data)
    return {"files": [*samples, *maps.values(), str(result)], **told}


def _measurements(finished: Finished, restored: Restored) -> dict[str, Any]:
    from dataclasses import asdict

    expected = restored.expected_residual
    return {
        "residuals": list(restored.residuals),
        "expected_residual": expected,
        "chi_squared": [(r / expected) ** 2 for r in restored.residuals] if expected else None,
        "mean_std": float(restored.std.mean()),
        "fidelity": None if restored.fidelity is None else asdict(restored.fidelity),
        "without_model": _without_model(restored),
        "recipe": json.loads(finished.recipe),
        "receipt": finished.receipt,
    }


def _without_model(restored: Restored) -> dict[str, Any] | None:
    """The figures of the best classical answer."""
    found = restored.baseline
    if found is None:
        return None
    return {
        "method": found.name,
        "residual": found.residual,
        "psnr": found.psnr,
        "ssim": found.ssim,
        "seconds": found.seconds,
    }


def _lines(told: dict[str, Any]) -> list[str]:
    """What was measured, for a person."""
    residual = sum(told["residuals"]) / len(told["residuals"])
    lines = [
        f"||y - A x|| is {residual:.3f} on average; noise alone makes"
        f" {told['expected_residual']:.3f}",
        f"the samples' standard deviation is {told['mean_std']:.1%} of the full range on average",
    ]
    if (near := told["fidelity"]) is not None:
        each = sum(near["psnr"]) / len(near["psnr"])
        alike = sum(near["ssim"]) / len(near["ssim"])
        lines.append(
            f"PSNR {each:.2f} dB a sample, {near['psnr_of_mean']:.2f} dB of their mean; SSIM"
            f" {alike:.3f} and {near['ssim_of_mean']:.3f}"
        )
        if (classical := told["without_model"]) is not None:
            lines.append(
                f"PSNR without the model ({classical['method']}): {classical['psnr']:.2f} dB"
            )
        if near["within"] is not None:
            lines.append(f"{near['within']:.1%} of the truth lie within mean ± 2 std")
    return lines
