"""The writer's own thread: in order, to the end, and somewhere else where it must."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from diffusion_studio.library import writer as writer_module
from diffusion_studio.library.files import SaveError
from diffusion_studio.library.picture import read_provenance, read_recipe
from diffusion_studio.library.writer import Writer
from diffusion_studio.recipe import Recipe

RECEIPT = {"nfe": 100, "seconds": 1.5}


def test_each_picture_is_written_with_its_own_recipe(
    tmp_path: Path, images: np.ndarray, recipe: Recipe
) -> None:
    with Writer() as writer:
        written = writer.write(images, recipe, RECEIPT, tmp_path).result()
    assert written.problem == ""
    assert [path.name for path in written.paths] == [
        "sailboat-ddim50-seed7.png",
        "sailboat-ddim50-seed8.png",
        "sailboat-ddim50-seed9.png",
    ]
    for n, path in enumerate(written.paths):
        with Image.open(path) as picture:
            np.testing.assert_array_equal(np.asarray(picture), images[n])
        provenance = read_provenance(path)
        assert provenance.recipe == recipe.model_copy(update={"seed": 7 + n, "count": 1})
        assert provenance.receipt == {"image": n, **RECEIPT}


def test_a_sheet_and_an_animation_carry_the_whole_recipe(
    tmp_path: Path, images: np.ndarray, recipe: Recipe
) -> None:
    with Writer() as writer:
        sheet = writer.write_sheet(images, recipe, RECEIPT, tmp_path)
        steps = writer.write_animation([images, images], recipe, tmp_path, "apng")
    assert [path.name for path in sheet.result().paths] == ["sailboat-ddim50-seed7-sheet.png"]
    assert [path.name for path in steps.result().paths] == ["sailboat-ddim50-seed7-steps.apng"]
    assert read_recipe(sheet.result().paths[0]) == recipe
    assert read_recipe(steps.result().paths[0]) == recipe


def test_everything_asked_for_is_written_before_it_closes(
    tmp_path: Path, images: np.ndarray, recipe: Recipe
) -> None:
    ended: list[str] = []
    writer = Writer()
    for _ in range(5):
        future = writer.write(images, recipe, RECEIPT, tmp_path)
        future.add_done_callback(lambda _: ended.append(threading.current_thread().name))
    writer.close()
    assert len(list(tmp_path.iterdir())) == 15
    assert len(ended) == 5
    assert all(name.startswith("writer") for name in ended)


def test_pictures_go_elsewhere_where_their_folder_cannot_be_written_to(
    tmp_path: Path, own_home: Path, images: np.ndarray, recipe: Recipe
) -> None:
    (tmp_path / "taken").write_bytes(b"mine")
    with Writer() as writer:
        written = writer.write(images, recipe, RECEIPT, tmp_path / "taken").result()
    assert "taken cannot be written: a file of this name is in the way" in written.problem
    assert len(written.paths) == 3
    for path in written.paths:
        assert own_home in path.parents
        assert read_recipe(path).model == recipe.model
    assert (tmp_path / "taken").read_bytes() == b"mine"


def test_where_nothing_can_be_written_the_first_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, images: np.ndarray, recipe: Recipe
) -> None:
    (tmp_path / "taken").write_bytes(b"mine")
    elsewhere = (tmp_path / "taken" / "a", tmp_path / "taken" / "b")
    monkeypatch.setattr(writer_module, "refuges", lambda: elsewhere)
    with Writer() as writer, pytest.raises(SaveError, match="a file of this name is in the way"):
        writer.write(images, recipe, RECEIPT, tmp_path / "taken").result()
