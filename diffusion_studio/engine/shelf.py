"""The models that were opened last, kept in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from diffusion_studio.models import ModelError
from diffusion_studio.models.card import CARD_FILE

M = TypeVar("M")


class Shelf(Generic[M]):
    """The last `kept` models that were asked for; one whose files have changed is opened anew."""

    def __init__(self, open_model: Callable[[Path], M], kept: int) -> None:
        self._open = open_model
        self._kept = kept
        self._models: dict[tuple[str, float], M] = {}

    def get(self, path: Path) -> M:
        """The model at `path`. ModelError, in a sentence, if there is none."""
        key = (str(path.resolve()), modified(path))
        model = self._models.pop(key, None)
        if model is None:
            model = self._open(path)
        self._models[key] = model  # last used last
        while len(self._models) > self._kept:
            del self._models[next(iter(self._models))]
        return model

    def clear(self) -> None:
        """Let all go that nothing else holds."""
        self._models.clear()


def modified(path: Path) -> float:
    """When the newest of a model's files was changed, the cards beside a lone file included."""
    if path.is_dir():
        endings = ("json", "safetensors", "bin")
        files = [
            file for end in endings for file in (*path.glob(f"*.{end}"), *path.glob(f"*/*.{end}"))
        ]
    else:
        beside = (path.with_name(path.name + ".json"), path.with_name(CARD_FILE))
        files = [file for file in beside if file.exists()]
    try:
        return max(file.stat().st_mtime for file in (path, *files))
    except OSError as error:
        raise ModelError("{path} cannot be read: {reason}.", path=path, reason=error) from error
