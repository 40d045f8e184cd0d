"""A recipe from whatever holds one: a picture made here, or a JSON file."""

from __future__ import annotations

from pathlib import Path

from diffusion_studio.library.files import replace_file
from diffusion_studio.library.picture import other_program, read_provenance, read_recipe
from diffusion_studio.recipe import Recipe, RecipeError

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LONGEST_JSON = 1 << 20  # bytes


def open_recipe(path: Path) -> Recipe:
    """The recipe in the PNG or JSON file at `path`, told apart by their content.

    RecipeError, with one sentence, if there is none that can be read.
    """
    if path.is_dir():
        raise RecipeError(f"{path} is a folder; choose a PNG that was saved here, or a JSON file.")
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST_JSON + 1)
    except FileNotFoundError as error:
        raise RecipeError(f"There is no file {path}.") from error
    except OSError as error:
        raise RecipeError(f"{path} cannot be read: {error.strerror or error}.") from error
    if data.startswith(_PNG_SIGNATURE):
        return read_recipe(path)
    if len(data) > _LONGEST_JSON or not data.lstrip().startswith((b"{", b"[")):
        raise RecipeError(
            f"{path.name} holds no recipe; choose a PNG that was saved here, or a recipe's JSON"
            " file."
        )
    try:
        return Recipe.from_json(data)
    except RecipeError as error:
        raise RecipeError(f"{path.name}: {error}") from error


def made_by_another(path: Path) -> str:
    """The program that made the picture at `path`, where it is another version than this; empty
    for a recipe that names none. RecipeError as `open_recipe`."""
    open_recipe(path)
    with path.open("rb") as file:
        is_picture = file.read(len(_PNG_SIGNATURE)) == _PNG_SIGNATURE
    return other_program(read_provenance(path)) if is_picture else ""


def save_recipe(path: Path, recipe: Recipe) -> Path:
    """Write `recipe` as JSON to `path`, over what is there; SaveError if that fails."""
    return replace_file(path, (recipe.to_json(indent=2) + "\n").encode())
