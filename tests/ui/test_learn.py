"""Learn more: pages in both languages, and the one about the control that has the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diffusion_studio.restoration_specs import OPERATORS, SOLVERS
from diffusion_studio.ui.learn.formula import as_html
from diffusion_studio.ui.learn.pages import LANGUAGES, NAMES, page_html, pages
from diffusion_studio.ui.learn.viewer import LearnViewer
from diffusion_studio.ui.panels.guidance_parts import SectionHead
from tests.ui.conftest import Sitting

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen screen's


def test_a_formula_is_set_with_its_indices_and_letters_in_italics() -> None:
    assert as_html("x_t") == "<i>x</i><sub><i>t</i></sub>"
    assert as_html("x_{next}^2") == "<i>x</i><sub>next</sub><sup>2</sup>"
    assert as_html("log √{1 − ᾱ_t}") == "log √(1 − <i>ᾱ</i><sub><i>t</i></sub>)"
    assert as_html("a < b") == "<i>a</i> &lt; <i>b</i>"
    assert as_html("x̂_0") == "<i>x̂</i><sub>0</sub>"


def test_a_formula_that_is_not_closed_is_told() -> None:
    with pytest.raises(ValueError, match="not closed"):
        as_html("√{x")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole(language: str) -> None:
    known = pages(language)
    assert {*OPERATORS, *SOLVERS} <= set(known)
    for page in known.values():
        html = page_html(page, known)
        assert page.title in html
        assert min(len(page.says), len(page.little), len(page.much), len(page.tip)) > 8, page.name
        assert page.formulas
        assert page.see
        assert page.name not in page.see


def test_the_korean_pages_are_korean() -> None:
    for page in pages("ko").values():
        hangul = [letter for letter in page.says if "가" <= letter <= "힣"]
        assert len(hangul) > len(page.says) / 3, page.name


def test_pages_are_found_by_their_words_and_one_goes_back(qtbot: QtBot) -> None:
    viewer = LearnViewer()
    qtbot.addWidget(viewer)
    viewer.show_page("schedule")
    qtbot.keyClicks(viewer.search, "lugmayr")
    titles = [viewer.list.item(row).text() for row in range(viewer.list.count())]
    assert "Replacement" in titles
    assert "DDIM and eta" not in titles
    qtbot.keyClick(viewer.search, Qt.Key.Key_Return)
    assert viewer.page in {"inpainting", "replacement"}
    assert viewer.text.toPlainText().count("Lugmayr") == 1
    qtbot.mouseClick(viewer.back, Qt.MouseButton.LeftButton)
    assert viewer.page == "schedule"
    qtbot.keyClicks(viewer.search, " nowhere")
    assert viewer.list.count() == 1


def test_f1_explains_the_control_that_has_the_keyboard(sitting: Sitting) -> None:
    studio, window = sitting.studio, sitting.studio.window
    learning = studio.learning
    panel = window.generate_panel
    assert learning.topic_of(panel.sampler) == "ddim"
    studio.document.change({"sampler": "dpm_solver_2m"})
    assert learning.topic_of(panel.sampler) == "dpm_solver"
    assert learning.topic_of(panel.guided.guidance.slider) == "classifier_free_guidance"
    window.activateWindow()
    panel.steps.slider.setFocus()
    sitting.until(lambda: QApplication.focusWidget() is panel.steps.slider)
    sitting.qtbot.keyClick(panel.steps.slider, Qt.Key.Key_F1)
    sitting.until(lambda: learning.viewer is not None and learning.viewer.isVisible())
    assert learning.viewer is not None
    assert learning.viewer.page == "steps"
    learning.viewer.close()


def test_the_question_marks_lead_to_what_is_chosen_below(sitting: Sitting) -> None:
    studio = sitting.studio
    panel = studio.restore.panel
    studio.document.choose_tab("restore")
    for operator, solver in (("gaussian_blur", "ddrm"), ("jpeg", "dps")):
        studio.document.restoring.change({"operator": operator})
        studio.document.restoring.change({"solver": solver})
        for head, page in (("damage", operator), ("solver", solver), ("answer", "posterior")):
            sitting.qtbot.mouseClick(panel.heads[head].help, Qt.MouseButton.LeftButton)
            assert studio.learning.viewer is not None
            assert studio.learning.viewer.page == page
    assert studio.learning.viewer is not None
    studio.learning.viewer.close()


def test_each_page_can_be_reached_from_another_or_the_list() -> None:
    linked = {name for page in pages("en").values() for name in page.see}
    assert linked <= set(NAMES)


def test_f1_on_any_control_of_a_tab_leads_to_a_page_that_says_of_what_it_is(
    sitting: Sitting,
) -> None:
    studio = sitting.studio
    learning, window = studio.learning, studio.window
    restore, paths, lab = studio.restore.panel, studio.paths.panel, studio.laboratory.panel
    studio.document.restoring.change({"operator": "jpeg"})
    studio.document.restoring.change({"solver": "dps"})
    about = {
        window.generate_panel.model: "model",
        window.generate_panel.size_: "tiles",
        window.generate_panel.precision: "precision",
        window.generate_panel.guided.label: "label",
        restore.damage.editors["quality"]: "jpeg",
        restore.turned.editors["step_size"]: "dps",
        restore.noise.box: "measurement_noise",
        restore.label: "label",
        paths.ends[0].seed: "seed",
        paths.strength.slider: "coarse_to_fine",
        paths.mix: "interpolation",
        lab.world: "mixture",
        lab.sliders["pull"].slider: "dps",
        lab.learn: "score_matching",
        studio.laboratory.page.curves: "divergence",
        window.mask_options.hardness_box: "mask",
        window.source_bar.feather: "region",
        window.paint_bar.carry: "branch",
        studio.branches.panel.tree: "branch",
        window.sight.clipped: "dynamic_threshold",
        window.gallery_dock.gallery.list: "recipe",
    }
    for widget, page in about.items():
        assert learning.topic_of(widget) == page, widget


def test_the_laboratorys_and_the_paths_headings_have_a_page_each(sitting: Sitting) -> None:
    studio = sitting.studio
    studio.document.choose_tab("lab")
    lab = studio.laboratory.panel
    assert page_behind(sitting, lab.heads["process"]) == "ddpm"
    assert page_behind(sitting, lab.heads["leading"]) == "classifier_free_guidance"
    assert page_behind(sitting, lab.heads["network"]) == "score_matching"
    studio.document.choose_tab("interpolate")
    assert page_behind(sitting, studio.paths.panel.heads["mixing"]) == "interpolation"
    studio.paths.interpolating.change({"shape": "coarse_to_fine"})
    assert page_behind(sitting, studio.paths.panel.heads["mixing"]) == "coarse_to_fine"


def page_behind(sitting: Sitting, head: SectionHead) -> str:
    """What its ? opens."""
    sitting.qtbot.mouseClick(head.help, Qt.MouseButton.LeftButton)
    viewer = sitting.studio.learning.viewer
    assert viewer is not None
    viewer.close()
    return viewer.page
