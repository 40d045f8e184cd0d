"""Starting from a picture, inverting one, and what of it the window shows."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from diffusion_studio.recipe import FromLatent, FromPicture, FromStep
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.source.source import SourcePicture
from tests.ui.conftest import Sitting

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen screen's


def colourful(size: int = 16) -> SourcePicture:
    pixels = np.zeros((size, size, 3), np.uint8)
    pixels[..., 0] = np.arange(size)[None] * (255 // size)
    pixels[: size // 2, :, 2] = 200
    return SourcePicture(pixels, "colourful.png")


@pytest.fixture
def pictured(sitting: Sitting) -> Sitting:
    """A window in which a picture is open and started from."""
    document = sitting.studio.document
    document.sourcing.take(colourful())
    sitting.studio.starts.starting.choose("picture")
    sitting.until(lambda: document.map is not None and "starts" in document.map.title)
    return sitting


def test_the_noisy_start_is_shown_and_is_what_the_run_begins_with(pictured: Sitting) -> None:
    document = pictured.studio.document
    document.change({"seed": 5, "seed_locked": True})
    first = document.map
    slider = pictured.studio.window.generate_panel.start.strength.slider
    slider.setFocus()
    pictured.qtbot.keyClick(slider, Qt.Key.Key_Left)
    pictured.qtbot.keyClick(slider, Qt.Key.Key_PageDown)
    pictured.until(lambda: document.map is not first)
    pictured.until(lambda: not pictured.studio.starts.outsets.busy)
    assert "Starts at step" in pictured.studio.window.generate_panel.start.note.text()
    shown = document.map
    pictured.do("generate")
    pictured.until_phase(Phase.FINISHED)
    start = pictured.run.recipe.start
    assert isinstance(start, FromPicture)
    assert start.strength == pytest.approx(0.5)
    assert document.map is None  # the run's own picture is shown
    assert document.playhead is not None
    first_k = document.playhead.record.first
    assert first_k > 0
    client = pictured.studio.link.client
    assert client is not None
    assert shown is not None
    (state,) = client.frames(pictured.run.name, "x_t", [0])
    np.testing.assert_array_equal(shown.pictures, state)


def test_without_a_picture_the_button_says_why(sitting: Sitting) -> None:
    sitting.studio.starts.starting.choose("picture")
    sitting.until(lambda: not sitting.studio.window.actions_["generate"].isEnabled())
    assert "Open, paste or drop" in sitting.studio.window.actions_["generate"].toolTip()
    sitting.studio.starts.starting.choose("noise")
    assert sitting.studio.window.actions_["generate"].isEnabled()


def test_an_inverted_picture_becomes_a_start(pictured: Sitting) -> None:
    pictured.studio.document.change({"steps": 4})
    pictured.studio.starts.starting.inversion_steps = 20
    section = pictured.studio.window.generate_panel.start
    pictured.qtbot.mouseClick(section.invert, Qt.MouseButton.LeftButton)
    pictured.until(lambda: pictured.studio.starts.starting.inverted is not None)
    assert pictured.studio.starts.starting.origin == "inverted"
    assert "dB PSNR" in section.note.text()
    pictured.do("generate")
    pictured.until(lambda: isinstance(pictured.run.recipe.start, FromLatent))
    pictured.until_phase(Phase.FINISHED)


# --- the forward process ---


def test_the_forward_process_is_seen_at_every_t(pictured: Sitting) -> None:
    pictured.do("forward_process")
    dialog = pictured.studio.forward._dialog
    assert dialog is not None
    for t in (0, 500, 999):
        dialog.slider.box.setValue(t)
        pictured.until(lambda t=t: dialog._shown is not None and dialog._shown.t == t)
        shown = dialog._shown
        assert shown is not None
        error = np.abs(shown.mean.astype(int) - colourful().pixels).mean()
        assert error < 2 if t == 0 else error > 5
    assert "SNR" in dialog.numbers.text()
    dialog.slider.box.setValue(300)
    pictured.until(lambda: dialog._shown is not None and dialog._shown.t == 300)
    dialog.start.click()
    assert pictured.studio.starts.starting.strength == pytest.approx(0.3015)
    dialog.close()


# --- paint on a step ---


def test_paint_on_a_step_becomes_a_branch(sitting: Sitting) -> None:
    studio, document = sitting.studio, sitting.studio.document
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    parent = sitting.run
    assert not studio.window.actions_["paint_step"].isEnabled()  # nothing is left to make
    studio.timeline.scrub(6)
    sitting.until(lambda: document.looked_back is not None and document.looked_back.k == 6)
    sitting.do("paint_step")
    bar, canvas = studio.window.paint_bar, studio.window.canvas
    assert bar.isVisible()
    assert not bar.go.isEnabled()

    def at(x: float, y: float) -> QPoint:
        assert canvas.grid is not None
        left, top = canvas.grid.place(1)
        return canvas.viewportTransform().map(QPointF(left + x, top + y)).toPoint()

    bar.colour_chosen.emit((255, 0, 0))
    sitting.qtbot.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at(4, 4))
    sitting.qtbot.mouseMove(canvas.viewport(), pos=at(10, 4))
    sitting.qtbot.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at(10, 4))
    pictures = document.pictures()
    assert pictures is not None
    assert tuple(pictures[1, 4, 7]) == (255, 0, 0)
    sitting.do("undo")
    assert not bar.go.isEnabled()
    sitting.do("redo")
    sitting.qtbot.mouseClick(bar.go, Qt.MouseButton.LeftButton)
    sitting.until(lambda: sitting.run is not parent)
    sitting.until_phase(Phase.FINISHED)
    assert not bar.isVisible()
    as_run = sitting.run.as_run
    assert as_run is not None
    start = as_run.start
    assert isinstance(start, FromStep)
    assert start.parent is not None  # it can be made again without the run before
    assert start.paint is not None
    assert start.paint.image == 1
    assert sitting.run.x_t is not None
    assert parent.x_t is not None
    np.testing.assert_array_equal(sitting.run.x_t[0], parent.x_t[0])
    assert (sitting.run.x_t[1] != parent.x_t[1]).any()


def test_the_same_paint_can_lie_on_every_picture(sitting: Sitting) -> None:
    studio, document = sitting.studio, sitting.studio.document
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    parent = sitting.run
    studio.timeline.scrub(6)
    sitting.until(lambda: document.looked_back is not None and document.looked_back.k == 6)
    sitting.do("paint_step")
    bar, canvas = studio.window.paint_bar, studio.window.canvas
    bar.colour_chosen.emit((10, 20, 200))
    pictures = document.pictures()
    assert pictures is not None
    first = pictures[0].copy()
    assert canvas.grid is not None
    left, top = canvas.grid.place(1)
    start, end = (
        canvas.viewportTransform().map(QPointF(left + x, top + 4)).toPoint() for x in (4, 10)
    )
    sitting.qtbot.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    sitting.qtbot.mouseMove(canvas.viewport(), pos=end)
    sitting.qtbot.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=end)
    pictures = document.pictures()
    assert pictures is not None
    assert tuple(pictures[1, 4, 7]) == (10, 20, 200)
    np.testing.assert_array_equal(pictures[0], first)
    bar.all.click()
    pictures = document.pictures()
    assert pictures is not None
    assert tuple(pictures[0, 4, 7]) == tuple(pictures[1, 4, 7]) == (10, 20, 200)
    assert (pictures[0] != first).any()
    sitting.qtbot.mouseClick(bar.go, Qt.MouseButton.LeftButton)
    sitting.until(lambda: sitting.run is not parent)
    sitting.until_phase(Phase.FINISHED)
    begun = sitting.run.recipe.start
    assert isinstance(begun, FromStep)
    assert begun.paint is not None
    assert begun.paint.image is None
    assert sitting.run.x_t is not None
    assert parent.x_t is not None
    for own, before in zip(sitting.run.x_t, parent.x_t, strict=True):
        assert (own != before).any()


def test_a_picture_is_laid_over_a_step(sitting: Sitting) -> None:
    studio, document = sitting.studio, sitting.studio.document
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    document.sourcing.take(colourful())
    document.show_map(None)
    studio.timeline.scrub(6)
    sitting.until(lambda: document.looked_back is not None and document.looked_back.k == 6)
    sitting.do("paint_step")
    sitting.qtbot.mouseClick(studio.window.paint_bar.picture, Qt.MouseButton.LeftButton)
    pictures = document.pictures()
    assert pictures is not None
    np.testing.assert_array_equal(pictures[0], colourful().pixels)
    sitting.do("undo")
    assert studio.painting.painting.layer.is_empty
    studio.window.paint_bar.close_button.click()
    assert not studio.window.paint_bar.isVisible()


def test_scrubbing_away_lets_the_paint_go(sitting: Sitting) -> None:
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    studio, document = sitting.studio, sitting.studio.document
    studio.timeline.scrub(6)
    sitting.until(lambda: document.looked_back is not None and document.looked_back.k == 6)
    sitting.do("paint_step")
    studio.timeline.scrub(3)
    sitting.until(lambda: not studio.painting.painting.on)
    sitting.until(lambda: document.map is None)


# --- the tree of branches ---


def test_branches_are_a_tree_named_compared_and_deleted_with_undo(sitting: Sitting) -> None:
    studio, document = sitting.studio, sitting.studio.document
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    parent = sitting.run.name
    studio.timeline.scrub(5)
    sitting.do("branch")
    sitting.until(lambda: sitting.run.name != parent)
    sitting.until_phase(Phase.FINISHED)
    branch = sitting.run.name
    sitting.do("branches")
    panel = studio.branches.panel
    first, second = panel.titles
    assert not first.startswith(" ")
    assert second.startswith("  ")
    assert "from step 5" in second
    studio.branches.rename(branch, "the other sky")
    assert panel.titles[1] == "  the other sky"

    sitting.qtbot.mouseClick(panel.compare, Qt.MouseButton.LeftButton)
    dialog = studio.pairs.dialog
    assert dialog is not None
    assert (dialog.first.currentData(), dialog.second.currentData()) == (parent, branch)
    dialog.close()

    sitting.qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert list(document.runs) == [parent]
    assert len(panel.titles) == 1
    sitting.do("undo")
    assert list(document.runs) == [parent, branch]
    assert document.shown == branch
    assert panel.titles[1] == "  the other sky"
    sitting.until(lambda: document.playhead is not None)  # its steps are still there


def test_an_opened_recipe_starts_as_it_did(pictured: Sitting) -> None:
    studio, document = pictured.studio, pictured.studio.document
    pictured.do("generate")
    pictured.until_phase(Phase.FINISHED)
    made = pictured.run.as_run
    assert made is not None
    pixels = document.sourcing.region()
    document.sourcing.take(None)
    studio.starts.starting.choose("noise")
    studio.starts.recall(made)
    again = studio.starts.starting.put_in(document.recipe())
    assert again.start == made.start
    np.testing.assert_array_equal(document.sourcing.region(), pixels)

    studio.timeline.scrub(9)
    pictured.do("branch")
    pictured.until(lambda: isinstance(pictured.run.recipe.start, FromStep))
    pictured.until_phase(Phase.FINISHED)
    branch = pictured.run.as_run
    assert branch is not None
    studio.starts.recall(branch)
    assert studio.starts.starting.put_in(document.recipe()).start == branch.start
    assert "branch" in studio.window.generate_panel.start.origin.currentText()
