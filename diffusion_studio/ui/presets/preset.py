"""A preset: values of a tab under a name, as plain data.

A preset says how a picture is made, not which: the model is never in it, label and seed only if a
person asks for them. What it does not name stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from diffusion_studio.sentence import InputError, Sentence
from diffusion_studio.ui.interpolate.interpolating import Path
from diffusion_studio.ui.interpolate.path_json import path_from_json, path_to_json
from diffusion_studio.ui.lab.settings import LabSettings
from diffusion_studio.ui.parameters import Parameters
from diffusion_studio.ui.restore.parameters import RestoreParameters
from diffusion_studio.wrong_values import fault

FORMAT: Literal["diffusion-studio preset"] = "diffusion-studio preset"
LONGEST_FILE = 1 << 20  # bytes
LONGEST_NAME = 60  # letters
Task = Literal["generate", "restore", "interpolate", "lab"]

HOW = (
    *("sampler", "steps", "eta", "eta_curve", "annealed_each", "annealed_step"),
    *("corrector_each", "corrector_snr", "count", "guidance_scale", "guidance_curve"),
    *("guidance_interval", "dynamic_threshold", "rescale", "classifier_scale"),
    *("classifier_curve", "classifier_interval", "precision"),
)
"""What a preset of the Generate tab holds of its parameters."""

HOW_RESTORED = (
    *("simulated", "operator", "noise_percent", "photons", "solver", "count", "steps", "taps"),
)
"""The same of the Restore tab, beside "operator.NAME" and "solver.NAME"."""

_FIELDS = {
    "interpolate": {each.name for each in fields(Path)},
    "lab": {each.name for each in fields(LabSettings)},
}
"""What presets of the other tabs hold."""

WHAT = ("label", "seed", "seed_locked")
"""What it may hold where a person asks for it."""


class PresetError(InputError):
    """A preset that cannot be used; one sentence says why and what to do."""


class Preset(BaseModel):
    """`values` are those of `Parameters.changed`, for the Restore tab of
    `RestoreParameters.changed`, for Interpolate of `path_from_json` and for Lab of
    `LabSettings.from_json`. `about` is a sentence for a person."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    format: Literal["diffusion-studio preset"] = FORMAT
    version: Literal[1] = 1
    task: Task = "generate"
    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    about: str = Field(default="", max_length=400)
    values: dict[str, Any]

    @field_validator("name")
    @classmethod
    def _in_one_line(cls, name: str) -> str:
        name = " ".join(name.split())
        if not name or not name.isprintable():
            raise InputError("a name is a line of text")
        return name

    @model_validator(mode="after")
    def _can_be_set(self) -> Preset:
        unknown = next((name for name in self.values if not self._known(name)), None)
        if unknown is not None:
            raise InputError("it sets {name!r}, which no preset can", name=unknown[:40])
        match self.task:
            case "generate":
                self.on(Parameters())
            case "restore":
                self.on_restoring(RestoreParameters())
            case "interpolate":
                self.on_path(Path())
            case "lab":
                self.on_laboratory(LabSettings())
        return self

    def _known(self, name: str) -> bool:
        if self.task in _FIELDS:
            return name in _FIELDS[self.task]
        if name in WHAT:
            return True
        if self.task == "generate":
            return name in HOW
        part, dot, field = name.partition(".")
        return name in HOW_RESTORED or (bool(dot and field) and part in ("operator", "solver"))

    def on(self, parameters: Parameters) -> Parameters:
        """The Generate tab's parameters with this preset. ValueError where it has no such."""
        return parameters.changed(self.values)

    def on_restoring(self, parameters: RestoreParameters) -> RestoreParameters:
        """The Restore tab's parameters with this preset: the operator first, since another one
        brings its own solver."""
        chosen = {name: self.values[name] for name in ("operator",) if name in self.values}
        values = {name: value for name, value in self.values.items() if name not in chosen}
        steps = values.get("steps")
        if steps is not None and (type(steps) is not int or steps < 1):
            raise InputError("its steps are no number of steps")
        size = values.get("operator.size", 3)
        if type(size) is not int:
            raise InputError("its kernel has no size")
        return parameters.changed(chosen).changed(values)

    def on_path(self, path: Path) -> Path:
        """The Interpolate tab's settings with this preset; its ends stay."""
        return path_from_json(path_to_json(path) | self.values)

    def on_laboratory(self, settings: LabSettings) -> LabSettings:
        """The Lab tab's settings with this preset; of setup and dials what it names."""
        values = settings.to_json()
        for name, value in self.values.items():
            parts = isinstance(value, dict) and isinstance(values[name], dict)
            values[name] = values[name] | value if parts else value
        return LabSettings.from_json(values)

    def to_json(self) -> str:
        return self.model_dump_json(indent=2)


def of_generate(name: str, about: str, parameters: Parameters, what: Iterable[str]) -> Preset:
    """A preset of the Generate tab; `what` are those of `WHAT` that go along. PresetError where
    the name cannot be."""
    values = parameters.model_dump(mode="json")
    kept = {each: values[each] for each in (*HOW, *what)}
    curves = {"eta": "eta_curve", "guidance_scale": "guidance_curve"}
    curves["classifier_scale"] = "classifier_curve"
    for curve in curves.values():
        if kept[curve] is None:
            del kept[curve]  # a number that is set holds for the whole run by itself
    return checked({"task": "generate", "name": name, "about": about, "values": kept})


def of_restore(name: str, about: str, parameters: RestoreParameters, what: Iterable[str]) -> Preset:
    """A preset of the Restore tab, of the chosen operator and solver."""
    values = parameters.model_dump(mode="json")
    kept = {each: values[each] for each in (*HOW_RESTORED, *what) if each != "steps"}
    kept["steps"] = parameters.step_count
    if parameters.operator != "kernel":
        del kept["taps"]
    kept |= {f"operator.{key}": value for key, value in parameters.operator_values.items()}
    kept |= {f"solver.{key}": value for key, value in parameters.solver_values.items()}
    return checked({"task": "restore", "name": name, "about": about, "values": kept})


def of_path(name: str, about: str, path: Path) -> Preset:
    """A preset of the Interpolate tab, without its ends."""
    values = path_to_json(path)
    return checked({"task": "interpolate", "name": name, "about": about, "values": values})


def of_laboratory(name: str, about: str, settings: LabSettings) -> Preset:
    """A preset of the Lab tab."""
    values = json.loads(json.dumps(settings.to_json()))  # tuples are lists in a file
    return checked({"task": "lab", "name": name, "about": about, "values": values})


def checked(data: object) -> Preset:
    """A preset of plain data; PresetError, in a sentence, if it is none."""
    try:
        return Preset.model_validate(data)
    except ValidationError as error:
        raise PresetError(_sentence(error)) from error
    except (TypeError, KeyError, OverflowError, RecursionError) as error:
        raise PresetError("This preset holds values that nothing can be set to.") from error


def read_presets(text: str | bytes, name: str) -> list[Preset]:
    """The presets in a file called `name`: one, or a list of them. PresetError, in a sentence,
    if it holds anything else."""
    if len(text) > LONGEST_FILE:
        raise PresetError("{name} is too large to be a preset.", name=name)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PresetError("{name} is no preset: it is not valid JSON.", name=name) from error
    several = data if isinstance(data, list) else [data]
    if not several or not all(isinstance(each, dict) and is_preset(each) for each in several):
        raise PresetError(
            "{name} is no preset of Diffusion Studio; choose one saved here.", name=name
        )
    try:
        return [checked(each) for each in several]
    except PresetError as error:
        raise PresetError("{name}: {reason}", name=name, reason=error) from error


def is_preset(data: dict[str, Any]) -> bool:
    """Whether parsed JSON says that it is a preset, good or not."""
    return data.get("format") == FORMAT


def _sentence(error: ValidationError) -> Sentence:
    first = error.errors(include_url=False, include_input=False)[0]
    if first["loc"][:1] == ("version",):
        return Sentence(
            "This preset is of a later version of the program; it can be used in that one."
        )
    return Sentence("This preset cannot be used: {reason}.", reason=fault(error))
