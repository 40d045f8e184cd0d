"""What a recipe's labels mean to the network and to the classifier that guides it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diffusion_studio.keyframes import Label
from diffusion_studio.models import ModelCard
from diffusion_studio.recipe import RecipeError

if TYPE_CHECKING:
    from diffusion_studio.models.opened import OpenClassifier
    from diffusion_studio.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of a run, looked up in the model's card and in the classifier's, if it has one.

    `towards` is where the classifier leads, if that is another label than the recipe's. A model
    without labels takes none, and the recipe's label is then one of the classifier's own.
    """

    model: ModelCard
    classifier: ModelCard | None = None
    towards: Label = None

    def check(self, label: Label) -> None:
        """ModelError or RecipeError, in a sentence, for a label that the run cannot have."""
        self.for_network(label)
        self.for_classifier(label)

    def for_network(self, label: Label) -> int | None:
        """The class that the network is told; None for unlabelled."""
        if not self.model.labels and self.classifier is not None:
            return None
        if label is None and self.model.labels and self.model.null_label is None:
            raise RecipeError(
                "{model} makes nothing without a label; choose one, such as {label}.",
                model=self.model.name,
                label=self.model.labels[0],
            )
        return self.model.label_index(label)

    def for_classifier(self, label: Label) -> int | None:
        """The class that the classifier leads towards; None where it leads nowhere."""
        if self.classifier is None:
            return None
        if self.towards is not None:
            return self._named.label_index(self.towards)
        return self._named.label_index(label)

    @property
    def names(self) -> tuple[str, ...]:
        """What the classifier's classes are called."""
        return () if self.classifier is None else self._named.labels

    @property
    def _named(self) -> ModelCard:
        """The card that names the classifier's classes: the model's, which are the same, if it
        has labels, since a bare file's classes have numbers alone."""
        if self.model.labels or self.classifier is None:
            return self.model
        return self.classifier


def labels_for(recipe: Recipe, card: ModelCard, classifier: OpenClassifier | None) -> Labels:
    """The recipe's labels among those of the networks. A sentence where one is unknown."""
    spec = recipe.classifier
    if classifier is None or spec is None:
        labels = Labels(card)
    else:
        labels = Labels(card, classifier.card, spec.label)
        nowhere = spec.label is None and all(label is None for label in recipe.labels.values)
        if nowhere and any(spec.classifier_scale.values):
            some = ", ".join(labels.names[:5])
            raise RecipeError("A classifier leads towards a label; choose one ({some}).", some=some)
    for label in recipe.labels.values:
        labels.check(label)
    return labels
