"""Guidance in a part of a run alone."""

from __future__ import annotations

from collections.abc import Callable

from diffusion_studio.diffusion.samplers import Schedulable, at_step

Share = tuple[float, float]


def limited(
    scale: Schedulable,
    interval: Share | Callable[[int], Share | None] | None,
    steps: int,
    outside: float,
) -> Callable[[int], float]:
    """`scale` inside the interval, `outside` of it the scale that guides nothing.

    Kynkaanniemi et al. 2024: guidance harms at the noisiest levels, where it drops variety, and
    is of no use at the cleanest. (start, end) are shares of the run, so that an interval means
    the same for any number of steps: step k of `steps` is inside where start <= k / steps < end.
    None is the whole run. `outside`: 1 for classifier-free guidance, 0 for a classifier.
    """

    def value(k: int) -> float:
        within = interval(k) if callable(interval) else interval
        inside = within is None or within[0] <= k / steps < within[1]
        return at_step(scale, k) if inside else outside

    return value
