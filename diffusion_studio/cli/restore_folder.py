"""`diffusion-studio restore FOLDER`: all its pictures, each into a folder of its own.

What lies in OUT already is not made again, so the same line goes on where it was ended; a picture
that cannot be restored is told of, and does not keep the others from it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diffusion_studio.cli.refusal import Interruption, Refusal, refusing
from diffusion_studio.cli.restored import (
    RESULT,
    digest,
    make_restoration,
    restored_lines,
    save_restoration,
)

if TYPE_CHECKING:
    from diffusion_studio.cli.progress import Progress
    from diffusion_studio.cli.restore_request import WantedRestoration
    from diffusion_studio.cli.session import Session
    from diffusion_studio.events import Event
    from diffusion_studio.recipe import Recipe

NOT_TOLD = {"recipe", "receipt", "request"}
"""Of a result, what is in its file, and too long to be told of each."""


@dataclass
class FolderRestored:
    """What came of each picture of a folder, by its name: what was restored now, what before, and
    why the others were not."""

    restored: dict[str, dict[str, Any]] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, told: dict[str, Any] | None) -> None:
        """What is told of a picture that was restored now; None of one that was before."""
        if told is None:
            self.before.append(name)
        else:
            self.restored[name] = {k: v for k, v in told.items() if k not in NOT_TOLD}

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"restored": self.restored, "before": self.before, "refused": self.refused}

    def summary(self) -> str:
        """E.g. "11 restored, 3 before, 1 refused"."""
        parts = [f"{len(self.restored)} restored"]
        if self.before:
            parts.append(f"{len(self.before)} before")
        if self.refused:
            parts.append(f"{len(self.refused)} refused")
        return ", ".join(parts)


class _Reporter:
    """Hears a session, and tells the progress of the picture at hand."""

    progress: Progress | None = None

    def hear(self, event: Event) -> None:
        if self.progress is not None:
            self.progress.hear(event)


def restore_folder(
    folder: Path, out: Path, device: str, wanted: WantedRestoration
) -> FolderRestored:
    """Restore what `pictures_in` finds. Refusal where nothing of it can be, Interruption where a
    person ends it."""
    from diffusion_studio.cli.restore_request import checked
    from diffusion_studio.cli.session import session
    from diffusion_studio.library.files import writable_folder

    checked(wanted)  # what is wrong for all is said once
    pictures, found, reporter = pictures_in(folder, wanted.mask), FolderRestored(), _Reporter()
    writable_folder(out)
    with session(device, reporter.hear) as talk:
        for n, (picture, clash) in enumerate(pictures, start=1):
            click.echo(f"{n} of {len(pictures)}: {picture.name}", err=True)
            try:
                with refusing():
                    if clash:
                        raise Refusal(clash)
                    told = _restore_one(picture, out / picture.stem, wanted, talk, reporter)
            except Interruption as ended:
                done = f"Cancelled at {picture.name}: {found.summary()}; the same line goes on."
                raise Interruption(done) from ended
            except Refusal as refusal:
                if not talk.client.alive:
                    raise
                found.refused[picture.name] = refusal.format_message()
                click.echo(f"  {refusal.format_message()}", err=True)
            else:
                found.add(picture.name, told)
                for line in restored_lines(told) if told is not None else ():
                    click.echo(f"  {line}", err=True)
    return found


def _restore_one(
    picture: Path, out: Path, wanted: WantedRestoration, talk: Session, reporter: _Reporter
) -> dict[str, Any] | None:
    """Restore one picture into `out`, and say what is there now; None where it was there before."""
    from diffusion_studio.cli.progress import Progress
    from diffusion_studio.cli.restore_request import restoration_recipe
    from diffusion_studio.library.files import writable_folder

    recipe = restoration_recipe(picture, replace(wanted, mask=_mask_of(picture, wanted.mask)))
    if _was_done(out, recipe):
        return None
    with Progress(recipe) as reporter.progress:
        finished, restored = make_restoration(talk, recipe)
    return save_restoration(writable_folder(out), recipe, finished, restored)


def pictures_in(folder: Path, mask: Path | None = None) -> list[tuple[Path, str]]:
    """The pictures that lie in a folder itself, by name, without the mask; with each "", or why it
    has no folder of its own. Refusal where there are none."""
    ours = None if mask is None else mask.resolve()
    pictures = [path for path in _pictures(folder) if path.resolve() != ours]
    if not pictures:
        raise Refusal(f"There is no picture in {folder}; give a picture, or a folder of some.")
    first: dict[str, Path] = {}
    for path in pictures:
        first.setdefault(path.stem, path)
    return [(path, _clash(path, first[path.stem])) for path in pictures]


def _pictures(folder: Path) -> list[Path]:
    """The files of a folder that are named like pictures, by name."""
    from diffusion_studio.library.open_picture import picture_suffixes

    known = picture_suffixes()
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in known and not path.name.startswith(".") and path.is_file()
        )
    except OSError as error:
        raise Refusal(f"{folder} cannot be read: {error.strerror or error}.") from error


def _clash(path: Path, first: Path) -> str:
    if path == first:
        return ""
    return f"{path.name} would lie in the same folder as {first.name}; give it another name."


def _mask_of(picture: Path, mask: Path | None) -> Path | None:
    """The mask of a picture: the one for all, or the one of its name in a folder of masks."""
    if mask is None or not mask.is_dir():
        return mask
    alike = (path for path in _pictures(mask) if path.stem == picture.stem)
    return next(alike, mask / f"{picture.stem}.png")


def _was_done(out: Path, recipe: Recipe) -> bool:
    """Whether this very restoration lies in `out`; Refusal where another does."""
    path = out / f"{RESULT}.json"
    try:
        told = json.loads(path.read_bytes())
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        raise Refusal(f"{path} cannot be read; move it away, or choose another --out.") from error
    if not isinstance(told, dict) or told.get("request") != digest(recipe):
        raise Refusal(f"{out} holds a restoration with other settings; choose another --out.")
    return True
