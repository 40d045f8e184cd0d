"""The empty canvas offers four things to try, and each begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from diffusion_studio.models.catalogue import bundled
from diffusion_studio.ui.canvas.tries import TRIES, Try
from diffusion_studio.ui.restore.ready import open_ready
from diffusion_studio.ui.run_state import Phase
from tests.ui.conftest import Sitting


def click(sitting: Sitting, name: Try) -> None:
    tries = sitting.studio.window.empty.tries
    assert tries.isVisible()
    sitting.qtbot.mouseClick(tries.buttons[name], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("name", ["generate", "interpolate"])
def test_a_run_begins(sitting: Sitting, name: Try) -> None:
    click(sitting, name)
    assert sitting.studio.document.tab == name
    sitting.until_phase(Phase.FINISHED)
    assert not sitting.studio.window.empty.isVisible()


def test_a_blurred_example_waits_to_be_restored(sitting: Sitting) -> None:
    click(sitting, "restore")
    document = sitting.studio.document
    assert document.tab == "restore"
    sitting.until(lambda: sitting.studio.window.actions_["generate"].isEnabled())
    recipe = document.restoring.recipe()
    assert recipe.restoration is not None
    assert recipe.restoration.operator.kind == "gaussian_blur"


def test_an_example_brings_its_hole(sitting: Sitting) -> None:
    document = sitting.studio.document
    document.choose_tab("restore")
    panel = sitting.studio.restore.panel
    place = panel.original.findData("with a hole")
    panel.original.setCurrentIndex(place)
    panel.original.activated.emit(place)
    sitting.until(lambda: sitting.studio.window.actions_["generate"].isEnabled())
    mask = document.restoring.mask()
    assert mask is not None
    assert 0.1 < (mask == 255).mean() < 0.2
    recipe = document.restoring.recipe()
    assert recipe.restoration is not None
    assert recipe.restoration.operator.kind == "inpainting"
    assert document.masking.look.shown
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)


def test_the_laboratory_opens(sitting: Sitting) -> None:
    click(sitting, "lab")
    assert sitting.studio.document.tab == "lab"


def test_they_stand_one_under_another_where_there_is_little_room(sitting: Sitting) -> None:
    tries = sitting.studio.window.empty.tries
    first, second = (tries.buttons[name] for name in TRIES[:2])
    tries.fit(400)
    tries.adjustSize()
    sitting.until(lambda: first.x() == second.x())
    assert second.y() > first.y()


def test_an_example_is_given_to_a_starter_that_knows_it(
    sit_down: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diffusion_studio.models.bundled", bundled)
    sitting = sit_down()
    document = sitting.studio.document
    sitting.until(lambda: document.parameters.model == "scenes-32" and document.card is not None)
    sitting.until(lambda: "emoji-32" in [model.name for model in document.models])
    document.choose_model("emoji-32")
    document.choose_tab("restore")
    open_ready(document, "with a hole")
    assert document.parameters.model == "scenes-32"
    assert document.restoring.recipe().model == "scenes-32"


def test_a_persons_own_model_may_try_the_examples(sitting: Sitting) -> None:
    own = sitting.studio.document.parameters.model
    open_ready(sitting.studio.document, "blurred")
    assert sitting.studio.document.parameters.model == own
