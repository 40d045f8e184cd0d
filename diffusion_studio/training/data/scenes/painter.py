"""A small painter: filled shapes in unit coordinates, drawn large and averaged down."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from PIL import Image, ImageDraw

SUPERSAMPLING = 4
"""Each pixel is the mean of this many squared: Pillow draws hard edges, the mean smooths them."""

Point = tuple[float, float]


class Colour(NamedTuple):
    """Red, green, blue and opacity, each in [0, 1]."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def faded(self, alpha: float) -> Colour:
        """The same colour with this opacity."""
        return self._replace(alpha=alpha)

    def towards(self, other: Colour, share: float) -> Colour:
        """The mixture with `share` (0 to 1) of the other colour."""
        return Colour(*(a + (b - a) * share for a, b in zip(self, other, strict=True)))

    def bytes(self) -> tuple[int, int, int, int]:
        """The colour as four whole numbers from 0 to 255, clipped."""
        red, green, blue, alpha = (round(255 * min(max(part, 0.0), 1.0)) for part in self)
        return red, green, blue, alpha


WHITE = Colour(1.0, 1.0, 1.0)
BLACK = Colour(0.0, 0.0, 0.0)


def hsv(hue: float, saturation: float, value: float) -> Colour:
    """A colour from its hue (turns around the colour circle), saturation and value in [0, 1]."""
    return Colour(*colorsys.hsv_to_rgb(hue % 1.0, saturation, value))


class Gradient(NamedTuple):
    """A straight blend from `start` to `end` across the canvas between two unit positions."""

    start: Colour
    end: Colour
    low: float = 0.0
    high: float = 1.0
    axis: Literal["x", "y"] = "y"


Fill = Colour | Gradient


class Painter:
    """A square canvas; x runs right and y down, both from 0 to 1, whatever the size in pixels."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._side = size * SUPERSAMPLING
        self._image = Image.new("RGB", (self._side, self._side))

    def picture(self) -> np.ndarray:
        """What has been painted: uint8 [size, size, 3]."""
        return np.asarray(self._image.reduce(SUPERSAMPLING))

    def background(self, fill: Fill) -> None:
        """Cover the whole canvas."""
        self.polygon([(0, 0), (1, 0), (1, 1), (0, 1)], fill)

    def polygon(self, points: Sequence[Point], fill: Fill) -> None:
        """Fill the area inside the closed line through `points`."""
        mask = Image.new("L", self._image.size)
        ImageDraw.Draw(mask).polygon([self._pixel(p) for p in points], fill=255)
        self._fill(mask, fill)

    def ellipse(self, centre: Point, radii: Point, fill: Fill, angle: float = 0.0) -> None:
        """An ellipse with its first radius turned by `angle` radians clockwise from the right."""
        self.polygon(ellipse_points(centre, radii, angle), fill)

    def disc(self, centre: Point, radius: float, fill: Fill) -> None:
        self.ellipse(centre, (radius, radius), fill)

    def line(self, points: Sequence[Point], width: float, fill: Fill) -> None:
        """A line through `points` with round joints and ends; `width` in unit coordinates."""
        mask = Image.new("L", self._image.size)
        draw = ImageDraw.Draw(mask)
        pixels = [self._pixel(point) for point in points]
        thick = max(1, round(width * self._side))
        draw.line(pixels, fill=255, width=thick, joint="curve")
        for x, y in (pixels[0], pixels[-1]):
            draw.ellipse([x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2], fill=255)
        self._fill(mask, fill)

    def glow(self, centre: Point, radius: float, colour: Colour) -> None:
        """Light that falls off smoothly from the centre; at `radius` a third of it is left."""
        along = (np.arange(self._side) + 0.5) / self._side
        distance = (along[None, :] - centre[0]) ** 2 + (along[:, None] - centre[1]) ** 2
        strength = 255 * colour.alpha * np.exp(-distance / radius**2)
        self._image.paste(colour.bytes()[:3], mask=Image.fromarray(strength.astype(np.uint8)))

    def _pixel(self, point: Point) -> Point:
        return point[0] * self._side, point[1] * self._side

    def _fill(self, mask: Image.Image, fill: Fill) -> None:
        if isinstance(fill, Gradient):
            self._image.paste(self._blend(fill), mask=mask)
            return
        *rgb, alpha = fill.bytes()
        if alpha < 255:
            mask = mask.point([round(level * alpha / 255) for level in range(256)])
        self._image.paste((rgb[0], rgb[1], rgb[2]), mask=mask)

    def _blend(self, fill: Gradient) -> Image.Image:
        """The gradient over the whole canvas; its opacity is that of neither end: it is opaque."""
        along = (np.arange(self._side) + 0.5) / self._side
        share = np.clip((along - fill.low) / max(fill.high - fill.low, 1e-6), 0, 1)[:, None]
        start, end = np.array(fill.start[:3]), np.array(fill.end[:3])
        ramp = np.clip(start + (end - start) * share, 0, 1) * 255
        colours = np.round(ramp).astype(np.uint8)
        line = colours[:, None] if fill.axis == "y" else colours[None, :]
        return Image.fromarray(line).resize(self._image.size, Image.Resampling.NEAREST)


def ellipse_points(centre: Point, radii: Point, angle: float = 0.0, count: int = 40) -> list[Point]:
    """Points around an ellipse, as for `Painter.ellipse`."""
    turns = [2 * math.pi * index / count for index in range(count)]
    return [
        turned((radii[0] * math.cos(turn), radii[1] * math.sin(turn)), angle, centre)
        for turn in turns
    ]


def turned(offset: Point, angle: float, centre: Point) -> Point:
    """The point at `offset` from the centre after a turn by `angle` radians clockwise."""
    cosine, sine = math.cos(angle), math.sin(angle)
    x, y = offset
    return centre[0] + x * cosine - y * sine, centre[1] + x * sine + y * cosine


def curve(start: Point, bend: Point, end: Point, count: int = 16) -> list[Point]:
    """Points along the quadratic Bezier curve from `start` to `end`, pulled towards `bend`."""
    points = []
    for index in range(count + 1):
        t = index / count
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append(
            (a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1])
        )
    return points
