"""The glyphs of an emoji font as pictures with transparency."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont
from torch import Tensor

from diffusion_studio.training.data import font_names
from diffusion_studio.training.data.emoji_groups import emoji_groups
from diffusion_studio.training.data.source import DataError

FONT_FILE = "NotoColorEmoji.ttf"
STRIKE = 109
"""The one size in which Noto Color Emoji has its bitmaps."""

SIDE = 136
"""Pixels a side of a glyph's square: as wide as the bitmaps, which are 128 high."""

_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
    Path("~/.local/share/fonts"),
    Path("~/.fonts"),
    Path("~/Library/Fonts"),
)


@dataclass(frozen=True)
class Atlas:
    """Glyphs by group.

    `glyphs` is uint8 [N, 4, SIDE, SIDE]: red, green, blue, each times its alpha, and alpha; group
    after group. `counts` says how many are of each group in `names`. `about` names the font, its
    version and its licence.
    """

    glyphs: Tensor
    counts: tuple[int, ...]
    names: tuple[str, ...]
    about: str


def load_atlas(font: Path | None = None) -> Atlas:
    """All of Unicode's emoji that `font` draws, by default Noto Color Emoji where it is installed.

    DataError, in one sentence, if there is no such font or it has no coloured emoji.
    """
    path = font or find_font()
    if not path:
        raise DataError(
            "The emoji are drawn with the font Noto Color Emoji, which is not installed here; "
            f"install it (the package fonts-noto-color-emoji of Debian and Ubuntu, {FONT_FILE} "
            "elsewhere)."
        )
    try:
        opened = ImageFont.truetype(path, STRIKE)
        about = _about(path)
    except (OSError, ValueError) as error:
        raise DataError(
            f"{path} is not a font with coloured emoji of {STRIKE} pixels; give {FONT_FILE}."
        ) from error
    groups = {
        name: [drawn for text in texts if (drawn := _glyph(opened, text)) is not None]
        for name, texts in emoji_groups().items()
    }
    empty = [name for name, drawn in groups.items() if not drawn]
    if empty:
        raise DataError(f"{path} draws no emoji of the group {empty[0]}; give {FONT_FILE}.")
    glyphs = torch.from_numpy(np.stack([glyph for drawn in groups.values() for glyph in drawn]))
    if torch.equal(glyphs[:, 0], glyphs[:, 2]):
        raise DataError(f"{path} has emoji without colour; give {FONT_FILE}.")
    return Atlas(glyphs, tuple(len(drawn) for drawn in groups.values()), tuple(groups), about)


def find_font() -> Path | None:
    """Noto Color Emoji where systems and persons keep fonts, or where fontconfig knows it."""
    for folder in _FOLDERS:
        for path in sorted(folder.expanduser().rglob(FONT_FILE)):
            return path
    if not shutil.which("fc-match"):
        return None
    asked = ["fc-match", "--format", "%{file}", "Noto Color Emoji"]
    answer = subprocess.run(asked, capture_output=True, text=True, timeout=30, check=False)
    path = Path(answer.stdout.strip())  # the nearest font, which may be another
    return path if path.name == FONT_FILE and path.is_file() else None


def _glyph(font: ImageFont.FreeTypeFont, text: str) -> np.ndarray | None:
    """uint8 [4, SIDE, SIDE], or None where the font has no coloured glyph of its own for it."""
    if font.getlength(text) > SIDE:  # several glyphs: a sequence that the font does not join
        return None
    canvas = Image.new("RGBA", (SIDE, SIDE))
    # onto nothing, Pillow leaves colours that are multiplied by their alpha
    place = (0, (SIDE - 128) // 2)
    ImageDraw.Draw(canvas).text(place, text, font=font, embedded_color=True)
    pixels = np.asarray(canvas).transpose(2, 0, 1).copy()
    return pixels if pixels[:3].any() else None


def _about(path: Path) -> str:
    """The font's name, version and licence in its own words."""
    names = font_names.font_names(path)
    version = names.get(font_names.VERSION, "version unknown").split(";")[0]
    parts = [
        f"{names.get(font_names.FAMILY, path.stem)}, {version}",
        names.get(font_names.COPYRIGHT, ""),
        names.get(font_names.LICENCE, "").split(". ")[0],
        names.get(font_names.LICENCE_ADDRESS, ""),
    ]
    return "; ".join(part.strip().rstrip(".") for part in parts if part.strip())
