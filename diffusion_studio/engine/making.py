"""Pictures of a recipe in one call, for notebooks and programs of one's own.

made = make(Recipe(model="scenes-32", label="boat", seed=7))
made.images                                # uint8 [B, H, W, 3]
"""

from __future__ import annotations

from diffusion_studio.engine.client import EngineClient
from diffusion_studio.events import Broken, Failed, Finished
from diffusion_studio.recipe import Recipe
from diffusion_studio.sentence import Telling

PATIENCE = 30.0  # seconds that one network call may take to end


class MakingError(Telling, RuntimeError):
    """A recipe that could not be made; one sentence says why."""


def make(recipe: Recipe, device: str = "auto") -> Finished:
    """Make what a recipe says, with an engine of its own, and wait for it.

    `device`: auto, cpu, cuda or mps. The answer has the pictures, the recipe as it was run, and
    the receipt. MakingError, in a sentence, where it cannot be made.
    """
    client = EngineClient(device=device)
    try:
        client.submit(recipe)
        while True:
            for event in client.wait(1.0):
                if isinstance(event, Finished):
                    return event
                if isinstance(event, Failed | Broken):
                    raise MakingError(event.message)
            if not client.alive:
                raise MakingError("The engine ended unexpectedly; nothing was made.")
    finally:
        client.close(PATIENCE)
