"""How a map lies on the canvas: in place of the run's pictures, over them, or beside them.

There is no Qt here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from diffusion_studio.ui.maps.map import Shown

if TYPE_CHECKING:
    import numpy as np

Arrangement = Literal["alone", "over", "beside"]
OPACITY = 0.6


class Display:
    """What there is beside the run's own pictures, and where it is to lie.

    `opacity` in [0, 1] is that of a map which lies over the pictures. Over pictures of another
    shape it cannot lie: there it takes their place.
    """

    def __init__(self) -> None:
        self.shown: Shown | None = None
        self.arrangement: Arrangement = "alone"
        self.opacity = OPACITY
        self._mixed: np.ndarray | None = None
        self._mixed_of: tuple[object, ...] = ()

    def pictures(self, base: np.ndarray | None) -> np.ndarray | None:
        """What the canvas shows, where the run's own pictures are `base`: uint8 [B, H, W, 3]."""
        if self.shown is None or (self.arrangement == "beside" and base is not None):
            return base
        if not self._lies_over(base):
            return self.shown.pictures
        of = (self.shown, id(base), self.opacity)
        if of != self._mixed_of or self._mixed is None:
            assert base is not None
            self._mixed_of, self._mixed = of, mixed(base, self.shown.pictures, self.opacity)
        return self._mixed

    def beside(self, base: np.ndarray | None) -> np.ndarray | None:
        """What the second canvas shows, if there is to be one."""
        if self.shown is None or self.arrangement != "beside" or base is None:
            return None
        return self.shown.pictures

    def _lies_over(self, base: np.ndarray | None) -> bool:
        if self.shown is None or self.arrangement != "over" or base is None:
            return False
        return base.shape == self.shown.pictures.shape


def mixed(below: np.ndarray, above: np.ndarray, opacity: float) -> np.ndarray:
    """Pictures of the same shape, uint8, the upper ones as opaque as `opacity` in [0, 1] says."""
    import numpy as np

    share = round(256 * opacity)
    sum_ = below.astype(np.uint16) * (256 - share) + above.astype(np.uint16) * share
    return (sum_ >> 8).astype(np.uint8)
