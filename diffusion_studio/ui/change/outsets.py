"""Asks the engine what a run would start from: the newest wish wins, one at most is on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from diffusion_studio import events
from diffusion_studio.recipe import Recipe

if TYPE_CHECKING:
    from diffusion_studio.ui.engine_link import EngineLink


class Outsets(QObject):
    """`made` carries events.OutsetMade, `refused` a sentence; of outdated answers neither."""

    made = Signal(object)
    refused = Signal(object)  # a Sentence

    def __init__(self, link: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._request = ""  # what the engine is asked for now
        self._next: Recipe | None = None
        self._asked: object = None  # what the newest wish was, to ask nothing twice
        link.heard.connect(self._hear)

    @property
    def busy(self) -> bool:
        """An answer is still to come."""
        return bool(self._request)

    def ask(self, recipe: Recipe | None) -> None:
        """Show what this would start from; None: nothing is wanted any more."""
        wish = None if recipe is None else wish_of(recipe)
        if wish == self._asked:
            return
        self._asked, self._next = wish, recipe
        if not self._request:
            self._send()

    def _send(self) -> None:
        recipe, client = self._next, self._link.client
        if recipe is None or client is None:
            if client is None:
                self._asked = None  # ask again once there is an engine
            return
        self._next, self._request = None, client.begin(recipe)

    def _hear(self, event: events.Event) -> None:
        if not isinstance(event, events.OutsetMade | events.OutsetRefused):
            return
        if event.request != self._request:
            return
        self._request = ""
        outdated = self._next is not None or self._asked is None
        if not outdated and isinstance(event, events.OutsetMade):
            self.made.emit(event)
        elif not outdated and isinstance(event, events.OutsetRefused):
            self.refused.emit(event.message)
        self._send()


def wish_of(recipe: Recipe) -> tuple[object, ...]:
    """What a start depends on; equal where it is the same."""
    return (
        recipe.model,
        recipe.start,
        recipe.seed,
        recipe.count,
        recipe.steps,
        recipe.sampler.kind,
    )
