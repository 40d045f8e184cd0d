"""What a person was doing comes back: after an orderly end, after a crash, and out of a file."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox

from diffusion_studio.attachments import attach
from diffusion_studio.library.sessions import default_root
from diffusion_studio.ui.interpolate.interpolating import EndChoice
from diffusion_studio.ui.lab.settings import LabSettings
from diffusion_studio.ui.panels.form import Choice
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.session import controller
from diffusion_studio.ui.tools.masking import Tool
from tests.ui.conftest import PATIENCE, Sitting

SitDown = Callable[..., Sitting]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    pixels = np.random.default_rng(1).integers(0, 256, (40, 50, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def leave(sitting: Sitting) -> None:
    """Close the window, as the program does."""
    sitting.studio.window.close()
    sitting.studio.hush()
    assert sitting.studio.end(PATIENCE / 1000)


def vanish(sitting: Sitting) -> None:
    """As after kill -9: what was saved by now is there, and nobody holds it."""
    saved = sitting.studio.session._sessions._own
    assert saved is not None
    shutil.copytree(saved, saved.with_name("session-900"), ignore=shutil.ignore_patterns("lock"))


def open_photo(sitting: Sitting, path: Path) -> None:
    sitting.studio.sources.open(str(path))
    sitting.until(lambda: sitting.studio.document.sourcing.picture is not None)
    sitting.until(lambda: sitting.studio.document.masking.mask is not None)


def paint(sitting: Sitting) -> np.ndarray:
    """Draw a stroke with the brush, by the mouse; the mask then."""
    canvas = sitting.studio.window.canvas
    sitting.do(Tool.BRUSH.value)
    middle = canvas.viewport().rect().center()
    for move in (QTest.mousePress, QTest.mouseRelease):
        move(canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    mask = sitting.studio.document.masking.mask
    assert mask is not None
    assert mask.pixels.any()
    return mask.to_array()


def hold_at(sitting: Sitting, k: int) -> None:
    """A run that is held before step k."""
    for n in range(k):
        sitting.do("step")
        sitting.until(lambda n=n: sitting.studio.document.state.k == n + 1)
        sitting.until_phase(Phase.PAUSED)


def go_on_to_the_end(sitting: Sitting) -> np.ndarray:
    sitting.do("pause")
    sitting.until_phase(Phase.FINISHED)
    assert sitting.run.x_t is not None
    return sitting.run.x_t


def saved_runs() -> list[int]:
    """The steps before which the runs are held that lie on the disk."""
    files = default_root().glob("session-*/session.json")
    return [run["k"] for file in files for run in json.loads(file.read_text())["runs"]]


def test_nothing_is_written_once_the_window_has_gone(sit_down: SitDown) -> None:
    sitting = sit_down()
    leave(sitting)
    session = sitting.studio.session
    sitting.studio.document.change({"steps": 7})
    session.touch()
    session.save()  # its thread has ended
    assert not session._soon.isActive()


def test_everything_is_there_again_and_a_held_run_goes_on_to_the_very_bits(
    sit_down: SitDown, sitting: Sitting, photo: Path
) -> None:
    open_photo(sitting, photo)
    mask = paint(sitting)
    document = sitting.studio.document
    document.change({"steps": 9, "sampler": "dpm_solver_2m"})
    document.restoring.change({"operator": "inpainting"})
    path = sitting.studio.paths.interpolating
    path.change({"shape": "grid", "columns": 5})
    path.set_end(1, EndChoice("picture", 7, "photo", "star", attach(np.zeros((4, 4, 3), np.uint8))))
    sitting.studio.starts.starting.set_strength(0.3)
    hold_at(sitting, 3)
    leave(sitting)

    again = sit_down()
    empty = again.studio.window.empty
    again.until(lambda: empty.title.text() == "Paused at step 3 of 9, as you left it")
    again.until_phase(Phase.PAUSED)
    there = again.studio.document
    assert there.queue.kept() == [], "it has begun, and is no job that waits"
    again.until(lambda: there.pictures() is not None)
    assert there.state.k == 3
    assert there.parameters == document.parameters
    assert there.restoring.parameters == document.restoring.parameters
    found = again.studio.paths.interpolating
    assert (found.path, found.ends, found.place) == (path.path, path.ends, path.place)
    assert again.studio.starts.starting.strength == 0.3
    assert there.sourcing.picture is not None
    assert there.sourcing.picture.path == photo
    np.testing.assert_array_equal(there.sourcing.picture.pixels, document.sourcing.picture.pixels)
    np.testing.assert_array_equal(there.masking.masks()[50, 40], mask)
    again.until(lambda: there.playhead is not None and there.playhead.record.newest == 3)
    assert there.playhead is not None
    assert (there.playhead.record.first, there.playhead.record.steps) == (0, 9)
    assert not there.history.stack.canUndo(), "nobody did anything yet"
    finished = go_on_to_the_end(again)

    again.do("generate")
    again.until(lambda: again.phase is Phase.FINISHED and again.run.state.total is not None)
    there.change({"seed": document.parameters.seed, "seed_locked": True})
    again.do("generate")
    again.until_phase(Phase.FINISHED)
    assert again.run.x_t is not None
    np.testing.assert_array_equal(again.run.x_t, finished)


def test_a_run_that_goes_on_when_the_window_closes_is_held_at_the_next_start(
    sit_down: SitDown, sitting: Sitting
) -> None:
    sitting.studio.document.change({"steps": 1000, "count": 1})
    sitting.do("generate")
    sitting.until(lambda: sitting.studio.document.state.k > 2)
    leave(sitting)
    again = sit_down()
    again.until_phase(Phase.PAUSED)
    again.until(lambda: again.studio.document.state.k > 2)
    assert "One run is back" in again.studio.window.status.currentMessage()
    again.do("stop")
    again.until_phase(Phase.CANCELLED)


def test_a_run_that_has_just_begun_survives_a_crash(sit_down: SitDown, sitting: Sitting) -> None:
    sitting.studio.document.change({"steps": 1000, "count": 1})
    sitting.do("generate")
    sitting.until(lambda: len(saved_runs()) == 1)
    assert sitting.phase is Phase.RUNNING, "it was not held for that"
    vanish(sitting)
    sitting.do("stop")
    again = sit_down()
    again.until(lambda: again.studio.window.notices.notice is not None)
    again.do("session_restore")
    again.until_phase(Phase.PAUSED)
    again.until(lambda: not again.studio.session._runs._reviving)
    again.do("step")
    made = again.studio.document.state.k
    again.until(lambda: again.studio.document.state.k == made + 1)
    assert again.run.recipe.steps == 1000


def test_who_wants_to_start_afresh_does(sit_down: SitDown, sitting: Sitting) -> None:
    hold_at(sitting, 1)
    sitting.until(lambda: saved_runs() == [1])
    sitting.do("session_resume")
    assert not sitting.studio.settings.resume
    leave(sitting)
    assert list(default_root().glob("session-*")) == []


def test_after_a_crash_the_next_start_offers_what_was_being_done(
    sit_down: SitDown, sitting: Sitting, photo: Path
) -> None:
    open_photo(sitting, photo)
    mask = paint(sitting)
    hold_at(sitting, 2)
    sitting.until(lambda: saved_runs() == [2])
    vanish(sitting)
    again = sit_down()
    notices = again.studio.window.notices
    again.until(lambda: notices.notice is not None)
    assert "was cut off (" in notices.text.text()
    assert (notices.help.text(), notices.other.text()) == ("Restore session", "Discard session")
    assert again.studio.document.sourcing.picture is None, "not before a person has decided"
    QTest.mouseClick(notices.help, Qt.MouseButton.LeftButton)
    again.until_phase(Phase.PAUSED)
    again.until(lambda: again.studio.document.state.k == 2)
    np.testing.assert_array_equal(again.studio.document.masking.masks()[50, 40], mask)
    assert notices.notice is None
    again.until(lambda: not default_root().joinpath("session-900").exists())
    again.until(lambda: saved_runs() == [2, 2])  # its own, and that of the window before


def test_what_is_discarded_is_gone(sit_down: SitDown, sitting: Sitting) -> None:
    hold_at(sitting, 1)
    sitting.until(lambda: saved_runs() == [1])
    vanish(sitting)
    again = sit_down()
    notices = again.studio.window.notices
    again.until(lambda: notices.notice is not None)
    QTest.mouseClick(notices.other, Qt.MouseButton.LeftButton)
    again.until(lambda: not default_root().joinpath("session-900").exists())
    assert notices.notice is None
    assert again.phase is Phase.IDLE


def test_a_damaged_session_is_told_once_and_stops_nothing(
    sit_down: SitDown, tiny_model: Path
) -> None:
    folder = default_root() / "session-3"
    folder.mkdir(parents=True)
    (folder / "session.json").write_bytes(b'{"kind": "diffusion-studio ses')
    sitting = sit_down()
    notices = sitting.studio.window.notices
    sitting.until(lambda: notices.notice is not None)
    assert "it is damaged. It was set aside as set-aside-1" in notices.text.text()
    sitting.open_model(tiny_model)
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)


def test_a_session_travels_in_a_file(
    sit_down: SitDown, sitting: Sitting, photo: Path, tmp_path: Path
) -> None:
    open_photo(sitting, photo)
    hold_at(sitting, 2)
    path = tmp_path / "work.dstudio"
    sitting.studio.session.save_as(str(path))
    sitting.until(path.exists)
    sitting.do("stop")
    sitting.until_phase(Phase.CANCELLED)
    sitting.studio.document.sourcing.take(None)
    sitting.studio.document.change({"steps": 77})
    sitting.studio.window.files_dropped.emit([str(path)])
    sitting.until_phase(Phase.PAUSED)
    sitting.until(lambda: sitting.studio.document.state.k == 2)
    assert sitting.studio.document.parameters.steps == 12
    assert sitting.studio.document.sourcing.picture is not None
    path.write_bytes(path.read_bytes()[:-30])
    sitting.studio.session.open(str(path))
    sitting.until(lambda: sitting.studio.window.notices.notice is not None)
    assert "work.dstudio cannot be opened: it is cut" in sitting.studio.window.notices.text.text()


def test_a_run_whose_model_has_gone_is_told_and_waits_for_it(
    sit_down: SitDown, tiny_model: Path, tmp_path: Path
) -> None:
    model = tmp_path / "model"
    shutil.copytree(tiny_model, model)
    sitting = sit_down()
    sitting.open_model(model)
    sitting.studio.document.change({"steps": 6, "precision": "float32"})
    hold_at(sitting, 2)
    leave(sitting)
    os.rename(model, tmp_path / "elsewhere")
    without = sit_down()
    without.until_phase(Phase.FAILED)
    assert "There is no model" in without.studio.document.state.message
    leave(without)
    os.rename(tmp_path / "elsewhere", model)
    again = sit_down()
    again.until_phase(Phase.PAUSED)
    again.until(lambda: again.studio.document.state.k == 2)
    go_on_to_the_end(again)


def test_a_full_disk_is_told_once(
    sit_down: SitDown, tiny_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = default_root()
    root.parent.mkdir(parents=True)
    root.write_text("in the way")
    sitting = sit_down()
    sitting.open_model(tiny_model)
    sitting.studio.session.save()
    notices = sitting.studio.window.notices
    sitting.until(lambda: notices.notice is not None)
    assert "would not survive a crash" in notices.text.text()
    root.unlink()
    sitting.studio.document.change({"steps": 5})
    sitting.studio.session.save()
    sitting.until(lambda: list(root.glob("session-*/session.json")) != [])


def test_what_is_changed_is_kept_every_half_minute(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sitting.studio.session
    assert session._every.interval() == controller.EVERY == 30_000
    session._every.setInterval(50)
    sitting.studio.document.change({"steps": 33})
    sitting.until(lambda: list(default_root().glob("session-*/session.json")) != [])
    (found,) = _read_all(sitting)
    assert found["form"]["parameters"]["steps"] == 33


def _read_all(sitting: Sitting) -> list[dict[str, object]]:
    from diffusion_studio.library.session import read_session

    return [read_session(folder).parts for folder in default_root().glob("session-*")]


def test_the_docks_stand_as_they_did(sit_down: SitDown, sitting: Sitting) -> None:
    gallery = sitting.studio.window.gallery_dock
    assert not gallery.isVisible()
    sitting.do("library")
    sitting.until(gallery.isVisible)
    leave(sitting)
    again = sit_down()
    again.until(again.studio.window.gallery_dock.isVisible)
    assert again.studio.window.actions_["library"].isChecked()


def test_the_laboratory_is_as_it_was_left(sit_down: SitDown) -> None:
    sitting = sit_down()
    sitting.studio.document.choose_tab("lab")
    lab, panel = sitting.studio.laboratory, sitting.studio.laboratory.panel
    sitting.until(lambda: lab.session.frame is not None)
    choose(panel.world, "rings")
    choose(panel.process, "annealed")
    type_in(panel.sliders["step_size"].box, "0.25")
    type_in(panel.sliders["count"].box, "300")
    QTest.mouseClick(panel.trails, Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel.measured, Qt.MouseButton.LeftButton)
    type_in(panel.sliders["y"].box, "-1")
    left = lab.settings
    leave(sitting)

    again = sit_down()
    there = again.studio.laboratory
    again.until(lambda: again.studio.document.tab == "lab")
    again.until(lambda: there.session.frame is not None)
    assert there.settings == left
    assert there.settings.dials.line is not None
    assert there.panel.world.currentData() == "rings"
    assert there.panel.sliders["step_size"].box.value() == 0.25
    assert not there.panel.trails.isChecked()
    frame = there.session.frame
    assert frame is not None
    assert len(frame.particles) == 300


@pytest.mark.parametrize(
    "damage", [{"world": "moon"}, {"setup": {"world": [], "steps": 10**9}}, {"pace": "fast"}, 3]
)
def test_a_laboratory_that_cannot_be_is_left_out_and_told(
    sit_down: SitDown, damage: object
) -> None:
    sitting = sit_down()
    leave(sitting)
    (file,) = default_root().glob("session-*/session.json")
    session = json.loads(file.read_text())
    lab = session["parts"]["lab"]
    session["parts"]["lab"] = {**lab, **damage} if isinstance(damage, dict) else damage
    file.write_text(json.dumps(session))

    again = sit_down()
    notices = again.studio.window.notices
    again.until(lambda: "the settings of Lab" in notices.text.text())
    assert again.studio.laboratory.settings == LabSettings()


def type_in(box: QAbstractSpinBox, number: str) -> None:
    """Type a number, and leave the box."""
    box.selectAll()
    QTest.keyClicks(box, number)
    QTest.keyClick(box, Qt.Key.Key_Return)


def choose(choice: Choice, data: object) -> None:
    """Pick an entry, as a hand does."""
    choice.setCurrentIndex(choice.findData(data))
    choice.activated.emit(choice.currentIndex())
