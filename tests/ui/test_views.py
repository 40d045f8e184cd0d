"""The views of a step in a real window with a real engine: keys, scrubbing, arrangement, words."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt

from diffusion_studio.engine.views import View
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.maps.map import Map, Plate
from diffusion_studio.ui.run_state import Phase
from tests.restorations import restoration
from tests.ui.conftest import Sitting

STEPS = 12
Key = Qt.Key


@pytest.fixture
def finished(sitting: Sitting) -> Sitting:
    """A window with a finished run of twelve steps of two pictures."""
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    sitting.studio.window.show()
    return sitting


def press(sitting: Sitting, *keys: Key) -> None:
    for key in keys:
        sitting.qtbot.keyClick(sitting.studio.window, key)


def values(sitting: Sitting, view: View, k: int) -> np.ndarray:
    """What the engine has of step k (from 0), the mean of the colours."""
    client = sitting.studio.link.client
    assert client is not None
    found = client.view(sitting.run.name, view, k)
    assert found is not None
    return found.mean(axis=1)


def shows(view: View, k: int, sitting: Sitting) -> Callable[[], bool]:
    """Whether the map on the canvas is this view of step k (from 0)."""

    def look() -> bool:
        shown = sitting.studio.document.map
        expected = values(sitting, view, k)
        return isinstance(shown, Map) and np.array_equal(shown.values, expected)

    return look


def test_keys_choose_views_that_follow_the_scrubbing(finished: Sitting) -> None:
    document, window = finished.studio.document, finished.studio.window
    press(finished, Key.Key_4)
    finished.until(shows("epsilon", STEPS - 1, finished))
    assert window.footer.title.text() == "Predicted noise ε"
    assert not window.header.belief.isChecked()
    assert window.actions_["view_epsilon"].isChecked()
    press(finished, Key.Key_Left, Key.Key_Left)
    finished.until(shows("epsilon", STEPS - 3, finished))
    assert "looking back at step 10 of 12" in window.header.about.text()
    press(finished, Key.Key_3)
    finished.until(shows("change", STEPS - 3, finished))
    finished.studio.timeline.scrub(1)
    finished.until(lambda: "first belief" in window.footer.title.text())
    assert document.map is None
    press(finished, Key.Key_Home)
    finished.until(lambda: "nothing has been predicted yet" in window.footer.title.text())
    press(finished, Key.Key_End)
    finished.until(shows("change", STEPS - 1, finished))
    press(finished, Key.Key_3)  # once more: the run's own picture
    assert document.map is None
    assert window.header.belief.isChecked()
    press(finished, Key.Key_2)
    assert document.picture == "x_t"


def test_a_map_shows_one_of_the_colours_or_their_mean(finished: Sitting) -> None:
    document, window = finished.studio.document, finished.studio.window
    choice = window.footer.channel
    assert not choice.isVisible()
    press(finished, Key.Key_4)
    finished.until(shows("epsilon", STEPS - 1, finished))
    assert choice.isVisible()
    mean = document.map
    assert isinstance(mean, Map)
    choice.setFocus()
    finished.qtbot.keyClick(choice, Key.Key_Down)  # from the mean to red
    finished.qtbot.keyClick(choice, Key.Key_Down)
    client = finished.studio.link.client
    assert client is not None
    whole = client.view(finished.run.name, "epsilon", STEPS - 1)
    assert whole is not None

    def green() -> bool:
        shown = document.map
        return isinstance(shown, Map) and np.array_equal(shown.values, whole[:, 1])

    finished.until(green)
    assert window.footer.title.text() == "Predicted noise ε · Green"
    shown = document.map
    assert isinstance(shown, Map)
    assert shown.high > mean.high  # one colour's noise reaches further than a mean of three
    press(finished, Key.Key_1)  # the belief has all its colours
    assert not choice.isVisible()


def test_a_view_follows_a_run_that_goes_on(sitting: Sitting) -> None:
    sitting.do("step")
    sitting.until_phase(Phase.PAUSED)
    sitting.studio.window.show()
    press(sitting, Key.Key_5)
    sitting.until(shows("score", 0, sitting))
    sitting.do("pause")
    sitting.until_phase(Phase.FINISHED)
    sitting.until(shows("score", STEPS - 1, sitting))


def test_views_lie_beside_the_picture_or_over_it(finished: Sitting) -> None:
    document, window = finished.studio.document, finished.studio.window
    press(finished, Key.Key_D)  # without a view: belief and state
    finished.until(lambda: isinstance(document.map, Plate))
    side = window.canvases.side
    client = finished.studio.link.client
    assert client is not None
    (state,) = client.frames(finished.run.name, "x_t", [STEPS])
    assert document.map is not None
    np.testing.assert_array_equal(document.map.pictures, state)
    press(finished, Key.Key_4)
    finished.until(shows("epsilon", STEPS - 1, finished))
    assert side.isVisible()
    np.testing.assert_array_equal(document.pictures(), document.own_pictures())
    press(finished, Key.Key_2)  # the left one changes, the view stays
    assert document.picture == "x_t"
    assert document.map is not None
    finished.qtbot.keyClick(window, Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert not side.isVisible()
    footer = window.footer
    assert footer.opacity.isVisible()
    footer.opacity.setValue(100)
    np.testing.assert_array_equal(document.pictures(), document.map.pictures)
    footer.opacity.setValue(0)
    np.testing.assert_array_equal(document.pictures(), document.own_pictures())
    finished.qtbot.keyClick(window, Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert not footer.opacity.isVisible()


def test_the_colour_scale_can_be_held(finished: Sitting) -> None:
    document = finished.studio.document
    press(finished, Key.Key_5)
    finished.until(shows("score", STEPS - 1, finished))
    held = document.map
    assert isinstance(held, Map)
    press(finished, Key.Key_H, Key.Key_Left)
    finished.until(shows("score", STEPS - 2, finished))
    assert isinstance(document.map, Map)
    assert (document.map.low, document.map.high) == (held.low, held.high)
    press(finished, Key.Key_H)
    finished.until(lambda: isinstance(document.map, Map) and document.map.high != held.high)


def test_a_restoration_shows_its_residual(sitting: Sitting) -> None:
    document, window = sitting.studio.document, sitting.studio.window
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    window.show()
    assert not window.actions_["view_residual"].isEnabled()
    assert "restores nothing" in window.actions_["view_residual"].toolTip()
    spec = restoration("downsampling", "ddrm")
    recipe = Recipe.build(
        model=document.parameters.model, steps=4, count=2, precision="float32", restoration=spec
    )
    sitting.studio.runs.make(recipe)
    sitting.until(lambda: sitting.run.recipe == recipe and sitting.phase is Phase.FINISHED)
    press(sitting, Key.Key_8)
    sitting.until(lambda: isinstance(document.map, Map))
    assert isinstance(document.map, Map)
    assert document.map.values.shape == (2, 8, 8)  # where it was measured
    press(sitting, Key.Key_9)
    sitting.until(lambda: isinstance(document.map, Map) and document.map.values.shape[1] == 16)
    sitting.studio.timeline.scrub(2)
    before = document.map
    sitting.until(lambda: document.map is not before and isinstance(document.map, Map))


def test_a_map_of_somebody_else_takes_the_place_of_a_view(finished: Sitting) -> None:
    document = finished.studio.document
    press(finished, Key.Key_4)
    finished.until(shows("epsilon", STEPS - 1, finished))
    other = Plate(np.zeros((1, 16, 16, 3), np.uint8), "An answer")
    document.show_map(other)
    assert document.viewing.view is None
    assert document.map is other
    press(finished, Key.Key_Left)  # it is of no step
    assert document.map is None
