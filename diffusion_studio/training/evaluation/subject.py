"""What is measured: a model, the pictures it should make, and who judges it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from diffusion_studio.models import LoadedModel, ModelCard, describe, load, load_classifier
from diffusion_studio.models.card import DataCard
from diffusion_studio.models.classifier import Classifier
from diffusion_studio.training.data.source import Source
from diffusion_studio.training.evaluation.judge import Judge
from diffusion_studio.training.evaluation.sampling import Guidance, Way

JUDGE_FOLDER = "judge"
CLASSIFIER_FOLDER = "classifier"
SHOWN = 10  # how many labels a message names


class EvaluationError(ValueError):
    """A model that cannot be measured; one sentence says why and what to do."""


@dataclass(frozen=True, eq=False)
class Subject:
    """A model beside the pictures of its `source`, seen by `judge`; `classifier` guides it."""

    model: LoadedModel
    judge: Judge
    judge_card: ModelCard
    classifier: Classifier | None
    source: Source

    @property
    def card(self) -> ModelCard:
        return self.model.card

    @property
    def names(self) -> tuple[str, ...]:
        """The classes in the order of their labels; none for a model without labels."""
        return self.card.labels

    @property
    def guidances(self) -> tuple[Guidance, ...]:
        """The guidances that this model can have, "none" first."""
        found: list[Guidance] = ["none"]
        if self.names and self.card.guidable:
            found.append("classifier_free")
        if self.names and self.classifier is not None:
            found.append("classifier")
        return tuple(found)

    def guided(self, way: Way, guidance: Guidance) -> Way:
        """`way` with a guidance at the card's default scale; 1 where there is none."""
        defaults = self.card.defaults
        scales: dict[Guidance, float] = {
            "none": 1.0,
            "classifier_free": defaults.guidance_scale,
            "classifier": defaults.classifier_scale_for(way.sampler),
        }
        return replace(way, guidance=guidance, scale=scales[guidance])


@dataclass(frozen=True)
class Places:
    """Where a subject lies. Without `judge` and `classifier`: beside the model, in its folder."""

    model: Path
    judge: Path | None = None
    classifier: Path | None = None


def data_card(card: ModelCard) -> DataCard:
    """Which pictures a model has learned from. EvaluationError where its card does not say."""
    if card.data is None:
        raise EvaluationError(
            f"The card of {card.name} does not say which pictures it has learned from, so there is"
            " nothing to measure it by; name their folder by --data."
        )
    return card.data


def open_subject(places: Places, source: Source, device: str) -> Subject:
    """Load the networks. EvaluationError or ModelError, in a sentence, where they do not fit."""
    model = load(places.model, device)
    card = model.card
    judge, judge_card = _judge(places, card, device)
    path = places.classifier or places.model / CLASSIFIER_FOLDER
    classifier = None
    if places.classifier is not None or path.is_dir():
        _check_labels(describe(path), card, "classifier", path)
        classifier = load_classifier(path, device)
    if card.size != (source.size, source.size) or card.labels != source.names:
        raise EvaluationError(
            f"{card.name} makes other pictures than those to compare with: {_told(card)}, not"
            f" {_described((source.size, source.size), source.names)}."
        )
    return Subject(model, judge, judge_card, classifier, source)


def _judge(places: Places, card: ModelCard, device: str) -> tuple[Judge, ModelCard]:
    path = places.judge or places.model / JUDGE_FOLDER
    if not path.exists():
        raise EvaluationError(
            f"There is no judge {path}; train one with diffusion-studio train --task judge, or"
            " name one with --judge."
        )
    judge_card = describe(path)
    _check_labels(judge_card, card, "judge", path)
    network = load_classifier(path, device)
    try:
        return Judge(network), judge_card
    except ValueError as error:
        raise EvaluationError(f"{path} cannot judge: {error}.") from error


def _check_labels(given: ModelCard, card: ModelCard, role: str, path: Path) -> None:
    if given.size != card.size or (card.labels and given.labels != card.labels):
        raise EvaluationError(
            f"The {role} {path} knows other pictures than {card.name}: {_told(given)}, not"
            f" {_told(card)}; train one on the same pictures."
        )


def _told(card: ModelCard) -> str:
    return _described(card.size, card.labels)


def _described(size: tuple[int, int], names: tuple[str, ...]) -> str:
    some = ", ".join(names[:SHOWN]) + (f", ... ({len(names)})" if len(names) > SHOWN else "")
    return f"{size[0]} x {size[1]} with the labels {some or 'none'}"
