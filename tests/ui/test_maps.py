"""Numbers as colours: the scales, the maps made of them, the legend and the value at the mouse."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diffusion_studio.ui.document import LookedBack
from diffusion_studio.ui.maps.colours import STOPS, Scale, table, to_oklab, to_srgb
from diffusion_studio.ui.maps.display import Display, mixed
from diffusion_studio.ui.maps.legend import Legend
from diffusion_studio.ui.maps.map import Map, Plate, ends
from tests.ui.conftest import Sitting

SIDE = 8


def ramp(count: int = 2) -> np.ndarray:
    """float32 [count, 8, 8]: -1 on the left, 1 on the right."""
    row = np.linspace(-1, 1, SIDE, dtype=np.float32)
    return np.broadcast_to(row, (count, SIDE, SIDE)).copy()


# --- colours ---


@pytest.mark.parametrize("scale", STOPS)
def test_equal_differences_look_equally_far(scale: Scale) -> None:
    places = to_oklab(table(scale) / 255)
    far = np.linalg.norm(places[8:] - places[:-8], axis=1)[::8]  # single steps are rounded
    assert far.max() < 1.5 * far.min()


def test_lightness_tells_high_from_low_without_any_hue() -> None:
    for scale in ("sequential", "grey"):
        assert (np.diff(to_oklab(table(scale)[::8] / 255)[:, 0]) > 0).all()
    lightness = to_oklab(table("diverging") / 255)[:, 0]
    assert lightness.argmax() in (127, 128)  # 0 is pale, and both ends are equally dark
    assert lightness[0] == pytest.approx(lightness[-1], abs=0.02)


def test_the_way_to_oklab_leads_back() -> None:
    colours = np.random.default_rng(0).random((50, 3))
    np.testing.assert_allclose(to_srgb(to_oklab(colours)), colours, atol=1e-6)
    np.testing.assert_allclose(to_oklab(np.ones((1, 3))), [[1, 0, 0]], atol=1e-6)


# --- maps ---


def test_a_map_puts_its_numbers_into_colours() -> None:
    made = Map.of(ramp(), "a ramp", colours="diverging")
    assert (made.low, made.high) == pytest.approx((-1, 1))
    colours = table("diverging")
    np.testing.assert_array_equal(made.pictures[0, 0, 0], colours[0])
    np.testing.assert_array_equal(made.pictures[1, 5, -1], colours[-1])
    beyond = Map(ramp(), "cut", -0.5, 0.5, colours="diverging")
    np.testing.assert_array_equal(beyond.pictures[0, 0, :2], colours[[0, 0]])
    broken = np.array([[[np.nan, np.inf, -np.inf]]], np.float32)
    np.testing.assert_array_equal(
        Map(broken, "broken", 0, 1).pictures[0, 0], table("sequential")[[128, 255, 0]]
    )


def test_the_scale_ends_at_the_numbers_that_there_are() -> None:
    assert ends(np.abs(ramp())) == (0, pytest.approx(1))
    assert ends(ramp(), "diverging") == pytest.approx((-1, 1))
    assert ends(2 + ramp()[:1, :, :1])[0] == 0
    lone = np.zeros((1, 100, 100), np.float32)
    lone[0, 3, 3] = 1e6
    assert ends(lone)[1] < 1e6  # a single pixel does not take the colours from all others
    for nothing in (np.full((1, 2, 2), np.nan), np.zeros((1, 2, 2))):
        for colours in ("sequential", "diverging"):
            low, high = ends(nothing, colours)
            assert low < high


def test_the_scale_has_its_numbers_whole_however_little_room_there_is(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_map(Map.of(ramp()[0] * 100, "Deviation", unit="%"))
    legend.resize(legend.sizeHint())
    wide, words = legend.bar, legend.width() - legend.bar
    least = legend.minimumSizeHint().width()
    assert least < legend.width()
    legend.resize(least, legend.height())
    assert 0 < legend.bar < wide
    assert legend.width() - legend.bar == words


def test_a_map_lies_in_place_of_the_picture_over_it_or_beside_it() -> None:
    display, base = Display(), np.full((2, SIDE, SIDE, 3), 100, np.uint8)
    assert display.pictures(base) is base
    display.shown = made = Map.of(ramp(), "a ramp")
    assert display.pictures(base) is made.pictures
    display.arrangement = "over"
    for opacity, expected in ((0.0, base), (1.0, made.pictures)):
        display.opacity = opacity
        np.testing.assert_array_equal(display.pictures(base), expected)
    display.opacity = 0.5
    half = display.pictures(base)
    assert half is not None
    np.testing.assert_allclose(half, (base.astype(float) + made.pictures) / 2, atol=1)
    assert display.pictures(base) is half  # it is mixed once
    assert display.pictures(base[:1]) is made.pictures  # it cannot lie over another shape
    display.arrangement = "beside"
    assert display.pictures(base) is base
    assert display.beside(base) is made.pictures
    assert mixed(base, base, 0.3).tolist() == base.tolist()


# --- in the window ---


def show(sitting: Sitting) -> None:
    picture = np.zeros((2, SIDE, SIDE, 3), np.uint8)
    picture[1, 2, 3] = (10, 20, 30)
    sitting.studio.document.look_back(LookedBack(0, "x_0", picture))
    sitting.studio.window.resize(1200, 800)
    sitting.studio.window.show()
    QApplication.processEvents()


def point_at(sitting: Sitting, image: int, x: int, y: int, side: bool = False) -> str:
    """Move the mouse to the middle of a pixel; what is read there."""
    canvases = sitting.studio.window.canvases
    view = canvases.side if side else canvases.canvas
    place = view.items_shown[image].pos()
    target = view.mapFromScene(place.x() + x + 0.5, place.y() + y + 0.5)
    sitting.qtbot.mouseMove(view.viewport(), QPoint(1, 1))
    sitting.qtbot.mouseMove(view.viewport(), target)
    return sitting.studio.window.footer.value.text()


def test_the_mouse_reads_values_of_pictures_and_maps(sitting: Sitting) -> None:
    document, window = sitting.studio.document, sitting.studio.window
    show(sitting)
    footer = window.footer
    assert footer.legend.isHidden()
    assert point_at(sitting, 1, 3, 2) == "x 3 · y 2 · R 10 G 20 B 30"
    document.show_map(Map.of(ramp(), "A ramp", "units", "diverging", "How to read it."))
    assert footer.value.text() == "x 3 · y 2 · -0.143 units"  # without a movement
    assert not footer.legend.isHidden()
    assert footer.legend.numbers == ("-1", "1 units")
    assert footer.title.text() == "A ramp"
    assert "How to read it." in footer.legend.toolTip()
    shown = window.canvas.items_shown[0].image.pixelColor(0, 0)
    assert (shown.red(), shown.green(), shown.blue()) == tuple(table("diverging")[0])
    document.show_map(Plate(np.full((1, 4, 4, 3), 7, np.uint8), "Another"))
    assert len(window.canvas.items_shown) == 1
    assert point_at(sitting, 0, 3, 3) == "x 3 · y 3 · R 7 G 7 B 7"
    document.show_map(None)
    sitting.qtbot.mouseMove(window.canvas.viewport(), QPoint(1, 1))
    assert footer.value.text() == "Point at a pixel to read its value"


def test_the_two_canvases_zoom_and_pan_as_one(sitting: Sitting) -> None:
    document, window = sitting.studio.document, sitting.studio.window
    show(sitting)
    document.show_map(Map.of(ramp(), "A ramp"))
    document.arrange("beside")
    left, right = window.canvases.canvas, window.canvases.side
    QApplication.processEvents()
    assert right.isVisible()
    assert right.zoom == left.zoom
    assert right.grid == left.grid
    for view, other in ((left, right), (right, left)):
        for _ in range(8):
            view.zoom_in()
        assert other.zoom == view.zoom
        view.horizontalScrollBar().setValue(view.horizontalScrollBar().value() + 37)
        middle = view.viewport().rect().center()
        far = view.mapToScene(middle) - other.mapToScene(other.viewport().rect().center())
        assert abs(far.x()) * view.zoom <= 1.5
        assert abs(far.y()) * view.zoom <= 1.5
    left.fit()
    window.resize(1000, 700)
    QApplication.processEvents()
    assert right.mapFromScene(0, 0) == left.mapFromScene(0, 0)
    assert point_at(sitting, 1, 3, 2, side=True) == "x 3 · y 2 · R 10 G 20 B 30 · -0.143"
    sitting.qtbot.mouseClick(right.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert document.selected is None
    document.show_map(None)
    assert not right.isVisible()
