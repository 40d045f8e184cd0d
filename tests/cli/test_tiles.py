"""Pictures larger than the model's, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.cli.conftest import Run
from tests.cli.test_refusals import sentence_of
from tests.restorations import gradient_picture

QUICK = ("--steps", 2, "--device", "cpu", "--precision", "float32", "--count", 1, "--seed", 3)


def pixels_in(path: str | Path) -> np.ndarray:
    """uint8 [H, W, 3]."""
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """24 x 40 pixels, in a file that a camera has turned."""
    exif = Image.Exif()
    exif[0x0112] = 8  # to be turned a quarter counter-clockwise
    path = tmp_path / "photo.png"
    Image.fromarray(np.rot90(gradient_picture(24, 40), -1)).save(path, exif=exif)
    return path


def test_all_of_a_picture_is_repaired(
    run: Run, tiny_model: Path, photo: Path, tmp_path: Path
) -> None:
    mask = np.zeros((24, 40), np.uint8)
    mask[6:18, 10:30] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    what = ("--operator", "inpainting", "--mask", tmp_path / "mask.png", "--tiles", "--json")
    out = ("--model", tiny_model, "--out", tmp_path / "out")
    result = run("restore", photo, *what, *out, *QUICK)
    assert result.exit_code == 0, result.stderr
    found = pixels_in(json.loads(result.stdout)["samples"][0])
    assert (found[mask == 0] == gradient_picture(24, 40)[mask == 0]).all()


def test_a_small_picture_is_enlarged_beyond_the_models_size(
    run: Run, tiny_model: Path, photo: Path, tmp_path: Path
) -> None:
    what = ("--operator", "downsampling", "--factor", 2, "--tiles", "--solver", "ddrm", "--json")
    out = ("--model", tiny_model, "--out", tmp_path / "out")
    result = run("restore", photo, *what, *out, *QUICK)
    assert result.exit_code == 0, result.stderr
    assert pixels_in(json.loads(result.stdout)["samples"][0]).shape == (48, 80, 3)


def test_wide_pictures_are_generated(run: Run, tiny_model: Path, tmp_path: Path) -> None:
    made = ("generate", "--model", tiny_model, "--label", "star", "--out", tmp_path / "out", *QUICK)
    result = run(*made, "--size", "40x24")
    assert result.exit_code == 0, result.stderr
    assert pixels_in(next((tmp_path / "out").glob("*.png"))).shape == (24, 40, 3)
    for size, words in (("40", "WIDTHxHEIGHT"), ("40x8", "but not 40 x 8")):
        assert words in result_sentence(run, *made, "--size", size)


def test_what_does_not_fit_together_is_refused(run: Run, tiny_model: Path, photo: Path) -> None:
    both = ("--operator", "denoising", "--fit", "--tiles", "--model", tiny_model)
    assert "choose one" in sentence_of(run("restore", photo, *both))


def result_sentence(run: Run, *line: object) -> str:
    result = run(*line)
    assert result.exit_code in (1, 2)
    return result.stderr
