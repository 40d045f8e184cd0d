"""The words of the laboratory: names, tool tips, and for each process a sentence on what to see."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def world_names() -> dict[str, str]:
    return {
        "clouds": translate("Lab", "Three clouds"),
        "uneven": translate("Lab", "One large, one small"),
        "two_moons": translate("Lab", "Two moons"),
        "rings": translate("Lab", "Rings"),
        "own": translate("Lab", "My own"),
        "line": translate("Lab", "A line with a potential V(x)"),
    }


def process_names() -> dict[str, str]:
    return {
        "ddpm": translate("Lab", "DDPM (backwards, with noise)"),
        "ddim": translate("Lab", "DDIM (backwards, without)"),
        "forward": translate("Lab", "Forward: data into noise"),
        "langevin": translate("Lab", "Langevin dynamics at one level"),
        "annealed": translate("Lab", "Annealed Langevin dynamics"),
        "predictor_corrector": translate("Lab", "Predictor and corrector"),
    }


def sights() -> dict[str, str]:
    """What to see, by the process."""
    return {
        "ddpm": translate(
            "Lab",
            "Noise flows together into the modes: each step goes along the score and puts fresh"
            " noise in. The contours are the density at the level where the particles are.",
        ),
        "ddim": translate(
            "Lab",
            "The same way without fresh noise: each particle follows one smooth curve, decided by"
            " where it began. With eta 1 it is as noisy as DDPM.",
        ),
        "forward": translate(
            "Lab",
            "Data dissolve: every step shrinks the particles towards 0 and adds noise, until"
            " nothing tells the modes apart. The way back is what the samplers learn.",
        ),
        "langevin": translate(
            "Lab",
            "Particles wander at one noise level. At a low level they stay in the mode where they"
            " began, so the weights come out wrong; turn t down slowly, and they come out right.",
        ),
        "annealed": translate(
            "Lab",
            "Langevin dynamics at falling levels: while there is much noise particles still cross"
            " between modes, so each mode gets its share. Too few steps at a level spoil that.",
        ),
        "predictor_corrector": translate(
            "Lab",
            "A DDPM step down, then a Langevin step at the level that it reached, which mends what"
            " few steps spoil. Watch the divergence fall at each correction.",
        ),
        "line": translate(
            "Lab",
            "A heap of particles falls into the wells of V. The Fokker-Planck equation says how"
            " its density changes; at the end both are Boltzmann's exp(-V / σ²) / Z.",
        ),
        "silent": translate(
            "Lab",
            "Without the noise term the particles only climb: they collapse into the modes, and"
            " the spread of the density is lost.",
        ),
        "measured": translate(
            "Lab",
            "The contours are the exact posterior, given that the point lies near the red line."
            " DPS pulls the particles there by a gradient: near it, and not quite it.",
        ),
        "guided": translate(
            "Lab",
            "The second arrows are what guidance adds to the score. At scale 1 the particles become"
            " the chosen class; beyond it they crowd where that class is least in doubt.",
        ),
        "network": translate(
            "Lab",
            "The red arrows are what the small network believes. Where it has seen no data they"
            " may point anywhere; Fisher's divergence says how far they are from the truth.",
        ),
    }


def names() -> dict[str, str]:
    """The words beside each field."""
    return {
        "world": translate("Lab", "World"),
        "formula": translate("Lab", "V(x)"),
        "weight": translate("Lab", "Weight"),
        "label_of": translate("Lab", "Its label"),
        "process": translate("Lab", "Process"),
        "steps": translate("Lab", "Steps"),
        "count": translate("Lab", "Particles"),
        "each": translate("Lab", "At a level"),
        "step_size": translate("Lab", "Step size"),
        "snr": translate("Lab", "Correction"),
        "eta": translate("Lab", "Eta"),
        "t": translate("Lab", "Level t"),
        "sigma": translate("Lab", "σ"),
        "dt": translate("Lab", "Time step"),
        "label": translate("Lab", "Towards"),
        "guidance_scale": translate("Lab", "Scale"),
        "angle": translate("Lab", "Direction"),
        "y": translate("Lab", "Measured y"),
        "noise_sigma": translate("Lab", "Noise of y"),
        "pull": translate("Lab", "DPS step"),
        "pace": translate("Lab", "Speed"),
    }


def group_titles() -> dict[str, str]:
    """The headings over the groups of settings."""
    return {
        "world": translate("Lab", "World"),
        "process": translate("Lab", "Process"),
        "leading": translate("Lab", "Where it is led"),
        "views": translate("Lab", "What is drawn"),
        "network": translate("Lab", "A network that learns"),
    }


def tips() -> dict[str, str]:
    """What each field does, what too much and too little look like, and its default."""
    return {
        **_tips_of_worlds(),
        **_tips_of_processes(),
        **_tips_of_steps(),
        **_tips_of_leading(),
    }


def _tips_of_worlds() -> dict[str, str]:
    return {
        "world": translate(
            "Lab",
            "The density that the particles are to find. In the plane: double-click puts a mode,"
            " drag moves it, its squares size it, its circle turns it.\n\nModes far apart are hard"
            " for Langevin dynamics; thin ones want many steps.\n\nDefault: three clouds.",
        ),
        "formula": translate(
            "Lab",
            "The potential over -3 to 3, of x, numbers, + - * / ** and sin, cos, exp, abs, sqrt,"
            " log, tanh. Enter takes it.\n\nToo flat: the particles drift off. Too steep: they"
            " overshoot, unless the time step is small.\n\nDefault: (x**2 - 1)**2, two wells.",
        ),
        "weight": translate(
            "Lab",
            "How much of the data the chosen mode has beside the others.\n\n0: none of it. Large:"
            " nearly all particles are to end there.\n\nDefault: 1, as much as another.",
        ),
        "label_of": translate(
            "Lab",
            "The class of the chosen mode, towards which guidance can lead. Modes of one class are"
            " led to together.\n\nDefault: a new mode is a class of its own.",
        ),
    }


def _tips_of_processes() -> dict[str, str]:
    return {
        "process": translate(
            "Lab",
            "The rule that moves the particles: the same that make the pictures.\n\nDefault: DDPM.",
        ),
        "steps": translate(
            "Lab",
            "How many steps the process has.\n\nToo few: the particles stay blurred or lie in"
            " clumps. Too many: the same, more slowly.\n\nDefault: 200; 1000 on a line.",
        ),
        "count": translate(
            "Lab",
            "How many particles.\n\nFew: the histogram is chance. Many: each step takes"
            " longer.\n\nDefault: 5000.",
        ),
        "each": translate(
            "Lab",
            "How many of the steps are taken at each noise level.\n\nToo few: the particles have"
            " no time to spread there. Too many: few levels are left.\n\nDefault: 10.",
        ),
        "t": translate(
            "Lab",
            "The noise level at which Langevin dynamics stays. Turned while it plays, it is"
            " annealing by hand.\n\nToo low: particles do not cross from one mode to another. Too"
            " high: there is one cloud, and no modes to tell.\n\nDefault: 100; 999 is almost only"
            " noise, 0 almost none.",
        ),
        "pace": translate(
            "Lab",
            "Steps between two frames on the screen, of which there are sixty a second.\n\nFew:"
            " each step is seen. Many: the end is reached soon, and it jumps.\n\nDefault: 1.",
        ),
    }


def _tips_of_steps() -> dict[str, str]:
    return {
        "step_size": translate(
            "Lab",
            "How far a Langevin step goes, beside the noise's variance. It acts at the next step."
            "\n\nToo small: nothing seems to move. Too large: the cloud grows too wide, and from 2"
            " on it flies apart.\n\nDefault: 0.1.",
        ),
        "snr": translate(
            "Lab",
            "The ratio of score to noise in the correcting step.\n\nToo small: it mends nothing."
            " Too large: the particles stay noisy.\n\nDefault: 0.16.",
        ),
        "eta": translate(
            "Lab",
            "Fresh noise in DDIM's steps.\n\n0: none, the beginning alone decides. 1: as much as"
            " DDPM, which with few steps leaves the particles too wide.\n\nDefault: 0.",
        ),
        "sigma": translate(
            "Lab",
            "The strength of the noise: temperature is its square.\n\nSmall: particles cannot leave"
            " a well. Large: the wells hardly matter.\n\nDefault: 0.7.",
        ),
        "dt": translate(
            "Lab",
            "Time of one step.\n\nToo small: nothing seems to move. Too large: the particles"
            " overshoot and no longer agree with the equation, which is stable for"
            " any.\n\nDefault: 0.005.",
        ),
    }


def _tips_of_leading() -> dict[str, str]:
    return {
        "label": translate(
            "Lab", "The class of modes towards which guidance leads.\n\nDefault: all modes."
        ),
        "guidance_scale": translate(
            "Lab",
            "How strongly it leads.\n\nToo little: at 0 it does not lead, and all modes are found."
            " Too much: the particles crowd far away from the other classes, denser than the class"
            " itself is.\n\nDefault: 1, exactly to the class.",
        ),
        "angle": translate(
            "Lab",
            "The direction a of the measurement y = a · x, in degrees. What lies across it stays"
            " unknown.\n\n0: x is measured. 90: y is.\n\nDefault: 0.",
        ),
        "y": translate(
            "Lab",
            "What was measured; the red circle can be dragged as well.\n\nToo small or too large,"
            " far from all modes: the posterior lies where hardly any data are.\n\nDefault: 0.5.",
        ),
        "noise_sigma": translate(
            "Lab",
            "The deviation of the noise in y.\n\nSmall: the posterior is a thin line. Large: y says"
            " hardly anything.\n\nDefault: 0.1.",
        ),
        "pull": translate(
            "Lab",
            "How hard DPS pulls towards the line.\n\nToo small: the particles ignore y. Too large:"
            " they jump across it and never settle.\n\nDefault: 0.05.",
        ),
    }


def rule_legend() -> tuple[str, ...]:
    return (
        translate("Lab", "Fokker-Planck: the density now"),
        translate("Lab", "Boltzmann: where it leads"),
        translate("Lab", "Langevin particles, counted"),
        translate("Lab", "V(x), on a scale of its own"),
    )


def plane_legend() -> dict[str, str]:
    """What each colour of the plane is."""
    return {
        "density": translate("Lab", "lines of equal density"),
        "score": translate("Lab", "score"),
        "guidance": translate("Lab", "what guidance adds to it"),
        "believed": translate("Lab", "the network's score"),
        "measured": translate("Lab", "measured, ± its noise"),
        "particles": translate("Lab", "particles"),
    }


def curve_names() -> dict[str, str]:
    return {
        "divergence": translate("Lab", "KL from the truth (nats)"),
        "discrepancy": translate("Lab", "MMD from the truth"),
        "boltzmann": translate("Lab", "Distance from Boltzmann"),
        "loss": translate("Lab", "Network's loss"),
        "fisher": translate("Lab", "Fisher divergence"),
        "step": translate("Lab", "step"),
        "training_step": translate("Lab", "training step"),
    }


def boxes() -> dict[str, tuple[str, str]]:
    """The words beside each box to tick, what it does, and whether it is ticked by itself."""
    return _boxes_of_the_process() | _boxes_of_views()


def _boxes_of_the_process() -> dict[str, tuple[str, str]]:
    return {
        "noise": (
            translate("Lab", "The noise term"),
            translate(
                "Lab",
                "Whether each step's noise is put in. Without the noise, particles collapse"
                " into the modes.\n\nDefault: on.",
            ),
        ),
        "measured": (
            translate("Lab", "Measure y = a · x"),
            translate(
                "Lab",
                "Let one number be known of the point: it then lies near a line. The exact"
                " posterior is drawn, and DPS leads the particles there.\n\nDefault: off.",
            ),
        ),
        "learn": (
            translate("Lab", "Train a network"),
            translate(
                "Lab",
                "Let a small network learn the score from draws of this world, while you"
                " watch. Untick it to hold.\n\nToo short: its arrows are wrong where data are rare."
                " Longer gains ever less.\n\nDefault: off.",
            ),
        ),
        "network": (
            translate("Lab", "Use its score"),
            translate(
                "Lab",
                "Move the particles by what the network believes, instead of the exact score;"
                " its field is drawn beside the true one. It has to be trained first.\n\nDefault:"
                " off.",
            ),
        ),
    }


def _boxes_of_views() -> dict[str, tuple[str, str]]:
    return {
        "contours": (
            translate("Lab", "Contours"),
            translate(
                "Lab", "Lines of equal density, at the shown noise level.\n\nDefault: drawn."
            ),
        ),
        "arrows": (
            translate("Lab", "Score"),
            translate("Lab", "Where the density rises: the score, as arrows.\n\nDefault: drawn."),
        ),
        "trails": (
            translate("Lab", "Trails"),
            translate("Lab", "The ways that a few particles came.\n\nDefault: drawn."),
        ),
        "histograms": (
            translate("Lab", "Counts"),
            translate(
                "Lab",
                "How many particles have which x and which y, as bars at the edges, beside the"
                " densities that they are to have, as lines.\n\nDefault: drawn.",
            ),
        ),
    }
