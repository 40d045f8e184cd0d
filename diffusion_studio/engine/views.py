"""What can be looked at of a recorded step, as numbers. Any thread may ask; there is no torch."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.engine.trajectory import Trajectory

View = Literal["x_t", "x_0", "change", "epsilon", "score", "std", "classifier_gradient"]
VIEWS: tuple[View, ...] = get_args(View)


def values(trajectory: Trajectory, view: View, k: int) -> np.ndarray | None:
    """A view of step k (from 0), float32 [B, C, H, W] or [B, H, W]; None where there is none.

    x_t: the noisy state that the step began with. x_0: its belief. change: x_0 less the belief one
    step before; none at the first recorded step. epsilon: the noise that x_0 leaves in x_t.
    score: grad log p(x_t) = -epsilon / sqrt(1 - alpha_bar). std: what the network learned of the
    step's spread. classifier_gradient: its length, [B, H, W], 1 being the longest in its picture.
    """
    import numpy as np  # not before the first picture: the window opens sooner

    i = k - trajectory.first
    if not 0 <= i < len(trajectory) - 1:
        return None
    found: np.ndarray | None
    match view:
        case "x_t":
            found = np.array(trajectory.x[i])
        case "x_0":
            found = np.array(trajectory.x_0[i])
        case "change":
            found = trajectory.x_0[i] - trajectory.x_0[i - 1] if i else None
        case "epsilon":
            found = trajectory.epsilon(i)
        case "score":
            spread = sqrt(1 - trajectory.plan[k].level.alpha_bar)
            found = trajectory.epsilon(i) * np.float32(-1 / spread)
        case "std":
            found = trajectory.learned_std(i)
        case "classifier_gradient":
            lengths = trajectory.gradient_map
            found = None if lengths is None else lengths[i].astype(np.float32) / 255
    return found
