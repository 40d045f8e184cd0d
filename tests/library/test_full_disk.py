"""A full disk loses nothing: the old file stays, and nothing half is left."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from diffusion_studio.library.collection import INDEX_FILE, Collection
from diffusion_studio.library.files import SaveError, new_file, replace_file
from diffusion_studio.library.writer import rescued
from diffusion_studio.recipe import Recipe
from tests.library.small_disk import room_for


def test_what_does_not_fit_leaves_nothing_behind(tmp_path: Path) -> None:
    with room_for(1000), pytest.raises(SaveError, match="larger than is allowed") as refused:
        new_file(tmp_path, "boat", ".png", bytes(5000))
    assert "choose another folder" in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_the_old_file_stays_where_the_new_one_does_not_fit(tmp_path: Path) -> None:
    path = replace_file(tmp_path / "boat.png", b"old")
    with room_for(1000), pytest.raises(SaveError, match=r"boat.png cannot be written"):
        replace_file(path, np.zeros(5000, np.uint8).tobytes())
    assert [path.name for path in tmp_path.iterdir()] == ["boat.png"]
    assert path.read_bytes() == b"old"


def test_the_pictures_of_a_full_disk_can_be_seen_and_its_index_stays(
    tmp_path: Path, recipe: Recipe, images: np.ndarray
) -> None:
    with Collection(tmp_path / "library") as library:
        entries = library.keep(images, recipe, {})
        library.star([entries[0].number])
    index = (tmp_path / "library" / INDEX_FILE).read_bytes()
    with room_for(0), Collection(tmp_path / "library") as library:
        assert library.told == ""
        assert len(library.find()) == 3
        assert library.find(starred=True) == [entries[0].number]
        with pytest.raises(SaveError, match="cannot be changed: the file would be larger"):
            library.note(entries[0].number, "sky")
    assert (tmp_path / "library" / INDEX_FILE).read_bytes() == index


def test_a_picture_that_fits_is_kept_where_the_index_does_not_and_is_found_later(
    tmp_path: Path, recipe: Recipe, images: np.ndarray
) -> None:
    with Collection(tmp_path / "library") as library:
        kept = library.keep(images[:1], recipe, {})
        size = library.path(kept[0]).stat().st_size
        with room_for(size + 200):  # SQLite writes pages of 4 kB
            library.keep(images[:1], recipe, {})
            assert len(library.find()) == 2
    assert len([*tmp_path.glob("library/pictures/*/*.png")]) == 2
    with Collection(tmp_path / "library") as library:
        assert (library.told, len(library.find())) == ("", 2)


def test_what_a_full_disk_does_not_take_in_stays_where_it_lay(
    tmp_path: Path, recipe: Recipe, images: np.ndarray
) -> None:
    refuge = tmp_path / "refuge"
    rescued(images, recipe, {}, refuge)
    with Collection(tmp_path / "library") as library:
        with room_for(100), pytest.raises(SaveError, match="larger than is allowed"):
            library.take_in(refuge)
        assert len([*refuge.iterdir()]) == 3
        assert library.take_in(refuge) == 3
        assert len(library.find()) == 3
