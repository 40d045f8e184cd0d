"""How far the run is, in the window's title, so that the task bar tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.queue.words import translate
from diffusion_studio.ui.run_state import Phase

if TYPE_CHECKING:
    from diffusion_studio.ui.main_window import MainWindow


class ProgressTitle(QObject):
    """Puts the share that is done before the window's own title."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.document.run_changed.connect(self._show)
        window.document.queue.changed.connect(self._show)
        window.installEventFilter(self)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowTitleChange:  # as after a change of language
            self._show()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        words = " · ".join(filter(None, (self._progress(), self._waiting())))
        name = translate("Window", "Diffusion Studio")
        title = f"{words} – {name}" if words else name
        if title != self._window.windowTitle():
            self._window.setWindowTitle(title)

    def _progress(self) -> str:
        sampled = self._window.document.sampled
        if sampled is None or sampled.state.phase not in (Phase.RUNNING, Phase.PAUSING):
            return ""
        percent = number(int(100 * sampled.state.fraction))
        return translate("Window", "{percent} %").format(percent=percent)

    def _waiting(self) -> str:
        waiting = self._window.document.queue.waiting
        if not waiting:
            return ""
        return translate("Queue", "{count} waiting").format(count=number(waiting))
