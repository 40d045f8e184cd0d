"""How tests hear an engine: as the command line does, by waiting for its events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

import pytest

from diffusion_studio.engine.client import EngineClient
from diffusion_studio.events import Event, Failed, Finished, Stepped
from diffusion_studio.recipe import Recipe

E = TypeVar("E")
PATIENCE = 60.0


@dataclass
class Listener:
    """Keeps all events that came, and waits for particular ones."""

    client: EngineClient
    heard: list[Event] = field(default_factory=list)
    passed: int = 0

    def until(self, kind: type[E], run: str | None = None) -> E:
        """The next event of this kind (of this run) that was not passed before, or a failure."""
        while True:
            while self.passed < len(self.heard):
                event = self.heard[self.passed]
                self.passed += 1
                if isinstance(event, kind) and run in (None, getattr(event, "run", None)):
                    return event
                if isinstance(event, Failed) and kind is not Failed:
                    pytest.fail(event.message + event.details)
            events = self.client.wait(PATIENCE)
            assert events, f"no {kind.__name__} came; heard {self.heard}"
            self.heard += events

    def finish(self, recipe: Recipe) -> Finished:
        """Make a recipe and give its result."""
        return self.until(Finished, self.client.submit(recipe))

    def life(self, run: str) -> list[tuple[str, int | None]]:
        """What was heard of a run, but for its steps: (name, k)."""
        return [
            (type(event).__name__, getattr(event, "k", None))
            for event in self.heard
            if getattr(event, "run", None) == run and not isinstance(event, Stepped)
        ]
