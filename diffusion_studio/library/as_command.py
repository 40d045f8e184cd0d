"""A recipe as the line for a terminal that makes the same pictures.

The line has just what differs from what `diffusion-studio generate` (or `interpolate`, for a path
between seeds) would do by itself, which the model's card decides. What no options can say (a mask,
a picture to begin with, a number that changes along the run) is said by a recipe's file, and the
line is `diffusion-studio replay FILE`.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from diffusion_studio.keyframes import IntervalKeyframes, Keyframes
from diffusion_studio.models import ModelCard
from diffusion_studio.recipe import (
    AnnealedLangevinSpec,
    ClassifierFreeSpec,
    ClassifierSpec,
    DDIMSpec,
    DDPMSpec,
    FromNoise,
    FromPath,
    PredictorCorrectorSpec,
    Recipe,
    TilesSpec,
)
from diffusion_studio.start_specs import SeedEnd

PROGRAM = "diffusion-studio"
COLUMNS, ROWS = 8, 4
"""What `interpolate` makes if nothing is said."""


class NoOptions(ValueError):
    """A recipe that no options of `generate` can say; the message names what of it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What `generate` knows without being told: the model's card, and which model it takes if
    none is named."""

    card: ModelCard
    default_model: str = ""


def command_line(arguments: list[str], windows: bool = sys.platform == "win32") -> str:
    """The arguments after the program's name as one line, quoted for the platform's shell."""
    words = [PROGRAM, *arguments]
    return subprocess.list2cmdline(words) if windows else shlex.join(words)


def replay_arguments(file: str) -> list[str]:
    """What makes a recipe's file again."""
    return ["replay", file]


def arguments_of(recipe: Recipe, known: Known) -> list[str]:
    """The command and its options that make the recipe's pictures. NoOptions where none do."""
    start = recipe.start
    if not isinstance(start, FromPath):
        return generate_arguments(recipe, known)
    plain = recipe.model_copy(update={"start": FromNoise(), "count": 1})
    return ["interpolate", *_path(start), *generate_arguments(plain, known)[1:]]


def generate_arguments(recipe: Recipe, known: Known) -> list[str]:
    """The same for `generate`."""
    _refuse_what_has_no_option(recipe)
    return [
        "generate",
        *_plainly(recipe, known),
        *_sampler(recipe, known),
        *_guidance(recipe, known),
    ]


def _path(path: FromPath) -> Iterator[str]:
    """What `interpolate` is told beside the recipe."""
    if path.at is not None:
        raise NoOptions("it is one place of a path")
    for end in path.ends:
        if not isinstance(end, SeedEnd):
            raise NoOptions("an end of its path lies inside the recipe")
        yield str(end.seed)
    if path.columns != COLUMNS:
        yield from _option("columns", str(path.columns))
    if len(path.ends) == 4 and path.rows != ROWS:
        yield from _option("rows", str(path.rows))
    if path.mix != "spherical":
        yield from _option("mix", path.mix)
    if path.labels is not None:
        names = ["" if label is None else str(label) for label in path.labels]
        if any(not name or "," in name or name != name.strip() for name in names):
            raise NoOptions("a label of its path cannot be said")
        yield from _option("labels", ",".join(names))


def _refuse_what_has_no_option(recipe: Recipe) -> None:
    sampler = recipe.sampler
    if recipe.restoration is not None:
        raise NoOptions("its measurement lies inside the recipe")
    if not isinstance(recipe.start, FromNoise):
        raise NoOptions("what it starts from lies inside the recipe")
    if recipe.label_changes:
        raise NoOptions("its label changes along the run")
    if recipe.tiles is not None and recipe.tiles.overlap != _plain_overlap():
        raise NoOptions("its tiles overlap otherwise")
    numbered = isinstance(sampler, DDPMSpec | AnnealedLangevinSpec | PredictorCorrectorSpec)
    if numbered and sampler != type(sampler)():
        raise NoOptions("its sampler has numbers of its own")
    led = recipe.classifier
    if led is not None and led.label not in (None, recipe.label):
        raise NoOptions("its classifier leads towards another label")


def _plain_overlap() -> float:
    return TilesSpec(width=1, height=1).overlap


def _plainly(recipe: Recipe, known: Known) -> Iterator[str]:
    if recipe.model != known.default_model:
        yield from _option("model", recipe.model)
    if recipe.label is not None and not _led_nowhere(recipe, known):
        yield from _option("label", str(recipe.label))
    if recipe.steps != min(known.card.defaults.steps, known.card.schedule.steps):
        yield from _option("steps", str(recipe.steps))
    yield from _option("seed", str(recipe.seed))
    if recipe.count != 1:
        yield from _option("count", str(recipe.count))
    if recipe.tiles is not None:
        yield from _option("size", f"{recipe.tiles.width}x{recipe.tiles.height}")
    if recipe.precision != "auto":
        yield from _option("precision", recipe.precision)


def _sampler(recipe: Recipe, known: Known) -> Iterator[str]:
    planned, kind = known.card.defaults, recipe.sampler.kind
    if kind != planned.sampler:
        yield from _option("sampler", kind.replace("_", "-"))
    if isinstance(recipe.sampler, DDIMSpec):
        eta = _constant(recipe.sampler.eta, "eta")
        if eta != (planned.eta if planned.sampler == "ddim" else 0.0):
            yield from _option("eta", _number(eta))


def _guidance(recipe: Recipe, known: Known) -> Iterator[str]:
    card, free = known.card, recipe.classifier_free
    by_itself = card.guidable and recipe.label is not None
    if free is None and by_itself and card.defaults.guidance_scale != 1:
        yield from _option("guidance-scale", "1")
    elif free is not None and (recipe.label is not None or free.unconditional_model):
        yield from _classifier_free(free, card.defaults.guidance_scale if by_itself else None)
    led = recipe.classifier
    if led is not None and not _led_nowhere(recipe, known):
        scale = _constant(led.classifier_scale, "classifier scale")
        if scale or not card.labels:
            yield from _classifier(led, scale)


def _classifier_free(free: ClassifierFreeSpec, by_itself: float | None) -> Iterator[str]:
    scale = _constant(free.guidance_scale, "guidance scale")
    if scale != by_itself:
        yield from _option("guidance-scale", _number(scale))
    yield from _interval("guidance-interval", free.interval)
    if free.rescale:
        yield from _option("guidance-rescale", _number(free.rescale))
    if free.dynamic_threshold is not None:
        yield from _option("dynamic-threshold", _number(free.dynamic_threshold))
    if free.unconditional_model is not None:
        yield from _option("unconditional-model", free.unconditional_model)


def _classifier(led: ClassifierSpec, scale: float) -> Iterator[str]:
    yield from _option("classifier-scale", _number(scale))
    yield from _interval("classifier-interval", led.interval)
    if led.classifier is not None:
        yield from _option("classifier", led.classifier)


def _led_nowhere(recipe: Recipe, known: Known) -> bool:
    """A model without labels takes one only for its classifier, which is asked nothing here."""
    led = recipe.classifier
    return not known.card.labels and (led is None or not any(led.classifier_scale.values))


def _constant(frames: Keyframes, name: str) -> float:
    if not frames.is_constant:
        raise NoOptions(f"its {name} changes along the run")
    return frames(0)


def _interval(option: str, frames: IntervalKeyframes) -> Iterator[str]:
    if len(set(frames.values)) > 1:
        raise NoOptions("its guided part changes along the run")
    if (part := frames(0)) is not None:
        yield f"--{option}"
        yield from map(_number, part)


def _option(name: str, value: str) -> tuple[str, ...]:
    """An option and its value, in one word where the value could be taken for an option."""
    return (f"--{name}={value}",) if value.startswith("-") else (f"--{name}", value)


def _number(value: float) -> str:
    """A number so that it is read as the very same."""
    return str(int(value)) if value == int(value) else repr(float(value))
