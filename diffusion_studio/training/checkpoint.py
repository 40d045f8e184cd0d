"""Checkpoint files: written whole or not at all, read as data only."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any, BinaryIO, cast

import torch
from pydantic import ValidationError

from diffusion_studio.training.settings import Settings, TrainingError
from diffusion_studio.wrong_values import fault

FORMAT = 1
KEYS = {"settings", "names", "size", "step", "seconds", "network", "average", "optimiser"}


def write_checkpoint(path: Path, content: dict[str, Any]) -> None:
    """Write beside the old file and then replace it, so that one of the two always is whole.

    TrainingError, with the old file kept, if there is no room.
    """
    beside = path.with_name(path.name + ".part")
    refused: list[OSError] = []
    try:
        with beside.open("wb") as file:
            torch.save({"format": FORMAT, **content}, cast(BinaryIO, _Watched(file, refused)))
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except (OSError, RuntimeError) as error:  # torch's writer has errors of its own
        beside.unlink(missing_ok=True)
        reason = next(
            (each.strerror for each in [error, *refused] if isinstance(each, OSError)), ""
        )
        what = f"The checkpoint {path} cannot be written ({reason or error})"
        if path.exists():
            raise TrainingError(
                f"{what}: the last one is kept; make room and go on with --resume."
            ) from error
        raise TrainingError(f"{what}: make room, or use another folder.") from error


class _Watched:
    """A file that remembers why it could not be written, which torch's writer does not tell."""

    def __init__(self, file: BinaryIO, refused: list[OSError]) -> None:
        self._file, self._refused = file, refused

    def write(self, content: bytes) -> int:
        """As the file does it."""
        try:
            return self._file.write(content)
        except OSError as error:
            self._refused.append(error)
            raise

    def flush(self) -> None:
        """Nothing: the file is flushed at the end."""


def read_checkpoint(path: Path) -> dict[str, Any]:
    """What `write_checkpoint` wrote. TrainingError, in a sentence, for anything else."""
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError as error:
        raise TrainingError(f"There is no checkpoint {path} to go on from.") from error
    except (OSError, RuntimeError, EOFError, ValueError, pickle.UnpicklingError) as error:
        raise TrainingError(
            f"{path} is not a whole checkpoint; start anew or use another."
        ) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT or KEYS - set(content):
        raise TrainingError(f"{path} is not a checkpoint of this program's training.")
    return content


def settings_of(checkpoint: dict[str, Any]) -> Settings:
    """What a checkpoint was trained with. TrainingError if this version knows other settings."""
    try:
        return Settings.model_validate_json(checkpoint["settings"])
    except ValidationError as error:
        raise TrainingError(
            f"The checkpoint's settings are not of this version ({fault(error)}); go on with"
            " the version that wrote it, or start anew in an empty folder."
        ) from error
