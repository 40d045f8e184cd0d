"""The example pictures that come with the program, to try a restoration on."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from diffusion_studio import models
from diffusion_studio.ui.source.source import SourcePicture


@cache
def example_names() -> tuple[str, ...]:
    """The examples there are, in the order of their list."""
    listed = json.loads((_folder() / "examples.json").read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(each["scene"] for each in listed))


def example(name: str, side: int) -> SourcePicture:
    """An example as large as a model's pictures, `side` pixels, if there is one so large; else the
    largest there is, to be scaled as a whole."""
    path = _folder() / f"{name}-{side}.png"
    if not path.exists():
        path = max(_folder().glob(f"{name}-*.png"), key=lambda found: found.stat().st_size)
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()
    fits = image.width() == side
    return SourcePicture(pixels, name, fit="frame" if fits else "crop", kind="example")


def _folder() -> Path:
    return models.resources() / "examples"
