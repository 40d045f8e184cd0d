"""Making a restoration; what it leaves in a folder, and what the command line tells of it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diffusion_studio.cli.refusal import Failure

if TYPE_CHECKING:
    from diffusion_studio.cli.session import Session
    from diffusion_studio.events import Finished, Restored
    from diffusion_studio.recipe import Recipe

RESULT = "result"  # .json, written last: where it lies, all else does


def make_restoration(talk: Session, recipe: Recipe) -> tuple[Finished, Restored]:
    """The samples, and what they say together. Failure where that was not kept."""
    run, finished = talk.make(recipe)
    restored = talk.client.restoration(run)
    if restored is None:
        raise Failure("The restoration was not kept; ask for fewer samples, or fewer steps.")
    return finished, restored


def digest(recipe: Recipe) -> str:
    """By which a request is known again: SHA-256 of the recipe's JSON."""
    return sha256(recipe.to_json().encode()).hexdigest()


def save_restoration(
    out: Path, asked: Recipe, finished: Finished, restored: Restored
) -> dict[str, Any]:
    """Write samples, maps and result.json into a folder, and say what they are. By the recipe that
    was `asked` for they are known again."""
    from diffusion_studio.library.files import new_file
    from diffusion_studio.library.picture import encode_picture
    from diffusion_studio.library.writer import Writer
    from diffusion_studio.recipe import Recipe

    recipe = Recipe.from_json(finished.recipe)
    with Writer() as writer:
        written = writer.write(finished.images, recipe, finished.receipt, out).result()
    maps = {
        name: str(new_file(out, name, ".png", encode_picture(pixels)))
        for name, pixels in _maps(restored).items()
    }
    samples = [str(path) for path in written.paths]
    told = _measurements(finished, restored)
    told |= {"request": digest(asked), "samples": samples, **maps}
    data = json.dumps(told, indent=2).encode()
    result = new_file(out, RESULT, ".json", data)
    return {"files": [*samples, *maps.values(), str(result)], **told}


def _maps(restored: Restored) -> dict[str, Any]:
    """Pictures [H, W, 3] by name; a single sample has no spread and no interval."""
    from diffusion_studio.library.uncertainty import std_picture

    pictures = {"mean": restored.mean, "measurement": restored.measurement}
    if len(restored.residuals) > 1:
        pictures |= {
            "std": std_picture(restored.std),
            "low": restored.low,
            "high": restored.high,
        }
    if restored.baseline is not None:
        pictures["baseline"] = restored.baseline.picture
    return pictures


def _measurements(finished: Finished, restored: Restored) -> dict[str, Any]:
    from dataclasses import asdict

    expected, several = restored.expected_residual, len(restored.residuals) > 1
    return {
        "residuals": list(restored.residuals),
        "expected_residual": expected,
        "chi_squared": [(r / expected) ** 2 for r in restored.residuals] if expected else None,
        "mean_std": _mean_std(restored) if several else None,
        "partly_given": restored.guessed is not None,
        "fidelity": None if restored.fidelity is None else asdict(restored.fidelity),
        "without_model": _without_model(restored),
        "recipe": json.loads(finished.recipe),
        "receipt": finished.receipt,
    }


def _mean_std(restored: Restored) -> float:
    """The samples' spread, as a share of the full range, where y does not give the pixels."""
    where = restored.guessed
    std = restored.std if where is None or not where.any() else restored.std[where]
    return float(std.mean())


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


def restored_lines(told: dict[str, Any]) -> list[str]:
    """What was measured, for a person."""
    residual = sum(told["residuals"]) / len(told["residuals"])
    where = " where y is missing" if told["partly_given"] else ""
    lines = [
        f"||y - A x|| is {residual:.3f} on average; noise alone makes"
        f" {told['expected_residual']:.3f}",
        "one sample does not tell how far to trust it; ask for more with --count"
        if told["mean_std"] is None
        else "the samples' standard deviation is"
        f" {told['mean_std']:.1%} of the full range on average{where}",
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
            count = len(told["residuals"])
            lines.append(
                f"{near['within']:.1%} of the truth{where} lie within mean ± 2 std;"
                f" {right_within(count):.1%} would be right for {count} samples"
            )
    return lines


def right_within(count: int) -> float:
    """How much of a truth that is drawn as `count` > 1 samples are lies within two of their
    standard deviations of their mean: (truth - mean) / (std sqrt(1 + 1 / count)) has Student's
    distribution with count - 1 degrees of freedom (Geisser 1993, Predictive Inference, 2.2)."""
    from scipy.special import stdtr

    bound = 2 / (1 + 1 / count) ** 0.5
    return float(2 * stdtr(count - 1, bound) - 1)
