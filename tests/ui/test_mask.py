"""The mask as numbers: what edits do to it, and that strokes do not depend on how they are cut."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffusion_studio.ui.canvas.brush import LARGEST, SMALLEST, Brush, Touch
from diffusion_studio.ui.canvas.mask import NOWHERE, Mask, Region
from diffusion_studio.ui.canvas.mask_change import TILE, MaskChange
from diffusion_studio.ui.canvas.mask_edges import feathered, grown, shrunk
from diffusion_studio.ui.canvas.strokes import (
    Stroke,
    brush_stroke,
    ellipse,
    lasso,
    rectangle,
    shape_stroke,
)

SIDE = 48


def scattered(height: int, width: int, share: float, seed: int) -> np.ndarray:
    """A share of pixels that are masked, some of them softly."""
    generator = np.random.default_rng(seed)
    pixels = generator.choice(np.array([90, 255, 255], np.uint8), (height, width))
    return np.where(generator.random((height, width)) < share, pixels, 0).astype(np.uint8)


sides, seeds = st.integers(1, 24), st.integers(0, 2**32)
masks = st.builds(scattered, sides, sides, st.sampled_from([0.0, 0.02, 0.1, 0.5, 1.0]), seeds)
places = st.floats(-12, SIDE + 12, width=32)
touches = st.builds(Touch, places, places, st.floats(0, 1, width=32))
brushes = st.builds(Brush, st.integers(1, 40), st.floats(0, 1), st.booleans())


def drawn(mask: Mask, stroke: Stroke, way: list[Touch]) -> list[Region]:
    """Follow a way with a stroke to its end; what it said it had changed."""
    next(stroke)
    changed = [stroke.send(touch) for touch in way]
    stroke.close()
    return changed


# --- the whole mask ---


@given(masks)
def test_inverting_twice_changes_nothing(pixels: np.ndarray) -> None:
    mask = Mask.from_array(pixels)
    mask.invert()
    assert np.array_equal(mask.pixels, 255 - pixels)
    assert mask.coverage == pytest.approx((255 - pixels.astype(float)).mean() / 255)
    mask.invert()
    assert np.array_equal(mask.to_array(), pixels)


@given(masks, st.integers(0, 6))
def test_growing_takes_the_largest_value_within_the_radius(pixels: np.ndarray, radius: int) -> None:
    height, width = pixels.shape
    y, x = np.mgrid[:height, :width]
    expected = np.zeros_like(pixels)
    for row in range(height):
        for column in range(width):
            near = (y - row) ** 2 + (x - column) ** 2 <= radius * (radius + 1)
            expected[row, column] = pixels[near].max()
    assert np.array_equal(grown(pixels, radius), expected)


@given(masks, st.integers(1, 6))
def test_to_grow_and_shrink_closes_gaps_and_loses_nothing(pixels: np.ndarray, radius: int) -> None:
    closed = shrunk(grown(pixels, radius), radius)
    assert (closed >= pixels).all()
    assert np.array_equal(shrunk(grown(closed, radius), radius), closed)
    opened = grown(shrunk(pixels, radius), radius)
    assert (opened <= pixels).all()


def test_a_disc_grown_and_shrunk_is_the_disc() -> None:
    y, x = np.mgrid[:64, :64]
    disc = np.where((y - 32) ** 2 + (x - 32) ** 2 <= 12 * 13, 255, 0).astype(np.uint8)
    assert np.array_equal(shrunk(grown(disc, 7), 7), disc)
    assert grown(disc, 7).sum() > 2 * disc.sum()


def test_feathering_softens_an_edge_to_either_side_and_leaves_what_is_far() -> None:
    pixels = np.zeros((40, 80), np.uint8)
    pixels[:, 40:] = 255
    soft = feathered(pixels, 8)
    assert (soft[:, :30] == 0).all()
    assert (soft[:, 50:] == 255).all()
    assert (np.diff(soft[20].astype(int)) >= 0).all()
    assert len(np.unique(soft)) > 8
    assert 100 < soft[20, 39] < 128 < soft[20, 40] < 155
    assert soft.mean() == pytest.approx(pixels.mean(), abs=1)
    assert (feathered(np.full((5, 5), 255, np.uint8), 8) == 255).all()


def test_fill_and_clear_and_what_they_cover() -> None:
    mask = Mask(5, 3)
    assert mask.is_empty
    mask.fill()
    assert mask.coverage == 1.0
    mask.put(Region(0, 0, 5, 1), np.zeros((1, 5), np.uint8))
    assert mask.coverage == pytest.approx(2 / 3)
    mask.clear()
    assert mask.is_empty


def test_what_is_no_mask_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match=r"uint8 \[H, W\], not float64"):
        Mask.from_array(np.zeros((3, 3)))
    with pytest.raises(ValueError, match="at least one pixel"):
        Mask(0, 4)
    with pytest.raises(ValueError, match="another size"):
        Mask(4, 4).replace(np.zeros((3, 3), np.uint8))
    with pytest.raises(ValueError, match="read-only"):
        Mask(4, 4).pixels[0, 0] = 1


# --- undo ---


@given(masks, seeds, st.sampled_from([0.0, 0.1, 1.0]))
def test_a_change_can_be_undone_and_done_again(before: np.ndarray, seed: int, share: float) -> None:
    after = before ^ scattered(*before.shape, share, seed)
    mask = Mask.from_array(after)
    change = MaskChange(before, after)
    assert change.is_empty == np.array_equal(before, after)
    change.turn(mask)
    assert np.array_equal(mask.pixels, before)
    change.turn(mask)
    assert np.array_equal(mask.pixels, after)
    assert mask.coverage == pytest.approx(after.mean() / 255)


def test_a_change_keeps_only_the_tiles_that_differ() -> None:
    before = np.zeros((4 * TILE + 1, 4 * TILE), np.uint8)
    after = before.copy()
    after[TILE + 3, 5:9] = 7
    change = MaskChange(before, after)
    assert change.size == TILE * TILE
    assert change.region == Region(0, TILE, TILE, 2 * TILE)
    assert MaskChange(before, 255 - before).size == 5 * 4  # a number a tile


# --- strokes ---


def between(start: Touch, end: Touch, share: float) -> Touch:
    def mixed(a: float, b: float) -> float:
        return a + (b - a) * share

    return Touch(mixed(start.x, end.x), mixed(start.y, end.y), mixed(start.pressure, end.pressure))


@given(st.lists(touches, min_size=2, max_size=4), brushes, st.booleans(), st.data())
@settings(max_examples=30)
def test_a_stroke_is_the_same_however_it_is_cut_into_events(
    way: list[Touch], brush: Brush, erase: bool, data: st.DataObject
) -> None:
    # The radius has a least one, where it stops changing evenly: pressures above that alone.
    least = min(1.0, 0.5 / brush.radius)
    way = [Touch(t.x, t.y, max(t.pressure, least)) for t in way]
    finer = [way[0]]
    for start, end in pairwise(way):
        shares = data.draw(st.lists(st.floats(0, 1), max_size=3))
        finer += [between(start, end, share) for share in sorted(shares)] + [end]
    once, cut = Mask(SIDE, SIDE), Mask(SIDE, SIDE)
    for mask, stops in ((once, way), (cut, finer)):
        if erase:
            mask.fill()
        drawn(mask, brush_stroke(mask, brush, erase), stops)
    off = np.abs(once.to_array().astype(int) - cut.pixels)
    assert off.max() <= 1 + 255 * 2e-4 / brush.edge  # rounding


@given(st.lists(touches, min_size=1, max_size=5), brushes)
@settings(max_examples=30)
def test_a_stroke_says_what_it_changed(way: list[Touch], brush: Brush) -> None:
    mask = Mask(SIDE, SIDE)
    elsewhere = np.ones((SIDE, SIDE), bool)
    for region in drawn(mask, brush_stroke(mask, brush, False), way):
        elsewhere[region.slices] = False
    assert not mask.pixels[elsewhere].any()
    assert mask.coverage == pytest.approx(mask.pixels.mean() / 255)


def test_a_hard_brush_covers_a_disc_of_its_size() -> None:
    mask = Mask(101, 101)
    drawn(mask, brush_stroke(mask, Brush(40, 1.0), False), [Touch(50.5, 50.5)])
    assert mask.pixels.sum() / 255 == pytest.approx(np.pi * 20**2, rel=0.01)
    assert mask.pixels[50, 50 - 19] == 255
    assert mask.pixels[50, 50 - 21] == 0


def test_the_smallest_brush_covers_one_pixel() -> None:
    mask = Mask(9, 9)
    drawn(mask, brush_stroke(mask, Brush(1, 1.0), False), [Touch(4.5, 2.5)])
    assert mask.pixels[2, 4] == 255
    assert np.count_nonzero(mask.pixels) == 1


def test_a_soft_brush_falls_from_its_core_to_its_rim() -> None:
    mask = Mask(101, 101)
    drawn(mask, brush_stroke(mask, Brush(80, 0.5), False), [Touch(50.5, 50.5)])
    row = mask.pixels[50, 50:].astype(int)
    assert (row[:20] == 255).all()
    assert (np.diff(row) <= 0).all()
    assert 60 < row[30] < 195
    assert row[41] == 0


def test_pressing_lightly_paints_thinly_unless_it_is_switched_off() -> None:
    widths = []
    for pressure in (True, False):
        mask = Mask(64, 64)
        brush = Brush(20, 1.0, pressure)
        drawn(mask, brush_stroke(mask, brush, False), [Touch(8, 32, 0.25), Touch(56, 32, 0.25)])
        widths.append(np.count_nonzero(mask.pixels[:, 32]))
    assert widths == [pytest.approx(5, abs=1), pytest.approx(20, abs=1)]


def test_erasing_takes_away_what_painting_laid() -> None:
    mask, way = Mask(SIDE, SIDE), [Touch(5, 5), Touch(40, 30)]
    drawn(mask, brush_stroke(mask, Brush(9, 1.0), False), way)
    assert not mask.is_empty
    drawn(mask, brush_stroke(mask, Brush(12, 1.0), True), way)
    assert mask.is_empty


def test_a_line_from_the_last_point_covers_the_way() -> None:
    mask = Mask(SIDE, SIDE)
    drawn(mask, brush_stroke(mask, Brush(3, 1.0), False, start=Touch(4.5, 4.5)), [Touch(40.5, 4.5)])
    assert (mask.pixels[4, 4:41] == 255).all()
    assert not mask.pixels[10].any()


@pytest.mark.parametrize("outline", [rectangle, ellipse, lasso])
def test_a_shape_leaves_no_trace_of_what_it_was_on_the_way(outline: object) -> None:
    assert callable(outline)
    before = np.zeros((SIDE, SIDE), np.uint8)
    before[::7] = 100
    way = [Touch(6, 6), Touch(44, 40), Touch(9, 30)]
    mask = Mask.from_array(before)
    changed = drawn(mask, shape_stroke(mask, outline, False), way)
    straight = Mask.from_array(before)
    ends = way if outline is lasso else [way[0], way[-1]]
    drawn(straight, shape_stroke(straight, outline, False), ends)
    assert np.array_equal(mask.pixels, straight.pixels)
    assert (mask.pixels >= before).all()
    assert NOWHERE not in changed[1:]


def test_a_rectangle_lies_on_whole_pixels_and_shift_makes_a_square() -> None:
    mask = Mask(SIDE, SIDE)
    drawn(mask, shape_stroke(mask, rectangle, False), [Touch(10.2, 5.4), Touch(3.1, 20.3)])
    expected = np.zeros((SIDE, SIDE), np.uint8)
    expected[5:20, 3:10] = 255
    assert np.array_equal(mask.pixels, expected)
    square = Mask(SIDE, SIDE)
    way = [Touch(10, 10), Touch(16, 30, straight=True)]
    drawn(square, shape_stroke(square, rectangle, False), way)
    assert np.count_nonzero(square.pixels) == 20 * 20
    assert (square.pixels[10:30, 10:30] == 255).all()


def test_an_ellipse_and_a_lasso_cover_their_area() -> None:
    mask = Mask(SIDE, SIDE)
    drawn(mask, shape_stroke(mask, ellipse, False), [Touch(4, 4), Touch(44, 24)])
    assert mask.pixels.sum() / 255 == pytest.approx(np.pi * 20 * 10, rel=0.01)
    bow = [Touch(4, 4), Touch(40, 40), Touch(40, 4), Touch(4, 40)]  # crosses itself
    drawn(mask, shape_stroke(mask, lasso, True), bow)
    assert mask.pixels[22, 8] == 0
    assert mask.pixels[22, 40 - 4] == 0
    assert mask.pixels[8, 22] == 255  # above the crossing: outside of it


def test_the_size_of_a_brush_goes_up_and_down_within_its_limits() -> None:
    assert Brush(1).resized(1) == 2
    assert Brush(1).resized(-1) == SMALLEST
    assert Brush(100).resized(1) == 120
    assert Brush(990).resized(1) == LARGEST
