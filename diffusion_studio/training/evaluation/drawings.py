"""Pictures of what was measured: sheets of samples, nearest pairs, curves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont
from torch import Tensor

from diffusion_studio.training.plot import Points, line_plot

COLUMNS = 8
SHEET_SIDE = 512
"""About how many pixels a sheet has a side, whatever the size of its pictures."""

PAIR_SIDE = 96
PAPER, INK = "#ffffff", "#222222"
FONT, GAP, CAPTION = 14, 16, 28
LINE = 2
"""Between the pictures of a sheet."""


@dataclass(frozen=True, eq=False)
class Pair:
    """A picture and the training picture that is nearest to it, uint8 [3, H, W] both."""

    picture: Tensor
    neighbour: Tensor
    distance: float


def sheets(panels: Mapping[str, Tensor]) -> Image.Image:
    """Each panel, uint8 [N, 3, H, W], as a sheet of eight columns, side by side under its name."""
    grids = [_grid(pictures) for pictures in panels.values()]
    width = sum(grid.width + GAP for grid in grids) + GAP
    height = max(grid.height for grid in grids) + CAPTION + 2 * GAP
    image = Image.new("RGB", (width, height), PAPER)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(FONT)
    left = GAP
    for name, grid in zip(panels, grids, strict=True):
        draw.text((left, GAP + CAPTION / 2), name, INK, font, anchor="lm")
        image.paste(grid, (left, GAP + CAPTION))
        left += grid.width + GAP
    return image


def nearest_pairs(rows: Mapping[str, Sequence[Pair]]) -> Image.Image:
    """A row of pairs under each name: the picture left, its neighbour right, how far they are."""
    columns = max(len(pairs) for pairs in rows.values())
    cell = (2 * PAIR_SIDE + GAP, CAPTION + PAIR_SIDE + CAPTION)
    size = (columns * cell[0] + GAP, len(rows) * cell[1] + GAP)
    image = Image.new("RGB", size, PAPER)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(FONT)
    for row, (name, pairs) in enumerate(rows.items()):
        top = GAP + row * cell[1]
        draw.text((GAP, top + CAPTION / 2), name, INK, font, anchor="lm")
        for column, pair in enumerate(pairs):
            left, y = GAP + column * cell[0], top + CAPTION
            for n, picture in enumerate((pair.picture, pair.neighbour)):
                image.paste(_square(picture, PAIR_SIDE), (left + n * PAIR_SIDE, y))
            middle = (left + PAIR_SIDE, y + PAIR_SIDE + CAPTION / 3)
            draw.text(middle, f"{pair.distance:.3g}", INK, font, anchor="mm")
    return image


def quality_plot(curves: Mapping[str, Points], floor: float, title: str) -> Image.Image:
    """Fréchet distances against the number of steps, above the floor that pictures have."""
    steps = [steps for points in curves.values() for steps, _ in points]
    series = dict(curves)
    if steps:
        series["held-out pictures"] = [(min(steps), floor), (max(steps), floor)]
    # the accent is not in the font that Pillow brings
    return line_plot(
        None, series, title, "network calls for one picture (NFE)", "Frechet distance", log="xy"
    )


def trade_off_plot(curves: Mapping[str, Mapping[str, float]], title: str) -> Image.Image:
    """Shares by the guidance scale: of right labels, and of the variety that real pictures have."""
    series = {
        name: [(float(scale), share) for scale, share in points.items()]
        for name, points in curves.items()
    }
    return line_plot(
        None, series, title, "guidance scale", "accuracy; diversity (real: 1)", log="y"
    )


def _grid(pictures: Tensor) -> Image.Image:
    _, _, height, width = pictures.shape
    rows = -(-len(pictures) // COLUMNS)
    zoom = max(1, round(SHEET_SIDE / (COLUMNS * width)))
    across, down = width * zoom + LINE, height * zoom + LINE
    grid = Image.new("RGB", (COLUMNS * across - LINE, rows * down - LINE), PAPER)
    for n, picture in enumerate(pictures):
        large = _image(picture).resize((width * zoom, height * zoom), Image.Resampling.NEAREST)
        grid.paste(large, (n % COLUMNS * across, n // COLUMNS * down))
    return grid


def _square(picture: Tensor, side: int) -> Image.Image:
    return _image(picture).resize((side, side), Image.Resampling.NEAREST)


def _image(picture: Tensor) -> Image.Image:
    return Image.fromarray(picture.permute(1, 2, 0).contiguous().numpy())
