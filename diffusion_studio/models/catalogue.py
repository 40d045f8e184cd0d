"""The models that come with the program, and a person's own. Imports no torch."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import platformdirs

from diffusion_studio.models.card import CARD_FILE, ModelError, read_card
from diffusion_studio.models.file_kind import WEIGHTS_SUFFIXES
from diffusion_studio.sentence import Sentence


@cache
def resources() -> Path:
    """The folder of icons, themes, help and starter models.

    A frozen bundle unpacks it beside the executable, a wheel carries it inside the package, an
    editable install leaves it at the top of the checkout. FileNotFoundError if none is there.
    """
    package = Path(__file__).resolve().parent.parent
    bundle = Path(getattr(sys, "_MEIPASS", package)) / "resources"
    for folder in (bundle, package / "_resources", package.parent / "resources"):
        if (folder / "models").is_dir():
            return folder
    raise FileNotFoundError(
        Sentence("The program's resources folder is missing; install it again.")
    )


def bundled() -> dict[str, Path]:
    """The starter models: name -> folder, the default first."""
    folders = sorted(path.parent for path in (resources() / "models").glob(f"*/{CARD_FILE}"))
    folders = [f for f in folders if read_card(f).architecture != "adm_classifier"]
    return {folder.name: folder for folder in sorted(folders, key=_preference)}


def _preference(folder: Path) -> tuple[bool, int, str]:
    size = folder.name.rsplit("-", 1)[-1]
    return (
        not folder.name.startswith("scenes"),
        -int(size) if size.isdecimal() else 0,
        folder.name,
    )


def default_model() -> str:
    """The name of the model that a first start shows."""
    names = list(bundled())
    if not names:
        raise ModelError("No model comes with this copy of the program; open one from disk.")
    return names[0]


def locate(model: str) -> Path:
    """The folder or file that a recipe's `model` names: a starter's name, a downloaded model's,
    or a path.

    ModelError, naming the starters, if there is none.
    """
    starters = bundled()
    if model in starters:
        return starters[model]
    path = Path(model).expanduser()
    if path.exists():
        return path
    if Path(model).name == model and (own := downloaded().get(model)) is not None:
        return own
    known = ", ".join(starters) or Sentence("none")
    raise ModelError(
        "There is no model {model!r}; give a path or a starter's name ({known}).",
        model=model,
        known=known,
    )


def models_folder() -> Path:
    """Where a person's own models lie: those that were downloaded."""
    return Path(platformdirs.user_data_path("diffusion-studio", appauthor=False)) / "models"


def downloaded() -> dict[str, Path]:
    """The downloaded models: name -> the folder or the file to open."""
    folder = models_folder()
    if not folder.is_dir():
        return {}
    folders = (path for path in sorted(folder.iterdir()) if path.is_dir())
    found = {path.name: model_in(path) for path in folders if not path.name.startswith(".")}
    return {name: path for name, path in found.items() if path is not None}


def model_in(folder: Path) -> Path | None:
    """What to open in a model's folder: itself, or its only file of weights; None if neither."""
    signs = (CARD_FILE, "config.json", "unet/config.json")
    if any((folder / sign).is_file() for sign in signs):
        return folder
    weights = [path for path in folder.iterdir() if path.suffix.lower() in WEIGHTS_SUFFIXES]
    return weights[0] if len(weights) == 1 else None
