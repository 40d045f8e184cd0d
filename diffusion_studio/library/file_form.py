"""The formats in which a picture is written with its recipe. Plain data; no Pillow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["png", "jpeg", "webp"]
SUFFIXES: dict[Kind, str] = {"png": ".png", "jpeg": ".jpg", "webp": ".webp"}
READABLE = (".png", ".jpg", ".jpeg", ".webp")
"""How files end that may carry a recipe."""


@dataclass(frozen=True, slots=True)
class FileForm:
    """A format and how finely it is written: `quality` is 1 (coarse) to 100 (fine), or None where
    every pixel is kept. ValueError where a format cannot be written so."""

    kind: Kind = "png"
    quality: int | None = None

    def __post_init__(self) -> None:
        if self.kind == "jpeg" and self.quality is None:
            raise ValueError("a JPEG has a quality: it cannot keep every pixel")
        if self.kind == "png" and self.quality is not None:
            raise ValueError("a PNG has no quality: it keeps every pixel")
        if self.quality is not None and not 1 <= self.quality <= 100:
            raise ValueError(f"a quality lies between 1 and 100, not at {self.quality}")

    @property
    def suffix(self) -> str:
        return SUFFIXES[self.kind]

    @property
    def lossless(self) -> bool:
        return self.quality is None


PNG = FileForm()
