"""The canvas: where pictures lie, how they are drawn, and what hands do to it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diffusion_studio.ui.canvas.grid import Grid, best_grid, fitting_scale
from diffusion_studio.ui.canvas.picture_item import to_image
from diffusion_studio.ui.canvas.view import CanvasView
from diffusion_studio.ui.theme import tokens

sides = st.integers(1, 300)
counts = st.integers(1, 16)
areas = st.tuples(st.floats(50, 3000), st.floats(50, 3000))


def batch(count: int, height: int = 8, width: int = 8, channels: int = 3) -> np.ndarray:
    """Pictures in one colour each, so that a pixel tells which it is from."""
    colours = np.arange(count * channels, dtype=np.uint8).reshape(count, 1, 1, channels) * 3 + 40
    return np.broadcast_to(colours, (count, height, width, channels)).copy()


@pytest.fixture
def canvas(qtbot: QtBot) -> CanvasView:
    view = CanvasView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    qtbot.waitExposed(view)
    return view


# --- the grid ---


@given(counts, sides, sides, areas)
def test_pictures_lie_inside_and_do_not_touch(
    count: int, width: int, height: int, area: tuple[float, float]
) -> None:
    grid = best_grid(count, width, height, area)
    places = [grid.place(n) for n in range(count)]
    across, down = grid.size
    for n, (x, y) in enumerate(places):
        assert 0 <= x <= across - width
        assert 0 <= y <= down - height
        for other_x, other_y in places[:n]:
            assert abs(x - other_x) >= width + grid.gap or abs(y - other_y) >= height + grid.gap


@given(counts, sides, sides, areas)
def test_no_other_grid_shows_them_larger(
    count: int, width: int, height: int, area: tuple[float, float]
) -> None:
    def scale(grid: Grid) -> float:
        return min(area[0] / grid.size[0], area[1] / grid.size[1])

    best = scale(best_grid(count, width, height, area))
    others = [scale(Grid(count, width, height, columns)) for columns in range(1, count + 1)]
    assert best >= max(others) - 1e-5


@given(sides, sides, areas)
def test_what_is_fitted_fits_and_is_enlarged_by_whole_numbers(
    width: int, height: int, area: tuple[float, float]
) -> None:
    scale = fitting_scale((width, height), area)
    assert width * scale <= area[0] * (1 + 1e-9)
    assert height * scale <= area[1] * (1 + 1e-9)
    assert scale < 2 or scale == int(scale)


def test_neighbours_end_at_the_edges() -> None:
    grid = Grid(5, 8, 8, 3)  # 0 1 2 / 3 4
    assert grid.neighbour(0, 1, 0) == 1
    assert grid.neighbour(2, 1, 0) == 2
    assert grid.neighbour(1, 0, 1) == 4
    assert grid.neighbour(2, 0, 1) == 2
    assert grid.neighbour(0, 0, -1) == 0


# --- drawing ---


def seen(canvas: CanvasView) -> QImage:
    QApplication.processEvents()
    return canvas.viewport().grab().toImage()


def test_an_enlarged_picture_shows_its_pixels_as_squares(canvas: CanvasView) -> None:
    generator = np.random.default_rng(0)
    picture = generator.integers(0, 256, (1, 8, 8, 3), dtype=np.uint8)
    canvas.show_pictures(picture)
    image = seen(canvas)
    inverse, _ = canvas.viewportTransform().inverted()
    checked = 0
    for y in range(0, image.height(), 3):
        for x in range(0, image.width(), 3):
            at = inverse.map(QPointF(x + 0.5, y + 0.5))
            if 0 <= at.x() < 8 and 0 <= at.y() < 8:
                red, green, blue = (int(v) for v in picture[0, int(at.y()), int(at.x())])
                assert image.pixelColor(x, y) == QColor(red, green, blue), (x, y)
                checked += 1
    assert checked > 1000


def test_a_reduced_picture_is_smooth(canvas: CanvasView) -> None:
    stripes = np.zeros((1, 800, 1200, 3), np.uint8)
    stripes[:, :, ::2] = 255  # neighbours alone would be black or white
    canvas.show_pictures(stripes)
    assert canvas.zoom < 0.5
    middle = seen(canvas).pixelColor(300, 200)
    assert 100 < middle.red() < 155


def test_transparency_is_checkered(canvas: CanvasView) -> None:
    canvas.show_pictures(np.zeros((1, 8, 8, 4), np.uint8))
    image = seen(canvas)
    colours = {image.pixelColor(300 + d, 200).name() for d in range(32)}
    assert colours == {tokens().checker_light, tokens().checker_dark}


def test_an_image_keeps_its_pixels_when_the_array_goes() -> None:
    picture = batch(1)[0]
    image = to_image(picture)
    colour = image.pixelColor(3, 3)
    picture[:] = 255
    assert image.pixelColor(3, 3) == colour != QColor("white")


# --- hands ---


def turn(canvas: CanvasView, at: QPoint, notches: float) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)


@pytest.mark.parametrize("at", [(300, 200), (150, 90), (550, 380), (5, 5)])
@pytest.mark.parametrize("notches", [1, -1, 5, -4])
def test_the_wheel_zooms_about_the_pointer(
    canvas: CanvasView, at: tuple[int, int], notches: int
) -> None:
    canvas.show_pictures(batch(4, 64, 64))
    point = QPointF(*at)
    before, zoom = canvas.viewportTransform().inverted()[0].map(point), canvas.zoom
    turn(canvas, QPoint(*at), notches)
    assert canvas.zoom == pytest.approx(zoom * 1.25**notches)
    off = canvas.viewportTransform().map(before) - point
    assert abs(off.x()) <= 0.5
    assert abs(off.y()) <= 0.5


def test_fit_stays_fitted_until_a_person_zooms(canvas: CanvasView, qtbot: QtBot) -> None:
    canvas.show_pictures(batch(1, 64, 64))
    fitted = canvas.zoom
    canvas.resize(1200, 800)
    qtbot.waitUntil(lambda: canvas.zoom > fitted)
    canvas.actual_size()
    assert canvas.zoom == pytest.approx(1.0)
    canvas.resize(600, 400)
    QApplication.processEvents()
    assert canvas.zoom == pytest.approx(1.0)
    canvas.fit()
    assert canvas.zoom == pytest.approx(fitted)


def test_new_pictures_of_the_same_shape_leave_the_zoom(canvas: CanvasView) -> None:
    canvas.show_pictures(batch(2))
    canvas.zoom_in()
    zoom = canvas.zoom
    canvas.show_pictures(255 - batch(2))
    assert canvas.zoom == zoom
    canvas.show_pictures(batch(3))
    assert canvas.zoom != zoom


def centre(canvas: CanvasView, index: int) -> QPoint:
    item = canvas.items_shown[index]
    return canvas.mapFromScene(item.mapToScene(QPointF(4, 4)))


def test_a_click_chooses_a_picture_and_beside_them_none(canvas: CanvasView, qtbot: QtBot) -> None:
    canvas.show_pictures(batch(4))
    chosen: list[object] = []
    canvas.chosen.connect(chosen.append)
    for index in (2, 0):
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=centre(canvas, index))
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert chosen == [2, 0, None]


def test_the_chosen_one_is_outlined(canvas: CanvasView) -> None:
    canvas.show_pictures(batch(4))
    plain = seen(canvas)
    canvas.pick(1)
    outlined = seen(canvas)

    def lit(image: QImage, colour: str) -> int:
        return sum(image.pixelColor(x, 100) == QColor(colour) for x in range(image.width()))

    for colour in (tokens().accent, tokens().on_accent):
        assert lit(outlined, colour) > lit(plain, colour)


def test_shift_and_arrows_move_the_choice(canvas: CanvasView, qtbot: QtBot) -> None:
    canvas.show_pictures(batch(4))  # two by two
    canvas.chosen.connect(canvas.pick)
    chosen: list[object] = []
    canvas.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(canvas, key, Qt.KeyboardModifier.ShiftModifier)
    assert chosen == [0, 1, 3, 2]


@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton])
def test_dragging_pans(canvas: CanvasView, qtbot: QtBot, button: Qt.MouseButton) -> None:
    canvas.show_pictures(batch(1, 64, 64))
    chosen: list[object] = []
    canvas.chosen.connect(chosen.append)
    before = canvas.viewportTransform().map(QPointF(0, 0))
    if button == Qt.MouseButton.LeftButton:
        qtbot.keyPress(canvas, Qt.Key.Key_Space)
    qtbot.mousePress(canvas.viewport(), button, pos=QPoint(300, 200))
    qtbot.mouseMove(canvas.viewport(), QPoint(340, 170))
    qtbot.mouseRelease(canvas.viewport(), button, pos=QPoint(340, 170))
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    off = canvas.viewportTransform().map(QPointF(0, 0)) - before
    assert (off.x(), off.y()) == (40, -30)
    assert chosen == []


def test_the_left_button_pans_where_the_pictures_reach_beyond_the_view(
    canvas: CanvasView, qtbot: QtBot
) -> None:
    canvas.show_pictures(batch(4, 64, 64))
    chosen: list[object] = []
    canvas.chosen.connect(chosen.append)
    start, end, left = QPoint(200, 100), QPoint(260, 70), Qt.MouseButton.LeftButton

    def drag() -> tuple[float, float]:
        before = canvas.viewportTransform().map(QPointF(0, 0))
        qtbot.mousePress(canvas.viewport(), left, pos=start)
        qtbot.mouseMove(canvas.viewport(), end)
        qtbot.mouseRelease(canvas.viewport(), left, pos=end)
        off = canvas.viewportTransform().map(QPointF(0, 0)) - before
        return off.x(), off.y()

    assert canvas.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor
    assert drag() == (0, 0)  # all of it is in view
    chosen.clear()
    for _ in range(4):
        canvas.zoom_in()
    assert canvas.viewport().cursor().shape() is Qt.CursorShape.OpenHandCursor
    assert drag() == (60, -30)
    assert chosen == []
    place = canvas.viewport().rect().center() - QPoint(60, 60)
    qtbot.mouseClick(canvas.viewport(), left, pos=place)
    assert chosen == [0]
    canvas.fit()
    assert canvas.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_double_click_shows_one_alone_and_again_all(canvas: CanvasView, qtbot: QtBot) -> None:
    canvas.show_pictures(batch(4))
    fitted = canvas.zoom
    place = centre(canvas, 3)
    qtbot.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert canvas.zoom > fitted
    alone = canvas.items_shown[3].mapToScene(QPointF(4, 4))
    off = canvas.viewportTransform().map(alone) - QPointF(canvas.viewport().rect().center())
    assert abs(off.x()) <= 1
    assert abs(off.y()) <= 1
    qtbot.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert canvas.zoom == pytest.approx(fitted)


def test_pictures_cannot_be_lost_out_of_sight(canvas: CanvasView, qtbot: QtBot) -> None:
    canvas.show_pictures(batch(1, 64, 64))
    for _ in range(20):
        qtbot.mousePress(canvas.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(10, 10))
        qtbot.mouseMove(canvas.viewport(), QPoint(590, 390))
        qtbot.mouseRelease(canvas.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(590, 390))
    item = canvas.items_shown[0]
    shown = canvas.mapFromScene(item.sceneBoundingRect()).boundingRect()
    assert shown.intersects(canvas.viewport().rect())
