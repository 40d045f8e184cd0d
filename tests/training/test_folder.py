"""A person's own pictures: every kind of file that lies about in a folder."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import numpy as np
import psutil
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from diffusion_studio.training.data.crops import CroppedPictures
from diffusion_studio.training.data.folder import LONGEST, ROOM, from_folder
from diffusion_studio.training.data.picture_file import (
    MOST_PIXELS,
    UnreadableError,
    picture_suffixes,
    read_picture,
)
from diffusion_studio.training.data.source import DataError

RED = (200, 30, 20)
KEEPING = [
    ("a.png", "RGB"), ("a.jpg", "RGB"), ("a.JPEG", "L"), ("a.webp", "RGB"), ("a.bmp", "RGB"),
    ("a.gif", "P"), ("a.tiff", "CMYK"), ("a.tga", "RGBA"), ("a.ppm", "RGB"), ("a.jp2", "RGB"),
    ("a.png", "LA"), ("a.png", "1"), ("a.tif", "LAB"), ("a.ico", "RGBA"), ("a.jpg", "CMYK"),
]  # fmt: skip


def write(path: Path, colour: tuple[int, int, int] = RED, size: tuple[int, int] = (20, 20)) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)
    return path


def _first(folder: Path, size: int = 16) -> np.ndarray:
    """The first picture of a folder, int [size, size, 3]."""
    pictures, _ = from_folder(folder, size).examples("training", 1)
    return pictures[0].permute(1, 2, 0).int().numpy()


def test_sub_folders_are_labels_however_deep_their_pictures_lie(tmp_path: Path) -> None:
    write(tmp_path / "red" / "b.png")
    write(tmp_path / "red" / "2024" / "May" / "a.JPG", (250, 0, 0))
    write(tmp_path / "blue" / "c.jpeg", (0, 0, 200), (40, 20))
    (tmp_path / "red" / "notes.txt").write_text("not a picture")
    (tmp_path / "empty").mkdir()
    pictures = from_folder(tmp_path, 8)
    assert pictures.names == ("blue", "red")
    assert pictures.labels.tolist() == [0, 1, 1]
    assert pictures.skipped == ()
    values, _ = pictures.examples("training", 3)
    assert values[0, :, 4, 4].tolist() == pytest.approx([0, 0, 200], abs=3)
    assert values[1, :, 4, 4].tolist() == pytest.approx([250, 0, 0], abs=3)


def test_a_flat_folder_has_no_labels_and_is_cut_to_the_middle(tmp_path: Path) -> None:
    wide = np.zeros((10, 30, 3), dtype=np.uint8)
    wide[:, 10:20] = 255
    Image.fromarray(wide).save(tmp_path / "wide.png")
    pictures = from_folder(tmp_path, 10)
    assert pictures.names == ()
    assert pictures.examples("training", 1)[0].min() == 255


@pytest.mark.parametrize(("name", "mode"), KEEPING)
def test_pictures_of_many_formats_and_kinds_keep_their_colour(
    tmp_path: Path, name: str, mode: str
) -> None:
    picture = Image.new("RGB", (20, 20), RED).convert(mode, dither=Image.Dither.NONE)
    picture.save(tmp_path / name)
    expected = np.array(picture.convert("RGB").getpixel((10, 10)))
    assert np.abs(_first(tmp_path) - expected).max() <= 4


def _reason(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_picture(path, 16)
    return str(caught.value)


@pytest.mark.parametrize(
    ("pixels", "expected"),
    [
        (np.uint16(65535), 255),
        (np.uint16(32896), 128),
        (np.uint16(300), 1),
        (np.int32(32896), 128),
        (np.float32(0.5), 128),
        (np.float32(1.0), 255),
    ],
)
def test_deep_greys_are_scaled_and_not_clipped(
    tmp_path: Path, pixels: np.generic, expected: int
) -> None:
    Image.fromarray(np.full((16, 16), pixels)).save(tmp_path / "deep.tiff")
    assert set(_first(tmp_path).ravel().tolist()) == {expected}


def test_deep_greys_in_png_and_beyond_their_range(tmp_path: Path) -> None:
    ramp = np.linspace(0, 65535, 256).astype(np.uint16).reshape(16, 16)
    (tmp_path / "a").mkdir()
    Image.fromarray(ramp).save(tmp_path / "a" / "deep.png")
    assert np.array_equal(_first(tmp_path / "a")[:, :, 0].ravel(), np.arange(256))
    (tmp_path / "b").mkdir()
    far = np.where(ramp < 32768, -4.0, 12.0).astype(np.float32)
    far[0, 0] = np.nan
    Image.fromarray(far).save(tmp_path / "b" / "far.tiff")
    assert sorted(set(_first(tmp_path / "b").ravel().tolist())) == [0, 64, 255]


def test_transparency_lies_on_white(tmp_path: Path) -> None:
    glass = Image.new("RGBA", (16, 16), (0, 0, 0, 0))
    glass.paste((*RED, 255), (0, 0, 8, 16))
    glass.save(tmp_path / "full.png")
    glass.save(tmp_path / "full.webp", lossless=True)
    palette = Image.new("P", (16, 16), 0)
    palette.putpalette([0, 0, 0, *RED])
    palette.paste(1, (0, 0, 8, 16))
    palette.save(tmp_path / "palette.png", transparency=0)
    palette.save(tmp_path / "palette.gif", transparency=0)
    pictures, _ = from_folder(tmp_path, 16).examples("training", 4)
    for picture in pictures:
        assert picture[:, 8, 2].tolist() == list(RED)
        assert picture[:, 8, 13].tolist() == [255, 255, 255]


def test_half_transparency_is_half_white(tmp_path: Path) -> None:
    Image.new("RGBA", (16, 16), (0, 0, 0, 128)).save(tmp_path / "half.png")
    assert set(_first(tmp_path).ravel().tolist()) == {127}


@pytest.mark.parametrize("name", ["film.gif", "film.png", "film.webp", "pages.tiff"])
def test_an_animation_is_its_first_frame(tmp_path: Path, name: str) -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in (RED, (0, 0, 255), (0, 255, 0))]
    frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:])
    assert np.abs(_first(tmp_path) - RED).max() <= 8


@pytest.mark.parametrize(
    ("turn", "corner"), [(1, (0, 0)), (3, (15, 15)), (6, (0, 15)), (5, (0, 0))]
)
def test_a_photograph_is_turned_as_its_camera_says(
    tmp_path: Path, turn: int, corner: tuple[int, int]
) -> None:
    picture = Image.new("RGB", (16, 16))
    picture.putpixel((0, 0), (255, 255, 255))
    exif = Image.Exif()
    exif[0x0112] = turn
    picture.save(tmp_path / "turned.png", exif=exif)
    assert _first(tmp_path)[corner].tolist() == [255, 255, 255]
    assert _first(tmp_path).sum() == 3 * 255


def test_what_cannot_be_used_is_named_and_skipped(tmp_path: Path) -> None:
    good = io.BytesIO()
    Image.effect_noise((64, 64), 50).save(good, "PNG")
    broken = {
        "empty.png": b"",
        "head.png": b"\x89PNG\r\n\x1a\n and then nothing",
        "cut.png": good.getvalue()[:-400],
        "words.jpg": b"these are words",
    }
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
    write(tmp_path / "dot.png", size=(1, 1))
    write(tmp_path / "thin.png", size=(100, 3))
    (tmp_path / "whole.png").write_bytes(good.getvalue())
    os.symlink(tmp_path / "gone", tmp_path / "link.png")
    (tmp_path / "folder.png").mkdir()
    pictures = from_folder(tmp_path, 16)
    assert len(pictures) == 1
    told = dict(entry.rsplit(": ", 1) for entry in pictures.skipped)
    assert told == {
        **{str(tmp_path / name): "it is broken, or not a picture" for name in broken},
        str(tmp_path / "dot.png"): "1 × 1 pixels are too few for pictures of 16",
        str(tmp_path / "thin.png"): "100 × 3 pixels are too few for pictures of 16",
        str(tmp_path / "link.png"): "No such file or directory",
    }


def test_a_decompression_bomb_is_skipped_before_it_is_read(tmp_path: Path) -> None:
    side = int(MOST_PIXELS**0.5) + 1
    for name, width in (("large.png", side), ("bomb.png", 4 * side)):
        tiny = write(tmp_path / name).read_bytes()
        header = b"IHDR" + struct.pack(">II", width, side) + tiny[24:29]
        check = struct.pack(">I", zlib.crc32(header))
        (tmp_path / name).write_bytes(tiny[:12] + header + check + tiny[33:])
    write(tmp_path / "small.png")
    pictures = from_folder(tmp_path, 8)
    assert len(pictures) == 1
    assert [entry.rsplit(os.sep, 1)[1] for entry in pictures.skipped] == [
        "bomb.png: it has more than 89,478,485 pixels",
        "large.png: it has more than 89,478,485 pixels",
    ]


def test_a_label_whose_pictures_are_all_broken_is_none(tmp_path: Path) -> None:
    write(tmp_path / "a" / "a.png")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "b.png").write_bytes(b"no")
    write(tmp_path / "c" / "c.png")
    pictures = from_folder(tmp_path, 8)
    assert pictures.names == ("a", "c")
    assert pictures.labels.tolist() == [0, 1]
    assert len(pictures.skipped) == 1


def test_hidden_files_are_not_looked_at(tmp_path: Path) -> None:
    write(tmp_path / "cats" / "a.png")
    for name in (".DS_Store", "._a.png", "Thumbs.db", "desktop.ini"):
        (tmp_path / name).write_bytes(b"\0\1\2")
        (tmp_path / "cats" / name).write_bytes(b"\0\1\2")
    write(tmp_path / ".thumbnails" / "a.png")
    write(tmp_path / "cats" / ".hidden" / "a.png")
    write(tmp_path / "__MACOSX" / "a.png")
    pictures = from_folder(tmp_path, 8)
    assert (len(pictures), pictures.names, pictures.skipped) == (1, ("cats",), ())


def test_names_in_any_script_are_labels(tmp_path: Path) -> None:
    names = ["고양이", "Füchse", "花", "name with blanks", "cafe\u0301"]
    for name in names:
        write(tmp_path / name / f"{name}.png")
    assert set(from_folder(tmp_path, 8).names) == {*names[:-1], "caf\u00e9"}


def test_a_name_composed_in_two_ways_is_one_label(tmp_path: Path) -> None:
    write(tmp_path / "cafe\u0301" / "a.png")
    write(tmp_path / "caf\u00e9" / "a.png")
    pictures = from_folder(tmp_path, 8)
    assert pictures.names == ("caf\u00e9",)
    assert len(pictures) == 2


def test_one_picture_is_enough_to_train_on(tmp_path: Path) -> None:
    write(tmp_path / "one.png")
    x_0, labels = from_folder(tmp_path, 8).batch(0, 4, torch.Generator())
    assert x_0.shape == (4, 3, 8, 8)
    assert labels.tolist() == [0] * 4


def test_folders_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nowhere is not a folder; give one with pictures"):
        from_folder(tmp_path / "nowhere", 8)
    with pytest.raises(DataError, match="has no pictures; give"):
        from_folder(tmp_path, 8)
    write(tmp_path / "red" / "a.png")
    write(tmp_path / "loose.png")
    with pytest.raises(DataError, match="beside its sub-folders"):
        from_folder(tmp_path, 8)
    (tmp_path / "loose.png").unlink()
    (tmp_path / "red" / "a.png").write_bytes(b"no")
    with pytest.raises(DataError, match=r"can be used; the first is .*a\.png: it is broken"):
        from_folder(tmp_path, 8)


def test_more_than_fits_in_memory_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = psutil.virtual_memory()
    monkeypatch.setattr(psutil, "virtual_memory", lambda: free._replace(available=10_000))
    for name in "ab":
        write(tmp_path / f"{name}.png")
    assert len(from_folder(tmp_path, 28)) == 2
    with pytest.raises(DataError, match=r"2 pictures at size 64 need up to .* GB are free; use"):
        from_folder(tmp_path, 64)


def test_ghostscript_is_never_asked(tmp_path: Path) -> None:
    (tmp_path / "a.eps").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
    assert ".eps" not in picture_suffixes()
    (tmp_path / "a.eps").rename(tmp_path / "a.png")
    assert _reason(tmp_path / "a.png") == "it is broken, or not a picture"


@settings(max_examples=40, deadline=None)
@given(width=st.integers(1, 90), height=st.integers(1, 90))
def test_mixed_sizes_become_one_size_or_are_skipped(
    tmp_path_factory: pytest.TempPathFactory, width: int, height: int
) -> None:
    folder = tmp_path_factory.mktemp("mixed")
    write(folder / "always.png")
    write(folder / "other.png", size=(width, height))
    pictures = from_folder(folder, 16)
    assert pictures.examples("training", len(pictures))[0].shape[2:] == (16, 16)
    assert len(pictures.skipped) == (min(width, height) < 4)
    assert len(pictures) + len(pictures.skipped) == 2


@settings(max_examples=40, deadline=None)
@given(width=st.integers(8, 200), height=st.integers(8, 200))
def test_random_crops_keep_a_bounded_picture_in_proportion(
    tmp_path_factory: pytest.TempPathFactory, width: int, height: int
) -> None:
    folder = tmp_path_factory.mktemp("crops")
    write(folder / "a.png", size=(width, height))
    pictures = from_folder(folder, 16, crop="random")
    assert isinstance(pictures, CroppedPictures)
    kept_height, kept_width = pictures.values[0].shape[:2]
    short = 16 * ROOM
    assert min(kept_height, kept_width) == short
    assert max(kept_height, kept_width) <= LONGEST * short
    ratio = min(max(width / height, 1 / LONGEST), LONGEST)
    longer = max(ratio, 1 / ratio) * short
    assert max(kept_height, kept_width) == pytest.approx(longer, abs=0.51)
    x_0, _ = pictures.batch(0, 3, torch.Generator())
    assert x_0.shape == (3, 3, 16, 16)


def test_a_large_jpeg_is_read_smaller_and_looks_the_same(tmp_path: Path) -> None:
    y, x = np.mgrid[:800, :1200]
    values = np.stack([x * 255 // 1200, y * 255 // 800, 0 * x], axis=2).astype(np.uint8)
    Image.fromarray(values).save(tmp_path / "large.jpg", quality=95)
    assert min(read_picture(tmp_path / "large.jpg", 64).size) < 400
    square = Image.fromarray(values[:, 200:1000]).resize((32, 32), Image.Resampling.LANCZOS)
    assert np.abs(_first(tmp_path, 32) - np.asarray(square).astype(int)).max() <= 6
