"""What a restoration would begin with, and what can be had without a model: y, and what classical
methods make of it. Of the model no more than its card is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from diffusion_studio.commands import MakeBaselines, Measure
from diffusion_studio.engine.fidelity import psnr, ssim
from diffusion_studio.engine.preview import to_pictures
from diffusion_studio.engine.tiling import sized
from diffusion_studio.events import Baseline, BaselinesMade, MeasurementMade, Restored
from diffusion_studio.models import describe, locate
from diffusion_studio.recipe import Recipe
from diffusion_studio.sentence import InputError

if TYPE_CHECKING:
    from diffusion_studio.engine.build_restoration import Problem


def answered(
    command: Measure | MakeBaselines, abandoned: Callable[[], bool] = lambda: False
) -> MeasurementMade | BaselinesMade | None:
    """y of a recipe's restoration, or the classical answers to it. Raises as `problem_of` does.

    None where it is `abandoned`, which is asked before each piece of the work.
    """
    if abandoned():
        return None
    from diffusion_studio.engine.build_restoration import shown

    problem = problem_of(command.recipe)
    if isinstance(command, MakeBaselines):
        found = tuple(takewhile(lambda _: not abandoned(), baselines(problem)))
        return None if abandoned() else BaselinesMade(command.request, found)
    picture = shown(problem.measurement, problem.operator)
    return MeasurementMade(command.request, picture, problem.truth, problem.expected_residual)


def problem_of(recipe: Recipe) -> Problem:
    """The measurement that a recipe speaks of, on the CPU. ValueError or ModelError, in one
    sentence, where there is none."""
    if recipe.restoration is None:
        raise InputError("This recipe restores nothing; choose a picture and what was done to it.")
    from diffusion_studio.engine.build_restoration import problem_for

    return problem_for(recipe.restoration, sized(describe(locate(recipe.model)), recipe), "cpu")


def baselines(problem: Problem) -> Iterator[Baseline]:
    """The classical answers to a problem, the best known method first, compared with its truth, if
    it is known. On the CPU, wherever the problem is."""
    import torch

    from diffusion_studio.classical.baselines import baselines_for

    y, truth = problem.measurement.cpu(), problem.truth
    for found in baselines_for(problem.operator, y, problem.noise_sigma):
        x = 2 * found.picture.transpose(2, 0, 1)[None] - 1
        picture = to_pictures(x)[0]
        difference = problem.operator.residual(y, torch.from_numpy(x))
        yield Baseline(
            found.name,
            picture,
            float(torch.linalg.vector_norm(difference)),
            None if truth is None else psnr(picture, truth),
            None if truth is None else ssim(picture, truth),
            found.seconds,
        )


def compared(restored: Restored, problem: Problem) -> Restored:
    """What samples say together, with the best classical answer beside it. Takes up to some
    seconds for a large picture."""
    try:
        best = next(baselines(problem), None)
    except Exception:  # whatever a method makes of a strange measurement: the samples stand
        best = None
    return replace(restored, baseline=best)
