"""What of a run can be turned while it goes on, and the recipe that says how it was turned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from diffusion_studio.keyframes import STEERABLE, LabelKeyframes, Piecewise, Steerable
from diffusion_studio.recipe import DDIMSpec, Recipe, RestorationSpec
from diffusion_studio.sentence import InputError

F = TypeVar("F", bound=Piecewise[Any])

_OF_CONDITION = {
    "classifier_free": (("guidance_scale",) * 2, ("interval", "guidance_interval")),
    "classifier": (("classifier_scale",) * 2, ("interval", "classifier_interval")),
}
"""The fields of a condition's spec that are dials, and the dials' names."""

_OF_SOLVER = {"dps": "step_size", "diffpir": "zeta"}
"""The field of a solver's spec that is a dial of the same name."""


class Dial(Generic[F]):
    """Something that a person can turn while a run goes on; it remembers what it was when."""

    def __init__(self, frames: F) -> None:
        self.frames = frames

    def __call__(self, k: int) -> Any:
        return self.frames(k)

    def turn(self, k: int, value: Any) -> None:
        """From step k on, `value`."""
        self.frames = self.frames.set(k, value)


class Dials:
    """The dials of a recipe, by the names of `recipe.STEERABLE`: those that it has.

    `check_label` raises a ValueError, in a sentence, for a label that the run cannot have.
    """

    def __init__(self, recipe: Recipe, check_label: Callable[[Any], object]) -> None:
        self._check_label = check_label
        self.label: Dial[LabelKeyframes] = Dial(recipe.labels)
        self._dials: dict[str, Dial[Any]] = {"label": self.label}
        if isinstance(recipe.sampler, DDIMSpec):
            self._dials["eta"] = Dial(recipe.sampler.eta)
        for spec in recipe.conditions:
            for field, name in _OF_CONDITION[spec.kind]:
                self._dials[name] = Dial(getattr(spec, field))

        if recipe.restoration is not None:
            solver = recipe.restoration.solver
            turned = _OF_SOLVER.get(solver.kind)
            if turned is not None:
                self._dials[turned] = Dial(getattr(solver, turned))

    def __contains__(self, name: str) -> bool:
        return name in self._dials

    def __getitem__(self, name: str) -> Dial[Any]:
        return self._dials[name]

    def turn(self, name: str, k: int, value: object) -> Steerable:
        """From step k on, what `name` stands for is `value`; returns it as it was understood.

        ValueError, with one sentence, where it cannot be; then everything stays as it is.
        """
        try:
            understood = STEERABLE[name](value)
        except ValueError as error:
            raise InputError("{name} {reason}; it stays.", name=name, reason=error) from error
        if name == "label":
            self._check_label(understood)
        self._dials[name].turn(k, understood)
        return understood

    def recipe_as_run(self, recipe: Recipe) -> Recipe:
        """`recipe` with the dials as they were really turned."""
        (_, label), *changes = self.label.frames.points
        fields: dict[str, Any] = {"label": label, "label_changes": tuple(changes)}
        if "eta" in self:
            fields["sampler"] = DDIMSpec(eta=self["eta"].frames)
        fields["conditions"] = tuple(
            spec.model_copy(
                update={field: self[name].frames for field, name in _OF_CONDITION[spec.kind]}
            )
            for spec in recipe.conditions
        )
        if recipe.restoration is not None:
            fields["restoration"] = self._restoration_as_run(recipe.restoration)
        return recipe.model_copy(update=fields)

    def _restoration_as_run(self, spec: RestorationSpec) -> RestorationSpec:
        name = _OF_SOLVER.get(spec.solver.kind)
        if name is None:
            return spec
        solver = spec.solver.model_copy(update={name: self[name].frames})
        return spec.model_copy(update={"solver": solver})
