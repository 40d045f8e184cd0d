"""What the four things to try on the empty canvas begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from diffusion_studio.ui.document import Document
from diffusion_studio.ui.restore.ready import open_ready

if TYPE_CHECKING:
    from diffusion_studio.ui.main_window import MainWindow


class Welcome(QObject):
    """Goes to the tab of what is tried, and begins it where nothing is left to choose."""

    def __init__(self, document: Document, window: MainWindow) -> None:
        super().__init__(window)
        self._document = document
        self._window = window
        window.empty.tries.tried.connect(self.try_out)

    def try_out(self, name: str) -> None:
        """`name` is one of `tries.TRIES`."""
        self._document.choose_tab(name)
        if name == "restore":
            self._restore()
        elif name in ("generate", "interpolate"):
            self._window.actions_["generate"].trigger()

    def _restore(self) -> None:
        """An example is opened and blurred; the button beneath says what comes next."""
        if self._document.card is not None:
            open_ready(self._document, "blurred")
