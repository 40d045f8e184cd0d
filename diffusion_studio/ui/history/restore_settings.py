"""The Restore tab's parameters, as the history reads, writes and names them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication

from diffusion_studio.restoration_specs import default_steps
from diffusion_studio.ui.history.generate_settings import from_to, plain_value
from diffusion_studio.ui.history.settings_change import MISSING, Values
from diffusion_studio.ui.panels.generate_words import names
from diffusion_studio.ui.restore.field_words import DAMAGE_FIELDS, SOLVER_FIELDS
from diffusion_studio.ui.restore.fields import operator_fields, solver_fields
from diffusion_studio.ui.restore.parameters import RestoreParameters
from diffusion_studio.ui.restore.words import OPERATORS, SOLVERS
from diffusion_studio.ui.starter_words import label_in_words

if TYPE_CHECKING:
    from diffusion_studio.ui.document import Document

translate = QCoreApplication.translate

NESTED = ("operators", "solvers", "steps")  # by kind, "operators/kernel/size" and "steps/dps"
FEW = 3


class RestoreSettings:
    """See `settings_change.Settings`; `steer` as of `GenerateSettings`."""

    def __init__(self, document: Document, steer: Callable[[Collection[str]], None]) -> None:
        self._document, self._restoring, self._steer = document, document.restoring, steer

    def read(self) -> Values:
        parameters = self._restoring.parameters
        flat: dict[str, object] = {}
        for name in RestoreParameters.model_fields:
            value = getattr(parameters, name)
            if name not in NESTED:
                flat[name] = value
                continue
            for kind, kept in value.items():
                if isinstance(kept, dict):
                    flat |= {f"{name}/{kind}/{field}": each for field, each in kept.items()}
                else:
                    flat[f"{name}/{kind}"] = kept
        return flat

    def write(self, values: Values) -> None:
        fresh = self._restoring.parameters.model_dump()
        for path, value in values.items():
            _put(fresh, path.split("/"), value)
        try:
            parameters = RestoreParameters.model_validate(fresh)
        except ValidationError:
            return
        self._restoring.recall(parameters.fitted())
        self._steer({path.split("/")[-1] for path in values if path.startswith("solvers/")})

    def words(self, before: Values, after: Values) -> str:
        told = next((name for name in ("operator", "solver") if name in after), min(after))
        if len(after) > FEW and told not in ("operator", "solver"):
            return translate("History", "{count} settings").format(count=len(after))
        return self._one(told, before, after)

    def each(self, before: Values, after: Values) -> list[str]:
        return [self._one(name, before, after) for name in after]

    def _one(self, path: str, before: Values, after: Values) -> str:
        return from_to(_name(path), self._value(path, before), self._value(path, after))

    def _value(self, path: str, values: Values) -> str:
        label = values[path]
        if path == "label" and isinstance(label, str):
            return label_in_words(label, self._document.parameters.model)
        return _value(path, values)


def _put(values: dict[str, Any], path: list[str], value: object) -> None:
    """Set a value that lies so deep, or unset it where it is MISSING."""
    for part in path[:-1]:
        values = values.setdefault(part, {})
    if value is MISSING:
        values.pop(path[-1], None)
    else:
        values[path[-1]] = value


def _value(path: str, values: Values) -> str:
    value = values[path]
    if value is MISSING:
        value = _default(*path.split("/"))
    said = {"operator": OPERATORS, "solver": SOLVERS}.get(path, {})
    return said[str(value)].name if value in said else plain_value(value)


def _default(whole: str, kind: str, field: str = "") -> object:
    """What holds where nothing is set."""
    if whole == "steps":
        return default_steps(kind)
    offered = operator_fields(kind) if whole == "operators" else solver_fields(kind)
    return {each.name: each.default for each in offered}.get(field, MISSING)


def _name(path: str) -> str:
    """What a person calls it."""
    whole, *_, field = [*path.split("/"), path.split("/")[-1]]
    own = {
        "operator": translate("History", "Damage"),
        "solver": translate("History", "Solver"),
        "simulated": translate("History", "Simulated damage"),
        "taps": translate("History", "Kernel"),
        "noise_percent": translate("History", "Noise"),
        "photons": translate("History", "Photons"),
        "noise_seed": translate("History", "Noise's seed"),
        "seed_locked": translate("History", "Seed lock"),
        "label": translate("History", "Label"),
    }
    if whole == "steps":
        return names()["steps"]
    fields = {"operators": DAMAGE_FIELDS, "solvers": SOLVER_FIELDS}.get(whole, {})
    if field in fields:
        return fields[field].name
    return own.get(path) or names().get(path, path.replace("_", " ").capitalize())
