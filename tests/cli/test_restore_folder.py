"""Restoring all the pictures of a folder: what is written, gone on with, and gone past."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.cli.conftest import Run
from tests.cli.test_refusals import sentence_of
from tests.restorations import box_mask, gradient_picture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pictures, and one that is none between them."""
    where = tmp_path / "pictures"
    where.mkdir()
    Image.fromarray(gradient_picture()).save(where / "a.png")
    (where / "bad.png").write_text("no picture")
    Image.fromarray(255 - gradient_picture()).save(where / "c.png")
    (where / "notes.txt").write_text("not looked at")
    return where


@pytest.fixture
def restore(run: Run, tiny_model: Path, tmp_path: Path) -> Run:
    """`restore(folder, ...)`: a sample of each picture without noise, in two steps."""

    def invoke(*arguments: object) -> Any:
        quick = ("--steps", 2, "--count", 1, "--device", "cpu", "--precision", "float32")
        where = ("--model", tiny_model, "--out", tmp_path / "out")
        return run("restore", *where, *quick, *arguments)

    return invoke


DENOISE = ("--operator", "denoising", "--noise", 0.05)


def test_a_bad_picture_does_not_keep_the_others_from_being_restored(
    restore: Run, folder: Path, tmp_path: Path
) -> None:
    result = restore(folder, *DENOISE, "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert list(told["restored"]) == ["a.png", "c.png"]
    assert told["refused"]["bad.png"].startswith("bad.png is not a picture")
    assert "2 of 3: bad.png" in result.stderr
    assert "2 restored, 1 refused" in result.stderr
    for name in ("a", "c"):
        (sample,) = told["restored"][f"{name}.png"]["samples"]
        assert Path(sample).parent == tmp_path / "out" / name
        assert (tmp_path / "out" / name / "result.json").is_file()
    assert not (tmp_path / "out" / "bad").exists()


def test_what_was_restored_before_is_not_restored_again(
    restore: Run, folder: Path, tmp_path: Path
) -> None:
    (folder / "bad.png").unlink()
    hidden = tmp_path / "c.png"
    (folder / "c.png").rename(hidden)
    assert restore(folder, *DENOISE).exit_code == 0
    made = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.*")}
    hidden.rename(folder / "c.png")
    again = restore(folder, *DENOISE, "--json")
    assert again.exit_code == 0, again.stderr
    told = json.loads(again.stdout)
    assert told["before"] == ["a.png"]
    assert list(told["restored"]) == ["c.png"]
    assert all(path.stat().st_mtime_ns == then for path, then in made.items())
    other = restore(folder, *DENOISE, "--seed", 5, "--json")
    assert other.exit_code == 1
    refused = json.loads(other.stdout)["refused"]
    assert set(refused) == {"a.png", "c.png"}
    assert "holds a restoration with other settings; choose another --out" in refused["a.png"]


def test_each_picture_has_the_mask_of_its_name(restore: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "bad.png").unlink()
    masks, there = tmp_path / "masks", np.zeros((16, 16), np.uint8)
    masks.mkdir()
    there[2:5, 2:5] = 255
    Image.fromarray(box_mask()).save(masks / "a.png")
    Image.fromarray(there).save(masks / "c.png")
    (masks / "c.json").write_text("what the mask was drawn with")
    result = restore(folder, "--operator", "inpainting", "--mask", masks, "--json")
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)["restored"]
    truths = {"a": gradient_picture(), "c": 255 - gradient_picture()}
    for (name, truth), mask in zip(truths.items(), (box_mask(), there), strict=True):
        (sample,) = told[f"{name}.png"]["samples"]
        found = np.asarray(Image.open(sample).convert("RGB"))
        assert (found[mask == 0] == truth[mask == 0]).all()
        assert (found[mask > 0] != truth[mask > 0]).any()


def test_what_is_wrong_for_all_is_said_once(restore: Run, folder: Path, tmp_path: Path) -> None:
    assert sentence_of(restore(folder, "--operator", "denoising")).startswith("There is no noise")
    empty = tmp_path / "empty"
    empty.mkdir()
    said = sentence_of(restore(empty, *DENOISE))
    assert said == f"There is no picture in {empty}; give a picture, or a folder of some."
    assert not (tmp_path / "out").exists()


def test_two_pictures_that_differ_in_their_format_alone_are_not_mixed_up(
    restore: Run, folder: Path
) -> None:
    (folder / "bad.png").rename(folder / "c.jpg")
    Image.fromarray(gradient_picture()).save(folder / "c.jpg")
    result = restore(folder, *DENOISE, "--json")
    told = json.loads(result.stdout)
    assert list(told["restored"]) == ["a.png", "c.jpg"]
    assert told["refused"]["c.png"].startswith("c.png would lie in the same folder as c.jpg")
