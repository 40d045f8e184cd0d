"""Has the engine take steps apart, one at a time, and remembers the newest answer."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from diffusion_studio import commands, events
from diffusion_studio.ui.engine_link import EngineLink

Place = tuple[str, int]  # a run, and a step from 0


class Examiner(QObject):
    """`examined` carries an `events.Examined`. Of several wishes the newest is asked for next."""

    examined = Signal(object)
    missing = Signal(str, int)  # a run and its step, which is not kept

    def __init__(self, link: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._wanted: Place | None = None
        self._asked: Place | None = None  # of which the answer is on its way
        self.newest: events.Examined | None = None
        link.heard.connect(self._hear)

    def ask(self, run: str, k: int) -> None:
        """Want step k of a run; the answer comes with `examined`, at once if it is there."""
        place = (run, k)
        if self.newest is not None and (self.newest.run, self.newest.k) == place:
            self.examined.emit(self.newest)
        elif place != self._asked:
            self._wanted = place
            self._go_on()

    def forget(self) -> None:
        """Let go of the newest answer: its run is gone, or its arrays are no longer looked at."""
        self.newest = self._wanted = None

    def _go_on(self) -> None:
        client, wanted = self._link.client, self._wanted
        if self._asked is None and wanted is not None and client is not None:
            self._asked, self._wanted = wanted, None
            client.send(commands.Examine(*wanted))

    def _hear(self, event: object) -> None:
        if isinstance(event, events.Examined | events.Unexamined):
            self._asked = None
            if isinstance(event, events.Examined):
                self.newest = event
                self.examined.emit(event)
            else:
                self.missing.emit(event.run, event.k)
            self._go_on()
