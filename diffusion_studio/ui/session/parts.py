"""The parts of a session: whoever has something to keep gives it and takes it back as JSON.

    studio.session.register("queue", give=queue.to_json, take=queue.from_json)

`give` is called on the window's thread, every half minute and before each run, so it must be quick.
`take` is called at the next start, once the engine has begun, in the order of registration; what it
is handed may be damaged or of another version, and it may then raise a ValueError, TypeError,
KeyError or AttributeError: that part alone is left as it is, and a sentence says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Json = Any
"""What `json` can write: dict, list, str, int, float, bool, None."""


@dataclass(frozen=True)
class _Part:
    give: Callable[[], Json]
    take: Callable[[Any], None]


class SessionParts:
    """The registered parts, in their order."""

    def __init__(self) -> None:
        self._parts: dict[str, _Part] = {}

    def register(self, name: str, give: Callable[[], Json], take: Callable[[Any], None]) -> None:
        """Keep a part under a name of its own. ValueError if another has the name."""
        if name in self._parts:
            raise ValueError(f"The session has a part {name!r} already.")
        self._parts[name] = _Part(give, take)

    def give(self) -> dict[str, Json]:
        """All parts as they are now."""
        return {name: part.give() for name, part in self._parts.items()}

    def take(self, kept: dict[str, Json]) -> list[str]:
        """Hand every part what was kept of it; the names of those that could not use it. Parts
        that nobody has registered are left out."""
        refused = []
        for name, part in self._parts.items():
            if name not in kept:
                continue
            try:
                part.take(kept[name])
            except (ValueError, TypeError, KeyError, AttributeError):
                refused.append(name)
        return refused
