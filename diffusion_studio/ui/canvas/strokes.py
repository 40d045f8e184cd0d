"""Strokes: generators that take where the hand is, and yield what of the mask has changed.

    stroke = brush_stroke(mask, brush, erase=False)
    next(stroke)                              # ready
    changed = stroke.send(Touch(3.5, 8.0))    # for each place that the hand comes to
    stroke.close()                            # the hand is lifted

A stroke knows no events and no widgets: who sends the touches also redraws what has changed, and
keeps the whole as one item of undo.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from math import ceil, copysign, floor, hypot
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF

from diffusion_studio.ui.canvas.brush import Brush, Touch
from diffusion_studio.ui.canvas.mask import NOWHERE, Mask, Region

Stroke: TypeAlias = Generator[Region, Touch, None]
Outline: TypeAlias = Callable[[list[Touch]], QPainterPath]

CLOSE = 0.25  # pixels: a lasso's points that are nearer than this are one


def brush_stroke(mask: Mask, brush: Brush, erase: bool, start: Touch | None = None) -> Stroke:
    """Paint along the way of the hand; with `start`, from there in a straight line first."""
    touch = yield NOWHERE
    before = start if start is not None else touch
    while True:
        region, paint = brush.swept(before, touch, mask.width, mask.height)
        if not region.is_empty:
            mask.lay(region, paint, erase)
        before = touch
        touch = yield region


def shape_stroke(mask: Mask, outline: Outline, erase: bool) -> Stroke:
    """Fill the outline that the hand draws; while it is drawn, it is seen as it will be."""
    untouched = mask.to_array()
    touches: list[Touch] = []
    shown = NOWHERE
    touch = yield NOWHERE
    while True:
        if not touches or hypot(touch.x - touches[-1].x, touch.y - touches[-1].y) >= CLOSE:
            touches.append(touch)
        if not shown.is_empty:
            mask.put(shown, untouched[shown.slices])
        path = outline([*touches[:-1], touch])
        region = _around(path).within(mask.width, mask.height)
        if not region.is_empty:
            mask.lay(region, filled(path, region), erase)
        changed, shown = shown.united(region), region
        touch = yield changed


def lasso(touches: list[Touch]) -> QPainterPath:
    """All that the way of the hand encloses, where it crosses itself too."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addPolygon(QPolygonF([QPointF(touch.x, touch.y) for touch in touches]))
    path.closeSubpath()
    return path


def rectangle(touches: list[Touch]) -> QPainterPath:
    """From where the hand began to where it is, on whole pixels; `straight` makes a square."""
    path = QPainterPath()
    box = _box(touches)
    left, top = round(box.left()), round(box.top())
    path.addRect(QRectF(left, top, round(box.right()) - left, round(box.bottom()) - top))
    return path


def ellipse(touches: list[Touch]) -> QPainterPath:
    """The ellipse in such a box; `straight` makes a circle."""
    path = QPainterPath()
    path.addEllipse(_box(touches))
    return path


def filled(path: QPainterPath, region: Region) -> np.ndarray:
    """What of each pixel in a region lies within a path, as uint8 [height, width]."""
    stride = -(-region.width // 4) * 4  # Qt wants rows that begin at multiples of four bytes
    pixels = np.zeros((region.height, stride), np.uint8)
    image = QImage(pixels.data, region.width, region.height, stride, QImage.Format.Format_Alpha8)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-region.left, -region.top)
    painter.fillPath(path, Qt.GlobalColor.black)
    painter.end()
    return pixels[:, : region.width]


def _box(touches: list[Touch]) -> QRectF:
    start, end = touches[0], touches[-1]
    across, down = end.x - start.x, end.y - start.y
    if end.straight:
        side = max(abs(across), abs(down))
        across, down = copysign(side, across), copysign(side, down)
    return QRectF(start.x, start.y, across, down).normalized()


def _around(path: QPainterPath) -> Region:
    box = path.boundingRect()
    return Region(floor(box.left()), floor(box.top()), ceil(box.right()), ceil(box.bottom()))
