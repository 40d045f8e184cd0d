"""One restoration by several solvers: the recipes, and the figures of what they find. No Qt here.

All begin with the same noise (the seeds are the same) and are given the same y, so that what
differs between two of them comes from the solver.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any

from diffusion_studio.recipe import Recipe
from diffusion_studio.restoration_specs import (
    default_sampler,
    default_step_size,
    default_steps,
    solvers_for,
)
from diffusion_studio.ui.answer.answer import Agreement, Answer

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.events import Baseline

QUICK_STEPS = {"dps": 100}
"""What the comparison proposes where a solver's own default would take much longer than others."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A solver that is to take part, and in how many steps."""

    solver: str
    steps: int


def offered(base: Recipe) -> tuple[Wish, ...]:
    """The solvers that fit a recipe's damage, each with the steps to propose; that of the recipe
    keeps its own."""
    spec = base.restoration
    if spec is None:
        return ()
    return tuple(
        Wish(kind, base.steps)
        if kind == spec.solver.kind
        else Wish(kind, QUICK_STEPS.get(kind, default_steps(kind)))
        for kind in solvers_for(spec.operator.kind)
    )


def by_solver(base: Recipe, wish: Wish, count: int) -> Recipe:
    """The recipe with another solver; what the recipe's own solver was set to is kept for that one.
    RecipeError, in a sentence, where it cannot be."""
    spec = base.restoration
    if spec is None:
        raise ValueError("a recipe without a restoration has no solver")
    fields: dict[str, Any] = dict(base) | {"steps": wish.steps, "count": count, "label_changes": ()}
    if wish.solver != spec.solver.kind:
        solver: dict[str, Any] = {"kind": wish.solver}
        if wish.solver == "dps":
            solver["step_size"] = default_step_size(spec.operator.kind)
        fields["restoration"] = dict(spec) | {"solver": solver}
        fields["sampler"] = default_sampler(wish.solver)
    return Recipe.build(**fields)


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a solver, or a baseline, came to. `name` is the solver's kind or the baseline's name.

    Pictures are uint8 [H, W, 3]; PSNR (dB) and SSIM are the mean's, or the baseline's; `spread` and
    `within` are as in `Answer`. None where it is not known, or there is no such thing.
    """

    name: str
    mean: np.ndarray
    sample: np.ndarray | None = None
    std: np.ndarray | None = None  # float32 [H, W], shares of the full range
    steps: int | None = None
    psnr: float | None = None
    ssim: float | None = None
    sample_psnr: float | None = None
    chi_squared: float | None = None
    spread: float | None = None
    within: float | None = None
    seconds: float | None = None
    calls: int | None = None


COLUMNS = (
    *("steps", "psnr", "ssim", "sample_psnr", "chi_squared"),
    *("spread", "within", "seconds", "calls"),
)
"""The figures of an outcome, as a table has them."""


def outcome_of(kind: str, answer: Answer, receipt: dict[str, Any]) -> Outcome:
    """The outcome of a solver's run."""
    near, agreement = answer.restored.fidelity, answer.mean_agreement
    several = len(answer.samples) > 1
    return Outcome(
        name=kind,
        mean=answer.restored.mean,
        sample=answer.samples[0],
        std=answer.restored.std if several else None,
        steps=answer.recipe.steps,
        psnr=None if near is None else near.psnr_of_mean,
        ssim=None if near is None else near.ssim_of_mean,
        sample_psnr=None if near is None else sum(near.psnr) / len(near.psnr),
        chi_squared=None if agreement is None else agreement.chi_squared,
        spread=answer.spread if several else None,
        within=answer.within,
        seconds=receipt.get("seconds"),
        calls=receipt.get("nfe"),
    )


def of_baseline(baseline: Baseline, expected: float) -> Outcome:
    """The outcome of a classical method; `expected` is what the noise in y makes of |y - A x|."""
    return Outcome(
        name=baseline.name,
        mean=baseline.picture,
        psnr=baseline.psnr,
        ssim=baseline.ssim,
        chi_squared=Agreement(baseline.residual, expected).chi_squared,
        seconds=baseline.seconds,
    )


def best_baseline(answer: Answer) -> list[Outcome]:
    """The best classical method of an answer, if there is one."""
    found, expected = answer.restored.baseline, answer.restored.expected_residual
    return [] if found is None else [of_baseline(found, expected)]


def outcomes_csv(outcomes: Iterable[Outcome]) -> str:
    """A table with a row an outcome; what is not known stays empty."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("solver", *COLUMNS))
    for outcome in outcomes:
        values = (getattr(outcome, name) for name in COLUMNS)
        writer.writerow((outcome.name, *("" if v is None else f"{v:.6g}" for v in values)))
    return out.getvalue()


def best(outcomes: Sequence[Outcome], column: str) -> Outcome | None:
    """The outcome whose likeness to the truth is the highest; None where none is known."""
    known = [each for each in outcomes if getattr(each, column) is not None]
    return max(known, key=lambda each: getattr(each, column), default=None)
