"""The pictures of a batch side by side in one."""

from __future__ import annotations

import math

import numpy as np

BACKGROUND = 32  # a grey level that neither a light nor a dark page makes glare


def columns_for(count: int) -> int:
    """How many columns show `count` pictures nearly square, with few places left empty."""
    side = math.isqrt(count - 1) + 1  # the square root, rounded up
    widest = max(side, int(1.5 * math.sqrt(count)))
    return min(range(side, widest + 1), key=lambda columns: (-count % columns, columns))


def contact_sheet(images: np.ndarray, columns: int | None = None) -> np.ndarray:
    """uint8 [B, H, W, 3] -> one uint8 [H', W', 3] picture, row by row; a single one is unchanged.
    `columns` is how many stand side by side; None makes it nearly square.

    The gap between the pictures is a 32nd of their longer side, at least one pixel.
    """
    count, height, width, channels = images.shape
    columns = columns_for(count) if columns is None else min(columns, count)
    rows = -(-count // columns)
    gap = max(1, max(height, width) // 32)
    shape = (rows * (height + gap) - gap, columns * (width + gap) - gap, channels)
    sheet = np.full(shape, BACKGROUND, np.uint8)
    for n, image in enumerate(images):
        top, left = (n // columns) * (height + gap), (n % columns) * (width + gap)
        sheet[top : top + height, left : left + width] = image
    return sheet
