"""The laboratory in a real window: modes by mouse and keyboard, time, dials, the line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import pi

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diffusion_studio.laboratory import Line, Mapped, Mode, clouds
from diffusion_studio.ui.lab.controller import LabController
from diffusion_studio.ui.lab.handles import grip_at, grips, mode_at, moved, pulled, scaled
from diffusion_studio.ui.lab.plane_view import PlaneView
from tests.ui.conftest import Sitting

LEFT = Qt.MouseButton.LeftButton


def pixel(plane: PlaneView, x: float, y: float) -> QPoint:
    return plane.ground.pixel(x, y).toPoint()


def drag(plane: PlaneView, start: tuple[float, float], *ends: tuple[float, float]) -> None:
    """Press at a place of the plane, move over the others, and let go at the last."""
    QTest.mousePress(plane, LEFT, pos=pixel(plane, *start))
    for end in ends:
        QTest.mouseMove(plane, pixel(plane, *end))
    QTest.mouseRelease(plane, LEFT, pos=pixel(plane, *ends[-1]))


@pytest.fixture
def plane(qtbot: QtBot) -> PlaneView:
    """A plane with the three clouds, alone."""
    view = PlaneView()
    qtbot.addWidget(view)
    view.resize(600, 600)
    view.show_world(clouds())
    view.show()
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def lab(sit_down: Callable[..., Sitting]) -> tuple[Sitting, LabController]:
    """A window with the Lab tab in front, and three hundred particles in it."""
    sitting = sit_down()
    laboratory = sitting.studio.laboratory
    session = laboratory.session
    session.setup = session.setup.__class__(clouds(), "ddpm", steps=20, count=300)
    sitting.studio.document.choose_tab("lab")
    sitting.until(lambda: session.frame is not None and session.map is not None)
    return sitting, laboratory


# --- modes by hand ---


def test_a_double_click_puts_a_mode_and_delete_takes_it_away(plane: PlaneView) -> None:
    made: list[int] = []
    plane.world_made.connect(lambda world: made.append(len(world)))
    QTest.mouseDClick(plane, LEFT, pos=pixel(plane, -2.0, 2.0))
    assert made == [4]
    assert plane.chosen == 3
    mode = plane.shown.world[3]
    assert (mode.x, mode.y) == pytest.approx((-2.0, 2.0), abs=0.02)
    assert mode.label == 3  # a class of its own
    QTest.keyClick(plane, Qt.Key.Key_Delete)
    assert plane.shown.world == clouds()
    assert plane.chosen is None


def test_a_mode_is_moved_by_its_middle(plane: PlaneView) -> None:
    before = clouds()[1]
    drag(plane, (before.x, before.y), (0.5, 0.4), (0.0, 0.2))
    after = plane.shown.world[1]
    assert (after.x, after.y) == pytest.approx((0.0, 0.2), abs=0.03)
    assert (after.along, after.angle) == (before.along, before.angle)


def test_a_mode_is_sized_and_turned_by_its_handles(plane: PlaneView) -> None:
    plane.choose(2)
    mode = plane.shown.world[2]
    drag(plane, grips(mode)["along"], (mode.x + 0.8, mode.y))
    assert plane.shown.world[2].along == pytest.approx(0.4, abs=0.02)
    drag(plane, grips(plane.shown.world[2])["turn"], (mode.x, mode.y + 1.0))
    assert plane.shown.world[2].angle == pytest.approx(pi / 2, abs=0.03)
    drag(plane, grips(plane.shown.world[2])["across"], (mode.x - 1.0, mode.y))
    assert plane.shown.world[2].across == pytest.approx(0.5, abs=0.02)


def test_the_keyboard_does_all_that_the_mouse_does(plane: PlaneView) -> None:
    QTest.keyClick(plane, Qt.Key.Key_Period)
    assert plane.chosen == 0
    QTest.keyClick(plane, Qt.Key.Key_Comma)
    assert plane.chosen == 2
    before = plane.shown.world[2]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Plus, Qt.Key.Key_R, Qt.Key.Key_L):
        QTest.keyClick(plane, key)
    after = plane.shown.world[2]
    assert (after.x, after.y) == pytest.approx((before.x + 0.05, before.y + 0.05))
    assert after.along == pytest.approx(before.along * 1.1)
    assert after.angle == pytest.approx(pi / 12)
    assert after.label == 3
    QTest.keyClick(plane, Qt.Key.Key_Insert)
    assert len(plane.shown.world) == 4
    QTest.keyClick(plane, Qt.Key.Key_Escape)
    assert plane.chosen is None


def test_a_drawn_stroke_becomes_modes(plane: PlaneView) -> None:
    plane.show_world(())
    plane.drawing = True
    drag(plane, (-2.0, 0.0), (-1.0, 0.0), (0.0, 0.0), (1.0, 0.0))
    assert len(plane.shown.world) == 0  # it is the controller that takes it
    found: list[int] = []
    plane.world_made.connect(lambda world: found.append(len(world)))
    drag(plane, (-2.0, 0.0), (-1.0, 0.0), (0.0, 0.0), (1.0, 0.0))
    assert found[0] > 20


def test_the_measured_line_is_dragged(plane: PlaneView) -> None:
    plane.show_line(Line(angle=0.0, y=1.0))
    told: list[Line] = []
    plane.line_turned.connect(told.append)
    drag(plane, (1.0, 0.0), (0.5, 1.0), (0.0, 2.0))
    assert told[-1].angle == pytest.approx(pi / 2, abs=0.02)
    assert told[-1].y == pytest.approx(2.0, abs=0.02)


def test_what_is_pulled_stays_within_reason() -> None:
    mode = Mode(0.0, 0.0)
    assert pulled(mode, "along", (100.0, 0.0)).along <= 1.5
    assert scaled(mode, 1e-9).across > 0
    assert moved(mode, 50.0, -50.0) == Mode(3.0, -3.0)
    assert grip_at(mode, (0.01, 0.0), 0.05) == "centre"
    assert grip_at(mode, (2.0, 2.0), 0.05) is None
    assert mode_at((mode, Mode(0.1, 0.0)), (0.08, 0.0)) == 1
    assert mode_at((mode,), (1.0, 1.0)) is None


# --- in the window ---


def test_the_lab_takes_the_centre_and_gives_it_back(lab: tuple[Sitting, LabController]) -> None:
    sitting, laboratory = lab
    window = sitting.studio.window
    assert window.centres.currentWidget() is laboratory.page
    assert not window.timeline.isVisible()
    sitting.studio.document.choose_tab("generate")
    assert window.centres.currentIndex() == 0
    assert window.timeline.isVisible()


def test_an_experiment_plays_to_its_end_and_is_looked_at_again(
    lab: tuple[Sitting, LabController],
) -> None:
    sitting, laboratory = lab
    session, page = laboratory.session, laboratory.page
    sitting.do("generate")  # the main button begins anew
    sitting.until(lambda: session.ended and not session.playing)
    assert session.place == 20
    assert page.plane.shown.particles is session.frames[20].particles
    assert [each.k for each in session.distances][-1] == 20
    page.scrub.setValue(5)
    assert page.plane.shown.particles is session.frames[5].particles
    assert "5" in page.place.text()
    page.forward.click()
    assert session.place == 6
    page.back.click()
    assert session.place == 5
    QTest.keyClick(page.plane, Qt.Key.Key_Space)
    assert session.playing
    sitting.until(lambda: not session.playing)


def test_a_dial_that_is_turned_makes_another_way_from_there(
    lab: tuple[Sitting, LabController],
) -> None:
    sitting, laboratory = lab
    session = laboratory.session
    session.play(True)
    sitting.until(lambda: session.ended and not session.playing)
    session.seek(10)
    kept, gone = session.frames[10].particles, session.frames[11].particles
    laboratory.panel.noise.click()
    assert "collapse" in laboratory.page.sight.text()
    laboratory.page.forward.click()
    sitting.until(lambda: session.place == 11)
    assert session.frames[10].particles is kept
    assert len(session.frames) == 12
    assert (session.frames[11].particles != gone).any()


def test_worlds_are_undone_in_turn(lab: tuple[Sitting, LabController]) -> None:
    sitting, laboratory = lab
    plane, session = laboratory.page.plane, laboratory.session
    QTest.mouseDClick(plane, LEFT, pos=pixel(plane, 0.0, -2.5))
    assert len(session.setup.world) == 4
    drag(plane, (0.0, -2.5), (-0.5, -2.2), (-1.0, -2.0))
    assert session.setup.world[3].x == pytest.approx(-1.0, abs=0.03)
    assert laboratory.panel.world.currentData() == "own"
    QTest.keyClick(plane, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.setup.world[3].x == pytest.approx(0.0, abs=0.03)
    laboratory.panel.undo.click()
    assert session.setup.world == clouds()
    assert laboratory.panel.world.currentData() == "clouds"
    laboratory.panel.redo.click()
    assert len(session.setup.world) == 4
    sitting.until(lambda: session.frame is not None)


def test_an_empty_plane_says_what_to_do(lab: tuple[Sitting, LabController]) -> None:
    sitting, laboratory = lab
    plane, page = laboratory.page.plane, laboratory.page
    for _ in clouds():
        plane.choose(0)
        QTest.keyClick(plane, Qt.Key.Key_Delete)
    sitting.until(lambda: "double-click" in page.problem.text())
    QTest.mouseDClick(plane, LEFT, pos=pixel(plane, 0.0, 0.0))
    sitting.until(lambda: laboratory.session.frame is not None)
    assert not page.problem.isVisible()


def test_a_line_has_its_own_page_and_refuses_what_is_no_formula(
    lab: tuple[Sitting, LabController],
) -> None:
    sitting, laboratory = lab
    session, panel, page = laboratory.session, laboratory.panel, laboratory.page
    panel.world.picked.emit("line")
    sitting.until(lambda: session.rule is not None and session.frame is not None)
    assert page.stack.currentWidget() is page.rule
    assert panel.formula.isVisible()
    assert not panel.process.isVisible()
    page.forward.click()
    sitting.until(lambda: session.place == 1)
    assert session.frames[1].density is not None
    panel.formula.setFocus()
    panel.formula.setText("x +")
    QTest.keyClick(panel.formula, Qt.Key.Key_Return)
    sitting.until(lambda: "no formula" in page.problem.text())
    panel.world.picked.emit("uneven")
    sitting.until(lambda: session.frame is not None)
    assert page.stack.currentWidget() is page.plane
    assert panel.process.isVisible()


def test_a_network_learns_while_one_watches(lab: tuple[Sitting, LabController]) -> None:
    sitting, laboratory = lab
    session, panel = laboratory.session, laboratory.panel
    assert not panel.network.isEnabled()
    panel.learn.click()
    session.play(True)  # the particles and the network take turns
    sitting.until(lambda: len(session.losses) >= 20 and session.ended and not session.playing)
    panel.learn.click()
    assert not session.training
    assert "Fisher" in panel.about_network.text()
    assert len(laboratory.page.curves.curves) == 4
    panel.network.click()
    sitting.until(lambda: session.map is not None and session.map.believed is not None)


def test_the_plane_is_painted_at_any_size(plane: PlaneView) -> None:
    import numpy as np

    rng = np.random.default_rng(0)
    cloud = rng.normal(size=(5000, 2)).astype(np.float32)
    plane.show_particles(cloud, cloud[None, :8].repeat(3, axis=0))
    for size in (240, 500):
        plane.resize(size, size)
        picture = plane.grab().toImage()
        middle = plane.ground.pixel(0.0, 0.0)
        colours = {
            picture.pixelColor((middle + QPointF(dx, dy)).toPoint()).name()
            for dx in range(-20, 20, 3)
            for dy in range(-20, 20, 3)
        }
        assert len(colours) > 5  # particles over the ground


def test_the_legend_names_the_colours_that_are_there(plane: PlaneView) -> None:
    import numpy as np

    def named() -> list[str]:
        return [words for words, _ in plane.legend]

    assert named() == []
    score = np.zeros((4, 4), np.float32)
    pieces, bands = np.zeros((1, 2, 2), np.float32), np.zeros(1, np.uint8)
    found = Mapped(0.5, pieces, bands, np.zeros((2, 8), np.float32), score)
    plane.show_map(replace(found, guidance=score, believed=score))
    plane.show_particles(np.zeros((9, 2), np.float32), None)
    assert named() == [
        "lines of equal density",
        "score",
        "what guidance adds to it",
        "the network's score",
        "particles",
    ]
    assert len({colour.name() for _, colour in plane.legend}) == 5
    plane.show_parts(with_arrows=False)
    plane.show_line(Line(0.5, 0.2, 0.1))
    assert named() == ["lines of equal density", "measured, ± its noise", "particles"]
    bare = plane.grab().toImage()
    plane.show_particles(None, None)
    assert plane.grab().toImage() != bare


def test_langevin_particles_go_on_in_a_world_that_is_changed(
    lab: tuple[Sitting, LabController],
) -> None:
    sitting, laboratory = lab
    session = laboratory.session
    laboratory.panel.setup_chosen.emit({"process": "langevin"})
    sitting.until(lambda: session.frame is not None)
    laboratory.page.forward.click()
    sitting.until(lambda: session.place == 1)
    standing = session.frames[1].particles
    laboratory.page.plane.choose(0)
    QTest.keyClick(laboratory.page.plane, Qt.Key.Key_Right)
    sitting.until(lambda: session.frame is not None and session.place == 0)
    assert session.frames[0].particles == pytest.approx(standing)
    laboratory.page.forward.click()
    sitting.until(lambda: session.place == 1)
    moved_by = abs(session.frames[1].particles - standing).mean()
    assert 0 < moved_by < 0.5 * abs(standing).mean()
