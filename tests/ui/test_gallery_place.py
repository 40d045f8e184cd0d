"""Who searches, or starts the program again, finds the gallery as it was left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from diffusion_studio.library.collection import Collection
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.library.gallery import Gallery
from diffusion_studio.ui.settings import Settings
from tests.ui.conftest import Sitting

ALL = [*range(200)]
quiet = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # the offscreen screen's


def search(gallery: Gallery, words: str, numbers: list[int]) -> None:
    """Type words, and have an answer to them."""
    gallery.search.setText(words)
    gallery.show_numbers(numbers, gallery.query)


@pytest.fixture
def gallery(qtbot: QtBot) -> Gallery:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.resize(300, 500)
    gallery.show()
    gallery.show_numbers(ALL, gallery.query)
    gallery.list.setCurrentIndex(gallery.model.index(120))
    gallery.list.scrollTo(gallery.model.index(120), gallery.list.ScrollHint.PositionAtTop)
    assert gallery.place.top == 120
    return gallery


@quiet
def test_a_search_that_is_cleared_leads_back(gallery: Gallery) -> None:
    search(gallery, "bo", [3, 7])
    search(gallery, "boat", [3])
    assert gallery.chosen == []
    search(gallery, "", ALL)
    assert gallery.chosen == [120]
    assert gallery.place.top == 120


@quiet
def test_what_was_found_is_chosen_and_seen_among_all(gallery: Gallery) -> None:
    search(gallery, "boat", [3, 40])
    gallery.list.setCurrentIndex(gallery.model.index(1))
    search(gallery, "", ALL)
    assert gallery.chosen == [40]
    assert 40 in gallery.rows_in_view()


@quiet
def test_a_new_picture_does_not_move_what_is_seen(gallery: Gallery) -> None:
    gallery.show_numbers([500, *ALL], gallery.query)
    assert gallery.chosen == [120]


@quiet
def test_the_next_start_shows_the_same_pictures(
    sit_down: Callable[..., Sitting], tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    pictures = np.zeros((40, 4, 4, 3), np.uint8)
    with Collection(folder) as library:
        library.keep(pictures, Recipe(model="scenes-32", label="boat", count=40), {})
        identity = library.identity
    settings = Settings(library_folder=str(folder), library_id=identity)
    first = sit_down(settings)
    gallery = first.studio.window.gallery_dock.gallery
    first.do("library")
    first.until(lambda: len(gallery.model.numbers) == 40)
    gallery.search.setText("boat")
    gallery.list.setCurrentIndex(gallery.model.index(20))
    chosen = gallery.chosen
    first.until(lambda: gallery.query[0] == "boat" == (gallery._shown or ("",))[0])
    kept = first.studio.library.give()
    assert isinstance(kept, dict)
    assert kept["chosen"] == chosen

    again = sit_down(settings)
    again.studio.library.take(kept)
    other = again.studio.window.gallery_dock.gallery
    again.do("library")
    again.until(lambda: len(other.model.numbers) == 40)
    assert other.search.text() == "boat"
    assert other.chosen == chosen
    assert 20 in other.rows_in_view()
    again.studio.library.take({**kept, "words": "planet", "library": "another"})
    again.until(lambda: other.model.numbers == [])
    with pytest.raises(ValueError, match="not in tuple"):
        again.studio.library.take({**kept, "order": "no such order"})
