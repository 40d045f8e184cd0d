"""How the laboratory's things are drawn. Places of the plane are turned into pixels by `Ground`."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, degrees, sin

import numpy as np
from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPolygonF

from diffusion_studio.laboratory import REACH, Line, Mode
from diffusion_studio.ui.lab.handles import OUTLINE, grips
from diffusion_studio.ui.theme import DARK, tokens
from diffusion_studio.ui.timeline.plot_lanes import line_colours

LEAST_FOR_LEGEND = 380  # device-independent pixels: a smaller plane needs them all
HANDLE = 4.0  # half a handle's side, device-independent pixels
LONGEST = 0.45  # an arrow, in shares of the distance between two
SHORTEST, HEAD = 1.5, 4.0  # pixels: of an arrow that is drawn at all, and its head
BARS = 60  # of a histogram
HISTOGRAM = 0.6  # how high the highest bar is, in units of the plane
WHOLE = (-2, -1, 0, 1, 2)  # with a line and a number each
AROUND = QMarginsF(2, 2, 2, 2)  # of the ground behind a number
MOST = 8  # particles in a pixel; more look the same


@dataclass(frozen=True)
class Ground:
    """Where the plane lies on a widget: a square about `middle`, `scale` pixels to a unit."""

    middle: QPointF
    scale: float

    def pixel(self, x: float, y: float) -> QPointF:
        return QPointF(self.middle.x() + self.scale * x, self.middle.y() - self.scale * y)

    def place(self, at: QPointF) -> tuple[float, float]:
        return (at.x() - self.middle.x()) / self.scale, (self.middle.y() - at.y()) / self.scale

    def pixels(self, places: np.ndarray) -> np.ndarray:
        """[..., 2] places as pixels."""
        return np.array([self.middle.x(), self.middle.y()]) + self.scale * places * (1.0, -1.0)

    @property
    def square(self) -> QRectF:
        half = REACH * self.scale
        return QRectF(self.middle.x() - half, self.middle.y() - half, 2 * half, 2 * half)


def draw_plane(painter: QPainter, ground: Ground) -> None:
    """The plane's ground, with a line at every whole number."""
    colours = tokens()
    painter.fillRect(ground.square, QColor(colours.base))
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawRect(ground.square)
    for value in WHOLE:
        painter.drawLine(ground.pixel(value, -REACH), ground.pixel(value, REACH))
        painter.drawLine(ground.pixel(-REACH, value), ground.pixel(REACH, value))


def draw_numbers(painter: QPainter, ground: Ground) -> None:
    """The axes' numbers and names, on a ground of their own: bars and particles lie below them."""
    said = [(ground.pixel(value, -REACH) + QPointF(3, -4), minus(value)) for value in WHOLE]
    said += [(ground.pixel(-REACH, v) + QPointF(4, -3), minus(v)) for v in WHOLE if v]
    said += [
        (ground.square.bottomRight() + QPointF(-20, -4), "x₁"),
        (ground.square.topLeft() + QPointF(4, 14), "x₂"),
    ]
    colours, metrics = tokens(), QFontMetricsF(painter.font())
    behind = QColor(colours.base)
    behind.setAlphaF(0.7)
    for place, words in said:
        painter.fillRect(
            metrics.tightBoundingRect(words).translated(place).marginsAdded(AROUND), behind
        )
        painter.setPen(QColor(colours.text))
        painter.drawText(place, words)


def minus(value: int) -> str:
    """A whole number with a minus sign as wide as a plus, which a hyphen is not."""
    return str(value).replace("-", "\N{MINUS SIGN}")


def draw_contours(painter: QPainter, ground: Ground, pieces: np.ndarray, bands: np.ndarray) -> None:
    """The density's contours; the higher, the stronger. A band is one path with flat ends: that
    takes a sixth of the time of lines with round ones, and no joint is darker."""
    ends = ground.pixels(pieces.astype(float)).reshape(-1, 4)
    for band in np.unique(bands):
        colour = QColor(line_colours()[0])
        colour.setAlphaF(max(0.9 - 0.16 * float(band), 0.2))
        painter.setPen(QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath()
        for x, y, to_x, to_y in ends[bands == band].tolist():
            path.moveTo(x, y)
            path.lineTo(to_x, to_y)
        painter.drawPath(path)


def draw_arrows(painter: QPainter, ground: Ground, arrows: np.ndarray, colour: QColor) -> None:
    """Vectors as arrows; their lengths are squeezed, so that strong and weak ones are seen."""
    longest = 2 * LONGEST * 2 * REACH / max(round(len(arrows) ** 0.5), 1)
    vectors = arrows[:, 2:].astype(float)
    size = np.hypot(*vectors.T)[:, None]
    drawn = longest * vectors / (1 + size)
    starts = ground.pixels(arrows[:, :2] - drawn / 2)
    ends = ground.pixels(arrows[:, :2] + drawn / 2)
    along = ends - starts
    long = np.hypot(*along.T)[:, None]
    seen = long[:, 0] >= SHORTEST
    back = np.minimum(HEAD, 0.5 * long) / np.maximum(long, 1e-9) * along
    beside = 0.6 * back[:, ::-1] * (-1.0, 1.0)
    lines = [(starts, ends), (ends, ends - back + beside), (ends, ends - back - beside)]
    rows = np.concatenate([np.hstack(pair)[seen] for pair in lines])
    faint = QColor(colour)
    faint.setAlphaF(0.7)
    painter.setPen(QPen(faint, 1.0))
    painter.drawLines([QLineF(*row) for row in rows.tolist()])


def draw_particles(painter: QPainter, ground: Ground, particles: np.ndarray, ratio: float) -> None:
    """Thousands of points [N, 2], each a few device pixels wide (`ratio` of them a unit): where
    more lie, the colour is stronger. A picture that is filled at once is far faster than points
    that are drawn one by one."""
    side = max(int(2 * REACH * ground.scale * ratio), 1)
    wide = max(round(1.6 * ratio), 1)
    columns, rows = ((particles * (1.0, -1.0) + REACH) * (side / (2 * REACH))).astype(np.int32).T
    inside = (columns >= 0) & (columns < side - wide) & (rows >= 0) & (rows < side - wide)
    first = rows[inside] * side + columns[inside]
    offsets = [dy * side + dx for dy in range(wide) for dx in range(wide)]
    places, counts = np.unique(
        np.concatenate([first + offset for offset in offsets]), return_counts=True
    )
    pixels = np.zeros(side * side, dtype=np.uint32)
    pixels[places] = _shades()[np.minimum(counts, MOST) - 1]
    form = QImage.Format.Format_ARGB32_Premultiplied
    painter.drawImage(ground.square, QImage(pixels.data, side, side, 4 * side, form))


def draw_histograms(
    painter: QPainter, ground: Ground, particles: np.ndarray, marginals: np.ndarray | None
) -> None:
    """How many particles [N, 2] have which x (along the bottom) and which y (along the left), as
    bars, and the densities [2, cells] that they are to have, as lines."""
    bars = particle_colour()
    bars.setAlphaF(0.4)
    for n in (0, 1):
        counts = np.histogram(particles[:, n], bins=BARS, range=(-REACH, REACH))[0]
        density = counts / (len(particles) * 2 * REACH / BARS)
        top = max(float(density.max()), 0.1)
        if marginals is not None:
            top = max(min(float(marginals[n].max()), 2 * top), top)
        high = HISTOGRAM / top
        width = 2 * REACH / BARS
        for place, value in enumerate(density.tolist()):
            if value:
                start = -REACH + place * width
                corners = [(start, -REACH), (start + width, -REACH + high * value)]
                corners = corners if n == 0 else [corner[::-1] for corner in corners]
                box = QRectF(ground.pixel(*corners[0]), ground.pixel(*corners[1])).normalized()
                painter.fillRect(box.adjusted(0.5, 0.5, -0.5, -0.5), bars)
        if marginals is not None:
            cells = len(marginals[n])
            along = -REACH + 2 * REACH / cells * (np.arange(cells) + 0.5)
            up = np.minimum(-REACH + high * marginals[n], REACH)
            line = np.stack([along, up] if n == 0 else [up, along], axis=1)
            painter.setPen(QPen(QColor(line_colours()[0]), 1.6))
            points = [QPointF(x, y) for x, y in ground.pixels(line).tolist()]
            painter.drawPolyline(QPolygonF(points))


def _shades() -> np.ndarray:
    """The colour of 1 to MOST particles in a pixel, premultiplied, uint32 [MOST]."""
    colour = particle_colour()
    alpha = (255 * (1 - 0.45 ** np.arange(1, MOST + 1))).astype(np.uint32)
    shades = alpha << 24
    for shift, value in ((16, colour.red()), (8, colour.green()), (0, colour.blue())):
        shades |= (alpha * value // 255) << shift
    return shades.astype(np.uint32)


def particle_colour() -> QColor:
    return QColor("#f2b45a" if tokens() is DARK else "#a8500c")


def guidance_colour() -> QColor:
    return QColor(line_colours()[3])


def believed_colour() -> QColor:
    """Of what the network takes for the score."""
    return QColor(line_colours()[2])


def draw_trails(painter: QPainter, ground: Ground, trails: np.ndarray) -> None:
    """The ways [steps, few, 2] that a few particles came, and where they are."""
    colour = QColor(tokens().text)
    colour.setAlphaF(0.45)
    painter.setPen(QPen(colour, 1.0))
    painter.setBrush(particle_colour())
    ways = ground.pixels(trails.astype(float))
    for n in range(ways.shape[1]):
        points = [QPointF(x, y) for x, y in ways[:, n].tolist()]
        painter.drawPolyline(QPolygonF(points))
    for x, y in ways[-1].tolist():
        painter.drawEllipse(QPointF(x, y), 3.5, 3.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def draw_mode(painter: QPainter, ground: Ground, mode: Mode, chosen: bool) -> None:
    """A mode's ellipse, and where it is chosen its handles."""
    colours = tokens()
    colour = QColor(label_colour(mode.label))
    painter.save()
    painter.translate(ground.pixel(mode.x, mode.y))
    painter.rotate(-degrees(mode.angle))
    painter.setPen(QPen(colour, 2.0 if chosen else 1.2, Qt.PenStyle.DashLine))
    wide, high = (OUTLINE * each * ground.scale for each in (mode.along, mode.across))
    painter.drawEllipse(QPointF(0, 0), wide, high)
    painter.restore()
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(QColor(colours.base))
    places = grips(mode) if chosen else {"centre": (mode.x, mode.y)}
    for name, (x, y) in places.items():
        at = ground.pixel(x, y)
        if name == "turn":
            painter.drawEllipse(at, HANDLE + 1, HANDLE + 1)
        elif name == "centre":
            painter.drawEllipse(at, 3, 3)
        else:
            painter.drawRect(QRectF(at.x() - HANDLE, at.y() - HANDLE, 2 * HANDLE, 2 * HANDLE))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def label_colour(label: int) -> str:
    colours = line_colours()
    return colours[(label + 1) % len(colours)]


def draw_legend(painter: QPainter, ground: Ground, entries: list[tuple[str, QColor]]) -> None:
    """What the colours are, in the plane's upper right corner, each word in its colour's row."""
    metrics = painter.fontMetrics()
    if not entries or ground.square.width() < LEAST_FOR_LEGEND:
        return
    wide = max(metrics.horizontalAdvance(words) for words, _ in entries) + 38
    high = len(entries) * metrics.height() + 6
    room = QRectF(ground.square.right() - wide - 4, ground.square.top() + 4, wide, high)
    behind = QColor(tokens().base)
    behind.setAlphaF(0.85)
    painter.fillRect(room, behind)
    for n, (words, colour) in enumerate(entries):
        base = room.top() + n * metrics.height() + metrics.ascent() + 2
        painter.setPen(QPen(colour, 3))
        painter.drawLine(QPointF(room.left() + 6, base - 4), QPointF(room.left() + 24, base - 4))
        painter.setPen(QColor(tokens().text))
        painter.drawText(QPointF(room.left() + 31, base), words)


def draw_line(painter: QPainter, ground: Ground, line: Line) -> None:
    """Where the measurement says the point lies, and its noise's deviation to both sides."""
    colour = QColor(tokens().error)
    c, s = cos(line.angle), sin(line.angle)
    painter.save()
    painter.setClipRect(ground.square)
    for beside in (-line.noise_sigma, 0.0, line.noise_sigma):
        foot = (line.y + beside) * c, (line.y + beside) * s
        far = 3 * REACH
        style = Qt.PenStyle.DotLine if beside else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.0 if beside else 1.8, style))
        painter.drawLine(
            ground.pixel(foot[0] - far * s, foot[1] + far * c),
            ground.pixel(foot[0] + far * s, foot[1] - far * c),
        )
    painter.restore()
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(QColor(tokens().base))
    painter.drawEllipse(ground.pixel(line.y * c, line.y * s), HANDLE + 2, HANDLE + 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
