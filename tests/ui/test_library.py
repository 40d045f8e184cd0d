"""Every picture that is made is kept, found again, and used again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QMenu, QMessageBox

from diffusion_studio.sentence import Sentence
from diffusion_studio.ui.library.gallery import Gallery
from diffusion_studio.ui.library.keeper import default_folder
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.settings import Settings
from tests.ui.conftest import Sitting, make_one_step


def open_gallery(sitting: Sitting) -> Gallery:
    sitting.do("library")
    gallery = sitting.studio.window.gallery_dock.gallery
    assert gallery.isVisible()
    return gallery


def until_shown(sitting: Sitting, gallery: Gallery, count: int) -> None:
    """So many pictures are listed, and all thumbnails that are to be seen have been read."""
    model = gallery.model

    def ready() -> bool:
        return len(model.numbers) == count and all(model.entry(n) for n in model.numbers)

    sitting.until(ready)


def choose(gallery: Gallery, row: int) -> None:
    gallery.list.setFocus()
    gallery.list.setCurrentIndex(gallery.model.index(row))


def press(sitting: Sitting, gallery: Gallery, key: Qt.Key, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    sitting.qtbot.keyClick(gallery.list, key, modifier)


def test_what_is_made_is_kept_and_comes_back(sitting: Sitting) -> None:
    document = sitting.studio.document
    gallery = open_gallery(sitting)
    document.change({"seed": 41, "seed_locked": True})
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    made = sitting.run.x_t
    assert made is not None
    until_shown(sitting, gallery, 2)
    assert len([*default_folder().rglob("pictures/*/*.png")]) == 2

    document.change({"seed": 3, "steps": 5, "guidance_scale": 7.0})
    gallery.search.setText("42")
    until_shown(sitting, gallery, 1)
    choose(gallery, 0)
    press(sitting, gallery, Qt.Key.Key_S)
    sitting.until(lambda: document.parameters.seed == 42)
    assert document.parameters.steps == 5
    press(sitting, gallery, Qt.Key.Key_R)
    sitting.until(lambda: document.parameters.steps == 12)
    assert document.parameters.guidance_scale == 2.0

    document.change({"seed": 3, "steps": 5})
    press(sitting, gallery, Qt.Key.Key_A)
    sitting.until(lambda: document.parameters.seed == 42 and document.parameters.steps == 12)
    shown = sitting.run.x_t
    assert shown is not None
    np.testing.assert_array_equal(shown[0], made[1])
    assert sitting.phase is Phase.FINISHED


def test_a_stopped_run_is_kept_as_it_was_believed(sitting: Sitting) -> None:
    gallery = open_gallery(sitting)
    make_one_step(sitting)
    sitting.do("stop")
    sitting.until_phase(Phase.CANCELLED)
    until_shown(sitting, gallery, 2)
    believed = sitting.run.x_0
    sitting.studio.document.show_picture("x_t")
    choose(gallery, 0)
    press(sitting, gallery, Qt.Key.Key_A)
    sitting.until(lambda: sitting.run.is_past)
    bar = sitting.studio.window.run_bar.text
    sitting.until(lambda: "Stopped at step 1 of 12" in bar.text())
    assert sitting.studio.document.picture == "x_0", "the belief is what was kept"
    assert believed is not None
    shown = sitting.run.x_0
    assert shown is not None
    np.testing.assert_array_equal(shown[0], believed[1])
    status = sitting.studio.window.status
    sitting.studio.document.show_picture("x_t")
    assert sitting.studio.document.picture == "x_0"
    assert "Only the belief" in status.currentMessage()
    press(sitting, gallery, Qt.Key.Key_T)
    sitting.until(lambda: "1 step of this picture" in status.currentMessage())
    sitting.studio.document.show_picture("x_t")
    assert sitting.studio.document.picture == "x_t", "its steps have the state"
    assert sitting.studio.document.own_pictures() is not None


def test_deleting_can_be_undone(sitting: Sitting) -> None:
    gallery = open_gallery(sitting)
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    until_shown(sitting, gallery, 2)
    first, second = gallery.model.numbers
    choose(gallery, 0)
    press(sitting, gallery, Qt.Key.Key_Delete)
    sitting.until(lambda: gallery.model.numbers == [second])
    gallery.binned.click()
    sitting.until(lambda: gallery.model.numbers == [first])
    gallery.binned.click()
    sitting.until(lambda: gallery.model.numbers == [second])
    choose(gallery, 0)
    press(sitting, gallery, Qt.Key.Key_Z, control=True)
    sitting.until(lambda: gallery.model.numbers == [first, second])


def test_pictures_can_be_deleted_one_after_another(sitting: Sitting) -> None:
    gallery, status = open_gallery(sitting), sitting.studio.window.status
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    until_shown(sitting, gallery, 2)
    choose(gallery, 0)
    press(sitting, gallery, Qt.Key.Key_T)
    sitting.until(lambda: "in the timeline" in status.currentMessage())
    for left in (1, 0):
        press(sitting, gallery, Qt.Key.Key_Delete)
        sitting.until(lambda: "Deleted: 1 picture; Ctrl+Z" in status.currentMessage())
        status.clearMessage()
        sitting.until(lambda left=left: len(gallery.model.numbers) == left)


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # the offscreen screen's
def test_stars_and_notes_are_searched(sitting: Sitting) -> None:
    gallery = open_gallery(sitting)
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    until_shown(sitting, gallery, 2)
    _, second = gallery.model.numbers
    choose(gallery, 1)
    sitting.qtbot.keyClick(gallery.list, "*")
    sitting.until(lambda: bool((entry := gallery.model.entry(second)) and entry.star))
    press(sitting, gallery, Qt.Key.Key_N)
    dialog = sitting.studio.window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("저녁 하늘")
    dialog.accept()
    sitting.until(lambda: bool((entry := gallery.model.entry(second)) and entry.note))
    gallery.search.setText("하늘")
    sitting.until(lambda: gallery.model.numbers == [second])
    gallery.search.setText("nothing has this")
    sitting.until(lambda: gallery.model.numbers == [])
    assert gallery.count.text() == "No picture has all of that."
    gallery.search.clear()
    gallery.starred.click()
    sitting.until(lambda: gallery.model.numbers == [second])


def test_a_disk_that_refuses_is_told_and_stops_nothing(
    sit_down: Callable[..., Sitting], tiny_model: Path, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "library"
    in_the_way.write_text("a file, no folder")
    sitting = sit_down(Settings(library_folder=str(in_the_way)))
    sitting.open_model(tiny_model)
    sitting.studio.document.change({"steps": 2})
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    notices = sitting.studio.window.notices
    sitting.until(lambda: "cannot be written" in notices.text.text())


def test_nothing_is_kept_where_a_person_wants_that(
    sit_down: Callable[..., Sitting], tiny_model: Path
) -> None:
    sitting = sit_down(Settings(keep_pictures=False))
    sitting.open_model(tiny_model)
    sitting.studio.document.change({"steps": 2})
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    assert not default_folder().exists()


def test_two_chosen_pictures_lie_under_a_slider(sitting: Sitting) -> None:
    gallery = open_gallery(sitting)
    sitting.do("compare_pictures")  # nothing is chosen: it says what to do
    pairs = sitting.studio.library.pairs
    assert pairs.dialog is None
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    made = sitting.run.x_t
    assert made is not None
    until_shown(sitting, gallery, 2)
    gallery.list.selectAll()
    press(sitting, gallery, Qt.Key.Key_C)
    sitting.until(lambda: pairs.dialog is not None and pairs.dialog.isVisible())
    dialog = pairs.dialog
    assert dialog is not None
    view = dialog.view
    assert view.mode == "swipe"
    assert dialog.first.currentData() != dialog.second.currentData()
    assert "Seed" in dialog.about.text()

    sitting.qtbot.keyClick(view, Qt.Key.Key_Right)
    sitting.qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.edge == pytest.approx(0.62)
    assert dialog.slider.value() == 620
    sitting.qtbot.keyClick(view, Qt.Key.Key_Home)
    seen = view.grab().toImage()
    sitting.qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.grab().toImage() != seen
    sitting.qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom > 1
    sitting.qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == 1
    dialog.apart.click()
    assert view.mode == "difference"
    assert not dialog.slider.isVisible()
    dialog.close()


def test_the_steps_of_a_picture_can_be_looked_through_on_another_day(
    sit_down: Callable[..., Sitting], tiny_model: Path
) -> None:
    first = sit_down()
    first.open_model(tiny_model)
    first.studio.document.change({"steps": 5, "count": 2, "seed": 41, "seed_locked": True})
    first.do("generate")
    first.until_phase(Phase.FINISHED)
    client = first.studio.link.client
    assert client is not None
    beliefs = client.frames(first.run.name, "x_0", image=1)
    first.until(lambda: len([*default_folder().rglob("steps/*/*.safetensors")]) == 2)
    first.studio.window.close()

    second = sit_down()
    second.open_model(tiny_model)
    document, studio = second.studio.document, second.studio
    gallery = open_gallery(second)
    gallery.search.setText("42")
    until_shown(second, gallery, 1)
    choose(gallery, 0)
    press(second, gallery, Qt.Key.Key_T)
    second.until(lambda: document.playhead is not None)
    assert document.playhead is not None
    assert document.playhead.record.steps == document.playhead.k == 5
    studio.timeline.scrub(3)
    second.until(lambda: document.looked_back is not None and document.looked_back.k == 3)
    assert document.looked_back is not None
    np.testing.assert_array_equal(document.looked_back.pictures, beliefs[2])
    assert "another day" in studio.window.actions_["view_epsilon"].toolTip()
    assert studio.window.actions_["view_state"].isEnabled()
    past = second.run
    assert past.is_past
    document.change({"steps": 5, "seed": 42, "seed_locked": True})
    second.do("branch")  # the state is made again, for its picture is rounded
    second.until(lambda: second.run is not past)
    second.until_phase(Phase.FINISHED)
    assert second.run.recipe.start.kind == "step"
    one, other = second.run.x_t, past.x_t
    assert one is not None
    assert other is not None
    assert np.abs(one.astype(int) - other.astype(int)).max() <= 1, "the very same way on"
    gallery.search.setText("41")
    until_shown(second, gallery, 1)
    choose(gallery, 0)
    for file in default_folder().rglob("steps/*/*.safetensors"):
        file.unlink()
    press(second, gallery, Qt.Key.Key_T)
    second.until(lambda: "are not kept" in studio.window.status.currentMessage())


def test_steps_that_are_too_large_to_be_kept_are_told_of(
    sit_down: Callable[..., Sitting], tiny_model: Path
) -> None:
    sitting = sit_down(Settings(steps_gb=0.0001))
    sitting.open_model(tiny_model)
    sitting.studio.document.change({"steps": 12, "count": 1})
    gallery, status = open_gallery(sitting), sitting.studio.window.status
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    until_shown(sitting, gallery, 1)
    sitting.until(lambda: "may take 10.0 kB, a tenth of the room" in status.currentMessage())
    status.clearMessage()
    choose(gallery, 0)
    press(sitting, gallery, Qt.Key.Key_T)
    sitting.until(lambda: "a tenth of the room" in status.currentMessage())


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # the offscreen screen's
def test_how_long_pictures_stay_is_a_setting(sitting: Sitting, tmp_path: Path) -> None:
    gallery = open_gallery(sitting)
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    until_shown(sitting, gallery, 2)
    settings, shelf = sitting.studio.settings, sitting.studio.shelf
    choose(gallery, 0)
    sitting.qtbot.keyClick(gallery.list, "*")
    starred = gallery.model.numbers[0]
    sitting.until(lambda: bool((entry := gallery.model.entry(starred)) and entry.star))

    sitting.do("library_settings")
    dialog = shelf.dialog
    assert dialog is not None
    sitting.until(lambda: "2 pictures" in dialog.now.text())
    assert not dialog.days.isVisible()
    dialog.rule.setCurrentIndex(dialog.rule.findData("size"))
    assert dialog.room.isVisible()
    sitting.studio.window.language_chosen.emit("ko")
    sitting.until(lambda: "2 pictures" not in dialog.now.text())
    assert dialog.chosen.gigabytes == 10.0, "another language chooses nothing else"
    sitting.studio.window.language_chosen.emit("en")
    sitting.until(lambda: "2 pictures" in dialog.now.text())
    assert dialog.windowTitle() == "Library settings"
    assert dialog.rule.currentText() == "As long as there is room"
    dialog.room.setValue(0.1)
    dialog.steps.setValue(0.5)
    chosen = dialog.chosen
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert (settings.library_gb, settings.library_days, settings.bin_days) == (0.1, None, 30)
    assert settings.steps_gb == 0.5
    settings.library_gb = 1e-9
    shelf.tidy()
    sitting.until(lambda: gallery.model.numbers == [starred])

    shelf.take(replace(chosen, folder=tmp_path / "elsewhere", gigabytes=None))
    sitting.until(lambda: gallery.model.numbers == [])
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    until_shown(sitting, gallery, 2)
    assert len([*(tmp_path / "elsewhere").rglob("pictures/*/*.png")]) == 2


def test_all_that_was_done_to_the_library_is_undone_and_done_again(sitting: Sitting) -> None:
    gallery, history = open_gallery(sitting), sitting.studio.document.history
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    until_shown(sitting, gallery, 2)
    history.clear()
    first, second = gallery.model.numbers

    def known() -> list[tuple[int, bool, str]]:
        entries = [gallery.model.entry(number) for number in gallery.model.numbers]
        return [(each.number, each.star, each.note) for each in entries if each is not None]

    choose(gallery, 0)
    sitting.qtbot.keyClick(gallery.list, "*")
    sitting.until(lambda: known()[0] == (first, True, ""))
    sitting.studio.library.marking.write_note(second, "sky")
    sitting.until(lambda: (second, False, "sky") in known())
    choose(gallery, 0)
    press(sitting, gallery, Qt.Key.Key_Delete)
    sitting.until(lambda: known() == [(second, False, "sky")])
    assert [change.words() for change in history.changes] == [
        "Star: 1 picture",
        "Note “sky”",
        "Delete 1 picture",
    ]
    action = sitting.studio.window.actions_["undo"]
    sitting.until(lambda: action.text() == "Undo Delete 1 picture")
    history.go_to(0)
    sitting.until(lambda: known() == [(first, False, ""), (second, False, "")])
    history.go_to(3)
    sitting.until(lambda: known() == [(second, False, "sky")])
    history.go_to(1)
    sitting.until(lambda: known() == [(first, True, ""), (second, False, "")])


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # the offscreen screen's
def test_a_single_picture_of_the_bin_goes_for_good(sitting: Sitting) -> None:
    gallery, actions = open_gallery(sitting), sitting.studio.window.actions_
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    until_shown(sitting, gallery, 2)
    assert not actions["library_delete"].isEnabled()
    assert "Choose a picture of the library first." in actions["library_delete"].toolTip()
    gallery.list.selectAll()
    assert "not in the bin" in actions["library_discard"].toolTip()
    press(sitting, gallery, Qt.Key.Key_Delete)
    sitting.until(lambda: gallery.model.numbers == [])
    gallery.binned.click()
    until_shown(sitting, gallery, 2)
    first, second = gallery.model.numbers
    choose(gallery, 0)
    press(sitting, gallery, Qt.Key.Key_Delete)
    box = sitting.studio.window.findChild(QMessageBox)
    assert box is not None
    assert box.text() == "Delete for good: 1 picture?"
    assert box.defaultButton().text() != "Delete for good", "Enter alone deletes nothing"
    button = next(each for each in box.buttons() if each.text() == "Delete for good")
    button.click()
    sitting.until(lambda: gallery.model.numbers == [second])
    assert len([*default_folder().rglob("bin/*/*.png")]) == 1
    choose(gallery, 0)
    press(sitting, gallery, Qt.Key.Key_P)
    sitting.until(lambda: gallery.model.numbers == [])
    gallery.binned.click()
    sitting.until(lambda: gallery.model.numbers == [second])
    assert first != second


@pytest.mark.qt_log_ignore("does not support")  # the offscreen screen's: raise, grab the keyboard
def test_the_menu_of_a_picture_is_made_of_the_windows_commands(sitting: Sitting) -> None:
    gallery, actions = open_gallery(sitting), sitting.studio.window.actions_
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    until_shown(sitting, gallery, 2)
    choose(gallery, 0)
    gallery.list.customContextMenuRequested.emit(gallery.list.viewport().rect().center())
    menu = gallery.findChild(QMenu)
    assert menu is not None
    said = [action.text() for action in menu.actions() if action.text()]
    assert f"{actions['library_steps'].text()} (T)" in said
    seed = next(each for each in menu.actions() if each.text().endswith("(S)"))
    sitting.studio.document.change({"seed": 3, "seed_locked": True})
    seed.trigger()
    sitting.until(lambda: sitting.studio.document.parameters.seed != 3)
    menu.close()
    sitting.do("library")
    assert not actions["library_star"].isEnabled(), "what is not seen is not acted upon"


def test_pictures_are_found_by_the_words_of_the_windows_language(sitting: Sitting) -> None:
    gallery, studio = open_gallery(sitting), sitting.studio
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    until_shown(sitting, gallery, 2)
    for typed in ("generated ddim", "DPM-Solver"):
        gallery.search.setText(typed)
        until_shown(sitting, gallery, 2 if "ddim" in typed else 0)
    studio.window.language_chosen.emit("ko")
    try:
        word = QCoreApplication.translate("Library", "Generated")
        assert word != "Generated"
        gallery.search.setText(f"{word} ddim")
        sitting.until(lambda: len(gallery.model.numbers) == 2)
    finally:
        studio.window.language_chosen.emit("en")


def test_a_run_that_fails_keeps_what_it_made_and_why(sitting: Sitting) -> None:
    gallery, studio = open_gallery(sitting), sitting.studio
    make_one_step(sitting)
    sitting.do("step")
    sitting.until(lambda: studio.document.state.k == 2)
    sitting.until_phase(Phase.PAUSED)
    client = studio.link.client
    assert client is not None
    job: Any = client._engine._paused[sitting.run.name].job

    def no_memory(x: object, t: object, y: object = None) -> None:
        raise MemoryError

    job.network.network = no_memory
    sitting.do("pause")
    sitting.until_phase(Phase.FAILED)
    until_shown(sitting, gallery, 2)
    entries = [gallery.model.entry(number) for number in gallery.model.numbers]
    assert [(each.facts.ending, each.facts.done) for each in entries if each] == [("failed", 2)] * 2
    said = gallery.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Failed after step 2 of 12: " in said
    assert "choose a smaller model" in said
    assert gallery.model.index(0).data().startswith("✕ ")
    choose(gallery, 0)
    press(sitting, gallery, Qt.Key.Key_T)
    status, bar = studio.window.status, studio.window.run_bar.text
    sitting.until(lambda: "2 steps of this picture" in status.currentMessage())
    assert bar.text() == "Failed at step 2"
    assert "choose a smaller model" in bar.toolTip()
    assert isinstance(sitting.run.state.message, Sentence), "it follows the window's language"
