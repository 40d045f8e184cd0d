"""One undo for all that is changed in the window, by real keys and a real mouse."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from diffusion_studio.ui.canvas.mask import Mask
from diffusion_studio.ui.document import Document, LookedBack
from diffusion_studio.ui.history import history as history_module
from diffusion_studio.ui.history.history import Change, History
from diffusion_studio.ui.history.restore_settings import RestoreSettings
from diffusion_studio.ui.source.source import SourcePicture
from diffusion_studio.ui.tools.masking import Masking
from tests.ui.conftest import Sitting, make_one_step

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Added(Change):
    """A number put at the end of a list."""

    def __init__(self, where: list[int], number: int, size: int = 0) -> None:
        self.where, self.number, self.size = where, number, size

    def words(self) -> str:
        return f"Add {self.number}"

    def undo(self) -> None:
        assert self.where.pop() == self.number

    def redo(self) -> None:
        self.where.append(self.number)


def words(history: History) -> list[str]:
    return [change.words() for change in history.changes]


def grey(side: int, count: int = 1) -> LookedBack:
    return LookedBack(0, "x_0", np.full((count, side, side, 3), 128, np.uint8))


def control(sitting: Sitting, widget: QWidget, key: Qt.Key, more: bool = False) -> None:
    sitting.qtbot.keyClick(widget, key, CTRL | SHIFT if more else CTRL)


# --- the stack ---


def test_the_oldest_are_let_go_and_the_rest_can_still_be_undone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history_module, "MOST_CHANGES", 5)
    history, numbers = History(), list[int]()
    for n in range(9):
        history.do(Added(numbers, n))
    assert words(history) == [f"Add {n}" for n in range(4, 9)]
    history.go_to(0)
    assert numbers == [0, 1, 2, 3]
    history.go_to(5)
    assert numbers == [*range(9)]


def test_what_holds_too_much_memory_is_let_go_but_for_the_newest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history_module, "MOST_BYTES", 100)
    history, numbers = History(), list[int]()
    for n, size in enumerate((60, 30, 30, 500)):
        history.do(Added(numbers, n, size))
        assert history.size <= 100 or len(history.changes) == 1
    assert words(history) == ["Add 3"]
    history.undo()
    assert numbers == [0, 1, 2]


def test_what_has_gone_is_forgotten_wherever_one_stands() -> None:
    history, numbers, others = History(), list[int](), list[int]()
    for n in range(3):
        history.do(Added(numbers, n))
        history.do(Added(others, n))
    history.go_to(3)
    history.forget(lambda change: isinstance(change, Added) and change.where is others)
    assert words(history) == ["Add 0", "Add 1", "Add 2"]
    assert history.index == 2
    assert numbers == [0, 1]
    history.redo()
    assert numbers == [0, 1, 2]


def test_forgetting_while_something_is_undone_waits_for_its_end() -> None:
    history, numbers = History(), list[int]()

    class Forgets(Added):
        def undo(self) -> None:
            super().undo()
            history.clear()

    history.do(Added(numbers, 1))
    history.do(Forgets(numbers, 2))
    history.undo()
    assert numbers == [1]
    assert history.changes == []
    assert history.to_undo is None


# --- parameters ---


def test_a_drag_of_a_slider_is_one_change_and_is_named(sitting: Sitting) -> None:
    document, panel = sitting.studio.document, sitting.studio.window.generate_panel
    history, slider = document.history, panel.steps.slider
    history.clear()
    handle = QPoint(slider.width() * 12 // 250 + 6, slider.height() // 2)
    for _ in range(2):  # two drags are two changes, however quick
        before = document.parameters.steps
        sitting.qtbot.mousePress(slider, LEFT, pos=handle)
        for far in (40, 80, 120):
            handle += QPoint(far // 4, 0)
            sitting.qtbot.mouseMove(slider, handle)
        sitting.qtbot.mouseRelease(slider, LEFT, pos=handle)
        assert document.parameters.steps != before
    assert len(history.changes) == 2
    assert history.changes[0].words().startswith("Steps 12 to ")
    action = sitting.studio.window.actions_["undo"]
    last = document.parameters.steps
    sitting.until(lambda: action.text() == f"Undo Steps {before} to {last}")
    control(sitting, slider, Qt.Key.Key_Z)
    assert document.parameters.steps == before
    assert panel.steps.value == panel.steps.box.value() == before
    control(sitting, slider, Qt.Key.Key_Z)
    assert document.parameters.steps == 12
    control(sitting, slider, Qt.Key.Key_Z, more=True)
    assert document.parameters.steps == before


def test_a_field_that_is_typed_in_keeps_its_own_undo(sitting: Sitting) -> None:
    document, window = sitting.studio.document, sitting.studio.window
    document.history.clear()
    box = window.generate_panel.steps.box
    box.setFocus()
    box.selectAll()
    sitting.qtbot.keyClicks(box, "37")
    assert document.parameters.steps == 12
    control(sitting, box, Qt.Key.Key_Z)  # the field's: the text is as it was
    assert box.text() == "12"
    box.selectAll()
    sitting.qtbot.keyClicks(box, "25")
    sitting.qtbot.keyClick(box, Qt.Key.Key_Return)
    assert document.parameters.steps == 25
    control(sitting, box, Qt.Key.Key_Z)  # the window's
    assert document.parameters.steps == 12
    assert box.text() == "12"
    assert words(document.history) == ["Steps 12 to 25"]


def test_a_new_seed_for_a_run_is_no_change_of_a_person(sitting: Sitting) -> None:
    document = sitting.studio.document
    document.history.clear()
    document.change({"steps": 5})
    seed = document.parameters.seed
    document.reseed()
    assert document.parameters.seed != seed
    made = document.parameters.seed
    document.history.undo()
    assert document.parameters.steps == 12
    assert document.parameters.seed == made


def test_the_values_of_the_restore_tab_are_undone_too(sitting: Sitting) -> None:
    document = sitting.studio.document
    document.history.clear()
    restoring = document.restoring
    first = state(document)
    restoring.change({"operator": "gaussian_blur"})
    restoring.change({"operator.sigma": 2.5})
    restoring.change({"noise_percent": 5.0})
    last = state(document)
    assert words(document.history) == [
        "Damage Missing parts (inpainting) to Gaussian blur",
        "Width 1.5 to 2.5",
        "Noise 0 to 5",
    ]
    document.history.go_to(0)
    assert state(document) == first
    document.history.go_to(3)
    assert state(document) == last


def test_changes_of_one_movement_are_one_and_none_if_they_lead_back(sitting: Sitting) -> None:
    document = sitting.studio.document
    document.history.clear()
    for scale in (2.5, 3.0, 4.5):
        document.change({"guidance_scale": scale})
    assert words(document.history) == ["Scale 2 to 4.5"]
    document.change({"guidance_scale": 2.0})
    assert document.history.changes == []
    for _ in range(300):  # and so on, as a hand does
        for scale in (2.5, 2.0):
            document.change({"guidance_scale": scale})
    assert document.history.changes == []
    document.change({"sampler": "ddpm"})
    document.change({"guidance_scale": 5.0})
    document.history.go_to(0)
    assert document.parameters.guidance_scale == 2.0
    assert document.parameters.sampler == "ddim"


# --- masks ---


def test_masks_of_two_sizes_are_undone_in_turn(sit_down: Callable[..., Sitting]) -> None:
    sitting = sit_down(begun=False)
    document = sitting.studio.document
    document.look_back(grey(64))
    document.masking.edit(lambda mask: mask.fill(), "fill")
    document.look_back(grey(32))
    document.masking.edit(lambda mask: mask.fill(), "fill")
    sitting.do("undo")
    assert document.masking.mask is not None
    assert document.masking.mask.is_empty
    sitting.do("undo")  # that of the larger pictures, which are not shown
    document.look_back(grey(64))
    assert document.masking.mask.is_empty
    sitting.do("redo")
    assert document.masking.mask.coverage == 1
    document.look_back(grey(32))
    sitting.do("redo")
    assert document.masking.mask.coverage == 1


def test_a_large_mask_holds_little_for_its_strokes() -> None:
    masking = Masking()
    masking.fit_to(4096, 4096)
    masking.edit(lambda mask: mask.invert(), "invert")
    masking.edit(_dab, "paint")
    assert masking.history.size < 1 << 20
    masking.history.go_to(0)
    assert masking.mask is not None
    assert masking.mask.is_empty


def _dab(mask: Mask) -> None:
    pixels = mask.to_array()
    pixels[1000:1100, 1000:1100] = 7
    mask.replace(pixels)


# --- all together ---


def state(document: Document) -> object:
    mask = document.masking.mask
    return (
        document.parameters,
        RestoreSettings(document, lambda _: None).read(),
        None if mask is None else mask.to_array().tobytes(),
    )


@pytest.mark.parametrize("seed", range(3))
def test_whatever_was_done_all_undone_and_redone_gives_the_same(
    sitting: Sitting, seed: int
) -> None:
    document, dice = sitting.studio.document, random.Random(seed)
    document.look_back(grey(16))
    history, masking, restoring = document.history, document.masking, document.restoring
    history.clear()
    deeds: list[Callable[[], None]] = [
        lambda: document.change({"steps": dice.randint(1, 40)}),
        lambda: document.change({"guidance_scale": dice.uniform(0, 9)}),
        lambda: document.change({"guidance_curve": (1.0, dice.uniform(2, 5))}),
        lambda: document.change({"sampler": dice.choice(["ddim", "ddpm", "dpm_solver_2m"])}),
        lambda: document.change({"seed": dice.randrange(1 << 63), "seed_locked": True}),
        lambda: document.recall(document.parameters.with_new_seed()),
        lambda: restoring.change({"operator": dice.choice(["denoising", "kernel", "radon"])}),
        lambda: restoring.change({"steps": dice.randint(1, 40)}),
        lambda: restoring.change({"noise_percent": dice.uniform(0, 50)}),
        lambda: masking.edit(lambda mask: mask.invert(), "invert"),
        lambda: masking.put(np.frombuffer(dice.randbytes(256), np.uint8).reshape(16, 16), "open"),
        lambda: history.undo(),
        lambda: history.redo(),
    ]
    first = state(document)
    for _ in range(60):
        dice.choice(deeds)()
    history.go_to(len(history.changes))
    last, count = state(document), len(history.changes)
    assert count > 10
    history.go_to(0)
    assert state(document) == first
    history.go_to(count)
    assert state(document) == last
    for place in dice.sample(range(count + 1), 5):
        history.go_to(place)
    history.go_to(count)
    assert state(document) == last


# --- the dock ---


def test_the_history_is_seen_and_gone_through_by_mouse_and_keys(sitting: Sitting) -> None:
    document, window = sitting.studio.document, sitting.studio.window
    document.history.clear()
    sitting.do("history")
    dock = sitting.studio.undoing.dock
    assert dock.isVisible()
    assert dock.pages.currentWidget() is dock.empty
    assert "Nothing was changed yet" in dock.empty.text()
    document.change({"steps": 20})
    document.change({"sampler": "ddpm"})
    document.change({"count": 3})
    sitting.until(lambda: dock.model.rowCount() == 4)
    view = dock.list
    rows = [view.model().index(n, 0).data() for n in range(4)]
    assert rows == [
        "Before these changes",
        "Steps 12 to 20",
        "Sampler DDIM to DDPM",
        "Pictures 2 to 3",
    ]
    sitting.qtbot.mouseClick(
        view.viewport(), LEFT, pos=view.visualRect(view.model().index(1, 0)).center()
    )
    assert document.parameters.steps == 20
    assert document.parameters.sampler == "ddim"
    sitting.until(lambda: view.model().index(2, 0).data(Qt.ItemDataRole.FontRole).italic())
    view.setFocus()
    sitting.qtbot.keyClick(view, Qt.Key.Key_End)
    assert document.parameters.count == 3
    sitting.qtbot.keyClick(view, Qt.Key.Key_Up)
    assert document.parameters.count == 2
    sitting.until(lambda: window.actions_["redo"].text() == "Redo Pictures 2 to 3")
    assert view.currentIndex().row() == 2


def test_the_path_and_the_start_are_undone_too(sitting: Sitting) -> None:
    document, studio = sitting.studio.document, sitting.studio
    document.history.clear()
    interpolating, starting = studio.paths.interpolating, studio.starts.starting
    ends, path = list(interpolating.ends), interpolating.path
    interpolating.change({"shape": "grid"})
    interpolating.new_seed(1)
    starting.choose("picture")
    starting.set_strength(0.3)
    assert words(document.history) == [
        "Shape of the path",
        "Another end 2 of the path",
        "Start from a picture",
        "Strength 0.6 to 0.3",
    ]
    last = list(interpolating.ends), interpolating.path
    document.history.go_to(0)
    assert (interpolating.ends, interpolating.path) == (ends, path)
    assert (starting.origin, starting.strength) == ("noise", 0.6)
    document.history.go_to(4)
    assert (interpolating.ends, interpolating.path) == last
    assert (starting.origin, starting.strength) == ("picture", 0.3)


def test_a_run_that_goes_on_takes_over_what_is_undone(sitting: Sitting) -> None:
    document = sitting.studio.document
    make_one_step(sitting)
    document.history.clear()
    panel = sitting.studio.window.generate_panel
    panel.changed.emit({"guidance_scale": 6.0})
    sitting.until(lambda: sitting.run.turned["guidance_scale"](5) == 6.0)
    sitting.do("undo")
    sitting.until(lambda: sitting.run.turned["guidance_scale"](5) == 2.0)
    assert document.parameters.guidance_scale == 2.0


def test_the_frame_of_a_picture_is_undone_while_the_picture_is_there(sitting: Sitting) -> None:
    document = sitting.studio.document
    sourcing, history = document.sourcing, document.history
    sourcing.set_size((16, 16))
    sourcing.take(SourcePicture(np.zeros((64, 48, 3), np.uint8), "black"))
    history.clear()
    first = sourcing.picture
    sourcing.move_frame(5, -7)
    sourcing.resize_frame(24)
    last = sourcing.picture
    assert first is not None
    assert last is not None
    assert words(history)[-1] == "Frame of the picture"
    count = len(history.changes)
    history.go_to(0)
    assert sourcing.picture is not None
    assert (sourcing.picture.fit, sourcing.frame) == (first.fit, first.placement((16, 16)).box)
    history.go_to(count)
    assert (sourcing.picture.fit, sourcing.picture.frame) == (last.fit, last.frame)
    sourcing.take(SourcePicture(np.ones((64, 48, 3), np.uint8), "another"))
    assert history.changes == []


def test_the_key_brings_the_dock_from_behind_another(sitting: Sitting) -> None:
    window, dock = sitting.studio.window, sitting.studio.undoing.dock
    control(sitting, window, Qt.Key.Key_H)
    sitting.do("library")
    sitting.until(lambda: dock.visibleRegion().isEmpty())
    control(sitting, window, Qt.Key.Key_H)
    sitting.until(lambda: not dock.visibleRegion().isEmpty())
    control(sitting, window, Qt.Key.Key_H)
    sitting.until(dock.isHidden)
