"""A recipe's settings, and in which of them two recipes differ, in a person's words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QCoreApplication

from diffusion_studio.guidance_specs import Part
from diffusion_studio.keyframes import IntervalKeyframes, Keyframes
from diffusion_studio.recipe import FromStep, Recipe, Start
from diffusion_studio.ui.compare.axes import axis_words, sampler_words
from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.panels.guidance_words import label_changes_words, label_words, part_words
from diffusion_studio.ui.restore.words import OPERATORS, SOLVERS

translate = QCoreApplication.translate

NOTHING = "–"  # where a recipe has no such setting
SHORT_CURVE = 3  # so many values are told one by one
_OF_EITHER = {"interval", "label"}  # what both guidances have
_TOLD_APART = {"version", "label", "label_changes", "sampler", "conditions", "start", "restoration"}

Settings = dict[str, tuple[object, str]]
"""By its name for a person: what is compared, and the words for it."""


def changed_settings(before: Recipe, after: Recipe) -> list[str]:
    """What differs, e.g. ["Scale 1 → 6", "Label boat → boat, then star from step 5"]."""
    one, other = settings(before), settings(after)
    none = (None, NOTHING)
    return [
        f"{name} {one.get(name, none)[1]} → {other.get(name, none)[1]}"
        for name in [*one, *(name for name in other if name not in one)]
        if one.get(name, none)[0] != other.get(name, none)[0]
    ]


def settings(recipe: Recipe) -> Settings:
    """All settings of a recipe, the most telling first; none that it has not."""
    names = _names()
    changes = label_changes_words(recipe.label_changes, recipe.model)
    label = ", ".join(filter(None, (label_words(recipe.label, recipe.model), changes)))
    found: Settings = {names["label"]: (recipe.labels, label)}

    def add(part: Part, left_out: Collection[str] = ("kind",), own: str = "") -> None:
        for field in type(part).model_fields:
            if field not in left_out:
                name = own + field if field in _OF_EITHER else field
                value = getattr(part, field)
                if field == "label" and value is not None:  # that a classifier leads towards
                    value = label_words(value, recipe.model)
                _add(found, names.get(name, _plain(name)), value)

    for spec in recipe.conditions:
        add(spec, own="classifier_" if spec.kind == "classifier" else "guidance_")
    kind = recipe.sampler.kind
    found[names["sampler"]] = (kind, sampler_words(kind))
    add(recipe.sampler)
    add(recipe, _TOLD_APART)
    found[names["start"]] = (recipe.start.kind, _start_words(recipe.start))
    if recipe.restoration is not None:
        found |= _of_parts(recipe.restoration.model_dump(mode="json"), names)
    return found


def _start_words(start: Start) -> str:
    """What a run begins with."""
    if isinstance(start, FromStep):
        return translate("Compare", "a step of another run")
    words = {
        "noise": translate("Start", "Noise"),
        "picture": translate("Start", "A picture"),
        "latent": translate("Compare", "an inverted picture"),
        "inversion": translate("Compare", "the way back to noise"),
        "path": translate("Compare", "a path"),
    }
    return words[start.kind]


def _names() -> Mapping[str, str]:
    return {
        **axis_words(),
        "classifier": translate("GuidanceSection", "Classifier"),
        "guidance_interval": translate("GuidanceSection", "Guided part"),
        "classifier_interval": translate("Compare", "Part guided by the classifier"),
        "unconditional_model": translate("GuidanceSection", "Unlabelled"),
        "model": translate("GeneratePanel", "Model"),
        "count": translate("GeneratePanel", "Pictures"),
        "precision": translate("GeneratePanel", "Precision"),
        "start": translate("Compare", "Start"),
        "operator": translate("Compare", "Damage"),
        "solver": translate("Compare", "Solver"),
        "noise_sigma": translate("Compare", "Noise"),
        "picture": translate("Compare", "Picture"),
    }


def _of_parts(restoration: Mapping[str, Any], names: Mapping[str, str]) -> Settings:
    """What is restored and how: each part by its kind, with its numbers under their names."""
    found: Settings = {}
    for part, value in restoration.items():
        name = names.get(part, _plain(part))
        if not isinstance(value, dict):
            _add(found, name, value)
            continue
        found[name] = (value, _kind_words(str(value.get("kind", ""))))
        for field, each in value.items():
            if isinstance(each, int | float) and not isinstance(each, bool):
                _add(found, f"{name}: {_plain(field).lower()}", each)
    return found


def _kind_words(kind: str) -> str:
    """An operator, a solver, or what else has a kind."""
    said = OPERATORS.get(kind) or SOLVERS.get(kind)
    if said is not None:
        return said.name
    return _plain(kind) if kind else translate("Compare", "another")


def _add(found: Settings, name: str, value: object) -> None:
    if value is not None:
        found[name] = (value, value_words(value))


def value_words(value: object) -> str:
    """A setting's value, whatever it is."""
    match value:
        case Keyframes():
            return _frames_words(value)
        case IntervalKeyframes():
            return _then(value, [part_words(each) for each in value.values])
        case bool() | dict() | list() | tuple():
            return translate("Compare", "another") if value else NOTHING
        case int():
            return str(value)
        case float():
            return _number(value)
        case "auto":
            return translate("GeneratePanel", "Automatic")
        case str() if "/" in value or "\\" in value:
            return PurePath(value).name
    return _plain(str(value))


def _frames_words(frames: Keyframes) -> str:
    """A constant, a few values with their steps, or between which values a curve moves."""
    if len(frames.points) <= SHORT_CURVE:
        return _then(frames, [_number(each) for each in frames.values])
    words = translate("Compare", "a curve between {least} and {most}")
    return words.format(least=_number(min(frames.values)), most=_number(max(frames.values)))


def _then(frames: Keyframes | IntervalKeyframes, words: list[str]) -> str:
    """E.g. "2, then 6 from step 5"."""
    later = translate("GuidanceSection", "then {label} from step {step}")
    steps = [step for step, _ in frames.points]
    rest = zip(steps[1:], words[1:], strict=True)
    return ", ".join([words[0], *(later.format(label=w, step=k + 1) for k, w in rest)])


def _number(value: float) -> str:
    """At most three decimals, and none that are 0."""
    shown = number(value, 3)
    return shown.rstrip("0").rstrip(".,") if value != int(value) else number(value)


def _plain(name: str) -> str:
    """A field's own name, for those that have no other."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words.islower() else words
