"""Which library a folder holds: an id in a file of its own, by which it is known again.

A disk that is not mounted leaves an empty folder where it was, or none. Without the id that looks
like a library which has no pictures yet, and a new one would be begun in its place.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from diffusion_studio.library.files import SaveError, replace_file

IDENTITY_FILE = "library.json"
_ID = re.compile(r"[0-9a-f]{32}")


class LibraryAway(SaveError):
    """The library that was in a folder is not there now; one sentence says which."""


def identity_in(folder: Path) -> str:
    """The id of the library in `folder`: 32 hexadecimal digits, or "" where there is none."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = str(json.loads((folder / IDENTITY_FILE).read_text("utf-8"))["library"])
        return found if _ID.fullmatch(found) else ""
    return ""


def identify(folder: Path, known: str = "") -> str:
    """The id of the library in `folder`, which gets one if it has none: `known`, where it had that
    before, or a new one. SaveError where it cannot be written."""
    if not identity_in(folder):
        content = {"library": known if _ID.fullmatch(known) else uuid4().hex}
        replace_file(folder / IDENTITY_FILE, f"{json.dumps(content)}\n".encode())
    return identity_in(folder)
