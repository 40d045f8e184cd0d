"""Settings and the window's layout are on disk soon after they are changed, not only at the end."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from diffusion_studio.ui.background import Background
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.settings import Settings, save_settings
from diffusion_studio.ui.window_layout import Layout, save_layout

if TYPE_CHECKING:
    from diffusion_studio.ui.main_window import MainWindow

EVERY = 5_000  # milliseconds between two looks at what has changed


class SettingsKeeper(QObject):
    """`loaded` is what the window began with; `gather` gives the settings as they are now.
    `noticed` carries a Notice, the first time that they cannot be written."""

    noticed = Signal(object)

    def __init__(
        self,
        loaded: Settings,
        gather: Callable[[], Settings],
        window: MainWindow,
        background: Background,
    ) -> None:
        super().__init__(window)
        self._gather, self._window, self._background = gather, window, background
        self._settings, self._layout = "", window.layout_now()  # as they were written last
        self._lock, self._ended, self._troubled = Lock(), False, False
        self._closed = False  # the window: how it stood then is the last word
        self._written = loaded.model_copy(deep=True)  # what this window knows to be on disk
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        window.closing.connect(self._keep_last_layout)

    def begin(self) -> None:
        """Write what changes from now on."""
        self._settings, self._layout = self._gather().model_dump_json(), self._window.layout_now()
        self._timer.start()

    def look(self) -> None:
        """Write what has changed since it was written last, on the background's thread."""
        settings, layout = self._gather(), self._window.layout_now()
        content = settings.model_dump_json()
        if content != self._settings:
            self._settings = content
            kept = settings.model_copy(deep=True)
            self._background.ask(lambda: self._write(kept), self._told)
        if layout != self._layout:
            self._layout = layout
            self._background.ask(lambda: self._write_layout(layout), lambda _: None)

    def _keep_last_layout(self) -> None:
        """Write how the window stands as it closes; what was still to be written is older."""
        with self._lock:
            self._closed = True
            save_layout(self._window.layout_now())

    def hush(self) -> None:
        """The window goes: `end` alone is still to come."""
        self._timer.stop()

    def end(self) -> str | None:
        """Write the settings for the last time; a sentence if that failed. What was still to be
        written before is not, for it is older."""
        self._timer.stop()
        with self._lock:
            self._ended = True
            return save_settings(self._gather(), self._written)

    def _write(self, settings: Settings) -> str | None:  # on the thread
        with self._lock:
            if self._ended:
                return None
            problem = save_settings(settings, self._written)
            if problem is None:
                self._written = settings
            return problem

    def _write_layout(self, layout: Layout) -> None:  # on the thread
        with self._lock:
            if not self._closed:
                save_layout(layout)

    def _told(self, problem: str | None) -> None:
        if problem is None:
            self._troubled = False
        elif not self._troubled:
            self._troubled = True
            self.noticed.emit(Notice("warning", problem))
