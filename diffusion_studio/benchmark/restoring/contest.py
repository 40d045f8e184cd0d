"""Restoring held-out pictures by every solver, with the numerics that the engine builds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import torch

from diffusion_studio.attachments import attach
from diffusion_studio.benchmark.peers import BenchmarkError
from diffusion_studio.benchmark.restoring.figures import figures
from diffusion_studio.benchmark.restoring.tasks import ENTRIES, TASKS, Entry, Task
from diffusion_studio.engine.build import Builder, Job
from diffusion_studio.engine.build_restoration import Problem, problem_for, restoring
from diffusion_studio.engine.device import choose_device
from diffusion_studio.engine.measurement import baselines
from diffusion_studio.engine.preview import to_pictures
from diffusion_studio.models import ModelCard, default_model
from diffusion_studio.recipe import Recipe

NOISE_SIGMA = 0.1  # 5 % of the full range, as in the literature (0.05 of [0, 1])
SAMPLES_SEED = 2**20  # of the samples; the noise of the measurements has the seeds from 0 on

Cell = dict[str, Any]
Progress = Callable[[str, int, int], None]  # what is being done, and k of n steps of it


@dataclass(frozen=True)
class Settings:
    """pictures: how many held-out ones; draws: samples of each. tasks and entries: by the beginning
    of their names; all of them if none are given."""

    model: str | None = None
    pictures: int = 4
    draws: int = 4
    noise_sigma: float = NOISE_SIGMA
    tasks: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    device: str = "auto"
    at_once: int = 64

    def chosen_tasks(self) -> list[Task]:
        return _chosen(list(TASKS), self.tasks, "task")

    def chosen_entries(self) -> list[Entry]:
        return _chosen(list(ENTRIES), self.entries, "solver")


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
    method ("baseline")."""

    model: str
    weights: str | None  # their sha256
    pictures: int
    draws: int
    noise_sigma: float
    cells: list[Cell] = field(default_factory=list)

    def has(self, task: str, name: str) -> bool:
        return any(cell["task"] == task and cell["name"] == name for cell in self.cells)

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def begun(cls, settings: Settings, card: ModelCard, file: Path | None) -> Contest:
        """A new one, or what `file` holds of the same. BenchmarkError where it holds another."""
        new = cls(card.name, card.sha256, settings.pictures, settings.draws, settings.noise_sigma)
        if file is None or not file.exists():
            return new
        try:
            old = cls(**json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise BenchmarkError(f"{file} holds no such benchmark; name another file.") from error
        if replace(old, cells=[]) != new:
            raise BenchmarkError(
                f"{file} holds a benchmark of other settings or weights ({old.model},"
                f" {old.pictures} pictures, {old.draws} samples each); name another file."
            )
        return old


def run_contest(settings: Settings, file: Path | None, progress: Progress) -> Contest:
    """Every task by every solver that fits it. What `file` holds already is not done again, and
    every figure is written to it when it is there. BenchmarkError, in a sentence."""
    model = settings.model or default_model()
    tasks, entries = settings.chosen_tasks(), settings.chosen_entries()
    builder = Builder(choose_device(settings.device))
    card = builder.model(model).card
    contest = Contest.begun(settings, card, file)
    truths = held_out(card, settings.pictures)
    for task in tasks:
        heat = Heat(builder, model, card, settings, task.operator(card.size[0]))
        if not any(cell["task"] == task.name for cell in contest.cells):
            for cell in heat.classical(truths):
                contest.cells.append({"task": task.name, "method": "baseline", **cell})
    for entry in entries:
        for task in tasks:
            operator = task.operator(card.size[0])
            if contest.has(task.name, entry.name) or not entry.fits(operator["kind"]):
                continue
            heat = Heat(builder, model, card, settings, operator)
            told = partial(progress, f"{task.name}, {entry.name}")
            cell = heat.solve(entry, truths, told)
            contest.cells.append({"task": task.name, "method": "solver", **cell})
            if file is not None:
                write(file, contest)
    return contest


def write(file: Path, contest: Contest) -> None:
    """Whole, or not at all."""
    part = file.with_suffix(".part")
    part.write_text(contest.to_json(), encoding="utf-8")
    part.replace(file)


def held_out(card: ModelCard, count: int) -> np.ndarray:
    """Scenes that no model was trained on, uint8 [P, H, W, 3], class after class."""
    from diffusion_studio.training.data import SCENES
    from diffusion_studio.training.data.scenes import TEST, scene

    if card.size[0] != card.size[1]:
        raise BenchmarkError("The benchmark's pictures are square; choose a model of such.")
    names = [SCENES[i % len(SCENES)] for i in range(count)]
    return np.stack([scene(name, TEST[i], card.size[0]) for i, name in enumerate(names)])


@dataclass(frozen=True)
class Heat:
    """A task for a model: `operator` is its spec's fields."""

    builder: Builder
    model: str
    card: ModelCard
    settings: Settings
    operator: dict[str, Any]

    def solve(self, entry: Entry, truths: np.ndarray, told: Callable[[int, int], None]) -> Cell:
        """The figures of a solver; its seconds are those of a picture's sample."""
        draws = self.settings.draws
        begun = perf_counter()
        pictures, chi_squared, calls = [], [], 0
        parts = list(_parts(len(truths), max(1, self.settings.at_once // draws)))
        for part in parts:
            job, problem = self._job(entry, truths[part], part.start)
            steps = len(job.plan) * len(parts)
            for step in job.steps(job.state):
                told(parts.index(part) * len(job.plan) + step.k + 1, steps)
                x = step.state.x
            chi_squared += self._chi_squared(problem, x)
            pictures.append(to_pictures(x.cpu().numpy()))
            calls = job.network.calls
        samples = np.concatenate(pictures)
        seconds = (perf_counter() - begun) / len(samples)
        found = figures(samples.reshape(-1, draws, *samples.shape[1:]), truths, chi_squared)
        return {"name": entry.name, "calls": calls, "seconds": seconds, **found.to_dict()}

    def classical(self, truths: np.ndarray) -> Iterator[Cell]:
        """The figures of each classical method."""
        made = [list(baselines(problem)) for problem in self.problems(truths, 0)]
        for several in zip(*made, strict=True):
            chi_squared = [
                (found.residual / problem.expected_residual) ** 2
                for found, problem in zip(several, self.problems(truths, 0), strict=True)
            ]
            pictures = np.stack([found.picture for found in several])
            found = figures(pictures[:, None], truths, chi_squared)
            seconds = float(np.mean([baseline.seconds for baseline in several]))
            yield {"name": several[0].name, "seconds": seconds, **found.to_dict()}

    def problems(self, truths: np.ndarray, first: int) -> Iterator[Problem]:
        """The measurement of each picture, with noise of its own: the same for every method."""
        for i, truth in enumerate(truths):
            recipe = self._recipe(Entry("daps", 1), truth, first + i, 1)
            assert recipe.restoration is not None
            yield problem_for(recipe.restoration, self.card, "cpu")

    def _job(self, entry: Entry, truths: np.ndarray, first: int) -> tuple[Job, Problem]:
        """A run of all samples of several pictures at once, each with its own y."""
        draws = self.settings.draws
        recipe = self._recipe(entry, truths[0], first, len(truths) * draws)
        job = self.builder.build(recipe, _nothing_to_recall)
        y = torch.cat([problem.measurement for problem in self.problems(truths, first)])
        assert job.problem is not None
        problem = replace(
            job.problem, measurement=y.repeat_interleave(draws, dim=0).to(job.device.torch_name)
        )
        job.conditions = restoring(problem, job.dials, recipe.seeds, len(job.plan))
        return job, problem

    def _recipe(self, entry: Entry, truth: np.ndarray, first: int, count: int) -> Recipe:
        return Recipe.build(
            model=self.model,
            steps=entry.steps,
            count=count,
            seed=SAMPLES_SEED + first * self.settings.draws,
            sampler=entry.sampler,
            restoration={
                "picture": attach(truth),
                "operator": self.operator,
                "solver": entry.spec(self.operator["kind"]),
                "noise_sigma": self.settings.noise_sigma,
                "simulated": True,
                "noise_seed": first,
            },
        )

    def _chi_squared(self, problem: Problem, x: torch.Tensor) -> list[float]:
        """|y - A x|^2 over what noise alone makes of it, of each sample."""
        y, operator = problem.measurement, problem.operator
        power = operator.residual(y, x).flatten(1).square().sum(dim=1)
        expected = operator.count(y) * self.settings.noise_sigma**2
        ratios: list[float] = (power / expected).tolist()
        return ratios


def _parts(count: int, size: int) -> Iterator[slice]:
    for start in range(0, count, size):
        yield slice(start, min(start + size, count))


def _nothing_to_recall(run: str, k: int) -> Any:
    raise BenchmarkError("nothing is branched from here")
