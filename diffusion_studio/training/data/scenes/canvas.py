"""The canvas on which a class paints a whole batch of pictures at once."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from diffusion_studio.training.data.scenes.colours import mixed, saturated

Scalar = float | Tensor

NUMBERS = 192
"""Random numbers that a picture may use."""


class Canvas:
    """`B` pictures in the making, with their random numbers.

    `x` [1, 1, W] runs from -1 at the left edge to 1 at the right, `y` [1, H, 1] from -1 at the
    bottom to 1 at the top; `image` is float32 and broadcasts to [B, 3, H, W]. Shapes are signed
    distances in those units (`shapes`), colours tensors that broadcast to the image (`colours`).
    A class's `paint(canvas)` draws its numbers in a fixed order, so that none depends on another
    picture.
    """

    def __init__(self, numbers: Tensor, side: int) -> None:
        self._numbers, self._next = numbers, 0
        self.side, self.pixel = side, 2 / side
        centres = (torch.arange(side, device=numbers.device) + 0.5) / side * 2 - 1
        self.x, self.y = centres.view(1, 1, -1), -centres.view(1, -1, 1)
        self.image = torch.zeros(1, 3, 1, 1, device=numbers.device)
        self.white = self.rgb(1, 1, 1)
        self.black = self.rgb(0, 0, 0)

    def picture(self) -> Tensor:
        """What has been painted: float32 [B, 3, H, W], not yet clipped to [0, 1]."""
        return self.image.expand(len(self._numbers), 3, self.side, self.side)

    def rgb(self, red: float, green: float, blue: float) -> Tensor:
        """A fixed colour [1, 3, 1, 1] on the canvas's device."""
        return torch.tensor([red, green, blue], device=self._numbers.device).view(1, 3, 1, 1)

    def number(self, low: Scalar = 0.0, high: Scalar = 1.0) -> Tensor:
        """The next random number of each picture, evenly between `low` and `high`: [B, 1, 1]."""
        drawn = self._numbers[:, self._next].view(-1, 1, 1)
        self._next += 1
        return mixed(low, high, drawn)

    def whole(self, low: int, high: int) -> Tensor:
        """A whole number from `low` to `high`, both included, as float32 [B, 1, 1]."""
        return torch.floor(self.number(low, high + 1)).clamp(max=high)  # rounding may reach it

    def chance(self, probability: float) -> Tensor:
        """1 with this probability, else 0: [B, 1, 1]."""
        return (self.number() < probability).float()

    def side_of(self) -> Tensor:
        """1 or -1 with equal chance: [B, 1, 1]."""
        return 2 * self.chance(0.5) - 1

    def waves(self, x: Tensor, low: float, high: float, height: float, count: int = 2) -> Tensor:
        """A wavy line: `count` sines of frequencies from `low` to `high` radians a unit."""
        total = torch.zeros_like(x)
        for index in range(count):
            frequency = low + (high - low) * index / max(1, count - 1)
            phase = self.number(0, 2 * math.pi)
            strength = height * (low / frequency) ** 0.9
            total = total + strength * torch.sin(x * frequency * self.number(0.8, 1.25) + phase)
        return total

    def cover(self, distance: Tensor, softness: float = 0.0) -> Tensor:
        """How much of each pixel a shape covers; `softness` widens its edge by that much."""
        return saturated(0.5 - distance / (self.pixel + softness))

    def paint(
        self, distance: Tensor, colour: Tensor, opacity: Scalar = 1.0, softness: float = 0.0
    ) -> None:
        """Fill a shape."""
        self.blend(self.cover(distance, softness) * opacity, colour)

    def blend(self, weight: Tensor, colour: Tensor) -> None:
        """Cover the image with a colour by a weight [B, H, W] in [0, 1]."""
        self.image = self.image + (colour - self.image) * weight[:, None]

    def glow(self, distance: Tensor, fall: Scalar, colour: Tensor, strength: Scalar = 1.0) -> None:
        """Light around a shape, which falls off by exp(-fall distance) outside of it."""
        self.blend(torch.exp(-distance.clamp(min=0) * fall) * strength, colour)

    def only_where(self, shown: Tensor, before: Tensor) -> None:
        """Take back, in pictures where `shown` [B, 1, 1] is 0, what was painted since `before`."""
        self.image = before + (self.image - before) * shown[:, None]
