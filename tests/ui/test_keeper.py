"""The library's thread: which of the pictures that were rescued a library takes in."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest

from diffusion_studio.library import index
from diffusion_studio.library.collection import Collection
from diffusion_studio.library.picture import read_provenance
from diffusion_studio.library.writer import rescued
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.library import keeper as keeper_module
from diffusion_studio.ui.library.keeper import Keeper, Listener, refuge_of
from tests.library.held_index import held_index
from tests.library.small_disk import room_for


@dataclass
class Heard:
    """What a keeper tells."""

    troubles: list[str] = field(default_factory=list)
    opened: list[tuple[str, int]] = field(default_factory=list)
    found: list[int] = field(default_factory=list)
    steps: list[Path] = field(default_factory=list)


@contextmanager
def keeping(folder: Path, known: str = "") -> Iterator[tuple[Keeper, Heard]]:
    """A keeper of the library in `folder`, where the one with the id `known` was; at the end it has
    done what was asked."""
    heard = Heard()

    def at_once(do: Callable[[], object]) -> None:
        do()

    listener = Listener(
        heard.troubles.append, heard.troubles.append, lambda *told: heard.opened.append(told)
    )
    keeper = Keeper(folder, known, at_once, listener)
    try:
        yield keeper, heard
    finally:
        keeper.close()


def opened_with(folder: Path, known: str) -> list[tuple[str, int]]:
    """What a keeper tells of the library in `folder`, where the one with the id `known` was."""
    with keeping(folder, known) as (keeper, heard):
        keeper.ask(lambda library: library.find())
    return heard.opened


def pictures() -> np.ndarray:
    """Two, the first of which takes far less room than the second."""
    noise = np.random.default_rng(0).integers(0, 256, (256, 256, 3), np.uint8)
    return np.stack([np.zeros_like(noise), noise])


def month_of(library: Path) -> Path:
    """The folder that the pictures of this month lie in."""
    (month,) = (library / "pictures").iterdir()
    return month


def images_in(library: Path) -> list[int]:
    """Which image of its run each of the pictures is."""
    files = library.glob("pictures/*/*.png")
    return sorted(read_provenance(file).receipt["image"] for file in files)


def test_a_disk_that_fills_up_in_the_middle_of_a_run_leaves_none_of_its_pictures_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def where_there_is_room(*what: Any) -> tuple[Path, ...]:
        with room_for(resource.RLIM_INFINITY):
            return rescued(*what)

    monkeypatch.setattr(keeper_module, "rescued", where_there_is_room)
    library = tmp_path / "library"
    with keeping(library) as (keeper, heard):
        keeper.ask(lambda library: library.find())
    identity = heard.opened[0][0]
    with room_for(100_000), keeping(library, identity) as (keeper, heard):
        keeper.keep(pictures(), Recipe(model="m", count=2), {}, lambda _: None, heard.steps.extend)
    (aside,) = refuge_of(identity).glob("*.png")
    assert heard.troubles == [
        f"{month_of(library)} cannot be written: the file would be larger than is allowed there;"
        f" choose another folder. The pictures lie in {aside.parent}."
    ]
    assert images_in(library) == [0]
    assert [path.parent.parent.name for path in heard.steps] == ["steps", "rescued"]
    assert opened_with(library, identity) == [(identity, 1)]
    assert images_in(library) == [0, 1]


def test_pictures_that_an_index_could_not_be_told_of_lie_in_the_library_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "PATIENCE", 0.05)
    library = tmp_path / "library"
    with keeping(library) as (keeper, heard):
        keeper.ask(lambda library: library.find())
    identity = heard.opened[0][0]
    with held_index(library), keeping(library, identity) as (keeper, heard):
        keeper.keep(pictures(), Recipe(model="m", count=2), {}, lambda _: None, heard.steps.extend)
    month = month_of(library)
    assert heard.troubles == [
        "Another program is writing to the library; try again when it has ended. The pictures lie"
        f" in {month}."
    ]
    assert not refuge_of(identity).exists()
    assert [path.parent for path in heard.steps] == [library / "steps" / month.name] * 2
    with keeping(library, identity) as (keeper, heard):
        keeper.ask(lambda library: library.find(), heard.found.extend)
    assert len(heard.found) == 2
    assert heard.opened == [(identity, 0)]


def test_what_was_rescued_is_taken_in_once_though_another_program_holds_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "PATIENCE", 0.05)
    with Collection(tmp_path / "library") as library:
        identity = library.identity
    rescued(pictures(), Recipe(model="m", count=2), {}, refuge_of(identity))
    with keeping(library.folder, identity) as (keeper, heard):
        with held_index(library.folder):
            for _ in range(3):
                keeper.ask(lambda library: library.find(), heard.found.extend)
            done = Event()
            keeper.do_beside(done.set)
            assert done.wait(30)
        assert len(heard.troubles) == 1
        assert heard.found == []
        keeper.ask(lambda library: library.find(), heard.found.extend)
    assert len(heard.found) == 2
    assert images_in(library.folder) == [0, 1]
    assert [*refuge_of(identity).iterdir()] == []


def test_a_library_that_comes_back_after_another_gets_what_was_made_for_it(tmp_path: Path) -> None:
    with Collection(tmp_path / "mine") as library:
        mine = library.identity
    with Collection(tmp_path / "other") as library:
        other = library.identity
    rescued(np.zeros((1, 8, 8, 3), np.uint8), Recipe(model="m"), {}, refuge_of(mine))
    assert opened_with(tmp_path / "other", known=mine) == [(other, 0)]
    assert opened_with(tmp_path / "mine", known=other) == [(mine, 1)]
    assert list(refuge_of(mine).iterdir()) == []


def test_what_an_older_program_rescued_is_taken_in_too(tmp_path: Path) -> None:
    with Collection(tmp_path / "mine") as library:
        mine = library.identity
    old = refuge_of(mine).with_name(mine)
    rescued(pictures(), Recipe(model="m", count=2), {}, old)
    assert opened_with(tmp_path / "mine", known=mine) == [(mine, 2)]
    assert [*old.iterdir()] == []


def test_a_library_whose_id_cannot_be_written_is_still_known(tmp_path: Path) -> None:
    (tmp_path / "library" / "library.json").mkdir(parents=True)
    (tmp_path / "library" / "pictures").mkdir()
    assert opened_with(tmp_path / "library", known="1" * 32) == [("1" * 32, 0)]
