"""What a run tells when it begins and at every step, made of what it has recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffusion_studio import events
from diffusion_studio.engine.preview import to_pictures

if TYPE_CHECKING:
    from diffusion_studio.engine.run import Run


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
