"""The library behind the window: one thread that opens it when it is first asked, and keeps it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import platformdirs
from PySide6.QtCore import QCoreApplication

from diffusion_studio.library.collection import Collection
from diffusion_studio.library.files import SaveError
from diffusion_studio.library.index import IndexFault
from diffusion_studio.library.writer import rescued
from diffusion_studio.ui.engine_link import CallSoon

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.library.entry import Entry
    from diffusion_studio.recipe import Recipe

translate = QCoreApplication.translate
T = TypeVar("T")


def default_folder() -> Path:
    """Where the library lies unless a person chose another place (nothing is created)."""
    return platformdirs.user_data_path("diffusion-studio", appauthor=False) / "library"


class Keeper:
    """Does what is asked of the library, in its order, on a thread of its own.

    `trouble` is called on the window's thread with a sentence, where the disk refuses or a damaged
    index was set aside; what was asked is then not answered, and the next request tries anew.
    """

    def __init__(self, folder: Path, call_soon: CallSoon, trouble: Callable[[str], None]) -> None:
        self._folder = folder
        self._call_soon = call_soon
        self._trouble = trouble
        self._library: Collection | None = None
        self._closed = False
        self._told = ""  # the trouble that was told last
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")

    def ask(
        self, work: Callable[[Collection], T], then: Callable[[T], None] = lambda _: None
    ) -> None:
        """Do `work` on the thread, and `then` hand what it gave to the window's."""
        self._thread.submit(self._do, work).add_done_callback(partial(self._done, then))

    def move_to(self, folder: Path) -> None:
        """Have the library in another folder, after what was asked so far."""
        self._thread.submit(self._go_to, folder)

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
        if not self._folder.is_dir():
            self._put_away()  # its disk has gone
        if self._library is None:
            self._library = self._open()
            if self._library.told:
                self._call_soon(partial(self._trouble, self._library.told))
        try:
            return work(self._library)
        except (SaveError, IndexFault):
            self._put_away()  # a disk that went and came back is looked at anew
            raise

    def _open(self) -> Collection:
        """The library. SaveError where its disk is not there: nothing is made in its stead."""
        if self._folder != default_folder() and not self._folder.parent.is_dir():
            text = translate(
                "Library",
                "The library's folder {folder} is out of reach; connect its disk, or choose another"
                " folder.",
            )
            raise SaveError(text.format(folder=self._folder))
        return Collection(self._folder)

    def _keep(self, images: np.ndarray, recipe: Recipe, receipt: dict[str, Any]) -> list[Entry]:
        try:
            return self._do(lambda library: library.keep(images, recipe, receipt))
        except (SaveError, IndexFault) as error:
            place = rescued(images, recipe, receipt)
            text = translate("Saving", "{problem} The pictures lie in {folder}.")
            raise SaveError(text.format(problem=error, folder=place)) from error

    def _go_to(self, folder: Path) -> None:
        self._put_away()
        self._folder = folder

    def _put_away(self) -> None:
        if self._library is not None:
            with suppress(IndexFault):
                self._library.close()
            self._library = None

    def _done(self, then: Callable[[T], None], future: Future[T]) -> None:
        try:
            found = future.result()
        except (SaveError, IndexFault) as error:
            if not self._told.startswith(str(error)):  # once, until something works again
                self._told = str(error)
                self._call_soon(partial(self._trouble, self._told))
            return
        self._told = ""
        self._call_soon(partial(then, found))
