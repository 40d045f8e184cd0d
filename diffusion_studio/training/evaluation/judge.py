"""The judge: a classifier of clean pictures that no sampling ever saw the gradient of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from diffusion_studio.models.classifier import Classifier
from diffusion_studio.training.data.source import to_unit_range

Told = Callable[[int], None]
"""Told how many pictures are done, now and then."""

BATCH = 64


@dataclass(frozen=True, eq=False)
class Verdict:
    """What a judge sees in N pictures: `features` float32 [N, F], `labels` int64 [N], on the CPU.

    The features are the deepest ones, averaged over the picture: what the labels are read from.
    """

    features: Tensor
    labels: Tensor

    def __getitem__(self, part: slice) -> Verdict:
        return Verdict(self.features[part], self.labels[part])


class Judge:
    """A classifier cut in two, where its features are one vector: pool "adaptive".

    The network is taken over. ValueError if it pools otherwise.
    """

    def __init__(self, network: Classifier) -> None:
        if network.config.pool != "adaptive":
            raise ValueError("a judge pools by the mean over the picture (pool 'adaptive')")
        self.size = network.config.image_size
        norm, activation, mean, self._head, flatten = network.out
        network.out = nn.Sequential(norm, activation, mean)
        self._flatten = flatten
        self._network = network.eval()

    @torch.no_grad()
    def look(self, pictures: Tensor, told: Told = lambda done: None) -> Verdict:
        """At uint8 pictures [N, 3, H, W]. They are clean, so the judge's time is 0."""
        features, labels = [], []
        done = 0
        device = next(self._network.parameters()).device
        for part in pictures.split(BATCH):
            x = to_unit_range(part.to(device))
            found = self._network(x, torch.zeros(len(x), dtype=torch.int64, device=device))
            labels.append(self._flatten(self._head(found)).argmax(dim=1).cpu())
            features.append(self._flatten(found).cpu())
            told(done := done + len(part))
        return Verdict(torch.cat(features), torch.cat(labels))
