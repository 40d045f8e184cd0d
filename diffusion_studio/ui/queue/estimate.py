"""How long the whole queue will take, measured on the run that is being made."""

from __future__ import annotations

from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.queue.queue import Queue


def seconds_left(queue: Queue) -> float | None:
    """The seconds that the run at work and all that wait will take, at the pace of the former; None
    while that is not known, or where one that waits is of another kind."""
    at_work = queue.job(queue.at_work)
    waiting = [run for name in queue.movable_order if (run := queue.job(name)) is not None]
    if at_work is None or queue.held or not waiting or at_work.state.seconds_left is None:
        return None
    rate, recipe = at_work.state.rate, at_work.recipe
    if rate is None or any(_kind(run.recipe) != _kind(recipe) for run in waiting):
        return None
    each = 1 / (rate * recipe.count)  # a picture's step
    to_come = sum(run.recipe.steps * run.recipe.count for run in waiting)
    return at_work.state.seconds_left + each * to_come


def _kind(recipe: Recipe) -> tuple[object, ...]:
    """What a step's cost depends on, beside the number of pictures."""
    solver = recipe.restoration.solver.kind if recipe.restoration is not None else ""
    guided = tuple(sorted(spec.kind for spec in recipe.conditions))
    return recipe.model, solver, guided, recipe.tiles
