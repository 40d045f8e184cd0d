"""Where the pictures of a batch lie on the canvas, in pixels of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

GAP_SHARE = 16  # the gap is this part of the longer side


@dataclass(frozen=True)
class Grid:
    """`count` pictures of `width` x `height`, row by row in `columns`, `gap` apart."""

    count: int
    width: int
    height: int
    columns: int

    @property
    def gap(self) -> int:
        return max(1, max(self.width, self.height) // GAP_SHARE)

    @property
    def rows(self) -> int:
        return ceil(self.count / self.columns)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of it all."""
        return (
            self.columns * (self.width + self.gap) - self.gap,
            self.rows * (self.height + self.gap) - self.gap,
        )

    def place(self, n: int) -> tuple[int, int]:
        """(x, y) of picture n's upper left corner."""
        row, column = divmod(n, self.columns)
        return column * (self.width + self.gap), row * (self.height + self.gap)

    def neighbour(self, n: int, across: int, down: int) -> int:
        """The picture so many columns and rows away from n; n itself at the edges."""
        row, column = divmod(n, self.columns)
        row, column = row + down, column + across
        to = row * self.columns + column
        inside = 0 <= column < self.columns and row >= 0 and to < self.count
        return to if inside else n


def best_grid(count: int, width: int, height: int, area: tuple[float, float]) -> Grid:
    """The grid whose pictures are largest in `area` (width, height); of equals the squarest."""

    def merit(columns: int) -> tuple[float, int]:
        grid = Grid(count, width, height, columns)
        scale = min(area[0] / grid.size[0], area[1] / grid.size[1])
        return round(scale, 6), -abs(grid.columns - grid.rows)

    return Grid(count, width, height, max(range(1, count + 1), key=merit))


def fitting_scale(size: tuple[int, int], area: tuple[float, float]) -> float:
    """The largest scale at which `size` fits `area`; a whole number from 2 on, so that every
    enlarged pixel is equally large."""
    scale = min(area[0] / size[0], area[1] / size[1])
    return float(int(scale)) if scale >= 2 else max(scale, 1e-3)
