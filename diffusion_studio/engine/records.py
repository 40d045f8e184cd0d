"""What the newest runs recorded, for looking back at and for branching from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diffusion_studio.engine.preview import to_pictures
from diffusion_studio.engine.run import Run
from diffusion_studio.engine.views import View, values
from diffusion_studio.events import Measured, Restored
from diffusion_studio.recipe import Recipe, RecipeError

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.diffusion import Hop, NoiseLevel, State

RECORDED_RUNS = 8
RECORDED_BYTES = 2 << 30
MEMORY_CAP = 1 << 30  # bytes; a longer record of one run goes to a file


@dataclass(frozen=True, slots=True)
class Recalled:
    """A recorded state, the noise level that it stands at, the model that made it, the recipe as it
    was run, and the plan that it followed."""

    state: State
    level: NoiseLevel
    model_sha256: str | None
    recipe: Recipe
    plan: Sequence[Hop]


class Records:
    """The trajectories of the newest runs. The engine's thread keeps; any thread may look."""

    def __init__(self) -> None:
        self._runs: dict[str, Run] = {}
        self._pinned: str | None = None
        self.limit = MEMORY_CAP  # bytes of a run's record that are held in memory

    def pin(self, name: str | None) -> None:
        """Keep this run, whatever newer ones need; None: no run in particular."""
        self._pinned = name

    def keep(self, run: Run, live: Collection[str]) -> None:
        """Record `run`; the oldest that are not in `live`, nor pinned, make room for it."""
        kept, needed = {**self._runs, run.name: run}, {*live, run.name, self._pinned}
        while len(kept) > RECORDED_RUNS or _bytes(kept) > RECORDED_BYTES:
            oldest = next((name for name in kept if name not in needed), None)
            if oldest is None:
                break
            del kept[oldest]
        self._runs = kept  # replaced whole: other threads read it

    def run(self, name: str) -> Run | None:
        """A run that is kept."""
        return self._runs.get(name)

    def steps(self, name: str) -> int:
        """How many steps of a run are recorded; 0 if it is not kept."""
        run = self._runs.get(name)
        return 0 if run is None or run.trajectory is None else len(run.trajectory) - 1

    def frames(
        self,
        name: str,
        picture: str,
        steps: Sequence[int] | None = None,
        image: int | None = None,
    ) -> list[np.ndarray]:
        """See `EngineClient.frames`."""
        run = self._runs.get(name)
        if run is None or run.trajectory is None:
            return []
        trajectory, filled = run.trajectory, len(run.trajectory)
        images = slice(None) if image is None else slice(image, image + 1)
        if picture == "classifier_gradient":
            maps = trajectory.gradient_map
            if maps is None:
                return []
            each = range(filled - 1) if steps is None else steps
            return [_grey(maps[k][images]) for k in each]
        kept = trajectory.x[:filled] if picture == "x_t" else trajectory.x_0[: filled - 1]
        each = range(len(kept)) if steps is None else steps
        return [to_pictures(kept[k][images]) for k in each]

    def view(self, name: str, view: View, k: int) -> np.ndarray | None:
        """See `EngineClient.view`."""
        run = self._runs.get(name)
        if run is None or run.trajectory is None:
            return None
        return values(run.trajectory, view, k)

    def measured(self, name: str) -> list[Measured]:
        """See `EngineClient.measured`."""
        run = self._runs.get(name)
        return [] if run is None else list(run.measured)

    def restoration(self, name: str) -> Restored | None:
        """See `EngineClient.restoration`."""
        run = self._runs.get(name)
        if run is None or run.restored is None:
            return None
        if run.undone is not None:
            from diffusion_studio.engine.measurement import compared

            run.restored, run.undone = compared(run.restored, run.undone), None
        return run.restored

    def recall(self, name: str, k: int) -> Recalled:
        """The state that run `name` had before its step k. RecipeError if it is not kept, or k is
        no step that can be gone on from."""
        run = self._runs.get(name)
        if run is None or run.trajectory is None:
            raise RecipeError("The run to branch from is no longer kept; make it again first.")
        trajectory = run.trajectory
        last = min(trajectory.last_k, len(trajectory.plan) - 1)
        if not trajectory.first <= k <= last:
            raise RecipeError(
                "There is no step {step} to branch from; this run has the steps {first} to {last}.",
                step=k,
                first=trajectory.first,
                last=last,
            )
        level = trajectory.plan[k].level
        state = trajectory.state(k)
        return Recalled(state, level, run.model_sha256, run.recipe_as_run, trajectory.plan)


def _grey(map_: np.ndarray) -> np.ndarray:
    """uint8 [B, H, W] -> the same as pictures, [B, H, W, 3]."""
    return map_[..., None].repeat(3, axis=-1)


def _bytes(runs: dict[str, Run]) -> int:
    return sum(run.trajectory.nbytes for run in runs.values() if run.trajectory is not None)
