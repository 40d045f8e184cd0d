"""The library behind the window: one thread that opens it when it is first asked, and keeps it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import platformdirs

from diffusion_studio.library.collection import (
    PICTURES,
    Collection,
    PartlyKept,
    holds_library,
)
from diffusion_studio.library.entry import MADE
from diffusion_studio.library.files import SaveError, refused
from diffusion_studio.library.identity import LibraryAway
from diffusion_studio.library.index import IndexFault
from diffusion_studio.library.steps import steps_beside, steps_file
from diffusion_studio.library.writer import refuges, rescue_words, rescued
from diffusion_studio.sentence import Sentence
from diffusion_studio.ui.engine_link import CallSoon

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.library.entry import Entry
    from diffusion_studio.recipe import Recipe
    from diffusion_studio.ui.settings import Settings

T = TypeVar("T")

ID_IN_PATH = 12  # hexadecimal digits; pictures of older programs lie under all 32


def default_folder() -> Path:
    """Where the library lies unless a person chose another place (nothing is created)."""
    return platformdirs.user_data_path("diffusion-studio", appauthor=False) / "library"


def folder_of(settings: Settings) -> Path:
    """Where the library lies, as a person has set it."""
    return Path(settings.library_folder) if settings.library_folder else default_folder()


def refuge_of(library: str) -> Path:
    """Where pictures lie that are made while the library with this id cannot be written to; one
    that is not known has no folder of its own. A part of the id tells libraries apart, and leaves a
    path that can be read in a sentence."""
    return refuges()[0] / library[:ID_IN_PATH]


@dataclass(frozen=True)
class Listener:
    """Who is told, on the window's thread: of `trouble`, where the disk refuses or a damaged index
    was set aside; that the library is `away`; and that it was `opened`: its id, and how many
    pictures came into it that had been kept elsewhere meanwhile. Sentences are to be said in the
    window's language when they are shown."""

    trouble: Callable[[str], None]
    away: Callable[[str], None]
    opened: Callable[[str, int], None]


class NotKept(SaveError):
    """The library has not taken the pictures of a run, or does not know of them yet. `steps` are
    the files in which the steps of each are looked for later; `is_away` says that it was not there.
    """

    def __init__(self, sentence: Sentence, steps: Sequence[Path], is_away: bool) -> None:
        super().__init__(sentence)
        self.steps, self.is_away = tuple(steps), is_away


class Keeper:
    """Does what is asked of the library, in its order, on a thread of its own.

    What cannot be done is told to the `listener` and not answered, and the next request tries anew.
    `known` is the id of the library that was in `folder`, "" where there was none: nothing is made
    in the place of one that is not there.
    """

    def __init__(self, folder: Path, known: str, call_soon: CallSoon, listener: Listener) -> None:
        self._folder = folder
        self._known = known
        self._meanwhile = known  # the library whose pictures of meanwhile are to be taken in
        self._wanted_anew = False  # a person wants one in this folder, whatever was there
        self._call_soon = call_soon
        self._listener = listener
        self._library: Collection | None = None
        self._closed = False
        self._told = ""  # the trouble that was told last
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")

    def ask(
        self,
        work: Callable[[Collection], T],
        then: Callable[[T], None] = lambda _: None,
        failed: Callable[[Sentence], None] | None = None,
    ) -> None:
        """Do `work` on the thread, and `then` hand what it gave to the window's; or why it was not
        done to `failed`, which tells it in place of the listener."""
        ended = partial(self._done, then, failed=failed)
        self._thread.submit(self._do, work).add_done_callback(ended)

    def move_to(self, folder: Path) -> None:
        """Have the library in another folder, after what was asked so far."""
        self._thread.submit(self._go_to, folder)

    def begin_anew(self) -> None:
        """Begin a library in the folder, in the place of the one that is not there."""
        self._thread.submit(self._go_to, None)

    def ask_whether_there(self, then: Callable[[bool], None]) -> None:
        """Whether the library lies in its folder, looked up on the thread."""
        self.do_beside(lambda: holds_library(self._folder), then)

    def ask_whether_changed(self, then: Callable[[bool], None]) -> None:
        """Whether another program has changed the library since this was last asked; one that is
        not open is not opened for it."""

        def look() -> bool:
            with suppress(IndexFault):
                return self._library is not None and self._library.changed_elsewhere()
            return False

        self.do_beside(look, then)

    def do_beside(self, work: Callable[[], T], then: Callable[[T], None] = lambda _: None) -> None:
        """Do something on the thread that needs no library, and `then` hand on what it gave."""
        if self._closed:
            return

        def answered(future: Future[T]) -> None:
            self._call_soon(partial(then, future.result()))

        self._thread.submit(work).add_done_callback(answered)

    def keep(
        self,
        images: np.ndarray,
        recipe: Recipe,
        receipt: dict[str, Any],
        then: Callable[[list[Entry]], None],
        elsewhere: Callable[[Sequence[Path]], None] = lambda _: None,
    ) -> None:
        """Keep the pictures of a run, uint8 [B, H, W, 3]. Where the library cannot take them they
        go to another folder, which `trouble` names: nothing that was made is lost. Then `elsewhere`
        hears where the steps of each are to lie."""

        def ended(future: Future[list[Entry]]) -> None:
            error = future.exception()
            if isinstance(error, NotKept):
                self._call_soon(partial(elsewhere, error.steps))
            self._done(then, future)

        work = partial(self._keep, images, recipe, receipt)
        self._thread.submit(work).add_done_callback(ended)

    def close(self) -> None:
        """Finish what was asked, and end the thread. Blocks: not for the window's thread."""
        if not self._closed:
            self._closed = True
            self._thread.submit(self._put_away)
        self._thread.shutdown(wait=True)

    # --- on the library's thread ---

    def _do(self, work: Callable[[Collection], T]) -> T:
        if self._library is not None and not self._library.is_there():
            self._put_away()  # its disk has gone
        try:
            if self._library is None:
                self._library = self._open()
                if self._library.told:
                    self._call_soon(partial(self._listener.trouble, self._library.told))
                self._take_over(self._library)
            return work(self._library)
        except (SaveError, IndexFault):
            self._put_away()  # a disk that went and came back is looked at anew
            raise
        except OSError as error:  # it went in the middle
            self._put_away()
            raise refused(self._folder, error) from error

    def _open(self) -> Collection:
        """The library. LibraryAway where its disk is not there: nothing is made in its stead."""
        usual, folder = self._folder == default_folder(), self._folder
        if not self._wanted_anew and not usual and not folder.parent.is_dir():
            raise LibraryAway(
                "The library's folder {folder} is out of reach; connect its disk and try again,"
                " choose another place, or begin a new library there.",
                folder=folder,
            )
        if self._known and not holds_library(folder):
            raise LibraryAway(
                "The library is no longer in {folder}; connect its disk and try again, choose"
                " another place, or begin a new library there.",
                folder=folder,
            )
        return Collection(folder, self._known)

    def _take_over(self, library: Collection) -> None:
        """Know the library from now on, and bring in what was made while it was not there; another
        one that a person did not ask for is told of, and gets only what was made for itself."""
        taken, identity = 0, library.identity or self._known
        strange = self._known not in ("", identity)
        if strange:
            sentence = Sentence(
                "In {folder} lies another library than last time, and is used; if that is not"
                " wanted, connect the right disk, or choose another folder.",
                folder=self._folder,
            )
            self._call_soon(partial(self._listener.trouble, sentence))
        meant_for_it = {identity} if strange else {identity, self._meanwhile}
        with suppress(SaveError):  # they stay where they lie, for the next time
            refuge = refuges()[0]
            for each in meant_for_it - {""}:
                for folder in sorted(refuge.glob(f"{each[:ID_IN_PATH]}*")):
                    taken += library.take_in(folder)
        self._known = self._meanwhile = identity
        self._wanted_anew = False
        self._call_soon(partial(self._listener.opened, identity, taken))

    def _keep(self, images: np.ndarray, recipe: Recipe, receipt: dict[str, Any]) -> list[Entry]:
        try:
            return self._do(lambda library: library.keep(images, recipe, receipt))
        except (SaveError, IndexFault) as error:
            kept = error.paths if isinstance(error, PartlyKept) else ()
            aside = self._rescue(images[len(kept) :], recipe, receipt, len(kept))
            sentence = rescue_words(error.sentence, (*kept, *aside)[-1].parent)
            home = self._folder / PICTURES
            steps = [
                *(steps_file(self._folder, path.relative_to(home).as_posix()) for path in kept),
                *map(steps_beside, aside),
            ]
            raise NotKept(sentence, steps, isinstance(error, LibraryAway)) from error

    def _rescue(
        self, images: np.ndarray, recipe: Recipe, receipt: dict[str, Any], first: int
    ) -> list[Path]:
        """Write the pictures of a run from its image `first` on to where the library finds them
        when it is back; their files."""
        refuge = refuge_of(self._known or self._meanwhile)
        made = {MADE: datetime.now(UTC).isoformat(timespec="milliseconds"), **receipt}
        return [
            path
            for n, image in enumerate(images, first)
            for path in rescued(image[None], recipe.alone(n), {**made, "image": n}, refuge)
        ]

    def _go_to(self, folder: Path | None) -> None:
        """Have the library in `folder`, or begin a new one where it was."""
        self._put_away()
        self._wanted_anew = folder is None
        self._folder = folder or self._folder
        self._known = ""

    def _put_away(self) -> None:
        if self._library is not None:
            with suppress(IndexFault):
                self._library.close()
            self._library = None

    def _done(
        self,
        then: Callable[[T], None],
        future: Future[T],
        failed: Callable[[Sentence], None] | None = None,
    ) -> None:
        try:
            found = future.result()
        except (SaveError, IndexFault) as error:
            problem = error.sentence
            if failed is not None:
                self._call_soon(partial(failed, problem))
            away = isinstance(error, LibraryAway) or (isinstance(error, NotKept) and error.is_away)
            if failed is not None and not away:
                return
            if not self._told.startswith(problem):  # once, until something works again
                self._told = problem
                tell = self._listener.away if away else self._listener.trouble
                self._call_soon(partial(tell, problem))
            return
        self._told = ""
        self._call_soon(partial(then, found))
