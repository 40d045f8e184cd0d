"""How far restored pictures are from held-out ones as a whole, in the eyes of the model's judge."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import torch

from diffusion_studio.models import ModelCard, load_classifier, locate
from diffusion_studio.models.companions import companion
from diffusion_studio.training.data import SCENES
from diffusion_studio.training.data.scenes import TEST, draw, scene
from diffusion_studio.training.evaluation.frechet import Gaussian, frechet_distance
from diffusion_studio.training.evaluation.judge import Judge

REFERENCE = 1000  # held-out scenes to compare with, none of which is restored
FEWEST = 2  # pictures that have a covariance


class Jury:
    """The judge that comes with a model, and the pictures that it compares with."""

    def __init__(self, model: str, card: ModelCard, reference: int = REFERENCE) -> None:
        self._compared = reference
        self._path = companion(locate(model), "judge")
        self._side = card.size[0]

    def frechet(self, samples: np.ndarray) -> float | None:
        """The Fréchet distance of samples, uint8 [P, K, H, W, 3], to held-out scenes.

        It is taken of one sample of each picture, and averaged over the K: so it is the same for
        solvers with many samples, with one, and for classical methods, as a distance depends on how
        many pictures it is taken of. Of 100 pictures it is large for that reason alone; what as
        many true pictures have, `floor`, stands beside it. None where there is no judge.
        """
        if self._path is None or len(samples) < FEWEST:
            return None
        pictures, draws = samples.shape[:2]
        features = self._features(samples.reshape(-1, *samples.shape[2:]))
        each = features.view(pictures, draws, -1)
        distances = [
            frechet_distance(Gaussian.fitted(each[:, k]), self._reference) for k in range(draws)
        ]
        return float(np.mean(distances))

    def floor(self, pictures: int) -> float | None:
        """The same of so many other held-out scenes."""
        return self.frechet(_others(self._side, pictures, stretch=1)[:, None])

    @cached_property
    def _judge(self) -> Judge:
        assert self._path is not None
        return Judge(load_classifier(self._path, "cpu"))

    @cached_property
    def _reference(self) -> Gaussian:
        return Gaussian.fitted(self._features(_others(self._side, self._compared, stretch=2)))

    def _features(self, pictures: np.ndarray) -> torch.Tensor:
        x = torch.from_numpy(np.ascontiguousarray(pictures.transpose(0, 3, 1, 2)))
        return self._judge.look(x).features


def held_out(side: int, count: int) -> np.ndarray:
    """The scenes that are restored, uint8 [P, H, W, 3], class after class; no model saw them."""
    names = [SCENES[i % len(SCENES)] for i in range(count)]
    return np.stack([scene(name, TEST[i], side) for i, name in enumerate(names)])


def _others(side: int, count: int, stretch: int) -> np.ndarray:
    """Held-out scenes that are not restored, as many of each class, uint8 [count, H, W, 3]; those
    of one stretch are none of another's."""
    start = stretch * (len(TEST) // 4)
    pictures = [
        draw(name, TEST[start + i : start + count : len(SCENES)], side)
        for i, name in enumerate(SCENES)
    ]
    return torch.cat(pictures).permute(0, 2, 3, 1).numpy()
