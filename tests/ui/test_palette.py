"""Commands are found by a few letters, and say why they cannot be used."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from diffusion_studio.ui.palette.match import ranked, score
from diffusion_studio.ui.palette.palette import ACTION_ROLE, KEY_ROLE, REASON_ROLE, CommandPalette
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.translation import install_translation
from tests.ui.conftest import Sitting

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen screen's

NAMES = ["Open model…", "Open model folder…", "Open classifier…", "Save", "Save in…", "모델 열기"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [("save", "Save"), ("sa", "Save"), ("svin", "Save in…"),
     ("omf", "Open model folder…"), ("op cl", NAMES[2]),
     ("모열", "모델 열기"), ("FOLDER", "Open model folder…")],
)  # fmt: skip
def test_the_best_comes_first(typed: str, first: str) -> None:
    assert NAMES[ranked(typed, NAMES)[0]] == first


def test_what_lacks_a_letter_is_left_out() -> None:
    assert score("savex", "Save") is None
    assert score("evas", "Save") is None
    assert ranked("zz", NAMES) == []
    assert ranked(" ", NAMES) == [0, 1, 2, 3, 4, 5]


def test_either_name_is_found() -> None:
    names, english = ["저장", "모델 열기", "테마: 어둡게"], ["Save", "Open model…", "theme dark"]
    assert ranked("dark", names, english) == [2]
    assert ranked("model", names, english) == [1]
    assert ranked("저", names, english) == [0]
    assert ranked("", names, english) == [0, 1, 2]


def test_commands_are_found_by_english_words_in_a_korean_window(
    sitting: Sitting, english_again: None
) -> None:
    install_translation(sitting.studio.app, "ko")
    palette = open_palette(sitting)
    for typed, found in (("generate", "generate"), ("theme dark", "theme dark")):
        palette.search.setText(typed)
        assert palette.list.currentIndex().data(ACTION_ROLE) == found
    palette.close()


def open_palette(sitting: Sitting) -> CommandPalette:
    sitting.do("palette")
    palette = sitting.studio.window.findChild(CommandPalette)
    assert palette is not None
    assert palette.isVisible()
    return palette


def test_enter_does_what_was_typed(sitting: Sitting) -> None:
    palette = open_palette(sitting)
    sitting.qtbot.keyClicks(palette.search, "genera")
    assert palette.list.currentIndex().data() == "Generate"
    assert palette.list.currentIndex().data(KEY_ROLE) == "Ctrl+Enter"
    sitting.qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    sitting.until_phase(Phase.FINISHED)
    again = open_palette(sitting)
    assert again.list.currentIndex().data() == "Generate"  # what was done last comes first
    sitting.qtbot.keyClick(again.search, Qt.Key.Key_Down)
    assert again.list.currentIndex().row() == 1
    said: list[str] = []
    again.announced.connect(said.append)
    sitting.qtbot.keyClick(again.search, Qt.Key.Key_Down)
    assert said == [again.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)]
    again.close()


def test_what_cannot_be_done_says_why(sitting: Sitting) -> None:
    palette = open_palette(sitting)
    sitting.qtbot.keyClicks(palette.search, "compare with")
    index = palette.list.currentIndex()
    assert index.data(REASON_ROLE) == "Two finished runs are needed."
    sitting.qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.grab()  # painted without a warning
    palette.close()


def test_language_and_theme_are_found_and_an_empty_list_says_so(sitting: Sitting) -> None:
    palette = open_palette(sitting)
    sitting.qtbot.keyClicks(palette.search, "korean")
    assert palette.list.currentIndex().data() == "Language: 한국어 (Korean)"
    palette.search.setText("qqq")
    assert palette.model.index(0, 0).data() == "No command has these letters."
    sitting.qtbot.keyClick(palette.search, Qt.Key.Key_Return)  # does nothing
    palette.search.clear()
    sitting.qtbot.keyClicks(palette.search, "theme dark")
    sitting.qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    sitting.until(lambda: sitting.studio.settings.theme == "dark")
