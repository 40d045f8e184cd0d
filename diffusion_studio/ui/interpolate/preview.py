"""Quick pictures of a place on the path: the newest wish wins, one at most is on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from diffusion_studio import commands, events
from diffusion_studio.recipe import Recipe

if TYPE_CHECKING:
    from diffusion_studio.ui.engine_link import EngineLink


class Previews(QObject):
    """`made` carries uint8 [H, W, 3], `refused` a sentence."""

    made = Signal(object)
    refused = Signal(object)  # a Sentence

    def __init__(self, link: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._run = ""  # what the engine makes now
        self._next: Recipe | None = None
        self._asked: Recipe | None = None
        link.heard.connect(self._hear)

    @property
    def busy(self) -> bool:
        """A picture is still to come."""
        return bool(self._run)

    def ask(self, recipe: Recipe | None) -> None:
        """Make this; None: nothing is wanted any more."""
        if recipe == self._asked:
            return
        self._asked = self._next = recipe
        if not self._run:
            self._send()

    def _send(self) -> None:
        recipe, client = self._next, self._link.client
        if recipe is None or client is None:
            if client is None:
                self._asked = None
            return
        self._next, self._run = None, uuid4().hex[:12]
        client.send(commands.Submit(self._run, recipe, group=commands.PREVIEW))

    def _hear(self, event: events.Event) -> None:
        if not self._run or getattr(event, "run", "") != self._run:
            return
        if isinstance(event, events.Finished):
            self._run = ""
            self.made.emit(event.images[0])
            self._send()
        elif isinstance(event, events.Failed | events.Cancelled):
            self._run = ""
            if isinstance(event, events.Failed):
                self.refused.emit(event.message)
            self._send()
