"""Starting from a picture, inverting one, and what of it the window shows."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from diffusion_studio.recipe import FromLatent, FromPicture
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.source.source import SourcePicture
from tests.ui.conftest import Sitting


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
    pictured.until(lambda: "step" in pictured.studio.window.generate_panel.start.note.text())
    shown = document.map
    pictured.do("generate")
    pictured.until_phase(Phase.FINISHED)
    start = pictured.run.recipe.start
    assert isinstance(start, FromPicture)
    assert start.strength == pytest.approx(0.49)
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
    section = pictured.studio.window.generate_panel.start
    pictured.qtbot.mouseClick(section.invert, Qt.MouseButton.LeftButton)
    pictured.until(lambda: pictured.studio.starts.starting.inverted is not None)
    assert pictured.studio.starts.starting.origin == "inverted"
    assert "dB PSNR" in section.note.text()
    pictured.do("generate")
    pictured.until(lambda: isinstance(pictured.run.recipe.start, FromLatent))
    pictured.until_phase(Phase.FINISHED)
