"""`generate --from`: pictures that start from a picture, and the noise that leads to one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from diffusion_studio.library.picture import read_recipe
from diffusion_studio.recipe import FromPicture
from tests.cli.conftest import Run


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture of another size than the model's."""
    across = np.linspace(0, 255, 40, dtype=np.uint8)
    path = tmp_path / "photo.png"
    Image.fromarray(np.stack([np.tile(across, (24, 1))] * 3, axis=-1)).save(path)
    return path


def test_a_picture_is_started_from(generate: Run, run: Run, photo: Path) -> None:
    result = generate("--from", photo, "--strength", 0.5, "--seed", 7)
    assert result.exit_code == 0, result.stderr
    assert "photo.png is 40 x 24 pixels; its middle was scaled to 16 x 16" in result.stderr
    made = Path(result.stdout.strip())
    assert made.name == "tiny-from-picture-ddim6-seed7.png"
    photo.unlink()  # the recipe carries the picture
    start = read_recipe(made).start
    assert isinstance(start, FromPicture)
    assert start.strength == 0.5
    again = run("replay", made, "--check", "--device", "cpu")
    assert again.exit_code == 0, again.stdout


def test_the_error_of_an_inversion_is_told(generate: Run, photo: Path) -> None:
    result = generate("--from", photo, "--invert", "--seed", 7)
    assert result.exit_code == 0, result.stderr
    assert "dB PSNR" in result.stderr
    made = Path(result.stdout.strip())
    assert read_recipe(made).steps == 100  # fewer would not come back


def test_what_cannot_be_started_from_is_said(generate: Run, photo: Path, tmp_path: Path) -> None:
    for options, words in (
        (("--strength", 0.5), "Say which picture to start from"),
        (("--from", tmp_path / "none.png"), "There is no file"),
        (("--from", photo, "--strength", 0), "not in the range"),
        (("--from", photo, "--strength", 0.5, "--invert"), "leave --strength out"),
    ):
        result = generate(*options)
        assert result.exit_code == 2
        assert words in result.stderr


def test_a_path_is_saved_as_one_picture_and_as_a_film(
    run: Run, tiny_model: Path, photo: Path, tmp_path: Path
) -> None:
    usual = ("--model", tiny_model, "--steps", 4, "--device", "cpu", "--precision", "float32")
    result = run(
        *("interpolate", 3, 7, *usual, "--columns", 4, "--film", "gif"), "--out", tmp_path / "out"
    )
    assert result.exit_code == 0, result.stderr
    sheet, film = (Path(line) for line in result.stdout.splitlines())
    assert film.suffix == ".gif"
    with Image.open(sheet) as picture:
        assert picture.size == (4 * 16 + 3, 16)
    again = run("replay", sheet, "--check", "--device", "cpu")
    assert again.exit_code == 0, again.stdout
    for arguments, words in (
        ((3, 7, 9), "two ends, or four corners"),
        ((3, photo), "is for pictures"),
        ((3, 7, "--count", 5), "follows from --columns"),
        ((3, 7, "--rows", 5), "belongs to four corners"),
        ((photo, photo, "--strength", "much"), "takes numbers"),
    ):
        refused = run("interpolate", *arguments, *usual)
        assert refused.exit_code == 2
        assert words in refused.stderr
