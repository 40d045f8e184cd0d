"""The settings of the Interpolate tab as plain JSON: for the session and for presets."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter, ValidationError

from diffusion_studio.sentence import InputError
from diffusion_studio.start_specs import MAX_SIDE
from diffusion_studio.ui.interpolate.interpolating import LEAST_STRENGTH, Path
from diffusion_studio.wrong_values import fault

_PATH: TypeAdapter[Path] = TypeAdapter(Path)
LIMITS: dict[str, tuple[float, float]] = {
    "columns": (2, MAX_SIDE),
    "rows": (2, MAX_SIDE),
    "strength": (LEAST_STRENGTH, 1),
}


def path_to_json(path: Path) -> dict[str, Any]:
    """Everything but the ends, which are pictures and seeds."""
    return asdict(path)


def path_from_json(data: object) -> Path:
    """A path as `path_to_json` gives it; ValueError, in a sentence, for what cannot be set."""
    try:
        path = _PATH.validate_python(data)
    except ValidationError as error:
        raise InputError(fault(error)) from error
    for name, (low, high) in LIMITS.items():
        if not low <= getattr(path, name) <= high:
            raise InputError(
                "{name} must lie between {low:g} and {high:g}", name=name, low=low, high=high
            )
    return path
