"""The options that say what to make, for every command that makes pictures."""

from __future__ import annotations

from pathlib import Path

import click

from diffusion_studio.cli.option_group import Command, give_options

MAX_SCALE = 1000  # as in `recipe`, which takes long to import

_OPTIONS = [
    click.option("--model", "-m", help="A starter's name (models list), or a path to a model."),
    click.option("--label", "-l", help="What to make: a name or an index (models show)."),
    click.option(
        "--sampler",
        type=click.Choice(
            ["ddim", "ddpm", "dpm-solver-2m", "annealed-langevin", "predictor-corrector"]
        ),
        help="ddim: deterministic, good from 25 steps. ddpm: fresh noise at every step, for 250 and"
        " more. dpm-solver-2m: deterministic, good from 10. annealed-langevin: 5 noisy steps at"
        " every level, for 500 and more. predictor-corrector: ddpm with a corrector, for 100 and"
        " more.",
    ),
    click.option("--steps", type=int, help="How many denoising steps; more is finer, and slower."),
    click.option(
        "--eta",
        type=click.FloatRange(0, 1),
        help="Noise added at DDIM's steps: 0 none, 1 as much as DDPM.",
    ),
    click.option(
        "--corrections",
        type=click.IntRange(1, 100),
        help="Steps at each noise level with annealed-langevin or predictor-corrector: more settle"
        " better there, and leave fewer levels for the same --steps. 5 and 2 unless given.",
    ),
    click.option(
        "--langevin-step",
        type=click.FloatRange(0, 1, min_open=True),
        help="annealed-langevin's step, in parts of the noise's variance: 0.1 unless given; much"
        " less does not arrive, much more stays noisy.",
    ),
    click.option(
        "--snr",
        type=click.FloatRange(0, 1, min_open=True),
        help="predictor-corrector's step, as the ratio of what the score moves to what the noise"
        " does: 0.16 unless given; more is coarser, less changes nothing.",
    ),
    click.option(
        "--guidance-scale",
        type=click.FloatRange(-MAX_SCALE, MAX_SCALE),
        help="How strongly to lead towards the label (classifier-free guidance): 1 is the plain"
        " model, 2 to 4 is clearer, much more is exaggerated. Every step takes two network calls.",
    ),
    click.option(
        "--guidance-interval",
        type=(float, float),
        metavar="START END",
        help="Guide in this part of the run alone, in shares of it: 0.2 0.7.",
    ),
    click.option(
        "--guidance-rescale",
        type=click.FloatRange(0, 1),
        help="Draw strong guidance back to the contrast of the unguided picture: 0 not, 1 wholly.",
    ),
    click.option(
        "--dynamic-threshold",
        type=click.FloatRange(0.5, 1),
        help="Instead of clipping x_0, scale it so that this share of its values fits: 0.995.",
    ),
    click.option(
        "--unconditional-model",
        help="Another model for the half without a label, where the model has no null label.",
    ),
    click.option(
        "--classifier-scale",
        type=click.FloatRange(-MAX_SCALE, MAX_SCALE),
        help="How strongly a classifier leads towards the label, where the model has one: 0 not"
        " at all, 1 as Bayes' rule has it. Both guidances go together.",
    ),
    click.option(
        "--classifier-interval",
        type=(float, float),
        metavar="START END",
        help="Let the classifier lead in this part of the run alone.",
    ),
    click.option(
        "--classifier", help="The classifier's folder or file; without it the one beside the model."
    ),
    click.option(
        "--seed",
        type=int,
        help="The noise to start from. Picture n has seed + n. Without it, a new one every time;"
        " the file's name says which.",
    ),
    click.option("--count", "-n", type=int, help="How many pictures, made together."),
    click.option(
        "--size",
        metavar="WIDTHxHEIGHT",
        help="Make pictures larger than the model's, by overlapping tiles that are sampled together"
        " (128x64, for example). Each tile is a network call more a step.",
    ),
    click.option(
        "--precision",
        type=click.Choice(["auto", "float32", "bfloat16"]),
        help="How the network calculates; auto takes bfloat16 where that is fast.",
    ),
    click.option(
        "--recipe",
        "recipe_file",
        type=click.Path(path_type=Path),
        help="Make what a recipe says: a JSON file, or a picture made here. What else stands on the"
        " line overrules it.",
    ),
    click.option(
        "--device",
        default="auto",
        metavar="auto|cpu|cuda|mps",
        help="Where to calculate; auto takes the fastest there is.",
    ),
]


def recipe_options(command: Command) -> Command:
    """Give a command the options of `request.Wanted`, --recipe and --device."""
    return give_options(command, _OPTIONS)
