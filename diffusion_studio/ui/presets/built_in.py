"""The presets that come with the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP
from diffusion_studio.ui.presets.preset import Preset

translate = QCoreApplication.translate

_WHOLE = {"eta": 0.0, "guidance_interval": None, "dynamic_threshold": None, "rescale": 0.0}

BUILT_IN = (
    Preset(
        name=QT_TRANSLATE_NOOP("Presets", "Quick look"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "Four pictures by DPM-Solver++ in 12 steps: a first impression in seconds. Fine detail"
            " may be missing.",
        ),
        values={"sampler": "dpm_solver_2m", "steps": 12, "count": 4},
    ),
    Preset(
        name=QT_TRANSLATE_NOOP("Presets", "Fine"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "DDIM in 150 steps without fresh noise: as finely as more steps still help, and slower"
            " by as much.",
        ),
        values={"sampler": "ddim", "steps": 150, "eta": 0.0},
    ),
    Preset(
        name=QT_TRANSLATE_NOOP("Presets", "Very varied"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "Fresh noise at each of 100 steps and no pull beyond the label itself: pictures differ"
            " most, and some go wrong.",
        ),
        values=_WHOLE | {"sampler": "ddim", "steps": 100, "eta": 1.0, "guidance_scale": 1.0},
    ),
    Preset(
        name=QT_TRANSLATE_NOOP("Presets", "Strongly guided"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "Guidance 6, drawn back to a natural contrast: each picture plainly shows its label,"
            " and all look more alike.",
        ),
        values=_WHOLE | {"sampler": "ddim", "steps": 50, "guidance_scale": 6.0, "rescale": 0.5},
    ),
    Preset(
        name=QT_TRANSLATE_NOOP("Presets", "Guided in the middle"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "Guidance 4 in the middle of the run alone, where it forms the picture: clear, and yet"
            " varied (Kynkäänniemi et al. 2024).",
        ),
        values=_WHOLE
        | {
            "sampler": "ddim",
            "steps": 50,
            "guidance_scale": 4.0,
            "guidance_interval": [0.15, 0.8],
        },
    ),
    Preset(
        task="restore",
        name=QT_TRANSLATE_NOOP("Presets", "Quick look"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "Two samples by DiffPIR in 20 steps: whether it can work at all. Where DiffPIR cannot"
            " undo the damage, the best solver that can takes its place.",
        ),
        values={"solver": "diffpir", "steps": 20, "count": 2},
    ),
    Preset(
        task="restore",
        name=QT_TRANSLATE_NOOP("Presets", "How sure is it?"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "Sixteen samples by DAPS in 100 steps, so that mean and spread say where the picture is"
            " known and where it was guessed.",
        ),
        values={"solver": "daps", "steps": 100, "count": 16},
    ),
    Preset(
        task="restore",
        name=QT_TRANSLATE_NOOP("Presets", "Large holes"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "MMPS with three inner steps, which knows what belongs together across a hole; about"
            " three times the time a step.",
        ),
        values={"solver": "mmps", "solver.solver_steps": 3, "steps": 50, "count": 4},
    ),
    Preset(
        task="restore",
        name=QT_TRANSLATE_NOOP("Presets", "Smooth and near"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "One sample by DiffPIR near the mean of all: closest to the truth by the numbers, with"
            " less detail than a true sample has.",
        ),
        values={"solver": "diffpir", "solver.zeta": 1.0, "steps": 50, "count": 1},
    ),
)


def shown_name(preset: Preset) -> str:
    """Its name, for those of the program in the window's language."""
    return translate("Presets", preset.name) if preset in BUILT_IN else preset.name


def shown_about(preset: Preset) -> str:
    """The same of its sentence."""
    return translate("Presets", preset.about) if preset in BUILT_IN else preset.about
