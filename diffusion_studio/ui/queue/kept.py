"""The jobs that wait and those that failed, as JSON, and back."""

from __future__ import annotations

from dataclasses import dataclass, field

from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.sentence import from_json, to_json

MOST = 10_000
"""Jobs that are taken; more are no queue of a person's."""


@dataclass
class KeptJobs:
    """The recipes of jobs that `wait`, in their order, and of those that `failed`, with the
    sentence why; how many could not be read."""

    wait: list[Recipe] = field(default_factory=list)
    failed: list[tuple[Recipe, str]] = field(default_factory=list)
    unread: int = 0


def kept_job(recipe: Recipe, failure: str | None = None) -> dict[str, object]:
    """An object with all that it needs to be made in another sitting; `failure` says why it could
    not be made in this one."""
    told = {} if failure is None else {"failed": to_json(failure)}
    return {"recipe": recipe.model_dump(mode="json"), **told}


def jobs_of(kept: object) -> KeptJobs:
    """The jobs that were kept. ValueError where it is no list of them."""
    if not isinstance(kept, list) or len(kept) > MOST:
        raise ValueError("The kept queue is not a list of jobs.")
    jobs = KeptJobs()
    for job in kept:
        told = job if isinstance(job, dict) else {}
        try:
            recipe = Recipe.from_dict(told.get("recipe"))
        except RecipeError:
            jobs.unread += 1
            continue
        if "failed" in told:
            jobs.failed.append((recipe, _reason(told["failed"])))
        else:
            jobs.wait.append(recipe)
    return jobs


def _reason(kept: object) -> str:
    """Why a job failed, in a sentence; "" where that cannot be read."""
    try:
        return from_json(kept)
    except ValueError:
        return ""
