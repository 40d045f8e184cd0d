"""What the cards of the program's own models, and of known public ones, say in the window's
language.

A card is in English, whoever reads it: it goes with the model. What somebody else's model says of
itself is shown as it is. Labels too are said so only where a person reads them: recipes, files and
the command line keep the model's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QCoreApplication

from diffusion_studio import models
from diffusion_studio.sentence import Sentence
from diffusion_studio.ui.command import QT_TRANSLATE_NOOP
from diffusion_studio.ui.saying import said

SIZES = (32, 64)
SAID = (
    QT_TRANSLATE_NOOP("Starters", "Drawn scenes, {size} pixels"),
    QT_TRANSLATE_NOOP(
        "Starters",
        "Mountains, boats, planets, houses, flowers, butterflies, fish, mushrooms, balloons and"
        " cats of {size} x {size} pixels, by label or mixed. The network has seen nothing but"
        " pictures that this program draws itself.",
    ),
    QT_TRANSLATE_NOOP("Starters", "Emoji, {size} pixels"),
    QT_TRANSLATE_NOOP(
        "Starters",
        "Emoji of {size} x {size} pixels by Unicode's groups. There are only some 1,400 glyphs;"
        " what the network draws is made of their parts.",
    ),
)

LABELS = {
    "scenes": (
        QT_TRANSLATE_NOOP("Starters", "mountains"),
        QT_TRANSLATE_NOOP("Starters", "boat"),
        QT_TRANSLATE_NOOP("Starters", "planet"),
        QT_TRANSLATE_NOOP("Starters", "house"),
        QT_TRANSLATE_NOOP("Starters", "flower"),
        QT_TRANSLATE_NOOP("Starters", "butterfly"),
        QT_TRANSLATE_NOOP("Starters", "fish"),
        QT_TRANSLATE_NOOP("Starters", "mushroom"),
        QT_TRANSLATE_NOOP("Starters", "balloon"),
        QT_TRANSLATE_NOOP("Starters", "cat"),
    ),
    "emoji": (
        QT_TRANSLATE_NOOP("Starters", "smileys"),
        QT_TRANSLATE_NOOP("Starters", "people"),
        QT_TRANSLATE_NOOP("Starters", "animals and nature"),
        QT_TRANSLATE_NOOP("Starters", "food"),
        QT_TRANSLATE_NOOP("Starters", "travel"),
        QT_TRANSLATE_NOOP("Starters", "activities"),
        QT_TRANSLATE_NOOP("Starters", "objects"),
    ),
}
"""What the starters of each world call what they draw."""


def in_words(text: str) -> str:
    """A title or a description of a card as the window shows it."""
    for template in SAID:
        for size in SIZES:
            if text == template.format(size=size):
                return QCoreApplication.translate("Starters", template).format(size=size)
    return said(_public().get(text, text))


@cache
def _public() -> dict[str, Sentence]:
    """What is known of public models, by its English words: their cards have no others."""
    known = (words for model in models.public_models() for words in (model.title, model.about))
    return {str(words): words for words in known if isinstance(words, Sentence)}


def label_in_words(label: str, model: str) -> str:
    """A label as the window shows it; `model` is the name by which recipes call the model."""
    world, _, size = model.rpartition("-")
    if label in LABELS.get(world, ()) and size in map(str, SIZES):
        return QCoreApplication.translate("Starters", label)
    return label


def label_meant(typed: str, labels: Sequence[str], model: str) -> str:
    """Which of a model's labels was typed, in its own words or the window's; otherwise what was
    typed."""
    wanted = typed.casefold()
    own = {label.casefold(): label for label in labels}
    shown = {label_in_words(label, model).casefold(): label for label in labels}
    return own.get(wanted) or shown.get(wanted) or typed


def labels_in_words() -> dict[str, str]:
    """The starters' labels and what the window calls them."""
    return {
        label: QCoreApplication.translate("Starters", label)
        for labels in LABELS.values()
        for label in labels
    }
