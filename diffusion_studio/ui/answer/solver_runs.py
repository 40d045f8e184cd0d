"""The runs of a comparison of solvers: how each stands, and its pictures. There is no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from diffusion_studio import commands, events
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.answer.answer import Answer
from diffusion_studio.ui.answer.solver_plan import (
    Outcome,
    best_baseline,
    of_baseline,
    outcome_of,
)
from diffusion_studio.ui.compare.run_group import RunGroup
from diffusion_studio.ui.document import Run
from diffusion_studio.ui.run_state import Phase

if TYPE_CHECKING:
    import numpy as np


class SolverRuns(RunGroup):
    """One run a recipe. `base` is the recipe whose solver was varied, `title` the model's."""

    def __init__(self, base: Recipe, recipes: Sequence[Recipe], title: str) -> None:
        super().__init__(uuid4().hex[:12], {uuid4().hex[:12]: each for each in recipes}, title)
        self.base = base
        self._outcomes: dict[str, Outcome] = {}
        self._classical: tuple[events.Baseline, ...] = ()
        self._an_answer: Answer | None = None  # of any of the runs

    @property
    def runs(self) -> list[Run]:
        """In the order they are made."""
        return list(self._runs.values())

    def submits(self) -> list[commands.Submit]:
        """What the engine is to be sent."""
        return [commands.Submit(run.name, run.recipe, group=self.group) for run in self.runs]

    def take(self, name: str, answer: Answer | None) -> None:
        """The answer of a run that has finished."""
        run = self._runs[name]
        spec = run.recipe.restoration
        if answer is not None and spec is not None:
            self._outcomes[name] = outcome_of(spec.solver.kind, answer, run.receipt)
            self._an_answer = answer

    def take_baselines(self, baselines: tuple[events.Baseline, ...]) -> None:
        """What classical methods make of the same y."""
        self._classical = baselines

    @property
    def baselines(self) -> list[Outcome]:
        """What is found without a model: by all classical methods, or at least the best."""
        answer = self._an_answer
        if self._classical:
            expected = 0.0 if answer is None else answer.restored.expected_residual
            return [of_baseline(each, expected) for each in self._classical]
        return best_baseline(answer) if answer is not None else []

    def outcome(self, run: Run) -> Outcome | None:
        """What a run came to, once that is known."""
        return self._outcomes.get(run.name)

    @property
    def outcomes(self) -> list[Outcome]:
        """All that is known: the solvers in their order, then the baselines."""
        known = [self._outcomes[run.name] for run in self.runs if run.name in self._outcomes]
        return [*known, *self.baselines]

    @property
    def fraction(self) -> float:
        """How much of the work is done, 0 to 1, counted in steps."""
        whole = sum(run.recipe.steps for run in self.runs)
        done = sum(
            run.recipe.steps if run.state.phase.ended else run.state.fraction * run.recipe.steps
            for run in self.runs
        )
        return done / whole if whole else 0.0


def shown_by_now(run: Run) -> np.ndarray | None:
    """The first sample as it stands, uint8 [H, W, 3]: the belief; at the end the picture."""
    pictures = run.x_t if run.state.phase is Phase.FINISHED else run.x_0
    return None if pictures is None else pictures[0]
