"""The pictures of a sweep in one, each row and column headed by what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from diffusion_studio.library.sheet import BACKGROUND, contact_sheet

LEAST_SIDE = 96  # pixels a cell is enlarged to, so that its heading has room
FONT_SIZE = 13
MARGIN = 8
INK = 224

Cells = Mapping[tuple[int, int], np.ndarray]


def labelled_grid(cells: Cells, rows: Sequence[str], columns: Sequence[str]) -> np.ndarray:
    """A grid of the pictures in `cells`, (row, column) -> uint8 [B, H, W, 3], as uint8 [H', W', 3].

    A batch of several is a contact sheet in its cell. Small pictures are enlarged by a whole
    number, each pixel a square, so that nothing is invented. A cell that is missing stays empty.
    ValueError if there is no picture at all.
    """
    sheets = {place: contact_sheet(images) for place, images in cells.items()}
    if not sheets:
        raise ValueError("a grid needs a picture")
    height, width = (max(sheet.shape[side] for sheet in sheets.values()) for side in (0, 1))
    factor = max(1, -(-LEAST_SIDE // min(height, width)))
    height, width = height * factor, width * factor
    font = ImageFont.load_default(FONT_SIZE)
    left = MARGIN + max(_width(font, word) for word in rows) + MARGIN
    column_width = max(width, max(_width(font, word) for word in columns) + MARGIN)
    top = FONT_SIZE + 2 * MARGIN if any(columns) else MARGIN
    size = (left + len(columns) * (column_width + MARGIN), top + len(rows) * (height + MARGIN))
    grid = Image.new("RGB", size, (BACKGROUND,) * 3)
    draw = ImageDraw.Draw(grid)
    for column, word in enumerate(columns):
        middle = left + column * (column_width + MARGIN) + column_width // 2
        draw.text((middle, top // 2), word, (INK,) * 3, font, anchor="mm")
    for row, word in enumerate(rows):
        middle = top + row * (height + MARGIN) + height // 2
        draw.text((left - MARGIN, middle), word, (INK,) * 3, font, anchor="rm")
    for (row, column), sheet in sheets.items():
        x = left + column * (column_width + MARGIN) + (column_width - width) // 2
        enlarged = sheet.repeat(factor, axis=0).repeat(factor, axis=1)
        grid.paste(Image.fromarray(enlarged), (x, top + row * (height + MARGIN)))
    return np.asarray(grid)


def _width(font: ImageFont.FreeTypeFont | ImageFont.ImageFont, word: str) -> int:
    return int(font.getlength(word)) + 1
