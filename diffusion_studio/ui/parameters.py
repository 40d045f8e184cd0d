"""What the Generate panel holds, and the recipe that it means.

It differs from a recipe in keeping what is out of sight for now: the eta while DDPM is chosen, the
guidance scale while no label is. A curve is kept as values at equal shares of the run, so that it
means the same whatever the number of steps.
"""

from __future__ import annotations

import secrets
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from diffusion_studio import models
from diffusion_studio.keyframes import Share, to_interval
from diffusion_studio.recipe import (
    MAX_SCALE,
    MAX_SEED,
    MAX_STEPS,
    AnnealedLangevinSpec,
    ClassifierFreeSpec,
    ClassifierSpec,
    DDIMSpec,
    DDPMSpec,
    DPMSolver2MSpec,
    IntervalKeyframes,
    Keyframes,
    Label,
    PredictorCorrectorSpec,
    Recipe,
    SamplerSpec,
    TilesSpec,
)

SamplerName = Literal["ddim", "ddpm", "dpm_solver_2m", "annealed_langevin", "predictor_corrector"]
PrecisionName = Literal["auto", "float32", "bfloat16"]
MAX_BATCH = 16
RANDOM_SEEDS = 2**32  # seeds by the dice stay short enough to be read out

Curve = Annotated[tuple[float, ...], Field(min_length=1, max_length=MAX_STEPS)]
"""Values at equal shares of the run, the first at its start."""
GuidedPart = Annotated[Share | None, AfterValidator(to_interval)]
"""Start and end of what is guided, as shares of the run; None is all of it."""

CURVES = {
    "eta": "eta_curve",
    "guidance_scale": "guidance_curve",
    "classifier_scale": "classifier_curve",
}
"""The numbers that may change along the run, each with the curve that then says how."""

CHANGES = {
    "label": "label_changes",
    "guidance_interval": "guidance_interval_changes",
    "classifier_interval": "classifier_interval_changes",
}
"""What else may, each with its changes, ((step, value), ...), that a steered recipe has."""


class Parameters(BaseModel):
    """The values of the panel; `model` is empty while there is none.

    `classifier` is the path of one that a person chose; empty is the one that comes with the
    model. The changes of `CHANGES` are those of a recipe that was steered; choosing a value, or
    another number of steps, ends them.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    model: str = ""
    label: Label = 0
    label_changes: tuple[tuple[int, Label], ...] = ()
    sampler: SamplerName = "ddim"
    steps: int = Field(default=50, ge=1, le=MAX_STEPS)
    eta: float = Field(default=0.0, ge=0.0, le=1.0)
    eta_curve: Curve | None = None
    annealed_each: int = Field(default=5, ge=1, le=100)  # steps at a level
    annealed_step: float = Field(default=0.1, ge=0.005, le=1.0)
    corrector_each: int = Field(default=2, ge=1, le=100)
    corrector_snr: float = Field(default=0.16, ge=0.005, le=1.0)
    seed: int = Field(default=0, ge=0, le=MAX_SEED)
    seed_locked: bool = False
    count: int = Field(default=1, ge=1, le=MAX_BATCH)
    guidance_scale: float = Field(default=1.0, ge=-MAX_SCALE, le=MAX_SCALE)
    guidance_curve: Curve | None = None
    guidance_interval: GuidedPart = None
    guidance_interval_changes: tuple[tuple[int, GuidedPart], ...] = ()
    dynamic_threshold: float | None = Field(default=None, ge=0.5, le=1.0)
    rescale: float = Field(default=0.0, ge=0.0, le=1.0)
    unconditional_model: str = ""
    classifier: str = ""
    classifier_scale: float = Field(default=0.0, ge=-MAX_SCALE, le=MAX_SCALE)
    classifier_curve: Curve | None = None
    classifier_interval: GuidedPart = None
    classifier_interval_changes: tuple[tuple[int, GuidedPart], ...] = ()
    precision: PrecisionName = "auto"
    size: tuple[int, int] | None = None  # height and width, where larger than the model's
    tile_overlap: float = Field(default=0.25, ge=0.0, le=0.9)

    def changed(self, patch: dict[str, Any]) -> Parameters:
        """These with some values replaced; ValueError if one cannot be. A number that is set
        holds for the whole run, so its curve goes."""
        ended: dict[str, Any] = {CURVES[name]: None for name in patch if name in CURVES}
        for name, changes in CHANGES.items():
            if name in patch or "steps" in patch:
                ended[changes] = ()
        return Parameters.model_validate({**self.model_dump(), **ended, **patch})

    def fitted(
        self, card: models.ModelCard, classifier: models.ModelCard | None = None
    ) -> Parameters:
        """These, as far as the model allows them: a label that it has, or its classifier, and no
        more steps than its levels."""
        named = named_by(card, classifier)
        try:
            label = named.label_index(self.label)
        except models.ModelError:
            label = 0
        if label is None and not card.guidable:
            label = 0
        if not named.labels:
            label = None
        steps = min(self.steps, card.schedule.steps, MAX_STEPS)
        size = self.size if self._by_tiles(card) else None
        return self.model_copy(update={"label": label, "steps": steps, "size": size})

    def _by_tiles(self, card: models.ModelCard | None) -> bool:
        """Whether the pictures are larger than those of the model, which then makes them by
        tiles."""
        if self.size is None or card is None or self.size == card.size:
            return False
        return all(side >= own for side, own in zip(self.size, card.size, strict=True))

    def with_defaults(
        self, card: models.ModelCard, classifier: models.ModelCard | None = None
    ) -> Parameters:
        """These with what the model's card recommends.

        Where a null label lets the model be guided without one, the classifier begins at 0: two
        guidances at once are for those who ask for them.
        """
        defaults = card.defaults
        update = {
            "sampler": defaults.sampler,
            "steps": defaults.steps,
            "eta": defaults.eta,
            "guidance_scale": defaults.guidance_scale,
            "classifier_scale": (
                0.0 if card.guidable else defaults.classifier_scale_for(defaults.sampler)
            ),
            "classifier": "",
            "unconditional_model": "",
            **dict.fromkeys(CHANGES.values(), ()),
            **dict.fromkeys(CURVES.values()),
        }
        return self.model_copy(update=update).fitted(card, classifier)

    def with_scale_of_sampler(self, before: str, card: models.ModelCard) -> Parameters:
        """These, with the sampler's own classifier scale if nobody has moved it from that of the
        sampler `before`."""
        defaults = card.defaults
        moved = self.classifier_scale != defaults.classifier_scale_for(before)
        if moved or self.classifier_curve is not None or self.sampler == before:
            return self
        scale = defaults.classifier_scale_for(self.sampler)
        return self.model_copy(update={"classifier_scale": scale})

    def with_new_seed(self) -> Parameters:
        return self.model_copy(update={"seed": secrets.randbelow(RANDOM_SEEDS)})

    def guides(self, card: models.ModelCard | None) -> bool:
        """True where classifier-free guidance applies: a label, and a half without one."""
        if card is None or self.label is None or not card.labels:
            return False
        return card.guidable or bool(self.unconditional_model)

    def frames(self, name: str) -> Keyframes:
        """A number of `CURVES` as a function of the step."""
        curve: Curve | None = getattr(self, CURVES[name])
        if curve is None:
            return Keyframes.constant(getattr(self, name))
        values = [curve[k * len(curve) // self.steps] for k in range(self.steps)]
        kept = [k for k in range(self.steps) if k == 0 or values[k] != values[k - 1]]
        return Keyframes((k, values[k]) for k in kept)

    def guided_part(self, name: str) -> IntervalKeyframes:
        """A guided part, "guidance_interval" or "classifier_interval", as a function of the
        step."""
        changes = [(k, part) for k, part in getattr(self, CHANGES[name]) if k < self.steps]
        return IntervalKeyframes(((0, getattr(self, name)), *changes))

    def recipe(
        self, card: models.ModelCard | None, classifier: models.ModelCard | None = None
    ) -> Recipe:
        """The recipe that these mean. RecipeError in a sentence if there is none."""
        conditions: list[ClassifierFreeSpec | ClassifierSpec] = []
        if self.guides(card):
            conditions.append(self._classifier_free())
        tiles = self._tiles() if self._by_tiles(card) else None
        led = tiles is None or self.classifier_scale != 0 or self.classifier_curve is not None
        if classifier is not None and led:  # which sees pictures of the model's size alone
            conditions.append(self._classifier())
        changes = tuple(change for change in self.label_changes if change[0] < self.steps)
        return Recipe.build(
            model=self.model,
            label=self.named_label(card, classifier),
            label_changes=changes,
            sampler=self._sampler(),
            steps=self.steps,
            seed=self.seed,
            count=self.count,
            conditions=conditions,
            precision=self.precision,
            tiles=tiles,
        )

    def _tiles(self) -> TilesSpec | None:
        if self.size is None:
            return None
        height, width = self.size
        return TilesSpec(width=width, height=height, overlap=self.tile_overlap)

    def _classifier_free(self) -> ClassifierFreeSpec:
        return ClassifierFreeSpec(
            guidance_scale=self.frames("guidance_scale"),
            interval=self.guided_part("guidance_interval"),
            dynamic_threshold=self.dynamic_threshold,
            rescale=self.rescale,
            unconditional_model=self.unconditional_model or None,
        )

    def _classifier(self) -> ClassifierSpec:
        """At scale 0 the classifier is not asked, but can be in mid-run; it leads nowhere while
        there is no label."""
        nowhere = self.label is None
        scale = Keyframes.constant(0.0) if nowhere else self.frames("classifier_scale")
        return ClassifierSpec(
            classifier_scale=scale,
            interval=self.guided_part("classifier_interval"),
            classifier=self.classifier or None,
        )

    def named_label(
        self, card: models.ModelCard | None, classifier: models.ModelCard | None = None
    ) -> Label:
        """The label's name where it is plain which one is meant, for it is read by people."""
        if card is None:
            return self.label
        named = named_by(card, classifier)
        if not named.labels:
            return None
        if not isinstance(self.label, int):
            return self.label
        name = named.labels[self.label]
        try:
            return name if named.label_index(name) == self.label else self.label
        except models.ModelError:
            return self.label

    def _sampler(self) -> SamplerSpec:
        match self.sampler:
            case "ddim":
                return DDIMSpec(eta=self.frames("eta"))
            case "ddpm":
                return DDPMSpec()
            case "dpm_solver_2m":
                return DPMSolver2MSpec()
            case "annealed_langevin":
                return AnnealedLangevinSpec(each=self.annealed_each, step_size=self.annealed_step)
            case "predictor_corrector":
                return PredictorCorrectorSpec(each=self.corrector_each, snr=self.corrector_snr)

    @classmethod
    def of_recipe(cls, recipe: Recipe) -> Parameters:
        """The panel's values for a recipe."""
        values: dict[str, Any] = {
            "model": recipe.model,
            "label": recipe.label,
            "label_changes": recipe.label_changes,
            "sampler": recipe.sampler.kind,
            "steps": recipe.steps,
            "seed": recipe.seed,
            "count": min(recipe.count, MAX_BATCH),
            "precision": recipe.precision,
        }
        if recipe.tiles is not None:
            values["size"] = recipe.tiles.height, recipe.tiles.width
            values["tile_overlap"] = recipe.tiles.overlap
        if isinstance(recipe.sampler, DDIMSpec):
            values |= _turned("eta", recipe.sampler.eta, recipe.steps)
        elif isinstance(recipe.sampler, AnnealedLangevinSpec):
            values["annealed_each"] = recipe.sampler.each
            values["annealed_step"] = recipe.sampler.step_size
        elif isinstance(recipe.sampler, PredictorCorrectorSpec):
            values["corrector_each"] = recipe.sampler.each
            values["corrector_snr"] = recipe.sampler.snr
        free, led = recipe.classifier_free, recipe.classifier
        if free is not None:
            values |= _turned("guidance_scale", free.guidance_scale, recipe.steps)
            values |= _moved("guidance_interval", free.interval)
            values["dynamic_threshold"] = free.dynamic_threshold
            values["rescale"] = free.rescale
            values["unconditional_model"] = free.unconditional_model or ""
        if led is not None:
            values |= _turned("classifier_scale", led.classifier_scale, recipe.steps)
            values |= _moved("classifier_interval", led.interval)
            values["classifier"] = led.classifier or ""
            if led.label is not None and recipe.label is None:
                values["label"] = led.label
        return cls.model_validate(values)


def named_by(card: models.ModelCard, classifier: models.ModelCard | None) -> models.ModelCard:
    """The card whose labels can be chosen: the model's, or if it has none its classifier's."""
    return card if card.labels or classifier is None else classifier


def _moved(name: str, frames: IntervalKeyframes) -> dict[str, Any]:
    """A guided part that a recipe moves along its steps, as the panel keeps it."""
    (_, first), *changes = frames.points
    return {name: first, CHANGES[name]: tuple(changes)}


def _turned(name: str, frames: Keyframes, steps: int) -> dict[str, Any]:
    """A number that a recipe turns along its steps, as the panel keeps it."""
    curve = None if frames.is_constant else tuple(frames(k) for k in range(steps))
    return {name: frames(0), CURVES[name]: curve}
