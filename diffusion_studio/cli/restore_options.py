"""The options of `diffusion-studio restore`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from diffusion_studio.cli.option_group import Command, give_options

# As in `restoration_specs`, which takes long to import; a test compares them.
OPERATORS = [
    *("inpainting", "outpainting", "gaussian-blur", "motion-blur", "kernel", "downsampling"),
    *("denoising", "radon", "colourisation", "compressed-sensing", "high-dynamic-range"),
    *("jpeg", "phase-retrieval"),
]
SOLVERS = ["daps", "dps", "diffpir", "mmps", "pigdm", "ddrm", "replacement"]

_ALSO = {
    "inpaint": "inpainting",
    "outpaint": "outpainting",
    "super-resolution": "downsampling",
    "denoise": "denoising",
    "tomography": "radon",
    "colorize": "colourisation",
    "replace": "replacement",
}
"""What tasks and solvers are called as well, for those who know them so."""


class _Named(click.Choice[str]):
    """A choice that also goes by the names in `_ALSO`, which the help does not list."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(_ALSO.get(value, value), param, ctx)


_OPTIONS = [
    click.option(
        "--operator",
        "--task",
        type=_Named(OPERATORS),
        help="What was done to the picture; inpaint, super-resolution, denoise, tomography and the"
        " like are known too.",
    ),
    click.option(
        "--simulate",
        is_flag=True,
        help="The picture is whole: damage it here, restore it, and say how near that came.",
    ),
    click.option(
        "--fit", is_flag=True, help="Cut the largest square from the middle, and scale it to fit."
    ),
    click.option(
        "--tiles",
        is_flag=True,
        help="Restore all of a picture that is larger than the model's, by overlapping tiles that"
        " are sampled together. A step is then as many network calls as there are tiles.",
    ),
    click.option(
        "--noise",
        type=click.FloatRange(0, 1),
        default=0.0,
        show_default=True,
        help="The noise in the measurement, its standard deviation as a share of the full range:"
        " 0.02 is 2 %.",
    ),
    click.option(
        "--photons",
        type=float,
        help="How many meet a white pixel, if light was so faint: Poisson noise, upon the other.",
    ),
    click.option(
        "--solver",
        type=_Named(["auto", *SOLVERS]),
        default="auto",
        show_default=True,
        help="What restores; auto takes the best for the operator. daps: samples, nothing to tune."
        " dps: any operator, by gradients, slow. diffpir: quick. mmps: large holes.",
    ),
    click.option("--model", "-m", help="A starter's name (models list), or a path to a model."),
    click.option("--label", "-l", help="What the picture shows, if that is known."),
    click.option("--steps", type=int, help="How many steps; each solver has its own default."),
    click.option("--seed", type=int, default=0, show_default=True, help="Of the samples' noise."),
    click.option("--noise-seed", type=int, help="Of the simulated noise; --seed if not said."),
    click.option(
        "--count",
        "--samples",
        "-n",
        type=int,
        default=4,
        show_default=True,
        help="How many samples, together.",
    ),
    click.option(
        "--precision",
        type=click.Choice(["auto", "float32", "bfloat16"]),
        help="How the network calculates; auto takes bfloat16 where that is fast.",
    ),
    # of the operators
    click.option(
        "--mask",
        type=click.Path(path_type=Path),
        help="inpainting: a picture that is white where to repaint and black where to keep, or"
        " transparent where to repaint.",
    ),
    click.option(
        "--margins",
        type=(int, int, int, int),
        metavar="LEFT RIGHT TOP BOTTOM",
        help="outpainting: how many pixels are added at each side.",
    ),
    click.option("--sigma", type=float, help="gaussian-blur: its standard deviation in pixels."),
    click.option(
        "--kernel-size", type=int, help="gaussian-blur: beyond how many pixels it is cut off; odd."
    ),
    click.option("--length", type=float, help="motion-blur: the length of the path in pixels."),
    click.option("--angle", type=float, help="motion-blur: its direction in degrees, from right."),
    click.option("--curvature", type=float, help="motion-blur: how many degrees the path turns."),
    click.option(
        "--kernel",
        type=click.Path(path_type=Path),
        help="kernel: a picture of what a point becomes, an odd number of pixels a side, or rows of"
        " numbers as JSON.",
    ),
    click.option("--factor", type=int, help="downsampling: how many times smaller, 2 to 8."),
    click.option(
        "--method",
        type=click.Choice(["bicubic", "bilinear", "average", "nearest"]),
        help="downsampling: how.",
    ),
    click.option("--angles", type=int, help="radon: from how many directions."),
    click.option("--arc", type=float, help="radon: within how many degrees, up to 180."),
    click.option("--share", type=float, help="compressed-sensing: measurements per pixel, 0 to 1."),
    click.option("--drawn-by", type=int, help="compressed-sensing: the measurements' own seed."),
    click.option("--gain", type=float, help="high-dynamic-range: exposed how many times too long."),
    click.option("--quality", type=int, help="jpeg: 1 (coarse) to 100 (fine)."),
    click.option("--oversampling", type=float, help="phase-retrieval: how much larger the frame."),
    # of the solvers
    click.option(
        "--step-size",
        type=float,
        help="dps: how strongly y pulls, as published for 1000 steps (0.3 to 1).",
    ),
    click.option(
        "--fit-noise",
        is_flag=True,
        default=None,
        help="dps: do not leave a picture alone that explains y as well as its noise allows.",
    ),
    click.option("--zeta", type=float, help="diffpir: 0.1 is detailed, 1 is faithful and smooth."),
    click.option("--weight", type=float, help="diffpir: how much the model counts beside y."),
    click.option("--solver-steps", type=int, help="mmps: steps of conjugate gradients a level."),
    click.option("--eta", type=float, help="ddrm: how much of its noise is renewed, 0 to 1."),
    click.option("--travel-times", type=int, help="replacement: how often each part is gone."),
    click.option("--travel-length", type=int, help="replacement: steps of such a part."),
]


def restore_options(command: Command) -> Command:
    """Give a command the options of `restore_request.WantedRestoration`."""
    return give_options(command, _OPTIONS)
