"""Recipes that were made to do harm, or by chance might: each is answered with one sentence."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from diffusion_studio.attachments import PictureFile, pixels_of
from diffusion_studio.library.carrier import KEYWORD, encode
from diffusion_studio.library.file_form import FileForm
from diffusion_studio.library.recipe_file import open_recipe
from diffusion_studio.recipe import LONGEST_SENTENCE, Recipe, RecipeError

PIXELS = np.zeros((2, 2, 3), np.uint8)


def restored(operator: str) -> str:
    picture = '{"kind": "png", "data": "AA"}'
    return f'{{"model": "m", "restoration": {{"picture": {picture}, "operator": {operator}}}}}'


def nested(depth: int) -> str:
    """A branch of a branch of a branch ..."""
    inner = ', "start": {"kind": "step", "run": "a", "k": 1, "parent": {"model": "m"'
    return '{"model": "m"' + inner * depth + "}}" * depth + "}"


BOMBS = {
    "steps": ('{"model": "m", "steps": 1000000000}', "steps must lie between 1 and 1000"),
    "count": ('{"model": "m", "count": 1000000}', "count must lie between 1 and 64"),
    "digits": ('{"model": "m", "steps": ' + "9" * 5000 + "}", "not valid JSON"),
    "infinite": ('{"model": "m", "steps": 1e400}', "steps must be a finite number"),
    "nan": ('{"model": "m", "sampler": {"kind": "ddim", "eta": NaN}}', "eta must lie between"),
    "keyframes": (
        '{"model": "m", "sampler": {"kind": "ddim", "eta": '
        + json.dumps([[k, 0.5] for k in range(20_000)])
        + "}}",
        "at most 1000 keyframes",
    ),
    "nested": (nested(300), "parent is nested too deeply"),
    "nested deeper": (nested(5000), "not valid JSON"),
    "half a letter": ('{"model": "\\ud800"}', "model must be text"),
    "half a label": ('{"model": "m", "label": "\\udfff"}', "text of at most 1000 letters"),
    "long label": (json.dumps({"model": "m", "label": "x" * 10**6}), "at most 1000 letters"),
    "large label": ('{"model": "m", "label": ' + "9" * 400 + "}", "cannot be as large"),
    "long model": (json.dumps({"model": "x" * 10**6}), "at most 4096 letters"),
    "long name": (json.dumps({"model": "m", "x" * 10**6: 1}), "unknown field"),
    "long kind": (json.dumps({"model": "m", "sampler": {"kind": "x" * 10**6}}), "sampler cannot"),
    "long version": (json.dumps({"model": "m", "version": "x" * 10**6}), "has version"),
    "wide kernel": (
        restored(json.dumps({"kind": "kernel", "taps": [[1.0] * 100_001]})),
        "at most 255 numbers",
    ),
    "large pictures": (
        '{"model": "m", "count": 64, "tiles": {"width": 4096, "height": 4096}}',
        "too large to be made together",
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_said_in_a_sentence(name: str, tmp_path: Path) -> None:
    text, words = BOMBS[name]
    with pytest.raises(RecipeError, match=words) as refused:
        Recipe.from_json(text)
    assert len(str(refused.value)) <= LONGEST_SENTENCE + 10
    for form in (FileForm(), FileForm("jpeg", 50), FileForm("webp")):
        path = tmp_path / f"boat{form.suffix}"
        path.write_bytes(encode(PIXELS, f'{{"program": "x", "recipe": {text}}}', form))
        with pytest.raises(RecipeError):
            open_recipe(path)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)
fields = st.sampled_from(list(Recipe.model_fields))


@given(st.dictionaries(fields, values, max_size=4), st.text(min_size=1, max_size=9))
def test_whatever_is_in_a_field_is_a_recipe_or_a_sentence(data: dict[str, Any], model: str) -> None:
    said = ""
    try:
        recipe = Recipe.from_json(json.dumps({"model": model} | data))
        assert Recipe.from_json(recipe.to_json()) == recipe
    except RecipeError as error:
        said = str(error)
    assert said == "" or said.endswith(".")


@given(st.text(), st.sampled_from([FileForm(), FileForm("jpeg", 50), FileForm("webp")]))
def test_whatever_a_picture_carries_is_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, text: str, form: FileForm
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{form.suffix}"
    escaped = text.encode("ascii", "backslashreplace").decode()
    path.write_bytes(encode(PIXELS, escaped, form))
    with pytest.raises(RecipeError):
        open_recipe(path)


def test_a_small_chunk_that_unpacks_to_a_giant(tmp_path: Path) -> None:
    packed = zlib.compress(b" " * (64 << 20), 9)
    chunk = PngImagePlugin.PngInfo()
    chunk.add(b"iTXt", KEYWORD.encode() + b"\0\1\0\0\0" + packed)
    path = tmp_path / "bomb.png"
    Image.fromarray(PIXELS).save(path, pnginfo=chunk)
    assert path.stat().st_size < 100_000
    with pytest.raises(RecipeError, match=r"text inside bomb.png is larger than any recipe"):
        open_recipe(path)


def test_a_picture_that_was_cut_off_is_told_in_our_words(tmp_path: Path) -> None:
    whole = encode(PIXELS, "x" * 100_000, FileForm("png"))
    path = tmp_path / "half.png"
    path.write_bytes(whole[: whole.index(b"iTXt") + 10])
    with pytest.raises(RecipeError, match=r"half.png cannot be read: it is damaged, or was cut"):
        open_recipe(path)


def test_xml_that_unpacks_to_a_giant_is_not_unpacked(tmp_path: Path) -> None:
    data = encode(PIXELS, "x" * 100_000, FileForm("jpeg", 50))
    begins = data.index(b"<x:xmpmeta", data.index(b"xmp/extension"))
    doctype = b"<!DOCTYPE a [<!ENTITY b 'bb'>]>"
    path = tmp_path / "bomb.jpg"
    path.write_bytes(data[:begins] + doctype + data[begins + len(doctype) :])
    with pytest.raises(RecipeError, match=r"bomb.jpg c"):
        open_recipe(path)


@pytest.mark.parametrize("path", ["/dev/zero", "..", "a\0b", "", "~/no/such", "//host/share/x"])
def test_a_path_that_leads_elsewhere_is_not_read(path: str) -> None:
    try:
        attachment = PictureFile(path=path, sha256="a" * 64)
    except ValueError:
        assert path == ""
        return
    with pytest.raises(ValueError, match="cannot be read; put it back, or choose it again"):
        pixels_of(attachment)


def test_what_is_no_file_is_not_opened() -> None:
    for path in ("/dev/zero", "a\0b"):
        with pytest.raises(RecipeError, match=r"is no file|There is no file"):
            open_recipe(Path(path))
