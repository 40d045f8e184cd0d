"""What the plots show, as plain numbers over the states of a run. No Qt."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import pairwise
from math import isfinite
from typing import Any

from diffusion_studio.events import Measured
from diffusion_studio.keyframes import Piecewise
from diffusion_studio.ui.timeline.playhead import Record

MOST_LABELS = 5
Points = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A line: (state, value) in rising order. `name` is what tells it from others in its plot."""

    name: str
    points: Points

    def at(self, k: int) -> float | None:
        """The value at state k, if there is one."""
        return next((value for state, value in self.points if state == k), None)


@dataclass(frozen=True, slots=True)
class Plot:
    """Lines that share a scale. `name` is one of NAMES; `limits` hold where they are known
    beforehand; `stepwise` lines keep their value until the next."""

    name: str
    series: tuple[Series, ...]
    limits: tuple[float, float] | None = None
    stepwise: bool = False
    columns: tuple[Series, ...] = field(default=())  # for the table alone

    def range(self) -> tuple[float, float]:
        """The lowest and the highest value, never equal."""
        if self.limits is not None:
            return self.limits
        values = [value for line in self.series for _, value in line.points if isfinite(value)]
        low, high = min(values, default=0.0), max(values, default=1.0)
        if low >= 0:
            low = 0.0
        return (low, high) if high > low else (low, low + 1.0)

    def to_csv(self) -> str:
        """A table with a row a state: its number, then every line's value or nothing."""
        lines = (*self.columns, *self.series)
        tables = [dict(line.points) for line in lines]
        states = sorted({state for table in tables for state in table})
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["step", *(line.name for line in lines)])
        writer.writerows([k, *(table.get(k, "") for table in tables)] for k in states)
        return out.getvalue()


NAMES = (
    *("residual", "belief_change", "state_size", "log_snr", "alpha_bar", "beta"),
    *("scale", "labels"),
)


def plots(
    record: Record,
    measured: Sequence[Measured],
    turned: Mapping[str, Piecewise[Any]],
    image: int,
) -> list[Plot]:
    """The plots of a run that have something to show, for one image of the batch.

    What was measured at step k (from 0) made state k + 1, and stands there.
    """
    found = [
        Plot("residual", tuple(_residuals(measured, image))),
        Plot("belief_change", (_note("change", "belief_change", measured, image),)),
        Plot("state_size", (_note("state", "state_size", measured, image),)),
        *_noise(record),
        Plot("scale", tuple(_scales(record, turned)), stepwise=True),
        Plot("labels", tuple(_labels(measured, image)), limits=(0.0, 1.0)),
    ]
    return [plot for plot in found if any(line.points for line in plot.series)]


def _note(name: str, note: str, measured: Sequence[Measured], image: int) -> Series:
    points = ((step.k + 1, step.notes[note][image]) for step in measured if note in step.notes)
    return Series(name, tuple(points))


def _residuals(measured: Sequence[Measured], image: int) -> Iterable[Series]:
    """How far a restoration's belief is from the measurement, beside what its noise alone makes;
    no such line where y is without noise."""
    yield _note("residual", "residual", measured, image)
    expected = _note("expected_residual", "expected_residual", measured, image)
    if any(value > 0 for _, value in expected.points):
        yield expected


def _noise(record: Record) -> Iterable[Plot]:
    states = range(record.first, min(record.steps + 1, len(record.levels)))
    levels = [(k, record.levels[k]) for k in states]
    t = Series("t", tuple((k, level.t) for k, level in levels if level.t is not None))
    sigma = _finite("sigma", ((k, level.sigma) for k, level in levels))
    log_snr = _finite("log_snr", ((k, level.log_snr) for k, level in levels))
    alpha_bar = _finite("alpha_bar", ((k, level.alpha_bar) for k, level in levels))
    yield Plot("log_snr", (log_snr,), columns=(t, sigma))
    yield Plot("alpha_bar", (alpha_bar,), limits=(0.0, 1.0), columns=(t,))
    betas = ((k, 1 - a.alpha_bar / b.alpha_bar) for (_, a), (k, b) in pairwise(levels))
    beta = tuple((k, value) for k, value in betas if value >= 0)  # not where time goes back
    yield Plot("beta", (Series("beta", beta),), limits=(0.0, 1.0), columns=(t,))


def _finite(name: str, points: Iterable[tuple[int, float]]) -> Series:
    """Without what cannot be drawn: pure noise, and the clean picture."""
    return Series(name, tuple((k, value) for k, value in points if isfinite(value)))


def _scales(record: Record, turned: Mapping[str, Piecewise[Any]]) -> Iterable[Series]:
    """The numbers that guide, at every step of the run, those to come as they are planned."""
    for name, neutral in (("guidance_scale", 1.0), ("classifier_scale", 0.0)):
        frames = turned.get(name)
        if frames is not None and set(frames.values) != {neutral}:
            steps = range(record.first, record.steps)
            yield Series(name, tuple((k + 1, float(frames(k))) for k in steps))


def _labels(measured: Sequence[Measured], image: int) -> list[Series]:
    """The probabilities of the labels that were likeliest at some step."""
    lines: dict[str, list[tuple[int, float]]] = {}
    for step in measured:
        if image < len(step.top_labels):
            for label, probability in step.top_labels[image]:
                lines.setdefault(label, []).append((step.k + 1, probability))
    peak = sorted(lines, key=lambda label: -max(value for _, value in lines[label]))
    return [Series(label, tuple(lines[label])) for label in peak[:MOST_LABELS]]
