"""A run put aside as plain data, and taken up again to the very bits it would have made."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from diffusion_studio import __version__
from diffusion_studio.diffusion import Prediction, State
from diffusion_studio.diffusion.denoiser import epsilon_from_x_0
from diffusion_studio.engine.anatomy import Method
from diffusion_studio.engine.trajectory import Trajectory
from diffusion_studio.events import Measured
from diffusion_studio.paused_run import PausedRun, PausedRunError
from diffusion_studio.sentence import Sentence, listed

if TYPE_CHECKING:
    from diffusion_studio.diffusion import Hop
    from diffusion_studio.engine.build import Job
    from diffusion_studio.engine.run import Run

RECORD_CAP = 128 << 20
"""Bytes that are kept of one run's record; of a longer one the newest steps."""


def preserved(run: Run) -> PausedRun | None:
    """The run as it stands, without copying: a record only grows. None where it has not begun.

    Of its record are kept the newest steps that take RECORD_CAP bytes, and one at least.
    """
    job, record = run.job, run.trajectory
    if job is None or record is None:
        return None
    done = len(record) - 1
    n = min(done, max(1, RECORD_CAP // max(1, _step_bytes(record))))
    steps = slice(done - n, done)
    v, gradient = record.v, record.gradient_map
    return PausedRun(
        recipe=run.recipe_as_run.to_json(),
        k=run.k,
        x=record.x[done - n : done + 1],
        x_0=record.x_0[steps],
        v=None if v is None else v[steps],
        gradient_map=None if gradient is None else gradient[steps],
        model_sha256=run.model_sha256,
        left_out=done - n,
        facts=_facts(run, job, done - n),
    )


def _step_bytes(record: Trajectory) -> int:
    arrays = (record.x, record.x_0, record.v, record.gradient_map)
    return sum(array[0].nbytes for array in arrays if array is not None and len(array))


def _facts(run: Run, job: Job, left_out: int) -> dict[str, Any]:
    import torch

    parts = job.parts
    return {
        "program": __version__,
        "torch": torch.__version__,
        "device": job.device.name,
        "threads": job.device.threads,
        "precision": job.precision,
        "network_batch": job.network.size,
        "calls": [
            parts.model.network.calls,
            0 if parts.unlabelled is None else parts.unlabelled.network.calls,
            0 if parts.classifier is None else parts.classifier.calls,
        ],
        "seconds": list(run.seconds),
        "measured": [asdict(found) for found in run.measured[left_out:]],
    }


def revive(run: Run, job: Job, paused: PausedRun, limit: int) -> str:
    """Have `run` stand where it was put aside, its record in at most `limit` bytes of memory.

    Returns a sentence that a person should know, or "". PausedRunError where the model is not the
    one that began it, where what was kept does not fit its plan, and where it is damaged.
    """
    paused.check()
    _check_fits(job, paused)
    trajectory = _record_of(job, paused, limit)
    run.job, run.trajectory = job, trajectory
    run.state = trajectory.state(paused.k)
    run.steps = job.steps(run.state)
    run.model_sha256, run.method = job.card.sha256, Method.of(job)
    return _recall_facts(run, job, paused)


def _check_fits(job: Job, paused: PausedRun) -> None:
    if job.card.sha256 != paused.model_sha256:
        raise PausedRunError(
            "The paused run was begun with another {model} than there is now, and goes on with"
            " that one alone; put the model back and open the session again.",
            model=job.card.name,
        )
    shape = (job.recipe.count, job.card.channels, *job.card.size)
    first = paused.k - len(paused.x_0)
    whole = first == job.state.k + paused.left_out
    if paused.x.shape[1:] != shape or not whole or not first <= paused.k < len(job.plan):
        raise PausedRunError(
            "What was kept of a paused run does not fit its recipe; it cannot go on from there."
        )


def _record_of(job: Job, paused: PausedRun, limit: int) -> Trajectory:
    """The record, filled again. Where its beginning was left out, the oldest step that there is
    becomes the sampler's memory at the new beginning."""
    import torch

    device, plan = job.device.torch_name, job.plan
    skipped = 1 if paused.left_out and len(paused.x_0) else 0
    first = paused.k - len(paused.x_0) + skipped
    previous = job.state.previous
    if skipped:
        previous = _memory(plan[first - 1], paused, device)
    x = torch.from_numpy(paused.x[skipped].copy()).to(device)
    trajectory = Trajectory(plan, State(first, x, previous), limit)
    trajectory.refill(
        paused.x[skipped:],
        paused.x_0[skipped:],
        None if paused.v is None else paused.v[skipped:],
        None if paused.gradient_map is None else paused.gradient_map[skipped:],
    )
    return trajectory


def _memory(hop: Hop, paused: PausedRun, device: str) -> Prediction:
    """The belief of the oldest step that is kept."""
    import torch

    x_t = torch.from_numpy(paused.x[0].copy()).to(device)
    x_0 = torch.from_numpy(paused.x_0[0].copy()).to(device)
    return Prediction(x_t, hop.level, x_0, epsilon_from_x_0(x_t, x_0, hop.level))


def _recall_facts(run: Run, job: Job, paused: PausedRun) -> str:
    """Go on counting, and say what is not as it was."""
    facts, parts = paused.facts, job.parts
    skipped = 1 if paused.left_out else 0
    run.seconds = [float(each) for each in facts.get("seconds", [])]
    run.measured = [_measured(each) for each in facts.get("measured", [])][skipped:]
    levels = [hop.level.alpha_bar for hop in job.plan]
    for found in run.measured:  # what was said before the pause is not said again
        list(run.advice.hear(found, levels[found.k], len(levels)))
    calls = [*facts.get("calls", []), 0, 0, 0]
    parts.model.network.calls = int(calls[0])
    if parts.unlabelled is not None:
        parts.unlabelled.network.calls = int(calls[1])
    if parts.classifier is not None:
        parts.classifier.calls = int(calls[2])
    size = int(facts.get("network_batch", job.network.size))
    while 1 <= size < job.network.size:
        parts.halve_batch()
    return listed(_differences(job, paused), " ")


def _measured(found: dict[str, Any]) -> Measured:
    labels = tuple(tuple((str(n), float(p)) for n, p in image) for image in found["top_labels"])
    notes = {str(name): tuple(map(float, values)) for name, values in found["notes"].items()}
    return Measured(int(found["k"]), notes, labels)


def _differences(job: Job, paused: PausedRun) -> list[Sentence]:
    import torch

    said = []
    if paused.left_out:
        said.append(
            Sentence(
                "The first {count} steps of the paused run were too large to be kept; it goes on"
                " all the same.",
                count=paused.left_out + 1,
            )
        )
    facts = paused.facts
    now = (torch.__version__, job.device.name, job.device.threads, job.precision)
    before = tuple(facts.get(name) for name in ("torch", "device", "threads", "precision"))
    if now != before:
        said.append(
            Sentence(
                "The run was begun on {old_device} with torch {old_torch} and goes on on {device}"
                " with torch {torch}: its last digits may differ.",
                old_device=before[1],
                old_torch=before[0],
                device=now[1],
                torch=now[0],
            )
        )
    return said
