"""The words of the Generate panel."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def names() -> dict[str, str]:
    """The words beside each field, by its name."""
    return {
        "model": translate("GeneratePanel", "Model"),
        "sampler": translate("GeneratePanel", "Sampler"),
        "steps": translate("GeneratePanel", "Steps"),
        "eta": translate("GeneratePanel", "Eta"),
        "each": translate("GeneratePanel", "At a level"),
        "step_size": translate("GeneratePanel", "Step size"),
        "seed": translate("GeneratePanel", "Seed"),
        "count": translate("GeneratePanel", "Pictures"),
        "size_": translate("GeneratePanel", "Size"),
        "precision": translate("GeneratePanel", "Precision"),
    }


def tips() -> dict[str, str]:
    """What each field does, what too much and too little look like, and its default."""
    return _tips_of_steps() | _tips_of_pictures()


def _tips_of_steps() -> dict[str, str]:
    return {
        "model": translate(
            "GeneratePanel",
            "The network that makes the pictures. Choose one, or open your own from disk.",
        ),
        "sampler": translate(
            "GeneratePanel",
            "The rule by which noise becomes a picture.\n\nDDIM: few steps, repeatable. DDPM: fresh"
            " noise in each step, wants many (250 or more). DPM-Solver++: the fewest, 10 to"
            " 20. Annealed Langevin: wanders at each noise level before it leaves it, wants 500 and"
            " more. Predictor-corrector: DDPM with such a wandering step after each of its own,"
            " from 100.\n\nDefault: the model's own.",
        ),
        "steps": translate(
            "GeneratePanel",
            "How many denoising steps lead from noise to the picture.\n\nToo few: smooth,"
            " unfinished pictures. Too many: it takes longer and gains nothing.\n\nDefault: the"
            " model's own, mostly 50.",
        ),
        "eta": translate(
            "GeneratePanel",
            "How much fresh noise DDIM puts in at each step. It can be turned while a run goes"
            " on.\n\n0: none, the seed alone decides."
            " 1: as much as DDPM; with few steps the pictures turn grainy.\n\nDefault: 0.",
        ),
        "each": translate(
            "GeneratePanel",
            "How many of the steps are taken at each noise level. More at a level means fewer"
            " levels.\n\nToo few: a picture is not yet at home at a level when it leaves it. Too"
            " many: too few levels are left, and what goes wrong between them is grainy."
            "\n\nDefault: 5 for annealed Langevin, 2 for the corrector.",
        ),
        "step_size": translate(
            "GeneratePanel",
            "How far a step at a level goes: for annealed Langevin beside the noise's variance, for"
            " the corrector as the ratio of what the score moves to what the noise does.\n\nToo"
            " small: pictures stay as noisy as they began. Too large: grain, and above 0.5 nothing"
            " but noise.\n\nDefault: 0.1 for annealed Langevin, 0.16 for the corrector.",
        ),
    }


def _tips_of_pictures() -> dict[str, str]:
    return {
        "seed": translate(
            "GeneratePanel",
            "The number that the noise is drawn from. The same seed and settings make the same"
            " picture; picture 2 of a batch has the seed after it, and so on.",
        ),
        "count": translate(
            "GeneratePanel",
            "How many pictures are made at once.\n\nMore take longer and need more memory; each is"
            " the one that its seed makes alone.\n\nDefault: 1.",
        ),
        "size_": translate(
            "GeneratePanel",
            "How large the pictures are. Larger ones than the model's own are made by overlapping"
            " tiles that are sampled together, each of which is a network call more a step.\n\nThe"
            " larger it is, the longer it takes, and the more often a tile shows a scene of its own"
            " instead of a part of the whole. A start from a picture keeps the model's size, and a"
            " classifier cannot guide larger ones.\n\nDefault: the model's own.",
        ),
        "precision": translate(
            "GeneratePanel",
            "The numbers that the network reckons with.\n\nfloat32 is exact and slower; bfloat16"
            " is fast on recent processors and differs by a few grey levels.\n\nDefault: automatic,"
            " the faster one that your device has.",
        ),
    }
