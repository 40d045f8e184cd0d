"""What the window knows of the engine's queue: the jobs, their order, and which are chosen.

There are no widgets here. The order is the engine's, as `events.Lined` tells it; what a person
asked for is shown at once and put right by what is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from diffusion_studio import commands, events
from diffusion_studio.recipe import FromStep, Recipe
from diffusion_studio.ui.queue.removal import Batch
from diffusion_studio.ui.run_state import Phase, RunState, lined_up, set_aside

if TYPE_CHECKING:
    from diffusion_studio.ui.document import Document
    from diffusion_studio.ui.run import Run

KEPT_FAILED = 100
_WAITS = frozenset({Phase.QUEUED, Phase.STARTING})


class Queue(QObject):
    """Part of the document. `changed` says that the jobs, their order or the choice are others; how
    a run stands is told by the document's own `run_changed`."""

    changed = Signal()
    lined = Signal()  # the engine has told of other jobs that wait, or of another order

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self.order: tuple[str, ...] = ()  # the runs that wait; the one at work is the first
        self.at_work = ""
        self.held = False
        self._pausing = False  # so it was asked; the step that is being made comes to its end first
        self.failed: dict[str, Run] = {}
        self.removed: list[Batch] = []  # what was taken out, the newest last
        self.last_time: tuple[str, ...] = ()  # jobs of the last sitting that were not begun
        self.chosen: tuple[str, ...] = ()
        self._places: dict[str, int] | None = None  # found when asked for; None: anew
        self.changed.connect(self._look_again)
        document.run_changed.connect(self._look_again)

    def _look_again(self) -> None:
        self._places = None

    # --- what there is ---

    def job(self, name: str) -> Run | None:
        """A job by its name; None if it has gone."""
        return self._document.runs.get(name) or self.failed.get(name)

    def jobs(self) -> list[Run]:
        """What runs, what waits in its order, what is paused, and what has failed."""
        runs, lined = self._document.runs, set(self.order)
        live = [run for run in runs.values() if run.name not in lined and run.state.phase.live]
        in_order = [runs[name] for name in self.order if name in runs]
        new = [run for run in live if run.state.phase is not Phase.PAUSED]
        paused = [run for run in live if run.state.phase is Phase.PAUSED]
        there = (*in_order, *new, *paused)
        kept = [run for run in there if run.state.phase.live and not gone(run)]
        return [*kept, *self.failed.values()]

    @property
    def chosen_jobs(self) -> list[Run]:
        """The jobs that are chosen, in the order of `jobs`."""
        found = (self.job(name) for name in self.chosen)
        return [run for run in found if run is not None]

    def movable(self, run: Run) -> bool:
        """It waits and has not begun, so that its place can be another."""
        state = run.state
        return state.phase in _WAITS and state.steps is None and run.name != self.at_work

    @property
    def movable_order(self) -> list[str]:
        """The jobs whose place can be another, in their order."""
        return [*self.movable_places]

    @property
    def movable_places(self) -> dict[str, int]:
        """How many jobs are before each of those that wait."""
        if self._places is None:
            runs = self._document.runs
            waiting = [run for name in self.order if (run := runs.get(name)) is not None]
            names = [run.name for run in waiting if self.movable(run)]
            self._places = {name: place for place, name in enumerate(names)}
        return self._places

    @property
    def waiting(self) -> int:
        """How many jobs wait for their turn."""
        return len(self.movable_places)

    @property
    def paused(self) -> bool:
        """Nothing goes on of itself, or nothing will from the next step on."""
        return self.held and (self._pausing or not self.at_work)

    @property
    def stops_after(self) -> bool:
        """What is being made comes to its end, and nothing begins after it."""
        return self.held and not self.paused

    @property
    def new_turn(self) -> commands.Turn:
        """The turn of what a person wants made: even while the queue is held, if it is at rest."""
        return "now" if self.paused else "last"

    @property
    def to_clear(self) -> list[Run]:
        """What clearing the queue takes out: all that waits, is set aside or has failed."""
        return [run for run in self.jobs() if self.unbegun(run) or run.name in self.failed]

    def unbegun(self, run: Run) -> bool:
        """Nothing of it has been made, and it is not about to be."""
        waits = run.state.phase in (*_WAITS, Phase.PAUSED) and run.state.steps is None
        return waits and run.name != self.at_work

    def whole(self, recipe: Recipe) -> Recipe:
        """The recipe with that of the run that it branches from, as far as it is known: it can
        then be made when that run is gone."""
        start = recipe.start
        if not isinstance(start, FromStep) or start.parent is not None:
            return recipe
        parent = self._document.runs.get(start.run)
        if parent is None:
            return recipe
        start = start.model_copy(update={"parent": self.whole(parent.as_run or parent.recipe)})
        return recipe.model_copy(update={"start": start})

    def kept(self) -> list[Run]:
        """The jobs that have not begun: what waits, then what is set aside."""
        runs, pending = self.jobs(), (*_WAITS, Phase.PAUSED)
        return [run for run in runs if run.state.phase in pending and run.state.steps is None]

    def situation(self) -> tuple[object, ...]:
        """What the commands' reasons depend on."""
        places = self.movable_places
        chosen = tuple((run.name, run.state.phase) for run in self.chosen_jobs)
        return (
            chosen,
            self.held,
            self.paused,
            self.at_work,
            len(self.failed),
            len(self.removed),
            self.last_time,
            len(places),
            tuple(places.get(run.name) for run in self.chosen_jobs),
        )

    # --- what is asked and told ---

    def choose(self, names: Sequence[str]) -> None:
        """Choose jobs, for the commands."""
        if tuple(names) != self.chosen:
            self.chosen = tuple(names)
            self.changed.emit()

    def asked(self, command: commands.Command) -> None:
        """A command is on its way to the engine."""
        if isinstance(command, commands.Reorder):
            movable = set(self.movable_order)
            front = [name for name in self.order if name not in movable]
            named = [name for name in command.runs if name in movable]
            rest = [name for name in self.order if name in movable - set(named)]
            self.order = (*front, *named, *rest)
        elif isinstance(command, commands.HoldQueue):
            self.held, self._pausing = command.held, command.held and command.at_once
        elif isinstance(command, commands.Withdraw):
            for name in command.runs:
                run = self._document.runs.get(name)
                if run is not None:
                    run.state = replace(run.state, phase=Phase.CANCELLING)
        else:
            return
        self.changed.emit()

    def told(self, event: events.Lined | events.Withdrawn) -> None:
        """The engine has told how the queue stands."""
        if isinstance(event, events.Withdrawn):
            self._document.drop_all(event.runs)
        else:
            self.order, self.at_work, self.held = event.waiting, event.at_work, event.held
            self._pausing = self._pausing and self.held and bool(self.at_work)
            states = {
                name: lined_up(run.state, place, name == event.at_work)
                for place, name in enumerate(event.waiting)
                if (run := self._document.runs.get(name)) is not None
            }
            aside = (self._document.runs.get(name) for name in event.aside)
            states |= {run.name: set_aside(run.state) for run in aside if run is not None}
            self._take(states)
            self.lined.emit()
        self._forget_started()
        self.changed.emit()

    def _take(self, states: dict[str, RunState]) -> None:
        changed = False
        for name, state in states.items():
            run = self._document.runs[name]
            changed = changed or state is not run.state
            run.state = state
        if changed:
            self._document.run_changed.emit()

    def _forget_started(self) -> None:
        runs = self._document.runs
        waits = (Phase.PAUSED, Phase.CANCELLING)
        self.last_time = tuple(
            name for name in self.last_time if name in runs and runs[name].state.phase in waits
        )

    def keep_failed(self, run: Run) -> None:
        """A run has failed; it stays in the queue until it is tried again or taken out."""
        self.failed[run.name] = run
        while len(self.failed) > KEPT_FAILED:
            del self.failed[next(iter(self.failed))]
        self.changed.emit()

    def forget_failed(self, names: Sequence[str]) -> None:
        """Failed runs are tried again, or of no interest any more."""
        for name in names:
            self.failed.pop(name, None)
        self.changed.emit()


def gone(run: Run) -> bool:
    """It is being taken out before it has begun, so that there is nothing to be seen of it."""
    return run.state.phase is Phase.CANCELLING and run.state.steps is None
