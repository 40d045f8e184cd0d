"""What is seen is whole, even and of this very moment: in another language and in another tab."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diffusion_studio.recipe import FromStep, Recipe
from diffusion_studio.ui.canvas.tries import Tries
from diffusion_studio.ui.compare.settings_words import changed_settings
from diffusion_studio.ui.library.gallery import LEAST_CELL, Gallery
from diffusion_studio.ui.panels.flat_choice import ARROW_ROOM
from diffusion_studio.ui.panels.form import Choice
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.source.source import SourcePicture
from diffusion_studio.ui.translation import install_translation
from tests.ui.conftest import Sitting


@pytest.fixture
def korean(sitting: Sitting, qapp: QApplication) -> Iterator[Sitting]:
    """The window, which speaks Korean once `language_chosen` was emitted, and no longer after."""
    font = qapp.font()
    yield sitting
    install_translation(qapp, "en")
    qapp.setFont(font)


def test_the_run_bar_tells_of_its_own_tabs_runs(sitting: Sitting) -> None:
    document, bar = sitting.studio.document, sitting.studio.window.run_bar
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    assert bar.text.text().startswith("Finished")
    for tab in ("lab", "restore", "interpolate"):
        document.choose_tab(tab)
        assert "Finished" not in bar.text.text()
        assert bar.progress.fraction == 0
    document.choose_tab("generate")
    assert bar.text.text().startswith("Finished")
    assert bar.progress.fraction == 1


def test_another_language_reaches_what_was_said_before(korean: Sitting) -> None:
    studio, window = korean.studio, korean.studio.window
    for _ in range(2):
        korean.do("generate")
        korean.until_phase(Phase.FINISHED)
    korean.do("compare_two")
    korean.do("queue")
    korean.do("queue_hold")
    pixels = np.zeros((16, 16, 3), np.uint8)
    studio.sources.work_on(SourcePicture(pixels, "A"))
    dialog = studio.pairs.dialog
    assert dialog is not None
    assert dialog.first.currentText().startswith("Run 1")
    assert window.footer.title.text() == "The opened picture"
    window.status.tell("Something")

    window.language_chosen.emit("ko")
    korean.until(lambda: window.run_bar.generate.text() != "Generate")
    assert not dialog.first.currentText().startswith("Run")
    assert window.footer.title.text() != "The opened picture"
    assert "queue" not in window.queue_dock.summary.text()
    assert window.status.currentMessage() == ""
    dialog.close()
    korean.do("queue_hold")


def test_what_a_run_began_with_is_said_in_words() -> None:
    begun = Recipe(model="tiny")
    branch = begun.model_copy(update={"start": FromStep(run="a", k=3)})
    assert changed_settings(begun, branch) == ["Start Noise → a step of another run"]


def painted(choice: Choice, words: str) -> QImage:
    choice.offer([(words, 0)], 0)
    return choice.grab().toImage()


def test_a_choice_shows_its_words_and_leaves_the_arrow_its_room(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.resize(120, choice.height())
    arrow = choice.rect().adjusted(choice.width() - ARROW_ROOM, 0, 0, 0)
    short, other, long = (painted(choice, w) for w in ("Noise", "Picture", "Picture " * 20))
    assert short != other
    assert short.copy(arrow) == other.copy(arrow) == long.copy(arrow)
    choice.setEnabled(False)
    assert painted(choice, "Noise") != short


def test_the_things_to_try_are_equally_high_in_every_language(
    qtbot: QtBot, qapp: QApplication
) -> None:
    font, tries = qapp.font(), Tries()
    qtbot.addWidget(tries)
    try:
        for language in ("ko", "en"):
            install_translation(qapp, language)
            qapp.processEvents()  # which bring the news of the language
            assert len({button.height() for button in tries.buttons.values()}) == 1
            assert all(b.height() >= b.least_height() for b in tries.buttons.values())
    finally:
        install_translation(qapp, "en")
        qapp.setFont(font)


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # the offscreen screen's
@pytest.mark.parametrize("width", [280, 330, 420, 700])
def test_pictures_of_the_library_fill_its_width(qtbot: QtBot, width: int) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.resize(width, 500)
    gallery.show()
    gallery.show_numbers(list(range(40)), gallery.query)
    cell, room = gallery.list.gridSize().width(), gallery.list.viewport().width()
    columns = room // cell
    assert cell >= LEAST_CELL
    assert room - columns * cell <= columns  # no empty strip
    places = [gallery.list.visualRect(gallery.model.index(row)).y() for row in range(columns + 1)]
    assert places[0] == places[columns - 1] < places[columns]
    assert gallery.rows_in_view().start == 0
    last = gallery.model.index(gallery.rows_in_view().stop - 1)
    assert gallery.list.visualRect(last).top() < gallery.list.viewport().height()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_everything_is_reached_in_the_smallest_window(korean: Sitting, language: str) -> None:
    """1920 x 1080 pixels at 300 %."""
    window = korean.studio.window
    window.language_chosen.emit(language)
    window.resize(640, 360)
    window.show()
    tries = window.empty.tries
    korean.until(lambda: tries.isVisible() and tries.width() <= window.empty.width())
    assert window.width() == 640
    before, lowest = tries.buttons["interpolate"], tries.buttons["lab"]

    def tabbed_to_the_lowest() -> bool:
        before.setFocus()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        return window.focusWidget() is lowest and not lowest.visibleRegion().isEmpty()

    korean.until(tabbed_to_the_lowest)  # as soon as all has its place
    for _ in range(2):
        korean.do("generate")
        korean.until_phase(Phase.FINISHED)
    korean.until(lambda: window.run_bar.text.isVisible())
    for part in (window.run_bar.stop, window.tabs, window.header.views, window.timeline.transport):
        corner = part.mapTo(window, part.rect().topRight())
        assert 0 < corner.x() < window.width()
        assert part.visibleRegion().boundingRect() == part.rect()
