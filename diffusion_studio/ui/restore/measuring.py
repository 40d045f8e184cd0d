"""Asks the engine for y while sliders move: the newest wish wins, and one at most is on its way."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from diffusion_studio import commands, events
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.engine_link import EngineLink
from diffusion_studio.ui.restore.restoring import wish_of

PATIENCE = 4000  # milliseconds until a person should hear that it takes long


class Measuring(QObject):
    """`made` carries events.MeasurementMade, `refused` a sentence, where the newest wish is. `slow`
    says that one takes longer than `patience` milliseconds; it is not waited for by anything else,
    and another wish takes its place as soon as the engine has a moment. `turned` says that one
    began, or is no longer waited for."""

    made = Signal(object)
    refused = Signal(object)  # a Sentence
    slow = Signal()
    turned = Signal()

    def __init__(
        self, link: EngineLink, parent: QObject | None = None, patience: int = PATIENCE
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._request = ""  # what the engine is measuring
        self._next: Recipe | None = None
        self._asked: object = None  # what the newest wish was, to ask nothing twice
        self.patience = QTimer(self, singleShot=True, interval=patience)
        self.patience.timeout.connect(self.slow)
        link.heard.connect(self._hear)

    def ask(self, recipe: Recipe | None) -> bool:
        """Measure y of a recipe's restoration; None: nothing is wanted any more. False where the
        wish is the one before."""
        wish = None if recipe is None else wish_of(recipe)
        if wish == self._asked:
            return False
        self._asked, self._next = wish, recipe
        if not self._request:
            self._send()
        return True

    @property
    def busy(self) -> bool:
        """y is being measured, and waited for."""
        return bool(self._request)

    def stop(self) -> None:
        """Wait no longer: what the engine still measures is not heard. The same wish is not asked
        again before another was."""
        request, client = self._request, self._link.client
        self._request, self._next = "", None
        self.patience.stop()
        if request and client is not None:
            client.send(commands.Abandon(request))
            self.turned.emit()

    def _send(self) -> None:
        recipe, client = self._next, self._link.client
        if recipe is None or client is None:
            if client is None:
                self._asked = None  # ask again once there is an engine
            return
        self._next, self._request = None, uuid4().hex[:12]
        client.send(commands.Measure(self._request, recipe))
        self.patience.start()
        self.turned.emit()

    def _hear(self, event: events.Event) -> None:
        if not isinstance(event, events.MeasurementMade | events.MeasurementRefused):
            return
        if event.request != self._request:
            return
        self._request = ""
        self.patience.stop()
        wanted, newest = self._asked is not None, self._next is None
        if wanted and isinstance(event, events.MeasurementMade):
            self.made.emit(event)  # where it is not the newest, it is on the way there
        elif wanted and newest and isinstance(event, events.MeasurementRefused):
            self.refused.emit(event.message)
        self._send()
        self.turned.emit()
