"""What can be compared: its words, sensible values to begin with, and values as they are typed."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from diffusion_studio import models
from diffusion_studio.recipe import MAX_SEED, Label, RecipeError
from diffusion_studio.sweep import AXIS_NAMES, Axis, axis
from diffusion_studio.ui.compare.typed_limits import check_values
from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.parameters import Parameters, named_by
from diffusion_studio.ui.starter_words import label_in_words, label_meant

translate = QCoreApplication.translate

Value = float | Label

SAMPLERS = {
    "ddim": "DDIM",
    "ddpm": "DDPM",
    "dpm_solver_2m": "DPM-Solver++",
    "annealed_langevin": "Annealed Langevin",
    "predictor_corrector": "Predictor-corrector",
}
"""The samplers' names in English; two of them are words, which `sampler_words` says."""

WHOLE = {"seed", "steps"}
FEW = 4  # values to begin with, where there are many


def sampler_words(kind: str) -> str:
    """What a sampler is called in the window's language; its kind where it is not known."""
    return translate("GeneratePanel", SAMPLERS[kind]) if kind in SAMPLERS else kind


def axis_words() -> dict[str, str]:
    """What each thing that can be compared is called."""
    return {
        "guidance_scale": translate("Compare", "Scale"),
        "classifier_scale": translate("Compare", "Classifier scale"),
        "rescale": translate("Compare", "Rescale"),
        "dynamic_threshold": translate("Compare", "Threshold"),
        "eta": translate("Compare", "Eta"),
        "label": translate("Compare", "Label"),
        "seed": translate("Compare", "Seed"),
        "steps": translate("Compare", "Steps"),
        "sampler": translate("Compare", "Sampler"),
    }


def can_compare(
    parameters: Parameters, card: models.ModelCard, classifier: models.ModelCard | None
) -> list[str]:
    """The names of what this model can be compared by, with these parameters."""
    has = dict.fromkeys(AXIS_NAMES, True)
    for name in ("guidance_scale", "rescale", "dynamic_threshold"):
        has[name] = parameters.guides(card)
    has["classifier_scale"] = classifier is not None and parameters.label is not None
    has["eta"] = parameters.sampler == "ddim"
    has["label"] = len(named_by(card, classifier).labels) > 1
    return [name for name in AXIS_NAMES if has[name]]


def first_values(
    name: str,
    parameters: Parameters,
    card: models.ModelCard,
    classifier: models.ModelCard | None = None,
) -> list[Value]:
    """Values that are worth a look, in order: they span what is sensible for this model."""
    match name:
        case "guidance_scale":
            return _spread(card.defaults.guidance_scale_range, card.defaults.guidance_scale)
        case "classifier_scale":
            usual = card.defaults.classifier_scale_for(parameters.sampler)
            return _spread(card.defaults.classifier_scale_range, usual)
        case "rescale":
            return [0.0, 0.35, 0.7, 1.0]
        case "dynamic_threshold":
            return [0.9, 0.95, 0.995, 1.0]
        case "eta":
            return [0.0, 0.5, 1.0]
        case "label":
            return list(named_by(card, classifier).labels[:FEW])
        case "seed":
            return [(parameters.seed + n) % (MAX_SEED + 1) for n in range(FEW)]
        case "steps":
            most = card.schedule.steps
            return [each for each in (10, 25, 50, 100) if each <= most] or [most]
    return list[Value](SAMPLERS)[:3]  # the others want many more steps


def _spread(limits: tuple[float, float], default: float) -> list[Value]:
    """The ends of a range, its middle and the default."""
    low, high = limits
    values = {low, round((low + high) / 2, 2), high, default}
    return [float(value) for value in sorted(values)]


def as_text(name: str, values: list[Value], model: str = "") -> str:
    """Values as a person types them, for a recipe's `model`."""
    if name == "sampler":
        return ", ".join(sampler_words(str(value)) for value in values)
    if name == "label":  # a name may have commas of its own
        return "; ".join(label_in_words(str(value), model) for value in values)
    return ", ".join(f"{value:g}" if isinstance(value, float) else str(value) for value in values)


def read_axis(name: str, text: str, named: models.ModelCard, model: str = "") -> Axis:
    """The values that were typed for an axis; `named` is the card whose labels they may be, as
    it calls them or as the window calls those of a recipe's `model`. RecipeError or ModelError,
    in a sentence, for what is none."""
    parts = [part.strip() for part in _parts(name, text) if part.strip()]
    if not parts:
        words = translate("Compare", "{name}: type a value, or several between commas.")
        raise RecipeError(words.format(name=axis_words()[name]))
    if name == "label":
        parts = [label_meant(part, named.labels, model) for part in parts]
    values = tuple(_read(name, part, named) for part in parts)
    check_values(name, axis_words()[name], values)
    return axis(name, values)


def _parts(name: str, text: str) -> list[str]:
    if name != "label":
        return re.split(r"[,;]", text)
    return text.split(";") if ";" in text else text.split(",")


def _read(name: str, text: str, named: models.ModelCard) -> Value:
    if name == "label":
        named.label_index(text)  # or a sentence that names some
        return text
    if name == "sampler":
        return _sampler(text)
    try:
        return int(text) if name in WHOLE else float(text)
    except ValueError as error:
        words = translate("Compare", "{name}: {text} is no number; put commas between numbers.")
        if name in WHOLE:
            words = translate("Compare", "{name}: {text} is no whole number.")
        raise RecipeError(words.format(name=axis_words()[name], text=text)) from error


def _sampler(text: str) -> str:
    plain = _letters(text)
    for name, words in SAMPLERS.items():
        if plain and plain in map(_letters, (words, name, sampler_words(name))):
            return name
    words = translate("Compare", "There is no sampler {text}; there are {known}.")
    raise RecipeError(words.format(text=text, known=", ".join(map(sampler_words, SAMPLERS))))


def _letters(text: str) -> str:
    """Without the marks that are typed in many ways, as in "DPM-Solver++"."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


def value_words(name: str, value: Value, model: str) -> str:
    """A row's or a column's heading, e.g. "Scale 2", for a recipe's `model`."""
    if name == "label":
        return label_in_words(str(value), model)
    if name == "sampler":
        return sampler_words(str(value))
    shown = number(value, 3).rstrip("0").rstrip(".,") if isinstance(value, float) else str(value)
    return f"{axis_words()[name]} {shown}"
