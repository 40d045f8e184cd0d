"""What belongs to a model: the classifier that guides it, or a second network for its other half.

Whether two networks fit together is told from their cards. Imports no torch.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from diffusion_studio.models.card import CARD_FILE, ModelCard, ModelError, ScheduleCard
from diffusion_studio.sentence import Sentence

Kind = Literal["classifier", "judge"]
_PUBLISHED = re.compile(r"(\d+x\d+)_diffusion")  # openai/guided-diffusion, README


def companion(model: Path, kind: Kind) -> Path | None:
    """The classifier or judge that comes with the model at `model`, or None.

    A model folder keeps it in a folder `classifier` or `judge`; beside a published file it is
    the one of the same picture size, such as 64x64_classifier.pt beside 64x64_diffusion.pt.
    """
    if model.is_dir():
        folder = model / kind
        return folder if (folder / CARD_FILE).is_file() else None
    size = _PUBLISHED.match(model.name)
    if kind != "classifier" or size is None:
        return None
    file = model.with_name(f"{size[1]}_classifier{model.suffix}")
    return file if file.is_file() else None


def check_classifier(classifier: ModelCard, model: ModelCard) -> None:
    """ModelError, in a sentence, where the classifier cannot guide the model."""
    advice = Sentence("choose the classifier that was trained for {model}", model=model.name)
    if classifier.architecture != "adm_classifier":
        raise ModelError(
            "{classifier} is no classifier, and names nothing; {advice}.",
            classifier=classifier.name,
            advice=advice,
        )
    if _sees_clean_pictures_alone(classifier):
        raise ModelError(
            "{classifier} knows clean pictures alone, at no noise level, and would guide a noisy"
            " one at random; {advice}.",
            classifier=classifier.name,
            advice=advice,
        )
    ours, its = _pictures(model), _pictures(classifier)
    if ours != its:
        raise ModelError(
            "{classifier} names {its}, but {model} makes {ours}; {advice}.",
            classifier=classifier.name,
            its=its,
            model=model.name,
            ours=ours,
            advice=advice,
        )
    if model.labels and not _same_labels(classifier.labels, model.labels):
        raise ModelError(
            "{classifier} knows {its}, and {model} {ours}; {advice}.",
            classifier=classifier.name,
            its=_shown(classifier.labels),
            model=model.name,
            ours=_shown(model.labels),
            advice=advice,
        )
    if _told(classifier.schedule) != _told(model.schedule):
        raise ModelError(
            "{classifier} was trained with another noise schedule ({its_kind}, {its_steps} levels)"
            " than {model} ({kind}, {steps} levels); {advice}.",
            classifier=classifier.name,
            its_kind=classifier.schedule.kind,
            its_steps=classifier.schedule.steps,
            model=model.name,
            kind=model.schedule.kind,
            steps=model.schedule.steps,
            advice=advice,
        )


def check_unconditional(other: ModelCard, model: ModelCard) -> None:
    """ModelError, in a sentence, where `other` cannot be the unlabelled half of `model`."""
    advice = Sentence("choose a model of the same family that was trained without labels")
    if other.labels and other.null_label is None:
        raise ModelError(
            "{other} makes nothing without a label; {advice}.", other=other.name, advice=advice
        )
    if _pictures(other) != _pictures(model):
        raise ModelError(
            "{other} makes {its}, but {model} makes {ours}; {advice}.",
            other=other.name,
            its=_pictures(other),
            model=model.name,
            ours=_pictures(model),
            advice=advice,
        )
    for what, its, ours in (
        (Sentence("noise schedule"), _told(other.schedule), _told(model.schedule)),
        (Sentence("parameterisation"), other.parameterisation, model.parameterisation),
    ):
        if its != ours:
            raise ModelError(
                "{other} has another {what} than {model}; {advice}.",
                other=other.name,
                what=what,
                model=model.name,
                advice=advice,
            )


def _sees_clean_pictures_alone(classifier: ModelCard) -> bool:
    return "--task judge" in str(classifier.made.get("command", ""))


def _told(schedule: ScheduleCard) -> ScheduleCard:
    """The schedule with its usual ends written out, so that equal ones compare equal."""
    usual = {"linear": (0.1 / schedule.steps, 20 / schedule.steps), "scaled_linear": (85e-5, 0.012)}
    if schedule.kind not in usual:
        return schedule
    start, end = usual[schedule.kind]
    ends = {
        "beta_start": start if schedule.beta_start is None else schedule.beta_start,
        "beta_end": end if schedule.beta_end is None else schedule.beta_end,
    }
    return schedule.model_copy(update=ends)


def _pictures(card: ModelCard) -> Sentence:
    """Which pictures a network is for, in words."""
    height, width = card.size
    return Sentence(
        "pictures of {width} x {height} in {channels} channels",
        width=width,
        height=height,
        channels=card.channels,
    )


def _same_labels(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists name the same classes in the same order; a bare file's are numbers."""
    numbered = tuple(str(number) for number in range(len(one)))
    return len(one) == len(other) and (one == other or numbered in (one, other))


def _shown(labels: tuple[str, ...]) -> Sentence:
    some = ", ".join(labels[:3]) + (", ..." if len(labels) > 3 else "")
    return Sentence("{count} labels ({some})", count=len(labels), some=some)
