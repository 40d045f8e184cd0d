"""The jobs that wait, as JSON, and back."""

from __future__ import annotations

from collections.abc import Sequence

from diffusion_studio.recipe import Recipe, RecipeError

MOST = 10_000
"""Jobs that are taken; more are no queue of a person's."""


def kept_jobs(recipes: Sequence[Recipe]) -> list[object]:
    """An object for each, with all that it needs to be made in another sitting."""
    return [{"recipe": recipe.model_dump(mode="json")} for recipe in recipes]


def jobs_of(kept: object) -> tuple[list[Recipe], int]:
    """The recipes, in their order, and how many could not be read. ValueError where it is no list
    of jobs."""
    if not isinstance(kept, list) or len(kept) > MOST:
        raise ValueError("The kept queue is not a list of jobs.")
    recipes = []
    for job in kept:
        try:
            recipes.append(Recipe.from_dict(job.get("recipe") if isinstance(job, dict) else None))
        except RecipeError:
            continue
    return recipes, len(kept) - len(recipes)
