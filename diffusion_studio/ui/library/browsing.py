"""What the gallery shows and which of it is chosen: the part of the document that says what the
library's commands can do now."""

from __future__ import annotations

from dataclasses import dataclass

from diffusion_studio.library.entry import Entry


@dataclass
class Browsing:
    """`chosen` are the numbers of the chosen pictures in their order, `entries` what is known of
    them; `in_bin` says that the bin is shown, `away` (a sentence, or nothing) that the library is
    not where it was."""

    chosen: tuple[int, ...] = ()
    entries: tuple[Entry, ...] = ()
    in_bin: bool = False
    away: str = ""

    def situation(self) -> tuple[object, ...]:
        """What the commands' reasons depend on."""
        starred = tuple(entry.star for entry in self.entries)
        return (len(self.chosen), starred, self.in_bin, bool(self.away))
