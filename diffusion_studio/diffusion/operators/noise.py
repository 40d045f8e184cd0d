"""The noise of measurements: a function of the seed and of the image's place in the batch."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

import numpy as np
import torch
from torch import Tensor

from diffusion_studio.sentence import InputError

_GAUSSIAN, _POISSON = 2**63, 2**63 + 1  # streams that no step of a run draws from


def gaussian(y: Tensor, noise_sigma: float, seed: int) -> Tensor:
    """y + noise_sigma * n, n ~ N(0, I). Image i of y [B, ...] has the noise of seed + i.

    noise_sigma: in the units of y, so for pictures 0.1 is 5 % of their full range, [-1, 1].
    """
    if not (isfinite(noise_sigma) and noise_sigma >= 0):
        raise InputError(
            "the noise's sigma must be 0 or more, not {noise_sigma:g}", noise_sigma=noise_sigma
        )
    if noise_sigma == 0:
        return y
    draws = [
        generator.standard_normal(tuple(y.shape[1:]), dtype=np.float32)
        for generator in _generators(len(y), seed, _GAUSSIAN)
    ]
    return y + noise_sigma * torch.from_numpy(np.stack(draws)).to(y)


def poisson(y: Tensor, photons: float, seed: int) -> Tensor:
    """What a sensor counts of a picture y in [-1, 1], brought back to that range.

    A white pixel is met by `photons` photons on average and a black one by none; the count of a
    pixel is Poisson's, so its standard deviation is 2 sqrt(brightness / photons), with brightness
    (y + 1) / 2. What is darker than black counts as black. Image i has the noise of seed + i.
    """
    if not (isfinite(photons) and photons > 0):
        raise InputError(
            "the photons of a white pixel must be more than 0, not {photons:g}", photons=photons
        )
    rates = (photons * (y.detach().double().cpu() + 1) / 2).clamp_min(0).numpy()
    generators = _generators(len(y), seed, _POISSON)
    counts = [generator.poisson(rate) for generator, rate in zip(generators, rates, strict=True)]
    return (2 * torch.from_numpy(np.stack(counts)) / photons - 1).to(y)


def _generators(count: int, seed: int, stream: int) -> Iterator[np.random.Generator]:
    """One an image, counter-based and keyed by (seed + image, stream), as a run's noise is."""
    for image in range(count):
        key = np.array([seed + image, stream], dtype=np.uint64)
        yield np.random.Generator(np.random.Philox(key=key))
