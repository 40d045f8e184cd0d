"""Pictures keep every pixel and carry the recipe they were made from."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from diffusion_studio import __version__
from diffusion_studio.library.picture import (
    KEYWORD,
    Provenance,
    encode_picture,
    read_provenance,
    read_recipe,
    recipe_of_image,
)
from diffusion_studio.library.recipe_file import open_recipe, save_recipe
from diffusion_studio.recipe import MAX_SEED, MAX_STEPS, Recipe, RecipeError

scales = st.floats(-1000, 1000, allow_nan=False)
etas = st.floats(0, 1)


def keyframes(values: st.SearchStrategy[float]) -> st.SearchStrategy[Any]:
    later = st.lists(st.tuples(st.integers(1, MAX_STEPS), values), unique_by=lambda point: point[0])
    return st.one_of(
        values,
        st.tuples(values, later).map(lambda drawn: [[0, drawn[0]], *map(list, sorted(drawn[1]))]),
    )


names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
recipes = st.builds(
    Recipe.build,
    model=names,
    label=st.one_of(st.none(), st.integers(0, 999), names),
    sampler=st.one_of(
        st.fixed_dictionaries({"kind": st.just("ddim"), "eta": keyframes(etas)}),
        st.fixed_dictionaries(
            {"kind": st.just("ddpm"), "variance": st.sampled_from(["auto", "fixed_large"])}
        ),
        st.just({"kind": "dpm_solver_2m"}),
    ),
    steps=st.integers(1, MAX_STEPS),
    seed=st.integers(0, MAX_SEED),
    count=st.integers(1, 64),
    conditions=st.one_of(
        st.just([]),
        keyframes(scales).map(lambda scale: [{"kind": "classifier_free", "guidance_scale": scale}]),
    ),
    start=st.one_of(st.just({"kind": "noise"}), st.just({"kind": "step", "run": "a", "k": 3})),
    precision=st.sampled_from(["auto", "float32", "bfloat16"]),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures") / "picture.png"


@given(recipes, st.dictionaries(names, st.one_of(names, st.integers(), st.none())))
def test_every_recipe_comes_back_from_its_picture(
    path: Path, recipe: Recipe, receipt: dict[str, Any]
) -> None:
    image = np.zeros((1, 1, 3), np.uint8)
    path.write_bytes(encode_picture(image, Provenance(recipe, receipt=receipt)))
    read = read_provenance(path)
    assert read.recipe == recipe
    assert read.receipt == receipt
    assert read.program == f"Diffusion Studio {__version__}"


@given(recipes, st.data())
def test_each_image_of_a_batch_has_a_recipe_of_its_own(recipe: Recipe, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, recipe.count - 1))
    own = recipe_of_image(recipe, n)
    assert own.seeds == (recipe.seeds[n],)
    assert own.model_copy(update={"seed": recipe.seed, "count": recipe.count}) == recipe


def test_every_pixel_is_kept(tmp_path: Path, images: np.ndarray, recipe: Recipe) -> None:
    for provenance in (None, Provenance(recipe)):
        path = tmp_path / "boat.png"
        path.write_bytes(encode_picture(images[0], provenance))
        with Image.open(path) as picture:
            np.testing.assert_array_equal(np.asarray(picture), images[0])
            assert picture.mode == "RGB"


def test_only_rgb_bytes_are_a_picture(images: np.ndarray) -> None:
    for wrong in (images, images[0, ..., :1], images[0].astype(np.float32)):
        with pytest.raises(ValueError, match="a picture is uint8"):
            encode_picture(wrong)


def rewritten(path: Path, note: str) -> Path:
    text = PngImagePlugin.PngInfo()
    text.add_itxt(KEYWORD, note)
    Image.new("RGB", (4, 4)).save(path, pnginfo=text)
    return path


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("{", "The recipe inside boat.png is damaged; it cannot be read."),
        ("[" * 100_000, "The recipe inside boat.png is damaged; it cannot be read."),
        ("[]", "The recipe inside boat.png is damaged; it cannot be read."),
        ("{}", "This is not a recipe: it names no model."),
        ('{"recipe": 3}', "This is not a recipe: it names no model."),
        ('{"recipe": {"model": "m", "steps": 0}}', "steps must lie between 1 and 1000, not 0."),
        (
            '{"recipe": {"model": "m", "version": 9}}',
            "This recipe has version 9; this program reads version 1. Open it with the program"
            " that wrote it, or a newer one.",
        ),
    ],
)
def test_a_bad_recipe_is_said_in_a_sentence(tmp_path: Path, note: str, sentence: str) -> None:
    path = rewritten(tmp_path / "boat.png", note)
    with pytest.raises(RecipeError) as refused:
        read_recipe(path)
    assert str(refused.value) == sentence


def test_other_receipts_do_no_harm(tmp_path: Path) -> None:
    note = json.dumps({"recipe": {"model": "m"}, "receipt": [1], "program": 7})
    read = read_provenance(rewritten(tmp_path / "boat.png", note))
    assert (read.recipe.model, read.receipt, read.program) == ("m", {}, "7")


def test_what_carries_no_recipe_is_said_in_a_sentence(
    tmp_path: Path, images: np.ndarray, recipe: Recipe
) -> None:
    plain = tmp_path / "plain.png"
    plain.write_bytes(encode_picture(images[0]))
    with pytest.raises(RecipeError, match=r"plain.png carries no recipe: Diffusion Studio did not"):
        read_recipe(plain)
    with pytest.raises(RecipeError, match=r"There is no file .*gone.png"):
        read_recipe(tmp_path / "gone.png")
    with pytest.raises(RecipeError, match="is a folder; choose a picture"):
        read_recipe(tmp_path)
    (tmp_path / "text.png").write_text("hello")
    with pytest.raises(RecipeError, match=r"text.png is not a PNG, JPEG or WebP picture"):
        read_recipe(tmp_path / "text.png")


def test_a_picture_cut_short_is_said_in_a_sentence_or_read(
    tmp_path: Path, images: np.ndarray, recipe: Recipe
) -> None:
    whole = encode_picture(images[0], Provenance(recipe))
    path = tmp_path / "cut.png"
    read, refused = 0, set()
    for length in range(0, len(whole), 9):
        path.write_bytes(whole[:length])
        try:
            assert read_recipe(path) == recipe
            read += 1
        except RecipeError as error:
            refused.add(str(error))
    assert all("cut.png" in sentence for sentence in refused)
    assert read > 100  # the recipe stands before the pixels: most of the file is not needed


def test_the_pixels_of_a_giant_are_not_decoded(tmp_path: Path, recipe: Recipe) -> None:
    data = encode_picture(np.zeros((1, 1, 3), np.uint8), Provenance(recipe))
    header = struct.pack(">IIBBBBB", 12_000, 12_000, 8, 2, 0, 0, 0)
    crc = struct.pack(">I", zlib.crc32(b"IHDR" + header))
    path = tmp_path / "giant.png"
    path.write_bytes(data[:16] + header + crc + data[33:])
    assert read_recipe(path) == recipe
    larger = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    crc = struct.pack(">I", zlib.crc32(b"IHDR" + larger))
    path.write_bytes(data[:16] + larger + crc + data[33:])
    with pytest.raises(RecipeError, match=r"giant.png has more pixels than"):
        read_recipe(path)


def test_a_recipe_is_opened_from_a_picture_or_from_json(
    tmp_path: Path, images: np.ndarray, recipe: Recipe
) -> None:
    picture = tmp_path / "boat.dat"
    picture.write_bytes(encode_picture(images[0], Provenance(recipe)))
    assert open_recipe(picture) == recipe
    assert open_recipe(save_recipe(tmp_path / "boat.json", recipe)) == recipe


NOT_ONE = (
    "broken.json holds no recipe; choose a picture that was saved here, or a recipe's JSON file."
)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", NOT_ONE),
        (b"\xff\xfe\x00", NOT_ONE),
        (b"{", "broken.json: This is not a recipe: it is not valid JSON."),
        (b"[1]", "broken.json: This is not a recipe: it names no model."),
        (b"{" + b" " * (1 << 25), NOT_ONE),
        (b'{"model": "m", "colour": 1}', "broken.json: The recipe has an unknown field, 'colour'."),
    ],
)
def test_a_file_that_holds_no_recipe(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    with pytest.raises(RecipeError) as refused:
        open_recipe(path)
    assert str(refused.value) == sentence


def test_a_recipe_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="There is no file"):
        open_recipe(tmp_path / "gone.json")
    with pytest.raises(RecipeError, match="is a folder"):
        open_recipe(tmp_path)
