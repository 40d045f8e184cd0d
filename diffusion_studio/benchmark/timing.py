"""Taking turns with the clock, so that what else the machine does meets all contenders alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median, quantiles
from time import perf_counter
from typing import Any

Contenders = Mapping[str, Callable[[], object]]
Times = dict[str, list[float]]
Tell = Callable[[str], None]


def take_turns(contenders: Contenders, rounds: int) -> Times:
    """Seconds of each contender's `rounds` calls, after one that is not counted.

    All are called once a round, and each round begins with another one.
    """
    names = list(contenders)
    for contender in contenders.values():
        contender()
    times: Times = {name: [] for name in names}
    for turn in range(rounds):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            started = perf_counter()
            contenders[name]()
            times[name].append(perf_counter() - started)
    return times


def figure(values: Sequence[float], unit: str, scale: float = 1.0) -> dict[str, Any]:
    """The median of `values` times `scale`, and between which two the middle half lies."""
    scaled = [value * scale for value in values]
    low, _, high = quantiles(scaled, method="inclusive") if len(scaled) > 1 else scaled * 3
    return {
        "median": median(scaled),
        "low": low,
        "high": high,
        "repeats": len(scaled),
        "unit": unit,
    }


def percentile(values: Sequence[float], share: int) -> float:
    """What `share` percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) * share // 100, len(ordered) - 1)]


def beside(times: Times, base: str, scale: float = 1e3, unit: str = "ms") -> dict[str, Any]:
    """Each contender's figure, and how many times as fast as `base` it was: the median of the
    ratios of the calls that were taken in the same round."""
    return {
        name: {
            "time": figure(taken, unit, scale),
            "times_as_fast": figure(
                [before / own for before, own in zip(times[base], taken, strict=True)],
                f"x {base}",
            ),
        }
        for name, taken in times.items()
    }
