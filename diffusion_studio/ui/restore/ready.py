"""Examples that come with their damage, so that one click shows what a restoration does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from diffusion_studio import models
from diffusion_studio.ui.canvas.mask import FULL
from diffusion_studio.ui.command import QT_TRANSLATE_NOOP
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.restore.originals import example

Hole = tuple[float, float, float, float]  # left, top, right, bottom: shares of the sides


@dataclass(frozen=True)
class Ready:
    """`scene` is one of the examples, `patch` what the Restore panel is set to; `hole` what the
    mask covers, where the damage is a hole. `words` is a source string of the context "Restore"."""

    scene: str
    words: str
    patch: Mapping[str, Any]
    hole: Hole | None = None


READY = {
    "with a hole": Ready(
        "boat",
        QT_TRANSLATE_NOOP("Restore", "Boat, with a hole to fill"),
        {"operator": "inpainting", "simulated": True, "noise_percent": 0.0},
        hole=(0.3, 0.3, 0.68, 0.68),
    ),
    "blurred": Ready(
        "house",
        QT_TRANSLATE_NOOP("Restore", "House, blurred"),
        {"operator": "gaussian_blur", "simulated": True, "noise_percent": 2.0},
    ),
}


def ready_words(name: str) -> str:
    """What one is called."""
    return QCoreApplication.translate("Restore", READY[name].words)


def open_ready(document: Document, name: str) -> None:
    """Open an example and damage it, so that nothing is left to do but to restore it."""
    ready = READY[name]
    _choose_who_knows(document, ready.scene)
    card = document.card
    picture = example(ready.scene, card.size[1] if card is not None else 64)
    document.restoring.change(dict(ready.patch))
    document.sourcing.take(picture)
    if ready.hole is not None:
        height, width = picture.size
        masking = document.masking
        masking.fit_to(width, height)
        masking.put(hole_mask(ready.hole, width, height))
        masking.set_look(replace(masking.look, shown=True))


def _choose_who_knows(document: Document, scene: str) -> None:
    """Have a starter that knows the scene, where one is chosen that knows other things; a person's
    own model stays, as it may be what is tried."""
    chosen, card = document.parameters.model, document.card
    if card is None or chosen not in models.bundled() or scene in card.labels:
        return
    knows = [model.name for model in document.models if scene in model.card.labels]
    starters = [name for name in models.bundled() if name in knows]
    if starters:
        document.choose_model(starters[0])


def hole_mask(hole: Hole, width: int, height: int) -> np.ndarray:
    """uint8 [height, width], 255 within the hole and 0 around it."""
    left, top, right, bottom = hole
    mask = np.zeros((height, width), np.uint8)
    rows = slice(round(top * height), round(bottom * height))
    mask[rows, round(left * width) : round(right * width)] = FULL
    return mask
