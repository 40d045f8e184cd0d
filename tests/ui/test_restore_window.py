"""Restoring in a real window on a real engine, by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from scipy.ndimage import gaussian_filter

from diffusion_studio.recipe import Recipe
from diffusion_studio.restoration_specs import DiffPIRSpec, GaussianBlurSpec, KernelSpec
from diffusion_studio.ui.restore.kernel_view import CELLS, SIDE
from diffusion_studio.ui.run_state import Phase
from tests.restorations import box_mask, gradient_picture, restoration
from tests.ui.conftest import Sitting
from tests.ui.restorer import LEFT, PLAIN, Restorer

RIGHT = Qt.MouseButton.RightButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def restorer(sitting: Sitting) -> Restorer:
    sitting.qtbot.waitExposed(sitting.studio.window)
    return Restorer(sitting)


def test_y_is_seen_as_sliders_move_and_tab_shows_the_original(restorer: Restorer) -> None:
    truth = gradient_picture()
    little = restorer.until_measured({"operator": "gaussian_blur", "operator.sigma": 0.5})
    much = restorer.until_measured({"operator.sigma": 3.0})
    assert np.ptp(truth.astype(int), axis=(0, 1)).sum() > np.ptp(much, axis=(0, 1)).sum()
    assert np.ptp(little, axis=(0, 1)).sum() > np.ptp(much, axis=(0, 1)).sum()
    assert "measurement" in (restorer.document.map.title if restorer.document.map else "")
    canvas = restorer.window.canvas
    restorer.qtbot.keyPress(canvas, Qt.Key.Key_Tab)
    shown = restorer.document.pictures()
    assert shown is not None
    np.testing.assert_array_equal(shown[0], truth)
    restorer.qtbot.keyRelease(canvas, Qt.Key.Key_Tab)
    shown = restorer.document.pictures()
    assert shown is not None
    np.testing.assert_array_equal(shown[0], much)


def test_the_sliders_of_the_panel_set_what_they_say(restorer: Restorer) -> None:
    panel = restorer.panel
    panel.operator.setFocus()
    restorer.change(operator="gaussian_blur")
    assert not panel.paint.isVisible()
    restorer.type(panel.damage, "sigma", 2.5)
    panel.noise.box.setValue(5)
    spec = restorer.restoring.recipe().restoration
    assert spec is not None
    assert isinstance(spec.operator, GaussianBlurSpec)
    assert spec.operator.sigma == 2.5
    assert spec.noise_sigma == pytest.approx(0.1)
    offered = [panel.solver.itemData(n) for n in range(panel.solver.count())]
    assert offered[0] == "daps"
    assert "replacement" not in offered
    restorer.change(operator="jpeg")
    assert [panel.solver.itemData(n) for n in range(panel.solver.count())] == ["daps", "dps"]


def test_a_kernel_is_drawn_by_hand(restorer: Restorer) -> None:
    restorer.change(operator="kernel")
    view, cell = restorer.panel.kernel, SIDE / CELLS
    row = round((CELLS // 2 + 0.5) * cell)
    restorer.qtbot.mousePress(view, LEFT, PLAIN, QPoint(round(4.5 * cell), row))
    restorer.qtbot.mouseMove(view, QPoint(round(10.5 * cell), row))
    restorer.qtbot.mouseRelease(view, LEFT, PLAIN, QPoint(round(10.5 * cell), row))
    spec = restorer.restoring.recipe().restoration
    assert spec is not None
    assert isinstance(spec.operator, KernelSpec)
    np.testing.assert_array_equal(np.asarray(spec.operator.taps)[CELLS // 2, 4:11], 1)
    assert np.sum(spec.operator.taps) == 7
    restorer.qtbot.mousePress(view, RIGHT, PLAIN, QPoint(round(4.5 * cell), row))
    restorer.qtbot.mouseMove(view, QPoint(round(10.5 * cell), row))
    restorer.qtbot.mouseRelease(view, RIGHT, PLAIN, QPoint(round(10.5 * cell), row))
    assert "black all over" in restorer.restoring.reason()
    restorer.qtbot.mouseClick(restorer.panel.clear_kernel, LEFT)
    assert restorer.restoring.reason() == ""


def test_a_kernel_is_read_from_a_picture_or_refused(restorer: Restorer, tmp_path: Path) -> None:
    told: list[str] = []
    restorer.studio.restore.noticed.connect(lambda notice: told.append(notice.text))
    path = tmp_path / "kernel.png"
    path.write_bytes(b"no picture at all")
    restorer.studio.restore.open_kernel(str(path))
    restorer.sitting.until(lambda: bool(told))
    assert "is not a picture" in told[0]
    Image.fromarray(np.diag([51, 255, 102]).astype(np.uint8)).save(path)
    restorer.studio.restore.open_kernel(str(path))
    restorer.sitting.until(lambda: restorer.restoring.parameters.operator == "kernel")
    np.testing.assert_allclose(restorer.restoring.parameters.taps, np.diag([0.2, 1, 0.4]))


def test_zeta_is_turned_in_mid_run_and_kept_in_the_recipe(restorer: Restorer) -> None:
    restorer.change(operator="gaussian_blur", noise_percent=2)
    restorer.change(solver="diffpir", steps=12, count=1)
    restorer.sitting.do("step")
    restorer.sitting.until_phase(Phase.PAUSED)
    assert restorer.panel.turned.labels["zeta"].font().bold()
    restorer.type(restorer.panel.turned, "zeta", 0.9)
    restorer.sitting.until(lambda: not restorer.sitting.run.turned["zeta"].is_constant)
    restorer.sitting.do("pause")
    restorer.sitting.until_phase(Phase.FINISHED)
    recipe = restorer.sitting.run.as_run
    assert recipe is not None
    assert recipe.restoration is not None
    solver = recipe.restoration.solver
    assert isinstance(solver, DiffPIRSpec)
    assert solver.zeta.points == ((0, 0.3), (1, 0.9))


# --- what cannot be ---


def test_what_the_engine_refuses_to_measure_is_said_and_taken_back(restorer: Restorer) -> None:
    restorer.change(operator="downsampling", **{"operator.factor": 3})  # 16 is no multiple of 3
    restorer.sitting.until(lambda: bool(restorer.restoring.refusal))
    assert "3" in restorer.window.run_bar.text.text()
    assert not restorer.window.actions_["generate"].isEnabled()
    restorer.until_measured({"operator.factor": 2})
    assert restorer.restoring.reason() == ""


# --- tabs and recipes ---


def test_tabs_change_by_keys_and_the_button_makes_what_they_say(restorer: Restorer) -> None:
    window, document = restorer.window, restorer.document
    keys = window.tabs.keys
    assert keys[:2] == ["generate", "restore"]
    restorer.qtbot.keyClick(window, Qt.Key.Key_PageUp, CTRL)
    assert document.tab == "generate"
    assert window.run_bar.generate.text() == "Generate"
    restorer.qtbot.keyClick(window, Qt.Key.Key_PageUp, CTRL)
    assert document.tab == keys[-1]
    restorer.qtbot.mouseClick(window.tabs.bar, LEFT, PLAIN, window.tabs.bar.tabRect(1).center())
    assert document.tab == "restore"
    assert window.run_bar.generate.text() == "Restore"


def test_a_saved_recipe_puts_picture_mask_and_values_back(
    restorer: Restorer, tiny_model: Path, tmp_path: Path
) -> None:
    spec = restoration("inpainting", "diffpir", simulated=True, noise_sigma=0.0)
    recipe = Recipe.build(
        model=str(tiny_model), steps=7, seed=5, count=2, label="star", restoration=spec
    )
    path = tmp_path / "recipe.json"
    path.write_text(recipe.to_json(), encoding="utf-8")
    restorer.open(np.zeros((16, 16, 3), np.uint8))
    restorer.document.choose_tab("generate")
    restorer.studio.recipes.open(str(path))
    restorer.sitting.until(lambda: restorer.document.tab == "restore")
    restorer.document.change({"precision": "auto"})
    again = restorer.restoring.recipe()
    assert again.restoration == recipe.restoration
    assert (again.steps, again.seed, again.count) == (7, 5, 2)
    assert again.label == "star"


def test_the_noise_of_a_damaged_picture_is_estimated(restorer: Restorer) -> None:
    drawn = np.random.default_rng(0).normal(0, 0.06 * 255, (16, 16, 3))
    restorer.open(np.clip(gradient_picture() * 0.2 + 100 + drawn, 0, 255).astype(np.uint8))
    restorer.change(operator="denoising", simulated=False)
    assert not restorer.panel.noise_dice.isVisible()
    restorer.qtbot.mouseClick(restorer.panel.estimate, LEFT)
    restorer.sitting.until(lambda: restorer.restoring.parameters.noise_percent > 0)
    assert restorer.restoring.parameters.noise_percent == pytest.approx(6, abs=2)
    assert restorer.restoring.reason() == ""


def test_few_photons_make_bright_parts_noisier(restorer: Restorer) -> None:
    halves = np.full((16, 16, 3), 20, np.uint8)
    halves[:, 8:] = 230
    restorer.open(halves)
    seen = restorer.until_measured({"operator": "denoising", "photons": 100.0}).astype(float)
    assert seen[:, 8:].std() > 2 * seen[:, :8].std()
    spec = restorer.restoring.recipe().restoration
    assert spec is not None
    assert spec.photons == 100
    restorer.change(operator="radon")  # no picture, so no photons to count
    spec = restorer.restoring.recipe().restoration
    assert spec is not None
    assert spec.photons is None


@pytest.mark.parametrize("kind", ["gaussian_blur", "kernel"])
def test_the_blur_of_a_damaged_picture_is_estimated_and_can_be_changed(
    restorer: Restorer, kind: str
) -> None:
    sharp = np.kron(np.random.default_rng(2).integers(0, 255, (8, 8, 3)), np.ones((2, 2, 1)))
    blurred = gaussian_filter(sharp, (1.2, 1.2, 0), mode="mirror")
    restorer.open(blurred.round().astype(np.uint8))
    restorer.change(operator=kind, simulated=False)
    before = restorer.restoring.parameters
    assert restorer.panel.estimate_blur.isVisible()
    restorer.qtbot.mouseClick(restorer.panel.estimate_blur, LEFT)
    restorer.sitting.until(lambda: restorer.restoring.parameters != before)
    if kind == "gaussian_blur":
        sigma = restorer.restoring.parameters.operator_values["sigma"]
        assert sigma == pytest.approx(1.2, abs=0.4)
    else:
        taps = np.array(restorer.restoring.parameters.taps)
        assert taps.shape[0] % 2 == taps.shape[1] % 2 == 1
        assert np.unravel_index(taps.argmax(), taps.shape) == tuple(n // 2 for n in taps.shape)
        assert restorer.panel.kernel.taps.sum() > 1  # it is seen, and drawn on
        restorer.qtbot.mouseClick(restorer.panel.kernel, RIGHT, PLAIN, QPoint(SIDE // 2, SIDE // 2))
        assert np.array(restorer.restoring.parameters.taps).max() < taps.max()
    restorer.change(simulated=True)
    assert not restorer.panel.estimate_blur.isVisible()


def test_a_picture_without_any_blur_to_tell_changes_nothing(restorer: Restorer) -> None:
    told: list[str] = []
    restorer.studio.restore.told.connect(told.append)
    restorer.open(np.full((16, 16, 3), 90, np.uint8))
    restorer.change(operator="motion_blur", simulated=False)
    before = restorer.restoring.parameters
    restorer.qtbot.mouseClick(restorer.panel.estimate_blur, LEFT)
    restorer.sitting.until(lambda: bool(told))
    assert told == [
        "No blur can be told from this picture: it is sharp, plain or too small; set it."
    ]
    assert restorer.restoring.parameters == before


def test_a_person_hears_that_a_measurement_takes_its_time(restorer: Restorer) -> None:
    told: list[str] = []
    restorer.view.told.connect(told.append)
    restorer.view.measuring.patience.setInterval(0)
    restorer.until_measured({"operator": "gaussian_blur"})
    assert told[0] == "Measuring takes a while; y is seen as soon as it is there."
    told.clear()
    restorer.view.measuring.patience.setInterval(10**6)
    restorer.until_measured({"operator.sigma": 2.0})
    assert not told


# --- what takes long can be given up ---


def test_a_measurement_that_nobody_waits_for_is_not_heard(restorer: Restorer) -> None:
    view, stop = restorer.view, restorer.window.actions_["measure_stop"]
    restorer.until_measured({"operator": "gaussian_blur"})
    assert not stop.isEnabled()
    before = view.made
    restorer.change(**{"operator.sigma": 4.0})
    assert stop.isEnabled()
    stop.trigger()
    assert not view.measuring.busy
    assert not stop.isEnabled()
    assert restorer.restoring.reason() == ""  # to restore, nobody has to have seen y
    seen = restorer.until_measured({"operator.sigma": 0.5})
    assert view.made is not before
    alone = restorer.until_measured({"operator.sigma": 0.6})
    assert abs(alone.astype(int) - seen).max() < 20  # not that of 4 pixels, which came meanwhile


def test_a_slow_measurement_offers_to_stop_it(restorer: Restorer) -> None:
    view, notices = restorer.view, restorer.window.notices
    view.measuring.slow.emit()
    assert notices.notice is not None
    restorer.change(operator="gaussian_blur")
    assert notices.help.text() == "Stop measuring"
    restorer.qtbot.mouseClick(notices.help, LEFT)
    assert not view.measuring.busy
    assert notices.notice is None


@pytest.mark.parametrize("of", ["noise", "blur"])
def test_an_estimate_is_given_up_by_the_button_that_began_it(restorer: Restorer, of: str) -> None:
    told: list[str] = []
    restorer.studio.restore.told.connect(told.append)
    restorer.change(operator="gaussian_blur", simulated=False)
    button = restorer.panel.estimate if of == "noise" else restorer.panel.estimate_blur
    before = restorer.restoring.parameters
    restorer.qtbot.mouseClick(button, LEFT)
    assert button.text() == "Stop estimating"
    restorer.qtbot.mouseClick(button, LEFT)
    assert button.text() == "Estimate from the picture"
    assert told == ["Estimating was stopped; nothing was changed."]
    later: list[bool] = []
    restorer.studio.background.ask(lambda: True, later.append)  # after it, on the same thread
    restorer.sitting.until(lambda: bool(later))
    assert restorer.restoring.parameters == before
    assert len(told) == 1


def test_a_mask_is_seen_only_where_it_is_applied(restorer: Restorer) -> None:
    masking, panel = restorer.document.masking, restorer.panel
    masking.put(box_mask())
    panel.changed.emit({"operator": "inpainting"})
    assert masking.look.shown
    panel.changed.emit({"operator": "gaussian_blur"})
    assert not masking.look.shown
    panel.changed.emit({"operator": "inpainting"})
    assert masking.look.shown


def test_a_reason_is_read_whole_however_narrow_the_panel_is(restorer: Restorer) -> None:
    text = restorer.window.run_bar.text
    restorer.document.masking.put(np.full((16, 16), 255, np.uint8))
    restorer.sitting.until(lambda: "covers the whole picture" in text.text())
    room = text.fontMetrics().boundingRect(text.rect(), Qt.TextFlag.TextWordWrap, text.text())
    restorer.sitting.until(lambda: text.height() >= room.height() > text.fontMetrics().height())


def test_of_a_large_picture_y_renews_only_its_own_part(restorer: Restorer) -> None:
    large = gradient_picture(40, 48)
    restorer.open(large)
    restorer.until_measured({"operator": "gaussian_blur", "operator.sigma": 0.5})
    plate, box = restorer.document.map, restorer.document.sourcing.frame
    assert plate is not None
    assert box is not None
    little = restorer.until_measured({"operator.sigma": 0.6}).copy()
    much = restorer.until_measured({"operator.sigma": 3.0})
    assert restorer.document.map is plate
    assert (much[box.within] != little[box.within]).any()
    much = much.copy()
    much[box.within] = large[box.within]
    np.testing.assert_array_equal(much, large)
    item = restorer.window.canvas.items_shown[0]
    shown = restorer.document.pictures()
    assert shown is not None
    assert item.image.pixelColor(box.x + 3, box.y + 5).red() == shown[0][box.y + 5, box.x + 3, 0]
