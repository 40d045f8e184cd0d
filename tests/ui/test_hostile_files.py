"""Files that mean harm, or are called oddly, dropped on the real window."""

from __future__ import annotations

import json
import unicodedata
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from diffusion_studio.library.carrier import KEYWORD
from diffusion_studio.library.file_form import FileForm
from diffusion_studio.library.picture import Provenance, encode_picture
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.run_state import Phase
from tests.ui.conftest import Sitting

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen screen's

PIXELS = np.zeros((16, 16, 3), np.uint8)
NAMES = [
    "صورة جميلة.png",
    "🦄🎨.png",
    unicodedata.normalize("NFD", "한글 이름.png"),
    "a <b>bold & 'quoted'.png",
    "-out.png",
    "two\nlines.png",
]


def drop(sitting: Sitting, path: Path) -> None:
    sitting.studio.window.files_dropped.emit([str(path)])


def test_a_picture_is_opened_whatever_it_is_called(sitting: Sitting, tmp_path: Path) -> None:
    document = sitting.studio.document
    for n, name in enumerate(NAMES):
        recipe = Recipe.build(model=document.parameters.model, seed=100 + n, steps=7)
        path = tmp_path / name
        path.write_bytes(encode_picture(PIXELS, Provenance(recipe, "Diffusion Studio 0")))
        drop(sitting, path)
        until_seed(sitting, 100 + n)
    sitting.do("copy_settings_command")


def carrying(text: str, path: Path) -> None:
    """A picture with a text of ours, whatever it says."""
    chunk = PngImagePlugin.PngInfo()
    chunk.add_itxt(KEYWORD, text)
    Image.fromarray(PIXELS).save(path, pnginfo=chunk)


def note(**fields: Any) -> str:
    return json.dumps({"program": "x", "recipe": {"model": "m", **fields}})


HARMFUL = [
    ('{"recipe": ', "is damaged"),
    ("null", "is damaged"),
    (note(steps="many"), "steps must be a whole number, not 'many'."),
    (note(steps=[1]), "steps must be a whole number, not a list of 1."),
    (note(surprise=1), "unknown field"),
    (note(model="../../../../etc/passwd"), "etc/passwd"),
    (note(seed=-1), "seed must lie between"),
    (note(start={"kind": "latent", "latent": {"data": "!", "shape": [3, "x", 9]}}), "shape"),
]


def test_what_means_harm_is_refused_in_a_sentence_and_the_window_works_on(
    sitting: Sitting, tmp_path: Path
) -> None:
    window, document = sitting.studio.window, sitting.studio.document
    before = document.parameters
    for n, (text, words) in enumerate(HARMFUL):
        path = tmp_path / f"harm{n}.png"
        carrying(text, path)
        drop(sitting, path)
        until_told(sitting, words)
        notice = window.notices.notice
        assert notice is not None
        assert len(notice.text) < 400
        window.notices.forget("opening")
    bomb = tmp_path / "bomb.png"
    chunk = PngImagePlugin.PngInfo()
    packed = zlib.compress(b" " * (64 << 20), 9)
    chunk.add(b"iTXt", KEYWORD.encode() + b"\0\1\0\0\0" + packed)
    Image.fromarray(PIXELS).save(bomb, pnginfo=chunk)
    drop(sitting, bomb)
    until_told(sitting, "bomb.png is damaged and cannot be read")
    for kind in ("jpeg", "webp"):
        damaged = tmp_path / f"half.{kind}"
        recipe = Recipe.build(model="m", seed=5)
        data = encode_picture(PIXELS, Provenance(recipe, "x"), FileForm(kind, 90))
        damaged.write_bytes(data.replace(b'"seed": 5', b'"seed": ?'))
        drop(sitting, damaged)
        until_told(sitting, damaged.name)
    assert document.parameters == before
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)


def until_seed(sitting: Sitting, seed: int) -> None:
    sitting.until(lambda: sitting.studio.document.parameters.seed == seed)


def until_told(sitting: Sitting, words: str) -> None:
    sitting.until(lambda: words in told(sitting))


def told(sitting: Sitting) -> str:
    notice = sitting.studio.window.notices.notice
    return "" if notice is None else f"{notice.text} {notice.details}"
