"""What a restoration would begin with: y alone, of the model no more than its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffusion_studio.commands import MakeBaselines, Measure
from diffusion_studio.engine.fidelity import psnr, ssim
from diffusion_studio.engine.preview import to_pictures
from diffusion_studio.engine.tiling import sized
from diffusion_studio.events import Baseline, BaselinesMade, MeasurementMade
from diffusion_studio.models import describe, locate
from diffusion_studio.recipe import Recipe

if TYPE_CHECKING:
    from diffusion_studio.engine.build_restoration import Problem


def problem_of(recipe: Recipe) -> Problem:
    """The measurement that a recipe speaks of, on the CPU. ValueError or ModelError, in one
    sentence, where there is none. No weights are read."""
    if recipe.restoration is None:
        raise ValueError("This recipe restores nothing; choose a picture and what was done to it.")
    from diffusion_studio.engine.build_restoration import problem_for

    return problem_for(recipe.restoration, sized(describe(locate(recipe.model)), recipe), "cpu")


def measurement(request: str, recipe: Recipe) -> MeasurementMade:
    """y of a recipe's restoration. Raises as `problem_of` does."""
    from diffusion_studio.engine.build_restoration import shown

    problem = problem_of(recipe)
    return MeasurementMade(
        request, shown(problem.measurement), problem.truth, problem.expected_residual
    )
