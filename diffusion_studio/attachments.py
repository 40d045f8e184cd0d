"""Pictures that a recipe carries: small ones inside it, large ones by the path and the hash of
their file. Plain data; numpy and Pillow are loaded when pixels are read or written.
"""

from __future__ import annotations

import warnings
from base64 import b64decode, b64encode
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from diffusion_studio.guidance_specs import Part
from diffusion_studio.sentence import InputError

if TYPE_CHECKING:
    import numpy as np

LARGEST_EMBEDDED = 256 * 256
"""Pixels. A recipe with such a picture inside is 270 KB of JSON at most."""

LONGEST = 8 << 20
"""Letters of base64 of an embedded picture."""

LARGEST_FILE = 256 << 20
"""Bytes of a picture's file that is read."""

LARGEST = 4096 * 4096
"""Pixels of a picture that a recipe may name: more than any model works on."""


class EmbeddedPicture(Part):
    """A picture inside the recipe: a PNG (grey or RGB, 8 bits), as base64."""

    kind: Literal["png"] = "png"
    data: str = Field(min_length=1, max_length=LONGEST)


class PictureFile(Part):
    """A picture in a file, which has to hold the same bytes (sha256, in hexadecimal) when used."""

    kind: Literal["file"] = "file"
    path: str = Field(min_length=1)
    sha256: str = Field(min_length=64, max_length=64)


Attachment = Annotated[EmbeddedPicture | PictureFile, Field(discriminator="kind")]


def attach(pixels: np.ndarray, file: Path | None = None) -> EmbeddedPicture | PictureFile:
    """An attachment of pixels, uint8 [H, W] or [H, W, 3].

    They go inside the recipe, unless they are more than LARGEST_EMBEDDED and lie in `file` just
    as they are. ValueError, in a sentence, where they are too many for that.
    """
    height, width = pixels.shape[:2]
    if file is not None and height * width > LARGEST_EMBEDDED:
        return PictureFile(path=str(file.absolute()), sha256=_digest(file.read_bytes()))
    from PIL import Image

    stream = BytesIO()
    Image.fromarray(pixels).save(stream, "PNG", optimize=height * width <= LARGEST_EMBEDDED)
    data = b64encode(stream.getvalue()).decode("ascii")
    if len(data) > LONGEST:
        raise InputError(
            "A picture of {width} x {height} pixels is too large for a recipe; save it as a PNG"
            " file and open that, or work on a part of it.",
            width=width,
            height=height,
        )
    return EmbeddedPicture(data=data)


def pixels_of(attachment: EmbeddedPicture | PictureFile) -> np.ndarray:
    """The pixels of an attachment, uint8 [H, W, 3]; ValueError, in a sentence, where it has none.

    Grey pictures have three equal colours; transparency is left out.
    """
    import numpy as np
    from PIL import Image

    stream = BytesIO(bytes_of(attachment))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # asked for below
            with Image.open(stream) as picture:
                if picture.width * picture.height > LARGEST:
                    raise InputError(
                        "The picture of this recipe has {width} x {height} pixels; make it"
                        " smaller.",
                        width=picture.width,
                        height=picture.height,
                    )
                return np.asarray(picture.convert("RGB")).copy()
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise InputError(
            "The picture of this recipe is damaged; choose the picture again."
        ) from error


def bytes_of(attachment: EmbeddedPicture | PictureFile) -> bytes:
    """An attachment's file; ValueError, in a sentence, where it is not there as it was."""
    if isinstance(attachment, EmbeddedPicture):
        try:
            return b64decode(attachment.data, validate=True)
        except ValueError as error:
            raise InputError(
                "The picture of this recipe is damaged; choose the picture again."
            ) from error
    path = Path(attachment.path)
    try:
        # A recipe from elsewhere may name what never ends, such as a device, or is far too large.
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            raise FileNotFoundError(attachment.path)
        data = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: no path of a file at all
        raise InputError(
            "The picture {path} cannot be read; put it back, or choose it again.",
            path=attachment.path,
        ) from error
    if _digest(data) != attachment.sha256:
        raise InputError(
            "The picture {path} has changed since this recipe was made; choose it again.",
            path=attachment.path,
        )
    return data


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
