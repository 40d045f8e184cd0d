"""Recipes whose pictures are larger than their model's; no torch here."""

from __future__ import annotations

from diffusion_studio.models import ModelCard
from diffusion_studio.recipe import Recipe, RecipeError

TOGETHER = 32
"""So many tiles go through the network at once: more are no faster, and want more memory."""


def sized(card: ModelCard, recipe: Recipe) -> ModelCard:
    """The model's card with the size of the recipe's pictures. RecipeError, in a sentence, where
    they are smaller than the model's, or something else than the model needs its own size."""
    tiles = recipe.tiles
    if tiles is None:
        return card
    height, width = card.size
    if tiles.height < height or tiles.width < width:
        raise RecipeError(
            "{model} makes pictures of {width} x {height} pixels; by tiles they can be larger, but"
            " not {wanted_width} x {wanted_height}.",
            model=card.name,
            width=width,
            height=height,
            wanted_width=tiles.width,
            wanted_height=tiles.height,
        )
    if recipe.classifier is not None:
        raise RecipeError(
            "A classifier sees pictures of the model's own size alone; leave the tiles or the"
            " classifier scale out."
        )
    return card.model_copy(update={"size": (tiles.height, tiles.width)})
