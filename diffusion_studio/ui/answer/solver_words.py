"""The words of the comparison of solvers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from diffusion_studio.recipe import Recipe
from diffusion_studio.restoration_specs import SOLVERS
from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.restore.words import OPERATORS as OPERATOR_SAYINGS
from diffusion_studio.ui.restore.words import SOLVERS as SOLVER_SAYINGS

translate = QCoreApplication.translate


def outcome_name(name: str) -> str:
    """What a solver, a baseline, or what stands beside them is called."""
    if name in SOLVERS:
        return SOLVER_SAYINGS[name].name
    names = {
        "measurement": translate("Answer", "y"),
        "truth": translate("Answer", "Truth"),
        "pseudo-inverse": translate("Answer", "A⁺ y"),
        "wiener": translate("Answer", "Wiener filter"),
        "richardson-lucy": translate("Answer", "Richardson-Lucy"),
        "biharmonic": translate("Answer", "Biharmonic"),
        "telea": "Telea",
        "biharmonic, denoised": translate("Answer", "Biharmonic, denoised"),
        "edges": translate("Answer", "Edge values"),
        "total-variation": translate("Answer", "Total variation"),
        "non-local-means": translate("Answer", "Non-local means"),
        "bicubic": translate("Answer", "Bicubic"),
        "filtered-back-projection": translate("Answer", "Filtered back-projection"),
        "grey": translate("Answer", "Grey"),
    }
    return names.get(name, name)


def plain_name(name: str) -> str:
    """The same for a file: in letters that every font has, whatever the window's language."""
    return {"pigdm": "PiGDM", "measurement": "y"}.get(name) or (
        SOLVER_SAYINGS[name].source if name in SOLVERS else name
    )


def solver_about(kind: str) -> str:
    """A sentence or two about a solver, for its tool tip."""
    return SOLVER_SAYINGS[kind].about


def base_words(base: Recipe) -> str:
    """Which restoration is compared, e.g. "Inpainting · noise 5 % · seed 7"."""
    spec = base.restoration
    if spec is None:
        return ""
    parts = [
        OPERATOR_SAYINGS[spec.operator.kind].name,
        translate("Answer", "noise {share} %").format(share=number(50 * spec.noise_sigma, 1)),
        translate("Answer", "seed {seed}").format(seed=base.seed),
    ]
    if not spec.simulated:
        parts.append(translate("Answer", "truth not known"))
    return " · ".join(parts)


def column_title(column: str) -> str:
    """The heading of a column of the table."""
    titles = {
        "name": translate("Answer", "Solver"),
        "steps": translate("Answer", "Steps"),
        "psnr": translate("Answer", "PSNR"),
        "ssim": translate("Answer", "SSIM"),
        "sample_psnr": translate("Answer", "PSNR each"),
        "chi_squared": "χ²",
        "spread": translate("Answer", "Spread"),
        "within": translate("Answer", "Within 5–95 %"),
        "seconds": translate("Answer", "Seconds"),
        "calls": translate("Answer", "Calls"),
    }
    return titles[column]


def column_tip(column: str) -> str:
    """What a column says, and which numbers are good."""
    tips = {
        "name": translate(
            "Answer", "The solvers, and below them what is made without a model, to compare."
        ),
        "steps": translate("Answer", "How many noise levels the solver went through."),
        "psnr": translate(
            "Answer",
            "Likeness to the truth, in dB, of the samples' mean; more is nearer. It rewards blur,"
            " so look at χ² and the spread too.",
        ),
        "ssim": translate("Answer", "Likeness of structure to the truth, of the mean; 1 is equal."),
        "sample_psnr": translate(
            "Answer",
            "Likeness to the truth of a sample, on average. True samples of the posterior lie 3 dB"
            " below their mean.",
        ),
        "chi_squared": translate(
            "Answer",
            "|y - A x|² / (m σ²): 1 is right; towards 0 noise is taken for detail; far above 1 y is"
            " not explained.",
        ),
        "spread": translate(
            "Answer",
            "The samples' standard deviation, in per cent of the full range. Too small and the"
            " solver is surer than it may be: compare it with the others', and look to the right.",
        ),
        "within": translate(
            "Answer",
            "How much of the truth lies between 5 and 95 % of the samples: 90 % is right for many"
            " samples, 70 % for 8, 54 % for 4. Less means that the solver is too sure.",
        ),
        "seconds": translate("Answer", "What the solver took here, for all samples together."),
        "calls": translate("Answer", "How often the network was asked."),
    }
    return tips[column]
