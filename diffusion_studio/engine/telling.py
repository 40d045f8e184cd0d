"""What a run tells when it begins and at every step, made of what it has recorded; and what is
told of one that failed."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from diffusion_studio import events
from diffusion_studio.engine.device import is_memory_shortage
from diffusion_studio.engine.preview import to_pictures
from diffusion_studio.sentence import Sentence

if TYPE_CHECKING:
    from diffusion_studio.engine.run import Run

NOT_ENOUGH_MEMORY = Sentence(
    "There is not enough memory for this. Close other programs, or ask for fewer or smaller"
    " pictures."
)
NOT_EVEN_ONE = Sentence(
    "There is not enough memory for even one picture of this model. Close other programs, or choose"
    " a smaller model."
)


def started(run: Run, note: str = "") -> events.Started:
    """That `run` was built; its `k` is where its record begins."""
    job, trajectory = run.job, run.trajectory
    if job is None or trajectory is None:
        raise RuntimeError("the run was not built")
    levels = (*(hop.level for hop in job.plan), job.plan[-1].landing)
    return events.Started(
        run.name,
        len(job.plan),
        trajectory.first,
        job.device.name,
        job.precision,
        note,
        tuple((level.t, level.alpha_bar) for level in levels),
    )


def stepped(run: Run, k: int, seconds: float) -> events.Stepped:
    """That hop k, the newest or an earlier one, is done."""
    job, trajectory = run.job, run.trajectory
    if job is None or trajectory is None:
        raise RuntimeError("the run was not built")
    place = k - trajectory.first
    found = run.measured[place]
    return events.Stepped(
        run.name,
        run.k,
        len(job.plan),
        to_pictures(trajectory.x[place + 1]),
        to_pictures(trajectory.x_0[place]),
        seconds,
        job.plan[k].landing.alpha_bar,
        found.notes,
        found.top_labels,
    )


def memory_is_short(size: int) -> Sentence:
    """That the network takes only so many pictures at a time from now on."""
    if size == 1:
        return Sentence("Memory is short: the network now takes 1 picture at a time.")
    return Sentence(
        "Memory is short: the network now takes {count} pictures at a time.", count=size
    )


def told(error: BaseException) -> tuple[str, str]:
    """An error as a sentence for a person, and its traceback for those who ask."""
    details = "".join(traceback.format_exception(error))
    if is_memory_shortage(error) and not (isinstance(error, MemoryError) and str(error)):
        return NOT_ENOUGH_MEMORY, details
    if isinstance(error, ValueError | MemoryError) and str(error):
        return str(error), details
    sentence = Sentence(
        "Something unexpected went wrong ({kind}: {reason}). The details say where.",
        kind=type(error).__name__,
        reason=str(error),
    )
    return sentence, details
