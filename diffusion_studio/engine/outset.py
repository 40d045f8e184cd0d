"""What a recipe would start from, without sampling: of the model no more than its card is read."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from diffusion_studio.engine.preview import to_pictures
from diffusion_studio.engine.tiling import sized
from diffusion_studio.events import OutsetMade
from diffusion_studio.models import describe, locate
from diffusion_studio.start_specs import FromPicture

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.recipe import Recipe


def outset(request: str, recipe: Recipe) -> OutsetMade:
    """The state that the recipe's run begins with, to the bit. ValueError or ModelError, in one
    sentence, where there is none; a branch has its run's."""
    from diffusion_studio.diffusion import SeededNoise
    from diffusion_studio.engine.build import plan_for
    from diffusion_studio.engine.build_restoration import problem_for
    from diffusion_studio.engine.build_start import Ground, begin
    from diffusion_studio.models.checkpoint import schedule_from_card

    card = sized(describe(locate(recipe.model)), recipe)
    noise = SeededNoise(recipe.seeds, (card.channels, *card.size))
    schedule = schedule_from_card(card.schedule)
    restored = recipe.restoration
    problem = None if restored is None else problem_for(restored, card, "cpu")
    ground = Ground(recipe, card, plan_for(recipe, schedule, problem), noise, schedule, problem)
    beginning = begin(ground)
    k, x = beginning.state.k, beginning.state.x
    level = beginning.plan[k].level
    parts: tuple[np.ndarray, ...] = ()
    if isinstance(recipe.start, FromPicture):
        mean = sqrt(level.alpha_bar) * ground.picture(recipe.start.picture)
        parts = (to_pictures(mean.numpy()), to_pictures((x - mean).numpy()))
    return OutsetMade(
        request,
        to_pictures(x.numpy()),
        k,
        len(beginning.plan),
        level.t,
        level.alpha_bar,
        *parts,
    )
