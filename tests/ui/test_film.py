"""A film is ordered in a real window: what it shows, how long it is, progress and giving it up."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from diffusion_studio.ui.film.dialog import FilmDialog
from diffusion_studio.ui.film.frames import GAP, frame
from diffusion_studio.ui.film.options import FilmOptions
from diffusion_studio.ui.run_state import Phase
from tests.ui.conftest import Sitting

STEPS = 12


def test_a_frame_holds_enlarged_pictures_side_by_side_above_its_caption(
    qapp: QApplication,  # letters need it
) -> None:
    picture = np.arange(16 * 16 * 3, dtype=np.uint8).reshape(16, 16, 3)
    plain = frame([picture, 255 - picture], 40, None)
    assert plain.shape == (48, 2 * 48 + GAP, 3)
    np.testing.assert_array_equal(plain[::3, :48:3], picture)
    np.testing.assert_array_equal(plain[1::3, 48 + GAP :: 3], 255 - picture)
    told = frame([picture, 255 - picture], 40, "Step 3 of 12 · σ 0.8")
    np.testing.assert_array_equal(told[:48], plain)
    assert told[48:].max() > 200  # there are letters
    assert frame([picture], 1, None).shape == (16, 16, 3)  # pictures are never made smaller


def test_a_film_may_run_backwards() -> None:
    options = FilmOptions(first=9, last=6, rate=2.0)
    assert list(options.states) == [9, 8, 7, 6]
    assert options.seconds == 2.0


@pytest.fixture
def ordering(sitting: Sitting, tmp_path: Path) -> tuple[Sitting, FilmDialog]:
    """A finished run, and the window in which its film is ordered."""
    assert not sitting.studio.window.actions_["film"].isEnabled()
    sitting.studio.settings.save_folder = str(tmp_path)
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    sitting.studio.window.show()
    sitting.do("film")
    dialog = sitting.studio.film.dialog
    assert dialog is not None
    return sitting, dialog


def choose(dialog: FilmDialog, content: str, kind: str) -> None:
    dialog.content.setCurrentIndex(dialog.content.findData(content))
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.kind.picked.emit(kind)


def test_the_film_shows_the_chosen_steps(
    ordering: tuple[Sitting, FilmDialog], tmp_path: Path
) -> None:
    sitting, dialog = ordering
    sitting.studio.document.select(1)
    assert (dialog.first.value(), dialog.last.value()) == (0, STEPS)
    dialog.first.setValue(3)
    dialog.rate.setValue(5)
    choose(dialog, "both", "png")
    assert "10 frames, 2.0 seconds" in dialog.about.text()
    dialog.captions.setChecked(False)
    dialog.size_box.setValue(64)
    sitting.qtbot.mouseClick(dialog.buttons.buttons()[0], Qt.MouseButton.LeftButton)
    assert not dialog.content.isEnabled()  # it is being made
    sitting.until(lambda: dialog.isHidden() and len(list(tmp_path.glob("*.png"))) == 10)
    films = sorted(tmp_path.glob("*.png"))
    client = sitting.studio.link.client
    assert client is not None
    (state,) = client.frames(sitting.run.name, "x_t", [3], 1)
    (belief,) = client.frames(sitting.run.name, "x_0", [2], 1)
    seen = np.asarray(Image.open(films[0]))
    np.testing.assert_array_equal(seen[::4, :64:4], state[0])
    np.testing.assert_array_equal(seen[::4, 64 + GAP :: 4], belief[0])
    sitting.do("film")  # what was chosen stays
    assert (dialog.first.value(), dialog.rate.value()) == (3, 5.0)


def test_a_film_can_be_given_up(ordering: tuple[Sitting, FilmDialog], tmp_path: Path) -> None:
    sitting, dialog = ordering
    choose(dialog, "x_0", "apng")
    dialog.size_box.setValue(1024)
    sitting.qtbot.mouseClick(dialog.buttons.buttons()[0], Qt.MouseButton.LeftButton)
    sitting.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    sitting.until(lambda: dialog.content.isEnabled())
    assert dialog.isVisible()
    assert list(tmp_path.iterdir()) == []
    sitting.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()


@pytest.mark.parametrize("bundle", [False, True])
def test_where_no_encoder_is_found_the_way_to_one_is_told(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bundle: bool
) -> None:
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)  # as if it were not installed
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "frozen", bundle, raising=False)
    dialog = FilmDialog()
    dialog.show_options(FilmOptions(kind="mp4"))
    assert ("pip install" in dialog.about.text()) is not bundle
    assert "ffmpeg" in dialog.about.text()
    assert not dialog.buttons.buttons()[0].isEnabled()
    choose(dialog, "x_t", "apng")
    assert dialog.buttons.buttons()[0].isEnabled()
    dialog.deleteLater()
