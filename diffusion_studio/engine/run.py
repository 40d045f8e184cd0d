"""One run inside the engine: what it is, how far it is, and how it was measured."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from diffusion_studio.engine.measuring import Advice
from diffusion_studio.events import Cancelled, Failed, Measured, Restored
from diffusion_studio.keyframes import Steerable
from diffusion_studio.recipe import Recipe
from diffusion_studio.sentence import to_json

if TYPE_CHECKING:
    from diffusion_studio.diffusion import State, Step
    from diffusion_studio.engine.anatomy import Method
    from diffusion_studio.engine.build import Job
    from diffusion_studio.engine.build_restoration import Problem
    from diffusion_studio.engine.trajectory import Trajectory


class Interrupted(Exception):
    """The run was told to end while its step was being made."""


@dataclass(eq=False)
class Run:
    """`budget` is how many steps may still be made before pausing; None is all of them. `at_once`:
    it is sampled even while the queue is held.

    `turned` is what was steered before there was a job to steer; `measured` has an entry a step.
    """

    name: str
    recipe: Recipe
    budget: int | None = None
    turned: list[tuple[str, Steerable]] = field(default_factory=list)
    model_sha256: str | None = None
    unshown: tuple[Step, float] | None = None  # the newest step and its seconds, if not shown yet
    job: Job | None = None
    steps: Iterator[Step] | None = None
    state: State | None = None
    trajectory: Trajectory | None = None
    seconds: list[float] = field(default_factory=list)
    shown_at: float = 0.0
    group: str = ""
    at_once: bool = False
    measured: list[Measured] = field(default_factory=list)
    advice: Advice = field(default_factory=Advice)
    restored: Restored | None = None
    undone: Problem | None = None  # what was restored, until a classical answer to it is there
    about_start: dict[str, float] | None = None  # what the result says of the start
    as_run: Recipe | None = None  # kept when the job is let go
    method: Method | None = None  # how it makes its steps, for looking back

    @property
    def begun(self) -> bool:
        """It was built, and holds its state."""
        return self.job is not None

    @property
    def k(self) -> int:
        return self.state.k if self.state is not None else 0

    @property
    def recipe_as_run(self) -> Recipe:
        """The recipe with what was steered, as far as the run has come."""
        if self.job is not None:
            return self.job.recipe_as_run()
        return self.as_run if self.as_run is not None else self.recipe

    @property
    def done(self) -> bool:
        return self.job is not None and self.k >= len(self.job.plan)

    def cancelled(self) -> Cancelled:
        """That it was stopped where it is, with what is known of it."""
        return Cancelled(self.name, self.k, *self._so_far())

    def failed(self, message: str, details: str, memory_short: bool) -> Failed:
        """That it cannot go on, with what is known of it."""
        recipe, receipt = "", dict[str, Any]()
        with suppress(Exception):  # what went wrong may have broken what is known of it, too
            recipe, receipt = self._so_far()
        if receipt:
            receipt["failed"] = to_json(message)
        return Failed(self.name, message, details, self.k, memory_short, recipe, receipt)

    def _so_far(self) -> tuple[str, dict[str, Any]]:
        """The recipe and the receipt of what has been made; empty where nothing has begun."""
        if self.job is None or self.state is None:
            return "", {}
        receipt = {**self.receipt(), "stopped_at": self.k}
        return self.recipe_as_run.to_json(), receipt

    def receipt(self) -> dict[str, Any]:
        """Where the same bits can be expected, and what the run cost."""
        import torch

        from diffusion_studio import __version__

        job = self.job
        if job is None:
            raise RuntimeError("a run that was never built has no receipt")
        total = sum(self.seconds)
        unguided = [step.k for step in self.measured if "unguided" in step.notes]
        return {
            "program": __version__,
            "torch": torch.__version__,
            "device": job.device.name,
            "threads": job.device.threads,
            "precision": job.precision,
            "batch": self.recipe.count,
            "network_batch": job.network.size,
            **job.parts.receipt(),
            **(self.about_start or {}),
            "seconds": round(total, 6),
            "seconds_per_step": round(total / max(len(self.seconds), 1), 6),
            **({"unguided_steps": unguided} if unguided else {}),
            **({"residuals": list(self.restored.residuals)} if self.restored else {}),
        }
