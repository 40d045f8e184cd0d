"""What a recipe says of guidance: plain data, of which `engine.build` makes conditions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from diffusion_studio.keyframes import Interval, IntervalKeyframes, Keyframes, Label, Scale
from diffusion_studio.sentence import InputError


class Part(BaseModel):
    """A part of a recipe: frozen, and without unknown fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, allow_inf_nan=False
    )


class ClassifierFreeSpec(Part):
    """Classifier-free guidance (Ho & Salimans 2022); 1 is the plain conditional model.

    `interval` is the part of the run that is guided (Kynkaanniemi et al. 2024); outside it the
    scale is 1. `dynamic_threshold` is the share of a picture's values, such as 0.995, by whose
    largest x_0 is clipped and scaled back to [-1, 1] (Saharia et al. 2022, section 2.3); None
    clips at 1. `rescale` draws the guided x_0 back to the contrast that it has at scale 1: 0 not
    at all, 1 wholly (Lin et al. 2024, section 3.4). `unconditional_model` names a second model
    for the half without a label, for models that have no null label: of the same size, schedule
    and parameterisation.
    """

    kind: Literal["classifier_free"] = "classifier_free"
    guidance_scale: Scale = Keyframes.constant(1.0)
    interval: Interval = IntervalKeyframes.constant(None)
    dynamic_threshold: float | None = Field(default=None, ge=0.5, le=1.0)
    rescale: float = Field(default=0.0, ge=0.0, le=1.0)
    unconditional_model: str | None = Field(default=None, min_length=1)


class ClassifierSpec(Part):
    """Classifier guidance (Dhariwal & Nichol 2021, section 4); 0 leaves the classifier unasked.

    With DDIM and DPM-Solver++ a trained network is not guided where the noise is more than 200
    times the picture, as the first step of a cosine schedule is: a classifier sees nothing there,
    and its error would be multiplied by as much. DDPM has no such limit.

    `classifier` is the path of a classifier of noisy pictures; None is the one that comes with
    the model. `label` is what it leads towards, from its own labels; None is the recipe's label.
    `interval` is the part of the run that is guided; outside it the scale is 0.
    """

    kind: Literal["classifier"] = "classifier"
    classifier_scale: Scale = Keyframes.constant(1.0)
    interval: Interval = IntervalKeyframes.constant(None)
    classifier: str | None = Field(default=None, min_length=1)
    label: Label = None

    @field_validator("label", mode="before")
    @classmethod
    def _plain_label(cls, value: object) -> object:
        if isinstance(value, bool):
            raise InputError("a label is an index or a name")
        return value


ConditionSpec = Annotated[ClassifierFreeSpec | ClassifierSpec, Field(discriminator="kind")]
