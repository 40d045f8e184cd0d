"""JPEG and WebP carry the recipe as PNG does, however long it is."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from diffusion_studio.attachments import attach
from diffusion_studio.library.carrier import KEYWORD, carries, decoded, encode, kind_of
from diffusion_studio.library.file_form import PNG, FileForm, Kind
from diffusion_studio.library.picture import Provenance, encode_picture, read_provenance
from diffusion_studio.library.recipe_file import made_by_another, open_recipe
from diffusion_studio.recipe import Recipe, RecipeError

FORMS = [PNG, FileForm("jpeg", 90), FileForm("webp", 80), FileForm("webp")]


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    """uint8 [48, 64, 3]: a smooth picture with some grain, as samples have."""
    rows, columns = np.mgrid[0:48, 0:64]
    smooth = np.stack([rows * 5, columns * 3, rows + columns], axis=-1)
    grain = np.random.default_rng(0).integers(0, 9, smooth.shape)
    return (smooth + grain).clip(0, 255).astype(np.uint8)


def long_recipe(side: int) -> Recipe:
    """A restoration of noise, which no PNG makes smaller, with a mask and its measurement."""
    noise = np.random.default_rng(1).integers(0, 256, (side, side, 3), np.uint8)
    mask = np.zeros((side, side), np.uint8)
    mask[: side // 2] = 255
    return Recipe.build(
        model="모델",
        label="보트",
        steps=20,
        seed=2**64 - 1,
        sampler={"kind": "ddim", "eta": [[0, 0.0], [10, 1.0]]},
        restoration={
            "picture": attach(noise),
            "operator": {"kind": "inpainting", "mask": attach(mask)},
        },
    )


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("side", [8, 256])
def test_the_recipe_comes_back(
    tmp_path: Path, picture: np.ndarray, form: FileForm, side: int
) -> None:
    recipe, receipt = long_recipe(side), {"model_sha256": "a" * 64, "device": "CPU", "note": "é배"}
    path = tmp_path / f"boat{form.suffix}"
    path.write_bytes(encode_picture(picture, Provenance(recipe, receipt=receipt), form))
    read = read_provenance(path)
    assert read == Provenance(recipe, receipt=receipt, quality=form.quality)
    assert open_recipe(path) == recipe
    assert made_by_another(path) == ""
    assert kind_of(path) == form.kind
    assert carries(path)


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_lossless_forms_keep_every_pixel_and_others_nearly(
    picture: np.ndarray, form: FileForm
) -> None:
    back = decoded(encode(picture, "{}", form))
    largest = np.abs(back.astype(int) - picture).max()
    assert largest == 0 if form.lossless else 0 < largest < 40


def test_a_jpeg_stays_one_that_other_programs_read(picture: np.ndarray) -> None:
    for side in (8, 256):
        note = long_recipe(side).to_json().encode("ascii", "backslashreplace").decode()
        data = encode(picture, note, FileForm("jpeg", 90))
        markers = []
        place = 2
        while data[place + 1] != 0xDA:  # the marker that the pixels begin with
            assert data[place] == 0xFF
            (length,) = struct.unpack_from(">H", data, place + 2)
            markers.append(data[place + 1])
            place += 2 + length
        assert (markers.count(0xE1) > 4) == (side == 256)  # 270 KB need several segments
        with Image.open(BytesIO(data)) as opened:
            assert opened.format == "JPEG"
            opened.load()


@pytest.mark.parametrize("form", FORMS[1:], ids=str)
def test_what_another_program_saves_anew_keeps_the_recipe_with_its_exif(
    tmp_path: Path, picture: np.ndarray, form: FileForm
) -> None:
    recipe = Recipe(model="m", label="boat", seed=7)
    first = tmp_path / f"first{form.suffix}"
    first.write_bytes(encode_picture(picture, Provenance(recipe), form))
    again = tmp_path / "again.jpg"
    with Image.open(first) as opened:
        opened.convert("RGB").save(again, quality=70, exif=opened.getexif())
    assert open_recipe(again) == recipe


def test_other_programs_comments_are_no_recipe(tmp_path: Path, picture: np.ndarray) -> None:
    comments = (b"ASCII\0\0\0taken at sea", b"UNICODE\0\0t\0a", b"", KEYWORD.encode() + b" {}")
    for comment in comments:
        exif = Image.Exif()
        exif.get_ifd(0x8769)[0x9286] = comment
        path = tmp_path / "photo.jpg"
        Image.fromarray(picture).save(path, exif=exif)
        assert not carries(path)
        with pytest.raises(RecipeError, match=r"photo.jpg carries no recipe"):
            open_recipe(path)


def test_a_file_cut_short_is_said_or_read(tmp_path: Path, picture: np.ndarray) -> None:
    for form in FORMS[1:]:
        for side in (8, 128):
            recipe = long_recipe(side)
            whole = encode_picture(picture, Provenance(recipe), form)
            path = tmp_path / f"cut{form.suffix}"
            said = set()
            for length in range(0, len(whole), len(whole) // 60):
                path.write_bytes(whole[:length])
                try:
                    assert open_recipe(path) == recipe
                except RecipeError as error:
                    said.add(str(error))
            assert said
            assert all("cut" in sentence for sentence in said)


def test_forms_that_cannot_be() -> None:
    wrong: tuple[tuple[Kind, int | None], ...]
    wrong = (("jpeg", None), ("png", 90), ("webp", 0), ("jpeg", 101))
    for kind, quality in wrong:
        with pytest.raises(ValueError, match=r"quality|every pixel"):
            FileForm(kind, quality)
