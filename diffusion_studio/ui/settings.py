"""What the program remembers between starts, as JSON in the person's own settings folder.

    settings, message = load_settings()      # message: a sentence to show, if a file was set aside
    settings.theme = "dark"                  # assignments are checked
    message = save_settings(settings)        # a sentence to show, if the file could not be written

The file is replaced as a whole, so two windows never leave half a file behind. Told what it knew
`before`, each writes what it changed itself, and leaves the rest as the other has it. A file that
cannot be read is renamed, never deleted, and the program starts with defaults.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.saying import said


class MaskTools(BaseModel):
    """The brush and how the mask lies over the picture; see `ui.tools.masking`. `size` is that of
    the brush if a person has chosen one, `edge` how far edges are moved, both in pixels."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    size: int | None = Field(default=None, ge=1, le=1000)
    hardness: float = Field(default=0.8, ge=0, le=1)
    pressure: bool = True
    edge: int = Field(default=4, ge=1, le=1000)
    colour: Literal["red", "green", "blue", "yellow"] = "red"
    opacity: float = Field(default=0.5, ge=0, le=1)


class Settings(BaseModel):
    """The settings. A field that is missing in the file has its default."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True)

    version: Literal[1] = 1
    theme: Literal["system", "light", "dark"] = "system"
    language: Literal["system", "en", "ko"] = "system"
    recipe: dict[str, Any] | None = None  # the last parameters, as Recipe's JSON
    seed_locked: bool = False  # whether Generate keeps the seed
    model_folder: str | None = None  # where a model was last opened from
    picture: Literal["x_t", "x_0"] = "x_0"  # which one the canvas shows
    restore: dict[str, Any] | None = None  # the last values of the Restore panel
    mask: MaskTools = MaskTools()
    timeline: bool = True  # whether the steps of the run are to be seen
    plots: bool = False  # and the plots below them
    record_mib: int = Field(default=1024, ge=1, le=1 << 20)  # of a run's steps held in memory
    save_folder: str | None = None  # where a picture was last saved
    save_form: Literal["png", "webp_lossless", "webp", "jpeg"] = "png"  # by Save as
    save_quality: int = Field(default=90, ge=1, le=100)
    keys: dict[str, list[str]] = {}  # those that a person chose, by the command's id
    tour_offered: bool = False  # a newcomer has been told that there is a tour
    keep_pictures: bool = True  # whether the library keeps every picture that is made
    resume: bool = True  # whether the next start has everything as it was when the window closed
    notify: bool = True  # whether a message tells that a long run has ended
    library_folder: str | None = None  # where the library lies, if not in its usual place
    library_id: str = ""  # which one it is, so that a disk that is not there is known as missing
    library_days: int | None = Field(default=None, ge=1, le=36_500)  # older pictures go to the bin
    library_gb: float | None = Field(default=None, gt=0, le=1e6)  # or the oldest beyond so much
    bin_days: int | None = Field(default=30, ge=1, le=36_500)  # then for good; None: by hand alone
    steps_gb: float = Field(default=2.0, ge=0, le=1e6)  # for the steps of the library's pictures


def settings_file() -> Path:
    """Where the settings are kept (nothing is created)."""
    folder = platformdirs.user_config_path("diffusion-studio", appauthor=False)
    return folder / "settings.json"


def load_settings() -> tuple[Settings, str | None]:
    """The settings kept, or the defaults; and a sentence to show if a file was set aside."""
    path = settings_file()
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), QCoreApplication.translate(
            "settings", "The settings cannot be read ({reason}); the program uses its defaults."
        ).format(reason=said(error))
    try:
        return Settings.model_validate(json.loads(content)), None
    except (ValidationError, ValueError, RecursionError):
        return Settings(), _set_aside(path)


def _set_aside(path: Path) -> str:
    """Rename a file that cannot be used, and say so."""
    kept = next(
        candidate
        for number in range(1, 1_000_000)
        if not (candidate := path.with_name(f"settings.set-aside-{number}.json")).exists()
    )
    try:
        path.replace(kept)
    except FileNotFoundError:  # another window was faster
        pass
    except OSError as error:
        return QCoreApplication.translate(
            "settings",
            "The settings file {path} is damaged or of another version, and could not be renamed "
            "({reason}); the program uses its defaults.",
        ).format(path=path, reason=said(error))
    return QCoreApplication.translate(
        "settings",
        "The settings file was damaged or of another version; it was kept as {path}, and the "
        "program starts with its defaults.",
    ).format(path=kept)


def save_settings(settings: Settings, before: Settings | None = None) -> str | None:
    """Replace the settings file as a whole; a sentence to show if that failed. What is as it was
    `before` is not this window's doing: of that, the file keeps what another one wrote."""
    path = settings_file()
    try:
        if before is not None:
            settings = _with_others(settings, before, path)
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, settings.model_dump_json(indent=2).encode() + b"\n")
    except OSError as error:
        return QCoreApplication.translate(
            "settings", "The settings could not be saved to {path} ({reason})."
        ).format(path=path, reason=said(error))
    return None


def _with_others(settings: Settings, before: Settings, path: Path) -> Settings:
    try:
        there = Settings.model_validate(json.loads(path.read_bytes()))
    except (OSError, ValidationError, ValueError, RecursionError):
        return settings  # there is nothing to keep of it
    unchanged = [
        name for name in Settings.model_fields if getattr(settings, name) == getattr(before, name)
    ]
    return settings.model_copy(update={name: getattr(there, name) for name in unchanged})


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old content or the new, never a part."""
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
