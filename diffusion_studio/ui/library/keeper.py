"""The library behind the window: one thread that opens it when it is first asked, and keeps it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import platformdirs
from PySide6.QtCore import QCoreApplication

from diffusion_studio.library.collection import Collection, holds_library
from diffusion_studio.library.entry import MADE
from diffusion_studio.library.files import SaveError, refused
from diffusion_studio.library.identity import LibraryAway
from diffusion_studio.library.index import IndexFault
from diffusion_studio.library.writer import refuges, rescued
from diffusion_studio.ui.engine_link import CallSoon
from diffusion_studio.ui.saying import said

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.library.entry import Entry
    from diffusion_studio.recipe import Recipe

translate = QCoreApplication.translate
T = TypeVar("T")


def default_folder() -> Path:
    """Where the library lies unless a person chose another place (nothing is created)."""
    return platformdirs.user_data_path("diffusion-studio", appauthor=False) / "library"


def refuge_of(library: str) -> Path:
    """Where pictures lie that are made while the library with this id cannot be written to; one
    that is not known has no folder of its own."""
    return refuges()[0] / library


@dataclass(frozen=True)
class Listener:
    """Who is told, on the window's thread: of `trouble`, in a sentence, where the disk refuses or a
    damaged index was set aside; that the library is `away`, in a sentence; and that it was
    `opened`: its id, and how many pictures came into it that had been kept elsewhere meanwhile."""

    trouble: Callable[[str], None]
    away: Callable[[str], None]
    opened: Callable[[str, int], None]


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
        failed: Callable[[str], None] | None = None,
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

        def answered(future: Future[bool]) -> None:
            self._call_soon(partial(then, future.result()))

        self._thread.submit(lambda: holds_library(self._folder)).add_done_callback(answered)

    def keep(
        self,
        images: np.ndarray,
        recipe: Recipe,
        receipt: dict[str, Any],
        then: Callable[[list[Entry]], None],
    ) -> None:
        """Keep the pictures of a run, uint8 [B, H, W, 3]. Where the library cannot take them they
        go to another folder, which `trouble` names: nothing that was made is lost."""
        work = partial(self._keep, images, recipe, receipt)
        self._thread.submit(work).add_done_callback(partial(self._done, then))

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
        if self._library is None:
            self._library = self._open()
            if self._library.told:
                self._call_soon(partial(self._listener.trouble, said(self._library.told)))
            self._take_over(self._library)
        try:
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
            text = translate(
                "Library",
                "The library's folder {folder} is out of reach; connect its disk and try again,"
                " choose another place, or begin a new library there.",
            )
            raise LibraryAway(text.format(folder=folder))
        if self._known and not holds_library(folder):
            text = translate(
                "Library",
                "The library is no longer in {folder}; connect its disk and try again, choose"
                " another place, or begin a new library there.",
            )
            raise LibraryAway(text.format(folder=folder))
        return Collection(folder, self._known)

    def _take_over(self, library: Collection) -> None:
        """Know the library from now on, and bring in what was made while it was not there; another
        one that a person did not ask for is told of, and gets only what was made for itself."""
        taken, identity = 0, library.identity or self._known
        strange = self._known not in ("", identity)
        if strange:
            words = translate(
                "Library",
                "In {folder} lies another library than last time, and is used; if that is not"
                " wanted, connect the right disk, or choose another folder.",
            )
            sentence = words.format(folder=self._folder)
            self._call_soon(partial(self._listener.trouble, sentence))
        meant_for_it = {identity} if strange else {identity, self._meanwhile}
        with suppress(SaveError, IndexFault):  # they stay where they lie, for the next time
            taken = sum(library.take_in(refuge_of(each)) for each in meant_for_it - {""})
        self._known = self._meanwhile = identity
        self._wanted_anew = False
        self._call_soon(partial(self._listener.opened, identity, taken))

    def _keep(self, images: np.ndarray, recipe: Recipe, receipt: dict[str, Any]) -> list[Entry]:
        try:
            return self._do(lambda library: library.keep(images, recipe, receipt))
        except (SaveError, IndexFault) as error:
            refuge = refuge_of(self._known or self._meanwhile)
            made = {MADE: datetime.now(UTC).isoformat(timespec="milliseconds"), **receipt}
            place = rescued(images, recipe, made, refuge)
            text = translate("Saving", "{problem} The pictures lie in {folder}.")
            sentence = text.format(problem=said(error), folder=place)
            kind = LibraryAway if isinstance(error, LibraryAway) else SaveError
            raise kind(sentence) from error

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
        failed: Callable[[str], None] | None = None,
    ) -> None:
        try:
            found = future.result()
        except (SaveError, IndexFault) as error:
            problem = said(error)
            if failed is not None:
                self._call_soon(partial(failed, problem))
            if failed is not None and not isinstance(error, LibraryAway):
                return
            if not self._told.startswith(problem):  # once, until something works again
                self._told = problem
                away = isinstance(error, LibraryAway)
                tell = self._listener.away if away else self._listener.trouble
                self._call_soon(partial(tell, self._told))
            return
        self._told = ""
        self._call_soon(partial(then, found))
