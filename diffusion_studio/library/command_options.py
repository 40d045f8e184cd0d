"""Words of a command line: options with their values, and what those cannot say."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from diffusion_studio.attachments import EmbeddedPicture, PictureFile, bytes_of
from diffusion_studio.keyframes import Keyframes
from diffusion_studio.library.files import replace_file
from diffusion_studio.models import ModelCard


class NoOptions(ValueError):
    """A recipe that no options of the command line can say; the message names what of it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a command knows without being told: the model's card, and which model it takes if none
    is named. `pictures`: the folder where what a recipe carries may be written for the line to
    name; None where nothing may be."""

    card: ModelCard
    default_model: str = ""
    pictures: Path | None = None


def option(name: str, value: str) -> tuple[str, ...]:
    """An option and its value, in one word where the value could be taken for an option."""
    return (f"--{name}={value}",) if value.startswith("-") else (f"--{name}", value)


def number(value: float) -> str:
    """A number so that it is read as the very same."""
    return str(int(value)) if value == int(value) else repr(float(value))


def constant(frames: Keyframes, name: str) -> float:
    """The value that holds for the whole run; NoOptions where there are several."""
    if not frames.is_constant:
        raise NoOptions(f"its {name} changes along the run")
    return frames(0)


def named_picture(picture: EmbeddedPicture | PictureFile, name: str, folder: Path | None) -> Path:
    """The file of a picture that a recipe carries, written to `folder` where it lies inside the
    recipe, under a name that its content decides. NoOptions where there is none as it was,
    SaveError where it cannot be written."""
    try:
        data = bytes_of(picture)
    except ValueError as error:
        raise NoOptions("its picture cannot be read") from error
    if isinstance(picture, PictureFile):
        return Path(picture.path)
    if folder is None:
        raise NoOptions("its picture lies inside the recipe")
    return replace_file(folder / f"{name}-{sha256(data).hexdigest()[:8]}.png", data)
