"""What a model is: a card of plain data beside the weights. Imports no torch."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from diffusion_studio.sentence import InputError, Sentence
from diffusion_studio.wrong_values import fault

CARD_FILE = "card.json"
WEIGHTS_FILE = "model.safetensors"


class ModelError(InputError):
    """A model that cannot be used; one sentence says what is wrong and what to do."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class ScheduleCard(_Part):
    """Which noise schedule the network was trained with.

    `alphas_cumprod` is only given for kind "alphas_cumprod"; `beta_start` and `beta_end` only
    for "linear" and "scaled_linear" that differ from the usual ones.
    """

    kind: Literal["linear", "cosine", "scaled_linear", "alphas_cumprod"]
    steps: Annotated[int, Field(ge=1, le=100_000)] = 1000
    beta_start: float | None = None
    beta_end: float | None = None
    alphas_cumprod: tuple[float, ...] | None = None

    @model_validator(mode="after")
    def _given_or_named(self) -> ScheduleCard:
        if (self.alphas_cumprod is not None) != (self.kind == "alphas_cumprod"):
            raise InputError("alphas_cumprod goes with kind 'alphas_cumprod', and only with it")
        return self


SamplerName = Literal["ddpm", "ddim", "dpm_solver_2m"]


class SamplerDefaults(_Part):
    """What the panel shows first for this model.

    `classifier_scale` is for ancestral sampling (DDPM), `classifier_scale_ddim` for the samplers
    that follow the probability-flow equation, DDIM and DPM-Solver++; None is the same. That
    equation moves along half the score (Song et al. 2021, equation 13), so the same scale pulls
    half as hard there.
    """

    sampler: SamplerName = "ddim"
    steps: Annotated[int, Field(ge=1, le=1000)] = 50
    eta: Annotated[float, Field(ge=0, le=1)] = 0.0
    guidance_scale: Annotated[float, Field(ge=-1000, le=1000)] = 1.0
    guidance_scale_range: tuple[float, float] = (0.0, 8.0)
    classifier_scale: Annotated[float, Field(ge=-1000, le=1000)] = 1.0
    classifier_scale_ddim: Annotated[float, Field(ge=-1000, le=1000)] | None = None
    classifier_scale_range: tuple[float, float] = (0.0, 10.0)

    def classifier_scale_for(self, sampler: str) -> float:
        """The classifier's scale to begin with under a sampler, by its name."""
        if sampler == "ddpm" or self.classifier_scale_ddim is None:
            return self.classifier_scale
        return self.classifier_scale_ddim


class DataCard(_Part):
    """Which pictures a network has seen: `classes` are the drawn scenes in the order of labels."""

    kind: Literal["scenes", "emoji", "folder"]
    classes: tuple[str, ...] = ()
    about: str = ""


class ModelCard(_Part):
    """A model's card: `card.json` in its folder.

    `architecture` names the builder ("adm_unet": `models.build_unet`; "adm_classifier":
    `models.build_classifier`; "diffusers_unet": diffusers' UNet2DModel) and `config` its options.
    `labels` are the names of the classes in order; `null_label` the row of the label embedding
    that means "no label" (classifier-free guidance), or None. `size` is (height, width).
    `value_range` is that of the pictures the network was trained on: only (-1, 1) can be used.
    `data` says which pictures those were, `made` how it was trained, `evaluation` what
    `diffusion-studio evaluate` measured.
    """

    format: Literal[1] = 1
    name: str = Field(min_length=1)
    title: str = ""
    architecture: Literal["adm_unet", "adm_classifier", "diffusers_unet"] = "adm_unet"
    config: dict[str, Any]
    size: tuple[int, int]
    channels: int = 3
    schedule: ScheduleCard
    parameterisation: Literal["epsilon", "x_0", "v"] = "epsilon"
    learned_variance: bool = False
    clip: bool = True
    value_range: tuple[float, float] = (-1.0, 1.0)
    labels: tuple[str, ...] = ()
    null_label: int | None = None
    defaults: SamplerDefaults = SamplerDefaults()
    description: str = ""
    licence: str = ""
    source: str = ""
    parameters: int | None = None
    sha256: str | None = None
    data: DataCard | None = None
    made: dict[str, Any] = Field(default_factory=dict)
    evaluation: dict[str, Any] = Field(default_factory=dict)

    @field_validator("value_range")
    @classmethod
    def _only_range(cls, given: tuple[float, float]) -> tuple[float, float]:
        if given != (-1.0, 1.0):
            raise InputError(
                "pictures go into the network in [-1, 1]; one that was trained with another range"
                " cannot be used"
            )
        return given

    @property
    def guidable(self) -> bool:
        """True where classifier-free guidance can be used: there are labels and a null label."""
        return self.null_label is not None

    def label_index(self, label: int | str | None) -> int | None:
        """The class index for an index or a name; None for unlabelled. ModelError if unknown."""
        if label is None:
            return None
        if isinstance(label, str) and label.lower() in (names := [n.lower() for n in self.labels]):
            return names.index(label.lower())
        if isinstance(label, str) and label.isdecimal():
            label = int(label)
        if isinstance(label, int) and 0 <= label < len(self.labels):
            return label
        if not self.labels:
            raise ModelError("{model} has no labels; leave the label out.", model=self.name)
        known = ", ".join(self.labels[:10]) + (", ..." if len(self.labels) > 10 else "")
        raise ModelError(
            "{model} has no label {label!r}; it knows {known}.",
            model=self.name,
            label=label,
            known=known,
        )

    def to_json(self) -> str:
        return self.model_dump_json(indent=2, exclude_none=True)


def read_card(folder: Path) -> ModelCard:
    """The card of a model folder. ModelError with one sentence if there is none, or a bad one."""
    path = folder / CARD_FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ModelError(
            "{folder} is not a model folder: it has no {card}.", folder=folder, card=CARD_FILE
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError("{path} cannot be read: {reason}.", path=path, reason=error) from error
    return parse_card(text, str(path))


def parse_card(text: str, where: str = Sentence("the model card")) -> ModelCard:
    """A card from its JSON; ModelError naming `where` and the first thing wrong."""
    try:
        return ModelCard.model_validate_json(text)
    except ValidationError as error:
        raise ModelError(
            "{where} is not a valid model card: {reason}.", where=where, reason=fault(error)
        ) from error
