"""The window at work, with a real engine and a real small model."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from diffusion_studio import __version__
from diffusion_studio.library.picture import read_provenance
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.actions import COMMANDS
from diffusion_studio.ui.keys_dialog import KeysDialog
from diffusion_studio.ui.panels.notice_bar import Notice, NoticeBar
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.settings import load_settings
from diffusion_studio.ui.theme import icon
from diffusion_studio.ui.translation import install_translation
from tests.ui.conftest import Sitting, make_one_step

MANY = 1000  # steps: a run that does not end while one looks


def test_a_click_on_generate_makes_a_picture_appear(sitting: Sitting) -> None:
    window = sitting.studio.window
    assert window.stack.currentWidget() is window.empty
    sitting.qtbot.mouseClick(window.run_bar.generate, Qt.MouseButton.LeftButton)
    assert sitting.phase is Phase.QUEUED
    sitting.until_phase(Phase.FINISHED)
    assert window.stack.currentWidget() is window.canvases
    assert len(window.canvas.items_shown) == 2
    assert sitting.run.x_t is not None
    for item, picture in zip(window.canvas.items_shown, sitting.run.x_t, strict=True):
        colour = item.image.pixelColor(5, 9)
        assert (colour.red(), colour.green(), colour.blue()) == tuple(picture[9, 5])
    assert window.run_bar.progress.fraction == 1.0
    assert window.run_bar.text.text().startswith("Finished, 12 steps in ")
    assert sitting.run.recipe.label == "circle"


def test_keys_pause_step_resume_and_stop(sitting: Sitting) -> None:
    window, qtbot = sitting.studio.window, sitting.qtbot
    sitting.studio.document.change({"steps": MANY})
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sitting.until(lambda: sitting.studio.document.state.k >= 2)
    qtbot.keyClick(window, Qt.Key.Key_K)
    assert sitting.phase is Phase.PAUSING
    sitting.until_phase(Phase.PAUSED)
    k = sitting.studio.document.state.k
    assert window.actions_["pause"].text() == "Resume"
    assert window.run_bar.pause.icon().cacheKey() == icon("resume").cacheKey()
    for more in (1, 2):
        qtbot.keyClick(window, Qt.Key.Key_Right)
        sitting.until(lambda more=more: sitting.studio.document.state.k == k + more)
        sitting.until_phase(Phase.PAUSED)
    qtbot.keyClick(window, Qt.Key.Key_K)
    sitting.until(lambda: sitting.studio.document.state.k > k + 2)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert sitting.phase is Phase.CANCELLING  # acknowledged before the engine has answered
    assert "Stopping" in window.run_bar.text.text()
    assert not window.actions_["stop"].isEnabled()
    sitting.until_phase(Phase.CANCELLED)
    assert sitting.studio.document.pictures() is not None


def test_a_step_from_rest_makes_one_step(sitting: Sitting) -> None:
    make_one_step(sitting)
    assert sitting.studio.document.state.k == 1
    assert "Paused at step 1 of 12" in sitting.studio.window.run_bar.text.text()
    sitting.do("pause")  # goes on to the end
    sitting.until_phase(Phase.FINISHED)


def test_a_paused_run_frees_the_networks_memory_when_asked(sitting: Sitting) -> None:
    make_one_step(sitting)
    sitting.do("free_memory")
    sitting.until(lambda: "memory is free" in sitting.studio.window.status.currentMessage())
    assert sitting.phase is Phase.PAUSED
    sitting.do("pause")  # goes on, with the networks read again
    sitting.until_phase(Phase.FINISHED)


def test_turning_the_guidance_steers_the_run_that_goes_on(sitting: Sitting) -> None:
    panel = sitting.studio.window.generate_panel
    make_one_step(sitting)
    assert panel.live.lit
    assert "while the run goes on" in panel.live.toolTip()
    assert "while the run goes on" in panel.live.accessibleName()
    panel.guidance.slider.setValue(50)  # tenths
    assert sitting.studio.document.parameters.guidance_scale == pytest.approx(5.0)
    sitting.do("pause")
    sitting.until_phase(Phase.FINISHED)
    assert not panel.live.lit
    assert panel.live.toolTip() == ""
    as_run = sitting.run.as_run
    assert as_run is not None
    assert as_run.guidance_scale is not None
    assert as_run.guidance_scale.points == ((0, 2.0), (1, 5.0))
    assert sitting.run.recipe.guidance_scale != as_run.guidance_scale


def test_belief_and_state_can_be_switched_during_and_after_a_run(sitting: Sitting) -> None:
    window = sitting.studio.window
    make_one_step(sitting)
    run = sitting.run
    assert run.x_0 is not None
    assert run.x_t is not None
    assert not np.array_equal(run.x_0, run.x_t)

    def shows(pictures: np.ndarray) -> bool:
        colour = window.canvas.items_shown[0].image.pixelColor(0, 0)
        return (colour.red(), colour.green(), colour.blue()) == tuple(pictures[0, 0, 0])

    for button, pictures in (
        (window.header.state, run.x_t),
        (window.header.belief, run.x_0),
    ):
        sitting.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert shows(pictures)
        assert button.isChecked()
    assert "belief at step 1 of 12" in window.header.about.text()
    sitting.do("pause")
    sitting.until_phase(Phase.FINISHED)
    sitting.do("switch_picture")
    assert shows(run.x_t)


def test_runs_queue_and_earlier_ones_can_be_seen_again(sitting: Sitting) -> None:
    document, window = sitting.studio.document, sitting.studio.window
    for _ in range(2):
        sitting.do("generate")
    assert document.shown == next(iter(document.runs))
    assert window.run_bar.queue.text() == "1 waiting"
    assert window.run_bar.queue.isVisible()
    assert "Alt+Right" in window.run_bar.queue.toolTip()
    sitting.until(lambda: all(run.state.phase.ended for run in document.runs.values()))
    assert document.shown == list(document.runs)[1]
    assert window.header.place.text() == "2 / 2"
    first, second = document.runs.values()
    assert first.recipe.seed != second.recipe.seed
    sitting.do("previous_run")
    assert document.run is first
    assert not window.actions_["previous_run"].isEnabled()


def test_a_locked_seed_makes_the_same_pictures_again(sitting: Sitting) -> None:
    panel = sitting.studio.window.generate_panel
    panel.seed.lineEdit().setText("18446744073709551615")
    panel.seed.editingFinished.emit()
    panel.lock.click()
    pictures = []
    for _ in range(2):
        sitting.do("generate")
        sitting.until_phase(Phase.FINISHED)
        assert sitting.run.recipe.seeds == (2**64 - 1, 0)
        pictures.append(sitting.run.x_t)
    assert pictures[0] is not None
    assert np.array_equal(pictures[0], pictures[1])
    panel.dice.click()
    assert sitting.studio.document.parameters.seed != 2**64 - 1


@pytest.mark.parametrize(("field", "typed"), [("steps", "7"), ("count", "3"), ("seed", "123456")])
def test_a_number_typed_is_taken_though_enter_was_not_pressed(
    sitting: Sitting, field: str, typed: str
) -> None:
    window, qtbot = sitting.studio.window, sitting.qtbot
    sitting.studio.document.change({"seed_locked": True})
    widget = getattr(window.generate_panel, field)
    box = getattr(widget, "box", widget)
    window.activateWindow()
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, typed)
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sitting.until(lambda: sitting.studio.document.run is not None)
    assert getattr(sitting.run.recipe, field) == int(typed)
    sitting.until_phase(Phase.FINISHED)


def test_saved_pictures_carry_their_own_recipe(sitting: Sitting, tmp_path: Path) -> None:
    sitting.studio.settings.save_folder = str(tmp_path / "pictures")
    assert not sitting.studio.window.actions_["save"].isEnabled()
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    sitting.do("save")
    sitting.until(lambda: "Saved 2 pictures" in sitting.studio.window.status.currentMessage())
    saved = sorted((tmp_path / "pictures").glob("*.png"))
    seeds = {read_provenance(path).recipe.seed for path in saved}
    assert seeds == set(sitting.run.recipe.seeds)
    sitting.studio.document.select(1)
    sitting.do("save")
    sitting.until(lambda: "Saved circle" in sitting.studio.window.status.currentMessage())
    assert len(sorted((tmp_path / "pictures").glob("*.png"))) == 3


def drop(sitting: Sitting, path: Path) -> None:
    """Drop a file on the window, as a file manager does."""
    window, data = sitting.studio.window, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), action, data, button, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), action, data, button, keys))


def test_a_picture_dropped_on_the_window_brings_its_settings_back(
    sitting: Sitting, tmp_path: Path
) -> None:
    document = sitting.studio.document
    sitting.studio.settings.save_folder = str(tmp_path)
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    made = sitting.run.x_t
    assert made is not None
    document.select(1)
    sitting.do("save")
    sitting.until(lambda: any(tmp_path.glob("*.png")))
    document.change({"label": 2, "steps": 3, "guidance_scale": 0.0, "precision": "auto"})
    drop(sitting, next(tmp_path.glob("*.png")))
    sitting.until(lambda: document.parameters.steps == 12)
    assert document.parameters.seed_locked
    assert document.parameters.count == 1
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    assert sitting.run.x_t is not None
    difference = np.abs(sitting.run.x_t[0].astype(int) - made[1])
    assert difference.max() <= 1  # alone or in a batch, to rounding


def test_a_file_without_a_recipe_is_told_inline(sitting: Sitting, tmp_path: Path) -> None:
    before = sitting.studio.document.parameters
    path = tmp_path / "notes.json"
    path.write_text("[1, 2", encoding="utf-8")
    drop(sitting, path)
    sitting.until(lambda: sitting.studio.window.notices.notice is not None)
    notice = sitting.studio.window.notices.notice
    assert notice is not None
    assert "not a recipe" in notice.text
    assert sitting.studio.document.parameters == before


def test_a_recipe_for_a_model_that_is_gone_changes_nothing(
    sitting: Sitting, tmp_path: Path
) -> None:
    document = sitting.studio.document
    before = document.parameters
    path = tmp_path / "recipe.json"
    path.write_text(Recipe(model=str(tmp_path / "gone"), seed=5).to_json(), encoding="utf-8")
    drop(sitting, path)
    sitting.until(lambda: sitting.studio.window.notices.notice is not None)
    notice = sitting.studio.window.notices.notice
    assert notice is not None
    assert "gone" in notice.text
    assert document.parameters == before
    assert document.opening is None


def test_a_dropped_folder_is_opened_as_a_model(
    sit_down: Callable[..., Sitting], tiny_model: Path
) -> None:
    sitting = sit_down()
    drop(sitting, tiny_model)
    sitting.until(lambda: sitting.studio.document.parameters.model == str(tiny_model))
    assert sitting.studio.window.generate_panel.model.currentText() == "tiny"


def test_copying_takes_the_chosen_picture_or_all(sitting: Sitting) -> None:
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    clipboard = QGuiApplication.clipboard()
    sitting.do("copy")
    assert clipboard.image().width() > 2 * 16
    sitting.studio.document.select(1)
    sitting.do("copy")
    image = clipboard.image()
    assert (image.width(), image.height()) == (16, 16)
    pictures = sitting.studio.document.pictures()
    assert pictures is not None
    colour = image.pixelColor(3, 4)
    assert (colour.red(), colour.green(), colour.blue()) == tuple(pictures[1, 4, 3])
    sitting.do("copy_recipe")
    assert Recipe.from_json(clipboard.text()) == sitting.run.as_run
    clipboard.clear()


def test_a_click_on_the_canvas_chooses_and_the_header_names_its_seed(sitting: Sitting) -> None:
    window = sitting.studio.window
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    item = window.canvas.items_shown[1]
    place = window.canvas.mapFromScene(item.mapToScene(QPointF(8, 8)))
    sitting.qtbot.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sitting.studio.document.selected == 1
    assert item.chosen
    assert str(sitting.run.recipe.seeds[1]) in window.header.about.text()
    sitting.qtbot.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert sitting.studio.document.selected is None


def test_what_was_set_is_there_at_the_next_start(
    sitting: Sitting, sit_down: Callable[..., Sitting], tiny_model: Path
) -> None:
    studio = sitting.studio
    studio.document.change(
        {"label": 2, "sampler": "ddim", "eta": 0.25, "seed": 77, "seed_locked": True}
    )
    studio.document.change({"guidance_scale": 3.5})
    studio.document.show_picture("x_t")
    studio.window.resize(771, 577)  # the offscreen screen is small
    studio.window.close()
    assert studio.keep_settings() is None

    settings, message = load_settings()
    assert message is None
    again = sit_down(settings)
    again.until(lambda: again.studio.document.model is not None)
    parameters = again.studio.document.parameters
    assert parameters == studio.document.parameters
    assert parameters.model == str(tiny_model)
    assert again.studio.document.picture == "x_t"
    assert again.studio.window.size().toTuple() == (771, 577)
    panel = again.studio.window.generate_panel
    assert panel.label.currentText() == "star"
    assert panel.guidance.box.value() == pytest.approx(3.5)


def test_two_windows_work_beside_each_other(
    sitting: Sitting, sit_down: Callable[..., Sitting], tiny_model: Path
) -> None:
    other = sit_down()
    other.open_model(tiny_model)
    other.studio.document.change({"steps": 4})
    for one in (sitting, other):
        one.do("generate")
    for one in (sitting, other):
        one.until_phase(Phase.FINISHED)
        assert one.studio.keep_settings() is None
    settings, message = load_settings()
    assert message is None
    assert settings.recipe is not None
    assert settings.recipe["steps"] == 4  # the last to close is remembered, whole


def test_the_window_closes_in_mid_run(sitting: Sitting) -> None:
    sitting.studio.document.change({"steps": MANY})
    sitting.do("generate")
    sitting.until(lambda: sitting.studio.document.state.k >= 1)
    sitting.studio.window.close()
    sitting.studio.hush()
    assert sitting.studio.end(60)
    assert not sitting.studio.window.isVisible()


def test_every_command_has_words_and_disabled_ones_a_reason(sitting: Sitting) -> None:
    keys: dict[str, str] = {}
    for command in COMMANDS:
        action = sitting.studio.window.actions_[command.id]
        assert action.text()
        if not action.isEnabled():
            tip = action.toolTip().splitlines()
            assert len(tip) == 2
            assert tip[1].endswith(".")
            assert tip[1] != command.tip
        for key in command.keys:
            assert key not in keys, f"{key} is {keys.get(key)} and {command.id}"
            keys[key] = command.id


def is_whole(bar: NoticeBar) -> bool:
    """Nothing of a notice's text and buttons is cut off."""
    buttons = (bar.help, bar.other, bar.more)
    fits = all(button.width() >= button.sizeHint().width() for button in buttons)
    return fits and bar.text.height() >= bar.text.heightForWidth(bar.text.width())


def test_a_notice_is_read_whole_however_narrow_its_bar_is(sitting: Sitting) -> None:
    window = sitting.studio.window
    window.resize(1000, 680)
    notice = Notice("error", "One word after the other. " * 8, "Why", "queue_take_up", other="open")
    for dock in (False, True):
        window.queue_dock.setVisible(dock)
        window.notices.post(notice)
        sitting.until(lambda: is_whole(window.notices))


def test_menus_come_in_short_sections(sitting: Sitting) -> None:
    for bar_action in sitting.studio.window.menuBar().actions():
        menu = bar_action.menu()
        assert isinstance(menu, QMenu)
        rows = [action.isSeparator() for action in menu.actions()]
        assert not rows[0]
        assert not rows[-1]
        lines = [n for n, is_line in enumerate([True, *rows, True]) if is_line]
        lengths = [after - before - 1 for before, after in pairwise(lines)]
        assert 1 <= min(lengths) <= max(lengths) <= 6, bar_action.text()


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # the offscreen screen's
def test_help_names_every_key_and_does_not_hold_a_run_up(sitting: Sitting) -> None:
    sitting.do("generate")
    for name in ("shortcuts", "about"):
        sitting.do(name)
        kind = KeysDialog if name == "shortcuts" else QMessageBox
        dialog = sitting.studio.window.findChild(kind)
        assert isinstance(dialog, KeysDialog | QMessageBox)
        if name == "shortcuts":
            assert dialog.height() <= sitting.studio.window.height()
            heads = [dialog.text().index(f"<b>{group}</b>") for group in ("Run", "Canvas", "File")]
            assert heads == sorted(heads)
            for action in sitting.studio.window.actions_:
                assert action.shortcut().toString() in dialog.text()
        else:
            assert __version__ in dialog.text()
        dialog.close()
        sitting.until(lambda kind=kind: sitting.studio.window.findChild(kind) is None)
    sitting.until_phase(Phase.FINISHED)


def test_the_window_changes_its_language(sitting: Sitting, qapp: QApplication) -> None:
    window = sitting.studio.window
    assert window.run_bar.generate.text() == "Generate"
    font = qapp.font()
    window.language_chosen.emit("ko")
    try:
        sitting.until(lambda: window.run_bar.generate.text() != "Generate")
        assert window.run_bar.text.text() != "Ready"
        assert window.generate_panel.advanced.text() != "Advanced"
        assert sitting.studio.settings.language == "ko"
    finally:
        install_translation(qapp, "en")
        qapp.setFont(font)


def test_the_keyboard_reaches_every_control(sitting: Sitting) -> None:
    window = sitting.studio.window
    panel, bar = window.generate_panel, window.run_bar
    wanted = {
        panel.model, panel.open_button, panel.label, panel.guidance.slider, panel.guidance.box,
        panel.sampler, panel.steps.slider, panel.steps.box, panel.eta.slider, panel.seed,
        panel.dice, panel.lock, panel.count.slider, panel.advanced, bar.generate, bar.step,
        window.canvas, window.header.belief,
    }  # fmt: skip
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    window.activateWindow()
    panel.model.setFocus()
    reached = set()
    for _ in range(60):
        reached.add(window.focusWidget())
        sitting.qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert wanted <= reached
    for widget in wanted - {window.canvas}:
        assert widget.accessibleName() or widget.text(), widget
