"""The runs of a comparison: each cell's, how it stands, and its pictures. There is no Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffusion_studio.sweep import Cell, Sweep
from diffusion_studio.ui.compare.run_group import RunGroup
from diffusion_studio.ui.document import Run
from diffusion_studio.ui.run_state import Phase

if TYPE_CHECKING:
    import numpy as np

Place = tuple[int, int]  # row and column, from 0


class SweepRuns(RunGroup):
    """`cells` are those of a group of runs, by the run's name."""

    def __init__(self, sweep: Sweep, group: str, cells: dict[str, Cell], title: str) -> None:
        super().__init__(group, {name: cell.recipe for name, cell in cells.items()}, title)
        self.sweep = sweep
        self._places = {name: (cell.row, cell.column) for name, cell in cells.items()}

    @property
    def runs(self) -> dict[Place, Run]:
        """Every cell's run, by its place."""
        return {self._places[name]: run for name, run in self._runs.items()}

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
