"""File names that say what a picture is, and that every system accepts."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from diffusion_studio.recipe import (
    AnnealedLangevinSpec,
    DDIMSpec,
    DDPMSpec,
    PredictorCorrectorSpec,
    Recipe,
)

LONGEST = 100  # bytes of UTF-8; file systems allow 255, and a number and a suffix follow
_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)


def safe_stem(text: str) -> str:
    """`text` as a file name without suffix: letters, digits, `-`, `_` and inner dots only.

    Other characters become one hyphen; names that Windows keeps for devices get an underscore;
    what is too long is cut; nothing at all becomes "picture". Letters of every script stay, in
    the composed form (NFC), so that the name means the same file on every system.
    """
    plain = unicodedata.normalize("NFC", text)
    plain = "".join(c if c.isalnum() or c in "-_." else "-" for c in plain)
    plain = re.sub(r"-{2,}", "-", plain).strip("-.")
    plain = plain.encode()[:LONGEST].decode(errors="ignore").strip("-.")
    if _RESERVED.fullmatch(plain.split(".")[0]):
        plain = f"_{plain}"
    return plain or "picture"


def picture_stem(recipe: Recipe) -> str:
    """The name of a recipe's picture, e.g. `boat-ddim50-seed7`; of a restored one
    `boat-restored-daps100-seed7`. A label that was changed on the way gives way to the last."""
    label = recipe.labels(recipe.steps - 1)
    if isinstance(label, str) and not label.isdecimal():
        subject = label
    elif label is not None:
        subject = f"label{label}"
    else:
        subject = PurePath(recipe.model.replace("\\", "/")).stem
    match recipe.sampler:
        case DDIMSpec():
            sampler = "ddim"
        case DDPMSpec():
            sampler = "ddpm"
        case AnnealedLangevinSpec():
            sampler = "annealed-langevin"
        case PredictorCorrectorSpec():
            sampler = "predictor-corrector"
        case _:
            sampler = "dpm-solver-2m-"
    if recipe.restoration is not None:
        sampler = f"restored-{recipe.restoration.solver.kind}"
    if recipe.start.kind in ("picture", "inversion", "path"):
        sampler = f"from-{recipe.start.kind}-{sampler}"
    making = f"-{sampler}{recipe.steps}-seed{recipe.seed}"
    kept = subject.encode()[: LONGEST - len(making)].decode(errors="ignore")
    return safe_stem(kept + making)
