"""Painting the mask in a real window, by real events of mouse, keyboard and pen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QInputDevice,
    QKeyEvent,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diffusion_studio.library.mask_picture import MaskError, encode_mask, read_mask
from diffusion_studio.ui.canvas.mask import Mask
from diffusion_studio.ui.document import LookedBack
from diffusion_studio.ui.tools.masking import Masking, Tool
from tests.ui.conftest import Sitting

SIDE = 64
LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


class Painter:
    """A person with a picture before them, and a hand."""

    def __init__(self, sitting: Sitting, count: int = 1) -> None:
        self.sitting, self.qtbot = sitting, sitting.qtbot
        self.document, self.window = sitting.studio.document, sitting.studio.window
        self.canvas = self.window.canvas
        self.show(SIDE, count)
        self.canvas.setFocus()

    def show(self, side: int, count: int = 1) -> None:
        """Have grey pictures on the canvas."""
        grey = np.full((count, side, side, 3), 128, np.uint8)
        self.document.look_back(LookedBack(0, "x_0", grey))
        QApplication.processEvents()

    @property
    def masking(self) -> Masking:
        return self.document.masking

    @property
    def mask(self) -> Mask:
        assert self.masking.mask is not None
        return self.masking.mask

    def take(self, tool: Tool, size: int = 8) -> None:
        self.sitting.do(tool.value)
        self.masking.set_brush(replace(self.masking.brush, size=size, hardness=1.0))

    def at(self, x: float, y: float, picture: int = 0) -> QPoint:
        item = self.canvas.items_shown[picture]
        return self.canvas.mapFromScene(item.mapToScene(QPointF(x, y)))

    def drag(
        self,
        *way: tuple[float, float],
        button: Qt.MouseButton = LEFT,
        modifiers: Qt.KeyboardModifier = PLAIN,
        picture: int = 0,
    ) -> None:
        """Press at the first place, in pixels of the picture, and go to the last."""
        viewport, points = self.canvas.viewport(), [self.at(*place, picture) for place in way]
        self.qtbot.mousePress(viewport, button, modifiers, points[0])
        for point in points[1:]:
            self.qtbot.mouseMove(viewport, point)
        self.qtbot.mouseRelease(viewport, button, modifiers, points[-1])

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.qtbot.keyClick(self.canvas, key, modifiers)

    def seen(self) -> QImage:
        """The canvas, once nothing on it moves any more: bars that appear make it smaller."""
        images = [QImage()]

        def rests() -> bool:
            QApplication.processEvents()
            images.append(self.canvas.viewport().grab().toImage())
            return images[-1] == images[-2]

        self.sitting.until(rests)
        return images[-1]


@pytest.fixture
def painter(sit_down: Callable[..., Sitting]) -> Painter:
    return Painter(sit_down(begun=False))


@pytest.fixture
def shown(sit_down: Callable[..., Sitting], qtbot: QtBot) -> Painter:
    """The same in a window on the screen."""
    sitting = sit_down(begun=False)  # nothing here needs the engine
    sitting.studio.window.show()
    qtbot.waitExposed(sitting.studio.window)
    return Painter(sitting)


# --- tools ---


def test_keys_take_tools_and_the_bar_shows_which(shown: Painter) -> None:
    options = shown.window.mask_options
    assert not options.isVisible()
    for key, tool in (
        (Qt.Key.Key_B, Tool.BRUSH),
        (Qt.Key.Key_L, Tool.LASSO),
        (Qt.Key.Key_R, Tool.RECTANGLE),
        (Qt.Key.Key_O, Tool.ELLIPSE),
        (Qt.Key.Key_E, Tool.ERASER),
        (Qt.Key.Key_X, Tool.BRUSH),
        (Qt.Key.Key_X, Tool.ERASER),
    ):
        shown.key(key)
        assert shown.masking.tool is tool
        assert shown.window.actions_[tool.value].isChecked()
        assert options.isVisible()
        assert options.size_box.isVisible() == tool.has_size
    size = shown.masking.brush.size
    shown.key(Qt.Key.Key_BracketRight)
    assert shown.masking.brush.size > size
    assert options.size_box.value() == shown.masking.brush.size
    shown.key(Qt.Key.Key_BracketLeft)
    assert shown.masking.brush.size == size
    shown.key(Qt.Key.Key_V)
    assert not options.isVisible()


@pytest.mark.parametrize("width", [264, 300, 500])
def test_nothing_overlaps_in_a_narrow_bar(shown: Painter, width: int) -> None:
    shown.key(Qt.Key.Key_B)
    options = shown.window.mask_options
    options.setFixedWidth(width)
    row = options.layout()
    assert row is not None
    row.activate()
    items = [item.widget() for n in range(row.count()) if (item := row.itemAt(n)) is not None]
    seen = [widget for widget in items if widget is not None and widget.isVisible()]
    assert options.size_box in seen
    assert options.hardness_label.isVisible() == (width > 264)
    for left, right in pairwise(seen):
        assert left.geometry().right() < right.geometry().left()


def test_the_first_brush_suits_the_picture_until_a_person_chooses(shown: Painter) -> None:
    shown.show(128)
    assert shown.masking.brush.size == 16
    shown.show(32)
    assert shown.masking.brush.size == 4
    shown.masking.set_brush(replace(shown.masking.brush, hardness=0.5))
    shown.show(64)
    assert shown.masking.brush.size == 8
    shown.masking.set_brush(replace(shown.masking.brush, size=20))
    shown.show(128)
    assert shown.masking.brush.size == 20


def test_a_letter_that_is_typed_into_a_field_takes_no_tool(shown: Painter) -> None:
    field = shown.window.generate_panel.seed
    field.setEnabled(True)
    field.setFocus()
    shown.qtbot.keyClick(field, Qt.Key.Key_B)
    assert shown.masking.tool is Tool.POINTER


def test_what_is_painted_is_the_mask_and_is_seen(shown: Painter) -> None:
    shown.take(Tool.BRUSH)
    shown.qtbot.mouseMove(shown.canvas.viewport(), QPoint(2, 2))  # the brush's ring lies there
    before = shown.seen()
    shown.drag((10.5, 32.5), (50.5, 32.5))
    assert (shown.mask.pixels[32, 10:50] == 255).all()
    assert not shown.mask.pixels[:20].any()
    assert shown.mask.pixels[:, 30].sum() / 255 == pytest.approx(8, abs=1.2)
    shown.qtbot.mouseMove(shown.canvas.viewport(), QPoint(2, 2))
    after = shown.seen()
    changed = np.array(
        [
            [before.pixel(shown.at(x + 0.5, y + 0.5)) != after.pixel(shown.at(x + 0.5, y + 0.5))]
            for y in range(SIDE)
            for x in range(SIDE)
        ]
    ).reshape(SIDE, SIDE)
    assert changed[shown.mask.pixels > 40].all()  # less than that can be lost in rounding
    assert not changed[shown.mask.pixels == 0].any()
    assert shown.window.mask_options.covered.text() == f"{100 * shown.mask.coverage:.1f} % masked"


def test_the_mask_is_told_by_stripes_and_not_by_its_colour_alone(shown: Painter) -> None:
    shown.sitting.do("mask_fill")
    middle = shown.at(32, 32)
    image = shown.seen()
    colours = {image.pixelColor(middle + QPoint(d, 0)).lightness() for d in range(16)}
    assert max(colours) - min(colours) > 60
    shown.sitting.do("mask_show")
    assert shown.seen().pixelColor(middle) == QColor(128, 128, 128)
    assert "hidden" in shown.window.mask_options.covered.text()
    shown.take(Tool.BRUSH)
    shown.drag((5, 5), (6, 6))  # what is painted on is shown
    assert shown.masking.look.shown


@pytest.mark.parametrize("notches", [-3, 0, 4])
def test_it_is_painted_under_the_pointer_at_every_zoom(painter: Painter, notches: int) -> None:
    for _ in range(abs(notches)):
        painter.sitting.do("zoom_in" if notches > 0 else "zoom_out")
    painter.take(Tool.BRUSH, size=3)
    place = painter.at(32, 32)
    scene = painter.canvas.scene_at(QPointF(place))
    painter.drag((32, 32))
    rows, columns = np.nonzero(painter.mask.pixels)
    assert columns.mean() + 0.5 == pytest.approx(scene.x(), abs=0.5)
    assert rows.mean() + 0.5 == pytest.approx(scene.y(), abs=0.5)


def test_the_cursor_is_as_large_as_what_the_brush_covers(shown: Painter) -> None:
    shown.take(Tool.BRUSH, size=20)
    layer = shown.sitting.studio.masking.layer
    for _ in range(3):
        assert layer.cursor.radius * 2 == 20  # in the scene, whose unit is the picture's pixel
        shown.sitting.do("zoom_in")
    assert shown.canvas.viewport().cursor().shape() is Qt.CursorShape.BlankCursor
    shown.take(Tool.LASSO)
    assert shown.canvas.viewport().cursor().shape() is Qt.CursorShape.CrossCursor
    shown.take(Tool.POINTER)
    assert shown.canvas.viewport().cursor().shape() is not Qt.CursorShape.CrossCursor


def test_the_right_button_and_alt_take_away(painter: Painter) -> None:
    painter.sitting.do("mask_fill")
    painter.take(Tool.BRUSH)
    painter.drag((10, 10), (50, 10), button=RIGHT)
    painter.drag((10, 30), (50, 30), modifiers=ALT)
    painter.take(Tool.RECTANGLE)
    painter.drag((10, 45), (50, 60), modifiers=ALT)
    assert not painter.mask.pixels[10, 12:48].any()
    assert not painter.mask.pixels[30, 12:48].any()
    assert not painter.mask.pixels[46:59, 12:48].any()
    assert (painter.mask.pixels[20] == 255).all()


def test_shift_draws_a_line_from_the_last_point(painter: Painter) -> None:
    painter.take(Tool.BRUSH, size=4)
    painter.drag((8, 8))
    painter.drag((56, 56), modifiers=SHIFT)
    assert (np.diagonal(painter.mask.pixels)[8:56] == 255).all()


def test_space_and_the_middle_button_pan_while_a_brush_is_in_hand(painter: Painter) -> None:
    painter.take(Tool.BRUSH)
    place = painter.canvas.viewportTransform().map(QPointF(0, 0))
    painter.drag((30, 30), (34, 34), button=MIDDLE)
    painter.qtbot.keyPress(painter.canvas, Qt.Key.Key_Space)
    painter.drag((30, 30), (34, 34))
    painter.qtbot.keyRelease(painter.canvas, Qt.Key.Key_Space)
    moved = painter.canvas.viewportTransform().map(QPointF(0, 0)) - place
    assert moved.x() > 0
    assert painter.mask.is_empty
    painter.drag((30, 30), (34, 34))
    assert not painter.mask.is_empty


def test_of_a_batch_every_picture_is_masked_alike(painter: Painter) -> None:
    painter.show(SIDE, count=4)
    painter.take(Tool.RECTANGLE)
    painter.drag((8, 8), (24, 40), picture=3)
    assert painter.mask.coverage == pytest.approx(16 * 32 / SIDE**2, rel=0.1)
    assert painter.mask.pixels[20, 16] == 255
    assert painter.document.selected is None
    assert len(painter.sitting.studio.masking.layer.items_shown) == 4


def test_a_pen_presses_and_its_other_end_erases(painter: Painter) -> None:
    painter.take(Tool.BRUSH, size=20)

    def touch(kind: QPointingDevice.PointerType, pressure: float) -> None:
        device = QPointingDevice(
            "pen",
            1,
            QInputDevice.DeviceType.Stylus,
            kind,
            QInputDevice.Capability.Pressure | QInputDevice.Capability.Position,
            1,
            1,
            "",
            QPointingDeviceUniqueId(),
        )
        viewport, at = painter.canvas.viewport(), QPointF(painter.at(32, 32))
        for event, button in (
            (QEvent.Type.TabletPress, LEFT),
            (QEvent.Type.TabletRelease, LEFT),
        ):
            held = LEFT if event == QEvent.Type.TabletPress else Qt.MouseButton.NoButton
            sent = QTabletEvent(event, device, at, at, pressure, 0, 0, 0, 0, 0, PLAIN, button, held)
            QApplication.sendEvent(viewport, sent)
            assert sent.isAccepted()

    touch(QPointingDevice.PointerType.Pen, 0.25)
    assert np.count_nonzero(painter.mask.pixels[32]) == pytest.approx(5, abs=1)
    touch(QPointingDevice.PointerType.Pen, 1.0)
    assert np.count_nonzero(painter.mask.pixels[32]) == pytest.approx(20, abs=1)
    touch(QPointingDevice.PointerType.Eraser, 1.0)
    assert not painter.mask.pixels[26:38, 26:38].any()


# --- undo ---


def test_a_stroke_is_one_item_of_undo(painter: Painter) -> None:
    painter.take(Tool.BRUSH)
    states = [painter.mask.to_array()]
    for y in (10, 30, 50):
        painter.drag((5, y), (20, y + 5), (40, y), (55, y))
        states.append(painter.mask.to_array())
    painter.sitting.do("mask_invert")
    states.append(painter.mask.to_array())
    for state in reversed(states[:-1]):
        painter.sitting.do("undo")
        assert np.array_equal(painter.mask.pixels, state)
    assert not painter.window.actions_["undo"].isEnabled()
    for state in states[1:]:
        painter.sitting.do("redo")
        assert np.array_equal(painter.mask.pixels, state)
    assert not painter.window.actions_["redo"].isEnabled()


def test_escape_gives_up_a_stroke_and_not_the_run(painter: Painter) -> None:
    painter.take(Tool.LASSO)
    viewport = painter.canvas.viewport()
    painter.qtbot.mousePress(viewport, LEFT, PLAIN, painter.at(5, 5))
    for place in ((50, 5), (50, 50)):
        painter.qtbot.mouseMove(viewport, painter.at(*place))
    assert not painter.mask.is_empty  # it is seen while it is drawn
    escape = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, PLAIN)
    QApplication.sendEvent(painter.canvas, escape)
    assert escape.isAccepted()
    assert painter.mask.is_empty
    painter.qtbot.mouseRelease(viewport, LEFT, PLAIN, painter.at(50, 50))
    assert not painter.masking.undone.canUndo()


def test_pictures_of_another_size_have_another_mask_and_the_first_comes_back(
    painter: Painter,
) -> None:
    painter.take(Tool.ELLIPSE)
    painter.drag((10, 10), (50, 50))
    first = painter.mask.to_array()
    painter.show(SIDE)  # the same size: the next step of a run
    assert np.array_equal(painter.mask.pixels, first)
    painter.show(32)
    assert painter.mask.pixels.shape == (32, 32)
    assert painter.mask.is_empty
    painter.show(SIDE)
    assert np.array_equal(painter.mask.pixels, first)


# --- edges and files ---


def test_edges_are_moved_on_a_thread_and_undone(shown: Painter) -> None:
    shown.take(Tool.RECTANGLE)
    shown.drag((20, 20), (40, 40))
    area = np.count_nonzero(shown.mask.pixels)
    shown.masking.set_edge(5)
    shown.sitting.do("mask_grow")
    shown.sitting.until(lambda: np.count_nonzero(shown.mask.pixels) > area)
    assert shown.mask.pixels[30, 16] == 255
    shown.sitting.do("undo")
    assert np.count_nonzero(shown.mask.pixels) == area
    shown.sitting.do("mask_shrink")
    shown.sitting.until(lambda: np.count_nonzero(shown.mask.pixels) < area)
    shown.sitting.do("mask_feather")
    shown.sitting.until(lambda: len(np.unique(shown.mask.pixels)) > 5)


def test_a_stroke_during_such_work_is_not_lost(shown: Painter) -> None:
    shown.take(Tool.RECTANGLE)
    shown.drag((20, 20), (30, 30))
    shown.sitting.do("mask_grow")
    shown.drag((40, 40), (60, 60))  # before the thread's answer can be heard
    painted = shown.mask.to_array()
    told: list[str] = []
    shown.sitting.studio.masking.told.connect(told.append)
    shown.sitting.until(lambda: bool(told))
    assert "meanwhile" in told[0]
    assert np.array_equal(shown.mask.pixels, painted)


def test_a_mask_is_saved_and_opened_again(shown: Painter, tmp_path: Path) -> None:
    shown.take(Tool.BRUSH)
    shown.drag((10, 10), (50, 40))
    painted, path = shown.mask.to_array(), tmp_path / "mask.png"
    controller = shown.sitting.studio.masking
    controller.save(str(path))
    shown.sitting.until(path.exists)
    assert np.array_equal(np.asarray(Image.open(path)), painted)
    shown.sitting.do("mask_clear")
    controller.open(str(path))
    shown.sitting.until(lambda: not shown.mask.is_empty)
    assert np.array_equal(shown.mask.pixels, painted)
    shown.sitting.do("undo")
    assert shown.mask.is_empty


def test_a_picture_dropped_on_the_canvas_is_the_mask_while_a_tool_is_in_hand(
    shown: Painter, tmp_path: Path
) -> None:
    path = tmp_path / "half.png"
    half = np.zeros((SIDE, SIDE), np.uint8)
    half[:, :32] = 255
    path.write_bytes(encode_mask(half))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    shown.take(Tool.BRUSH)
    copy, viewport = Qt.DropAction.CopyAction, shown.canvas.viewport()
    entered = QDragEnterEvent(QPoint(5, 5), copy, data, LEFT, PLAIN)
    QApplication.sendEvent(viewport, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(viewport, QDropEvent(QPointF(5, 5), copy, data, LEFT, PLAIN))
    shown.sitting.until(lambda: np.array_equal(shown.mask.pixels, half))


def test_what_is_no_mask_is_told_in_a_notice(shown: Painter, tmp_path: Path) -> None:
    path = tmp_path / "words.png"
    path.write_text("no picture")
    shown.sitting.studio.masking.open(str(path))
    notices = shown.window.notices
    shown.sitting.until(notices.isVisible)
    assert shown.mask.is_empty


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        (Image.new("L", (4, 2), 200), 200),
        (Image.new("RGB", (4, 2), (255, 255, 255)), 255),
        (Image.new("1", (4, 2), 1), 255),
        (Image.new("RGBA", (4, 2), (255, 255, 255, 0)), 255),
        (Image.new("RGBA", (4, 2), (255, 255, 255, 255)), 255),
        (Image.new("RGBA", (4, 2), (0, 0, 0, 55)), 200),
        (Image.new("LA", (4, 2), (9, 255)), 9),
        (Image.fromarray(np.full((2, 4), 51400, np.uint16)), 200),
        (Image.new("L", (8, 4), 90), 90),
    ],
)
def test_masks_of_every_kind_are_read(picture: Image.Image, expected: int, tmp_path: Path) -> None:
    path = tmp_path / "mask.png"
    picture.save(path)
    assert np.array_equal(read_mask(path, 4, 2), np.full((2, 4), expected, np.uint8))


def test_other_proportions_and_missing_files_are_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "wide.png"
    path.write_bytes(encode_mask(np.zeros((2, 9), np.uint8)))
    with pytest.raises(MaskError, match=r"wide.png is 9 × 2, the picture 4 × 4; choose a mask"):
        read_mask(path, 4, 4)
    with pytest.raises(MaskError, match="There is no file"):
        read_mask(tmp_path / "none.png", 4, 4)
    with pytest.raises(MaskError, match="is a folder"):
        read_mask(tmp_path, 4, 4)
