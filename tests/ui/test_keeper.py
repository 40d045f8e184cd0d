"""The library's thread: which of the pictures that were rescued a library takes in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from diffusion_studio.library.collection import Collection
from diffusion_studio.library.writer import rescued
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.library.keeper import Keeper, Listener, refuge_of


def opened_with(folder: Path, known: str) -> list[tuple[str, int]]:
    """What a keeper tells of the library in `folder`, where the one with the id `known` was."""
    told: list[tuple[str, int]] = []

    def at_once(do: Callable[[], object]) -> None:
        do()

    listener = Listener(
        lambda sentence: None, lambda sentence: None, lambda *opened: told.append(opened)
    )
    keeper = Keeper(folder, known, at_once, listener)
    keeper.ask(lambda library: library.find())
    keeper.close()
    return told


def test_a_library_that_comes_back_after_another_gets_what_was_made_for_it(tmp_path: Path) -> None:
    with Collection(tmp_path / "mine") as library:
        mine = library.identity
    with Collection(tmp_path / "other") as library:
        other = library.identity
    rescued(np.zeros((1, 8, 8, 3), np.uint8), Recipe(model="m"), {}, refuge_of(mine))
    assert opened_with(tmp_path / "other", known=mine) == [(other, 0)]
    assert opened_with(tmp_path / "mine", known=other) == [(mine, 1)]
    assert list(refuge_of(mine).iterdir()) == []


def test_a_library_whose_id_cannot_be_written_is_still_known(tmp_path: Path) -> None:
    (tmp_path / "library" / "library.json").mkdir(parents=True)
    (tmp_path / "library" / "pictures").mkdir()
    assert opened_with(tmp_path / "library", known="1" * 32) == [("1" * 32, 0)]
