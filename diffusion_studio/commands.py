"""What the window (or the command line) asks of the engine: imperative, plain, picklable data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from diffusion_studio.keyframes import Steerable
from diffusion_studio.laboratory import LaboratoryCommand
from diffusion_studio.paused_run import PausedRun
from diffusion_studio.recipe import Recipe

PREVIEW = "preview"

Turn = Literal["last", "next", "now", "held"]
"""When a run's turn is: behind all that wait; before all that wait; behind them, but even while the
queue is held; or when it is resumed or put into the queue (`Enqueue`), and not before."""


@dataclass(frozen=True, slots=True)
class Submit:
    """Make what `recipe` says, under the name `run` (unique; chosen by the sender).

    With `steps`, pause after that many; 0 stands ready before the first. Runs that are made for
    one purpose, such as a sweep, share a `group`, by which they are cancelled together; those of
    the group PREVIEW are not recorded, so that they push nothing out of the memory.
    """

    run: str
    recipe: Recipe
    steps: int | None = None
    group: str = ""
    turn: Turn = "last"


@dataclass(frozen=True, slots=True)
class Pause:
    run: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on; with `steps`, pause again after that many (1 is single-stepping)."""

    run: str
    steps: int | None = None


@dataclass(frozen=True, slots=True)
class Steer:
    """Set something from the next step on. `name` is one of `recipe.STEERABLE`: a number (`eta`,
    `guidance_scale`, `classifier_scale`), the `label` (a name, an index or None), or an interval
    (`guidance_interval`, `classifier_interval`): (start, end) as shares of the run, or None."""

    run: str
    name: str
    value: Steerable


@dataclass(frozen=True, slots=True)
class Cancel:
    """End a run, or all runs of a group."""

    run: str


@dataclass(frozen=True, slots=True)
class Reorder:
    """Make the waiting runs `runs` the next, in this order; the others follow in theirs. Runs that
    have begun keep the front. Answered by `Lined`."""

    runs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HoldQueue:
    """Begin no further run, or (not `held`) go on. The run that is being sampled goes on to its
    end; `at_once` pauses it too, and letting the queue go on resumes it. Answered by `Lined`."""

    held: bool
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class Enqueue:
    """Put paused runs behind those that wait, in this order. Answered by `Lined`."""

    runs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take runs out of the queue that have not begun. Answered by `Withdrawn`."""

    runs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenModel:
    """Read and check the model at `path` (a folder or a file) and answer with its card."""

    path: str


@dataclass(frozen=True, slots=True)
class Unload:
    """Let go of all networks but those of the run that is being made, also of paused runs; they are
    read again when they are needed."""


@dataclass(frozen=True, slots=True)
class Preserve:
    """Give what run `run` needs to go on elsewhere or later, as it stands between two steps:
    `Preserved` answers. It goes on as if nothing had been."""

    run: str


@dataclass(frozen=True, slots=True)
class Revive:
    """Have a preserved run again, under the name `run`, paused where it stood: answered as a run
    that is submitted and held, by `Started`, `Stepped` and `Paused`, or by `Failed`."""

    run: str
    paused: PausedRun


@dataclass(frozen=True, slots=True)
class KeepRecord:
    """Keep what run `run` recorded, whatever newer runs need, until another is named; None: the
    oldest records make room for new ones, whichever they are."""

    run: str | None


@dataclass(frozen=True, slots=True)
class LimitRecord:
    """Hold at most so many bytes of a run's record in memory, from the next run on; what is more
    goes to a file."""

    size: int


@dataclass(frozen=True, slots=True)
class Examine:
    """Take step `k` (from 0) of a recorded run apart, and answer `Examined`, or
    `Unexamined` where that step is not kept."""

    run: str
    k: int


@dataclass(frozen=True, slots=True)
class Measure:
    """Measure y of a recipe's restoration, and do nothing else: no weights are read. Answered by
    `MeasurementMade` or `MeasurementRefused`, between two steps of a run that goes on; `request` is
    a name that the sender chooses."""

    request: str
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Begin:
    """Show what a recipe's run would start from, and do nothing else: no weights are read. Answered
    by `OutsetMade` or `OutsetRefused`, between two steps of a run that goes on; `request` is a name
    that the sender chooses."""

    request: str
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class MakeBaselines:
    """Restore y of a recipe's restoration by classical methods, without the model. Answered by
    `BaselinesMade` or `MeasurementRefused`, as `Measure` is."""

    request: str
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Abandon:
    """Nobody waits any more for the answer to `request`, that of a `Measure` or `MakeBaselines`
    sent before: none may come, and no further method is tried for it."""

    request: str


@dataclass(frozen=True, slots=True)
class Quit:
    """Cancel everything and end the thread."""


Command = (
    Submit
    | Pause
    | Resume
    | Steer
    | Cancel
    | Reorder
    | HoldQueue
    | Enqueue
    | Withdraw
    | OpenModel
    | Unload
    | Examine
    | Preserve
    | Revive
    | KeepRecord
    | LimitRecord
    | Measure
    | MakeBaselines
    | Abandon
    | Begin
    | LaboratoryCommand
    | Quit
)
