"""What is known of a run, as a pure function of what was asked and what the engine told.

The window shows nothing of a run but what follows from its `RunState`; so a button never guesses.
There is no Qt here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import median
from typing import Any

from diffusion_studio import commands, events

RATE_WINDOW = 20  # the newest step times that the rate is taken from
RATE_LEAST = 2  # the first step warms up; before the second no time is promised


class Phase(StrEnum):
    """Where a run stands. "cancelling" and "pausing" are asked for and not yet obeyed."""

    IDLE = "idle"
    QUEUED = "queued"
    STARTING = "starting"
    RUNNING = "running"
    PAUSING = "pausing"
    PAUSED = "paused"
    CANCELLING = "cancelling"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def ended(self) -> bool:
        """Nothing that comes later changes it."""
        return self in _ENDED

    @property
    def live(self) -> bool:
        """The engine has the run, and has not given it back."""
        return self is not Phase.IDLE and not self.ended

    @property
    def at_work(self) -> bool:
        """The engine samples the run, or has it in its queue."""
        return self in _AT_WORK  # asked of every job, at every step


_ENDED = frozenset({Phase.FINISHED, Phase.CANCELLED, Phase.FAILED})
_AT_WORK = frozenset({*Phase} - {*_ENDED, Phase.IDLE, Phase.PAUSED})
_NOT_YET_RUNNING = frozenset({Phase.QUEUED, Phase.STARTING})
_LINED = frozenset({Phase.QUEUED, Phase.STARTING, Phase.RUNNING, Phase.PAUSED})
_PAUSABLE = frozenset({Phase.QUEUED, Phase.STARTING, Phase.RUNNING})


@dataclass(frozen=True, slots=True)
class RunState:
    """One run. `k` of `steps` steps are done; `steps` is None until sampling starts.

    `replayed` is how far the run is made again that a branch starts from, k of so many steps.
    `stepping` is True while it makes a few steps and will hold by itself;
    `seconds` are the newest measured step times; `place` is the place in the queue, 0 the next;
    `total` the seconds that all steps took, once it has finished.
    `advice` and `message` are sentences for a person, `details` a traceback; `memory_short` says
    that it failed for want of memory.
    """

    run: str = ""
    phase: Phase = Phase.IDLE
    place: int = 0
    k: int = 0
    steps: int | None = None
    replayed: tuple[int, int] | None = None
    stepping: bool = False
    device: str = ""
    precision: str = ""
    seconds: tuple[float, ...] = ()
    total: float | None = None
    advice: str = ""
    message: str = ""
    details: str = ""
    memory_short: bool = False

    @property
    def fraction(self) -> float:
        """How much is done, 0 to 1; before the first step, of what has to be made again."""
        if self.replayed is not None and self.steps is None:
            return self.replayed[0] / max(self.replayed[1], 1)
        return self.k / self.steps if self.steps else 0.0

    @property
    def rate(self) -> float | None:
        """Steps a second; None until two steps were measured."""
        if len(self.seconds) < RATE_LEAST:
            return None
        return 1.0 / max(median(self.seconds), 1e-9)

    @property
    def seconds_left(self) -> float | None:
        """The time that the steps to come will take at this rate; None if not known."""
        rate = self.rate
        if rate is None or self.steps is None or self.phase is not Phase.RUNNING:
            return None
        return (self.steps - self.k) / rate


IDLE = RunState()


def ask(state: RunState, command: commands.Command) -> RunState:
    """The state once a command is on its way: what a person asked for is acknowledged at once."""
    if isinstance(command, commands.Submit):
        stepping = command.steps is not None
        phase = Phase.PAUSED if command.turn == "held" else Phase.QUEUED
        return RunState(run=command.run, phase=phase, stepping=stepping)
    if state.run != getattr(command, "run", None) or state.phase.ended:
        return state
    if isinstance(command, commands.Cancel) and state.phase.live:
        return replace(state, phase=Phase.CANCELLING, stepping=False)
    if isinstance(command, commands.Pause) and state.phase in _PAUSABLE:
        return replace(state, phase=Phase.PAUSING, stepping=False)
    if isinstance(command, commands.Resume) and state.phase is Phase.PAUSED:
        return replace(state, stepping=command.steps is not None)
    return state


def hear(state: RunState, event: events.Event) -> RunState:
    """The state after an event; those of other runs, and late ones, change nothing."""
    if state.run != getattr(event, "run", None) or state.phase.ended:
        return state
    change = _CHANGES.get(type(event))
    return change(state, event) if change is not None else state


def lined_up(state: RunState, place: int, at_work: bool) -> RunState:
    """The state of a run that the engine has at a place of its queue, and samples or does not."""
    if state.phase not in _LINED:
        return state
    phase = Phase.QUEUED
    if at_work:
        phase = Phase.STARTING if state.steps is None else Phase.RUNNING
    same = (phase, place) == (state.phase, state.place)
    return state if same else replace(state, phase=phase, place=place)


def set_aside(state: RunState) -> RunState:
    """The state of a run that the engine has beside its queue, before it began."""
    return replace(state, phase=Phase.PAUSED) if state.phase in _NOT_YET_RUNNING else state


def _queued(state: RunState, event: events.Queued) -> RunState:
    if state.phase not in _NOT_YET_RUNNING:
        return state
    phase = Phase.STARTING if event.position == 0 else Phase.QUEUED
    return replace(state, phase=phase, place=event.position)


def _started(state: RunState, event: events.Started) -> RunState:
    phase = Phase.RUNNING if state.phase in _NOT_YET_RUNNING else state.phase
    return replace(
        state,
        phase=phase,
        k=event.k,
        steps=event.steps,
        device=event.device,
        precision=event.precision,
        advice=event.note,
    )


def _replayed(state: RunState, event: events.Replayed) -> RunState:
    return replace(state, replayed=(event.k, event.steps))


def _stepped(state: RunState, event: events.Stepped) -> RunState:
    seconds = (*state.seconds, event.seconds)[-RATE_WINDOW:]
    return replace(state, k=event.k, steps=event.steps, seconds=seconds)


def _advised(state: RunState, event: events.Advised) -> RunState:
    return replace(state, advice=event.message)


def _paused(state: RunState, event: events.Paused) -> RunState:
    if state.phase is Phase.CANCELLING:
        return state
    return replace(state, phase=Phase.PAUSED, k=event.k, stepping=False)


def _resumed(state: RunState, event: events.Resumed) -> RunState:
    if state.phase is not Phase.PAUSED:
        return state
    phase = Phase.RUNNING if state.steps is not None else Phase.STARTING
    return replace(state, phase=phase, k=event.k)


def _finished(state: RunState, event: events.Finished) -> RunState:
    seconds = event.receipt.get("seconds")
    total = float(seconds) if isinstance(seconds, int | float) else None
    return replace(state, phase=Phase.FINISHED, k=state.steps or state.k, total=total)


def _cancelled(state: RunState, event: events.Cancelled) -> RunState:
    return replace(state, phase=Phase.CANCELLED, k=event.k)


def _failed(state: RunState, event: events.Failed) -> RunState:
    return replace(
        state,
        phase=Phase.FAILED,
        k=event.k,
        message=event.message,
        details=event.details,
        memory_short=event.memory_short,
    )


_CHANGES: dict[type, Callable[[RunState, Any], RunState]] = {
    events.Queued: _queued,
    events.Replayed: _replayed,
    events.Started: _started,
    events.Stepped: _stepped,
    events.Advised: _advised,
    events.Paused: _paused,
    events.Resumed: _resumed,
    events.Finished: _finished,
    events.Cancelled: _cancelled,
    events.Failed: _failed,
}
