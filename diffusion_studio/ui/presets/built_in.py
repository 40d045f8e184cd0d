"""The presets that come with the program."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtCore import QCoreApplication

from diffusion_studio.laboratory import rings, uneven
from diffusion_studio.ui.command import QT_TRANSLATE_NOOP
from diffusion_studio.ui.presets.preset import Preset

translate = QCoreApplication.translate

_WHOLE = {"eta": 0.0, "guidance_interval": None, "dynamic_threshold": None, "rescale": 0.0}

_UNEVEN = [asdict(mode) for mode in uneven()]
_RINGS = [asdict(mode) for mode in rings()]

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
    Preset(
        task="interpolate",
        name=QT_TRANSLATE_NOOP("Presets", "A quick row"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "Six pictures from end to end along the arc: to see in seconds whether two ends have"
            " a way between them worth a longer film.",
        ),
        values={"shape": "line", "mix": "spherical", "columns": 6},
    ),
    Preset(
        task="interpolate",
        name=QT_TRANSLATE_NOOP("Presets", "Smooth film"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "Sixteen pictures with the same noise for all, for a film that goes there and back"
            " without jumps. It takes as long as sixteen pictures.",
        ),
        values={"shape": "line", "mix": "spherical", "columns": 16, "same_noise": True},
    ),
    Preset(
        task="lab",
        name=QT_TRANSLATE_NOOP("Presets", "Stuck in a mode"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "Langevin dynamics at little noise with two modes far apart: particles stay where they"
            " began, and the shares come out wrong.",
        ),
        values={
            "world": "uneven",
            "setup": {"world": _UNEVEN, "process": "langevin", "steps": 1000, "formula": ""},
            "dials": {"t": 100, "step_size": 0.1, "line": None, "label": None, "noise": True},
        },
    ),
    Preset(
        task="lab",
        name=QT_TRANSLATE_NOOP("Presets", "Few steps, and mended"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "Rings in 60 steps, each mended by Langevin steps at its level. Choose DDPM with as"
            " many to see what the corrector does.",
        ),
        values={
            "world": "rings",
            "setup": {
                "world": _RINGS,
                "process": "predictor_corrector",
                "steps": 60,
                "each": 3,
                "formula": "",
            },
            "dials": {"snr": 0.16, "line": None, "label": None, "noise": True},
        },
    ),
    Preset(
        task="lab",
        name=QT_TRANSLATE_NOOP("Presets", "Two wells"),
        about=QT_TRANSLATE_NOOP(
            "Presets",
            "A line with a double well, where particles and the Fokker-Planck equation go the same"
            " way to Boltzmann's density. Turn the noise down to see them caught.",
        ),
        values={
            "world": "line",
            "setup": {"formula": "(x**2 - 1)**2", "steps": 1000},
            "dials": {"sigma": 0.7, "dt": 0.005, "noise": True},
        },
    ),
)


def shown_name(preset: Preset) -> str:
    """Its name, for those of the program in the window's language."""
    return translate("Presets", preset.name) if preset in BUILT_IN else preset.name


def shown_about(preset: Preset) -> str:
    """The same of its sentence."""
    return translate("Presets", preset.about) if preset in BUILT_IN else preset.about
