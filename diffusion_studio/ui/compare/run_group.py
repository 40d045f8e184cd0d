"""Runs that are made and stopped together: how they stand. There is no Qt here."""

from __future__ import annotations

from collections.abc import Mapping

from diffusion_studio import commands, events
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.document import Run
from diffusion_studio.ui.run_state import IDLE, Phase, ask, hear


class RunGroup:
    """`recipes` by the names of the runs that make them; `title` is the model's. The engine knows
    them all as `group`."""

    def __init__(self, group: str, recipes: Mapping[str, Recipe], title: str) -> None:
        self.group = group
        self._runs = {
            name: Run(name, recipe, title, ask(IDLE, commands.Submit(name, recipe)))
            for name, recipe in recipes.items()
        }

    def hear(self, event: events.Event) -> bool:
        """Take what the engine told of one of the runs; False if it is of none."""
        run = self._runs.get(getattr(event, "run", ""))
        if run is None:
            return False
        run.keep(event)
        run.state = hear(run.state, event)
        return True

    def ask_to_stop(self) -> None:
        """Note that all that has not ended is being stopped."""
        for run in self._runs.values():
            run.state = ask(run.state, commands.Cancel(run.name))

    def has(self, run: str) -> bool:
        """Whether a run is one of these."""
        return run in self._runs

    @property
    def done(self) -> int:
        """How many are finished."""
        return sum(run.state.phase is Phase.FINISHED for run in self._runs.values())

    @property
    def left(self) -> int:
        """How many the engine has still to make."""
        return sum(run.state.phase.live for run in self._runs.values())

    @property
    def stopping(self) -> bool:
        return any(run.state.phase is Phase.CANCELLING for run in self._runs.values())
