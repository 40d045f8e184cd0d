"""A picture of one's own in a real window: opened, framed, repaired in place and saved."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication

from diffusion_studio.attachments import attach
from diffusion_studio.library.picture import Provenance, encode_picture, read_recipe
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.canvas.picture_item import to_image
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.source.placement import Box
from tests.ui.conftest import Sitting
from tests.ui.test_window import drop

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def photo() -> np.ndarray:
    """uint8 [60, 90, 3]."""
    rows, columns = np.mgrid[0:60, 0:90]
    return np.stack([rows * 4, columns * 2, (rows + columns) % 256], axis=-1).astype(np.uint8)


@pytest.fixture
def file(tmp_path: Path, photo: np.ndarray) -> Path:
    path = tmp_path / "photo.png"
    Image.fromarray(photo).save(path)
    return path


class Hand:
    """A person's hand on the opened picture."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.document, self.window = sitting.studio.document, sitting.studio.window
        self.sourcing, self.canvas = self.document.sourcing, self.window.canvas
        self.stage = sitting.studio.sources.stage

    def open(self, path: Path) -> None:
        self.sitting.studio.sources.open(str(path))
        self.sitting.until(lambda: self.sourcing.picture is not None)
        QApplication.processEvents()

    def at(self, x: float, y: float) -> QPoint:
        return self.canvas.mapFromScene(QPointF(x, y))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        view = self.canvas.viewport()
        self.sitting.qtbot.mousePress(view, LEFT, PLAIN, self.at(*start))
        self.sitting.qtbot.mouseMove(view, self.at(*end))
        self.sitting.qtbot.mouseRelease(view, LEFT, PLAIN, self.at(*end))

    @property
    def frame(self) -> Box:
        assert self.sourcing.frame is not None
        return self.sourcing.frame

    def seen(self) -> np.ndarray:
        """What the canvas shows of its only picture, uint8 [H, W, 3]."""
        image = self.canvas.items_shown[0].image
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
        return rows[..., 2::-1]

    def repair(self) -> None:
        """Have what is masked within the frame made anew, as the Restore tab would."""
        mask = self.document.masking.mask
        assert mask is not None
        region, small = self.sourcing.region(), self.sourcing.region_mask(mask.to_array())
        assert region is not None
        assert small is not None
        recipe = Recipe.build(
            model=self.document.parameters.model,
            steps=4,
            count=2,
            restoration={
                "picture": attach(region),
                "operator": {"kind": "inpainting", "mask": attach(small)},
                "solver": {"kind": "ddrm"},
            },
        )
        self.sitting.studio.runs._send_recipe(recipe)
        self.sitting.until_phase(Phase.FINISHED)


@pytest.fixture
def hand(sitting: Sitting) -> Hand:
    return Hand(sitting)


def test_an_opened_picture_is_on_the_canvas_at_its_full_size(
    hand: Hand, file: Path, photo: np.ndarray
) -> None:
    hand.open(file)
    card = hand.document.card
    assert card is not None
    assert np.array_equal(hand.seen(), photo)
    assert hand.frame.size == card.size
    assert hand.stage.frame.item.isVisible()
    assert hand.window.source_bar.isVisible()
    assert "photo.png · 90 × 60" in hand.window.header.about.text()
    assert hand.document.masking.mask is not None
    assert hand.document.masking.mask.pixels.shape == (60, 90)


def test_the_frame_follows_mouse_keys_wheel_and_numbers(hand: Hand, file: Path) -> None:
    hand.open(file)
    side = hand.frame.height
    middle = (hand.frame.x + side / 2, hand.frame.y + side / 2)
    hand.drag(middle, (middle[0] - 12, middle[1] + 7))
    moved = hand.frame
    assert (moved.x, moved.y) == (round(middle[0] - side / 2) - 12, round(middle[1] - side / 2) + 7)
    hand.canvas.setFocus()
    hand.sitting.qtbot.keyClick(hand.canvas, Qt.Key.Key_Right)
    hand.sitting.qtbot.keyClick(hand.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert (hand.frame.x, hand.frame.y) == (moved.x + 1, max(moved.y - 10, 0))
    hand.window.source_bar.x_box.setValue(3)
    assert hand.frame.x == 3
    at = QPointF(hand.at(20, 20))
    wheel = QWheelEvent(
        at,
        hand.canvas.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    zoom = hand.canvas.zoom
    QApplication.sendEvent(hand.canvas.viewport(), wheel)
    assert hand.frame.height > side
    assert hand.canvas.zoom == zoom
    assert "×" in hand.window.source_bar.about.text()


def test_a_corner_makes_the_frame_larger(hand: Hand, file: Path) -> None:
    hand.open(file)
    old = hand.frame
    corner = (old.x + old.width, old.y + old.height)
    hand.drag(corner, (corner[0] + 6, corner[1] + 6))
    assert hand.frame == Box(old.x, old.y, old.width + 6, old.height + 6)


def test_the_result_comes_back_in_place_and_is_saved_whole(
    hand: Hand, file: Path, photo: np.ndarray, tmp_path: Path
) -> None:
    hand.open(file)
    frame, masking = hand.frame, hand.document.masking
    painted = np.zeros((60, 90), np.uint8)
    painted[frame.y + 2 : frame.y + 6, frame.x + 1 : frame.x + 7] = 255
    masking.put(painted)
    hand.sourcing.set_feather(0)
    hand.repair()
    assert hand.stage.in_place
    result = hand.document.own_pictures()
    assert result is not None
    expected = photo.copy()
    hole = painted > 0
    expected[frame.within][hole[frame.within]] = result[0][hole[frame.within]]
    hand.sitting.until(lambda: np.array_equal(hand.seen(), expected))
    assert not np.array_equal(expected, photo)

    hand.window.source_bar.after.click()
    hand.sitting.until(lambda: not np.array_equal(hand.seen(), expected))
    hand.window.source_bar.before.click()
    out = tmp_path / "whole.png"
    assert hand.window.actions_["save_whole"].isEnabled()
    hand.sitting.studio.sources.save_whole(str(out))
    hand.sitting.until(out.exists)
    assert np.array_equal(np.asarray(Image.open(out)), expected)
    assert read_recipe(out).restoration is not None

    hand.sitting.do("whole_picture")
    pictures = hand.document.pictures()
    assert pictures is not None
    assert pictures.shape[0] == 2
    hand.sitting.do("whole_picture")
    hand.sitting.until(lambda: np.array_equal(hand.seen(), expected))


def test_moving_the_frame_after_a_run_starts_afresh(
    hand: Hand, file: Path, photo: np.ndarray
) -> None:
    hand.open(file)
    painted = np.zeros((60, 90), np.uint8)
    painted[hand.frame.y + 2 : hand.frame.y + 6, hand.frame.x + 2 : hand.frame.x + 6] = 255
    hand.document.masking.put(painted)
    hand.repair()
    hand.sitting.until(lambda: not np.array_equal(hand.seen(), photo))
    middle = (hand.frame.x + 8, hand.frame.y + 8)
    hand.drag(middle, (middle[0] + 9, middle[1]))
    hand.sitting.until(lambda: np.array_equal(hand.seen(), photo))
    assert not hand.stage.in_place


def test_a_picture_is_pasted(hand: Hand, photo: np.ndarray) -> None:
    QGuiApplication.clipboard().setImage(to_image(photo))
    hand.sitting.do("paste")
    hand.sitting.until(lambda: hand.sourcing.picture is not None)
    assert np.array_equal(hand.seen(), photo)
    QGuiApplication.clipboard().clear()
    hand.sitting.do("paste")
    assert "no picture on the clipboard" in hand.window.notices.text.text()


def test_a_dropped_picture_is_opened_and_one_with_a_recipe_too_outside_generate(
    hand: Hand, file: Path, photo: np.ndarray, tmp_path: Path
) -> None:
    drop(hand.sitting, file)
    hand.sitting.until(lambda: hand.sourcing.picture is not None)
    made = tmp_path / "made.png"
    recipe = Recipe(model=hand.document.parameters.model, steps=7)
    made.write_bytes(encode_picture(photo[:50], Provenance(recipe)))
    drop(hand.sitting, made)
    hand.sitting.until(lambda: hand.document.parameters.steps == 7)
    hand.document.choose_tab("restore")
    drop(hand.sitting, made)
    hand.sitting.until(lambda: "made.png" in hand.window.header.about.text())
    assert np.array_equal(hand.seen(), photo[:50])


def test_what_is_no_picture_is_refused_in_a_sentence(hand: Hand, tmp_path: Path) -> None:
    letter, dot = tmp_path / "letter.png", tmp_path / "dot.png"
    letter.write_text("Dear Sir")
    Image.new("RGB", (1, 1)).save(dot)
    for path, words in ((letter, "letter.png is not a picture"), (dot, "dot.png is 1 × 1: too")):
        hand.sitting.studio.sources.open(str(path))
        hand.sitting.until(lambda words=words: words in hand.window.notices.text.text())
    assert hand.sourcing.picture is None


def test_what_is_transparent_becomes_the_mask(
    hand: Hand, tmp_path: Path, photo: np.ndarray
) -> None:
    alpha = np.full((60, 90), 255, np.uint8)
    alpha[10:20, 30:50] = 0
    path = tmp_path / "erased.png"
    Image.fromarray(np.dstack([photo, alpha])).save(path)
    hand.open(path)
    hand.sitting.do("mask_transparent")
    mask = hand.document.masking.mask
    assert mask is not None
    assert np.array_equal(mask.pixels, 255 - alpha)


def test_a_generated_picture_is_worked_on(hand: Hand) -> None:
    hand.sitting.do("generate")
    hand.sitting.until_phase(Phase.FINISHED)
    pictures = hand.document.own_pictures()
    assert pictures is not None
    hand.document.select(1)
    hand.sitting.do("use_picture")
    assert hand.sourcing.picture is not None
    assert np.array_equal(hand.sourcing.picture.pixels, pictures[1])
    assert np.array_equal(hand.seen(), pictures[1])


def test_all_of_a_picture_is_repaired_by_tiles(hand: Hand, file: Path, photo: np.ndarray) -> None:
    hand.open(file)
    hand.document.choose_tab("restore")
    restoring = hand.document.restoring
    restoring.change({"operator": "inpainting", "simulated": False, "solver": "ddrm"})
    restoring.change({"steps": 2, "count": 1})
    hand.window.source_bar.fit_chosen.emit("tiles")
    painted = np.zeros((60, 90), np.uint8)
    painted[20:40, 10:80] = 255
    hand.document.masking.put(painted)
    assert f"{hand.sourcing.tile_count} tiles" in hand.window.source_bar.about.text()
    hand.sitting.until(lambda: hand.window.actions_["generate"].isEnabled())
    hand.sitting.do("generate")
    hand.sitting.until_phase(Phase.FINISHED)
    pictures = hand.document.own_pictures()
    assert pictures is not None
    assert pictures.shape == (1, 60, 90, 3)
    assert np.array_equal(pictures[0][painted == 0], photo[painted == 0])
    assert not np.array_equal(pictures[0], photo)
    assert hand.stage.place is not None
    assert hand.stage.place.is_all


def test_a_place_in_the_whole_picture_is_looked_up_in_the_samples(hand: Hand, file: Path) -> None:
    hand.open(file)
    painted = np.zeros((60, 90), np.uint8)
    frame = hand.frame
    painted[frame.y + 2 : frame.y + 6, frame.x + 2 : frame.x + 6] = 255
    hand.document.masking.put(painted)
    hand.repair()
    answering = hand.document.answering
    hand.sitting.until(lambda: answering.answer is not None and hand.stage.in_place)
    view = hand.canvas.viewport()
    hand.sitting.qtbot.mouseMove(view, hand.at(frame.x + 3.5, frame.y + 4.5))
    hand.sitting.until(lambda: answering.place == (3, 4))
    (mark,) = hand.sitting.studio.answers.marks.rects
    left, top = mark.x() - frame.x, mark.y() - frame.y
    assert 0 <= left <= 3
    assert 0 <= top <= 4
    assert left + mark.width() > 3
    hand.sitting.do("answer_mean")  # which is of the frame alone
    (mark,) = hand.sitting.studio.answers.marks.rects
    assert (mark.x(), mark.y()) == (left, top)


def test_what_is_seen_of_a_result_in_its_place_is_said_in_the_window_s_language(
    hand: Hand, file: Path, english_again: None
) -> None:
    hand.open(file)
    assert hand.document.map is not None
    assert hand.document.map.title == "The opened picture"
    hand.window.language_chosen.emit("ko")
    assert hand.document.map.title != "The opened picture"
    hand.window.language_chosen.emit("en")
    assert hand.document.map.title == "The opened picture"


def test_what_was_not_masked_stays_when_a_run_begins_while_a_map_is_seen(
    hand: Hand, file: Path, photo: np.ndarray
) -> None:
    """The frame is scaled to the model's size, so that a result without its mask would show."""
    hand.document.choose_tab("restore")
    hand.open(file)
    hand.document.sourcing.resize_frame(40)
    hand.document.restoring.change({"solver": "ddrm", "steps": 4, "count": 2})
    painted = np.zeros((60, 90), np.uint8)
    frame = hand.frame
    painted[frame.y + 4 : frame.y + 16, frame.x + 4 : frame.x + 16] = 255
    hand.document.masking.put(painted)
    hand.sitting.do("generate")
    hand.sitting.until(lambda: hand.document.answering.answer is not None)
    hand.sitting.do("answer_mean")
    before = hand.document.shown
    hand.sitting.do("generate")
    hand.sitting.until(lambda: hand.document.shown != before)
    hand.sitting.until_phase(Phase.FINISHED)
    assert hand.stage.place is not None
    assert hand.stage.place.mask is not None
    result = hand.document.own_pictures()
    assert result is not None
    whole = hand.stage.place.whole(result[0], 0)
    np.testing.assert_array_equal(whole[painted == 0], photo[painted == 0])
