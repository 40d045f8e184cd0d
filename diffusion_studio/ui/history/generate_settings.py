"""The Generate tab's parameters, as the history reads, writes and names them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import PurePath
from typing import TYPE_CHECKING

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.compare.axes import axis_words, sampler_words
from diffusion_studio.ui.compare.settings_words import value_words
from diffusion_studio.ui.history.settings_change import MISSING, Values
from diffusion_studio.ui.panels.generate_words import names
from diffusion_studio.ui.parameters import CHANGES, CURVES, Parameters
from diffusion_studio.ui.starter_words import label_in_words

if TYPE_CHECKING:
    from diffusion_studio.ui.document import Document

translate = QCoreApplication.translate

FIELDS = tuple(Parameters.model_fields)
FEW = 3  # so many parameters are still told by the first of them
FIRST = ("model", "sampler", "label", "classifier", "unconditional_model")
"""What is told where it changes along with others."""


class GenerateSettings:
    """See `settings_change.Settings`. `steer` is told the names of what was set, for a run that
    goes on takes it over."""

    def __init__(self, document: Document, steer: Callable[[Collection[str]], None]) -> None:
        self._document, self._steer = document, steer

    def read(self) -> Values:
        parameters = self._document.parameters
        return {name: getattr(parameters, name) for name in FIELDS}

    def write(self, values: Values) -> None:
        document, update = self._document, dict(values)
        known = {model.name for model in document.models}
        if update.get("model", document.parameters.model) not in known:
            update.pop("model", None)  # it was closed meanwhile
        try:
            fresh = {**document.parameters.model_dump(), **update}
            parameters = Parameters.model_validate(fresh)
        except ValidationError:
            return
        document.recall(parameters)
        self._steer(update.keys())

    def words(self, before: Values, after: Values) -> str:
        told = _told(after)
        if len(after) > FEW and told != "model":
            words = translate("History", "{count} settings")
            return words.format(count=len(after))
        return self._one(told, before, after)

    def each(self, before: Values, after: Values) -> list[str]:
        return [self._one(name, before, after) for name in after]

    def _one(self, name: str, before: Values, after: Values) -> str:
        return from_to(_name(name), self._value(name, before), self._value(name, after))

    def _value(self, name: str, values: Values) -> str:
        """A value as the panel shows it."""
        document, value = self._document, values.get(name)
        if name == "model":
            known = {model.name: model.title for model in document.models}
            return known.get(str(value), PurePath(str(value)).name)
        if name == "sampler":
            return sampler_words(str(value))
        if name == "label" and value is None:
            return translate("History", "none")
        if name == "label" and isinstance(value, int) and value < len(document.labels):
            return label_in_words(document.labels[value], document.parameters.model)
        return plain_value(value)


def from_to(name: str, before: str, after: str) -> str:
    """E.g. "Steps 50 to 100"; the name alone where a value has no short words."""
    if not before or not after:
        return name
    words = translate("History", "{name} {before} to {after}")
    return words.format(name=name, before=before, after=after)


def plain_value(value: object) -> str:
    """A value in short words, or "" where it has none."""
    if isinstance(value, bool):
        return translate("History", "on") if value else translate("History", "off")
    if value is None:
        return translate("History", "off")
    if value is MISSING or isinstance(value, tuple | dict | list):
        return ""
    return value_words(value) if value != "" else "–"


def _told(values: Values) -> str:
    """The name by which some parameters together are told."""
    for name in FIRST:
        if name in values:
            return name
    follows = {*CURVES.values(), *CHANGES.values()}
    return next((name for name in values if name not in follows), min(values))


def _name(field: str) -> str:
    """What a person calls a field."""
    return {
        **names(),
        **axis_words(),
        "annealed_each": names()["each"],
        "corrector_each": names()["each"],
        "annealed_step": names()["step_size"],
        "corrector_snr": names()["step_size"],
        "eta_curve": translate("History", "Curve of eta"),
        "guidance_curve": translate("History", "Curve of the scale"),
        "classifier_curve": translate("History", "Curve of the classifier scale"),
        "guidance_interval": translate("GuidanceSection", "Guided part"),
        "classifier_interval": translate("Compare", "Part guided by the classifier"),
        "classifier": translate("GuidanceSection", "Classifier"),
        "unconditional_model": translate("GuidanceSection", "Unlabelled"),
        "seed_locked": translate("History", "Seed lock"),
    }.get(field, field.replace("_", " ").capitalize())
