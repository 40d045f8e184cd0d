"""A run that is put aside in mid-picture: plain data, from which it goes on to the very bits.

The engine gives it (`events.Preserved`) and takes it back (`commands.Revive`); `library.session`
writes it to the disk in between.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from diffusion_studio.sentence import InputError

if TYPE_CHECKING:
    import numpy as np


class PausedRunError(InputError):
    """What was kept of a run does not fit together; one sentence says what is wrong."""


@dataclass(frozen=True, slots=True, eq=False)
class PausedRun:
    """A run that stands before step `k`, and what is kept of its record.

    `recipe` is its recipe with what was turned so far, as JSON. `x`, float32 [n + 1, B, C, H, W],
    are the states `k - n` to `k`; `x_0`, [n, B, C, H, W], the beliefs of the steps between them:
    the newest of both is the memory of a multistep sampler. The noise of a step is a function of
    seed and step, so there is no generator to keep. `v`, float16 like x_0, and `gradient_map`,
    uint8 [n, B, H, W], are there where the run recorded them (see `engine.trajectory`).

    `left_out` steps at the beginning of the record are not kept, for want of room. `facts` are
    JSON: what the steps measured and took, how often the networks were asked, and on what
    (torch, device, threads, precision, network_batch).
    """

    recipe: str
    k: int
    x: np.ndarray
    x_0: np.ndarray
    v: np.ndarray | None = None
    gradient_map: np.ndarray | None = None
    model_sha256: str | None = None
    left_out: int = 0
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def arrays(self) -> dict[str, np.ndarray]:
        """What is kept as numbers, by name."""
        named = {"x": self.x, "x_0": self.x_0, "v": self.v, "gradient_map": self.gradient_map}
        return {name: values for name, values in named.items() if values is not None}

    def check(self) -> None:
        """PausedRunError, in a sentence, where the arrays do not fit together."""
        import numpy as np

        n = len(self.x_0)
        kinds = {"x": np.float32, "x_0": np.float32, "v": np.float16, "gradient_map": np.uint8}
        right = self.x.ndim == 5 and len(self.x) == n + 1 <= self.k + 1
        right = right and all(a.dtype == kinds[name] for name, a in self.arrays.items())
        right = right and self.x_0.shape[1:] == self.x.shape[1:]
        right = right and (self.v is None or self.v.shape == self.x_0.shape)
        if right and self.gradient_map is not None:
            batch, _, height, width = self.x.shape[1:]
            right = self.gradient_map.shape == (n, batch, height, width)
        if not right or not np.isfinite(self.x[-1]).all():
            raise PausedRunError("What was kept of a paused run is damaged; it cannot go on.")
