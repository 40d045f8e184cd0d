"""The library behind the window: one thread that opens it when it is first asked, and keeps it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

import platformdirs

from diffusion_studio.library.collection import Collection
from diffusion_studio.library.files import SaveError
from diffusion_studio.library.index import IndexFault
from diffusion_studio.ui.engine_link import CallSoon

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
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")

    def ask(
        self, work: Callable[[Collection], T], then: Callable[[T], None] = lambda _: None
    ) -> None:
        """Do `work` on the thread, and `then` hand what it gave to the window's."""
        self._thread.submit(self._do, work).add_done_callback(partial(self._done, then))

    def close(self) -> None:
        """Finish what was asked, and end the thread. Blocks: not for the window's thread."""
        if not self._closed:
            self._closed = True
            self._thread.submit(self._put_away)
        self._thread.shutdown(wait=True)

    # --- on the library's thread ---

    def _do(self, work: Callable[[Collection], T]) -> T:
        if self._library is None:
            self._library = Collection(self._folder)
            if self._library.told:
                self._call_soon(partial(self._trouble, self._library.told))
        return work(self._library)

    def _put_away(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None

    def _done(self, then: Callable[[T], None], future: Future[T]) -> None:
        try:
            found = future.result()
        except (SaveError, IndexFault) as error:
            self._call_soon(partial(self._trouble, str(error)))
            return
        self._call_soon(partial(then, found))
