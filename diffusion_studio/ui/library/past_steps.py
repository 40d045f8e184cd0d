"""The steps of the library's pictures: kept when a run ends, and looked through on another day."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from diffusion_studio import events
from diffusion_studio.library.collection import Collection
from diffusion_studio.library.entry import Entry
from diffusion_studio.library.files import SaveError
from diffusion_studio.library.retention import GIGABYTE
from diffusion_studio.library.steps import (
    LARGEST_SHARE,
    KeptSteps,
    LeftOut,
    Level,
    Steps,
    StepsError,
    write_steps,
)
from diffusion_studio.sentence import Sentence
from diffusion_studio.ui.library.words import size_words, translate
from diffusion_studio.ui.saying import said
from diffusion_studio.ui.timeline.playhead import Level as Noise
from diffusion_studio.ui.timeline.playhead import Record

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.engine.client import EngineClient
    from diffusion_studio.ui.engine_link import EngineLink
    from diffusion_studio.ui.library.controller import LibraryController, Read
    from diffusion_studio.ui.main_window import MainWindow
    from diffusion_studio.ui.settings import Settings
    from diffusion_studio.ui.timeline.controller import TimelineController


MOST_BEGUN = 64  # runs that have begun and not yet ended


@dataclass(frozen=True)
class Begun:
    """How a run began: of how many steps, at which, and the noise levels of its states."""

    total: int
    first: int
    levels: tuple[Level, ...]


class PastSteps(QObject):
    """`told` carries a sentence for the status bar."""

    told = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        library: LibraryController,
        timeline: TimelineController,
        link: EngineLink,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._library, self._timeline, self._link = library, timeline, link
        self._gallery, self._settings = window.gallery_dock.gallery, settings
        self._begun: dict[str, Begun] = {}
        library.kept.connect(self._keep)
        library.kept_aside.connect(self._keep_aside)
        window.actions_["library_steps"].triggered.connect(lambda _=False: self.open())

    def hear(self, event: events.Event) -> None:
        """Learn how runs begin; one that failed before its first step keeps nothing."""
        if isinstance(event, events.Started) and self._settings.keep_pictures:
            self._begun[event.run] = Begun(event.steps, event.k, event.levels)
            while len(self._begun) > MOST_BEGUN:  # those that were stopped before their first step
                del self._begun[next(iter(self._begun))]
        elif isinstance(event, events.Failed) and not event.receipt:
            self._begun.pop(event.run, None)

    # --- when a run has ended ---

    def _keep(self, run: str, entries: list[Entry]) -> None:
        begun, client = self._begun.pop(run, None), self._link.client
        budget = self._settings.steps_gb * GIGABYTE
        if begun is not None and client is not None and budget > 0:
            work = partial(_keep_steps, entries=entries, run=(client, run), begun=begun)
            self._library.ask(partial(work, budget=budget), self._kept)

    def _keep_aside(self, run: str, files: Sequence[Path]) -> None:
        """The library has not taken the pictures; it takes their steps with them when it does."""
        begun, client = self._begun.pop(run, None), self._link.client
        most = self._settings.steps_gb * GIGABYTE * LARGEST_SHARE
        if begun is not None and client is not None:
            work = partial(_write_aside, files, (client, run), begun, most)
            self._library.do_beside(work)

    def _kept(self, too_large: LeftOut | None) -> None:
        if too_large is not None:
            self.told.emit(_left_out_words(too_large))

    # --- on another day ---

    def open(self) -> None:
        """Show the chosen picture with its steps in the timeline; its settings are left alone."""
        chosen = self._gallery.chosen[:1]
        if chosen:
            self._library.read(chosen, partial(self._have, chosen[0]))

    def _have(self, number: int, found: list[Read | str]) -> None:
        (read,) = found
        if isinstance(read, str):
            self.told.emit(said(read))
        else:
            self._library.ask(partial(_read_steps, number=number), partial(self._show, read))

    def _show(self, read: Read, kept: KeptSteps | LeftOut | str) -> None:
        client = self._link.client
        if isinstance(kept, LeftOut):
            self.told.emit(_left_out_words(kept))
        elif isinstance(kept, str):
            self.told.emit(
                translate(
                    "Library",
                    "The steps of this picture are not kept; make it again (A, then Generate) to"
                    " see them",
                )
            )
        elif client is None:
            self.told.emit(translate("Library", "The engine is starting; try again in a moment"))
        else:
            name = self._library.show(read, kept.frames("x_t", [kept.count])[0])
            client.lend(name, kept)
            newest = kept.first + kept.count
            levels = tuple(Noise(*level) for level in kept.levels)
            self._timeline.know(name, Record(kept.total, kept.first, newest, levels))
            words = translate("Library", "{count} steps of this picture are in the timeline")
            if kept.count == 1:
                words = translate("Library", "1 step of this picture is in the timeline")
            self.told.emit(words.format(count=kept.count))


def _left_out_words(steps: LeftOut) -> str:
    """Why the steps of a picture are not there."""
    words = translate(
        "Library",
        "The steps of this picture take {size} and are not kept: those of one picture may take"
        " {room}, a tenth of the room for steps in the library's settings",
    )
    return words.format(size=size_words(steps.size), room=size_words(steps.room))


# --- on the library's thread ---


def _keep_steps(
    library: Collection,
    entries: Sequence[Entry],
    run: tuple[EngineClient, str],
    begun: Begun,
    budget: float,
) -> LeftOut | None:
    """Keep the steps of every picture of a run, as far as the engine still has them; which of them
    were too large."""
    too_large = None
    for image, entry in enumerate(entries):
        steps = _steps(run, begun, image)
        if steps is not None and not library.keep_steps(entry, steps, budget):
            too_large = library.left_out(entry)
    return too_large


def _write_aside(
    files: Sequence[Path], run: tuple[EngineClient, str], begun: Begun, most: float
) -> None:
    """Write the steps of every picture of a run to a file of its own, up to `most` bytes each."""
    for image, file in enumerate(files):
        steps = _steps(run, begun, image)
        if steps is not None and steps.size <= most:
            with suppress(SaveError):  # what holds up the pictures was told; steps can be missed
                write_steps(file, steps)


def _steps(run: tuple[EngineClient, str], begun: Begun, image: int) -> Steps | None:
    """The steps of one image; None where the engine no longer has them."""
    x_0, x_t = _frames(run, "x_0", image), _frames(run, "x_t", image)
    if x_0 is None or x_t is None or len(x_t) != len(x_0) + 1:
        return None
    return Steps(begun.total, begun.first, begun.levels, x_t, x_0)


def _frames(
    run: tuple[EngineClient, str], picture: Literal["x_t", "x_0"], image: int
) -> np.ndarray | None:
    """All steps of one image, uint8 [n, H, W, 3]; None where they are no longer there."""
    import numpy as np

    client, name = run
    found = client.frames(name, picture, None, image)
    return np.concatenate(found) if found else None


def _read_steps(library: Collection, number: int) -> KeptSteps | LeftOut | str:
    for entry in library.entries([number]):
        try:
            return KeptSteps(library.steps_file(entry))
        except StepsError as error:
            return library.left_out(entry) or str(error)
    return Sentence("This picture is no longer in the library.")
