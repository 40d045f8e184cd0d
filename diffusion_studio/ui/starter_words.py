"""What the cards of the program's own models say, in the window's language.

A card is in English, whoever reads it: it goes with the model. What somebody else's model says of
itself is shown as it is.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP

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


def in_words(said: str) -> str:
    """A title or a description of a card as the window shows it."""
    for template in SAID:
        for size in SIZES:
            if said == template.format(size=size):
                return QCoreApplication.translate("Starters", template).format(size=size)
    return said
