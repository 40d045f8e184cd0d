"""What the program's own models say of themselves can be said in any language of the window."""

from __future__ import annotations

from diffusion_studio import models
from diffusion_studio.training.starter import STARTERS
from diffusion_studio.ui.starter_words import SAID, SIZES, in_words

KNOWN = {template.format(size=size) for template in SAID for size in SIZES}


def test_every_starter_is_known_by_its_words() -> None:
    cards = [models.read_card(folder) for folder in models.bundled().values()]
    said = [(about.title, about.description) for about in STARTERS.values()]
    said += [(card.title, card.description) for card in cards]
    for title, description in said:
        assert {title, description} <= KNOWN
        assert in_words(title) == title  # the window speaks English here


def test_what_another_model_says_stays_as_it_is() -> None:
    for said in ("Faces, {size} pixels", "Emoji, 48 pixels", ""):
        assert in_words(said) == said
