"""Comparisons in the window: a grid that grows, and two pictures with their difference."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diffusion_studio.attachments import pixels_of
from diffusion_studio.library.picture import read_provenance
from diffusion_studio.models import ModelCard
from diffusion_studio.models.card import ScheduleCard
from diffusion_studio.recipe import FromPicture, Recipe, RecipeError
from diffusion_studio.ui.canvas.picture_item import to_image
from diffusion_studio.ui.compare.axes import as_text, can_compare, first_values, read_axis
from diffusion_studio.ui.compare.difference import difference
from diffusion_studio.ui.compare.pair_view import PairView
from diffusion_studio.ui.compare.settings_words import changed_settings, settings
from diffusion_studio.ui.compare.sweep_dialog import SweepDialog
from diffusion_studio.ui.compare.typed_limits import check_size
from diffusion_studio.ui.parameters import Parameters
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.source.source import SourcePicture
from tests.ui.conftest import Sitting

LEFT = Qt.MouseButton.LeftButton
CARD = ModelCard(
    name="tiny",
    config={},
    size=(16, 16),
    schedule=ScheduleCard(kind="cosine"),
    labels=("circle", "square, or box", "star"),
    null_label=3,
)


def open_sweep(sitting: Sitting) -> SweepDialog:
    sitting.do("compare")
    dialog = sitting.studio.sweeps.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def choose(dialog: SweepDialog, which: str, name: str, values: str) -> None:
    """Choose what changes, and type its values."""
    choice = dialog.rows if which == "rows" else dialog.columns
    field = dialog.row_values if which == "rows" else dialog.column_values
    choice.setCurrentIndex(choice.findData(name))
    choice.activated.emit(choice.currentIndex())
    field.selectAll()
    QTest.keyClicks(field, values)


# --- the grid ---


def test_a_grid_grows_from_the_same_noise_and_is_saved_with_its_sweep(
    sitting: Sitting, tmp_path: Path
) -> None:
    studio, qtbot = sitting.studio, sitting.qtbot
    studio.settings.save_folder = str(tmp_path)
    dialog = open_sweep(sitting)
    choose(dialog, "rows", "guidance_scale", "1, 4")
    choose(dialog, "columns", "label", "circle; star")
    assert dialog.summary.text().startswith("4 pictures")
    qtbot.mouseClick(dialog.make, LEFT)
    assert not dialog.make.isEnabled()
    sitting.until(lambda: dialog.progress.fraction == 1.0)
    assert dialog.about.text() == "4 of 4 finished"
    assert studio.document.runs == {}  # the canvas keeps what it shows
    qtbot.mouseClick(dialog.save, LEFT)
    sitting.until(lambda: "Saved" in studio.window.status.currentMessage())
    (file,) = tmp_path.glob("*.png")
    sweep = read_provenance(file).sweep
    assert sweep is not None
    assert (sweep.rows.values, sweep.shape) == ((1.0, 4.0), (2, 2))
    seeds = {cell.recipe.seed for cell in sweep.cells()}
    assert seeds == {studio.document.parameters.seed}


def test_a_cell_is_opened_on_the_canvas_and_its_settings_taken(sitting: Sitting) -> None:
    document = sitting.studio.document
    dialog = open_sweep(sitting)
    choose(dialog, "rows", "steps", "3, 5")
    sitting.qtbot.mouseClick(dialog.make, LEFT)
    sitting.until(lambda: dialog.progress.fraction == 1.0)
    middle = dialog.grid.cell((1, 0)).center().toPoint()
    QTest.mouseClick(dialog.grid, LEFT, pos=middle)
    assert dialog.grid.picked == (1, 0)
    sitting.qtbot.mouseClick(dialog.take, LEFT)
    assert document.parameters.steps == 5
    assert document.parameters.seed_locked
    QTest.mouseDClick(dialog.grid, LEFT, pos=middle)
    assert sitting.run.recipe.steps == 5
    assert sitting.phase is Phase.FINISHED
    QTest.keyClick(dialog.grid, Qt.Key.Key_Up)
    assert dialog.grid.picked == (0, 0)


def test_a_grid_starts_where_generate_does(sitting: Sitting) -> None:
    document = sitting.studio.document
    pixels = np.full((16, 16, 3), 200, np.uint8)
    starting = sitting.studio.starts.starting
    starting.choose("picture")
    dialog = open_sweep(sitting)
    assert not dialog.make.isEnabled()
    assert "Open, paste or drop a picture" in dialog.summary.text()
    document.sourcing.take(SourcePicture(pixels, "grey.png"))
    starting.set_strength(0.5)
    choose(dialog, "rows", "guidance_scale", "1, 4")
    assert "from the opened picture" in dialog.summary.text()
    sitting.qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    sitting.until(lambda: dialog.save.isEnabled() and not dialog.stop.isEnabled())
    dialog.grid.pick((1, 0))
    sitting.qtbot.mouseClick(dialog.show_cell, Qt.MouseButton.LeftButton)
    start = sitting.run.recipe.start
    assert isinstance(start, FromPicture)
    assert start.strength == 0.5
    np.testing.assert_array_equal(pixels_of(start.picture), pixels)


def test_a_comparison_can_be_stopped(sitting: Sitting) -> None:
    dialog = open_sweep(sitting)
    sitting.studio.document.change({"steps": 1000})
    choose(dialog, "rows", "seed", "1, 2, 3")
    sitting.qtbot.mouseClick(dialog.make, LEFT)
    assert dialog.stop.isEnabled()
    assert "3 of a comparison" in sitting.studio.window.run_bar.queue.text()
    sitting.qtbot.mouseClick(dialog.stop, LEFT)
    assert not dialog.stop.isEnabled()
    sitting.until(dialog.make.isEnabled)
    assert dialog.progress.fraction < 1
    assert sitting.studio.window.run_bar.queue.text() == ""


def test_what_cannot_be_compared_is_said_in_a_sentence(sitting: Sitting) -> None:
    dialog = open_sweep(sitting)
    for name, values, words in (
        ("guidance_scale", "1, much", "much is no number"),
        ("steps", "2.5", "no whole number"),
        ("label", "circle; dog", "has no label 'dog'"),
        ("sampler", "Euler", "no sampler Euler"),
        ("eta", "0, 2", "Eta: 2 is outside of what it can be, 0 to 1."),
        ("guidance_scale", "1, 5000", "Scale: 5000 is outside"),
        ("guidance_scale", "nan", "Scale: nan is"),
        ("seed", "4, 4", "Seed: 4 is there twice"),
        ("seed", " ", "type a value"),
    ):
        choose(dialog, "rows", name, values)
        assert words in dialog.summary.text(), name
        assert not dialog.make.isEnabled()
    assert "classifier_scale" not in [dialog.rows.itemData(n) for n in range(dialog.rows.count())]


def test_eta_is_not_compared_with_samplers_that_have_none(sitting: Sitting) -> None:
    dialog = open_sweep(sitting)
    choose(dialog, "rows", "sampler", "DDIM, DDPM")
    choose(dialog, "columns", "eta", "0, 1")
    assert "Eta is DDIM's alone" in dialog.summary.text()
    assert not dialog.make.isEnabled()


@pytest.mark.parametrize("name", can_compare(Parameters(model="m"), CARD, None))
def test_the_proposed_values_can_be_made(name: str) -> None:
    values = first_values(name, Parameters(model="m", seed=2**64 - 2), CARD)
    assert len(values) > 1
    assert list(read_axis(name, as_text(name, values), CARD).values) == values


def test_an_empty_axis_is_refused_and_one_that_is_too_long() -> None:
    with pytest.raises(RecipeError, match="type a value"):
        read_axis("eta", ",", CARD)
    with pytest.raises(RecipeError, match="300 pictures; at most 256"):
        read_axis("seed", as_text("seed", list(range(300))), CARD)
    with pytest.raises(RecipeError, match="400 pictures"):
        check_size(20, 20)


# --- two pictures ---


def test_the_last_two_runs_stand_side_by_side_with_their_difference(sitting: Sitting) -> None:
    studio = sitting.studio
    assert not studio.window.actions_["compare_two"].isEnabled()
    studio.document.change({"seed_locked": True})
    for scale in (1.0, 6.0):
        studio.document.change({"guidance_scale": scale})
        sitting.do("generate")
        sitting.until_phase(Phase.FINISHED)
    sitting.do("compare_two")
    dialog = studio.pairs.dialog
    assert dialog is not None
    assert len(dialog.view.panes()) == 3
    assert "Scale 1 → 6" in dialog.about.text()
    assert "seed" not in dialog.about.text()
    assert "grey levels" in dialog.about.text()
    sitting.qtbot.mouseClick(dialog.swipe, LEFT)
    assert len(dialog.view.panes()) == 1
    assert dialog.slider.isVisible()
    dialog.slider.setValue(250)
    assert dialog.view.edge == 0.25


def test_the_difference_of_two_pictures() -> None:
    one = np.zeros((2, 2, 3), np.uint8)
    other = one.copy()
    other[0, 0] = (10, 0, 0)
    other[1, 1] = (0, 5, 2)
    found = difference(one, other)
    assert found.largest == 10
    assert found.mean == pytest.approx(17 / 12)
    assert found.map_[..., 0].tolist() == [[255, 0], [0, 128]]
    assert difference(one, one).map_.max() == 0
    with pytest.raises(ValueError, match="one size"):
        difference(one, other[:1])


def test_all_panes_are_zoomed_alike_and_the_edge_follows_the_mouse(qtbot: QtBot) -> None:
    view = PairView()
    qtbot.addWidget(view)
    view.resize(600, 200)
    grey = to_image(np.full((16, 16, 3), 90, np.uint8))
    view.show_pictures([grey, grey, grey], ["A", "B", "A - B"])
    view.show()
    point, still = QPointF(20, 20), QPoint(0, 0)
    for _ in range(3):
        turn = QWheelEvent(
            point,
            view.mapToGlobal(point),
            still,
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, turn)
    assert view.zoom == pytest.approx(1.25**3)
    QTest.mouseDClick(view, LEFT, pos=QPoint(50, 50))
    assert view.zoom == 1
    view.set_mode("swipe")
    QTest.mousePress(view, LEFT, pos=QPoint(300, 100))  # the picture lies from 200 to 400
    QTest.mouseMove(view, QPoint(250, 100))
    QTest.mouseRelease(view, LEFT, pos=QPoint(250, 100))
    assert view.edge == pytest.approx(0.25, abs=0.01)


# --- settings in words ---


def recipe(**fields: Any) -> Recipe:
    return Recipe.build(model="tiny", label="circle", **fields)


def test_what_differs_is_told_in_words_and_what_is_alike_is_not() -> None:
    curve = [[k, 0.1 * k] for k in range(10)]
    before = recipe(conditions=[{"kind": "classifier_free", "guidance_scale": 2.0}])
    after = recipe(
        label_changes=[[4, "star"]],
        sampler={"kind": "ddpm"},
        conditions=[
            {"kind": "classifier_free", "guidance_scale": curve, "interval": [0.2, 1.0]},
            {"kind": "classifier", "classifier_scale": [[0, 1.0], [5, 4.5]]},
        ],
    )
    assert changed_settings(before, after) == [
        "Label circle → circle, then star from step 5",
        "Scale 2 → a curve between 0 and 0.9",
        "Guided part the whole run → 20–100 %",
        "Sampler DDIM → DDPM",
        "Eta 0 → –",
        "Classifier scale – → 1, then 4.5 from step 6",
        "Part guided by the classifier – → the whole run",
        "Variance – → Automatic",
    ]
    assert changed_settings(after, after) == []


def test_no_setting_is_called_by_its_field_s_name() -> None:
    blurred = {
        "picture": {"kind": "file", "path": "/a/boat.png", "sha256": "0" * 64},
        "operator": {"kind": "gaussian_blur", "sigma": 2.0},
    }
    told = settings(recipe(restoration=blurred))
    assert told["Damage"][1] == "Gaussian blur"
    assert told["Damage: sigma"][1] == "2"
    assert all("_" not in f"{name}{words}" for name, (_, words) in told.items())
