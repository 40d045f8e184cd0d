"""Whether another program changes the library while its pictures are to be seen here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from diffusion_studio.ui.library.gallery import GalleryDock
    from diffusion_studio.ui.library.keeper import Keeper

EVERY = 2_000  # milliseconds between two looks


class Watching(QObject):
    """`changed` when another program has made, marked or deleted pictures since the last look. It
    looks only while the gallery is to be seen: the disk may sleep otherwise."""

    changed = Signal()

    def __init__(self, dock: GalleryDock, keeper: Keeper) -> None:
        super().__init__(dock)
        self._dock, self._keeper = dock, keeper
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self._look)
        dock.visibilityChanged.connect(self._seen)

    def _seen(self, visible: bool) -> None:
        if visible:
            self.timer.start()
        else:
            self.timer.stop()

    def _look(self) -> None:
        self._keeper.ask_whether_changed(self._answered)

    def _answered(self, changed: bool) -> None:
        if changed:
            self.changed.emit()
        if self._dock.isVisible():
            self.timer.start()
