"""What the window says of models, runs and seeds, and the room that it has for its words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from diffusion_studio import models
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.translation import install_translation
from tests.ui.conftest import Sitting, gone


def test_a_model_that_cannot_be_used_is_told_inline(sitting: Sitting, tmp_path: Path) -> None:
    window = sitting.studio.window
    bad = tmp_path / "broken"
    bad.mkdir()
    (bad / "card.json").write_text("{}", encoding="utf-8")
    sitting.studio.models.open(str(bad))
    sitting.until(lambda: window.notices.notice is not None)
    notice = window.notices.notice
    assert notice is not None
    assert notice.level == "error"
    assert notice.action == "open_model"
    assert window.notices.isVisible()
    assert sitting.studio.document.card is not None  # the one from before is kept
    window.notices.dismiss.click()
    assert not window.notices.isVisible()


def test_a_model_that_was_opened_is_told_and_ends_what_was_said_about_others(
    sitting: Sitting, tiny_model: Path, tmp_path: Path
) -> None:
    window = sitting.studio.window
    bad = tmp_path / "notes.txt"
    bad.write_text("no weights", encoding="utf-8")
    sitting.studio.models.open(str(bad))
    sitting.until(lambda: window.notices.notice is not None)
    sitting.studio.models.open(str(tiny_model))
    sitting.until(lambda: window.notices.notice is None)
    assert window.status.currentMessage() == "Opened tiny"


def test_a_run_that_fails_says_why_and_the_next_works(sitting: Sitting, tiny_model: Path) -> None:
    window = sitting.studio.window
    with gone(tiny_model / "model.safetensors"):
        sitting.do("generate")
        sitting.until_phase(Phase.FAILED)
    notice = window.notices.notice
    assert notice is not None
    assert notice.about == "run"
    assert not window.notices.details.isVisible()
    window.notices.more.click()
    assert window.notices.details.isVisible()
    assert "Traceback" in window.notices.details.toPlainText()
    assert notice.text in window.run_bar.text.toolTip()  # still there when the notice is gone
    sitting.do("generate")
    assert window.notices.notice is None
    sitting.until_phase(Phase.FINISHED)


def test_without_a_model_the_window_says_what_to_do(sit_down: Callable[..., Sitting]) -> None:
    window = sit_down().studio.window
    assert not window.actions_["generate"].isEnabled()
    assert "Open a model first." in window.actions_["generate"].toolTip()
    assert window.empty.open_button.isVisible()


def test_at_the_first_start_a_model_is_chosen_and_generate_is_all_it_takes(
    sit_down: Callable[..., Sitting], tiny_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (models, models.catalogue):
        monkeypatch.setattr(module, "bundled", lambda: {"starter": tiny_model})
    sitting = sit_down()
    assert sitting.studio.document.parameters.model == "starter"
    assert sitting.studio.window.generate_panel.model.currentText() == "tiny"
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    assert sitting.run.recipe.model == "starter"


def test_while_the_starter_is_read_the_window_says_so(
    sit_down: Callable[..., Sitting], tiny_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (models, models.catalogue):
        monkeypatch.setattr(module, "bundled", lambda: {"starter": tiny_model})
    sitting = sit_down(begun=False)
    studio, window = sitting.studio, sitting.studio.window
    assert window.empty.title.text() == "Reading tiny…"
    assert window.empty.open_button.isHidden()
    assert window.run_bar.text.text() == "Preparing…"
    studio.begin("cpu")
    sitting.until(lambda: not studio.document.preparing)
    assert window.empty.title.text() == "No picture yet"
    assert window.run_bar.text.text() == "Ready"


def test_a_seed_beyond_64_bits_is_refused_with_a_word(sitting: Sitting) -> None:
    window, document = sitting.studio.window, sitting.studio.document
    document.change({"seed": 7})
    box = window.generate_panel.seed
    window.activateWindow()
    box.setFocus()
    box.selectAll()
    sitting.qtbot.keyClicks(box, str(2**64))
    sitting.qtbot.keyClick(box, Qt.Key.Key_Return)
    assert document.parameters.seed == 7
    assert box.text() == "7"
    assert str(2**64 - 1) in window.status.currentMessage()


def test_a_notice_leaves_its_sentence_room_and_names_the_file(
    sitting: Sitting, tmp_path: Path
) -> None:
    window = sitting.studio.window
    notices = window.notices
    bad = tmp_path / "notes.txt"
    bad.write_text("no weights", encoding="utf-8")
    sitting.studio.models.open(str(bad))
    sitting.until(lambda: notices.notice is not None)
    assert "notes.txt" in notices.text.text()
    assert str(tmp_path) not in notices.text.text()
    assert notices.details.toPlainText().startswith(str(bad))

    def is_below() -> bool:
        return notices.help.geometry().top() >= notices.text.geometry().bottom()

    for size, below in (((720, 480), True), ((1280, 700), False)):
        window.resize(*size)
        sitting.until(lambda below=below: is_below() is below)
        assert notices.text.width() > 180


def test_a_notice_shows_every_line_though_a_word_of_it_is_wide(sitting: Sitting) -> None:
    window = sitting.studio.window
    words = f"The pictures lie in a folder of the name of {'wide' * 8}, where they are safe. " * 3
    window.notices.post(Notice("warning", words, "", "save_in"))
    text = window.notices.text
    for width in (640, 720, 900):
        window.resize(width, 680)
        sitting.until(lambda width=width: window.width() == width)
        sitting.until(lambda: text.height() >= text.heightForWidth(text.width()))


def test_the_buttons_of_a_notice_change_their_language(
    sitting: Sitting, qapp: QApplication
) -> None:
    window, font = sitting.studio.window, qapp.font()
    window.notices.post(Notice.of_file("/some/where.pt", "/some/where.pt is empty.", "", "save_in"))
    assert window.notices.text.text() == "where.pt is empty."
    assert window.notices.help.text() == "Save in…"
    window.language_chosen.emit("ko")
    try:
        sitting.until(lambda: window.notices.help.text() != "Save in…")
        assert window.notices.help.text() == window.actions_["save_in"].text()
        assert window.notices.more.text() != "Details"
    finally:
        install_translation(qapp, "en")
        qapp.setFont(font)


def test_the_header_has_room_for_the_label_and_the_seed(sitting: Sitting) -> None:
    window = sitting.studio.window
    for _ in range(2):
        sitting.do("generate")
        sitting.until_phase(Phase.FINISHED)
    sitting.studio.document.select(1)
    window.resize(1100, 700)
    about = window.header.about
    words = f"circle · seed {sitting.run.recipe.seeds[1]}"
    sitting.until(lambda: about.width() >= about.fontMetrics().horizontalAdvance(words))
    assert about.text().startswith(words)
    assert window.header.state.toolTip().count("last step") == 1
