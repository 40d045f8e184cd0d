"""What the canvas can show in place of a run's pictures: numbers as colours, or other pictures.

There is no Qt here. `document.show_map(Map.of(...))` brings one to the canvas, `show_map(None)`
takes it away.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from diffusion_studio.ui.maps.colours import LEVELS, Scale, table

if TYPE_CHECKING:
    import numpy as np


SAMPLED = 20_000  # numbers that say where a colour scale ends


@dataclass(frozen=True, eq=False)
class Map:
    """Numbers over the pixels of a batch, `values` float32 [B, H, W].

    `low` and `high` are the ends of the colour scale; what lies beyond has the colour of the end.
    `title` says in a few words what the numbers are, `unit` what they are measured in, `about` in a
    sentence or two how to read them; all three are shown as they are, so translated.
    """

    values: np.ndarray
    title: str
    low: float
    high: float
    unit: str = ""
    colours: Scale = "sequential"
    about: str = ""

    @classmethod
    def of(
        cls,
        values: np.ndarray,
        title: str,
        unit: str = "",
        colours: Scale = "sequential",
        about: str = "",
    ) -> Map:
        """A map whose scale ends at its own numbers: see `ends`."""
        low, high = ends(values, colours)
        return cls(values, title, low, high, unit, colours, about)

    @cached_property
    def pictures(self) -> np.ndarray:
        """The numbers in their colours, uint8 [B, H, W, 3]; what is no number is neutral."""
        import numpy as np

        top, span = np.float32(LEVELS - 1), self.high - self.low or 1.0
        places = (self.values - np.float32(self.low)) * np.float32(top / span) + np.float32(0.5)
        np.clip(places, 0, top, out=places)
        if np.isnan(places.sum()):
            places[np.isnan(places)] = LEVELS // 2
        return table(self.colours).take(places.astype(np.uint8), axis=0)

    def paint(self) -> None:
        """Make `pictures` now, on whatever thread this is, and keep them."""
        _ = self.pictures

    def read(self, image: int, x: int, y: int) -> tuple[float, ...]:
        """The number at a pixel."""
        return (float(self.values[image, y, x]),)


@dataclass(frozen=True, eq=False)
class Plate:
    """Other pictures than the run's own, uint8 [B, H, W, 3], shown as they are."""

    pictures: np.ndarray
    title: str
    about: str = ""

    def read(self, image: int, x: int, y: int) -> tuple[float, ...]:
        """Red, green and blue at a pixel, 0 to 255."""
        return tuple(float(value) for value in self.pictures[image, y, x])


Shown = Map | Plate


def ends(values: np.ndarray, colours: Scale = "sequential") -> tuple[float, float]:
    """Where a colour scale for these numbers begins and ends.

    A sequential scale begins at 0 where nothing is below; a diverging one is as long on either
    side of 0. One pixel in a thousand may lie beyond an end, so that a single one does not take the
    colours from all others.
    """
    import numpy as np

    some = values.ravel()[:: max(values.size // SAMPLED, 1)]  # a frame has 16 ms, and a part tells
    finite = some[np.isfinite(some)]
    if finite.size == 0:
        return (-1.0, 1.0) if colours == "diverging" else (0.0, 1.0)
    if colours == "diverging":
        reach = float(np.quantile(np.abs(finite), 0.999)) or 1e-6
        return -reach, reach
    high = float(np.quantile(finite, 0.999))
    low = 0.0 if float(finite.min()) >= 0 else float(np.quantile(finite, 0.001))
    return (low, high) if high > low else (low, low + 1e-6)
