"""What the gallery shows and which of it is chosen: the part of the document that says what the
library's commands can do now."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Browsing:
    """How many pictures are `chosen`, where that is to be seen; `in_bin` says that the bin is
    shown, `away` (a sentence, or nothing) that the library is not where it was."""

    chosen: int = 0
    in_bin: bool = False
    away: str = ""

    def situation(self) -> tuple[object, ...]:
        """What the commands' reasons depend on."""
        return (self.chosen > 0, self.in_bin, bool(self.away))
