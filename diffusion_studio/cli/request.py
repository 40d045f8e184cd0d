"""What stands on the line, a recipe file and the model's card: made into one recipe."""

from __future__ import annotations

from dataclasses import dataclass
from random import SystemRandom
from typing import Any

from diffusion_studio.cli.refusal import Refusal
from diffusion_studio.models import ModelCard, bundled, describe, locate
from diffusion_studio.recipe import ClassifierFreeSpec, DDIMSpec, Recipe, SamplerSpec


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options that make a recipe; None where the line says nothing."""

    model: str | None = None
    label: str | None = None
    sampler: str | None = None
    steps: int | None = None
    eta: float | None = None
    guidance_scale: float | None = None
    seed: int | None = None
    count: int | None = None
    precision: str | None = None


def find_model(model: str) -> tuple[str, ModelCard]:
    """How a recipe calls a model, and its card: a starter by its name, any other by its whole
    path, so that the recipe holds in every folder.

    ModelError, in one sentence, if there is no such model, or it is none. torch is not loaded.
    """
    path = locate(model)
    return model if model in bundled() else str(path.absolute()), describe(path)


def recipe_for(wanted: Wanted, base: Recipe | None, model: str, card: ModelCard) -> Recipe:
    """The recipe of `base` (or of the card's defaults), with what stands on the line.

    Refusal, RecipeError or ModelError, in one sentence, where that cannot be.
    """
    fields: dict[str, Any] = dict(base or _defaults(model, card))
    fields["model"] = model
    if wanted.label is not None:
        fields["label"] = _label(wanted.label, card)
    for name in ("steps", "seed", "count", "precision"):
        value = getattr(wanted, name)
        if value is not None:
            fields[name] = value
    fields["sampler"] = _sampler(wanted, fields["sampler"])
    if wanted.guidance_scale is not None:
        fields["conditions"] = _guidance(wanted.guidance_scale, fields["label"], card)
    elif base is None and card.guidable and fields["label"] is not None:
        fields["conditions"] = _guidance(card.defaults.guidance_scale, fields["label"], card)
    recipe = Recipe.build(**fields)
    _check_label(recipe, card)
    return recipe


def _defaults(model: str, card: ModelCard) -> Recipe:
    chosen = card.defaults
    sampler: dict[str, Any] = {"kind": chosen.sampler}
    if chosen.sampler == "ddim":
        sampler["eta"] = chosen.eta
    steps = min(chosen.steps, card.schedule.steps)
    return Recipe.build(
        model=model, sampler=sampler, steps=steps, seed=SystemRandom().getrandbits(32)
    )


def _label(wanted: str, card: ModelCard) -> int | str | None:
    """The label's name where that names it alone, else its index: two classes of ImageNet are
    called "crane"."""
    index = card.label_index(wanted)
    if index is not None and card.label_index(card.labels[index]) == index:
        return card.labels[index]
    return index


def _check_label(recipe: Recipe, card: ModelCard) -> None:
    card.label_index(recipe.label)
    if recipe.label is None and card.labels and not card.guidable:
        some = ", ".join(card.labels[:5])
        raise Refusal(f"{card.name} needs a label; add --label ({some}).")


def _sampler(wanted: Wanted, planned: SamplerSpec) -> SamplerSpec | dict[str, Any]:
    kind = wanted.sampler.replace("-", "_") if wanted.sampler else planned.kind
    if wanted.eta is None:
        return planned if planned.kind == kind else {"kind": kind}
    if kind != "ddim":
        raise Refusal("--eta belongs to DDIM; add --sampler ddim, or leave --eta out.")
    return {"kind": DDIMSpec().kind, "eta": wanted.eta}


def _guidance(scale: float, label: int | str | None, card: ModelCard) -> list[dict[str, Any]]:
    if not card.guidable:
        raise Refusal(
            f"{card.name} cannot be guided: it was not trained with a null label; leave"
            " --guidance-scale out."
        )
    if label is None:
        some = ", ".join(card.labels[:5])
        raise Refusal(f"--guidance-scale leads towards a label; add --label ({some}).")
    return [{"kind": ClassifierFreeSpec().kind, "guidance_scale": scale}]
