"""A kernel from a picture file: bright where light went."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from diffusion_studio.ui.restore.parameters import Taps

LARGEST_SIDE = 255  # pixels, as a recipe takes them


class KernelError(ValueError):
    """A file that is no kernel; one sentence says why and what to do."""


def read_kernel(path: Path) -> Taps:
    """The picture's brightness, rows of numbers from 0 to 1; KernelError where it is no kernel."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # asked for below
            with Image.open(path) as picture:
                width, height = picture.size
                if max(width, height) > LARGEST_SIDE:
                    raise KernelError(
                        f"{path.name} is {width} × {height}; a kernel has at most {LARGEST_SIDE}"
                        " pixels a side."
                    )
                if width % 2 == 0 or height % 2 == 0:
                    raise KernelError(
                        f"{path.name} is {width} × {height}; a kernel has an odd number of pixels"
                        " a side, so that it has a middle."
                    )
                grey = np.asarray(picture.convert("L"), dtype=np.float64) / 255
    except (UnidentifiedImageError, SyntaxError, Image.DecompressionBombError) as error:
        raise KernelError(f"{path.name} is no picture; choose a picture of the kernel.") from error
    except OSError as error:
        raise KernelError(f"{path.name} cannot be read; choose another picture.") from error
    if not grey.any():
        raise KernelError(f"{path.name} is black all over; a kernel is bright where light went.")
    return tuple(tuple(row) for row in grey.round(6).tolist())
