"""A small plot of lines, drawn by Pillow alone."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

Points = Sequence[tuple[float, float]]

FINER = 2
"""Everything is drawn this many times larger and then reduced, so that lines are smooth."""

WIDTH, HEIGHT = 800 * FINER, 500 * FINER
LEFT, RIGHT, TOP, BOTTOM = 84 * FINER, 24 * FINER, 56 * FINER, 64 * FINER
"""Margins, for the labels."""

FONT, TITLE_FONT = 14 * FINER, 18 * FINER
PAPER, INK, GRID, FAINT = "#ffffff", "#222222", "#e4e4e4", "#888888"
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
"""A palette that the colour-blind can tell apart (Okabe & Ito 2008)."""

MARKED = 24
"""Lines of at most so many points show each of them."""

WANTED_TICKS = 6


@dataclass(frozen=True)
class Axis:
    """One direction of a plot: data from `low` to `high` on pixels from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float
    log: bool

    def place(self, value: float) -> float:
        """The pixel of a value; ends of the axis for values beyond them."""
        low, high, value = (self._scaled(each) for each in (self.low, self.high, value))
        share = min(max((value - low) / (high - low), 0.0), 1.0)
        return self.start + share * (self.end - self.start)

    def _scaled(self, value: float) -> float:
        return math.log10(max(value, 1e-300)) if self.log else value

    @property
    def ticks(self) -> list[float]:
        """Round values within the axis, from three to a dozen."""
        found = _log_ticks(self.low, self.high) if self.log else _even_ticks(self.low, self.high)
        return [tick for tick in found if self.low <= tick <= self.high]


def line_plot(
    path: Path | None,
    series: Mapping[str, Points],
    title: str,
    x_label: str,
    y_label: str,
    log: Literal["", "x", "y", "xy"] = "",
) -> Image.Image:
    """Lines through the points (x, y) of each series, 800 x 500 pixels, with axes and a legend.

    `log` names the axes that are logarithmic; values there that are not positive, and values that
    are not finite, are left out. Written as PNG to `path`, whole or not at all, if one is given.
    """
    shown = {name: _drawable(points, log) for name, points in series.items()}
    xs, ys = ([point[i] for points in shown.values() for point in points] for i in (0, 1))
    x_axis = _axis(xs, (LEFT, WIDTH - RIGHT), "x" in log, padded=False)
    y_axis = _axis(ys, (HEIGHT - BOTTOM, TOP), "y" in log, padded=True)
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    _draw_axes(image, x_axis, y_axis, (x_label, y_label))
    draw.text((WIDTH / 2, TOP / 2), title, INK, ImageFont.load_default(TITLE_FONT), anchor="mm")
    for number, points in enumerate(shown.values()):
        colour = COLOURS[number % len(COLOURS)]
        _draw_line(draw, [(x_axis.place(x), y_axis.place(y)) for x, y in points], colour)
    _draw_legend(draw, list(shown), _emptier_corner(shown, x_axis, y_axis))
    image = image.reduce(FINER)
    if path is not None:
        _save(image, path)
    return image


def _drawable(points: Points, log: str) -> list[tuple[float, float]]:
    def fits(value: float, axis: str) -> bool:
        return math.isfinite(value) and (value > 0 or axis not in log)

    return [(x, y) for x, y in points if fits(x, "x") and fits(y, "y")]


def _axis(values: list[float], ends: tuple[float, float], log: bool, padded: bool) -> Axis:
    """An axis that holds all values; `padded` leaves a little room beyond them."""
    low, high = (min(values), max(values)) if values else (1.0, 10.0)
    if low == high:
        low, high = (low / 2, high * 2) if log else (low - 0.5, high + 0.5)
    if padded and log:
        room = (high / low) ** 0.06
        low, high = low / room, high * room
    elif padded:
        room = 0.06 * (high - low)
        low, high = (0.0 if 0 <= low <= high / 3 else low - room), high + room
    return Axis(low, high, *ends, log)


def _even_ticks(low: float, high: float) -> list[float]:
    """Multiples of 1, 2 or 5 times a power of ten."""
    rough = (high - low) / WANTED_TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    first = math.ceil(low / step)
    return [round(n * step, 12) for n in range(first, math.floor(high / step) + 1)]


def _log_ticks(low: float, high: float) -> list[float]:
    """Powers of ten, with their double and fivefold where there are few; else even ones."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    stride = max(1, len(powers) // WANTED_TICKS)
    factors = (1.0,) if len(powers) > 4 else (1.0, 2.0, 5.0)
    ticks = [factor * 10.0**power for power in powers[::stride] for factor in factors]
    if sum(low <= tick <= high for tick in ticks) >= 3:
        return ticks
    return _even_ticks(low, high)


def _tick_text(value: float) -> str:
    if value != 0 and not 1e-3 <= abs(value) < 1e5:
        return f"{value:.0e}".replace("e-0", "e-").replace("e+0", "e")
    return f"{value:,.6g}"


def _draw_axes(image: Image.Image, x_axis: Axis, y_axis: Axis, labels: tuple[str, str]) -> None:
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(FONT)
    left, right, top, bottom = x_axis.start, x_axis.end, y_axis.end, y_axis.start
    for tick in x_axis.ticks:
        x = x_axis.place(tick)
        draw.line([(x, top), (x, bottom)], GRID, FINER)
        draw.text((x, bottom + 8 * FINER), _tick_text(tick), INK, font, anchor="mt")
    for tick in y_axis.ticks:
        y = y_axis.place(tick)
        draw.line([(left, y), (right, y)], GRID, FINER)
        draw.text((left - 8 * FINER, y), _tick_text(tick), INK, font, anchor="rm")
    draw.line([(left, top), (left, bottom), (right, bottom)], FAINT, FINER)
    x_label, y_label = labels
    draw.text(((left + right) / 2, HEIGHT - BOTTOM / 3), x_label, INK, font, anchor="mm")
    upright = Image.new("L", (HEIGHT - TOP - BOTTOM, 2 * FONT))
    ImageDraw.Draw(upright).text((upright.width / 2, FONT), y_label, 255, font, anchor="mm")
    image.paste(INK, (0, TOP), upright.rotate(90, expand=True))


def _draw_line(draw: ImageDraw.ImageDraw, places: list[tuple[float, float]], colour: str) -> None:
    if len(places) > 1:
        draw.line(places, colour, width=2 * FINER, joint="curve")
    if len(places) <= MARKED:
        for x, y in places:
            draw.circle((x, y), 4 * FINER, colour)


def _emptier_corner(
    shown: Mapping[str, Points], x_axis: Axis, y_axis: Axis
) -> Callable[[float, float], tuple[float, float]]:
    """Where a legend of a given width and height hides the fewest points."""
    places = [(x_axis.place(x), y_axis.place(y)) for points in shown.values() for x, y in points]
    gap = 12 * FINER

    def corner(width: float, height: float) -> tuple[float, float]:
        corners = [
            (x, y)
            for y in (y_axis.end + gap, y_axis.start - gap - height)
            for x in (x_axis.end - gap - width, x_axis.start + gap)
        ]

        def hidden(at: tuple[float, float]) -> int:
            left, top = at
            return sum(
                left - gap <= x <= left + width + gap and top - gap <= y <= top + height + gap
                for x, y in places
            )

        return min(corners, key=hidden)

    return corner


def _draw_legend(
    draw: ImageDraw.ImageDraw,
    names: Sequence[str],
    corner: Callable[[float, float], tuple[float, float]],
) -> None:
    if not names:
        return
    font, gap, row = ImageFont.load_default(FONT), 8 * FINER, 20 * FINER
    dash = 3 * gap
    width = dash + 3 * gap + max(draw.textlength(name, font) for name in names)
    height = row * len(names) + gap
    left, top = corner(width, height)
    draw.rectangle([left, top, left + width, top + height], PAPER, GRID, FINER)
    for number, name in enumerate(names):
        y = top + gap / 2 + row * (number + 0.5)
        colour = COLOURS[number % len(COLOURS)]
        draw.line([(left + gap, y), (left + gap + dash, y)], colour, width=3 * FINER)
        draw.text((left + 2 * gap + dash, y), name, INK, font, anchor="lm")


def _save(image: Image.Image, path: Path) -> None:
    beside = path.with_name(path.name + ".part")
    image.save(beside, "PNG")
    os.replace(beside, path)
