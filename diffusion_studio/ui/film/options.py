"""What a film shows and how. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from diffusion_studio.library.film import FilmKind

Content = Literal["x_0", "x_t", "both"]
SLOWEST, FASTEST = 0.5, 60.0  # frames a second
SMALLEST, LARGEST = 64, 2048  # pixels of the longer side


@dataclass(frozen=True, slots=True)
class FilmOptions:
    """`first` and `last` are states of the run; `rate` frames a second; `size` the longer side of
    one picture in pixels, at least (pixels are enlarged by whole factors); `captions` tell step
    and noise level."""

    content: Content = "x_0"
    first: int = 0
    last: int = 0
    rate: float = 12.0
    size: int = 384
    captions: bool = True
    kind: FilmKind = "mp4"

    @property
    def states(self) -> Sequence[int]:
        """Those that are shown, in their order; backwards where `last` comes before `first`."""
        step = 1 if self.last >= self.first else -1
        return range(self.first, self.last + step, step)

    @property
    def seconds(self) -> float:
        """How long the film is."""
        return len(self.states) / self.rate
