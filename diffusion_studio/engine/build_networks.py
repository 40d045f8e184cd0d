"""The networks of a run: which they are, how they are asked, and what they compute beforehand."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch

from diffusion_studio.diffusion import Denoiser, Hop
from diffusion_studio.diffusion.denoiser import Network, Predicts
from diffusion_studio.diffusion.tiles import TiledDenoiser, TilePlan
from diffusion_studio.engine.labels import Labels
from diffusion_studio.engine.tiling import TOGETHER
from diffusion_studio.models import ModelCard
from diffusion_studio.models.inference import InferenceUNet, Precision
from diffusion_studio.models.opened import CountedClassifier, CountedNetwork, OpenModel

if TYPE_CHECKING:
    from diffusion_studio.recipe import Recipe


@dataclass
class Half:
    """A model's network in a run, counted, and the denoiser that reads it."""

    card: ModelCard
    network: CountedNetwork
    denoiser: Predicts


@dataclass
class Parts:
    """The networks of a run: the model's, and where they are used a second one for the unlabelled
    half and a classifier. `together` says that both halves are best asked in one call."""

    model: Half
    labels: Labels
    precision: Precision
    together: bool
    unlabelled: Half | None = None
    classifier: CountedClassifier | None = None

    def receipt(self) -> dict[str, Any]:
        """Which weights were asked, and how often."""
        halves = [half for half in (self.model, self.unlabelled) if half is not None]
        receipt: dict[str, Any] = {
            "model_sha256": self.model.card.sha256,
            "nfe": sum(half.network.calls for half in halves),
        }
        if self.unlabelled is not None:
            receipt["unconditional_sha256"] = self.unlabelled.card.sha256
        if self.classifier is not None and self.labels.classifier is not None:
            receipt["classifier_sha256"] = self.labels.classifier.sha256
            receipt["classifier_calls"] = self.classifier.calls
        return receipt

    def let_go(self) -> None:
        """Hold no weights any more; `Builder.refill` gives them again."""
        for half in (self.model, self.unlabelled):
            if half is not None:
                half.network.network = None
        if self.classifier is not None:
            self.classifier.classifier = None

    def halve_batch(self) -> int:
        """Let the networks take half as many pictures at once; returns how many that is."""
        for half in (self.model, self.unlabelled):
            if half is not None:
                half.network.size = max(1, half.network.size // 2)
        return self.model.network.size


def half_of(
    opened: OpenModel, network: Network, recipe: Recipe, before: Callable[[], None]
) -> Half:
    """A model's network, counted, and its denoiser around it."""
    counted = CountedNetwork(network, recipe.count, before)
    given = opened.loaded.denoiser
    denoiser = Denoiser(
        counted,
        given.parameterisation,
        given.learned_variance,
        given.clip,
        opened.card.null_label,
    )
    return Half(opened.card, counted, tiled(denoiser, counted, recipe, opened.card))


def tiled(denoiser: Denoiser, network: CountedNetwork, recipe: Recipe, card: ModelCard) -> Predicts:
    """The denoiser for the recipe's pictures: over tiles, where they are larger than the model's.

    A call of the network is then one for a tile of each picture.
    """
    if recipe.tiles is None:
        return denoiser
    size = (recipe.tiles.height, recipe.tiles.width)
    plan = TilePlan(size, card.size, round(recipe.tiles.overlap * min(card.size)))
    network.size = min(recipe.count * len(plan), TOGETHER)
    return TiledDenoiser(denoiser, plan)


def prepare_halves(parts: Parts, plan: list[Hop], recipe: Recipe) -> None:
    """Let both halves' networks compute once what they need of the plan and the labels in use."""
    classes = {parts.labels.for_network(label) for label in recipe.labels.values}
    prepare(parts.model, plan, classes)
    if parts.unlabelled is not None:
        prepare(parts.unlabelled, plan, {None})


def prepare(half: Half, plan: list[Hop], classes: Collection[int | None]) -> None:
    """Let the network compute once what it needs of the plan's times and the classes in use."""
    network = half.network.network
    if isinstance(network, InferenceUNet):
        rows = sorted({row for row in (*classes, half.card.null_label) if row is not None})
        times = [hop.level.t or 0 for hop in plan]
        network.prepare(times, torch.tensor(rows) if rows else None)
