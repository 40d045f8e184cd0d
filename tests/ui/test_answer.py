"""The Answer dock in a real window: what a restoration says, on the canvas and in the table."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from diffusion_studio import commands
from diffusion_studio.attachments import attach, pixels_of
from diffusion_studio.library.answer_files import read_share
from diffusion_studio.library.picture import read_provenance
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.answer.answer import Answer
from diffusion_studio.ui.answer.views import ViewKind
from diffusion_studio.ui.maps.map import Map, Plate
from diffusion_studio.ui.run_state import Phase
from tests.restorations import box_mask, gradient_picture, restoration
from tests.ui.conftest import Sitting

LEFT = Qt.MouseButton.LeftButton


def restore(sitting: Sitting, count: int = 4, **fields: Any) -> Recipe:
    """Have a picture restored and wait for the end; `fields` go into the restoration."""
    document = sitting.studio.document
    kind = fields.pop("operator_kind", "inpainting")
    recipe = Recipe.build(
        model=document.parameters.model,
        steps=4,
        seed=7,
        count=count,
        restoration=restoration(kind, **fields),
        precision="float32",
    )
    client = sitting.studio.link.client
    assert client is not None
    document.asked(commands.Submit(client.submit(recipe), recipe))
    sitting.until_phase(Phase.FINISHED)
    return recipe


@pytest.fixture
def restored(sitting: Sitting) -> Sitting:
    """A window in which a hole was filled in four ways; y was simulated, so the truth is known."""
    sitting.studio.window.resize(1280, 800)
    restore(sitting)
    sitting.until(lambda: sitting.studio.document.answering.answer is not None)
    return sitting


def answer_of(sitting: Sitting) -> Answer:
    answer = sitting.studio.document.answering.answer
    assert answer is not None
    return answer


def on_canvas(sitting: Sitting, picture: int, x: int, y: int) -> QPoint:
    """Where in the canvas' viewport a pixel lies."""
    canvas = sitting.studio.window.canvas
    return canvas.mapFromScene(canvas.items_shown[picture].pos() + QPointF(x + 0.5, y + 0.5))


def point_at(sitting: Sitting, picture: int, x: int, y: int) -> None:
    QTest.mouseMove(sitting.studio.window.canvas.viewport(), on_canvas(sitting, picture, x, y))


# --- the dock ---


def test_the_dock_opens_by_itself_and_once_closed_stays_closed(restored: Sitting) -> None:
    window = restored.studio.window
    assert window.answer_dock.isVisible()
    assert window.actions_["answer"].isChecked()
    restored.qtbot.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert not window.answer_dock.isVisible()
    restore(restored, count=2)
    restored.until(lambda: len(answer_of(restored).samples) == 2)
    assert not window.answer_dock.isVisible()


def test_a_picture_that_was_not_restored_has_no_answer(restored: Sitting) -> None:
    restored.do("answer_mean")
    restored.do("generate")
    restored.until_phase(Phase.FINISHED)
    window = restored.studio.window
    assert restored.studio.document.map is None
    assert not window.actions_["answer_mean"].isEnabled()
    assert "not restored" in window.actions_["answer_save"].toolTip()
    assert "not restored" in window.answer.summary.text()
    assert not window.answer.table.isVisible()
    restored.do("previous_run")
    assert window.actions_["answer_mean"].isEnabled()
    assert window.answer.table.isVisible()


# --- the views ---


def test_every_view_is_brought_to_the_canvas_by_its_button_until_another_map_is(
    restored: Sitting,
) -> None:
    document, panel, found = (
        restored.studio.document,
        restored.studio.window.answer,
        answer_of(restored).restored,
    )
    assert found.baseline is not None
    assert found.baseline.name == "biharmonic, denoised"
    assert found.truth is not None
    pictures: dict[ViewKind, np.ndarray] = {
        "mean": found.mean,
        "low": found.low,
        "high": found.high,
        "measurement": found.measurement,
        "baseline": found.baseline.picture,
        "truth": found.truth,
    }
    for view, picture in pictures.items():
        QTest.mouseClick(panel.buttons[view], LEFT)
        assert isinstance(document.map, Plate)
        assert np.array_equal(document.map.pictures[0], picture), view
        assert panel.buttons[view].isChecked()
    QTest.mouseClick(panel.buttons["std"], LEFT)
    assert isinstance(document.map, Map)
    assert np.allclose(document.map.values[0], 100 * found.std)
    QTest.mouseClick(panel.buttons["error"], LEFT)
    assert isinstance(document.map, Map)
    mean = answer_of(restored).samples.astype(np.float64).mean(axis=0)
    error = np.sqrt(np.square(found.truth - mean).mean(axis=-1)) / 2.55
    assert np.allclose(document.map.values[0], error, atol=1e-4)
    QTest.mouseClick(panel.buttons["samples"], LEFT)
    assert document.map is None
    assert panel.buttons["samples"].isChecked()
    other = Map.of(np.ones((4, 16, 16), np.float32), "Something else")
    document.show_map(other)  # of another part of the window
    assert document.map is other
    assert not panel.buttons["samples"].isChecked()
    key = (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    restored.qtbot.keyClick(restored.studio.window, *key)
    assert isinstance(document.map, Plate)
    assert np.array_equal(document.map.pictures[0], found.mean)
    viewport = restored.studio.window.canvas.viewport()
    QTest.mouseClick(viewport, LEFT, pos=on_canvas(restored, 0, 8, 8))
    assert document.selected is None  # the mean is no sample


def test_a_single_sample_of_a_real_measurement_has_few_views(sitting: Sitting) -> None:
    restore(sitting, count=1, simulated=False)
    sitting.until(lambda: sitting.studio.document.answering.answer is not None)
    panel, actions = sitting.studio.window.answer, sitting.studio.window.actions_
    there = {view for view, button in panel.buttons.items() if button.isEnabled()}
    assert there == {"samples", "measurement", "baseline"}
    assert "ask for several" in actions["answer_std"].toolTip()
    assert "not simulated" in actions["answer_truth"].toolTip()
    assert "ask for several" in panel.summary.text()
    assert panel.table.columnCount() == 3  # without a truth there is no PSNR


# --- the table ---


def test_the_table_says_how_each_sample_agrees_shows_it_and_is_copied(restored: Sitting) -> None:
    table, answer = restored.studio.window.answer.table, answer_of(restored)
    assert table.headings == ["Sample", "χ²", "Fit to y", "PSNR", "SSIM"]
    names = ["1", "2", "3", "4", "Mean", "Biharmonic, denoised"]
    assert [table.words(n, 0) for n in range(6)] == names
    for n, residual in enumerate(answer.restored.residuals):
        ratio = (residual / answer.restored.expected_residual) ** 2
        assert float(table.words(n, 1)) == pytest.approx(ratio, abs=0.006)
    near = answer.restored.fidelity
    assert near is not None
    assert float(table.words(4, 3)) == pytest.approx(near.psnr_of_mean, abs=0.06)

    document = restored.studio.document

    def click(row: int) -> None:
        place = table.visualRect(table.model().index(row, 0)).center()
        QTest.mouseClick(table.viewport(), LEFT, pos=place)

    table.ensurePolished()
    click(4)
    assert document.answering.view == "mean"
    click(2)
    assert (document.answering.view, document.selected) == ("samples", 2)
    document.select(0)
    assert {item.row() for item in table.selectedItems()} == {0}

    restored.do("answer_copy")
    rows = list(csv.DictReader(StringIO(QGuiApplication.clipboard().text())))
    assert [row["picture"] for row in rows] == [
        *(f"sample {n}" for n in (1, 2, 3, 4)),
        "mean",
        "biharmonic, denoised",
    ]
    assert float(rows[0]["residual"]) == pytest.approx(answer.restored.residuals[0], rel=1e-5)
    assert rows[4]["chi_squared"] == ""


# --- is this detail real? ---


def test_the_place_under_the_mouse_is_shown_in_every_sample(restored: Sitting) -> None:
    window, answering = restored.studio.window, restored.studio.document.answering
    point_at(restored, 1, 7, 9)
    assert answering.place == (7, 9)
    assert window.answer.place.count == 4 + 2  # beside the samples their mean, and the truth
    assert "x 7 · y 9" in window.answer.numbers.text()
    assert "Truth: R" in window.answer.numbers.text()
    frames = restored.studio.answers.marks.rects
    assert len(frames) == 4
    assert all(frame.size() == frames[0].size() for frame in frames)
    items = window.canvas.items_shown
    assert all(
        frame.contains(item.pos() + QPointF(7.5, 9.5))
        for frame, item in zip(frames, items, strict=True)
    )


def test_a_click_holds_on_to_a_place_until_the_next_one_into_it(restored: Sitting) -> None:
    viewport = restored.studio.window.canvas.viewport()
    answering = restored.studio.document.answering
    restored.do("answer_std")
    point_at(restored, 0, 3, 3)
    QTest.mouseClick(viewport, LEFT, pos=on_canvas(restored, 0, 3, 3))
    assert answering.pinned
    point_at(restored, 0, 12, 12)
    assert answering.place == (3, 3)
    restored.do("answer_mean")
    assert answering.place == (3, 3)  # the same place in another view
    point_at(restored, 0, 4, 4)
    QTest.mouseClick(viewport, LEFT, pos=on_canvas(restored, 0, 4, 4))
    assert not answering.pinned
    QTest.mouseClick(viewport, LEFT, pos=on_canvas(restored, 0, 4, 4))
    restored.do("answer_pin")
    assert not answering.pinned


def test_kept_pixels_are_given_and_repainted_ones_are_guessed(sitting: Sitting) -> None:
    """Without noise in y, the pixels around the hole come back bit for bit."""
    restore(sitting, noise_sigma=0.0)
    sitting.until(lambda: sitting.studio.document.answering.answer is not None)
    trust = sitting.studio.window.answer.trust
    point_at(sitting, 0, 0, 0)
    assert "given, not guessed" in trust.text()
    point_at(sitting, 0, 8, 8)
    assert "differ" in trust.text()
    outside = pixels_of(attach(box_mask()))[..., 0] == 0
    seen = sitting.studio.document.pictures()
    assert seen is not None
    assert np.array_equal(seen[:, outside], np.stack([gradient_picture()[outside]] * 4))
    assert sitting.studio.window.answer.table.headings[1] == "|y - A x|"


def test_a_place_in_a_small_measurement_is_found_in_the_picture(sitting: Sitting) -> None:
    restore(sitting, operator_kind="downsampling")
    sitting.until(lambda: sitting.studio.document.answering.answer is not None)
    sitting.do("answer_measurement")
    point_at(sitting, 0, 3, 5)
    assert sitting.studio.document.answering.place == (7, 11)


# --- files ---


def test_the_answer_is_saved_with_its_recipe(restored: Sitting, tmp_path: Path) -> None:
    restored.studio.settings.save_folder = str(tmp_path)
    restored.do("answer_save")
    restored.until(lambda: any(tmp_path.glob("*-figures.csv")))
    names = {path.name.rpartition("-")[2] for path in tmp_path.iterdir()}
    assert names >= {"mean.png", "std.png", "low.png", "high.png", "measurement.png"}
    answer = answer_of(restored)
    mean, std = (next(tmp_path.glob(f"*-{name}.png")) for name in ("mean", "std"))
    assert np.array_equal(pixels_of(attach(answer.restored.mean)), answer.restored.mean)
    assert np.abs(read_share(std) - answer.restored.std).max() < 1 / 65535
    for path, shows in ((mean, "mean"), (std, "std")):
        provenance = read_provenance(path)
        assert provenance.recipe == answer.recipe
        assert provenance.recipe.count == 4
        assert provenance.receipt["shows"] == shows
    assert next(tmp_path.glob("*-figures.csv")).read_text(encoding="utf-8") == answer.to_csv()
    restored.until(lambda: "Saved" in restored.studio.window.status.currentMessage())
