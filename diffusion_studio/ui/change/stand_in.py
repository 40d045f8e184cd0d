"""Which model can go on with a run whose own is no longer there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffusion_studio import models

if TYPE_CHECKING:
    from diffusion_studio.ui.document import Document, Model, Run


def is_gone(model: str) -> bool:
    """Whether there is nothing any more under a model's name or path."""
    try:
        models.locate(model)
    except models.ModelError:
        return True
    return False


def can_stand_in(document: Document, run: Run, model: Model) -> bool:
    """Whether a model makes pictures of the run's size from the same noise levels."""
    if model.name == run.recipe.model or run.x_t is None or is_gone(model.name):
        return False
    own = next((known.card for known in document.models if known.name == run.recipe.model), None)
    if own is None:  # forgotten with its file: the engine compares the noise levels
        return tuple(model.card.size) == run.x_t.shape[1:3]
    return (model.card.size, model.card.channels, model.card.schedule) == (
        own.size,
        own.channels,
        own.schedule,
    )


def stand_in(document: Document, run: Run) -> Model | None:
    """The model to go on with: of those that can, the chosen one, else one that knows the run's
    label, else any."""
    able = [model for model in document.models if can_stand_in(document, run, model)]
    chosen, label = document.parameters.model, run.recipe.label
    able.sort(key=lambda model: (model.name != chosen, label not in model.card.labels))
    return able[0] if able else None
