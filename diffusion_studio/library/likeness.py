"""How near a picture that was made again is to the first, and what may have made the difference."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from diffusion_studio.recipe import RecipeError

_SAME_BITS_NEED = {
    "program": "version of the program",
    "torch": "version of PyTorch",
    "device": "device",
    "threads": "number of threads",
    "precision": "precision",
    "network_batch": "number of pictures made together",
    "model_sha256": "model's weights",
    "unconditional_sha256": "unconditional model's weights",
    "classifier_sha256": "classifier's weights",
}
"""What the promise of the same bits rests on, by its name in a receipt."""


def largest_difference(one: np.ndarray, other: np.ndarray) -> int:
    """Of two uint8 pictures of one shape, in grey levels, 0 to 255.

    ValueError where their shapes differ.
    """
    if one.shape != other.shape:
        raise ValueError(f"pictures of {list(one.shape)} and {list(other.shape)} are not alike")
    return int(np.abs(one.astype(np.int16) - other.astype(np.int16)).max(initial=0))


def rms_difference(one: np.ndarray, other: np.ndarray) -> float:
    """The root of the mean square of the same, over all values."""
    return float(np.sqrt(np.square(one.astype(np.float64) - other).mean()))


def changed_since(receipt: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Which of the things that decide about bits differ between two receipts, in words.

    What either receipt does not tell is left out.
    """
    return [
        f"{word} ({_short(receipt[name])} then, {_short(now[name])} now)"
        for name, word in _SAME_BITS_NEED.items()
        if name in receipt and name in now and receipt[name] != now[name]
    ]


def pixels_of_picture(path: Path) -> np.ndarray:
    """uint8 [H, W, 3] of a PNG, JPEG or WebP. RecipeError, in one sentence, if there are none."""
    try:
        with Image.open(path, formats=["PNG", "JPEG", "WEBP"]) as picture:
            return np.asarray(picture.convert("RGB"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise RecipeError(
            "The picture in {name} cannot be read: {reason}.", name=path.name, reason=error
        ) from error


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 24 else text[:12]
