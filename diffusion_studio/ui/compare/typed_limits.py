"""What typed values of a comparison may be, said in the window's own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from diffusion_studio.keyframes import Label
from diffusion_studio.recipe import MAX_SCALE, MAX_SEED, MAX_STEPS, RecipeError
from diffusion_studio.sweep import MAX_CELLS

translate = QCoreApplication.translate

Value = float | Label

_LIMITS: dict[str, tuple[float, float]] = {
    "guidance_scale": (-MAX_SCALE, MAX_SCALE),
    "classifier_scale": (-MAX_SCALE, MAX_SCALE),
    "rescale": (0, 1),
    "dynamic_threshold": (0.5, 1),
    "eta": (0, 1),
    "seed": (0, MAX_SEED),
    "steps": (1, MAX_STEPS),
}


def check_values(name: str, words: str, values: Sequence[Value]) -> None:
    """RecipeError, in a sentence that calls the axis `name` by its `words`, for values that cannot
    be, that are too many or that stand there twice."""
    check_size(len(values), 1)
    low, high = _LIMITS.get(name, (0, 0))
    for value in values:
        if name in _LIMITS and isinstance(value, int | float) and not low <= value <= high:
            sentence = translate(
                "Compare",
                "{name}: {value} is outside of what it can be, {low} to {high}.",
            )
            raise RecipeError(
                sentence.format(name=words, value=_shown(value), low=_shown(low), high=_shown(high))
            )
        if values.count(value) > 1:
            sentence = translate("Compare", "{name}: {value} is there twice; one is enough.")
            raise RecipeError(sentence.format(name=words, value=_shown(value)))


def check_size(rows: int, columns: int) -> None:
    """RecipeError, in a sentence, where there would be too many pictures."""
    if rows * columns > MAX_CELLS:
        sentence = translate(
            "Compare", "That would be {count} pictures; at most {most} can be compared at once."
        )
        raise RecipeError(sentence.format(count=rows * columns, most=MAX_CELLS))


def check_pair(rows: str, columns: str, sampler: str, samplers: Sequence[Value]) -> None:
    """RecipeError, in a sentence, where what changes along rows and columns does not go together:
    eta is DDIM's alone. `sampler` is the panel's, `samplers` those that are compared, if any."""
    if "eta" in (rows, columns) and set(samplers or [sampler]) != {"ddim"}:
        raise RecipeError(
            translate("Compare", "Eta is DDIM's alone: compare it without other samplers.")
        )


def _shown(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
