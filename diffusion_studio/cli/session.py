"""An engine for the time of one command, that Ctrl+C ends cleanly."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from diffusion_studio.cli.refusal import Failure, Interruption, Refusal
from diffusion_studio.engine.client import EngineClient
from diffusion_studio.events import (
    Advised,
    Cancelled,
    Event,
    Failed,
    Finished,
    Replayed,
    Started,
    Stepped,
)
from diffusion_studio.recipe import Recipe

LOOK_SECONDS = 0.1  # how soon Ctrl+C is seen
PATIENCE = 30.0  # seconds that one network call may take to end


class Session:
    """Speaks to an engine until a run is done; what ends it otherwise is raised as a Refusal.

    `report` hears every event that tells of progress: Replayed, Started, Stepped, Advised.
    """

    def __init__(self, client: EngineClient, report: Callable[[Event], None]) -> None:
        self.client = client
        self.interrupted = False
        self._report = report

    def make(self, recipe: Recipe) -> tuple[str, Finished]:
        """Make what the recipe says: the run's name and its result."""
        run = self.client.submit(recipe)
        begun, k = False, 0
        for event in self._events():
            match event:
                case Finished():
                    return run, event
                case Failed():
                    raise (Failure if begun else Refusal)(event.message, event.details)
                case Cancelled():
                    k = event.k
                case Replayed() | Started() | Stepped() | Advised():
                    begun = True
                    self._report(event)
        raise Interruption(f"Cancelled after step {k} of {recipe.steps}; nothing was saved.")

    def _events(self) -> Iterator[Event]:
        """What the engine tells, until Ctrl+C; then what it told in ending."""
        while not self.interrupted:
            yield from self.client.wait(LOOK_SECONDS)
            if not self.client.alive:
                raise Failure("The engine ended unexpectedly; nothing was saved.", "")
        self.client.close(PATIENCE)
        yield from self.client.drain()


@contextmanager
def session(device: str, report: Callable[[Event], None]) -> Iterator[Session]:
    """An engine on `device`; Ctrl+C asks it to end, and a second Ctrl+C ends the program."""
    client = EngineClient(device=device)
    talk = Session(client, report)

    def interrupt(number: int, frame: FrameType | None) -> None:
        talk.interrupted = True
        signal.signal(signal.SIGINT, before)

    before: Any = signal.signal(signal.SIGINT, interrupt)
    try:
        yield talk
    finally:
        signal.signal(signal.SIGINT, before)
        client.close(PATIENCE)
