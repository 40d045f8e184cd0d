"""The engine as the window and the command line see it: commands in, events out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, Protocol
from uuid import uuid4

from diffusion_studio.commands import Begin, Command, MakeBaselines, Measure, Quit, Submit, Turn
from diffusion_studio.engine.engine import Engine
from diffusion_studio.engine.mailbox import Mailbox
from diffusion_studio.engine.views import View
from diffusion_studio.events import Event, Measured, Restored
from diffusion_studio.recipe import Recipe
from diffusion_studio.sweep import Cell, Sweep

if TYPE_CHECKING:
    import numpy as np


class Lent(Protocol):
    """The record of a run of another sitting, as pictures: `count` steps of them."""

    count: int

    def frames(
        self, picture: str, steps: Sequence[int] | None = None, image: int | None = None
    ) -> list[np.ndarray]: ...


class EngineClient:
    """Starts an engine and speaks to it. Nothing here blocks, but `wait` and `close`.

    `wake` is called from the engine's thread whenever events wait; with Qt it is
    `loop.call_soon_threadsafe` of something that drains. `device`: auto, cpu, cuda or mps.
    """

    def __init__(self, wake: Callable[[], None] | None = None, device: str = "auto") -> None:
        self._mailbox = Mailbox(wake)
        self._engine = Engine(self._mailbox.post, device)
        self._engine.start()
        self._lent: dict[str, Lent] = {}

    def send(self, command: Command) -> None:
        self._engine.send(command)

    def submit(self, recipe: Recipe, steps: int | None = None, turn: Turn = "last") -> str:
        """Queue a run and give its name; with `steps` it pauses after that many, 0 included."""
        run = uuid4().hex[:12]
        self.send(Submit(run, recipe, steps, turn=turn))
        return run

    def submit_sweep(self, sweep: Sweep) -> tuple[str, dict[str, Cell]]:
        """Queue a run for each cell: the name of their group, by which `Cancel` ends them all,
        and the cell of each run. RecipeError, in a sentence, where a cell cannot be made."""
        group, cells = uuid4().hex[:12], sweep.cells()
        runs = {uuid4().hex[:12]: cell for cell in cells}
        for run, cell in runs.items():
            self.send(Submit(run, cell.recipe, group=group))
        return group, runs

    def measure(self, recipe: Recipe) -> str:
        """Ask for y of a recipe's restoration, without sampling: `MeasurementMade` or
        `MeasurementRefused` answers, and bears the name that this gives."""
        request = uuid4().hex[:12]
        self.send(Measure(request, recipe))
        return request

    def begin(self, recipe: Recipe) -> str:
        """Ask what a recipe's run would start from: `OutsetMade` or `OutsetRefused` answers, and
        bears the name that this gives."""
        request = uuid4().hex[:12]
        self.send(Begin(request, recipe))
        return request

    def baselines(self, recipe: Recipe) -> str:
        """Ask what classical methods make of y: `BaselinesMade` or `MeasurementRefused` answers,
        and bears the name that this gives."""
        request = uuid4().hex[:12]
        self.send(MakeBaselines(request, recipe))
        return request

    def drain(self) -> list[Event]:
        """The events since the last look, lifecycle in order, of steps only the newest."""
        return self._mailbox.drain()

    def wait(self, timeout: float | None = None) -> list[Event]:
        """Like `drain`, but blocks until there is an event or `timeout` seconds have passed."""
        return self._mailbox.wait(timeout)

    @property
    def alive(self) -> bool:
        """False once the engine's thread has ended."""
        return self._engine.alive

    def recorded(self, run: str) -> int:
        """How many steps of a run are recorded; 0 if it is not kept."""
        lent = self._lent.get(run)
        return self._engine.records.steps(run) if lent is None else lent.count

    def frames(
        self,
        run: str,
        picture: Literal["x_t", "x_0", "classifier_gradient"] = "x_0",
        steps: Sequence[int] | None = None,
        image: int | None = None,
    ) -> list[np.ndarray]:
        """The recorded steps of a run as uint8 [B, H, W, 3] pictures: the noisy states (one more
        than the steps), the beliefs, or, in grey, how long the classifier's gradient is where in
        x_t (white: the longest in its picture; black all over: none was taken). All of them, or
        those in `steps`; of the whole batch, or of one `image`, which is then a batch of one. Empty
        if the run is not kept, or no classifier was asked."""
        lent = self._lent.get(run)
        if lent is not None:
            return lent.frames(picture, steps, image)
        return self._engine.records.frames(run, picture, steps, image)

    def lend(self, run: str, record: Lent) -> None:
        """Have the steps of a run that the engine never made looked at like its own."""
        self._lent = {**self._lent, run: record}  # replaced whole: other threads read it

    def view(self, run: str, view: View, k: int) -> np.ndarray | None:
        """A view of step k (from 0) of a run as numbers, float32 [B, C, H, W] or [B, H, W]: see
        `engine.views.values`. None where there is none, or the run is not kept. What takes the
        operator or the noise is asked for with `commands.Examine`."""
        return self._engine.records.view(run, view, k)

    def measured(self, run: str) -> list[Measured]:
        """What was measured at each recorded step of a run; empty if the run is not kept."""
        return self._engine.records.measured(run)

    def restoration(self, run: str) -> Restored | None:
        """What the samples of a finished restoration say together; None for any other run, for one
        that is not finished, and for one that is not kept. The first time it waits for the
        classical answer beside it, up to some seconds: not for the window's thread."""
        return self._engine.records.restoration(run)

    def close(self, timeout: float = 5.0) -> bool:
        """Cancel everything and end the thread; False if it did not end in time."""
        self.send(Quit())
        return self._engine.join(timeout)
