"""The words of the Restore panel: what a damage, a solver and their numbers are called, and what
too little and too much of them look like."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Said:
    """A name for the panel and a sentence or two about it: source strings of the context
    "Restore"."""

    source: str
    source_about: str

    @property
    def name(self) -> str:
        return translate("Restore", self.source)

    @property
    def about(self) -> str:
        return translate("Restore", self.source_about)


@dataclass(frozen=True)
class Scale:
    """How a number is moved: the slider's sensible range (the box takes all of the spec's), the
    decimals, the step and what it is counted in."""

    low: float
    high: float
    decimals: int = 0
    step: float = 1.0
    unit: str = ""


SCALES = {
    "left": Scale(0, 64, unit=" px"),
    "right": Scale(0, 64, unit=" px"),
    "top": Scale(0, 64, unit=" px"),
    "bottom": Scale(0, 64, unit=" px"),
    "sigma": Scale(0.1, 8, 2, 0.1, " px"),
    "size": Scale(3, 61, step=2, unit=" px"),
    "length": Scale(1, 31, 1, 0.5, " px"),
    "angle": Scale(-90, 90, 0, 1, "°"),
    "curvature": Scale(-180, 180, 0, 5, "°"),
    "factor": Scale(2, 8, unit="×"),
    "angles": Scale(1, 60),
    "arc": Scale(10, 180, 0, 5, "°"),
    "share": Scale(0.05, 1, 2, 0.05),
    "seed": Scale(0, 100),
    "gain": Scale(1, 8, 1, 0.1, "×"),
    "quality": Scale(1, 60),
    "oversampling": Scale(1, 4, 1, 0.5, "×"),
    "step_size": Scale(0, 2, 2, 0.05),
    "zeta": Scale(0, 1, 2, 0.05),
    "weight": Scale(0.1, 10, 2, 0.1),
    "solver_steps": Scale(1, 6),
    "eta": Scale(0, 1, 2, 0.05),
    "travel_times": Scale(1, 10),
    "travel_length": Scale(1, 20),
}
"""By the field's name in its spec."""


OPERATORS = {
    "inpainting": Said(
        QT_TRANSLATE_NOOP("Restore", "Missing parts (inpainting)"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "What the mask covers is unknown and is made anew; every other pixel stays as it"
            " is, bit for bit, as long as the noise is 0.",
        ),
    ),
    "outpainting": Said(
        QT_TRANSLATE_NOOP("Restore", "Beyond the edges (outpainting)"),
        QT_TRANSLATE_NOOP(
            "Restore", "The picture goes on beyond its edges, by so many pixels a side."
        ),
    ),
    "gaussian_blur": Said(
        QT_TRANSLATE_NOOP("Restore", "Gaussian blur"),
        QT_TRANSLATE_NOOP("Restore", "Out of focus: every point became a soft round spot."),
    ),
    "motion_blur": Said(
        QT_TRANSLATE_NOOP("Restore", "Motion blur"),
        QT_TRANSLATE_NOOP("Restore", "The camera moved: every point became a line or an arc."),
    ),
    "kernel": Said(
        QT_TRANSLATE_NOOP("Restore", "Blur of any shape"),
        QT_TRANSLATE_NOOP(
            "Restore", "Draw what a bright point became, or open a picture of it (the kernel)."
        ),
    ),
    "downsampling": Said(
        QT_TRANSLATE_NOOP("Restore", "Too small (super-resolution)"),
        QT_TRANSLATE_NOOP("Restore", "The picture was made smaller, and its details are lost."),
    ),
    "denoising": Said(
        QT_TRANSLATE_NOOP("Restore", "Noise"),
        QT_TRANSLATE_NOOP("Restore", "The picture is whole but noisy; say below how much."),
    ),
    "radon": Said(
        QT_TRANSLATE_NOOP("Restore", "Tomography"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "Only shadows of the picture from some directions are known (a sinogram).",
        ),
    ),
    "colourisation": Said(
        QT_TRANSLATE_NOOP("Restore", "Grey (colourisation)"),
        QT_TRANSLATE_NOOP("Restore", "Only the brightness is known; many colourings explain it."),
    ),
    "compressed_sensing": Said(
        QT_TRANSLATE_NOOP("Restore", "Random measurements"),
        QT_TRANSLATE_NOOP("Restore", "Compressed sensing: a few random sums of pixels are known."),
    ),
    "high_dynamic_range": Said(
        QT_TRANSLATE_NOOP("Restore", "Overexposed"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "The brightest and the darkest parts were clipped. Not linear: for DAPS and DPS.",
        ),
    ),
    "jpeg": Said(
        QT_TRANSLATE_NOOP("Restore", "JPEG"),
        QT_TRANSLATE_NOOP(
            "Restore", "Blocks and rings of strong compression. Not linear: for DAPS and DPS."
        ),
    ),
    "phase_retrieval": Said(
        QT_TRANSLATE_NOOP("Restore", "Phase retrieval"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "Only the strength of the Fourier transform is known. The hardest of all, and not"
            " linear: for DAPS and DPS.",
        ),
    ),
}
"""What may have happened to the picture, in the order of the list."""


SOLVERS = {
    "daps": Said(
        "DAPS",
        QT_TRANSLATE_NOOP(
            "Restore",
            "Samples that vary as they should, with nothing to tune. One network call a step,"
            " never back through the network. With fewer than 25 steps grain is left over.",
        ),
    ),
    "diffpir": Said(
        "DiffPIR",
        QT_TRANSLATE_NOOP(
            "Restore",
            "Quick: one network call a step and no gradient. The slider leads from detailed to"
            " smooth.",
        ),
    ),
    "mmps": Said(
        "MMPS",
        QT_TRANSLATE_NOOP(
            "Restore",
            "Knows which pixels belong together: for large holes. Goes back through the"
            " network, about three times the time a step or more.",
        ),
    ),
    "dps": Said(
        "DPS",
        QT_TRANSLATE_NOOP(
            "Restore",
            "The classic, for any damage, even one that is not linear. Needs many steps, each"
            " back through the network: about three times the time.",
        ),
    ),
    "pigdm": Said(
        "ΠGDM",
        QT_TRANSLATE_NOOP(
            "Restore",
            "MMPS with a single number for all that is uncertain: quicker, less exact. Goes"
            " back through the network once a step.",
        ),
    ),
    "ddrm": Said(
        "DDRM",
        QT_TRANSLATE_NOOP(
            "Restore", "An answer in 20 network calls. Its samples vary less than they should."
        ),
    ),
    "replacement": Said(
        QT_TRANSLATE_NOOP("Restore", "Replacement"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "Pastes in what is known at every step, as most programs do. Seams may show; going"
            " back and forth in time mends them.",
        ),
    ),
}
"""What finds the picture again: what each needs, and what it costs."""


METHODS = {
    "bicubic": QT_TRANSLATE_NOOP("Restore", "Bicubic"),
    "bilinear": QT_TRANSLATE_NOOP("Restore", "Bilinear"),
    "average": QT_TRANSLATE_NOOP("Restore", "Average of each block"),
    "nearest": QT_TRANSLATE_NOOP("Restore", "Every nth pixel"),
}
"""How a picture was made smaller."""
