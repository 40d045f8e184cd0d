"""A recipe as the line for a terminal that makes the same pictures.

The line has just what differs from what `diffusion-studio generate` (or `interpolate`, for a path
between seeds) would do by itself, which the model's card decides; a restoration's is that of
`restore`. Pictures that the recipe carries are written to files that the line names. What no
options can say (a number that changes along the run, a branch) is said by a recipe's file, and the
line is `diffusion-studio replay FILE`.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Iterator

from diffusion_studio.attachments import EmbeddedPicture, PictureFile, pixels_of
from diffusion_studio.keyframes import IntervalKeyframes
from diffusion_studio.library.command_options import (
    Known,
    NoOptions,
    constant,
    named_picture,
    number,
    option,
)
from diffusion_studio.library.restore_command import restore_arguments
from diffusion_studio.recipe import (
    AnnealedLangevinSpec,
    ClassifierFreeSpec,
    ClassifierSpec,
    DDIMSpec,
    DDPMSpec,
    FromInversion,
    FromNoise,
    FromPath,
    FromPicture,
    PredictorCorrectorSpec,
    Recipe,
    TilesSpec,
)
from diffusion_studio.start_specs import PictureEnd, SeedEnd

PROGRAM = "diffusion-studio"
COLUMNS, ROWS = 8, 4
"""What `interpolate` makes if nothing is said."""
STRENGTH = 0.6
"""How far a picture is noised if nothing is said."""
LEAST_UP = 100
"""Steps of `generate --invert`, or more."""


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
    if recipe.restoration is not None:
        return restore_arguments(recipe, known)
    if isinstance(start, FromPath):
        path = _path(start, recipe, known)
        return ["interpolate", *path, *generate_arguments(_from_noise(recipe), known)[1:]]
    return generate_arguments(recipe, known)


def generate_arguments(recipe: Recipe, known: Known) -> list[str]:
    """The same for `generate`."""
    start = recipe.start
    begun = _start(start, recipe, known) if isinstance(start, FromPicture | FromInversion) else ()
    if begun:
        recipe = _from_noise(recipe)
    _refuse_what_has_no_option(recipe)
    return [
        "generate",
        *begun,
        *_plainly(recipe, known),
        *_sampler(recipe, known),
        *_guidance(recipe, known),
    ]


def _from_noise(recipe: Recipe) -> Recipe:
    """The same from noise, for what is said of it besides; one picture of a path."""
    count = 1 if isinstance(recipe.start, FromPath) else recipe.count
    return recipe.model_copy(update={"start": FromNoise(), "count": count})


def _start(start: FromPicture | FromInversion, recipe: Recipe, known: Known) -> tuple[str, ...]:
    """The picture that a run starts from."""
    picture = _fitting(start.picture, known)
    if isinstance(start, FromPicture):
        plain = start.strength == STRENGTH
        return ("--from", picture, *(() if plain else option("strength", number(start.strength))))
    if recipe.steps < LEAST_UP:
        raise NoOptions("its inversion takes fewer steps than the command line goes")
    return ("--from", picture, "--invert")


def _fitting(picture: EmbeddedPicture | PictureFile, known: Known) -> str:
    """The file of a picture that is as large as the model's, so that nothing of it is cut off."""
    try:
        shape = pixels_of(picture).shape[:2]
    except ValueError as error:
        raise NoOptions("its picture cannot be read") from error
    if shape != known.card.size:
        raise NoOptions("its picture is not as large as the model's")
    return str(named_picture(picture, "start", known.pictures))


def _path(path: FromPath, recipe: Recipe, known: Known) -> Iterator[str]:
    """What `interpolate` is told beside the recipe."""
    if path.at is not None:
        raise NoOptions("it is one place of a path")
    for end in path.ends:
        if isinstance(end, SeedEnd):
            yield str(end.seed)
        elif isinstance(end, PictureEnd) and end.seed == recipe.seed:
            yield _fitting(end.picture, known)
        else:
            raise NoOptions("an end of its path lies inside the recipe")
    seeds = all(isinstance(end, SeedEnd) for end in path.ends)
    if path.strengths != ((1.0,) if seeds else (STRENGTH,)):
        yield from option("strength", ",".join(map(number, path.strengths)))
    if path.columns != COLUMNS:
        yield from option("columns", str(path.columns))
    if len(path.ends) == 4 and path.rows != ROWS:
        yield from option("rows", str(path.rows))
    if path.mix != "spherical":
        yield from option("mix", path.mix)
    if path.labels is not None:
        names = ["" if label is None else str(label) for label in path.labels]
        if any(not name or "," in name or name != name.strip() for name in names):
            raise NoOptions("a label of its path cannot be said")
        yield from option("labels", ",".join(names))


def _refuse_what_has_no_option(recipe: Recipe) -> None:
    sampler = recipe.sampler
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
        yield from option("model", recipe.model)
    if recipe.label is not None and not _led_nowhere(recipe, known):
        yield from option("label", str(recipe.label))
    if recipe.steps != min(known.card.defaults.steps, known.card.schedule.steps):
        yield from option("steps", str(recipe.steps))
    yield from option("seed", str(recipe.seed))
    if recipe.count != 1:
        yield from option("count", str(recipe.count))
    if recipe.tiles is not None:
        yield from option("size", f"{recipe.tiles.width}x{recipe.tiles.height}")
    if recipe.precision != "auto":
        yield from option("precision", recipe.precision)


def _sampler(recipe: Recipe, known: Known) -> Iterator[str]:
    planned, kind = known.card.defaults, recipe.sampler.kind
    if kind != planned.sampler:
        yield from option("sampler", kind.replace("_", "-"))
    if isinstance(recipe.sampler, DDIMSpec):
        eta = constant(recipe.sampler.eta, "eta")
        if eta != (planned.eta if planned.sampler == "ddim" else 0.0):
            yield from option("eta", number(eta))


def _guidance(recipe: Recipe, known: Known) -> Iterator[str]:
    card, free = known.card, recipe.classifier_free
    by_itself = card.guidable and recipe.label is not None
    if free is None and by_itself and card.defaults.guidance_scale != 1:
        yield from option("guidance-scale", "1")
    elif free is not None and (recipe.label is not None or free.unconditional_model):
        yield from _classifier_free(free, card.defaults.guidance_scale if by_itself else None)
    led = recipe.classifier
    if led is not None and not _led_nowhere(recipe, known):
        scale = constant(led.classifier_scale, "classifier scale")
        if scale or not card.labels:
            yield from _classifier(led, scale)


def _classifier_free(free: ClassifierFreeSpec, by_itself: float | None) -> Iterator[str]:
    scale = constant(free.guidance_scale, "guidance scale")
    if scale != by_itself:
        yield from option("guidance-scale", number(scale))
    yield from _interval("guidance-interval", free.interval)
    if free.rescale:
        yield from option("guidance-rescale", number(free.rescale))
    if free.dynamic_threshold is not None:
        yield from option("dynamic-threshold", number(free.dynamic_threshold))
    if free.unconditional_model is not None:
        yield from option("unconditional-model", free.unconditional_model)


def _classifier(led: ClassifierSpec, scale: float) -> Iterator[str]:
    yield from option("classifier-scale", number(scale))
    yield from _interval("classifier-interval", led.interval)
    if led.classifier is not None:
        yield from option("classifier", led.classifier)


def _led_nowhere(recipe: Recipe, known: Known) -> bool:
    """A model without labels takes one only for its classifier, which is asked nothing here."""
    led = recipe.classifier
    return not known.card.labels and (led is None or not any(led.classifier_scale.values))


def _interval(option: str, frames: IntervalKeyframes) -> Iterator[str]:
    if len(set(frames.values)) > 1:
        raise NoOptions("its guided part changes along the run")
    if (part := frames(0)) is not None:
        yield f"--{option}"
        yield from map(number, part)
