"""Small pictures for the gallery."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

THUMBNAIL = 160  # pixels of the longer side


def shrunk(path: Path) -> bytes | None:
    """The picture at `path` as a PNG of at most THUMBNAIL pixels a side; None where it has gone or
    cannot be read. Small pictures are enlarged by whole numbers, so that their pixels stay sharp.
    """
    from PIL import Image

    try:
        with Image.open(path, formats=["PNG"]) as picture:
            small = picture.convert("RGB")
            longest = max(small.size)
            if longest > THUMBNAIL:
                small.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.LANCZOS)
            elif (times := THUMBNAIL // longest) > 1:
                size = (small.width * times, small.height * times)
                small = small.resize(size, Image.Resampling.NEAREST)
            stream = BytesIO()
            small.save(stream, "PNG")
            return stream.getvalue()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
