"""This step, explained: the shown numbers are the step's own, and symbols lead to views."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import numpy as np
import pytest
from PySide6.QtCore import Qt, QUrl

from diffusion_studio.events import Examined, Measured, StepForm, Term
from diffusion_studio.ui.maps.map import Map
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.views.explanation import FORMULAS, Spot, explanation
from tests.ui.conftest import Sitting

STEPS = 12


def plain(html: str) -> str:
    """Without marks, as it is read."""
    for mark, space in (("</p>", "\n"), ("</tr>", "\n"), ("</td>", " ")):
        html = html.replace(mark, space)
    words = unescape(re.sub(r"<[^>]+>", "", html)).replace("\N{NO-BREAK SPACE}", " ")
    return "\n".join(line.strip() for line in words.splitlines())


def numbers(line: str) -> list[float]:
    return [float(word) for word in re.findall(r"-?\d+\.\d+", line)]


def example(form: StepForm, spread: bool = False) -> Examined:
    """A step of one grey pixel: 0.5 of 0.2, -0.25 of 0.4 and 0.1 of a noise of 1."""

    def grey(value: float) -> np.ndarray:
        return np.full((1, 3, 1, 1), value, np.float32)

    noise = Term("noise", 0.1, grey(1.0), grey(0.1) if spread else None)
    terms = (Term("x_0", 0.5, grey(0.2)), Term("x_0_before", -0.25, grey(0.4)), noise)
    levels = ((300, 0.6), (200, 0.8), (250, 0.7))
    return Examined("run", 3, form, levels, terms, grey(0.1), {"keep": 0.9})


@pytest.mark.parametrize("form", FORMULAS)
def test_every_kind_of_step_has_words(form: StepForm) -> None:
    words = plain(explanation(example(form), None, Spot(0, 0, 0)))
    assert "0.5 x̂0 − 0.25 x̂0′ + 0.1 z" in words
    assert "ᾱ = 0.6 · ᾱnext = 0.8 · keep = 0.9" in words
    assert "goes back up to ᾱ = 0.7" in words
    assert "{" not in words  # every place was filled


def test_the_numbers_at_a_pixel_add_up() -> None:
    for spread in (False, True):
        words = plain(explanation(example("ddim", spread), None, Spot(9, 9, 9)))
        lines = words.splitlines()
        assert numbers(next(line for line in lines if line.startswith("sum"))) == [0.1] * 3
        assert numbers(next(line for line in lines if line.startswith("recorded"))) == [0.1] * 3


def test_a_step_along_the_score_is_explained_and_each_picture_has_its_own() -> None:
    noise = np.full((2, 3, 1, 1), 0.5, np.float32)
    own = np.broadcast_to(np.float32([[[[-0.2]]], [[[-0.4]]]]), noise.shape)
    terms = (Term("x_t", 1.0, 2 * noise), Term("epsilon", -0.3, noise, own))
    result = 2 * noise + own * noise
    levels = ((300, 0.6), (300, 0.6), (300, 0.6))
    found = Examined("run", 3, "corrector", levels, terms, result, {"snr": 0.16, "d": 0.01})
    words = plain(explanation(found, None, Spot(1, 0, 0)))
    assert "xnext = xt − d ε̂ / √(1 − ᾱ) + √(2 d) z" in words
    assert "xnext = 1 xt − ≈0.3 ε̂" in words
    assert "the way in which the state becomes likelier" in words
    assert "Each picture has a step of its own length; -0.3 is the batch's mean." in words
    assert "put back" not in words
    assert "-0.4 · ε̂ 0.500" in words  # the second picture's own weight
    assert "snr = 0.16 · d = 0.01" in words


def test_a_level_that_is_nearly_clean_is_told_by_what_is_missing() -> None:
    last = replace(example("ddim"), levels=((0, 0.99996), (None, 1.0), (None, 1.0)))
    assert "ᾱ = 1 − 4e-05 · ᾱnext = 1" in plain(explanation(last, None, Spot(0, 0, 0)))


def test_what_was_measured_is_said() -> None:
    notes = {"guidance_ratio": (0.5, 0.25), "residual": (2.0, 3.0), "expected_residual": (1.0,) * 2}
    words = plain(explanation(example("ddim"), Measured(3, notes), Spot(1, 0, 0)))
    assert "moved the predicted noise by 25 % of its own size" in words
    assert "The residual |y - A x̂0| is 3; the noise in y alone makes 1." in words


def test_the_dock_explains_the_step_that_is_looked_at(sitting: Sitting) -> None:
    document, window = sitting.studio.document, sitting.studio.window
    panel = sitting.studio.explain.panel
    window.show()
    sitting.qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert panel.isVisible()
    assert "each step is explained here" in panel.nothing.text()
    sitting.do("generate")
    sitting.until(lambda: document.playhead is not None)
    sitting.studio.explain.update()
    assert panel.explains or "takes this step apart" in panel.nothing.text()  # never empty
    sitting.until_phase(Phase.FINISHED)
    sitting.until(lambda: panel.place.text() == "Step 12 of 12")
    sitting.studio.timeline.scrub(7)
    sitting.until(lambda: panel.place.text() == "Step 7 of 12")
    words = panel.text.toPlainText()
    assert "DDIM" in words
    client = sitting.studio.link.client
    assert client is not None
    state = client.view(sitting.run.name, "x_t", 7)  # the state before step 7 from 0, so after it
    assert state is not None
    html = plain(panel._html)
    line = next(line for line in html.splitlines() if line.startswith("recorded"))
    assert numbers(line) == pytest.approx(state[0, :, 8, 8], abs=1e-3)
    (*terms, total, _) = [row for row in html.splitlines() if re.match(r"[\d.]+ ·|sum|rec", row)]
    summed = np.zeros(3)
    for row in terms:
        weight, *values = numbers(row)
        summed += weight * np.array(values)
    assert summed == pytest.approx(numbers(total), abs=4e-3)  # weights are shown in three digits
    panel.text.anchorClicked.emit(QUrl("view:epsilon"))
    sitting.until(lambda: isinstance(document.map, Map))
    assert document.viewing.view == "epsilon"
    sitting.studio.timeline.first()
    sitting.until(lambda: "where the run began" in panel.nothing.text())
