"""Work that reads files or converts pictures, on a thread of its own, for the window to hear of."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from diffusion_studio.ui.engine_link import CallSoon

T = TypeVar("T")


class Background:
    """One thread; what is asked is done in its order. The thread begins with the first request."""

    def __init__(self, call_soon: CallSoon) -> None:
        self._call_soon = call_soon
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")

    def ask(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do `work` on the thread, and `then` hand what it gave to the window's."""
        self._thread.submit(work).add_done_callback(partial(self._done, then))

    def _done(self, then: Callable[[T], None], future: Future[T]) -> None:  # on the thread
        if not future.cancelled():  # else nobody is left who would hear
            self._call_soon(lambda: then(future.result()))

    def close(self) -> None:
        """Finish what is being done, and end the thread. Blocks: not for the window's thread."""
        self._thread.shutdown(wait=True, cancel_futures=True)
