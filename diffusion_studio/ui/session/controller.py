"""Keeps the session while a person works, and brings it back at the next start."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from diffusion_studio.ui.session.parts import Json, SessionParts

if TYPE_CHECKING:
    from diffusion_studio.ui.main_window import MainWindow


class SessionController(QObject):
    """See the module; `register` and `touch` are for whoever has something to keep."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._parts = SessionParts()

    def register(self, name: str, give: Callable[[], Json], take: Callable[[Any], None]) -> None:
        """Keep a part of the session: see `ui.session.parts`."""
        self._parts.register(name, give, take)

    def touch(self) -> None:
        """Something that is kept has changed: have it saved within seconds."""
