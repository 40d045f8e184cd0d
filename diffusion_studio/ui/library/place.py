"""Where a person was in the gallery: which pictures were chosen, and which was first in view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

MOST = 1_000  # chosen pictures that are kept over a restart


@dataclass(frozen=True)
class Place:
    """The numbers of the `chosen` pictures, and of the first picture of the `top` row in view."""

    chosen: tuple[int, ...] = ()
    top: int | None = None

    def to_json(self) -> dict[str, Any]:
        """As JSON, for the session."""
        return {"chosen": list(self.chosen[:MOST]), "top": self.top}

    @classmethod
    def from_json(cls, kept: Any) -> Place:
        """A place as it was kept. ValueError or TypeError where it is none."""
        chosen, top = kept["chosen"], kept["top"]
        if not all(isinstance(number, int) for number in chosen) or len(chosen) > MOST:
            raise ValueError("The chosen pictures are no list of numbers.")
        return cls(tuple(chosen), None if top is None else int(top))
