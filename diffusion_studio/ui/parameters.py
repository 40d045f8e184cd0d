"""What the Generate panel holds, and the recipe that it means.

It differs from a recipe in keeping what is out of sight for now: the eta while DDPM is chosen, the
guidance scale while no label is.
"""

from __future__ import annotations

import secrets
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from diffusion_studio import models
from diffusion_studio.recipe import (
    MAX_SEED,
    MAX_STEPS,
    ClassifierFreeSpec,
    DDIMSpec,
    DDPMSpec,
    DPMSolver2MSpec,
    Keyframes,
    Recipe,
)

SamplerName = Literal["ddim", "ddpm", "dpm_solver_2m"]
PrecisionName = Literal["auto", "float32", "bfloat16"]
MAX_BATCH = 16
RANDOM_SEEDS = 2**32  # seeds by the dice stay short enough to be read out


class Parameters(BaseModel):
    """The values of the panel; `model` is empty while there is none."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    model: str = ""
    label: int | str | None = 0
    sampler: SamplerName = "ddim"
    steps: int = Field(default=50, ge=1, le=MAX_STEPS)
    eta: float = Field(default=0.0, ge=0.0, le=1.0)
    seed: int = Field(default=0, ge=0, le=MAX_SEED)
    seed_locked: bool = False
    count: int = Field(default=1, ge=1, le=MAX_BATCH)
    guidance_scale: float = Field(default=1.0, ge=-1000.0, le=1000.0)
    precision: PrecisionName = "auto"

    def changed(self, patch: dict[str, Any]) -> Parameters:
        """These with some values replaced; ValueError if one cannot be."""
        return Parameters.model_validate({**self.model_dump(), **patch})

    def fitted(self, card: models.ModelCard) -> Parameters:
        """These, as far as the model allows them: a label it has, no more steps than its levels."""
        try:
            label = card.label_index(self.label)
        except models.ModelError:
            label = 0
        if label is None and not card.guidable:
            label = 0
        if not card.labels:
            label = None
        steps = min(self.steps, card.schedule.steps, MAX_STEPS)
        return self.model_copy(update={"label": label, "steps": steps})

    def with_defaults(self, card: models.ModelCard) -> Parameters:
        """These with what the model's card recommends."""
        defaults = card.defaults
        update = {
            "sampler": defaults.sampler,
            "steps": defaults.steps,
            "eta": defaults.eta,
            "guidance_scale": defaults.guidance_scale,
        }
        return self.model_copy(update=update).fitted(card)

    def with_new_seed(self) -> Parameters:
        return self.model_copy(update={"seed": secrets.randbelow(RANDOM_SEEDS)})

    def guides(self, card: models.ModelCard | None) -> bool:
        """True where classifier-free guidance applies: a label, in a model with a null label."""
        return card is not None and card.guidable and self.label is not None

    def recipe(self, card: models.ModelCard | None) -> Recipe:
        """The recipe that these mean. RecipeError in a sentence if there is none."""
        conditions = []
        if self.guides(card):
            scale = Keyframes.constant(self.guidance_scale)
            conditions.append(ClassifierFreeSpec(guidance_scale=scale))
        return Recipe.build(
            model=self.model,
            label=self._label(card),
            sampler=self._sampler(),
            steps=self.steps,
            seed=self.seed,
            count=self.count,
            conditions=conditions,
            precision=self.precision,
        )

    def _label(self, card: models.ModelCard | None) -> int | str | None:
        """The label's name where it is plain which one is meant, for it is read by people."""
        if card is None or not isinstance(self.label, int):
            return self.label
        name = card.labels[self.label]
        try:
            return name if card.label_index(name) == self.label else self.label
        except models.ModelError:
            return self.label

    def _sampler(self) -> DDIMSpec | DDPMSpec | DPMSolver2MSpec:
        match self.sampler:
            case "ddim":
                return DDIMSpec(eta=Keyframes.constant(self.eta))
            case "ddpm":
                return DDPMSpec()
            case "dpm_solver_2m":
                return DPMSolver2MSpec()

    @classmethod
    def of_recipe(cls, recipe: Recipe) -> Parameters:
        """The panel's values for a recipe; a steered number shows the value it began with."""
        values: dict[str, Any] = {
            "model": recipe.model,
            "label": recipe.label,
            "sampler": recipe.sampler.kind,
            "steps": recipe.steps,
            "seed": recipe.seed,
            "count": min(recipe.count, MAX_BATCH),
            "precision": recipe.precision,
        }
        if isinstance(recipe.sampler, DDIMSpec):
            values["eta"] = recipe.sampler.eta(0)
        if recipe.guidance_scale is not None:
            values["guidance_scale"] = recipe.guidance_scale(0)
        return cls.model_validate(values)
