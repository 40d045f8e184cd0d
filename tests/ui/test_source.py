"""The picture that is worked on: a region goes out, a result comes back, the rest stays."""

from __future__ import annotations

import numpy as np
import pytest

from diffusion_studio.attachments import Attachment, attach
from diffusion_studio.diffusion.tiles import TilePlan
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.source.blend import rising
from diffusion_studio.ui.source.in_place import InPlace, in_place
from diffusion_studio.ui.source.placement import Box, spread
from diffusion_studio.ui.source.source import Fit, SourcePicture
from diffusion_studio.ui.source.sourcing import Sourcing

MODEL = (16, 16)


def photo(height: int = 50, width: int = 70) -> np.ndarray:
    return np.random.default_rng(5).integers(0, 256, (height, width, 3), np.uint8)


def test_the_first_frame_has_the_models_own_pixels() -> None:
    source = SourcePicture(photo(), "a").framed(MODEL)
    assert source.frame == Box(27, 17, 16, 16)
    assert np.array_equal(source.region(MODEL), source.pixels[17:33, 27:43])
    assert source.placement(MODEL).exact


def test_of_a_smaller_picture_the_frame_is_the_largest_that_there_is() -> None:
    source = SourcePicture(photo(10, 30), "a").framed(MODEL)
    assert source.frame == Box(10, 0, 10, 10)
    assert source.region(MODEL).shape == (16, 16, 3)


@pytest.mark.parametrize("fit", ["frame", "crop", "letterbox", "stretch", "tiles"])
def test_every_fit_gives_the_size_asked_for_and_comes_back_in_place(fit: Fit) -> None:
    source = SourcePicture(photo(), "a", fit=fit).framed(MODEL)
    region = source.region(MODEL)
    assert region.shape[:2] == (source.size if fit == "tiles" else MODEL)
    box = source.placement(MODEL).box
    red = np.zeros_like(region)
    red[..., 0] = 255
    whole = source.put_back(red)
    assert (whole[box.within] == (255, 0, 0)).all()
    outside = np.ones(source.size, bool)
    outside[box.within] = False
    assert np.array_equal(whole[outside], source.pixels[outside])


def test_a_region_that_is_not_scaled_comes_back_bit_for_bit() -> None:
    source = SourcePicture(photo(), "a").framed(MODEL)
    assert np.array_equal(source.put_back(source.region(MODEL)), source.pixels)


def test_unmasked_pixels_stay_bit_for_bit_even_where_the_frame_is_scaled() -> None:
    source = SourcePicture(photo(), "a", frame=Box(3, 2, 41, 41))
    mask = np.zeros(source.size, np.uint8)
    mask[10:20, 12:30] = 255
    result = np.zeros((*MODEL, 3), np.uint8)
    whole = source.put_back(result, mask)
    assert np.array_equal(whole[mask == 0], source.pixels[mask == 0])
    assert (whole[mask == 255] == 0).all()


def test_every_masked_pixel_is_masked_in_the_region_too() -> None:
    """What comes back into a masked pixel has been repainted wholly."""
    source = SourcePicture(photo(), "a", frame=Box(3, 2, 41, 41))
    placement = source.placement(MODEL)
    mask = np.zeros(source.size, np.uint8)
    mask[20, 30] = 255
    small = source.region_mask(mask, MODEL)
    assert 1 <= (small == 255).sum() <= 4
    back = spread(small, placement.box.size)
    assert back[18, 27] == 255
    assert np.array_equal(spread(mask, source.size), mask)


def test_the_seam_rises_over_the_feather_inside_alone() -> None:
    inside = np.zeros((1, 12), bool)
    inside[:, 3:] = True
    share = rising(inside, 3)[0]
    assert share.tolist() == pytest.approx([0, 0, 0, 0.25, 0.5, 0.75, 1, 1, 1, 1, 1, 1])
    assert rising(inside, 0)[0].tolist() == inside[0].astype(float).tolist()


def test_padding_is_repainted_and_never_comes_back() -> None:
    source = SourcePicture(photo(20, 40), "a", fit="letterbox")
    mask = np.zeros(source.size, np.uint8)
    small = source.region_mask(mask, MODEL)
    assert (small[:4] == 255).all()
    assert (small[4:12] == 0).all()
    result = np.zeros((*MODEL, 3), np.uint8)
    result[:4] = 255
    result[12:] = 255
    assert (source.put_back(result)[2:-2] == 0).all()


def test_the_frame_stays_within_the_picture(qtbot: object) -> None:
    sourcing = Sourcing()
    sourcing.set_size(MODEL)
    sourcing.take(SourcePicture(photo(), "a"))
    sourcing.move_frame(1000, -1000)
    assert sourcing.frame == Box(54, 0, 16, 16)
    sourcing.resize_frame(1000)
    assert sourcing.frame == Box(20, 0, 50, 50)
    sourcing.resize_frame(1)
    assert sourcing.frame is not None
    assert sourcing.frame.size == (4, 4)


def test_a_frame_follows_the_model() -> None:
    sourcing = Sourcing()
    sourcing.set_size(MODEL)
    sourcing.take(SourcePicture(photo(), "a"))
    sourcing.set_size((32, 32))
    assert sourcing.frame == Box(19, 9, 32, 32)
    region = sourcing.region()
    assert region is not None
    assert region.shape == (32, 32, 3)


def test_a_mask_of_the_picture_becomes_that_of_the_region() -> None:
    sourcing = Sourcing()
    sourcing.set_size(MODEL)
    sourcing.take(SourcePicture(photo(), "a"))
    mask = np.zeros((50, 70), np.uint8)
    mask[17:20, 27:33] = 200
    small = sourcing.region_mask(mask)
    assert small is not None
    assert (small[:3, :6] == 200).all()
    assert small.sum() == 200 * 18
    assert sourcing.region_mask(small) is small
    assert sourcing.region_mask(np.zeros((9, 9), np.uint8)) is None


def test_tiles_are_offered_where_the_picture_is_larger_than_the_model() -> None:
    sourcing = Sourcing()
    sourcing.set_size(MODEL)
    sourcing.take(SourcePicture(photo(), "a"))
    sourcing.set_fit("tiles")
    region = sourcing.region()
    assert sourcing.tiled
    assert sourcing.tile_count == len(TilePlan((50, 70), MODEL, 4)) == 4 * 6
    assert region is not None
    assert np.array_equal(region, photo())
    sourcing.set_size((64, 64))
    assert not sourcing.tiled
    assert sourcing.tile_count == 1
    sourcing.take(SourcePicture(photo(64, 64), "b"))
    sourcing.set_fit("tiles")
    assert not sourcing.can_tile
    assert sourcing.picture is not None
    assert sourcing.picture.fit == "frame"


def recipe_of(picture: Attachment, **restoration: object) -> Recipe:
    spec = {"picture": picture, "solver": {"kind": "daps"}} | restoration
    return Recipe.build(model="m", restoration=spec)


def test_a_run_belongs_to_the_picture_whose_region_it_works_on() -> None:
    source = SourcePicture(photo(), "a").framed(MODEL)
    blur = {"kind": "gaussian_blur"}
    own = recipe_of(attach(source.region(MODEL)), operator=blur)
    other = recipe_of(attach(photo(16, 16)), operator=blur)
    place = in_place(own, source, MODEL, None)
    assert place is not None
    assert place.box == source.frame
    assert not place.is_all
    assert in_place(other, source, MODEL, None) is None
    assert in_place(Recipe(model="m"), source, MODEL, None) is None
    assert in_place(own, None, MODEL, None) is None


def test_what_goes_on_beyond_the_edges_lies_in_a_wider_picture() -> None:
    """A frame of 4 x 4 in the middle of 6 x 8: 2 pixels more on the left reach into the picture, 4
    on the right out of it."""
    source = SourcePicture(photo(6, 8), "a", frame=Box(2, 1, 4, 4))
    recipe = recipe_of(
        attach(source.region((4, 4))), operator={"kind": "outpainting", "left": 2, "right": 4}
    )
    place = in_place(recipe, source, (4, 4), None)
    assert place is not None
    assert place.source.size == (6, 10)
    assert place.box == Box(0, 1, 10, 4)
    result = np.random.default_rng(0).integers(0, 255, (4, 10, 3), dtype=np.uint8)
    whole = place.whole(result, 0)
    np.testing.assert_array_equal(whole[1:5], result)
    np.testing.assert_array_equal(whole[0, :8], source.pixels[0])
    assert (whole[0, 8:] == 128).all()


def test_where_a_result_has_more_pixels_the_picture_around_it_is_enlarged() -> None:
    source = SourcePicture(photo(), "a").framed((4, 4))
    small = recipe_of(attach(source.region((4, 4))), operator={"kind": "downsampling", "factor": 4})
    place = in_place(small, source, (4, 4), None)
    assert place is not None
    result = photo(16, 16)
    whole = place.whole(result, 0)
    assert whole.shape == (200, 280, 3)
    assert np.array_equal(whole[place.box.within], result)


def test_what_would_become_larger_than_any_picture_stays_by_itself() -> None:
    source = SourcePicture(np.zeros((2000, 3000, 3), np.uint8), "a").framed((4, 4))
    spec = {"kind": "downsampling", "factor": 8}  # to 384 million pixels
    large = recipe_of(attach(source.region((4, 4))), operator=spec)
    assert in_place(large, source, (4, 4), None) is None


@pytest.mark.parametrize("fit", ["frame", "crop", "letterbox", "stretch", "tiles"])
def test_a_pixel_of_the_picture_is_found_in_the_result(fit: Fit) -> None:
    source = SourcePicture(photo(40, 64), "a", fit=fit).framed(MODEL)
    place = InPlace(source, source.placement(MODEL).size)
    region, box = source.region(MODEL), place.box
    for x, y in ((box.x, box.y), (box.x + box.width - 1, box.y + box.height - 1)):
        found = place.locate(x, y, region.shape[:2])
        assert found is not None
        if source.placement(MODEL).exact:
            assert np.array_equal(region[found[1], found[0]], source.pixels[y, x])
    assert place.locate(-1, 0, MODEL) is None
    assert place.locate(64, 0, MODEL) is None
