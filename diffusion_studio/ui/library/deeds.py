"""What was done to the library's pictures, for the history: undone on the disk as well."""

from __future__ import annotations

from collections.abc import Callable

from diffusion_studio.ui.history.history import Change

Do = Callable[[], None]


class LibraryDeed(Change):
    """Something done to pictures. `moves` says that it took them to the bin, or out of it."""

    kind = "library"

    def __init__(self, words: Callable[[], str], do: Do, back: Do, moves: bool = False) -> None:
        self._words, self._do, self._back = words, do, back
        self.moves = moves

    def words(self) -> str:
        return self._words()

    def redo(self) -> None:
        self._do()

    def undo(self) -> None:
        self._back()
