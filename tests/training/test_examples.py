"""The example pictures are what their list says, and no network has learned from them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from PIL import Image

from diffusion_studio import models
from diffusion_studio.training.data.scenes import TEST, scene
from diffusion_studio.training.examples import write_examples


def test_the_shipped_examples_are_drawn_from_held_out_seeds() -> None:
    folder = models.resources() / "examples"
    listed = json.loads((folder / "examples.json").read_text(encoding="utf-8"))
    assert {each["file"] for each in listed} == {path.name for path in folder.glob("*.png")}
    for each in listed:
        assert each["seed"] in TEST
        drawn = scene(each["scene"], each["seed"], each["size"])
        np.testing.assert_array_equal(np.asarray(Image.open(folder / each["file"])), drawn)


def test_drawing_them_again_gives_the_same_pictures(tmp_path: Path) -> None:
    shipped = models.resources() / "examples"
    *pictures, index = write_examples(tmp_path / "new")
    assert index.read_text(encoding="utf-8") == (shipped / index.name).read_text(encoding="utf-8")
    for path in pictures:  # the bytes may differ with another zlib
        drawn, kept = (np.asarray(Image.open(each)) for each in (path, shipped / path.name))
        np.testing.assert_array_equal(drawn, kept)
