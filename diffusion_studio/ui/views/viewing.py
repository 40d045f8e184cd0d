"""Which view of a step is looked at. No widgets."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from diffusion_studio.ui.views.kinds import Channel, ViewName


class Viewing(QObject):
    """`document.viewing`. Signals say that something may be read anew.

    `view` is None for the run's own picture alone. `held`: the colour scale stays as it is from
    step to step. `channel`: which of a pixel's colours a map shows. `wanting` says, in a sentence,
    why the view is not there at this step.
    """

    changed = Signal()
    arranged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: ViewName | None = None
        self.held = False
        self.channel: Channel = "mean"
        self.wanting = ""

    def choose(self, view: ViewName | None) -> None:
        """Look at this."""
        if view != self.view:
            self.view = view
            self.changed.emit()

    def choose_channel(self, channel: Channel) -> None:
        """Look at this one of each pixel's colours, or at their mean."""
        if channel != self.channel:
            self.channel = channel
            self.changed.emit()

    def hold(self, held: bool) -> None:
        """Keep the ends of the colour scale, or let each step have its own."""
        if held != self.held:
            self.held = held
            self.changed.emit()
