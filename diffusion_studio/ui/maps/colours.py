"""Colour scales for numbers. Equal differences of a number look equally different.

The scales are straight lines between a few colours in Oklab, a space in which equal distances look
about equally far (B. Ottosson, "A perceptual color space for image processing", 2020), walked at
an even pace. They run between blue and yellow or orange, which stay apart with every common kind
of colour blindness, and differ in lightness on black-and-white prints too.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np

Scale = Literal["sequential", "diverging", "grey"]

STOPS: dict[Scale, tuple[str, ...]] = {  # grey needs none
    "sequential": ("#0b1654", "#2f5f8f", "#7f9477", "#d9b43a", "#fff3a6"),
    "diverging": ("#0a3a8c", "#5a9bd6", "#f2f0ea", "#e3934a", "#752200"),
}
"""From the lowest number to the highest; a diverging scale is pale in its middle, where 0 is."""

LEVELS = 256

# sRGB (linear) -> the cones' responses -> Oklab; Ottosson 2020.
_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


@cache
def table(scale: Scale) -> np.ndarray:
    """The colours of a scale, uint8 [256, 3], from low to high."""
    import numpy as np

    if scale == "grey":  # the curve of sRGB is itself made for even greys
        return _shared(np.arange(LEVELS, dtype=np.uint8)[:, None].repeat(3, axis=1))
    stops = np.array([[int(name[i : i + 2], 16) for i in (1, 3, 5)] for name in STOPS[scale]])
    places = to_oklab(stops / 255)
    ends = np.append(0.0, np.cumsum(np.linalg.norm(np.diff(places, axis=0), axis=1)))
    if scale == "diverging":  # 0 lies in the middle, though one side's colours be further apart
        middle = ends[len(ends) // 2]
        ends = np.where(ends <= middle, ends / middle, 1 + (ends - middle) / (ends[-1] - middle))
    way = np.linspace(0, ends[-1], LEVELS)
    path = np.stack([np.interp(way, ends, places[:, i]) for i in range(3)], axis=1)
    return _shared(np.rint(255 * to_srgb(path)).astype(np.uint8))


def _shared(colours: np.ndarray) -> np.ndarray:
    """Everybody has the same one, so nobody may write to it."""
    colours.flags.writeable = False
    return colours


def to_oklab(srgb: np.ndarray) -> np.ndarray:
    """Colours [N, 3] in sRGB, 0 to 1, as lightness, green-red and blue-yellow."""
    import numpy as np

    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    return np.cbrt(linear @ np.array(_TO_CONES).T) @ np.array(_TO_LAB).T


def to_srgb(lab: np.ndarray) -> np.ndarray:
    """The inverse of `to_oklab`; what no screen can show is clipped."""
    import numpy as np

    cones = (lab @ np.linalg.inv(np.array(_TO_LAB)).T) ** 3
    linear = np.clip(cones @ np.linalg.inv(np.array(_TO_CONES)).T, 0, 1)
    curved = 1.055 * linear ** (1 / 2.4) - 0.055
    return np.where(linear <= 0.0031308, 12.92 * linear, curved)
