"""The drawn scenes: the same seed draws the same picture, and pictures differ where they should."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest
import torch
from torch import Tensor

from diffusion_studio.training.data.scenes import (
    CLASSES,
    TEST,
    TRAINING,
    VALIDATION,
    draw,
    scene,
)
from diffusion_studio.training.data.scenes.canvas import NUMBERS, Canvas
from diffusion_studio.training.data.scenes.numbers import uniforms

NAMES = list(CLASSES)


class CountingCanvas(Canvas):
    """A canvas that knows how many numbers were taken from it."""

    taken = 0

    def number(self, low: float | Tensor = 0.0, high: float | Tensor = 1.0) -> Tensor:
        self.taken += 1
        return super().number(low, high)


def _difference(a: Tensor, b: Tensor) -> int:
    """The largest one of any value, out of 255."""
    return int((a.int() - b.int()).abs().max())


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_a_function_of_class_seed_and_size(name: str) -> None:
    first = scene(name, 7, 32)
    torch.rand(10)  # other generators play no part
    scene(name, 8, 32)
    assert first.dtype == np.uint8
    assert first.shape == (32, 32, 3)
    assert np.array_equal(first, scene(name, 7, 32))


def test_another_process_draws_the_same() -> None:
    code = (
        "import sys; from diffusion_studio.training.data.scenes import CLASSES, draw;"
        "[sys.stdout.buffer.write(draw(name, range(3), 16).numpy().tobytes()) for name in CLASSES]"
    )
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    here = torch.stack([draw(name, range(3), 16) for name in NAMES])
    received = torch.frombuffer(bytearray(there), dtype=torch.uint8).view_as(here)
    assert _difference(received, here) <= 1  # the same but for a last bit, as in batches


@pytest.mark.parametrize("name", NAMES)
def test_a_batch_is_its_pictures_whatever_else_is_in_it(name: str) -> None:
    """A vector unit may round a last bit otherwise than the ends of a row: at most 1 of 255."""
    alone = torch.cat([draw(name, [seed], 16) for seed in range(5)])
    together = draw(name, [90, *range(5), 3], 16)
    assert _difference(together[1:6], alone) <= 1
    assert _difference(together[6], alone[3]) <= 1
    assert _difference(together[0], alone[0]) > 20  # and another seed is another picture


def test_a_batch_may_be_empty() -> None:
    nothing = draw(NAMES[0], [], 16)
    assert nothing.shape == (0, 3, 16, 16)
    assert nothing.dtype == torch.uint8


@pytest.mark.parametrize("name", NAMES)
def test_seeds_and_classes_give_different_pictures(name: str) -> None:
    pictures = draw(name, range(12), 16)
    assert len(torch.unique(pictures.flatten(1), dim=0)) == 12
    others = (draw(other, [3], 16)[0] for other in NAMES if other != name)
    assert all(_difference(pictures[3], other) > 20 for other in others)


@pytest.mark.parametrize("name", NAMES)
def test_every_size_shows_the_same_scene(name: str) -> None:
    """A large picture averaged down is the small one, but for the rounding of shapes' edges."""
    small, large = draw(name, range(6), 16).float(), draw(name, range(6), 64).float()
    averaged = torch.nn.functional.avg_pool2d(large, 4)
    same = (averaged - small).abs().mean(dim=(1, 2, 3))
    assert same.max() < 8
    unrelated = (averaged - small.roll(1, dims=0)).abs().mean(dim=(1, 2, 3))
    assert (unrelated > 2 * same).all()


@pytest.mark.parametrize("name", NAMES)
def test_pictures_are_colourful_and_smooth_edged(name: str) -> None:
    pictures = draw(name, range(24), 32).float()
    assert pictures.std(dim=(2, 3)).mean() > 20  # something stands out in them
    assert 20 < pictures.mean() < 215
    assert (pictures.amax(dim=1) - pictures.amin(dim=1)).amax(dim=(1, 2)).median() > 90  # not grey
    values = [len(torch.unique(picture)) for picture in pictures]
    assert min(values) > 60  # blended borders, not a few flat colours


@pytest.mark.parametrize("name", NAMES)
def test_what_is_painted_is_finite_and_uses_numbers_within_the_limit(name: str) -> None:
    """The numbers that a class takes do not depend on what they say."""
    plain = uniforms(name, range(40), NUMBERS)
    extreme = np.where(plain < 0.5, 0.0, 1 - 2**-24).astype(np.float32)
    taken = set()
    for numbers in (plain, extreme):
        canvas = CountingCanvas(torch.from_numpy(numbers), 16)
        CLASSES[name](canvas)
        assert torch.isfinite(canvas.picture()).all()
        taken.add(canvas.taken)
    assert len(taken) == 1
    assert 10 < taken.pop() <= NUMBERS


def test_whole_numbers_reach_both_ends_and_no_further() -> None:
    numbers = torch.tensor([[0.0], [0.5], [1 - 2**-24]])
    assert Canvas(numbers, 8).whole(3, 5).flatten().tolist() == [3, 4, 5]


def test_the_splits_share_no_seed() -> None:
    starts = [(part.start, part.stop) for part in (TRAINING, VALIDATION, TEST)]
    assert starts == sorted(starts)
    for (_, stop), (start, _) in pairwise(starts):
        assert stop <= start
    assert min(stop - start for start, stop in starts) >= 10**9
    ends = [seed for part in (TRAINING, VALIDATION, TEST) for seed in (part[0], part[-1])]
    assert len(torch.unique(draw(NAMES[0], ends, 16).flatten(1), dim=0)) == 6


def test_numbers_are_uniform_and_unrelated() -> None:
    """20,000 seeds: moments, tenths and correlations within five standard errors."""
    count = 20_000
    numbers = uniforms("cat", range(count), 8).astype(float)
    assert numbers.min() >= 0
    assert numbers.max() < 1
    error = 5 / np.sqrt(count)
    assert np.abs(numbers.mean(axis=0) - 1 / 2).max() < error * np.sqrt(1 / 12)
    assert np.abs(numbers.var(axis=0) - 1 / 12).max() < error * np.sqrt(1 / 180)
    tenths = np.stack([np.histogram(column, 10, (0, 1))[0] for column in numbers.T]) / count
    assert np.abs(tenths - 0.1).max() < error * 0.3
    neighbours = np.concatenate([numbers[:-1], numbers[1:]], axis=1)  # two seeds that follow
    correlations = np.corrcoef(neighbours, rowvar=False) - np.eye(16)
    assert np.abs(correlations).max() < error


def test_numbers_differ_between_names_seeds_and_columns() -> None:
    numbers = np.stack([uniforms(name, range(50), 50) for name in ("cat", "fish", "boat")])
    assert len(np.unique(numbers)) > 0.999 * numbers.size  # 24 bits: one or two may meet
    again = uniforms("fish", [49, 0], 20)
    assert np.array_equal(again, numbers[1, [49, 0], :20])  # neither order nor count plays a part


@pytest.mark.parametrize(
    ("name", "seed", "size", "sentence"),
    [
        ("castle", 0, 32, "There is no scene 'castle'; there are mountains, boat"),
        (NAMES[0], -1, 32, "seed is a whole number from 0"),
        (NAMES[0], 2**64, 32, "seed is a whole number from 0"),
        (NAMES[0], 0, 4, "8 to 1024 pixels a side, not 4"),
        (NAMES[0], 0, 2000, "8 to 1024 pixels a side, not 2000"),
    ],
)
def test_what_cannot_be_drawn_is_named(name: str, seed: int, size: int, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        scene(name, seed, size)
