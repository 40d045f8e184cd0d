"""The drawn scenes: the same seed draws the same picture, and pictures differ where they should."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from diffusion_studio.training.data.scenes import CLASSES, scene, scenes_batch

NAMES = list(CLASSES)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_a_function_of_class_seed_and_size(name: str) -> None:
    first = scene(name, 7, 32)
    np.random.default_rng(0).random(10)  # other generators play no part
    scene(name, 8, 32)
    again = scene(name, 7, 32)
    assert first.dtype == np.uint8
    assert first.shape == (32, 32, 3)
    assert np.array_equal(first, again)


def test_another_process_draws_the_same() -> None:
    code = (
        "import sys, zlib; from diffusion_studio.training.data.scenes import CLASSES, scenes_batch;"
        "print([zlib.crc32(scenes_batch(name, range(3), 24).tobytes()) for name in CLASSES])"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout.count(",") == len(NAMES) - 1


@pytest.mark.parametrize("name", NAMES)
def test_seeds_and_classes_give_different_pictures(name: str) -> None:
    pictures = scenes_batch(name, range(12), 16).reshape(12, -1)
    assert len(np.unique(pictures, axis=0)) == 12
    for other in NAMES:
        if other != name:
            assert not np.array_equal(scene(other, 3, 16), pictures[3].reshape(16, 16, 3))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", [0, 5, 11])
def test_every_size_shows_the_same_scene(name: str, seed: int) -> None:
    """A large picture averaged down is the small one, but for the rounding of shapes' edges."""
    small = scene(name, seed, 16).astype(float)
    large = scene(name, seed, 64).astype(float)
    averaged = large.reshape(16, 4, 16, 4, 3).mean(axis=(1, 3))
    assert np.abs(averaged - small).mean() < 8
    unrelated = scene(name, seed + 100, 16).astype(float)
    assert np.abs(averaged - unrelated).mean() > 2 * np.abs(averaged - small).mean()


@pytest.mark.parametrize("name", NAMES)
def test_pictures_are_colourful_and_smooth_edged(name: str) -> None:
    pictures = scenes_batch(name, range(20), 32)
    assert pictures.std(axis=(1, 2)).mean() > 20  # something stands out in each
    assert 20 < pictures.mean() < 215
    assert (pictures.max(axis=3).astype(int) - pictures.min(axis=3)).max() > 90  # not grey
    values = [len(np.unique(picture)) for picture in pictures]
    assert min(values) > 60  # blended borders, not a few flat colours


def test_a_batch_is_its_pictures() -> None:
    batch = scenes_batch(NAMES[0], [4, 2, 4], 16)
    assert np.array_equal(batch[0], batch[2])
    assert np.array_equal(batch[1], scene(NAMES[0], 2, 16))
    assert scenes_batch(NAMES[0], [], 16).shape == (0, 16, 16, 3)


@pytest.mark.parametrize(
    ("name", "seed", "size", "sentence"),
    [
        ("castle", 0, 32, "There is no scene 'castle'; there are sailboat"),
        (NAMES[0], -1, 32, "seed is a whole number"),
        (NAMES[0], 0, 4, "8 to 1024 pixels a side, not 4"),
    ],
)
def test_what_cannot_be_drawn_is_named(name: str, seed: int, size: int, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        scene(name, seed, size)
