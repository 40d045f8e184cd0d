"""What the program's own models say of themselves can be said in any language of the window."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from diffusion_studio import models
from diffusion_studio.library.entry import Entry, Facts
from diffusion_studio.models.catalogue import bundled
from diffusion_studio.recipe import Recipe
from diffusion_studio.training.starter import STARTERS
from diffusion_studio.ui.compare.axes import as_text, read_axis, value_words
from diffusion_studio.ui.compare.settings_words import changed_settings
from diffusion_studio.ui.library.words import names_now, title_of
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.starter_words import (
    LABELS,
    SAID,
    SIZES,
    in_words,
    label_in_words,
    label_meant,
)
from tests.ui.conftest import Sitting
from tests.ui.marked_language import MarkedLanguage, speaking

KNOWN = {template.format(size=size) for template in SAID for size in SIZES}


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    """The window has all words for starters between brackets."""
    with speaking(qapp, MarkedLanguage("Starters")):
        yield


def test_every_starter_is_known_by_its_words() -> None:
    cards = [models.read_card(folder) for folder in models.bundled().values()]
    said = [(about.title, about.description) for about in STARTERS.values()]
    said += [(card.title, card.description) for card in cards]
    for title, description in said:
        assert {title, description} <= KNOWN
        assert in_words(title) == title  # the window speaks English here
    for card in cards:
        assert LABELS[card.name.rpartition("-")[0]] == card.labels


def test_what_another_model_says_stays_as_it_is(marked: None) -> None:
    for said in ("Faces, {size} pixels", "Emoji, 48 pixels", ""):
        assert in_words(said) == said
    for model in ("my-cats", "scenes-33", "emoji-32", "/models/scenes-32", "scenes", ""):
        assert label_in_words("cat", model) == "cat"


def test_public_models_are_said_in_the_windows_language(qapp: QApplication) -> None:
    with speaking(qapp, MarkedLanguage("Sentences")):
        for model in models.public_models():
            assert in_words(str(model.title)).startswith("⟨"), model.title
            assert in_words(str(model.about)).startswith("⟨"), model.about
    assert in_words("ADM FFHQ 257x257") == "ADM FFHQ 257x257"


def test_labels_are_said_in_the_windows_language(marked: None) -> None:
    assert label_in_words("cat", "scenes-64") == "⟨cat⟩"
    entry = Entry(1, Facts("a.png", 0.0, "scenes-32", "boat", "generate", "ddim", 50, "7", 1, 1))
    assert title_of(entry) == "⟨boat⟩"
    recipes = [Recipe.build(model="scenes-32", label=label) for label in ("boat", "cat")]
    assert changed_settings(*recipes) == ["Label ⟨boat⟩ → ⟨cat⟩"]


def test_a_search_finds_pictures_by_the_windows_word_for_their_label(marked: None) -> None:
    assert names_now()["label"]["animals and nature"] == "⟨animals and nature⟩"
    assert names_now()["label"]["mountains"] == "⟨mountains⟩"


def test_labels_are_typed_in_either_language(marked: None) -> None:
    card = models.read_card(bundled()["scenes-32"])
    typed = as_text("label", ["boat", "cat"], card.name)
    assert typed == "⟨boat⟩; ⟨cat⟩"
    axis = read_axis("label", f"{typed}; FISH; 0", card, card.name)
    assert axis.values == ("boat", "cat", "fish", "0")  # as recipes call them
    assert value_words("label", "boat", card.name) == "⟨boat⟩"
    assert label_meant("dog", card.labels, card.name) == "dog"  # which is refused by name


def english_in(window: QWidget, label: str) -> list[str]:
    """Where a window shows a label in the model's own words."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        ways = [getattr(widget, name, None) for name in ("text", "toolTip", "accessibleName")]
        ways.append(widget.accessibleDescription)
        texts = [str(way()) for way in ways if callable(way)]
        if isinstance(widget, QComboBox):
            texts += [widget.itemText(n) for n in range(widget.count())]
        pattern = rf"(?<!⟨)\b{label}\b"
        found += [text for text in texts if re.search(pattern, text)]
    return found


def test_no_panel_shows_the_models_own_word(
    marked: None, sit_down: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diffusion_studio.models.bundled", bundled)
    sitting = sit_down()
    document, window = sitting.studio.document, sitting.studio.window
    sitting.until(lambda: document.parameters.model == "scenes-32" and document.card is not None)
    document.change({"steps": 3, "count": 1, "label": 8, "classifier_scale": 2.0})
    window.sight_dock.show()
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    assert sitting.run.recipe.label == "balloon"
    sitting.do("compare")
    sitting.until(lambda: "⟨balloon⟩" in window.sight.bars.accessibleDescription())
    assert window.generate_panel.guided.label.currentText() == "⟨balloon⟩"
    document.restoring.change({"label": "cat"})
    sitting.until(lambda: "⟨cat⟩" in document.history.stack.undoText())
    found = english_in(window, "balloon")
    assert not found, found


def test_samplers_are_said_and_typed_in_the_windows_language(qapp: QApplication) -> None:
    card = models.read_card(bundled()["scenes-32"])
    recipes = [Recipe.build(model="m", sampler={"kind": kind}) for kind in ("ddim", "ddpm")]
    with speaking(qapp, MarkedLanguage("GeneratePanel")):
        typed = as_text("sampler", ["ddim", "predictor_corrector"])
        assert typed == "⟨DDIM⟩, ⟨Predictor-corrector⟩"
        assert read_axis("sampler", typed, card).values == ("ddim", "predictor_corrector")
        assert "Sampler ⟨DDIM⟩ → ⟨DDPM⟩" in changed_settings(*recipes)
    assert read_axis("sampler", "predictor corrector", card).values == ("predictor_corrector",)
