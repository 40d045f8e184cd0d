"""How a download stands, and how fast it is."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

WINDOW = 10.0  # seconds over which the speed is measured
ENOUGH = 1.0  # seconds of measuring before a speed is told


class DownloadPhase(Enum):
    """What a download is doing."""

    ASKING = "asking"  # which files there are, and whether they may be had
    RUNNING = "running"
    RETRYING = "retrying"  # the connection was lost, and it is tried again
    CHECKING = "checking"  # its sha256, once all has arrived
    PAUSED = "paused"
    FAILED = "failed"  # what has arrived is kept, and Resume tries again
    DONE = "done"

    @property
    def at_work(self) -> bool:
        return self in _AT_WORK


_AT_WORK = frozenset(
    {DownloadPhase.ASKING, DownloadPhase.RUNNING, DownloadPhase.RETRYING, DownloadPhase.CHECKING}
)


@dataclass(frozen=True, slots=True)
class DownloadStatus:
    """`received` of `total` bytes (None until it is known); `speed` in bytes a second and
    `seconds_left`, None until they were measured; `sentence` says what went wrong; `path` is what
    to open, once it is done."""

    name: str
    title: str
    phase: DownloadPhase
    received: int = 0
    total: int | None = None
    speed: float | None = None
    seconds_left: float | None = None
    sentence: str = ""
    path: Path | None = None

    @property
    def fraction(self) -> float:
        """How much has arrived, 0 to 1."""
        return min(self.received / self.total, 1.0) if self.total else 0.0


class Pace:
    """Bytes a second over the last seconds, from (time, bytes received) as they are noted."""

    def __init__(self) -> None:
        self._noted: deque[tuple[float, int]] = deque()

    def note(self, now: float, received: int) -> None:
        """So much was there at this time, in seconds of a clock that only goes forward."""
        if self._noted and received < self._noted[-1][1]:  # it had to begin again
            self._noted.clear()
        self._noted.append((now, received))
        while now - self._noted[0][0] > WINDOW and len(self._noted) > 2:
            self._noted.popleft()

    def speed(self) -> float | None:
        """None until it was measured over a second."""
        if not self._noted:
            return None
        seconds = self._noted[-1][0] - self._noted[0][0]
        if seconds < ENOUGH:
            return None
        return (self._noted[-1][1] - self._noted[0][1]) / seconds

    def seconds_left(self, missing: int) -> float | None:
        """How much longer at this speed; None where nothing arrives."""
        speed = self.speed()
        return missing / speed if speed else None
