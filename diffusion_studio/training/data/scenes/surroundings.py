"""What several scenes share: skies with their light, clouds, stars, and soft backgrounds."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from diffusion_studio.training.data.scenes import shapes
from diffusion_studio.training.data.scenes.canvas import Canvas
from diffusion_studio.training.data.scenes.colours import hsv, lit, mixed, smooth, tinted


class Sky(NamedTuple):
    """The colour at the horizon [B, 3, 1, 1], that of sun or moon, and night [B, 1, 1]: 0 or 1."""

    horizon: Tensor
    light: Tensor
    night: Tensor

    @property
    def daylight(self) -> Tensor:
        """What a colour of a thing is multiplied by: [B, 1, 1, 1]."""
        return 1 - 0.45 * self.night[:, None]


def paint_sky(canvas: Canvas, y: Tensor | None = None) -> Sky:
    """A sky of any hour over the whole canvas: day, sunrise or sunset, or night.

    `y` [B, H, W] are heights to use instead of the canvas's own (a mirror image in water).
    """
    hour = canvas.number()
    day, dusk, night = hour < 0.45, (hour >= 0.45) & (hour < 0.78), (hour >= 0.78).float()

    def at(by_day: Tensor, by_dusk: Tensor, by_night: Tensor) -> Tensor:
        return torch.where(day, by_day, torch.where(dusk, by_dusk, by_night))

    draw = canvas.number
    top = hsv(
        at(draw(0.54, 0.62), draw(0.62, 0.84), draw(0.60, 0.72)),
        at(draw(0.45, 0.80), draw(0.35, 0.65), draw(0.60, 0.90)),
        at(draw(0.75, 1.00), draw(0.45, 0.80), draw(0.12, 0.30)),
    )
    horizon = hsv(
        at(draw(0.50, 0.60), draw(-0.03, 0.12), draw(0.50, 0.80)),
        at(draw(0.12, 0.25), draw(0.45, 0.75), draw(0.40, 0.70)),
        at(draw(0.97, 1.00), draw(0.95, 1.00), draw(0.35, 0.60)),
    )
    canvas.image = tinted(horizon, top, smooth(-0.3, 1.0, canvas.y if y is None else y))
    sun, moon = hsv(draw(0.08, 0.15), draw(0.1, 0.5), 1.0), canvas.rgb(0.95, 0.96, 1.0)
    return Sky(horizon, tinted(sun, moon, night), night)


def paint_light(canvas: Canvas, sky: Sky, lowest: float, y: Tensor | None = None) -> Tensor:
    """Sun or moon with its glow, somewhere above `lowest`; its x [B, 1, 1]."""
    y = canvas.y if y is None else y
    x, height = canvas.number(-0.85, 0.85), canvas.number(lowest, 0.78)
    light = shapes.disc(canvas.x - x, y - height, canvas.number(0.08, 0.2))
    canvas.glow(light, canvas.number(3, 7), sky.light, 0.5)
    canvas.paint(light, sky.light)
    return x


def paint_clouds(canvas: Canvas, count: int, low: float, high: float) -> None:
    """Up to `count` clouds with flat feet between the heights `low` and `high`, grey by night."""
    behind = canvas.image[:, :, -1:, :1]
    bright = 0.15 + 0.8 * behind.amax(1, keepdim=True)
    for _ in range(count):
        width = canvas.number(0.14, 0.3)
        x, y = canvas.x - canvas.number(-1, 1), canvas.y - canvas.number(low, high)
        puffs = shapes.either(
            shapes.disc(x, y, width * 0.55),
            shapes.disc(x - width * 0.7, y + width * 0.15, width * 0.4),
            shapes.disc(x + width * 0.7, y + width * 0.15, width * 0.42),
        )
        flat = shapes.both(puffs, -(y + width * 0.3))
        pale = mixed(behind, canvas.white, bright)
        shaded = lit(pale, 0.86 + 0.14 * smooth(-width * 0.3, width * 0.2, y))
        canvas.paint(flat, shaded, 0.95 * canvas.chance(0.75), softness=0.03)


def paint_stars(
    canvas: Canvas, count: int, strength: Tensor | float, y: Tensor | None = None
) -> None:
    """Points of light above the middle of the picture, of different brightness."""
    y = canvas.y if y is None else y
    shine = torch.zeros_like(canvas.x)
    for _ in range(count):
        x, height, bright = canvas.number(-1, 1), canvas.number(0.1, 1), canvas.number(0.2, 1)
        size = 0.0004 + 0.0006 * bright
        across = bright * torch.exp(-((canvas.x - x) ** 2) / size)
        shine = torch.maximum(shine, across * torch.exp(-((y - height) ** 2) / size))
    canvas.blend(shine * strength, canvas.white)


def fir(x: Tensor, y: Tensor, height: Tensor) -> Tensor:
    """The outline of a fir with four tiers of branches, its foot at the origin: a distance."""
    share = y / height
    tier = (share * 4) % 1
    half_width = height * (0.3 - 0.28 * share) * (1.05 - 0.4 * tier)
    return shapes.both((x.abs() - half_width) * 0.8, -y, y - height)


def paint_soft_background(canvas: Canvas, hue: Tensor, value: Tensor | None = None) -> None:
    """A background out of focus: a slanting gradient near `hue` with pale discs of light."""
    value = canvas.number(0.55, 0.98) if value is None else value
    top = hsv(hue, canvas.number(0.2, 0.6), value)
    other = hue + canvas.number(-0.12, 0.12)
    low = hsv(other, canvas.number(0.25, 0.65), value * canvas.number(0.5, 0.85))
    slant = canvas.x * canvas.number(-1, 1) + canvas.y * canvas.number(-2, 0)
    canvas.image = tinted(top, low, smooth(-1.2, 1.2, slant))
    for _ in range(4):
        x, y = canvas.x - canvas.number(-1, 1), canvas.y - canvas.number(-1, 1)
        pale = hsv(hue + canvas.number(-0.1, 0.15), canvas.number(0.1, 0.4), 1.0)
        spot = shapes.disc(x, y, canvas.number(0.12, 0.4))
        veil = mixed(canvas.image, pale, 0.4)
        canvas.paint(spot, veil, canvas.number(0.1, 0.7), softness=0.1)
