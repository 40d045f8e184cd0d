"""Restoring held-out pictures by every solver and by classical methods, and comparing them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from math import inf
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np

from diffusion_studio.benchmark.peers import BenchmarkError
from diffusion_studio.benchmark.restoring.figures import figures
from diffusion_studio.benchmark.restoring.heat import Heat, Means
from diffusion_studio.benchmark.restoring.judging import Jury, held_out
from diffusion_studio.benchmark.restoring.keeping import Cell, Head, Keep, Part
from diffusion_studio.benchmark.restoring.tasks import ENTRIES, TASKS, Entry, Task
from diffusion_studio.engine.build import Builder
from diffusion_studio.engine.device import choose_device, default_precision
from diffusion_studio.models import default_model

NOISE_SIGMA = 0.1  # 5 % of the full range, as in the literature (0.05 of [0, 1])

Progress = Callable[[str, int, int], None]  # what is being done, and k of n steps of it


@dataclass(frozen=True)
class Settings:
    """pictures: how many held-out ones; draws: samples of each. tasks and entries: by the beginning
    of their names; all of them if none are given. minutes: after so many, no further pictures are
    begun. at_once: samples in a batch; measured on two cores, 32 cost 4.5 ms each a call (1 alone
    8.9) and 13 ms with the gradient (23), and larger batches gain nothing."""

    model: str | None = None
    pictures: int = 4
    draws: int = 4
    noise_sigma: float = NOISE_SIGMA
    tasks: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    device: str = "auto"
    precision: str = "auto"
    minutes: float = inf
    at_once: int = 32

    def chosen_tasks(self) -> list[Task]:
        return _chosen(list(TASKS), self.tasks, "task")

    def chosen_entries(self) -> list[Entry]:
        return _chosen(list(ENTRIES), self.entries, "solver")

    def parts(self) -> Iterator[slice]:
        """Of the pictures: as many as are restored at once."""
        size = max(1, self.at_once // self.draws)
        for start in range(0, self.pictures, size):
            yield slice(start, min(start + size, self.pictures))


def _chosen(all_: list[Any], wanted: tuple[str, ...], what: str) -> list[Any]:
    for name in wanted:
        if not any(each.name.startswith(name) for each in all_):
            names = ", ".join(each.name for each in all_)
            raise BenchmarkError(f"There is no {what} {name!r}; there are {names}.")
    return [
        each for each in all_ if not wanted or any(each.name.startswith(name) for name in wanted)
    ]


@dataclass
class Contest:
    """What was found, cell by cell: of a task and a solver (`method` "solver") or a classical
    method ("baseline"). floor: the Fréchet distance of as many true pictures. left: how many cells
    there was no time for."""

    model: str
    weights: str | None  # their sha256
    precision: str
    pictures: int
    draws: int
    noise_sigma: float
    floor: float | None = None
    left: int = 0
    cells: list[Cell] = field(default_factory=list)

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1)


def run_contest(settings: Settings, folder: Path | None, progress: Progress) -> Contest:
    """Every task by every solver that fits it. What `folder` keeps already is not made again, and
    what is made is kept in it, a few pictures at a time. BenchmarkError, in a sentence."""
    tasks, entries = settings.chosen_tasks(), settings.chosen_entries()
    run = _Run(settings, folder, progress)
    contest = run.contest
    for task in tasks:
        contest.cells += run.classical(task)
    for entry in entries:
        for task in tasks:
            if entry.fits(task.operator(run.side)["kind"]):
                cell = run.solved(entry, task)
                contest.cells += [] if cell is None else [cell]
                contest.left += cell is None
    contest.floor = run.jury.floor(settings.pictures)
    return contest


class _Run:
    """What a contest has at hand while it is made."""

    def __init__(self, settings: Settings, folder: Path | None, progress: Progress) -> None:
        self.settings, self.progress = settings, progress
        self.until = monotonic() + 60 * settings.minutes
        model = settings.model or default_model()
        builder = Builder(choose_device(settings.device))
        card = builder.model(model).card
        if card.size[0] != card.size[1]:
            raise BenchmarkError("The benchmark's pictures are square; choose a model of such.")
        wanted = settings.precision
        precision = default_precision(builder.device.torch_name) if wanted == "auto" else wanted
        self.means = Means(builder, model, card, precision, settings.noise_sigma)
        self.side = card.size[0]
        self.keep = Keep(folder, Head(card.name, card.sha256, precision, settings.noise_sigma))
        self.jury = Jury(model, card)
        self.truths = held_out(self.side, settings.pictures)
        self.contest = Contest(
            card.name,
            card.sha256,
            precision,
            settings.pictures,
            settings.draws,
            settings.noise_sigma,
        )

    def classical(self, task: Task) -> Iterator[Cell]:
        """What the classical methods make of a task: quick, so that it is made anew each time."""
        heat = Heat(self.means, task.operator(self.side), 1)
        for name, part in heat.classical(self.truths):
            yield self._told(task, name, "baseline", [part])

    def solved(self, entry: Entry, task: Task) -> Cell | None:
        """What a solver makes of a task, kept or made now; None where there is no time for it."""
        draws, pictures = self.settings.draws, self.settings.pictures
        kept = self.keep.cell(task.name, entry.name, draws, pictures)
        if kept is not None:
            return kept
        heat = Heat(self.means, task.operator(self.side), draws)
        parts, slices = [], list(self.settings.parts())
        for done, where in enumerate(slices):
            part = self.keep.part(task.name, entry.name, draws, where)
            if part is None:
                if monotonic() > self.until:
                    return None
                part = heat.solve(
                    entry, self.truths[where], where.start, self._progress(task, entry, done)
                )
                self.keep.put_part(task.name, entry.name, draws, where, part)
            parts.append(part)
        cell = self._told(task, entry.name, "solver", parts)
        self.keep.put_cell(cell)
        return cell

    def _progress(self, task: Task, entry: Entry, done: int) -> Callable[[int, int], None]:
        """Steps of one part of the pictures, told as those of all parts."""
        parts = len(list(self.settings.parts()))
        what = f"{task.name}, {entry.name}"
        return lambda k, n: self.progress(what, done * n + k, parts * n)

    def _told(self, task: Task, name: str, method: str, parts: list[Part]) -> Cell:
        """The figures of all parts together."""
        samples = np.concatenate([part.samples for part in parts])
        samples = samples.reshape(len(self.truths), -1, *samples.shape[1:])
        chi_squared = np.concatenate([part.chi_squared for part in parts]).tolist()
        found = figures(samples, self.truths, chi_squared)
        weights = [len(part.samples) for part in parts]
        return {
            "task": task.name,
            "name": name,
            "method": method,
            "pictures": len(self.truths),
            "draws": samples.shape[1],
            "calls": parts[0].calls or None,
            "seconds": float(np.average([part.seconds for part in parts], weights=weights)),
            "cpu": float(np.average([part.cpu for part in parts], weights=weights)),
            "frechet": self.jury.frechet(samples),
            **found.to_dict(),
        }
