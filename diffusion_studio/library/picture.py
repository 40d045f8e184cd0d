"""PNG pictures that carry the recipe they were made from.

The recipe lies in an iTXt chunk with the keyword "diffusion-studio" (PNG, 3rd edition, 11.3.3.4),
as JSON: {"program", "recipe", "receipt"}. It is the recipe of that one picture (count 1, its own
seed), so that it makes this picture again; the grid of a sweep carries "sweep" as well. Other
programs see an ordinary PNG.
"""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, PngImagePlugin, UnidentifiedImageError

from diffusion_studio import __version__
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.sweep import Sweep

KEYWORD = "diffusion-studio"
PROGRAM = f"Diffusion Studio {__version__}"


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a picture was made: by which program, from which recipe, and the receipt of the run.

    A grid's recipe is its sweep's base.
    """

    recipe: Recipe
    program: str = PROGRAM
    receipt: dict[str, Any] = field(default_factory=dict)
    sweep: Sweep | None = None


def other_program(provenance: Provenance) -> str:
    """The program that made a picture, where it is not this version; else empty. Then the picture
    may come out otherwise, for rules of sampling change: the receipt keeps the version for that."""
    return provenance.program if provenance.program not in ("", PROGRAM) else ""


def version_sentence(name: str, program: str) -> str:
    """What is to be said of a picture that another version made."""
    return f"{name} was made by {program}, and this is {PROGRAM}: the picture may differ."


def recipe_of_image(recipe: Recipe, n: int) -> Recipe:
    """The recipe that makes image `n` of a batch alone: count 1 and that image's seed."""
    return recipe.alone(n)


def png_text(provenance: Provenance) -> PngImagePlugin.PngInfo:
    """The text chunk for Pillow's PNG writer."""
    note = {
        "program": provenance.program,
        "recipe": json.loads(provenance.recipe.to_json()),
        "receipt": provenance.receipt,
    }
    if provenance.sweep is not None:
        note["sweep"] = json.loads(provenance.sweep.to_json())
    text = PngImagePlugin.PngInfo()
    text.add_itxt(KEYWORD, json.dumps(note, ensure_ascii=False))
    return text


def encode_picture(image: np.ndarray, provenance: Provenance | None = None) -> bytes:
    """A uint8 [H, W, 3] picture as the bytes of a lossless PNG."""
    if image.dtype != np.uint8 or image.ndim != 3 or image.shape[-1] != 3:
        raise ValueError(f"a picture is uint8 [H, W, 3], not {image.dtype} {list(image.shape)}")
    stream = BytesIO()
    text = png_text(provenance) if provenance is not None else None
    Image.fromarray(image).save(stream, "PNG", pnginfo=text)
    return stream.getvalue()


def read_recipe(path: Path) -> Recipe:
    """The recipe inside the PNG at `path`; RecipeError with one sentence if there is none."""
    return read_provenance(path).recipe


def read_provenance(path: Path) -> Provenance:
    """Recipe, program and receipt of the PNG at `path`. The pixels are not decoded.

    RecipeError, with one sentence, if the file is not there, no PNG, or carries no good recipe.
    """
    text = _text_of(path)
    try:
        note = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecipeError(
            f"The recipe inside {path.name} is damaged; it cannot be read."
        ) from error
    if not isinstance(note, dict):
        raise RecipeError(f"The recipe inside {path.name} is damaged; it cannot be read.")
    receipt, sweep = note.get("receipt"), note.get("sweep")
    return Provenance(
        recipe=Recipe.from_dict(note.get("recipe")),
        program=str(note.get("program", "")),
        receipt=receipt if isinstance(receipt, dict) else {},
        sweep=Sweep.from_json(json.dumps(sweep)) if sweep is not None else None,
    )


def _text_of(path: Path) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # nothing is decoded
            with Image.open(path, formats=["PNG"]) as picture:
                # Not `.text`, which decodes the whole picture to look behind it too.
                text = picture.info.get(KEYWORD)
    except FileNotFoundError as error:
        raise RecipeError(f"There is no file {path}.") from error
    except IsADirectoryError as error:
        raise RecipeError(f"{path} is a folder; choose a picture in it.") from error
    except UnidentifiedImageError as error:
        raise RecipeError(
            f"{path.name} is not a PNG picture; only those carry a recipe."
        ) from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise RecipeError(f"{path.name} cannot be read: {error}.") from error
    if not isinstance(text, str):
        raise RecipeError(
            f"{path.name} carries no recipe: Diffusion Studio did not make it, or another program"
            " left the recipe out when it saved it."
        )
    return text
