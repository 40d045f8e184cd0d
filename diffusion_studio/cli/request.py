"""What stands on the line, a recipe file and the model's card: made into one recipe."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom
from typing import Any

from diffusion_studio.cli.refusal import Refusal
from diffusion_studio.models import (
    ModelCard,
    bundled,
    check_classifier,
    companion,
    describe,
    locate,
)
from diffusion_studio.recipe import (
    ClassifierFreeSpec,
    ClassifierSpec,
    Recipe,
    SamplerSpec,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options that make a recipe; None where the line says nothing."""

    model: str | None = None
    label: str | None = None
    sampler: str | None = None
    steps: int | None = None
    eta: float | None = None
    corrections: int | None = None
    langevin_step: float | None = None
    snr: float | None = None
    guidance_scale: float | None = None
    guidance_interval: tuple[float, float] | None = None
    guidance_rescale: float | None = None
    dynamic_threshold: float | None = None
    unconditional_model: str | None = None
    classifier_scale: float | None = None
    classifier_interval: tuple[float, float] | None = None
    classifier: str | None = None
    seed: int | None = None
    count: int | None = None
    size: str | None = None
    precision: str | None = None


def find_model(model: str) -> tuple[str, ModelCard]:
    """How a recipe calls a model, and its card: a starter by its name, any other by its whole
    path, so that the recipe holds in every folder.

    ModelError, in one sentence, if there is no such model, or it is none. torch is not loaded.
    """
    path = locate(model)
    return _called(model), describe(path)


def recipe_for(wanted: Wanted, base: Recipe | None, model: str, card: ModelCard) -> Recipe:
    """The recipe of `base` (or of the card's defaults), with what stands on the line.

    Refusal, RecipeError or ModelError, in one sentence, where that cannot be.
    """
    fields: dict[str, Any] = dict(base or _defaults(model, card))
    fields["model"] = model
    guide = _guiding(wanted, base, model, card)
    if wanted.label is not None:
        fields |= {"label": _label(wanted.label, card, guide), "label_changes": ()}
    for name in ("steps", "seed", "count", "precision"):
        value = getattr(wanted, name)
        if value is not None:
            fields[name] = value
    if wanted.size is not None:
        fields["tiles"] = _tiles(wanted.size, card)
    fields["sampler"] = _sampler(wanted, fields["sampler"])
    fields["conditions"] = [
        spec
        for spec in (
            _classifier_free(wanted, base, fields["label"], card),
            _classifier(wanted, base, fields["label"], card, guide),
        )
        if spec is not None
    ]
    recipe = Recipe.build(**fields)
    _check_label(recipe, card, guide)
    return recipe


def _tiles(size: str, card: ModelCard) -> dict[str, int] | None:
    """What WIDTHxHEIGHT asks for; no tiles where that is the model's own size."""
    width, _, height = size.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise Refusal(f"--size is WIDTHxHEIGHT in pixels, 96x64 for example, not {size!r}.")
    if (int(height), int(width)) == card.size:
        return None
    return {"width": int(width), "height": int(height)}


def _defaults(model: str, card: ModelCard) -> Recipe:
    chosen = card.defaults
    sampler: dict[str, Any] = {"kind": chosen.sampler}
    if chosen.sampler == "ddim":
        sampler["eta"] = chosen.eta
    steps = min(chosen.steps, card.schedule.steps)
    return Recipe.build(
        model=model, sampler=sampler, steps=steps, seed=SystemRandom().getrandbits(32)
    )


def _label(wanted: str, card: ModelCard, guide: ModelCard | None) -> int | str | None:
    """The label's name where that names it alone, else its index: two classes of ImageNet are
    called "crane". A model without labels takes those of its classifier."""
    if not card.labels and guide is not None:
        card = guide
    index = card.label_index(wanted)
    if index is not None and card.label_index(card.labels[index]) == index:
        return card.labels[index]
    return index


def _check_label(recipe: Recipe, card: ModelCard, guide: ModelCard | None) -> None:
    if not card.labels and guide is not None:
        guide.label_index(recipe.label)
        return
    card.label_index(recipe.label)
    if recipe.label is None and card.labels and not card.guidable:
        some = ", ".join(card.labels[:5])
        raise Refusal(f"{card.name} needs a label; add --label ({some}).")


_NUMBERS = {
    "eta": ("--eta", "eta", ("ddim",)),
    "corrections": ("--corrections", "each", ("annealed_langevin", "predictor_corrector")),
    "langevin_step": ("--langevin-step", "step_size", ("annealed_langevin",)),
    "snr": ("--snr", "snr", ("predictor_corrector",)),
}
"""The numbers of samplers: the option, the spec's field, and whose they are."""


def _sampler(wanted: Wanted, planned: SamplerSpec) -> SamplerSpec | dict[str, Any]:
    kind = _sampler_kind(wanted, planned.kind)
    given: dict[str, Any] = {}
    for name, (option, field, owners) in _NUMBERS.items():
        value = getattr(wanted, name)
        if value is not None and kind not in owners:
            whose = " or ".join(owner.replace("_", "-") for owner in owners)
            raise Refusal(
                f"{option} belongs to {whose}; add --sampler {whose.split()[0]}, or leave"
                f" {option} out."
            )
        if value is not None:
            given[field] = value
    same = planned.kind == kind
    if not given:
        return planned if same else {"kind": kind}
    return {**(planned.model_dump() if same else {}), "kind": kind, **given}


def _sampler_kind(wanted: Wanted, planned: str) -> str:
    return wanted.sampler.replace("-", "_") if wanted.sampler else planned


def _classifier_free(
    wanted: Wanted, base: Recipe | None, label: int | str | None, card: ModelCard
) -> dict[str, Any] | None:
    """Classifier-free guidance as the line, the recipe or the card's defaults want it."""
    other = wanted.unconditional_model
    given = {
        "guidance_scale": wanted.guidance_scale,
        "interval": wanted.guidance_interval,
        "rescale": wanted.guidance_rescale,
        "dynamic_threshold": wanted.dynamic_threshold,
        "unconditional_model": None if other is None else _called(other),
    }
    given = {name: value for name, value in given.items() if value is not None}
    spec: dict[str, Any] = {"kind": ClassifierFreeSpec().kind}
    planned = base.classifier_free if base is not None else None
    if planned is not None:
        spec = dict(planned)
    elif not given and (base is not None or not card.guidable or label is None):
        return None
    elif card.guidable:
        spec["guidance_scale"] = card.defaults.guidance_scale
    spec |= given
    if not given:
        return spec
    if not card.guidable and "unconditional_model" not in spec:
        raise Refusal(
            f"{card.name} cannot be guided: it was not trained with a null label; leave"
            " --guidance-scale out, or name a model for the unlabelled half with"
            " --unconditional-model."
        )
    if label is None:
        some = ", ".join(card.labels[:5])
        raise Refusal(f"--guidance-scale leads towards a label; add --label ({some}).")
    return spec


def _guiding(wanted: Wanted, base: Recipe | None, model: str, card: ModelCard) -> ModelCard | None:
    """The card of the classifier that will guide; None where none is asked for.

    Refusal or ModelError, in a sentence, where there is none, or one that does not fit.
    """
    planned = base.classifier if base is not None else None
    asked = (wanted.classifier_scale, wanted.classifier_interval, wanted.classifier)
    if planned is None and not any(value is not None for value in asked):
        return None
    given = wanted.classifier or (planned.classifier if planned is not None else None)
    path = companion(locate(model), "classifier") if given is None else Path(given).expanduser()
    if path is None:
        raise Refusal(f"No classifier comes with {card.name}; name one with --classifier.")
    if not path.exists():
        raise Refusal(f"There is no classifier {path}; give the path of one.")
    guide = describe(path)
    check_classifier(guide, card)
    return guide


def _classifier(
    wanted: Wanted,
    base: Recipe | None,
    label: int | str | None,
    card: ModelCard,
    guide: ModelCard | None,
) -> dict[str, Any] | None:
    """Classifier guidance as the line or the recipe wants it."""
    if guide is None:
        return None
    given = {
        "classifier_scale": wanted.classifier_scale,
        "interval": wanted.classifier_interval,
        "classifier": None if wanted.classifier is None else _whole_path(wanted.classifier),
    }
    planned = base.classifier if base is not None else None
    kind = _sampler_kind(wanted, base.sampler.kind if base is not None else card.defaults.sampler)
    spec: dict[str, Any] = {
        "kind": ClassifierSpec().kind,
        "classifier_scale": card.defaults.classifier_scale_for(kind),
    }
    if planned is not None:
        spec = dict(planned)
    spec |= {name: value for name, value in given.items() if value is not None}
    if label is None and spec.get("label") is None:
        some = ", ".join(guide.labels[:5])
        raise Refusal(f"--classifier-scale leads towards a label; add --label ({some}).")
    return spec


def _called(model: str) -> str:
    """A starter by its name, any other model by its whole path."""
    return model if model in bundled() else str(locate(model).absolute())


def _whole_path(path: str) -> str:
    """The path as it holds in every folder."""
    return str(Path(path).expanduser().absolute())
