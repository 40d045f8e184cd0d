"""What was done to the library's pictures, for the history: undone on the disk as well.

The disk takes its time, and may refuse. A deed is in the history from when it is asked for, so that
undo means it, and is told once it has come to its end: as done, or why not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from diffusion_studio.sentence import Sentence
from diffusion_studio.ui.history.history import Change
from diffusion_studio.ui.saying import said

Way = Literal["first", "undone", "again"]
Ended = Callable[[str], None]
"""Called once the disk has done it, with "", or with the sentence why it has not."""
Do = Callable[[Ended], None]


@dataclass(frozen=True)
class Words:
    """`what` is done, for the history; what is `told` once it has been done, or nothing."""

    what: Sentence
    told: Callable[[], str] = lambda: ""


def counted(count: int) -> Sentence:
    """So many pictures, as a part of a sentence."""
    if count == 1:
        return Sentence("1 picture")
    return Sentence("{count:,} pictures", count=count)


class LibraryDeed(Change):
    """Something done to pictures. `moves` says that it took them to the bin, or out of it; `told`
    hears which way it went, and why it did not."""

    kind = "library"
    tells_itself = True

    def __init__(
        self,
        words: Words,
        do: Do,
        back: Do,
        told: Callable[[LibraryDeed, Way, str], None],
        moves: bool = False,
    ) -> None:
        self.wording, self._do, self._back, self._told = words, do, back, told
        self.moves = moves
        self._begun = False

    def words(self) -> str:
        return said(self.wording.what)

    def redo(self) -> None:
        way: Way = "again" if self._begun else "first"
        self._begun = True
        self._do(partial(self._told, self, way))

    def undo(self) -> None:
        self._back(partial(self._told, self, "undone"))
