"""One task of the contest: its measurements, and what a solver or a classical method makes of
them, with the numerics that the engine builds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import perf_counter, process_time
from typing import Any

import numpy as np
import torch

from diffusion_studio.attachments import attach
from diffusion_studio.benchmark.peers import BenchmarkError
from diffusion_studio.benchmark.restoring.keeping import Part
from diffusion_studio.benchmark.restoring.tasks import Entry
from diffusion_studio.engine.build import Builder, Job
from diffusion_studio.engine.build_restoration import Problem, problem_for, restoring
from diffusion_studio.engine.measurement import baselines
from diffusion_studio.engine.preview import to_pictures
from diffusion_studio.models import ModelCard
from diffusion_studio.recipe import Recipe

SAMPLES_SEED = 2**20  # of the samples; the noise of the measurements has the seeds from 0 on

Told = Callable[[int, int], None]  # k of n steps are done


@dataclass(frozen=True)
class Means:
    """What restores: a model, at a precision; `noise_sigma` of the measurements, in [-1, 1]."""

    builder: Builder
    model: str
    card: ModelCard
    precision: str
    noise_sigma: float


@dataclass(frozen=True)
class Heat:
    """A task: `operator` is its spec's fields, `draws` how many samples there are of a picture."""

    means: Means
    operator: dict[str, Any]
    draws: int

    def solve(self, entry: Entry, truths: np.ndarray, first: int, told: Told) -> Part:
        """All samples of several pictures at once, of which the first is the contest's `first`."""
        begun, begun_cpu = perf_counter(), process_time()
        job, problem = self._job(entry, truths, first)
        for step in job.steps(job.state):
            told(step.k + 1, len(job.plan))
            x = step.state.x
        count = len(truths) * self.draws
        return Part(
            samples=to_pictures(x.cpu().numpy()),
            chi_squared=np.array(self._chi_squared(problem, x)),
            seconds=(perf_counter() - begun) / count,
            cpu=(process_time() - begun_cpu) / count,
            calls=job.network.calls,
        )

    def classical(self, truths: np.ndarray) -> Iterator[tuple[str, Part]]:
        """What each classical method makes of each picture, by the method's name."""
        problems = list(self.problems(truths, 0))
        made = [list(baselines(problem)) for problem in problems]
        for several in zip(*made, strict=True):
            ratios = [
                (found.residual / problem.expected_residual) ** 2
                for found, problem in zip(several, problems, strict=True)
            ]
            seconds = float(np.mean([found.seconds for found in several]))
            pictures = np.stack([found.picture for found in several])
            yield several[0].name, Part(pictures, np.array(ratios), seconds, seconds, 0)

    def problems(self, truths: np.ndarray, first: int) -> Iterator[Problem]:
        """The measurement of each picture, with noise of its own: the same for every method."""
        for i, truth in enumerate(truths):
            recipe = self._recipe(Entry("daps", 1), truth, first + i, 1)
            assert recipe.restoration is not None
            yield problem_for(recipe.restoration, self.means.card, "cpu")

    def _job(self, entry: Entry, truths: np.ndarray, first: int) -> tuple[Job, Problem]:
        """A run of all samples of several pictures at once, each with its own y."""
        recipe = self._recipe(entry, truths[0], first, len(truths) * self.draws)
        job = self.means.builder.build(recipe, _nothing_to_recall)
        y = torch.cat([problem.measurement for problem in self.problems(truths, first)])
        assert job.problem is not None
        measured = y.repeat_interleave(self.draws, dim=0).to(job.device.torch_name)
        problem = replace(job.problem, measurement=measured)
        job.conditions = restoring(problem, job.dials, recipe.seeds, len(job.plan))
        return job, problem

    def _recipe(self, entry: Entry, truth: np.ndarray, first: int, count: int) -> Recipe:
        return Recipe.build(
            model=self.means.model,
            steps=entry.steps,
            count=count,
            seed=SAMPLES_SEED + first * self.draws,
            sampler=entry.sampler,
            precision=self.means.precision,
            restoration={
                "picture": attach(truth),
                "operator": self.operator,
                "solver": entry.spec(self.operator["kind"]),
                "noise_sigma": self.means.noise_sigma,
                "simulated": True,
                "noise_seed": first,
            },
        )

    def _chi_squared(self, problem: Problem, x: torch.Tensor) -> list[float]:
        """|y - A x|^2 over what noise alone makes of it, of each sample."""
        y, operator = problem.measurement, problem.operator
        power = operator.residual(y, x).flatten(1).square().sum(dim=1)
        expected = operator.count(y) * self.means.noise_sigma**2
        ratios: list[float] = (power / expected).tolist()
        return ratios


def _nothing_to_recall(run: str, k: int) -> Any:
    raise BenchmarkError("nothing is branched from here")
