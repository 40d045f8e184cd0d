"""The steps of a run as a moving picture: GIF, or APNG where nothing may be lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image

from diffusion_studio.library.files import SaveError, replace_file
from diffusion_studio.library.picture import Provenance, png_text
from diffusion_studio.library.sheet import contact_sheet

Format = Literal["gif", "apng"]
FRAME_SECONDS = 0.08  # GIF counts hundredths of a second, and browsers slow down below two
PAUSE_SECONDS = 2.0  # on the last frame
MOST_FRAMES = 100
SAMPLED_PIXELS = 4096
SMALLEST_SIDE = 384  # pixels: smaller pictures are enlarged up to this, by whole factors

_FORMATS: dict[str, Format] = {".gif": "gif", ".apng": "apng", ".png": "apng"}


def write_animation(
    path: Path, frames: Sequence[np.ndarray], provenance: Provenance | None = None
) -> Path:
    """Write the animation of `frames` to `path`, as GIF or APNG by its ending.

    `frames` are uint8 [B, H, W, 3], one a step. SaveError for another ending, or if it cannot be
    written.
    """
    kind = _FORMATS.get(path.suffix.lower())
    if kind is None:
        raise SaveError("{name} must end in .gif or .apng to be an animation.", name=path.name)
    return replace_file(path, encode_animation(frames, kind, provenance))


def encode_animation(
    frames: Sequence[np.ndarray], kind: Format, provenance: Provenance | None = None
) -> bytes:
    """The bytes of an endless animation of `frames`, uint8 [B, H, W, 3], one a step.

    A batch is shown as a contact sheet, small pictures are enlarged by nearest neighbour, the last
    frame is held, and of a long run evenly spread frames are shown. An APNG keeps every pixel and
    carries the recipe; a GIF has 256 colours of its own in every frame.
    """
    if not len(frames):
        raise ValueError("an animation needs at least one frame")
    shown = [frames[k] for k in chosen_frames(len(frames))]
    durations = [round(1000 * FRAME_SECONDS)] * (len(shown) - 1) + [round(1000 * PAUSE_SECONDS)]
    first, *others = _pictures(shown, paletted=kind == "gif")
    stream = BytesIO()
    if kind == "gif":
        first.save(
            stream,
            "GIF",
            save_all=True,
            append_images=others,
            duration=durations,
            loop=0,
            optimize=False,
            disposal=1,
        )
    else:
        text = png_text(provenance) if provenance is not None else None
        first.save(
            stream,
            "PNG",
            save_all=True,
            append_images=others,
            duration=durations,
            loop=0,
            pnginfo=text,
        )
    return stream.getvalue()


def chosen_frames(count: int) -> list[int]:
    """Which of `count` frames are shown: all, or at most 100 evenly spread, first and last too."""
    return np.linspace(0, count - 1, min(count, MOST_FRAMES)).round().astype(int).tolist()


def enlargement(height: int, width: int) -> int:
    """The whole factor by which a small picture is enlarged; 1 for a large one."""
    return max(1, SMALLEST_SIDE // max(height, width))


def _pictures(frames: list[np.ndarray], *, paletted: bool) -> Iterator[Image.Image]:
    for frame in frames:
        picture = Image.fromarray(contact_sheet(frame))
        if paletted:
            picture = _with_palette(picture)  # before enlarging: fewer pixels, the same colours
        factor = enlargement(picture.height, picture.width)
        size = (picture.width * factor, picture.height * factor)
        yield picture.resize(size, Image.Resampling.NEAREST)


def _with_palette(picture: Image.Image) -> Image.Image:
    """The picture in 256 colours of its own, each pixel in the nearest one.

    Median cut, refined by k-means, on a random sample of the pixels: on noise that is ten times
    faster than on all of them, and nearer to the picture than median cut alone. There is no
    dithering: on enlarged pixels it would look like noise of the model's.
    """
    pixels = np.asarray(picture).reshape(-1, 3)
    sample = np.random.default_rng(0).permutation(len(pixels))[:SAMPLED_PIXELS]
    swatch = Image.fromarray(pixels[sample][None])
    palette = swatch.quantize(256, Image.Quantize.MEDIANCUT, kmeans=1)
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)
