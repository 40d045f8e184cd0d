"""The runs of a comparison: each cell's, how it stands, and its pictures. There is no Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffusion_studio import commands, events
from diffusion_studio.sweep import Cell, Sweep
from diffusion_studio.ui.document import Run
from diffusion_studio.ui.run_state import IDLE, Phase, ask, hear

if TYPE_CHECKING:
    import numpy as np

Place = tuple[int, int]  # row and column, from 0


class SweepRuns:
    """`cells` are those of a group of runs, by the run's name."""

    def __init__(self, sweep: Sweep, group: str, cells: dict[str, Cell], title: str) -> None:
        self.sweep = sweep
        self.group = group
        self._places = {name: (cell.row, cell.column) for name, cell in cells.items()}
        self._runs = {
            name: Run(name, cell.recipe, title, ask(IDLE, commands.Submit(name, cell.recipe)))
            for name, cell in cells.items()
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

    @property
    def runs(self) -> dict[Place, Run]:
        """Every cell's run, by its place."""
        return {self._places[name]: run for name, run in self._runs.items()}

    @property
    def done(self) -> int:
        """How many cells are finished."""
        return sum(run.state.phase is Phase.FINISHED for run in self._runs.values())

    def has(self, run: str) -> bool:
        """Whether a run is one of these."""
        return run in self._runs

    @property
    def left(self) -> int:
        """How many cells the engine has still to make."""
        return sum(run.state.phase.live for run in self._runs.values())

    @property
    def live(self) -> bool:
        """The engine has some of them still to make."""
        return any(run.state.phase.live for run in self._runs.values())

    @property
    def stopping(self) -> bool:
        return any(run.state.phase is Phase.CANCELLING for run in self._runs.values())

    def picture(self, place: Place) -> np.ndarray | None:
        """What a cell shows by now, uint8 [B, H, W, 3]: the belief, at the end the picture."""
        run = self.runs[place]
        return run.x_t if run.state.phase is Phase.FINISHED else run.x_0

    def finished(self) -> dict[Place, np.ndarray]:
        """The pictures of all finished cells, uint8 [B, H, W, 3]."""
        return {
            place: run.x_t
            for place, run in self.runs.items()
            if run.state.phase is Phase.FINISHED and run.x_t is not None
        }
