"""Moving pictures of the steps, read back frame by frame."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from diffusion_studio.library.animation import (
    Format,
    chosen_frames,
    encode_animation,
    enlargement,
    write_animation,
)
from diffusion_studio.library.files import SaveError
from diffusion_studio.library.picture import Provenance, read_recipe
from diffusion_studio.library.sheet import BACKGROUND, columns_for, contact_sheet
from diffusion_studio.recipe import Recipe


def denoising(steps: int, count: int, size: int = 24) -> list[np.ndarray]:
    """uint8 [count, size, size, 3] a step: noise that gives way to a ramp of colours."""
    random = np.random.default_rng(0)
    y, x = np.mgrid[0:size, 0:size] / (size - 1)
    clean = np.stack([255 * y, 255 * x, 255 * (1 - y)], -1)
    frames = []
    for k in range(1, steps + 1):
        noise = random.normal(128, 60, (count, size, size, 3))
        mixed = clean * k / steps + noise * (1 - k / steps)
        frames.append(np.clip(mixed, 0, 255).astype(np.uint8))
    return frames


def played(data: bytes) -> tuple[list[np.ndarray], list[float]]:
    """The frames as uint8 [H, W, 3], and how long each is shown, in milliseconds."""
    pictures, durations = [], []
    with Image.open(BytesIO(data)) as animation:
        assert animation.info["loop"] == 0  # without end
        for k in range(getattr(animation, "n_frames", 1)):
            animation.seek(k)
            pictures.append(np.asarray(animation.convert("RGB")))
            durations.append(animation.info["duration"])
    return pictures, durations


@pytest.mark.parametrize("count", [1, 4])
def test_an_apng_keeps_every_pixel_of_every_step(count: int) -> None:
    frames = denoising(6, count)
    pictures, durations = played(encode_animation(frames, "apng"))
    for picture, frame in zip(pictures, frames, strict=True):
        factor = 384 // contact_sheet(frame).shape[0]
        np.testing.assert_array_equal(picture[::factor, ::factor], contact_sheet(frame))
        np.testing.assert_array_equal(picture[factor - 1 :: factor, ::factor], contact_sheet(frame))
    assert durations == [80] * 5 + [2000]


@pytest.mark.parametrize("count", [1, 4])
def test_a_gif_shows_every_step_in_near_colours(count: int) -> None:
    frames = denoising(6, count)
    pictures, durations = played(encode_animation(frames, "gif"))
    for k, (picture, frame) in enumerate(zip(pictures, frames, strict=True)):
        factor = 384 // contact_sheet(frame).shape[0]
        shown = picture[::factor, ::factor].astype(float)
        away = np.abs(shown - contact_sheet(frame)).mean()
        assert away < (4 if k == 5 else 8), (k, away)  # noise has more colours than a picture
    assert durations == [80] * 5 + [2000]


@pytest.mark.parametrize("kind", ["gif", "apng"])
def test_frames_that_do_not_change_are_shown_as_long(kind: Format) -> None:
    first, second = denoising(2, 1)
    _, durations = played(encode_animation([first, first, first, second, second], kind))
    assert durations == [3 * 80, 80 + 2000]


def test_an_animation_of_a_single_step_is_a_picture() -> None:
    frame = denoising(1, 1)[0]
    for kind in ("gif", "apng"):
        with Image.open(BytesIO(encode_animation([frame], kind))) as picture:
            away = np.asarray(picture.convert("RGB"))[::16, ::16].astype(float) - frame[0]
            assert np.abs(away).mean() < 6


def test_long_runs_are_thinned_evenly() -> None:
    assert chosen_frames(7) == list(range(7))
    thinned = chosen_frames(1000)
    assert len(thinned) == 100
    assert (thinned[0], thinned[-1]) == (0, 999)
    assert set(np.diff(thinned)) == {10, 11}
    with pytest.raises(ValueError, match="at least one frame"):
        encode_animation([], "gif")


@pytest.mark.parametrize(
    ("height", "width", "factor"), [(16, 16, 24), (64, 64, 6), (64, 200, 1), (300, 300, 1)]
)
def test_small_pictures_are_enlarged_by_whole_factors(height: int, width: int, factor: int) -> None:
    assert enlargement(height, width) == factor


def test_an_apng_carries_the_recipe(tmp_path: Path, recipe: Recipe) -> None:
    path = write_animation(tmp_path / "steps.apng", denoising(2, 3), Provenance(recipe))
    assert read_recipe(path) == recipe


def test_the_ending_chooses_the_format(tmp_path: Path) -> None:
    frames = denoising(2, 1)
    for name, kind in (("a.gif", "GIF"), ("b.PNG", "PNG"), ("c.apng", "PNG")):
        with Image.open(write_animation(tmp_path / name, frames)) as picture:
            assert picture.format == kind
    with pytest.raises(SaveError, match=r"d.mp4 must end in .gif or .apng"):
        write_animation(tmp_path / "d.mp4", frames)


@pytest.mark.parametrize(
    ("count", "columns"),
    [(1, 1), (2, 2), (3, 2), (4, 2), (6, 3), (8, 4), (9, 3), (12, 4), (15, 5), (16, 4), (64, 8)],
)
def test_sheets_are_nearly_square(count: int, columns: int) -> None:
    assert columns_for(count) == columns


def test_a_sheet_shows_every_picture_row_by_row(images: np.ndarray) -> None:
    sheet = contact_sheet(images)  # three of 16 x 24: two columns, and one place is empty
    assert sheet.shape == (2 * 16 + 1, 2 * 24 + 1, 3)
    np.testing.assert_array_equal(sheet[:16, :24], images[0])
    np.testing.assert_array_equal(sheet[:16, 25:], images[1])
    np.testing.assert_array_equal(sheet[17:, :24], images[2])
    assert (sheet[17:, 25:] == BACKGROUND).all()
    assert (sheet[16] == BACKGROUND).all()
    np.testing.assert_array_equal(contact_sheet(images[:1]), images[0])
