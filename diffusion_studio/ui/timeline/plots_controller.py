"""Makes the plots of the run that is shown, while they are to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from diffusion_studio import events
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.timeline.dock import TimelineDock
from diffusion_studio.ui.timeline.series import Plot, plots

if TYPE_CHECKING:
    from diffusion_studio.engine.client import EngineClient

AT_MOST_EVERY = 100  # milliseconds, while a run goes on


class PlotsController(QObject):
    """Reads what was measured anew, but not more often than one can see."""

    def __init__(self, document: Document, dock: TimelineDock) -> None:
        super().__init__(dock)
        self._document = document
        self._dock = dock
        self._client: EngineClient | None = None
        self._of: object = None  # what the plots were made from
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AT_MOST_EVERY)
        self._later.timeout.connect(self.update)
        document.selection_changed.connect(self.update)
        dock.transport.plots_opened.connect(self.update)
        dock.transport.opened.connect(self.update)

    def connect_engine(self, client: EngineClient | None) -> None:
        self._client = client
        self._later.stop()

    def hear(self, event: events.Event) -> None:
        """What is steered changes the curve of a scale."""
        if isinstance(event, events.Steered | events.Finished):
            self._of = None
            self.update_soon()

    def update_soon(self) -> None:
        if not self._later.isActive() and self._client is not None:
            self._later.start()

    def update(self) -> None:
        """Show the plots as they are now."""
        document, playhead = self._document, self._document.playhead
        if playhead is None or not self._dock.plots_opened:
            return
        of = (document.shown, document.selected, playhead.record)
        if of != self._of:
            self._of = of
            run = document.run
            self._dock.show_plots(self.plots(), run.recipe.model if run is not None else "")

    def plots(self) -> list[Plot]:
        """The plots of the shown run, for the chosen image or the first."""
        run, playhead = self._document.run, self._document.playhead
        if run is None or playhead is None or self._client is None:
            return []
        measured = self._client.measured(run.name)
        return plots(playhead.record, measured, run.turned, self._document.selected or 0)
