"""A saved picture is made again, and compared with itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import Result

from diffusion_studio.library.file_form import FileForm
from diffusion_studio.library.likeness import changed_since, largest_difference, pixels_of_picture
from diffusion_studio.library.picture import (
    PROGRAM,
    Provenance,
    encode_picture,
    read_provenance,
)
from diffusion_studio.library.recipe_file import save_recipe

Run = Callable[..., Result]


@pytest.fixture
def picture(generate: Run, tmp_path: Path) -> Path:
    assert generate("--seed", 7).exit_code == 0
    return next((tmp_path / "out").glob("*.png"))


def test_a_picture_is_the_same_when_made_again(run: Run, picture: Path, tmp_path: Path) -> None:
    again = run("replay", picture, "--out", tmp_path / "again", "--device", "cpu")
    assert again.exit_code == 0, again.output
    path = Path(again.stdout.strip())
    assert path.parent == tmp_path / "again"
    assert (pixels_of_picture(path) == pixels_of_picture(picture)).all()

    checked = run("replay", picture, "--check", "--device", "cpu")
    assert checked.exit_code == 0, checked.output
    assert checked.stdout.strip() == "The same picture: the largest difference of a pixel is 0."


def test_one_of_a_batch_is_compared_within_its_batch(
    run: Run, generate: Run, tmp_path: Path
) -> None:
    assert generate("--seed", 7, "--count", 3, "--precision", "bfloat16").exit_code == 0
    (second,) = (tmp_path / "out").glob("*seed8.png")
    assert read_provenance(second).receipt["image"] == 1
    checked = run("replay", second, "--check", "--device", "cpu", "--json")
    assert json.loads(checked.stdout) == {
        "files": [],
        "largest_difference": 0,
        "differing_share": 0.0,
        "changed": [],
    }


def test_a_pixel_that_was_changed_is_found(run: Run, picture: Path) -> None:
    pixels = pixels_of_picture(picture).copy()
    before = int(pixels[3, 4, 1])
    pixels[3, 4, 1] = before + 9 if before < 128 else before - 9
    provenance = read_provenance(picture)
    older = Provenance(provenance.recipe, receipt={**provenance.receipt, "torch": "0.1"})
    picture.write_bytes(encode_picture(pixels, older))
    checked = run("replay", picture, "--check", "--device", "cpu", "--json")
    assert checked.exit_code == 1
    found = json.loads(checked.stdout)
    assert found["largest_difference"] == 9
    assert found["differing_share"] == pytest.approx(1 / pixels.size, abs=1e-6)
    assert len(found["changed"]) == 1
    assert found["changed"][0].startswith("version of PyTorch (0.1 then")


def test_a_picture_of_another_version_says_so_and_is_made(
    run: Run, picture: Path, tmp_path: Path
) -> None:
    provenance = read_provenance(picture)
    older = replace(provenance, program="Diffusion Studio 0.0.9")
    picture.write_bytes(encode_picture(pixels_of_picture(picture), older))
    sentence = "was made by Diffusion Studio 0.0.9, and this is"
    out = ("--device", "cpu", "--out", tmp_path / "again")
    replayed = run("replay", picture, *out)
    generated = run("generate", "--recipe", picture, *out)
    for again in (replayed, generated):
        assert again.exit_code == 0, again.output
        assert f"{picture.name} {sentence} {PROGRAM}" in again.stderr
    assert sentence not in run("replay", Path(replayed.stdout.strip()), *out).stderr


def test_a_picture_of_another_size_is_refused(run: Run, picture: Path) -> None:
    provenance = read_provenance(picture)
    picture.write_bytes(encode_picture(pixels_of_picture(picture)[:-1], provenance))
    checked = run("replay", picture, "--check", "--device", "cpu")
    assert checked.exit_code == 2
    assert "another program has changed it" in checked.stderr


def test_a_file_without_a_recipe_is_refused(run: Run, tmp_path: Path) -> None:
    plain = tmp_path / "plain.png"
    plain.write_bytes(encode_picture(np.zeros((4, 4, 3), np.uint8)))
    for path, words in ((plain, "carries no recipe"), (tmp_path / "none.png", "There is no file")):
        result = run("replay", path, "--check")
        assert result.exit_code == 2
        assert words in result.stderr


def test_differences_count_both_ways() -> None:
    low, high = np.full((2, 2, 3), 3, np.uint8), np.full((2, 2, 3), 250, np.uint8)
    assert largest_difference(low, high) == largest_difference(high, low) == 247
    with pytest.raises(ValueError, match="not alike"):
        largest_difference(low, high[:1])


def test_only_what_both_receipts_tell_is_compared() -> None:
    then = {"device": "CPU", "precision": "float32", "seconds": 1.0}
    assert changed_since(then, {"device": "CPU", "seconds": 2.0, "threads": 2}) == []
    now = {"device": "GPU", "precision": "float32"}
    assert changed_since(then, now) == ["device (CPU then, GPU now)"]


def saved_as(picture: Path, form: FileForm, shift: int = 0) -> Path:
    """The picture in another form beside itself, its pixels moved by `shift` grey levels."""
    pixels, provenance = pixels_of_picture(picture), read_provenance(picture)
    moved = np.clip(pixels.astype(int) + shift, 0, 255).astype(np.uint8)
    path = picture.with_suffix(form.suffix)
    path.write_bytes(encode_picture(moved, provenance, form))
    return path


@pytest.mark.parametrize("form", [FileForm("jpeg", 80), FileForm("webp", 70), FileForm("webp")])
def test_a_lossy_file_is_compared_as_far_as_it_can_be(
    run: Run, picture: Path, form: FileForm
) -> None:
    path = saved_as(picture, form)
    checked = run("replay", path, "--check", "--device", "cpu")
    assert checked.exit_code == 0, checked.output
    assert checked.stdout.startswith("The same picture: ")
    if form.lossless:
        assert "the largest difference of a pixel is 0." in checked.stdout
    else:
        assert f"of quality {form.quality} once more, the largest difference" in checked.stdout
        assert "Saving so moves pixels by up to" in checked.stdout


def test_another_picture_in_a_jpeg_is_found(run: Run, picture: Path) -> None:
    path = saved_as(picture, FileForm("jpeg", 95), shift=40)
    checked = run("replay", path, "--check", "--device", "cpu")
    assert checked.exit_code == 1
    assert "it is another picture, or another program saved it anew" in checked.stdout
    told = json.loads(run("replay", path, "--check", "--device", "cpu", "--json").stdout)
    assert told["format"]["name"] == "jpeg"
    assert told["largest_difference"] > told["format"]["largest_loss"]


def test_a_recipe_without_a_picture_is_made_but_not_compared(
    run: Run, picture: Path, tmp_path: Path
) -> None:
    file = save_recipe(tmp_path / "recipe.json", read_provenance(picture).recipe)
    made = run("replay", file, "--device", "cpu", "--out", tmp_path / "made")
    assert made.exit_code == 0, made.output
    again = pixels_of_picture(Path(made.stdout.strip()))
    assert (again == pixels_of_picture(picture)).all()
    checked = run("replay", file, "--check")
    assert checked.exit_code == 2
    assert "recipe.json is a recipe without its picture" in checked.stderr


def test_a_receipt_cannot_ask_for_a_million_pictures(run: Run, picture: Path) -> None:
    provenance = read_provenance(picture)
    for batch in (10**6, 2**70, True):
        hostile = Provenance(provenance.recipe, receipt={"batch": batch, "image": 0})
        picture.write_bytes(encode_picture(pixels_of_picture(picture), hostile))
        assert run("replay", picture, "--check", "--device", "cpu").exit_code == 0


def test_pictures_are_made_in_other_formats(run: Run, generate: Run, tmp_path: Path) -> None:
    assert generate("--seed", 7, "--format", "jpeg", "--quality", 80).exit_code == 0
    assert generate("--seed", 7, "--format", "webp").exit_code == 0
    made = {path.suffix: path for path in (tmp_path / "out").iterdir()}
    assert set(made) == {".jpg", ".webp"}
    assert read_provenance(made[".jpg"]).quality == 80
    checked = run("replay", made[".webp"], "--check", "--device", "cpu")
    assert "the largest difference of a pixel is 0." in checked.stdout
    refused = generate("--quality", 80)
    assert refused.exit_code == 2
    assert "A PNG keeps every pixel" in refused.stderr
