"""A recipe from whatever holds one: a picture made here, or a JSON file."""

from __future__ import annotations

from pathlib import Path

from diffusion_studio.library.files import replace_file
from diffusion_studio.library.picture import Provenance, other_program, read_provenance
from diffusion_studio.recipe import Recipe, RecipeError

_PNG, _JPEG, _RIFF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF"
_LONGEST_JSON = 32 << 20  # bytes; an x_T in a recipe alone may have 8 MB


def is_picture(path: Path) -> bool:
    """Whether a file begins as a PNG, JPEG or WebP does. OSError if it cannot be read."""
    with path.open("rb") as file:
        return file.read(len(_PNG)).startswith((_PNG, _JPEG, _RIFF))


def open_recipe(path: Path) -> Recipe:
    """The recipe in the picture or JSON file at `path`, told apart by their content.

    RecipeError, with one sentence, if there is none that can be read.
    """
    return open_provenance(path).recipe


def open_provenance(path: Path) -> Provenance:
    """The same with all that is known beside the recipe; of a JSON file that is nothing."""
    if path.is_dir():
        raise RecipeError(
            "{path} is a folder; choose a picture that was saved here, or a JSON file.", path=path
        )
    if path.exists() and not path.is_file():
        raise RecipeError("{path} is no file; choose a picture that was saved here.", path=path)
    try:
        if is_picture(path):
            return read_provenance(path)
        with path.open("rb") as file:
            data = file.read(_LONGEST_JSON + 1)
    except (FileNotFoundError, ValueError) as error:
        if isinstance(error, RecipeError):
            raise
        raise RecipeError("There is no file {path}.", path=path) from error
    except OSError as error:
        raise RecipeError("{path} cannot be read: {reason}.", path=path, reason=error) from error
    if len(data) > _LONGEST_JSON or not data.lstrip().startswith((b"{", b"[")):
        raise RecipeError(
            "{name} holds no recipe; choose a picture that was saved here, or a recipe's JSON"
            " file.",
            name=path.name,
        )
    try:
        return Provenance(Recipe.from_json(data), program="")
    except RecipeError as error:
        raise RecipeError("{name}: {reason}", name=path.name, reason=error) from error


def made_by_another(path: Path) -> str:
    """The program that made the picture at `path`, where it is another version than this; empty
    for a recipe that names none. RecipeError as `open_recipe`."""
    return other_program(open_provenance(path))


def save_recipe(path: Path, recipe: Recipe) -> Path:
    """Write `recipe` as JSON to `path`, over what is there; SaveError if that fails."""
    return replace_file(path, (recipe.to_json(indent=2) + "\n").encode())
