"""The glue between the engine's thread and the window's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from diffusion_studio.engine.client import EngineClient
from diffusion_studio.ui.document import Document

CallSoon = Callable[[Callable[[], None]], object]  # thread-safe, like loop.call_soon_threadsafe


class EngineLink(QObject):
    """Starts the engine and hands its events, on the window's thread, to the document and to
    `heard`."""

    heard = Signal(object)

    def __init__(self, document: Document, call_soon: CallSoon) -> None:
        super().__init__()
        self._document = document
        self._call_soon = call_soon
        self._closing = False
        self.client: EngineClient | None = None

    def start(self, device: str = "auto") -> EngineClient:
        """Start the engine's thread; it imports torch there."""
        self.client = EngineClient(wake=self._wake, device=device)
        return self.client

    def _wake(self) -> None:
        if not self._closing:
            self._call_soon(self._drain)

    def _drain(self) -> None:
        if self.client is None or self._closing:
            return
        for event in self.client.drain():
            self._document.told(event)
            self.heard.emit(event)

    def stop_listening(self) -> None:
        """From now on events are left where they are."""
        self._closing = True

    def close(self, timeout: float) -> bool:
        """End the engine's thread; False if it did not end in time. Blocks: not for the window's
        thread."""
        return self.client is None or self.client.close(timeout)
