"""Models that lie elsewhere on disk and were opened once: the list of their places.

The files stay where they are; only their paths are kept, in the person's models folder.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from diffusion_studio.models.catalogue import models_folder

LIST_FILE = "imported.json"
LONGEST = 200


def imported() -> list[Path]:
    """The places that are still there, the newest first; none if the list cannot be read."""
    return [path for path in _places() if path.exists()]


def remember_import(path: Path) -> None:
    """Put a model on the list, or first on it."""
    _keep([path, *(other for other in _places() if other != path)][:LONGEST])


def forget_import(path: Path) -> None:
    """Take a model off the list; its files stay."""
    _keep([other for other in _places() if other != path])


def _places() -> list[Path]:
    try:
        content = json.loads((models_folder() / LIST_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    if not isinstance(content, list):
        return []
    return [Path(place) for place in content if isinstance(place, str)]


def _keep(places: list[Path]) -> None:
    folder = models_folder()
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / (LIST_FILE + ".new")
    temporary.write_text(json.dumps([str(path) for path in places], indent=1), encoding="utf-8")
    os.replace(temporary, folder / LIST_FILE)
