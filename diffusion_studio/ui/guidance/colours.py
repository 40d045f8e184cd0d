"""Colours that tell lines apart, and the one scale of colours for the gradient's map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen, qRgba

LINES = ("#2f7fd0", "#c27408", "#0f9d74", "#cf4b3a", "#b565a7")
"""Told apart with every kind of colour blindness, and seen on light and dark ground (after Okabe
and Ito 2008)."""

PATTERNS: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 1.5), (6, 2, 1, 2), (3, 3))
"""How lines are dashed, in widths of the line, so that not colour alone tells them apart."""

HEAT = ("#3b0f70", "#b5367a", "#fb8761", "#fcfdbf")  # from weak to strong
OPAQUE = 215  # of 255: the picture shines through even where the map is strongest


class ColourBook:
    """Gives names colours, and lets a name keep its own as long as it is among those asked for."""

    def __init__(self, colours: Sequence[str] = LINES) -> None:
        self._colours = colours
        self._given: dict[str, str] = {}

    def colours_of(self, names: Iterable[str]) -> dict[str, str]:
        """A colour for each name; those beyond the number of colours share the last."""
        wanted = list(names)
        self._given = {name: c for name, c in self._given.items() if name in wanted}
        free = [colour for colour in self._colours if colour not in self._given.values()]
        for name in wanted:
            if name not in self._given:
                self._given[name] = free.pop(0) if free else self._colours[-1]
        return dict(self._given)


def line_pen(colour: str | QColor, place: int, width: float = 1.6) -> QPen:
    """The pen of the line at a place of its plot, from 0: its colour, and its own dashes."""
    pen = QPen(QColor(colour), width)
    pattern = PATTERNS[place % len(PATTERNS)]
    if pattern:
        pen.setDashPattern(pattern)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def heat_table() -> list[int]:
    """A colour (ARGB) for each grey level: clear at 0, then ever brighter and less clear."""
    stops = [QColor(name) for name in HEAT]
    table = []
    for level in range(256):
        place = level / 255 * (len(stops) - 1)
        low = min(int(place), len(stops) - 2)
        share = place - low
        one, other = stops[low], stops[low + 1]
        red, green, blue = (
            round(a + (b - a) * share)
            for a, b in (
                (one.red(), other.red()),
                (one.green(), other.green()),
                (one.blue(), other.blue()),
            )
        )
        table.append(qRgba(red, green, blue, min(level, OPAQUE)))
    return table
