"""What belongs to a model: the classifier that guides it, or a second network for its other half.

Whether two networks fit together is told from their cards. Imports no torch.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from diffusion_studio.models.card import CARD_FILE, ModelCard, ModelError, ScheduleCard

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
    advice = f"choose the classifier that was trained for {model.name}"
    if classifier.architecture != "adm_classifier":
        raise ModelError(f"{classifier.name} is no classifier, and names nothing; {advice}.")
    if _sees_clean_pictures_alone(classifier):
        raise ModelError(
            f"{classifier.name} knows clean pictures alone, at no noise level, and would guide a"
            f" noisy one at random; {advice}."
        )
    ours, its = _pictures(model), _pictures(classifier)
    if ours != its:
        raise ModelError(f"{classifier.name} names {its}, but {model.name} makes {ours}; {advice}.")
    if model.labels and not _same_labels(classifier.labels, model.labels):
        raise ModelError(
            f"{classifier.name} knows {_shown(classifier.labels)}, and {model.name}"
            f" {_shown(model.labels)}; {advice}."
        )
    if _told(classifier.schedule) != _told(model.schedule):
        raise ModelError(
            f"{classifier.name} was trained with another noise schedule"
            f" ({classifier.schedule.kind}, {classifier.schedule.steps} levels) than {model.name}"
            f" ({model.schedule.kind}, {model.schedule.steps} levels); {advice}."
        )


def check_unconditional(other: ModelCard, model: ModelCard) -> None:
    """ModelError, in a sentence, where `other` cannot be the unlabelled half of `model`."""
    advice = "choose a model of the same family that was trained without labels"
    if other.labels and other.null_label is None:
        raise ModelError(f"{other.name} makes nothing without a label; {advice}.")
    if _pictures(other) != _pictures(model):
        raise ModelError(
            f"{other.name} makes {_pictures(other)}, but {model.name} makes {_pictures(model)};"
            f" {advice}."
        )
    for what, its, ours in (
        ("noise schedule", _told(other.schedule), _told(model.schedule)),
        ("parameterisation", other.parameterisation, model.parameterisation),
    ):
        if its != ours:
            raise ModelError(f"{other.name} has another {what} than {model.name}; {advice}.")


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


def _pictures(card: ModelCard) -> str:
    """Which pictures a network is for, in words."""
    height, width = card.size
    return f"pictures of {width} x {height} in {card.channels} channels"


def _same_labels(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists name the same classes in the same order; a bare file's are numbers."""
    numbered = tuple(str(number) for number in range(len(one)))
    return len(one) == len(other) and (one == other or numbered in (one, other))


def _shown(labels: tuple[str, ...]) -> str:
    return f"{len(labels)} labels ({', '.join(labels[:3])}{', ...' if len(labels) > 3 else ''})"
