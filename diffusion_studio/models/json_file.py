"""Small JSON files of strangers, and what is wrong with them in a few words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from diffusion_studio.models.card import ModelError
from diffusion_studio.sentence import InputError

MAX_BYTES = 2**20


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a file of at most MAX_BYTES; ModelError for anything else."""
    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES + 1)
        if len(text) > MAX_BYTES:
            raise InputError("it is larger than {most:,} bytes", most=MAX_BYTES)
        content = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(
            "{path} cannot be read as JSON: {reason}.", path=path, reason=error
        ) from error
    if not isinstance(content, dict):
        raise ModelError("{path} is not a JSON object.", path=path)
    return content


def safe_name(text: str) -> str:
    """A model's name from a file's or a folder's, in characters that JSON can hold."""
    return text.encode(errors="replace").decode() or "model"
