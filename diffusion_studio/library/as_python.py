"""A recipe as a short program that makes the same pictures.

Where the parts of `diffusion_studio.diffusion` say it plainly, the program is made of them, so that
it can be read and changed; any other recipe is built of its fields and goes whole to the engine.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from diffusion_studio.library.command_options import NoOptions
from diffusion_studio.library.names import picture_stem
from diffusion_studio.library.python_recipe import PythonRecipe
from diffusion_studio.library.recipe_file import save_recipe
from diffusion_studio.models import ModelCard
from diffusion_studio.recipe import (
    AnnealedLangevinSpec,
    ClassifierFreeSpec,
    DDIMSpec,
    DDPMSpec,
    DPMSolver2MSpec,
    FromNoise,
    PredictorCorrectorSpec,
    Recipe,
)

LONGEST = 6000  # letters of a recipe that stands in the program itself

_PARTS = '''"""{title}"""

import numpy as np
from PIL import Image

from diffusion_studio.diffusion import {names}
from diffusion_studio.models import fast_denoiser, load, locate

model = load(locate({model!r}))
seeds = {seeds}
noise = SeededNoise(seeds, (model.card.channels, *model.card.size))
steps = sample(
    fast_denoiser(model, {precision!r}),
    {sampler},
    {plan},
    noise.start(),
    noise=noise,{conditions}
    label=model.card.label_index({label!r}),
)
for step in steps:
    print(f"step {{step.k + 1}}", end="\\r")
x = step.state.x.numpy()  # [B, C, H, W] in [-1, 1]
pictures = np.rint(np.clip(x * np.float32(127.5) + np.float32(127.5), 0, 255)).astype(np.uint8)
for seed, picture in zip(seeds, pictures):
    Image.fromarray(picture.transpose(1, 2, 0)).save(f"{subject}-seed{{seed}}.png")
'''

_BUILT = '''"""{title}"""

{imports}

{pictures}recipe = Recipe.build(
{fields}
)
made = make(recipe)
for n, picture in enumerate(made.images):  # uint8 [H, W, 3]
    Image.fromarray(picture).save(f"{subject}-{{n + 1}}.png")
'''
_IMPORTS = (
    "from diffusion_studio.engine.making import make",
    "from diffusion_studio.recipe import Recipe",
)

_READ = '''"""{title}"""

from pathlib import Path

from PIL import Image

from diffusion_studio.engine.making import make
from diffusion_studio.recipe import Recipe

recipe = Recipe.from_json(Path({file!r}).read_text(encoding="utf-8"))
made = make(recipe)
for n, picture in enumerate(made.images):  # uint8 [H, W, 3]
    Image.fromarray(picture).save(f"{subject}-{{n + 1}}.png")
'''


def as_python(recipe: Recipe, card: ModelCard | None, precision: str, folder: Path) -> str:
    """The text of a program that writes the recipe's pictures into the folder it is run in.

    `precision` is what the pictures were made in, or "auto". Pictures that the recipe carries, and
    a recipe that is too long to stand in a program, are written to `folder`, whence the program
    reads them; SaveError where they cannot be.
    """
    if recipe.precision != "auto":
        precision = recipe.precision
    if card is not None and precision in ("float32", "bfloat16") and _plain(recipe, card):
        return _of_parts(recipe, card, precision)
    return _built(recipe, folder)


def _built(recipe: Recipe, folder: Path) -> str:
    """The whole recipe as Python, for the engine; what is as it is by itself is left out."""
    written = PythonRecipe(folder)
    try:
        fields = written.fields(recipe)
    except NoOptions:  # a picture in it is damaged, and the engine is the one to say so
        return _read(recipe, folder)
    if len(fields) > LONGEST:
        return _read(recipe, folder)
    ours = sorted({*_IMPORTS, *(each for each in written.imports if "studio" in each)})
    numpy = sorted(each for each in written.imports if "numpy" in each)
    return _BUILT.format(
        title=_title(recipe),
        imports="\n".join([*numpy, "from PIL import Image", "", *ours]),
        pictures="".join(f"{line}\n" for line in written.lines),
        fields=fields,
        subject=_subject(recipe),
    )


def _read(recipe: Recipe, folder: Path) -> str:
    """A program that reads the recipe, which is too long to stand in it, from its file."""
    digest = sha256(recipe.to_json().encode()).hexdigest()[:8]
    file = save_recipe(folder / f"{picture_stem(recipe)}-{digest}.json", recipe)
    return _READ.format(title=_title(recipe), file=str(file), subject=_subject(recipe))


def _plain(recipe: Recipe, card: ModelCard) -> bool:
    """Whether the parts say it in a few lines: noise, one label, numbers that stay."""
    free, led = recipe.classifier_free, recipe.classifier
    return (
        isinstance(recipe.start, FromNoise)
        and card.channels == 3
        and recipe.restoration is None
        and recipe.tiles is None
        and not recipe.label_changes
        and (free is None or _plain_guidance(free))
        and (led is None or set(led.classifier_scale.values) == {0.0})
        and (led is None or bool(card.labels))
        and (not isinstance(recipe.sampler, DDIMSpec) or recipe.sampler.eta.is_constant)
    )


def _plain_guidance(free: ClassifierFreeSpec) -> bool:
    whole = set(free.interval.values) == {None}
    return free.guidance_scale.is_constant and whole and free.unconditional_model is None


def _of_parts(recipe: Recipe, card: ModelCard, precision: str) -> str:
    sampler, name = _sampler(recipe, card)
    names = {"SeededNoise", "sample", name}
    conditions = ""
    free = recipe.classifier_free
    if free is not None and recipe.label is not None and free.guidance_scale(0) != 1:
        names.add("ClassifierFreeGuidance")
        conditions = f"\n    conditions=[{_guidance(free)}],"
    plan = f"model.schedule.plan({recipe.steps})"
    if isinstance(recipe.sampler, DPMSolver2MSpec):
        plan = f'model.schedule.plan({recipe.steps}, "log_snr")'
    elif isinstance(recipe.sampler, AnnealedLangevinSpec | PredictorCorrectorSpec):
        names.add("staying_plan")
        plan = f'staying_plan(model.schedule, {recipe.steps}, {recipe.sampler.each}, "even")'
    return _PARTS.format(
        title=_title(recipe),
        names=", ".join(sorted(names, key=lambda each: (each.islower(), each))),
        model=recipe.model,
        seeds=list(recipe.seeds),
        precision=precision,
        sampler=sampler,
        plan=plan,
        conditions=conditions,
        label=recipe.label,
        subject=_subject(recipe),
    )


def _guidance(free: ClassifierFreeSpec) -> str:
    fields = [f"{free.guidance_scale(0)!r}"]
    if free.rescale:
        fields.append(f"rescale={free.rescale!r}")
    if free.dynamic_threshold is not None:
        fields.append(f"dynamic_threshold={free.dynamic_threshold!r}")
    return f"ClassifierFreeGuidance({', '.join(fields)})"


def _sampler(recipe: Recipe, card: ModelCard) -> tuple[str, str]:
    """How the sampler is made, and the name that is imported for it."""
    learned = "learned_range" if card.learned_variance else "fixed_small"
    match recipe.sampler:
        case DDIMSpec(eta=eta):
            return f"DDIM(eta={eta(0)!r})", "DDIM"
        case DDPMSpec(variance=variance):
            return f'DDPM("{learned if variance == "auto" else variance}")', "DDPM"
        case AnnealedLangevinSpec(step_size=size):
            return f"AnnealedLangevin({size!r})", "AnnealedLangevin"
        case PredictorCorrectorSpec(snr=snr):
            return f'PredictorCorrector({snr!r}, "{learned}")', "PredictorCorrector"
        case _:
            return "DPMSolver2M()", "DPMSolver2M"


def _title(recipe: Recipe) -> str:
    return f"The pictures {picture_stem(recipe)}, made again."


def _subject(recipe: Recipe) -> str:
    return picture_stem(recipe).partition("-seed")[0]
