"""Where the engine leaves its events for the window to fetch."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition

from diffusion_studio.events import Event, Stepped


class Mailbox:
    """Events in order. A step nobody has looked at yet gives way to the next one of its run.

    So a slow reader sees every change of a run's life, but only the newest picture, and the
    mailbox does not grow. `wake` is called, from the posting thread, when the first event of a
    new batch is posted.
    """

    def __init__(self, wake: Callable[[], None] | None = None) -> None:
        self._events: list[Event] = []
        self._filled = Condition()
        self._wake = wake

    def post(self, event: Event) -> None:
        with self._filled:
            first = not self._events
            last = self._events[-1] if self._events else None
            if isinstance(event, Stepped) and isinstance(last, Stepped) and last.run == event.run:
                self._events[-1] = event
            else:
                self._events.append(event)
            self._filled.notify_all()
        if first and self._wake is not None:
            self._wake()

    def drain(self) -> list[Event]:
        """All waiting events; never blocks."""
        with self._filled:
            events, self._events = self._events, []
            return events

    def wait(self, timeout: float | None = None) -> list[Event]:
        """All waiting events; blocks until there is one, or `timeout` seconds have passed."""
        with self._filled:
            self._filled.wait_for(lambda: bool(self._events), timeout)
            events, self._events = self._events, []
            return events
