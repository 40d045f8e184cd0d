"""Pictures that carry the recipe they were made from.

The recipe lies beside the pixels, in PNG, JPEG and WebP each in its own way (see `carrier`), as
JSON: {"program", "recipe", "receipt"}. It is the recipe of that one picture (count 1, its own
seed), so that it makes this picture again; the grid of a sweep carries "sweep" as well, and a file
that does not keep every pixel its "quality". Other programs see an ordinary picture.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import PngImagePlugin

from diffusion_studio import __version__
from diffusion_studio.library.carrier import KEYWORD, carried, encode, png_chunk
from diffusion_studio.library.file_form import PNG, FileForm
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.sentence import Sentence
from diffusion_studio.sweep import Sweep

__all__ = [
    "KEYWORD",
    "PROGRAM",
    "Provenance",
    "encode_picture",
    "other_program",
    "png_text",
    "read_provenance",
    "read_recipe",
    "recipe_of_image",
    "version_sentence",
]

PROGRAM = f"Diffusion Studio {__version__}"


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a picture was made: by which program, from which recipe, and the receipt of the run.

    A grid's recipe is its sweep's base. `quality` is that of a file which does not keep every
    pixel, as it was written.
    """

    recipe: Recipe
    program: str = PROGRAM
    receipt: dict[str, Any] = field(default_factory=dict)
    sweep: Sweep | None = None
    quality: int | None = None


def other_program(provenance: Provenance) -> str:
    """The program that made a picture, where it is not this version; else empty. Then the picture
    may come out otherwise, for rules of sampling change: the receipt keeps the version for that."""
    return provenance.program if provenance.program not in ("", PROGRAM) else ""


def version_sentence(name: str, program: str) -> str:
    """What is to be said of a picture that another version made."""
    return Sentence(
        "{name} was made by {program}, and this is {this}: the picture may differ.",
        name=name,
        program=program,
        this=PROGRAM,
    )


def recipe_of_image(recipe: Recipe, n: int) -> Recipe:
    """The recipe that makes image `n` of a batch alone: count 1 and that image's seed."""
    return recipe.alone(n)


def png_text(provenance: Provenance) -> PngImagePlugin.PngInfo:
    """The text chunk for Pillow's PNG writer."""
    return png_chunk(_note(provenance, PNG))


def encode_picture(
    image: np.ndarray, provenance: Provenance | None = None, form: FileForm = PNG
) -> bytes:
    """A uint8 [H, W, 3] picture as the bytes of a file; a lossless PNG if nothing else is said."""
    if image.dtype != np.uint8 or image.ndim != 3 or image.shape[-1] != 3:
        raise ValueError(f"a picture is uint8 [H, W, 3], not {image.dtype} {list(image.shape)}")
    return encode(image, None if provenance is None else _note(provenance, form), form)


def _note(provenance: Provenance, form: FileForm) -> str:
    """The text that a file of this form carries."""
    note: dict[str, Any] = {
        "program": provenance.program,
        "recipe": json.loads(provenance.recipe.to_json()),
        "receipt": provenance.receipt,
    }
    if provenance.sweep is not None:
        note["sweep"] = json.loads(provenance.sweep.to_json())
    if form.quality is not None:
        note["quality"] = form.quality
    return json.dumps(note, ensure_ascii=form.kind != "png")


def read_recipe(path: Path) -> Recipe:
    """The recipe inside the picture at `path`; RecipeError with one sentence if there is none."""
    return read_provenance(path).recipe


def read_provenance(path: Path) -> Provenance:
    """Recipe, program and receipt of the picture at `path`. The pixels are not decoded.

    RecipeError, with one sentence, if the file is not there, no picture, or carries no good recipe.
    """
    text = carried(path)
    try:
        note = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecipeError(
            "The recipe inside {name} is damaged; it cannot be read.", name=path.name
        ) from error
    if not isinstance(note, dict):
        raise RecipeError("The recipe inside {name} is damaged; it cannot be read.", name=path.name)
    receipt, sweep, quality = note.get("receipt"), note.get("sweep"), note.get("quality")
    return Provenance(
        recipe=Recipe.from_dict(note.get("recipe")),
        program=str(note.get("program", "")),
        receipt=receipt if isinstance(receipt, dict) else {},
        sweep=Sweep.from_json(json.dumps(sweep)) if sweep is not None else None,
        quality=quality if type(quality) is int and 1 <= quality <= 100 else None,
    )
