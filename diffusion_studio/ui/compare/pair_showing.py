"""What a window of two pictures shows of them: the pictures, where they differ, and in what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.canvas.picture_item import to_image
from diffusion_studio.ui.compare.difference import difference
from diffusion_studio.ui.compare.settings_words import changed_settings
from diffusion_studio.ui.panels.form import number

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.recipe import Recipe
    from diffusion_studio.ui.compare.pair_dialog import PairDialog

translate = QCoreApplication.translate

MOST_LINES = 5  # so many differences have a line each; the pictures need the room


def show_pair(dialog: PairDialog, one: np.ndarray, other: np.ndarray, changes: str) -> None:
    """Show two uint8 [H, W, 3] pictures, called as the dialog's choices say, and below them in
    which settings they differ."""
    images = [to_image(one), to_image(other)]
    tags = [dialog.first.currentText(), dialog.second.currentText()]
    lines = [changes]
    if one.shape == other.shape:
        found = difference(one, other)
        images.append(to_image(found.map_))
        tags.append(translate("Compare", "Difference"))
        words = translate(
            "Compare", "They differ by {mean} grey levels on average, at most by {largest}."
        )
        if found.largest == 0:
            words = translate("Compare", "Both pictures are the same, pixel for pixel.")
        lines.append(words.format(mean=number(found.mean, 2), largest=found.largest))
    else:
        lines.append(translate("Compare", "They are of different sizes; no difference is shown."))
    dialog.view.show_pictures(images, tags)
    dialog.about.setText("\n".join(line for line in lines if line))


def changes_between(before: Recipe, after: Recipe) -> str:
    """In which settings two recipes differ, with the advice to keep the noise where it does too."""
    changed = changed_settings(before, after)
    if not changed:
        return translate("Compare", "The same settings.")
    if len(changed) > MOST_LINES:
        changed = ["; ".join(changed) + "."]
    if before.seed != after.seed:
        advice = translate("Compare", "The noise differs: lock the seed to see the settings alone.")
        changed.append(advice)
    return "\n".join(changed)
