"""A restoration's recipe as the options of `diffusion-studio restore`.

What the recipe carries, the picture, its mask and its kernel, is written to files that the line
names.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from diffusion_studio.guidance_specs import Part
from diffusion_studio.keyframes import Keyframes
from diffusion_studio.library.command_options import (
    Known,
    NoOptions,
    constant,
    named_picture,
    number,
    option,
)
from diffusion_studio.library.files import replace_file
from diffusion_studio.recipe import FromNoise, Recipe, TilesSpec
from diffusion_studio.restoration_specs import (
    InpaintingSpec,
    KernelSpec,
    OutpaintingSpec,
    RestorationSpec,
    default_sampler,
    default_step_size,
    default_steps,
    solvers_for,
)

COUNT = 4
"""How many samples `restore` draws if nothing is said."""
_NAMES = {
    ("gaussian_blur", "size"): "kernel-size",
    ("compressed_sensing", "seed"): "drawn-by",
}
"""Options that are called otherwise than the field, because `restore` means other things by it."""


def restore_arguments(recipe: Recipe, known: Known) -> list[str]:
    """`restore` and its options that find the same again. NoOptions where none do, SaveError where
    the picture cannot be written."""
    spec = recipe.restoration
    if spec is None:
        raise NoOptions("it restores nothing")
    _refuse(recipe, spec)
    return [
        "restore",
        str(named_picture(spec.picture, "picture", known.pictures)),
        *option("operator", spec.operator.kind.replace("_", "-")),
        *_operator(spec, known.pictures),
        *_measurement(spec, recipe.seed),
        *_solver(spec),
        *_run(recipe, known),
    ]


def _refuse(recipe: Recipe, spec: RestorationSpec) -> None:
    plain = Recipe.build(model=recipe.model, sampler=default_sampler(spec.solver.kind))
    if recipe.sampler != plain.sampler:
        raise NoOptions("its sampler has numbers of its own")
    if recipe.conditions or recipe.label_changes:
        raise NoOptions("it is guided besides")
    if not isinstance(recipe.start, FromNoise):
        raise NoOptions("it does not start from noise")
    tiles = recipe.tiles
    if tiles is not None and tiles.overlap != TilesSpec(width=1, height=1).overlap:
        raise NoOptions("its tiles overlap otherwise")


def _operator(spec: RestorationSpec, folder: Path | None) -> Iterator[str]:
    operator = spec.operator
    if isinstance(operator, InpaintingSpec):
        yield from option("mask", str(named_picture(operator.mask, "mask", folder)))
    elif isinstance(operator, OutpaintingSpec):
        sides = (operator.left, operator.right, operator.top, operator.bottom)
        yield from ("--margins", *map(str, sides))
    elif isinstance(operator, KernelSpec):
        yield from option("kernel", str(_kernel(operator, folder)))
    else:
        yield from _fields(operator)


def _kernel(operator: KernelSpec, folder: Path | None) -> Path:
    """Its numbers in a file; a picture of 256 greys would not hold them all."""
    if folder is None:
        raise NoOptions("its kernel lies inside the recipe")
    data = json.dumps(operator.taps).encode()
    return replace_file(folder / f"kernel-{sha256(data).hexdigest()[:8]}.json", data)


def _fields(part: Part) -> Iterator[str]:
    """The numbers that differ from what the operator or solver has by itself."""
    for name, field in type(part).model_fields.items():
        value: Any = getattr(part, name)
        kind = str(getattr(part, "kind", ""))
        if name == "kind" or value == field.default:
            continue
        called = _NAMES.get((kind, name), name.replace("_", "-"))
        if isinstance(value, Keyframes):
            value = constant(value, called)
        if isinstance(value, bool):
            if value or name != "stop_at_noise":
                raise NoOptions(f"there is no option for its {name}")
            yield "--fit-noise"
        else:
            yield from option(called, value if isinstance(value, str) else number(value))


def _measurement(spec: RestorationSpec, seed: int) -> Iterator[str]:
    if spec.simulated:
        yield "--simulate"
    if spec.noise_sigma:
        yield from option("noise", number(spec.noise_sigma / 2))  # [-1, 1] is 2 wide
    if spec.photons is not None:
        yield from option("photons", number(spec.photons))
    if spec.simulated and spec.noise_seed != seed:
        yield from option("noise-seed", str(spec.noise_seed))


def _solver(spec: RestorationSpec) -> Iterator[str]:
    kind = spec.operator.kind
    if spec.solver.kind != solvers_for(kind)[0]:
        yield from option("solver", spec.solver.kind)
    said = list(_fields(spec.solver))
    if spec.solver.kind == "dps":  # what `restore` takes by itself follows from the operator
        size = constant(spec.solver.step_size, "step-size")
        said = [word for word in said if word == "--fit-noise"]
        if size != default_step_size(kind):
            said += option("step-size", number(size))
    yield from said


def _run(recipe: Recipe, known: Known) -> Iterator[str]:
    spec = recipe.restoration
    if recipe.model != known.default_model:
        yield from option("model", recipe.model)
    if recipe.label is not None:
        yield from option("label", str(recipe.label))
    if spec is not None and recipe.steps != default_steps(spec.solver.kind):
        yield from option("steps", str(recipe.steps))
    yield from option("seed", str(recipe.seed))
    if recipe.count != COUNT:
        yield from option("count", str(recipe.count))
    if recipe.tiles is not None:
        yield "--tiles"
    if recipe.precision != "auto":
        yield from option("precision", recipe.precision)
