"""How uncertain each pixel of a restoration is, as a picture with a legend."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

SIDE = 256  # pixels that the map is at least wide
BAR, GAP, ROOM = 16, 8, 52  # of the legend: the colours, the space around them, their numbers

# From certain to uncertain: dark blue, violet, orange, light yellow, in rising brightness, so that
# the order is seen in grey and by the colour-blind too.
_STOPS = np.array([(8, 6, 40), (110, 25, 110), (220, 85, 50), (250, 180, 60), (252, 250, 200)])


def coloured(share: np.ndarray) -> np.ndarray:
    """Numbers from 0 to 1, any shape, as colours: uint8 [..., 3]."""
    places = np.linspace(0, 1, len(_STOPS))
    channels = [np.interp(share, places, _STOPS[:, channel]) for channel in range(3)]
    return np.rint(np.stack(channels, axis=-1)).astype(np.uint8)


def std_picture(std: np.ndarray) -> np.ndarray:
    """A map of standard deviations [H, W], in shares of the full range, as uint8 [h, w, 3].

    The scale goes from 0 to the largest; the numbers beside it are per cent of the full range.
    """
    largest = max(float(std.max()), 1e-6)
    times = max(1, SIDE // std.shape[1])
    map_ = coloured(std / largest).repeat(times, axis=0).repeat(times, axis=1)
    height, width = map_.shape[:2]
    sheet = Image.new("RGB", (width + 2 * GAP + BAR + ROOM, height), "white")
    sheet.paste(Image.fromarray(map_), (0, 0))
    fall = coloured(np.linspace(1, 0, height))[:, None].repeat(BAR, axis=1)
    sheet.paste(Image.fromarray(fall), (width + GAP, 0))
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(11)
    for share in (1.0, 0.5, 0.0):
        words = f"{100 * share * largest:.1f} %"
        top = round((1 - share) * (height - 1))
        anchor = {1.0: "la", 0.5: "lm", 0.0: "ld"}[share]
        draw.text((width + GAP + BAR + 4, top), words, "black", font, anchor=anchor)
    return np.asarray(sheet).copy()
