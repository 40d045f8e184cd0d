"""What the document holds: models, runs of this sitting, and an earlier step of one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from diffusion_studio import events, models
from diffusion_studio.keyframes import Piecewise
from diffusion_studio.recipe import DDIMSpec, Recipe
from diffusion_studio.restoration_specs import DiffPIRSpec, DPSSpec
from diffusion_studio.ui.run_state import RunState
from diffusion_studio.ui.starter_words import in_words

if TYPE_CHECKING:
    import numpy as np

PictureKind = Literal["x_0", "x_t"]


@dataclass(frozen=True)
class Model:
    """A model that a recipe may name: `name` is what the recipe says, `card` what it is."""

    name: str
    card: models.ModelCard

    @property
    def title(self) -> str:
        return in_words(self.card.title or self.card.name)


@dataclass
class Run:
    """A run of this sitting: what was asked, how it stands, and its newest pictures.

    `x_t` and `x_0` are uint8 [B, H, W, 3], None before the first step; `as_run` is the recipe with
    what was steered, once the run has finished. `turned` is what can be steered, by its name in
    `recipe.STEERABLE`, as a function of the step and as far as it is known by now.
    """

    name: str
    recipe: Recipe
    title: str
    state: RunState
    x_t: np.ndarray | None = None
    x_0: np.ndarray | None = None
    as_run: Recipe | None = None
    receipt: dict[str, Any] = field(default_factory=dict)
    turned: dict[str, Piecewise[Any]] = field(default_factory=dict)
    is_past: bool = False  # made in another sitting; its steps, if there are some, are pictures

    def __post_init__(self) -> None:
        self.turned = steerables(self.recipe)

    @property
    def task(self) -> str:
        """The key of the task that makes such runs: see `ui.task`."""
        if self.recipe.restoration is not None:
            return "restore"
        return "interpolate" if self.recipe.start.kind == "path" else "generate"

    def pictures(self, kind: PictureKind) -> np.ndarray | None:
        """uint8 [B, H, W, 3], or None while there is none."""
        return self.x_0 if kind == "x_0" else self.x_t

    def keep(self, event: events.Event) -> bool:
        """Take the pictures of an event; True if it had some."""
        if isinstance(event, events.Stepped):
            self.x_t, self.x_0 = event.x_t, event.x_0
            return True
        if isinstance(event, events.Finished):
            self.x_t = event.images
            if self.recipe.restoration is not None:  # known pixels are put in after the last belief
                self.x_0 = event.images
            self.as_run = Recipe.from_json(event.recipe)
            self.turned = steerables(self.as_run)
            self.receipt = event.receipt
            return True
        if isinstance(event, events.Steered) and event.name in self.turned:
            self.turned[event.name] = self.turned[event.name].set(event.k, event.value)
        return False


def steerables(recipe: Recipe) -> dict[str, Piecewise[Any]]:
    """What can be steered while a recipe is made, each as a function of the step."""
    found: dict[str, Piecewise[Any]] = {"label": recipe.labels}
    if isinstance(recipe.sampler, DDIMSpec):
        found["eta"] = recipe.sampler.eta
    if recipe.classifier_free is not None:
        found["guidance_scale"] = recipe.classifier_free.guidance_scale
        found["guidance_interval"] = recipe.classifier_free.interval
    if recipe.classifier is not None:
        found["classifier_scale"] = recipe.classifier.classifier_scale
        found["classifier_interval"] = recipe.classifier.interval
    solver = recipe.restoration.solver if recipe.restoration is not None else None
    if isinstance(solver, DPSSpec):
        found["step_size"] = solver.step_size
    elif isinstance(solver, DiffPIRSpec):
        found["zeta"] = solver.zeta
    return found


@dataclass(frozen=True)
class LookedBack:
    """An earlier step of the shown run: uint8 [B, H, W, 3] pictures of its state k."""

    k: int
    kind: PictureKind
    pictures: np.ndarray
