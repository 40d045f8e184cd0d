"""Pictures of every kind are opened upright, in 8 bits, or refused in a sentence."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from diffusion_studio.library.open_picture import (
    PictureError,
    decode_picture,
    open_picture,
    picture_suffixes,
)


@pytest.fixture
def colours() -> np.ndarray:
    """uint8 [6, 8, 3], every pixel another."""
    return np.random.default_rng(3).integers(0, 256, (6, 8, 3), np.uint8)


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    stream = BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    """A small PNG whose header says that it is large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "PPM", "TGA"])
def test_lossless_formats_give_the_very_pixels(colours: np.ndarray, kind: str) -> None:
    opened = decode_picture(encoded(Image.fromarray(colours), kind), "a")
    assert np.array_equal(opened.pixels, colours)
    assert opened.alpha is None
    assert opened.changes == ()


def test_it_is_turned_as_the_camera_says(colours: np.ndarray) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise
    data = encoded(Image.fromarray(colours), "PNG", exif=exif)
    opened = decode_picture(data, "a")
    assert np.array_equal(opened.pixels, np.rot90(colours, -1))
    assert opened.changes == ("turned",)


def test_transparent_pixels_are_white_and_the_alpha_is_kept(colours: np.ndarray) -> None:
    alpha = np.full((6, 8), 255, np.uint8)
    alpha[2:4, 1:5] = 0
    glass = Image.fromarray(np.dstack([colours, alpha]))
    opened = decode_picture(encoded(glass, "PNG"), "a")
    assert opened.alpha is not None
    assert np.array_equal(opened.alpha, alpha)
    assert (opened.pixels[alpha == 0] == 255).all()
    assert np.array_equal(opened.pixels[alpha == 255], colours[alpha == 255])
    assert opened.changes == ("on white",)


def test_an_alpha_that_hides_nothing_is_left_out(colours: np.ndarray) -> None:
    glass = Image.fromarray(np.dstack([colours, np.full((6, 8), 255, np.uint8)]))
    assert decode_picture(encoded(glass, "PNG"), "a").alpha is None


def test_sixteen_bits_become_eight() -> None:
    deep = np.linspace(0, 65535, 48).reshape(6, 8).astype(np.uint16)
    opened = decode_picture(encoded(Image.fromarray(deep), "PNG"), "a")
    assert np.array_equal(opened.pixels[..., 0], np.rint(deep / 257).astype(np.uint8))
    assert opened.changes == ("16 bits",)


def test_fractions_are_taken_as_nought_to_one() -> None:
    grey = np.linspace(0, 1, 48, dtype=np.float32).reshape(6, 8)
    opened = decode_picture(encoded(Image.fromarray(grey), "TIFF"), "a")
    assert np.array_equal(opened.pixels[..., 1], np.rint(grey * 255).astype(np.uint8))


def test_cmyk_becomes_rgb() -> None:
    cyan = Image.new("CMYK", (8, 6), (255, 0, 0, 0))
    opened = decode_picture(encoded(cyan, "TIFF"), "a")
    assert opened.pixels.shape == (6, 8, 3)
    assert opened.pixels[0, 0].tolist() == [0, 255, 255]
    assert opened.changes == ("cmyk",)


def test_palettes_and_bits_become_rgb(colours: np.ndarray) -> None:
    few = Image.fromarray(colours).convert("P", palette=Image.Palette.ADAPTIVE)
    expected = np.asarray(few.convert("RGB"))
    assert np.array_equal(decode_picture(encoded(few, "GIF"), "a").pixels, expected)
    bits = Image.fromarray(colours).convert("1")
    assert set(np.unique(decode_picture(encoded(bits, "PNG"), "a").pixels)) <= {0, 255}


def test_of_an_animation_the_first_is_taken_and_that_is_told(colours: np.ndarray) -> None:
    later = [Image.new("RGB", (8, 6), name) for name in ("red", "blue")]
    data = encoded(Image.fromarray(colours), "PNG", save_all=True, append_images=later)
    opened = decode_picture(data, "a")
    assert np.array_equal(opened.pixels, colours)
    assert opened.changes == ("first of several",)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((1, 1), "scan.png is 1 × 1: too small"),
        ((30_000, 30_000), "scan.png has more pixels than can be worked on"),
        ((9_000, 9_000), "scan.png is 9,000 × 9,000 pixels, more than can be worked on"),
        ((200, 300), "scan.png is damaged"),  # its pixels are not there
    ],
)
def test_sizes_that_cannot_be_are_refused_by_the_header(size: tuple[int, int], words: str) -> None:
    with pytest.raises(PictureError, match=words) as refusal:
        decode_picture(png_claiming(*size), "scan.png")
    assert str(refusal.value).endswith(".")


def test_files_that_are_no_pictures_are_refused(tmp_path: Path, colours: np.ndarray) -> None:
    text = tmp_path / "letter.png"
    text.write_text("Dear Sir")
    torn = tmp_path / "torn.png"
    torn.write_bytes(encoded(Image.fromarray(colours), "PNG")[:70])
    for path, words in (
        (text, "letter.png is not a picture; choose"),
        (torn, "torn.png is damaged"),
        (tmp_path / "gone.png", "There is no file"),
        (tmp_path, "is a folder; choose a picture in it"),
    ):
        with pytest.raises(PictureError, match=words):
            open_picture(path)


def test_a_file_is_opened(tmp_path: Path, colours: np.ndarray) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(colours).save(path)
    assert np.array_equal(open_picture(path).pixels, colours)
    assert {".png", ".jpg", ".webp", ".tif"} <= picture_suffixes()
    assert ".eps" not in picture_suffixes()
