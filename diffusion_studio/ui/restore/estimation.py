"""One estimate at a time on another thread, which a person need not wait for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from diffusion_studio.ui.background import Background

T = TypeVar("T")
Stopped = Callable[[], bool]


class Estimation(QObject):
    """`of` is what is being estimated, "" for nothing; `turned` says that it is another."""

    turned = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._given_up = Event()
        self.of = ""

    def ask(self, of: str, work: Callable[[Stopped], T], then: Callable[[T], None]) -> None:
        """Have `work` done, which asks now and then whether it is stopped, and `then` hand what it
        found to the window's thread; what was being estimated before is given up."""
        self._given_up.set()
        given_up = self._given_up = Event()
        self.of = of
        self._background.ask(partial(work, given_up.is_set), partial(self._have, given_up, then))
        self.turned.emit()

    def stop(self) -> None:
        """Give it up: the work ends soon, and nothing is heard of it."""
        self._given_up.set()
        self.of = ""
        self.turned.emit()

    def _have(self, given_up: Event, then: Callable[[T], None], found: T) -> None:
        if not given_up.is_set():
            self.of = ""
            self.turned.emit()
            then(found)
