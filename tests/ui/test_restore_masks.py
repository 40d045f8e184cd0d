"""Masks in the Restore tab: painted, changed in mid-run, refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from diffusion_studio.recipe import RecipeError
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.source.source import SourcePicture
from diffusion_studio.ui.tools.masking import Tool
from tests.restorations import box_mask, gradient_picture
from tests.ui.conftest import Sitting
from tests.ui.restorer import LEFT, Restorer


@pytest.fixture
def restorer(sitting: Sitting) -> Restorer:
    sitting.qtbot.waitExposed(sitting.studio.window)
    return Restorer(sitting)


def test_a_mask_is_painted_and_the_rest_comes_back_bit_for_bit(restorer: Restorer) -> None:
    action = restorer.window.actions_["generate"]
    assert action.text() == "Restore"
    assert not action.isEnabled()
    assert "No mask yet" in restorer.window.run_bar.text.text()
    restorer.qtbot.mouseClick(restorer.panel.paint, LEFT)
    restorer.drag((4, 6), (8, 8), (11, 9))
    assert action.isEnabled()
    assert "No mask" not in restorer.window.run_bar.text.text()
    restorer.change(steps=4, count=3)
    recipe = restorer.restore()
    mask, made = restorer.restoring.mask(), restorer.sitting.run.x_t
    assert mask is not None
    assert made is not None
    assert made.shape == (3, 16, 16, 3)
    assert (mask > 0).any()
    assert (mask == 0).any()
    kept = made[:, mask == 0]
    np.testing.assert_array_equal(kept, np.broadcast_to(gradient_picture()[mask == 0], kept.shape))
    assert (made[0] != made[1]).any()
    assert recipe.count == 3
    assert recipe.steps == 4
    assert not restorer.document.masking.look.shown  # it would cover what was made


def test_while_a_map_is_on_the_canvas_the_mask_of_the_picture_holds(restorer: Restorer) -> None:
    """The map is of the frame, and so of another size than the picture and its mask."""
    document = restorer.document
    restorer.open(gradient_picture(32, 40))
    mask = np.zeros((32, 40), np.uint8)
    mask[12:20, 16:24] = 255
    document.masking.put(mask)
    restorer.qtbot.mouseClick(restorer.panel.paint, LEFT)
    assert document.masking.tool is Tool.BRUSH
    restorer.change(steps=4, count=3, seed=1, seed_locked=True)
    first = restorer.restore()
    assert document.masking.tool is Tool.POINTER  # a click now asks, and does not paint
    answer = document.answering
    restorer.sitting.until(lambda: answer.answer is not None)
    restorer.sitting.do("answer_std")
    assert document.masking.mask is not None
    assert (document.masking.mask.width, document.masking.mask.height) == (16, 16)
    again = restorer.restore()
    assert again.restoration is not None
    assert first.restoration is not None
    assert again.restoration.operator == first.restoration.operator
    restorer.sitting.until(lambda: answer.answer is not None)
    assert "Where y is missing, 3 samples differ" in restorer.window.answer.summary.text()


def test_each_thing_that_is_missing_has_its_sentence(
    sit_down: Callable[..., Sitting], tiny_model: Path
) -> None:
    sitting = sit_down()
    document, restoring = sitting.studio.document, sitting.studio.document.restoring
    document.choose_tab("restore")
    assert restoring.reason() == "Open a model first."
    sitting.open_model(tiny_model)
    assert "Choose a picture" in restoring.reason()
    document.sourcing.take(SourcePicture(gradient_picture(32, 32), "large"))
    QApplication.processEvents()
    masking = document.masking
    assert masking.mask is not None
    assert masking.mask.pixels.shape == (32, 32)
    corner = np.zeros((32, 32), np.uint8)
    corner[:4, :4] = 255
    half = np.zeros((32, 32), np.uint8)
    half[12:20, 12:20] = 128
    sentences = {
        "No mask yet": np.zeros((32, 32), np.uint8),
        "Within the frame nothing is masked": corner,
        "No pixel is masked fully": half,
        "covers all of the frame": np.full((32, 32), 255, np.uint8),
    }
    for sentence, pixels in sentences.items():
        masking.put(pixels)
        assert sentence in restoring.reason()
        with pytest.raises(RecipeError, match=sentence):
            restoring.recipe()
        assert not sitting.studio.window.actions_["generate"].isEnabled()
    masking.edit(lambda mask: mask.clear())
    masking.fit_to(8, 8)
    masking.put(box_mask(8))
    assert "of another picture" in restoring.reason()
    restoring.change({"operator": "outpainting", "operator.right": 0})
    assert "No edge is to be added" in restoring.reason()
    restoring.change({"operator.right": 16})
    assert "leave nothing of the picture" in restoring.reason()
    restoring.change({"operator": "denoising"})
    assert "no noise" in restoring.reason()
    restoring.change({"noise_percent": 5.0})
    assert restoring.reason() == ""


def test_a_mask_that_is_changed_in_mid_run_branches_from_the_step_at_hand(
    restorer: Restorer,
) -> None:
    restorer.document.masking.put(box_mask())
    restorer.change(solver="diffpir", steps=8, count=1)
    for _ in range(2):
        restorer.sitting.do("step")
        restorer.sitting.until_phase(Phase.PAUSED)
    first = restorer.sitting.run
    assert not restorer.window.actions_["restore_on"].isEnabled()
    restorer.document.masking.edit(lambda mask: mask.invert())
    notice = restorer.window.notices.notice
    assert notice is not None
    assert notice.action == "restore_on"
    restorer.qtbot.mouseClick(restorer.window.notices.help, LEFT)
    restorer.sitting.until(lambda: restorer.sitting.run is not first)
    restorer.sitting.until_phase(Phase.FINISHED)
    restorer.sitting.until(lambda: first.state.phase is Phase.CANCELLED)
    assert restorer.window.notices.notice is None
    made = restorer.sitting.run.x_t
    assert made is not None
    kept = box_mask() > 0  # what was masked at first
    np.testing.assert_array_equal(made[0][kept], gradient_picture()[kept])
    assert restorer.sitting.run.recipe.start.kind == "step"
