"""Guidance in the window: its section of the panel, steering in mid-run, and what is seen of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.run_state import Phase
from tests.engine.conftest import write_classifier
from tests.ui.conftest import Sitting, make_one_step

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="session")
def model_with_classifier(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small model with a small classifier of its own."""
    folder = tmp_path_factory.mktemp("led") / "tiny"
    copytree(tiny_model, folder)
    write_classifier(folder / "classifier")
    return folder


@pytest.fixture
def led(sit_down: Callable[..., Sitting], model_with_classifier: Path) -> Sitting:
    """A window in which that model is open; twelve steps of two pictures, led by the classifier."""
    sitting = sit_down()
    sitting.studio.window.resize(1280, 800)
    sitting.open_model(model_with_classifier)
    sitting.until(lambda: sitting.studio.document.classifier is not None)
    sitting.studio.document.change(
        {"steps": 12, "count": 2, "classifier_scale": 1.0, "precision": "float32"}
    )
    return sitting


def drag(sitting: Sitting, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw into the guidance scale's trace; places are shares of its width and height.

    Not quite at the corner: QTest takes (0, 0) for the centre.
    """
    trace = sitting.studio.window.generate_panel.guided.guidance_trace
    size = trace.size()
    right, foot = size.width() - 1, size.height() - 1
    places = [QPoint(max(round(x * right), 1), max(round(y * foot), 1)) for x, y in (start, end)]
    QTest.mousePress(trace, LEFT, pos=places[0])
    QTest.mouseMove(trace, places[1])
    QTest.mouseRelease(trace, LEFT, pos=places[1])


# --- the panel ---


def test_the_classifier_has_a_slider_where_one_comes_with_the_model(
    sitting: Sitting, model_with_classifier: Path
) -> None:
    section = sitting.studio.window.generate_panel.guided
    assert not section.classifier.isVisible()
    sitting.open_model(model_with_classifier)
    sitting.until(section.classifier.isVisible)
    assert section.classifier.isEnabled()
    assert section.classifier.value == 0  # guided without it, until a person asks for both
    assert section.classifier.slider.mark == 10  # the card's default, in tenths


def test_a_curve_drawn_with_the_mouse_is_the_run_s(sitting: Sitting) -> None:
    section = sitting.studio.window.generate_panel.guided
    drag(sitting, (0.0, 0.0), (1.0, 1.0))
    curve = sitting.studio.document.parameters.guidance_curve
    assert curve is not None
    assert len(curve) == 12
    assert list(curve) == sorted(curve, reverse=True)
    assert (curve[0], curve[-1]) == (8.0, 0.0)  # from the slider's head to its foot
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    scale = sitting.run.recipe.guidance_scale
    assert scale is not None
    assert [scale(k) for k in range(12)] == list(curve)
    QTest.keyClick(section.guidance_trace, Qt.Key.Key_Delete)
    assert sitting.studio.document.parameters.guidance_curve is None
    drag(sitting, (0.0, 0.0), (1.0, 1.0))
    section.guidance.slider.setValue(30)
    assert sitting.studio.document.parameters.guidance_curve is None  # a number holds throughout


def test_a_curve_is_drawn_by_keyboard_as_well(sitting: Sitting) -> None:
    trace = sitting.studio.window.generate_panel.guided.guidance_trace
    trace.setFocus()
    parameters = sitting.studio.document.parameters
    assert parameters.guidance_curve is None
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_Up):
        QTest.keyClick(trace, key)
    assert trace.accessibleDescription() == "step 3 of 12: 3.10"
    QTest.keyClick(trace, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(trace, Qt.Key.Key_End)
    for _ in range(30):
        QTest.keyClick(trace, Qt.Key.Key_Down)
    curve = sitting.studio.document.parameters.guidance_curve
    assert curve == (2.0, 2.0, 3.1, 3.1, *[2.0] * 7, 0.0)  # not below the slider's foot
    assert sitting.studio.document.playhead is None  # the keys went along no timeline
    QTest.keyClick(trace, Qt.Key.Key_Delete)
    assert sitting.studio.document.parameters.guidance_curve is None
    make_one_step(sitting)  # the run takes no drawing
    QTest.keyClick(trace, Qt.Key.Key_PageUp)
    assert sitting.studio.document.parameters.guidance_curve is None


def test_a_guided_part_that_was_moved_comes_back_whole(sitting: Sitting, tmp_path: Path) -> None:
    make_one_step(sitting)
    section = sitting.studio.window.generate_panel.guided
    section.guidance_interval.end.setValue(50)
    sitting.do("pause")
    sitting.until_phase(Phase.FINISHED)
    as_run = sitting.run.as_run
    assert as_run is not None
    file = tmp_path / "moved.json"
    file.write_text(as_run.to_json(), encoding="utf-8")
    sitting.studio.document.change({"guidance_interval": None, "seed": 99})
    assert not section.guidance_interval_note.isVisible()
    sitting.studio.recipes.open(str(file))
    sitting.until(section.guidance_interval_note.isVisible)
    assert section.guidance_interval_note.text() == "then 0–50 % from step 2"
    assert section.guidance_interval.interval is None  # it began with all of the run
    assert sitting.studio.document.recipe().conditions == as_run.conditions
    section.guidance_interval.end.setValue(80)  # a part that is set holds throughout
    assert not section.guidance_interval_note.isVisible()


def test_the_guided_part_is_typed_in_percent(sitting: Sitting) -> None:
    field = sitting.studio.window.generate_panel.guided.guidance_interval
    field.start.setValue(20)
    field.end.setValue(60)
    assert sitting.studio.document.parameters.guidance_interval == (0.2, 0.6)
    field.start.setValue(90)
    assert field.interval == (0.59, 0.6)  # it ends after it starts
    field.start.setValue(0)
    field.end.setValue(100)
    assert sitting.studio.document.parameters.guidance_interval is None


def test_more_holds_threshold_and_rescale(sitting: Sitting) -> None:
    section = sitting.studio.window.generate_panel.guided
    assert not section.rescale.isVisible()
    sitting.qtbot.mouseClick(section.more, LEFT)
    assert section.rescale.isVisible()
    section.rescale.slider.setValue(14)  # twentieths
    section.threshold.setCurrentIndex(section.threshold.findData(0.995))
    section.threshold.activated.emit(section.threshold.currentIndex())
    spec = sitting.studio.document.recipe().classifier_free
    assert spec is not None
    assert (spec.dynamic_threshold, spec.rescale) == (0.995, pytest.approx(0.7))


# --- steering ---


def test_scales_label_part_and_eta_turn_in_mid_run_and_stay_in_the_recipe(led: Sitting) -> None:
    panel = led.studio.window.generate_panel
    make_one_step(led)
    assert "goes on" in panel.guided.head.words.text()
    assert panel.guided.classifier_trace.at_step == 1
    panel.guided.classifier.slider.setValue(30)
    panel.guided.guidance.slider.setValue(20)
    panel.guided.classifier_interval.end.setValue(50)
    panel.eta.slider.setValue(10)  # twentieths
    panel.label.setCurrentIndex(2)
    panel.label.activated.emit(2)
    trace = panel.guided.classifier_trace
    led.until(lambda: trace.run_frames is not None and trace.run_frames(1) == 3.0)
    led.do("pause")
    led.until_phase(Phase.FINISHED)
    as_run = led.run.as_run
    assert as_run is not None
    assert as_run.label_changes == ((1, "star"),)
    assert as_run.classifier_scale is not None
    assert as_run.classifier_scale.points == ((0, 1.0), (1, 3.0))
    assert as_run.classifier is not None
    assert as_run.classifier.interval(1) == (0.0, 0.5)
    assert as_run.guidance_scale is not None
    assert as_run.guidance_scale(1) == 2.0
    assert led.run.turned["eta"](1) == pytest.approx(0.5)
    assert panel.guided.head.words.text() == ""
    assert trace.at_step is None


def test_a_steered_run_is_made_again_from_its_recipe(led: Sitting, tmp_path: Path) -> None:
    make_one_step(led)
    led.studio.window.generate_panel.guided.classifier.slider.setValue(30)
    led.studio.window.generate_panel.label.activated.emit(1)
    led.do("pause")
    led.until_phase(Phase.FINISHED)
    assert led.studio.window.header.about.text().startswith("square · ")  # the label by now
    as_run, before = led.run.as_run, led.run.x_t
    assert as_run is not None
    assert before is not None
    file = tmp_path / "steered.json"
    file.write_text(as_run.to_json(), encoding="utf-8")
    led.studio.document.change({"label": 0, "classifier_scale": 0.0, "seed": 99})
    led.studio.recipes.open(str(file))
    led.until(lambda: led.studio.document.parameters.seed == as_run.seed)
    section = led.studio.window.generate_panel.guided
    assert section.label_note.text() == "then square from step 2"
    led.do("generate")
    led.until_phase(Phase.FINISHED)
    assert led.run.x_t is not None
    assert led.run.x_t.tobytes() == before.tobytes()
    assert Recipe.from_json(as_run.to_json()).label_changes == led.run.recipe.label_changes


def test_the_dock_says_that_the_classifier_rests_only_where_its_scale_is_zero(led: Sitting) -> None:
    def said() -> str:
        labels = led.studio.window.sight.findChildren(QLabel)
        return " ".join(label.text() for label in labels)

    words = "not asked while its scale is 0"
    led.do("guidance_view")
    make_one_step(led)
    assert words not in said()
    led.do("stop")
    led.until_phase(Phase.CANCELLED)
    led.studio.document.change({"classifier_scale": 0.0})
    make_one_step(led)
    led.until(lambda: words in said())


def test_what_is_turned_while_a_run_starts_acts_once_it_has_begun(led: Sitting) -> None:
    runs, document = led.studio.runs, led.studio.document
    led.do("generate")
    assert document.state.phase is Phase.QUEUED  # no event has been heard yet
    runs.steer("classifier_scale", 3.0)
    runs.steer("classifier_scale", 5.0)
    runs.steer("label", "square")
    led.until_phase(Phase.FINISHED)
    as_run = led.run.as_run
    assert as_run is not None
    assert as_run.classifier_scale is not None
    assert as_run.classifier_scale.points[-1][1] == 5.0
    assert as_run.labels(11) == "square"


def test_the_slider_goes_along_with_the_curve_until_a_hand_takes_it(led: Sitting) -> None:
    section = led.studio.window.generate_panel.guided
    curve = tuple(float(k) for k in range(12))
    led.studio.document.change({"classifier_curve": curve})
    make_one_step(led)
    assert section.classifier.value == 1.0
    led.do("step")
    led.until(lambda: section.classifier.value == 2.0)
    led.until_phase(Phase.PAUSED)
    section.classifier.slider.setValue(5)
    led.do("pause")
    led.until_phase(Phase.FINISHED)
    as_run = led.run.as_run
    assert as_run is not None
    assert as_run.classifier_scale is not None
    assert as_run.classifier_scale.points == ((0, 0.0), (1, 1.0), (2, 0.5))


def test_a_classifier_that_does_not_fit_is_refused_with_a_sentence(
    led: Sitting, tiny_model: Path
) -> None:
    led.studio.classifiers.choose(str(tiny_model))
    led.until(lambda: "no classifier" in led.studio.window.notices.text.text())
    assert led.studio.window.notices.help.text() == "Open classifier…"
    led.until(lambda: led.studio.document.classifier is not None)  # the model's own is back
    assert led.studio.document.parameters.classifier == ""
    section = led.studio.window.generate_panel.guided
    assert section.classifier.isVisible()
    assert section.classifier_file.name.text() == "The model's own"


def test_who_chose_a_classifier_goes_back_to_the_model_s_own(
    led: Sitting, model_with_classifier: Path, tmp_path: Path
) -> None:
    other = tmp_path / "another"
    copytree(model_with_classifier / "classifier", other)
    section = led.studio.window.generate_panel.guided
    led.qtbot.mouseClick(section.more, LEFT)
    led.studio.classifiers.choose(str(other))
    led.until(lambda: section.classifier_file.name.text() == "another")
    led.until(section.classifier.isVisible)
    led.qtbot.mouseClick(section.classifier_file.clear, LEFT)
    led.until(lambda: section.classifier_file.name.text() == "The model's own")
    assert section.classifier.isVisible()


# --- what is seen ---


def test_nobody_is_sent_to_a_classifier_that_is_not_asked(led: Sitting) -> None:
    led.studio.document.change({"classifier_scale": 0.0})
    make_one_step(led)
    assert "what the classifier does" not in led.studio.window.status.currentMessage()


def test_the_dock_shows_what_the_classifier_sees(led: Sitting) -> None:
    window = led.studio.window
    make_one_step(led)
    assert not window.sight_dock.isVisible()  # it takes no room unasked
    assert window.status.currentMessage().startswith("Ctrl+G shows what the classifier does")
    led.do("guidance_view")
    led.until(lambda: len(window.sight.bars.seen) == 3)
    names = {name for name, _ in window.sight.bars.seen}
    assert names == {"circle", "square", "star"}
    assert sum(likely for _, likely in window.sight.bars.seen) == pytest.approx(1, abs=1e-3)
    led.do("pause")
    led.until_phase(Phase.FINISHED)
    for line in window.sight.labels.lines:
        assert [k for k, _ in line.points] == list(range(12))
    assert [len(line.points) for line in window.sight.ratio.lines][-1] == 12
    first = window.sight.bars.seen
    led.studio.document.select(1)
    assert "picture 2 of 2" in window.sight.where.text()
    assert window.sight.bars.seen != first


def test_the_gradient_lies_over_the_pictures_while_it_is_asked_for(led: Sitting) -> None:
    window = led.studio.window
    make_one_step(led)
    led.do("guidance_view")
    window.sight.gradient.click()
    led.until(lambda: all(item.overlay is not None for item in window.canvas.items_shown))
    assert window.sight.legend.isVisible()
    overlay = window.canvas.items_shown[0].overlay
    assert overlay is not None
    assert max(overlay.pixelColor(x, y).alpha() for x in range(16) for y in range(16)) > 150
    window.sight.gradient.click()
    assert all(item.overlay is None for item in window.canvas.items_shown)


def test_without_a_classifier_the_dock_says_what_there_is(sitting: Sitting) -> None:
    window = sitting.studio.window
    assert not window.sight_dock.isVisible()
    sitting.do("guidance_view")
    assert window.sight_dock.isVisible()
    assert "Generate" in window.sight.nothing.text()
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    assert not window.sight.bars.isVisible()
    assert not window.sight.gradient.isVisible()
    assert [line.name for line in window.sight.ratio.lines] == ["classifier-free"]
    sitting.do("guidance_view")
    assert not window.sight_dock.isVisible()
