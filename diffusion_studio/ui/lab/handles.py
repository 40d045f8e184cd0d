"""What of a mode can be taken hold of, and what pulling there makes of it. Geometry alone."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, cos, hypot, pi, sin
from typing import Literal

from diffusion_studio.laboratory import REACH, Mode, World

Grip = Literal["centre", "along", "across", "turn"]
Place = tuple[float, float]
OUTLINE = 2.0  # a mode is drawn as the ellipse of two standard deviations
TURN_GAP = 0.22  # how far beyond the ellipse the handle for turning stands
NARROWEST, WIDEST = 0.04, 1.5  # standard deviations


def grips(mode: Mode) -> dict[Grip, Place]:
    """The places of a mode's handles in the plane."""
    c, s = cos(mode.angle), sin(mode.angle)
    along, across = OUTLINE * mode.along, OUTLINE * mode.across
    beyond = along + TURN_GAP
    return {
        "along": (mode.x + along * c, mode.y + along * s),
        "across": (mode.x - across * s, mode.y + across * c),
        "turn": (mode.x + beyond * c, mode.y + beyond * s),
        "centre": (mode.x, mode.y),
    }


def grip_at(mode: Mode, at: Place, near: float) -> Grip | None:
    """The handle within `near` of a place, or None."""
    for name, (x, y) in grips(mode).items():
        if hypot(at[0] - x, at[1] - y) <= near:
            return name
    return None


def mode_at(world: World, at: Place) -> int | None:
    """The mode whose ellipse holds a place; of several the one whose middle is nearest."""
    inside = [n for n, mode in enumerate(world) if _inside(mode, at)]
    return min(inside, key=lambda n: hypot(at[0] - world[n].x, at[1] - world[n].y), default=None)


def pulled(mode: Mode, grip: Grip, at: Place) -> Mode:
    """The mode with a handle pulled to a place."""
    dx, dy = at[0] - mode.x, at[1] - mode.y
    c, s = cos(mode.angle), sin(mode.angle)
    match grip:
        case "centre":
            return moved(mode, dx, dy)
        case "along":
            return replace(mode, along=_width(abs(dx * c + dy * s) / OUTLINE))
        case "across":
            return replace(mode, across=_width(abs(dy * c - dx * s) / OUTLINE))
        case "turn":
            return replace(mode, angle=atan2(dy, dx) % (2 * pi))


def moved(mode: Mode, dx: float, dy: float) -> Mode:
    """The mode elsewhere, within the plane."""
    return replace(mode, x=_within(mode.x + dx), y=_within(mode.y + dy))


def scaled(mode: Mode, factor: float) -> Mode:
    """The mode larger or smaller."""
    return replace(mode, along=_width(mode.along * factor), across=_width(mode.across * factor))


def turned(mode: Mode, angle: float) -> Mode:
    """The mode turned by an angle in radians."""
    return replace(mode, angle=(mode.angle + angle) % (2 * pi))


def _inside(mode: Mode, at: Place) -> bool:
    dx, dy = at[0] - mode.x, at[1] - mode.y
    c, s = cos(mode.angle), sin(mode.angle)
    u, v = (dx * c + dy * s) / mode.along, (dy * c - dx * s) / mode.across
    return hypot(u, v) <= OUTLINE


def _width(value: float) -> float:
    return min(max(value, NARROWEST), WIDEST)


def _within(value: float) -> float:
    return min(max(value, -REACH), REACH)
