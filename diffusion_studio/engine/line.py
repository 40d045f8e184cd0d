"""The queue: which runs wait, in which order, which are paused, and which is sampled next."""

from __future__ import annotations

from collections.abc import Sequence

from diffusion_studio.commands import PREVIEW, Turn
from diffusion_studio.engine.run import Run
from diffusion_studio.events import Lined


class Line:
    """The runs that the engine has: `waiting`, in their order, and `paused`, by their names.

    The first of those that wait is the one that is sampled. While the queue is held no further run
    begins; those that have begun, and those that a person wants now, are sampled all the same.
    """

    def __init__(self) -> None:
        self.waiting: list[Run] = []
        self.paused: dict[str, Run] = {}
        self.held = False
        self._clears = False  # the hold ends by itself when nothing waits any more
        self._stopped = ""  # the run that was paused along with the queue
        self._told: tuple[object, ...] = ([], [], None, False)

    def join(self, run: Run, turn: Turn) -> None:
        """Take a new run in, where its turn says."""
        run.at_once = turn == "now" or run.budget is not None or run.group == PREVIEW
        if turn == "held":
            self.paused[run.name] = run
        elif turn == "next":
            self.waiting.insert(self._begun_in_front(), run)
        else:
            self.waiting.append(run)

    def next(self) -> Run | None:
        """The run to be sampled now, brought to the front; None where there is none, or all that
        wait are held back."""
        for place, run in enumerate(self.waiting):
            if not self.held or run.begun or run.at_once:
                if place:
                    self.waiting.insert(0, self.waiting.pop(place))
                return run
        return None

    def reorder(self, names: Sequence[str]) -> None:
        """Make these the next, in this order; the others follow in theirs. Runs that have begun
        keep the front, and names of runs that do not wait are passed over."""
        begun = self.waiting[: self._begun_in_front()]
        rest = self.waiting[len(begun) :]
        places = {name: place for place, name in enumerate(names)}
        rest.sort(key=lambda run: places.get(run.name, len(places)))  # stable: the others stay
        self.waiting[:] = begun + rest

    def hold(self, held: bool, at_once: bool) -> Run | None:
        """Hold the queue, or let it go on. The run that is to be paused with it (`at_once`), or
        resumed, is given back; None for none."""
        self.held, self._clears = held, held and not at_once
        if held:
            run = self.waiting[0] if at_once and self._begun_in_front() else None
            self._stopped = run.name if run is not None else self._stopped
            return run
        stopped, self._stopped = self._stopped, ""
        return self.paused.get(stopped)

    def enqueue(self, names: Sequence[str]) -> None:
        """Put paused runs behind those that wait, in this order."""
        for name in names:
            run = self.paused.pop(name, None)
            if run is not None:
                run.budget, run.at_once = None, False
                self.waiting.append(run)

    def withdraw(self, names: Sequence[str]) -> tuple[str, ...]:
        """Take runs out that have not begun; the names of those that were there."""
        wanted = set(names)
        found = [
            run.name
            for run in (*self.waiting, *self.paused.values())
            if run.name in wanted and not run.begun
        ]
        gone = set(found)
        self.waiting[:] = [run for run in self.waiting if run.name not in gone]
        for name in found:
            self.paused.pop(name, None)
        return tuple(found)

    def news(self) -> Lined | None:
        """How the queue stands, if that has not been told."""
        if self.held and self._clears and not self.waiting:
            self.held = self._clears = False
        at_work = self.next()
        now = ([*self.waiting], [*self.paused], at_work, self.held)
        if now == self._told:  # asked at every step, so it has to be quick
            return None
        self._told = now
        return Lined(
            tuple(run.name for run in self.waiting),
            at_work.name if at_work is not None else "",
            tuple(name for name, run in self.paused.items() if not run.begun),
            self.held,
        )

    def _begun_in_front(self) -> int:
        """How many of the foremost runs have begun."""
        return next((n for n, run in enumerate(self.waiting) if not run.begun), len(self.waiting))
