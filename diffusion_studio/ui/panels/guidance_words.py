"""The words of the Guidance section: what each control does, too much, too little, the default."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from diffusion_studio.keyframes import Label, Share
from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.starter_words import label_in_words

translate = QCoreApplication.translate


def names() -> dict[str, str]:
    """The words beside each control, by its name."""
    return {
        "label": translate("GeneratePanel", "Label"),
        "guidance": translate("GuidanceSection", "Scale"),
        "guidance_interval": translate("GuidanceSection", "Guided part"),
        "classifier": translate("GuidanceSection", "Classifier"),
        "classifier_interval": translate("GuidanceSection", "Guided part"),
        "threshold": translate("GuidanceSection", "Threshold"),
        "rescale": translate("GuidanceSection", "Rescale"),
        "unconditional": translate("GuidanceSection", "Unlabelled"),
        "classifier_file": translate("GuidanceSection", "Classifier"),
    }


def tips() -> dict[str, str]:
    """What each control does, what too much and too little look like, and its default."""
    part = translate(
        "GuidanceSection",
        "Which part of the run is guided, in percent of its steps; it can be turned while a run"
        " goes on.\n\nThe first steps set the composition, the last ones the details. Too little:"
        " the label is ignored. Leaving the first fifth out keeps pictures varied.\n\nDefault: 0"
        " to 100 %, the whole run.",
    )
    return {
        "label": translate(
            "GeneratePanel",
            "What the pictures are to show, of what the model has learned. Without a label it"
            " makes anything.\n\nChosen while a run goes on, it counts for that run from its next"
            " step, and for the runs after it.\n\nDefault: the model's first label.",
        ),
        "guidance": translate(
            "GuidanceSection",
            "How strongly the label pulls (classifier-free guidance scale). It can be turned while"
            " a run goes on.\n\nToo little: pictures that ignore the label. Too much: harsh"
            " colours, and all pictures alike.\n\n1 is the plain model. Default: the model's own,"
            " at the small mark; double-click the slider to return to it.",
        ),
        "guidance_interval": part,
        "classifier": _classifier_tip(),
        "classifier_interval": part,
        "threshold": translate(
            "GuidanceSection",
            "Dynamic threshold: tames the harsh colours of a large scale. In every step this share"
            " of the belief's values fits the range of colours, and the rest is clipped.\n\nToo"
            " low: grey, flat pictures. Off: values beyond the range are simply"
            " clipped.\n\nDefault: off; 0.995 is usual.",
        ),
        "rescale": translate(
            "GuidanceSection",
            "Gives the guided picture back the contrast that the model alone would give it.\n\nToo"
            " little: a large scale glares. Too much: dull pictures.\n\n0: not at all, 1: wholly."
            " Default: 0; 0.7 is usual for scales above 4.",
        ),
        "unconditional": translate(
            "GuidanceSection",
            "A second model for the half without a label, for models that were trained with"
            " labels alone. It needs the same size and noise schedule, and doubles the"
            " work.\n\nDefault: none.",
        ),
        "classifier_file": translate(
            "GuidanceSection",
            "The classifier that guides: of the same size, labels and noise schedule as the"
            " model, and trained on noisy pictures.\n\nDefault: the one that comes with the model,"
            " where there is one.",
        ),
    }


def _classifier_tip() -> str:
    return translate(
        "GuidanceSection",
        "How strongly a second network, which names what it sees in the noise, pulls towards"
        " the label (classifier guidance scale). It can be turned while a run goes on; each"
        " guided step takes longer.\n\nToo little: pictures that ignore the label. Too much:"
        " glaring patches, and all pictures alike.\n\n0 asks no classifier. The small mark is"
        " the model's own default for the sampler (DDIM needs about twice what DDPM does);"
        " double-click the slider to go there.\n\nThe very first step of DDIM and DPM-Solver++"
        " may stay unguided: where there is nothing but noise, a classifier sees nothing.",
    )


def label_words(label: Label, model: str) -> str:
    """A label of a recipe's `model`, or the words for none."""
    if label is None:
        return translate("GeneratePanel", "No label")
    return label_in_words(str(label), model)


def label_changes_words(changes: tuple[tuple[int, Label], ...], model: str) -> str:
    """E.g. "then star from step 5", as a steered recipe says; empty for no changes."""
    words = translate("GuidanceSection", "then {label} from step {step}")
    return ", ".join(
        words.format(label=label_words(label, model), step=step + 1) for step, label in changes
    )


def part_words(part: Share | None) -> str:
    """A guided part, e.g. "20–60 %"."""
    if part is None:
        return translate("Compare", "the whole run")
    return f"{number(100 * part[0])}–{number(100 * part[1])} %"


def part_changes_words(changes: tuple[tuple[int, Share | None], ...]) -> str:
    """E.g. "then 20–60 % from step 5", as a steered recipe says; empty for no changes."""
    words = translate("GuidanceSection", "then {label} from step {step}")
    return ", ".join(words.format(label=part_words(part), step=k + 1) for k, part in changes)


def trace_tip() -> str:
    """What the curve under a scale is, and what a hand can do with it."""
    return translate(
        "GuidanceSection",
        "The scale over the steps of the run, from the first at the left to the last at the"
        " right. Draw a curve with the mouse, for the next run; Delete or a double click makes it"
        " a straight line again, and so does the slider.\n\nWith the keys: Left and Right go along"
        " the steps, Up and Down raise and lower the value there, Shift with Left or Right carries"
        " it along.\n\nWhile a run goes on, the dot is the"
        " step it is at; in grey: the run that is shown. The shaded steps are not guided.",
    )


def live_words() -> str:
    """Beside the heading while a run listens."""
    return translate("GuidanceSection", "acts on the run that goes on")


def live_tip() -> str:
    """The same in full."""
    return translate(
        "GeneratePanel", "Can be turned while the run goes on; it counts from the next step."
    )
