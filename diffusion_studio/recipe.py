"""What to make: the one request that the window, the command line, a saved PNG and the tests speak.

A `Recipe` is frozen and serialises to JSON and back without loss. It names things (a model, a
label, a sampler) and never holds tensors; `diffusion_studio.engine.build` turns it into numerics.
"""

from __future__ import annotations

import json
from math import ceil, prod
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator, model_validator

from diffusion_studio.guidance_specs import (
    ClassifierFreeSpec,
    ClassifierSpec,
    ConditionSpec,
    Part,
)
from diffusion_studio.keyframes import (
    MAX_SCALE,
    STEERABLE,
    Eta,
    IntervalKeyframes,
    Keyframes,
    Label,
    LabelChanges,
    LabelKeyframes,
    to_label,
)
from diffusion_studio.restoration_specs import OPERATORS, SOLVERS, RestorationSpec
from diffusion_studio.sentence import InputError, Sentence
from diffusion_studio.start_specs import (
    FromInversion,
    FromLatent,
    FromNoise,
    FromPath,
    FromPicture,
    Paint,
)
from diffusion_studio.wrong_values import joined, predicate

__all__ = [
    "MAX_COUNT",
    "MAX_SCALE",
    "MAX_SEED",
    "MAX_STEPS",
    "RECIPE_VERSION",
    "STEERABLE",
    "AnnealedLangevinSpec",
    "ClassifierFreeSpec",
    "ClassifierSpec",
    "ConditionSpec",
    "DDIMSpec",
    "DDPMSpec",
    "DPMSolver2MSpec",
    "FromInversion",
    "FromLatent",
    "FromNoise",
    "FromPath",
    "FromPicture",
    "FromStep",
    "IntervalKeyframes",
    "Keyframes",
    "Label",
    "LabelKeyframes",
    "Paint",
    "PredictorCorrectorSpec",
    "Recipe",
    "RecipeError",
    "RestorationSpec",
    "SamplerSpec",
    "Start",
    "TilesSpec",
]

RECIPE_VERSION: Literal[1] = 1
MAX_STEPS = 1000
MAX_COUNT = 64
MAX_SEED = 2**64 - 1
MAX_SIDE = 4096
"""Pixels of a picture that is made by tiles."""
MAX_PIXELS = 4 * MAX_SIDE**2
"""Of all pictures of a recipe with tiles: a state of them is 800 MB."""
LONGEST_PATH = 4096  # letters
LONGEST_SENTENCE = 400


class RecipeError(InputError):
    """A recipe that cannot be read; the message is one sentence for a person."""


class DDPMSpec(Part):
    """Ancestral sampling (Ho et al. 2020, algorithm 2)."""

    kind: Literal["ddpm"] = "ddpm"
    variance: Literal["auto", "learned_range", "fixed_small", "fixed_large"] = "auto"


class DDIMSpec(Part):
    """Song et al. 2021, equation 12; eta 0 is deterministic, eta 1 as noisy as DDPM."""

    kind: Literal["ddim"] = "ddim"
    eta: Eta = Keyframes.constant(0.0)


class DPMSolver2MSpec(Part):
    """DPM-Solver++(2M) (Lu et al. 2022, algorithm 2): deterministic, good in 10 to 20 steps."""

    kind: Literal["dpm_solver_2m"] = "dpm_solver_2m"


class AnnealedLangevinSpec(Part):
    """Langevin dynamics at falling noise levels (Song & Ermon 2019, algorithm 1): `each` of the
    recipe's steps at a level, of `step_size` times the noise's variance there."""

    kind: Literal["annealed_langevin"] = "annealed_langevin"
    each: int = Field(default=5, ge=1, le=100)
    step_size: float = Field(default=0.1, gt=0, le=1)


class PredictorCorrectorSpec(Part):
    """A DDPM step to the next level, then Langevin steps there (Song et al. 2021b, algorithm 5):
    `each` steps a level together. `snr` is the ratio of score to noise in the corrector's step."""

    kind: Literal["predictor_corrector"] = "predictor_corrector"
    each: int = Field(default=2, ge=1, le=100)
    snr: float = Field(default=0.16, gt=0, le=1)


SamplerSpec = Annotated[
    DDPMSpec | DDIMSpec | DPMSolver2MSpec | AnnealedLangevinSpec | PredictorCorrectorSpec,
    Field(discriminator="kind"),
]


class FromStep(Part):
    """Start from the state that run `run` had before its step `k`: a branch.

    `parent` is that run's recipe, from which the state is made again where the run is no longer
    kept; the engine writes it in. `paint` is laid on the state. `other_model`: the recipe's model
    is not that run's, which is gone, but one of the same size and noise levels.
    """

    kind: Literal["step"] = "step"
    run: str
    k: int = Field(ge=0)
    parent: Recipe | None = None
    paint: Paint | None = None
    other_model: bool = False


Start = Annotated[
    FromNoise | FromStep | FromPicture | FromLatent | FromInversion | FromPath,
    Field(discriminator="kind"),
]


class TilesSpec(Part):
    """Pictures of `width` x `height`, larger than the model's, by tiles of the model's size that
    are sampled together; neighbours share at least the share `overlap` of a tile's side."""

    width: int = Field(ge=1, le=MAX_SIDE)
    height: int = Field(ge=1, le=MAX_SIDE)
    overlap: float = Field(default=0.25, ge=0, le=0.9)

    def count(self, tile: tuple[int, int]) -> int:
        """How many tiles of a model that makes pictures of (height, width) there are: a step is so
        many calls of its network for each picture."""
        shared = round(self.overlap * min(tile))
        lengths = zip((self.height, self.width), tile, strict=True)
        return prod(1 + ceil((length - side) / (side - shared)) for length, side in lengths)


class Recipe(Part):
    """One request for pictures.

    `model` is a catalogue name or a path; `label` an index, a name, or None for unlabelled, and
    `label_changes` what it is changed to in mid-run, ((step, label), ...). Image n of the batch is
    made from `seed + n`, so it is the picture that this seed makes alone. There is at most one
    condition of a kind. With a `restoration` the pictures are such as its measurement allows. With
    `tiles` they are larger than the model's.
    """

    version: Literal[1] = RECIPE_VERSION
    model: str = Field(min_length=1, max_length=LONGEST_PATH)
    label: Label = None
    label_changes: LabelChanges = ()
    sampler: SamplerSpec = DDIMSpec()
    steps: int = Field(default=50, ge=1, le=MAX_STEPS)
    seed: int = Field(default=0, ge=0, le=MAX_SEED)
    count: int = Field(default=1, ge=1, le=MAX_COUNT)
    conditions: tuple[ConditionSpec, ...] = ()
    start: Start = FromNoise()
    restoration: RestorationSpec | None = None
    tiles: TilesSpec | None = None
    precision: Literal["auto", "float32", "bfloat16"] = "auto"

    @field_validator("label", mode="before")
    @classmethod
    def _plain_label(cls, value: object) -> object:
        return to_label(value)

    @model_validator(mode="after")
    def _one_of_a_kind(self) -> Recipe:
        kinds = [spec.kind for spec in self.conditions]
        twice = next((kind for kind in kinds if kinds.count(kind) > 1), None)
        if twice is not None:
            raise InputError("it has the condition {name!r} twice; keep one", name=twice)
        return self

    @model_validator(mode="after")
    def _tiles_fit(self) -> Recipe:
        tiles = self.tiles
        if tiles is not None and self.count * tiles.width * tiles.height > MAX_PIXELS:
            raise InputError("its pictures are too large to be made together; make fewer of them")
        return self

    @model_validator(mode="after")
    def _start_fits(self) -> Recipe:
        start = self.start
        if isinstance(start, FromPath) and self.count != len(start.places):
            raise InputError(
                "its path has {places} places, and its count must be that", places=len(start.places)
            )
        if isinstance(start, FromInversion):
            plain = isinstance(self.sampler, DDIMSpec) and set(self.sampler.eta.values) == {0.0}
            if not plain or self.conditions or self.restoration or self.count != 1:
                raise InputError(
                    "an inversion is of one picture, with DDIM at eta 0 and without guidance"
                )
        if self.restoration is not None and isinstance(start, FromPicture | FromLatent | FromPath):
            raise InputError("a restoration starts from noise; leave the start out")
        return self

    def alone(self, n: int) -> Recipe:
        """The recipe that makes image `n` of the batch alone."""
        start = self.start
        if isinstance(start, FromPath):
            update = {"start": start.model_copy(update={"at": start.places[n]}), "count": 1}
            return self.model_copy(update=update)
        if isinstance(start, FromStep):
            start = _branch_alone(start, n)
        return self.model_copy(update={"seed": self.seeds[n], "count": 1, "start": start})

    @property
    def halves(self) -> tuple[Recipe, ...]:
        """Two recipes that make the first and the second half of the batch, or none where the
        batch is one piece: a single picture, a path, or a branch whose parent's recipe it lacks."""
        first = (self.count + 1) // 2
        parts = self._part(0, first), self._part(first, self.count - first)
        return tuple(part for part in parts if part is not None and self.count > 1)

    def _part(self, first: int, count: int) -> Recipe | None:
        """The recipe of `count` images of the batch, from image `first` on."""
        start = self.start
        if isinstance(start, FromPath) or count < 1:
            return None
        if isinstance(start, FromStep):
            parent = start.parent._part(first, count) if start.parent is not None else None
            if parent is None:
                return None
            paint = start.paint
            if paint is not None and paint.image is not None:
                there = first <= paint.image < first + count
                image = paint.image - first
                paint = paint.model_copy(update={"image": image}) if there else None
            start = start.model_copy(update={"run": "", "parent": parent, "paint": paint})
        seed = (self.seed + first) % (MAX_SEED + 1)
        return self.model_copy(update={"seed": seed, "count": count, "start": start})

    @property
    def columns(self) -> int | None:
        """How many of the pictures belong side by side; None where that says nothing."""
        path = self.start if isinstance(self.start, FromPath) else None
        return path.columns if path is not None and path.at is None else None

    def among(self, n: int, count: int) -> Recipe:
        """The recipe of a batch whose image `n` this one makes: what `alone` undoes. Of a painted
        branch, whose paint lay on one image, the others are left unpainted."""
        start = self.start
        if isinstance(start, FromPath):
            update = {"start": start.model_copy(update={"at": None}), "count": count}
            return self.model_copy(update=update)
        if isinstance(start, FromStep):
            paint, parent = start.paint, start.parent
            update = {
                "parent": parent.among(n, count) if parent is not None else None,
                "paint": paint.model_copy(update={"image": n}) if paint is not None else None,
            }
            start = start.model_copy(update=update)
        return self.model_copy(update={"seed": self.seed - n, "count": count, "start": start})

    @property
    def seeds(self) -> tuple[int, ...]:
        """One seed an image, wrapping round at 2^64."""
        return tuple((self.seed + n) % (MAX_SEED + 1) for n in range(self.count))

    @property
    def labels(self) -> LabelKeyframes:
        """The label as a function of the step."""
        return LabelKeyframes(((0, self.label), *self.label_changes))

    @property
    def classifier_free(self) -> ClassifierFreeSpec | None:
        """The classifier-free guidance, or None where the recipe has none."""
        found = (spec for spec in self.conditions if isinstance(spec, ClassifierFreeSpec))
        return next(found, None)

    @property
    def classifier(self) -> ClassifierSpec | None:
        """The classifier guidance, or None where the recipe has none."""
        return next((spec for spec in self.conditions if isinstance(spec, ClassifierSpec)), None)

    @property
    def guidance_scale(self) -> Keyframes | None:
        """The classifier-free scale, or None where the recipe has no such condition."""
        return None if self.classifier_free is None else self.classifier_free.guidance_scale

    @property
    def classifier_scale(self) -> Keyframes | None:
        """The classifier's scale, or None where the recipe has no such condition."""
        return None if self.classifier is None else self.classifier.classifier_scale

    def to_json(self, indent: int | None = None) -> str:
        return self.model_dump_json(indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Recipe:
        """Read a recipe; RecipeError with one sentence if it is not one."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise RecipeError("This is not a recipe: it is not valid JSON.") from error
        return cls.from_dict(data)

    @classmethod
    def from_dict(cls, data: object) -> Recipe:
        """Like `from_json`, from the parsed object."""
        if not isinstance(data, dict) or "model" not in data:
            raise RecipeError("This is not a recipe: it names no model.")
        version = data.get("version", RECIPE_VERSION)
        if version != RECIPE_VERSION:
            shown = repr(version)[:40]
            raise RecipeError(
                "This recipe has version {shown}; this program reads version {version}. Open it"
                " with the program that wrote it, or a newer one.",
                shown=shown,
                version=RECIPE_VERSION,
            )
        return cls._checked(data)

    @classmethod
    def build(cls, **fields: Any) -> Recipe:
        """Make a recipe from its fields; RecipeError with one sentence if a value is refused."""
        return cls._checked(fields)

    @classmethod
    def _checked(cls, data: dict[Any, Any]) -> Recipe:
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            raise RecipeError(_shortened(_sentence(error))) from error


def _shortened(sentence: str) -> str:
    """A sentence that quotes a value of any length, so that it can be read."""
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    return f"{sentence[: LONGEST_SENTENCE // 2]} … {sentence[-LONGEST_SENTENCE // 2 :]}"


def _branch_alone(start: FromStep, n: int) -> FromStep:
    """The branch of image `n` alone, whose parent is that image's too."""
    paint = start.paint
    if paint is not None and paint.image is not None:
        paint = paint.model_copy(update={"image": 0}) if paint.image == n else None
    parent = start.parent.alone(n) if start.parent is not None else None
    run = "" if parent is not None else start.run  # what is recorded there is the whole batch
    return start.model_copy(update={"run": run, "parent": parent, "paint": paint})


_KINDS = {
    *("ddpm", "ddim", "dpm_solver_2m", "classifier_free", "classifier", "noise", "step"),
    *("latent", "inversion", "path", "annealed_langevin", "predictor_corrector"),
    *("int", "str", "png", "file"),
    *OPERATORS,
    *SOLVERS,
}


def _sentence(error: ValidationError) -> Sentence:
    """The first thing wrong, in words that name the field and what it may be."""
    first = error.errors(include_url=False)[0]
    path = [part for part in first["loc"] if isinstance(part, str) and part not in _KINDS]
    field = path[-1] if path else Sentence("the recipe")
    value, context = first.get("input"), first.get("ctx", {})
    match first["type"]:
        case "extra_forbidden":
            return Sentence("The recipe has an unknown field, {field!r}.", field=field)
        case "missing":
            return Sentence("The recipe lacks {field!r}.", field=field)
        case "union_tag_invalid":
            return Sentence(
                "{field} cannot be of the kind {tag!r}; there are {known}.",
                field=field,
                tag=context["tag"],
                known=context["expected_tags"],
            )
        case "union_tag_not_found" | "model_attributes_type":
            return Sentence(
                "{field} must be an object that names its kind, not {value}.",
                field=field,
                value=repr(value),
            )
        case "is_instance_of":
            return Sentence(
                "{field} must be a number or a list of [step, value] pairs, not {value}.",
                field=field,
                value=repr(value),
            )
        case "literal_error":
            return Sentence(
                "{field} must be {expected}, not {value}.",
                field=field,
                expected=context["expected"],
                value=repr(value),
            )
        case "greater_than_equal" | "less_than_equal" if field in _LIMITS:
            low, high = _LIMITS[field]
            return Sentence(
                "{field} must lie between {low} and {high}, not {value}.",
                field=field,
                low=low,
                high=high,
                value=value,
            )
    return Sentence("{sentence}.", sentence=joined(field, predicate(first)))


_LIMITS: dict[str, tuple[float, float]] = {
    "steps": (1, MAX_STEPS),
    "seed": (0, MAX_SEED),
    "count": (1, MAX_COUNT),
    "k": (0, MAX_STEPS),
    "dynamic_threshold": (0.5, 1),
    "rescale": (0, 1),
    "noise_sigma": (0, 2),
    "strength": (0, 1),
}
