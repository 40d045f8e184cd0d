"""Networks in memory, in the forms that sample fastest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from diffusion_studio.diffusion.denoiser import Network
from diffusion_studio.models.card import ModelCard
from diffusion_studio.models.checkpoint import LoadedModel, open_classifier
from diffusion_studio.models.inference import (
    InferenceClassifier,
    InferenceUNet,
    Precision,
    compile_classifier,
    compile_for_inference,
)
from diffusion_studio.models.unet import UNet


class OpenModel:
    """A model in memory, and its network in the forms that sample fastest, made when asked for."""

    def __init__(self, loaded: LoadedModel) -> None:
        self.loaded = loaded
        self._compiled: dict[tuple[Precision, bool], InferenceUNet] = {}

    @property
    def card(self) -> ModelCard:
        return self.loaded.card

    def network(
        self, precision: Precision, differentiable: bool = False
    ) -> tuple[Network, Precision]:
        """The network for `precision`, and the precision that it really has: networks that are
        not ours run as they were loaded, in float32. With `differentiable` the gradient to x
        flows."""
        network = self.loaded.denoiser.network
        if not isinstance(network, UNet):
            return network, "float32"
        form = precision, differentiable
        if form not in self._compiled:
            self._compiled[form] = compile_for_inference(
                network, precision, differentiable=differentiable
            )
        return self._compiled[form], precision


@dataclass(frozen=True, slots=True)
class OpenClassifier:
    """A classifier in memory, in the form whose gradient is fastest, and its card.

    It stays in float32, whatever the run's precision: bfloat16 is hardly faster here, and its
    gradient lies 2 to 3 % off.
    """

    network: InferenceClassifier
    card: ModelCard

    @classmethod
    def load(cls, path: Path, device: str) -> OpenClassifier:
        """The classifier at `path`. ModelError, in a sentence, if there is none."""
        network, card = open_classifier(path, device)
        return cls(compile_classifier(network, "float32"), card)


class CountedNetwork:
    """A network whose work is counted, and that takes at most `size` pictures at once.

    `calls` counts evaluations of a whole batch of `batch` pictures (NFE): both halves of guidance
    in one call are two. `before` is called before each call of the network, and may raise.
    A paused run lets its `network` go to free the device, and is given it again: None meanwhile.
    """

    network: Network | None

    def __init__(self, network: Network, batch: int, before: Callable[[], None]) -> None:
        self.network = network
        self.batch = batch
        self.size = batch
        self.calls = 0
        self._before = before

    def __call__(self, x_t: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        if len(x_t) <= self.size:
            output = self._call(x_t, t, y)
        else:
            labels = y.split(self.size) if y is not None else [None] * len(x_t)
            parts = zip(x_t.split(self.size), t.split(self.size), labels, strict=False)
            output = torch.cat([self._call(*part) for part in parts])
        self.calls += max(1, len(x_t) // self.batch)
        return output

    def _call(self, x_t: Tensor, t: Tensor, y: Tensor | None) -> Tensor:
        self._before()
        if self.network is None:
            raise RuntimeError("the network of a paused run was let go and is not there again")
        return self.network(x_t, t, y)


class CountedClassifier:
    """The same for a classifier: (x_t [B, C, H, W], t [B]) -> logits [B, K]."""

    classifier: Callable[[Tensor, Tensor], Tensor] | None

    def __init__(
        self, classifier: Callable[[Tensor, Tensor], Tensor], before: Callable[[], None]
    ) -> None:
        self.classifier = classifier
        self.calls = 0
        self._before = before

    def __call__(self, x_t: Tensor, t: Tensor) -> Tensor:
        self._before()
        if self.classifier is None:
            raise RuntimeError("the classifier of a paused run was let go and is not there again")
        self.calls += 1
        return self.classifier(x_t, t)
