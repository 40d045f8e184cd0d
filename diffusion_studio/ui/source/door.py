"""What a file is: a picture to work on, a recipe, a preset, a model, or a session. No Qt; it reads,
off the window's thread."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from diffusion_studio.library.file_form import READABLE
from diffusion_studio.library.open_picture import (
    OpenedPicture,
    PictureError,
    open_picture,
    picture_suffixes,
)
from diffusion_studio.library.session import SUFFIX as SESSION_SUFFIX

RECIPE_SUFFIXES = {".json", ".dsrecipe"}  # the second is what a file manager knows as ours
PRESET_FORMAT = "diffusion-studio preset"  # as in `ui.presets.preset`
PRESET_BYTES = 1 << 20
MODEL_FILES = {"card.json", "config.json", "model_index.json"}
Kind = Literal["picture", "recipe", "model", "session", "preset"]


@dataclass(frozen=True, eq=False)
class Found:
    """`picture` is None where there is none to open; then `problem` is a sentence, or the file is
    of another kind."""

    kind: Kind
    picture: OpenedPicture | None = None
    problem: str = ""


def found_in(path: Path, wants_recipe: bool) -> Found:
    """What a file holds. `wants_recipe`: a picture that carries a recipe counts as that."""
    suffix = path.suffix.lower()
    if suffix == SESSION_SUFFIX:
        return Found("session")
    if suffix in RECIPE_SUFFIXES and path.name not in MODEL_FILES:
        return Found("preset" if _is_preset(path) else "recipe")
    if path.is_dir() or suffix not in picture_suffixes():
        return Found("model")
    if wants_recipe and _carries_recipe(path):
        return Found("recipe")
    try:
        return Found("picture", open_picture(path))
    except PictureError as error:
        return Found("picture", problem=str(error))


def _is_preset(path: Path) -> bool:
    """Whether a JSON file is a preset, good or damaged, or a list of them."""
    try:
        if path.stat().st_size > PRESET_BYTES:
            return False
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    first = data[0] if isinstance(data, list) and data else data
    return isinstance(first, dict) and first.get("format") == PRESET_FORMAT


def _carries_recipe(path: Path) -> bool:
    """Whether a picture has one, good or damaged."""
    from diffusion_studio.library.carrier import carries

    return path.suffix.lower() in READABLE and carries(path)
