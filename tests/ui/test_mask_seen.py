"""The mask lies over the pictures that it applies to, and comes back with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from diffusion_studio.ui.restore.ready import open_ready
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.tools.masking import Masking
from tests.ui.conftest import Sitting


@pytest.fixture
def masking(sitting: Sitting) -> Masking:
    """The example with a hole is opened, as from the Restore tab."""
    document = sitting.studio.document
    document.choose_tab("restore")
    open_ready(document, "with a hole")
    sitting.until(lambda: covered(sitting))
    return document.masking


def covered(sitting: Sitting) -> bool:
    """A person sees the mask."""
    items = sitting.studio.masking.layer.items_shown
    return bool(items) and not any(item.boundingRect().isEmpty() for item in items)


def generate(sitting: Sitting) -> None:
    before = sitting.studio.document.shown
    sitting.do("generate")
    sitting.until(lambda: sitting.studio.document.shown != before)
    sitting.until_phase(Phase.FINISHED)


def test_generated_pictures_are_free_of_a_mask_that_comes_back(
    sitting: Sitting, masking: Masking
) -> None:
    document, actions = sitting.studio.document, sitting.studio.window.actions_
    pixels = masking.masks()
    document.choose_tab("generate")
    generate(sitting)
    assert not covered(sitting)
    assert not actions["mask_show"].isChecked()
    document.choose_tab("restore")
    assert not covered(sitting)  # the generated pictures still lie there
    sitting.do("whole_picture")
    sitting.until(lambda: covered(sitting))
    assert actions["mask_show"].isChecked()
    assert masking.masks().keys() == pixels.keys()
    for size, mask in masking.masks().items():
        assert (mask == pixels[size]).all()


@pytest.mark.usefixtures("masking")
def test_who_works_on_the_mask_sees_it_wherever_that_is(sitting: Sitting) -> None:
    document = sitting.studio.document
    document.choose_tab("generate")
    generate(sitting)
    sitting.do("tool_brush")
    assert covered(sitting)
    generate(sitting)  # with the brush in hand: there are other pictures now
    assert not covered(sitting)
    canvas = sitting.studio.window.canvas.viewport()
    sitting.qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center())
    QApplication.processEvents()
    assert covered(sitting)
    sitting.do("mask_show")
    assert not covered(sitting)
    sitting.do("mask_show")
    assert covered(sitting)


@pytest.mark.usefixtures("masking")
def test_the_example_is_restored_and_seen_with_its_hole_again(sitting: Sitting) -> None:
    document = sitting.studio.document
    document.restoring.change({"steps": 2, "count": 1})
    generate(sitting)
    assert not covered(sitting)  # the mask would cover what was made
    sitting.do("mask_show")
    assert covered(sitting)
    document.choose_tab("interpolate")
    assert not covered(sitting)
    document.choose_tab("restore")
    assert covered(sitting)


@pytest.mark.usefixtures("masking")
def test_an_example_of_another_damage_is_free_of_the_mask(sitting: Sitting) -> None:
    document = sitting.studio.document
    open_ready(document, "blurred")
    sitting.until(lambda: not covered(sitting))
    open_ready(document, "with a hole")
    sitting.until(lambda: covered(sitting))
