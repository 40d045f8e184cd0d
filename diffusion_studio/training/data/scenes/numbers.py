"""The random numbers behind a picture: a hash of who asks, the same everywhere and for ever."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import numpy as np

SEED_STEP = np.uint64(0x9E3779B97F4A7C15)
"""The golden ratio in 64 bits: seeds that follow each other land far apart."""


def uniforms(name: str, seeds: Iterable[int], count: int) -> np.ndarray:
    """`count` numbers in [0, 1) for each seed, float32 [len(seeds), count].

    A pure function of (name, seed, column) by splitmix64's finaliser (Steele, Lea & Flood 2014),
    applied to each in turn: no library's generator, no batch and no order play a part.
    """
    seed = np.fromiter(seeds, dtype=np.uint64)[:, None]
    column = np.arange(count, dtype=np.uint64)[None, :]
    stream = np.uint64(zlib.crc32(name.encode()))
    with np.errstate(over="ignore"):  # products wrap around by design
        state = _mixed(seed * SEED_STEP + stream)
        bits = _mixed(state + (column + np.uint64(1)) * SEED_STEP)
    return (bits >> np.uint64(40)).astype(np.float32) / np.float32(1 << 24)


def _mixed(z: np.ndarray) -> np.ndarray:
    """splitmix64's finaliser: every bit of the answer depends on every bit of `z`."""
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(z ^ (z >> np.uint64(31)))
