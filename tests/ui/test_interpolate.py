"""The Interpolate tab: ends, the handle's quick picture, the whole path, and saving it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt

from diffusion_studio.engine.records import RECORDED_RUNS
from diffusion_studio.library.picture import read_recipe
from diffusion_studio.recipe import FromPath
from diffusion_studio.start_specs import PictureEnd
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.source.source import SourcePicture
from tests.ui.conftest import Sitting


@pytest.fixture
def at_tab(sitting: Sitting) -> Sitting:
    """A window in whose Interpolate tab the handle's picture has been made."""
    studio = sitting.studio
    studio.document.change({"steps": 4})
    studio.document.choose_tab("interpolate")
    sitting.until(lambda: studio.paths.panel.pad._image is not None)
    return sitting


def test_the_handle_is_dragged_and_its_place_is_made(at_tab: Sitting) -> None:
    pad = at_tab.studio.paths.panel.pad
    before = pad._image
    for x in (40, 60, pad.width() - 20):
        at_tab.qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(x, 150))
    assert at_tab.studio.paths.interpolating.place[0] > 0.9
    at_tab.until(lambda: pad._image is not before)
    client = at_tab.studio.link.client
    assert client is not None
    assert not at_tab.studio.document.runs  # a preview is no run of the person's
    assert RECORDED_RUNS > len(client._engine.records._runs) == 0


def test_a_path_is_one_run_and_is_saved(at_tab: Sitting, tmp_path: Path) -> None:
    studio = at_tab.studio
    studio.paths.panel.columns.box.setValue(5)
    at_tab.do("generate")
    at_tab.until_phase(Phase.FINISHED)
    assert at_tab.run.x_t is not None
    assert len(at_tab.run.x_t) == 5
    assert studio.window.canvas.grid is not None
    assert studio.window.canvas.grid.columns == 5
    at_tab.until(lambda: not studio.paths._later.isActive() and not studio.paths.previews.busy)
    studio.settings.save_folder = str(tmp_path)
    at_tab.qtbot.mouseClick(studio.paths.panel.sheet, Qt.MouseButton.LeftButton)
    at_tab.qtbot.mouseClick(studio.paths.panel.film, Qt.MouseButton.LeftButton)
    at_tab.until(lambda: len(list(tmp_path.glob("*.gif"))) == 1)
    (sheet,) = tmp_path.glob("*-sheet.png")
    with Image.open(sheet) as picture:
        assert picture.size == (5 * 16 + 4, 16)
    assert isinstance(read_recipe(sheet).start, FromPath)
    (film,) = tmp_path.glob("*.gif")
    with Image.open(film) as moving:
        assert getattr(moving, "n_frames", 1) == 8  # there and back


def test_pictures_are_ends_and_coarse_to_fine_has_a_row_for_each_level(at_tab: Sitting) -> None:
    studio = at_tab.studio
    pixels = np.full((16, 16, 3), 90, np.uint8)
    for n, name in enumerate(("dark.png", "light.png")):
        studio.document.sourcing.take(SourcePicture(pixels + 100 * n, name))
        studio.paths.pick_end(n, "opened")
    studio.paths.interpolating.change({"shape": "coarse_to_fine", "columns": 3, "rows": 2})
    recipe = studio.paths.interpolating.recipe()
    assert recipe.count == 6
    assert isinstance(recipe.start, FromPath)
    assert recipe.start.strengths == (0.5, 1.0)
    assert all(isinstance(end, PictureEnd) for end in recipe.start.ends)
    assert studio.paths.panel.ends[1].choice.currentText() == "light.png"


def test_what_cannot_be_mixed_is_said_on_the_button(at_tab: Sitting) -> None:
    studio = at_tab.studio
    studio.paths.interpolating.change({"shape": "coarse_to_fine"})
    assert not studio.window.actions_["generate"].isEnabled()
    assert "choose two pictures" in studio.window.actions_["generate"].toolTip()
    studio.paths.interpolating.change({"shape": "grid", "columns": 16, "rows": 16})
    assert "more than 64" in studio.paths.panel.note.text()


def test_labels_are_mixed_where_a_person_asks(at_tab: Sitting) -> None:
    studio = at_tab.studio
    panel, interpolating = studio.paths.panel, studio.paths.interpolating
    panel.labelled.setChecked(True)
    for row, label in zip(panel.ends, ("circle", "star"), strict=False):
        row.label.setCurrentIndex(row.label.findData(label))
        row.labelled.emit(label)
    recipe = interpolating.recipe()
    assert isinstance(recipe.start, FromPath)
    assert recipe.start.labels == ("circle", "star")
    panel.labelled.setChecked(False)
    start = interpolating.recipe().start
    assert isinstance(start, FromPath)
    assert start.labels is None
