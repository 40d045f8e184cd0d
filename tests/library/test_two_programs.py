"""What another program, or a killed one, left of a library does it no harm."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from diffusion_studio.library import index
from diffusion_studio.library.collection import Collection, PartlyKept
from diffusion_studio.library.files import SaveError
from diffusion_studio.library.index import IndexBusy
from diffusion_studio.library.writer import rescued
from diffusion_studio.recipe import Recipe
from tests.library.held_index import held_index


def test_an_index_that_another_program_holds_is_not_set_aside(
    tmp_path: Path, recipe: Recipe, images: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "PATIENCE", 0.05)
    with Collection(tmp_path / "library") as library:
        library.keep(images, recipe, {})
        with held_index(library.folder), Collection(library.folder) as other:
            assert other.told == ""
            assert len(other.find()) == 3, "readers never wait"
            with pytest.raises(IndexBusy, match="Another program is writing to the library"):
                other.star(other.find())
        assert [*library.folder.glob("*.broken-*")] == []


def test_a_picture_is_taken_in_once_though_the_program_was_killed_between(
    tmp_path: Path, recipe: Recipe, images: np.ndarray
) -> None:
    refuge = tmp_path / "refuge"
    rescued(images, recipe, {}, refuge)
    left = sorted(refuge.iterdir())[1]
    before = left.read_bytes()
    with Collection(tmp_path / "library") as library:
        assert library.take_in(refuge) == 3
        left.write_bytes(before)  # as it is where a program was killed before it deleted it
        library.take_in(refuge)
        assert [*refuge.iterdir()] == []
        assert len(library.find()) == 3
        assert len([*library.folder.glob("pictures/*/*.png")]) == 3


def test_a_picture_that_was_taken_in_and_deleted_does_not_come_back(
    tmp_path: Path, recipe: Recipe, images: np.ndarray
) -> None:
    refuge = tmp_path / "refuge"
    rescued(images, recipe, {}, refuge)
    left = sorted(refuge.iterdir())[1]
    before = left.read_bytes()
    with Collection(tmp_path / "library") as library:
        library.take_in(refuge)
        (number,) = [e.number for e in library.entries(library.find()) if left.stem in e.facts.path]
        library.to_bin([number])
        left.write_bytes(before)  # as it is where it may not be deleted
        assert library.take_in(refuge) == 0
        assert library.find(place="bin") == [number]
        assert len(library.find()) == 2


def test_a_writer_gives_up_while_another_program_holds_the_index_and_its_pictures_are_found_later(
    tmp_path: Path, recipe: Recipe, images: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "PATIENCE", 0.05)
    with Collection(tmp_path / "library") as library:
        with held_index(library.folder), pytest.raises(PartlyKept, match="Another program") as all_:
            library.keep(images, recipe, {})
        assert [path.exists() for path in all_.value.paths] == [True] * 3
        library.refresh()
        assert len(library.find()) == 3


def test_nothing_is_written_into_another_library_that_came_in_its_place(
    tmp_path: Path, recipe: Recipe, images: np.ndarray
) -> None:
    Collection(tmp_path / "other").close()
    with Collection(tmp_path / "library") as library:
        numbers = [entry.number for entry in library.keep(images, recipe, {})]
        library.folder.rename(tmp_path / "unplugged")
        shutil.copytree(tmp_path / "other", library.folder)
        assert not library.is_there()
        with pytest.raises(SaveError):
            library.keep(images, recipe, {})
        with pytest.raises(SaveError):
            library.to_bin(numbers)
        assert len(library.find()) == 3, "none is forgotten, as none was found to have gone"
        assert [*library.folder.rglob("*.png")] == []
