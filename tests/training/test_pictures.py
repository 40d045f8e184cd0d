"""What every data set promises: the same batches, true splits, classes in turn."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from diffusion_studio.training.data import SCENES, drawn
from diffusion_studio.training.data.crops import CroppedPictures
from diffusion_studio.training.data.drawn import DrawnScenes
from diffusion_studio.training.data.pictures import HELD_OUT_FROM, Pictures, split_positions
from diffusion_studio.training.data.scenes import TEST, TRAINING, draw
from diffusion_studio.training.data.source import DataError, Source, Split

SPLITS: tuple[Split, ...] = ("training", "validation", "test")


def _generator(seed: int = 1) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def _numbered(count: int, mirrored: bool = False) -> Pictures:
    """Picture n is of the grey n and, in its left half, black; three classes by turns."""
    values = np.zeros((count, 8, 8, 3), np.uint8)
    values[:, :, 4:] = np.arange(count)[:, None, None, None]
    return Pictures(values, np.arange(count) % 3, ("a", "b", "c"), mirrored)


def _cropped(count: int) -> CroppedPictures:
    """Pixel (y, x) of picture n has the colour (n, y, x); sizes from 8 × 12 on."""
    values = []
    for n in range(count):
        y, x = np.mgrid[: 8 + n % 3, : 12 + n % 5]
        values.append(np.stack([np.full_like(y, n), y, x], axis=2).astype(np.uint8))
    return CroppedPictures(values, np.zeros(count, np.int64), (), 8)


def test_a_batch_has_its_range_labels_and_mirror_images() -> None:
    values = np.zeros((2, 8, 8, 3), dtype=np.uint8)
    values[0, :, :4] = 255  # left half white
    pictures = Pictures(values, np.array([1, 0]), ("black", "half"), mirrored=True)
    x_0, labels = pictures.batch(0, 64, _generator())
    assert x_0.shape == (64, 3, 8, 8)
    assert x_0.dtype == torch.float32
    assert (x_0.min(), x_0.max()) == (-1, 1)
    halves = x_0[labels == 1]
    left = halves[:, 0, 0, 0] == 1
    assert 0 < left.sum() < len(halves)
    assert bool((halves[~left][:, 0, 0, 7] == 1).all())
    assert bool((x_0[labels == 0] == -1).all())


def test_pictures_that_are_not_mirrored_never_are() -> None:
    x_0, _ = _numbered(20).batch(0, 200, _generator())
    assert bool((x_0[:, :, :, :4] == -1).all())


@pytest.mark.parametrize("source", [_numbered(60, mirrored=True), _cropped(60)])
def test_a_batch_follows_from_the_generator_alone(source: Source) -> None:
    x_0, labels = source.batch(3, 32, _generator(5))
    source.batch(4, 7, _generator(6))
    again, same = source.batch(3, 32, _generator(5))
    other, _ = source.batch(3, 32, _generator(6))
    assert torch.equal(x_0, again)
    assert torch.equal(labels, same)
    assert not torch.equal(x_0, other)


@pytest.mark.parametrize("source", [_numbered(100), _cropped(100)])
def test_held_out_pictures_are_never_trained_on(source: Source) -> None:
    shown, _ = source.batch(0, 3000, _generator())
    trained = {round(float(grey + 1) * 127.5) for grey in shown[:, 0, 0, -1]}
    held_out = [
        set(source.examples(split, 10)[0][:, 0, 0, -1].tolist()) for split in ("validation", "test")
    ]
    assert [len(each) for each in held_out] == [10, 10]
    assert len(trained) == 80
    assert trained.isdisjoint(held_out[0] | held_out[1])
    assert held_out[0].isdisjoint(held_out[1])


@given(st.lists(st.integers(0, 4), min_size=1, max_size=300))
def test_splits_part_the_pictures_and_keep_the_proportions_of_the_classes(
    labels: list[int],
) -> None:
    classes = np.array(labels)
    parts = {split: split_positions(classes, split) for split in SPLITS}
    together = np.concatenate(list(parts.values()))
    assert sorted(together.tolist()) == list(range(len(labels)))
    if len(labels) < HELD_OUT_FROM:
        assert len(parts["training"]) == len(labels)
        return
    for split in ("validation", "test"):
        held_out = np.bincount(classes[parts[split]], minlength=5)
        tenth = np.bincount(classes, minlength=5) / 10
        assert np.abs(held_out - tenth).max() <= 1


def test_examples_are_the_same_ones_and_their_classes_take_turns() -> None:
    pictures = _numbered(120, mirrored=True)
    values, labels = pictures.examples("test", 9)
    assert values.shape == (9, 3, 8, 8)
    assert values.dtype == torch.uint8
    assert labels.tolist() == [0, 1, 2] * 3
    assert torch.equal(values[:4], pictures.examples("test", 4)[0])
    greys = values[:, 0, 0, 7]
    assert torch.equal(greys % 3, labels)  # each is of the class that it is said to be


def test_examples_of_a_rare_class_end_and_the_others_go_on() -> None:
    values = np.zeros((10, 8, 8, 3), np.uint8)
    pictures = Pictures(values, np.array([0] * 2 + [1] * 8), ("rare", "common"))
    _, labels = pictures.examples("training", 7)
    assert labels.tolist() == [0, 1, 0, 1, 1, 1, 1]


def test_too_few_pictures_are_told() -> None:
    with pytest.raises(DataError, match="0 pictures for test where 1 are wanted; none are held"):
        _numbered(HELD_OUT_FROM - 1).examples("test", 1)
    with pytest.raises(DataError, match="6 pictures for validation where 7 are wanted; add"):
        _numbered(60).examples("validation", 7)


def test_pictures_and_labels_must_go_together() -> None:
    with pytest.raises(DataError, match="no pictures"):
        Pictures(np.zeros((0, 8, 8, 3), np.uint8), np.zeros(0, np.int64), ())
    with pytest.raises(DataError, match="2 pictures do not go with 1 labels"):
        Pictures(np.zeros((2, 8, 8, 3), np.uint8), np.zeros(1, np.int64), ())


def test_a_crop_is_another_one_each_time_and_lies_inside() -> None:
    pictures = _cropped(3)
    x_0, _ = pictures.batch(0, 400, _generator())
    colours = ((x_0 + 1) * 127.5).round().long()
    number, top, left = colours[:, :, 0, 0].unbind(dim=1)
    assert bool((colours[:, 1, 7, 0] == top + 7).all())
    assert bool((colours[:, 2, 0, 7] == left + 7).all())
    for n in range(3):  # every place that there is, and none besides
        assert set(top[number == n].tolist()) == set(range(n + 1))
        assert set(left[number == n].tolist()) == set(range(5 + n))
    middle, _ = pictures.examples("training", 3)
    assert middle[2, :, 0, 0].tolist() == [2, 1, 3]


@pytest.fixture
def small_pools(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pools of 32 pictures that are drawn in parts of 5."""
    monkeypatch.setattr(drawn, "POOL", 32)
    monkeypatch.setattr(drawn, "CHUNK", 5)


@pytest.mark.usefixtures("small_pools")
def test_drawn_scenes_go_on_the_same_in_a_new_object() -> None:
    """As after a resumed run: nothing hangs on what was drawn before."""
    through = DrawnScenes(SCENES[:3], 16, seed=4)
    steps = [through.batch(step, 8, _generator(step)) for step in range(40)]
    resumed = DrawnScenes(SCENES[:3], 16, seed=4)
    for step in (39, 0, 17):
        x_0, labels = resumed.batch(step, 8, _generator(step))
        assert torch.equal(x_0, steps[step][0])
        assert torch.equal(labels, steps[step][1])


@pytest.mark.usefixtures("small_pools")
def test_drawn_scenes_are_drawn_anew_and_shown_a_few_times() -> None:
    scenes = DrawnScenes(["boat", "cat"], 8, seed=1)
    shown = torch.cat([scenes.batch(step, 16, _generator(step))[0] for step in range(64)])
    different = len({picture.numpy().tobytes() for picture in shown})
    pools = 64 * 16 // (32 * drawn.SHOWINGS)
    assert pools == 8
    assert 0.9 * pools * 32 < different <= pools * 32
    other, _ = DrawnScenes(["boat", "cat"], 8, seed=2).batch(0, 16, _generator(0))
    assert {p.numpy().tobytes() for p in shown}.isdisjoint(p.numpy().tobytes() for p in other)


@pytest.mark.usefixtures("small_pools")
def test_drawn_scenes_are_balanced_and_labelled_rightly() -> None:
    scenes = DrawnScenes(["fish", "balloon"], 8)
    x_0, labels = scenes.batch(0, 600, _generator())
    assert 250 < int(labels.sum()) < 350
    fish = {picture.numpy().tobytes() for picture in draw("fish", range(16), 8)}
    shown = ((x_0[labels == 0] + 1) * 127.5).round().to(torch.uint8)
    assert {picture.numpy().tobytes() for picture in shown} == fish


def test_examples_of_drawn_scenes_take_turns_and_are_of_their_split() -> None:
    scenes = DrawnScenes(["flower", "planet", "house"], 16, seed=9)
    sets = {}
    for split in SPLITS:
        pictures, labels = scenes.examples(split, 7)
        assert pictures.shape == (7, 3, 16, 16)
        assert pictures.dtype == torch.uint8
        assert labels.tolist() == [0, 1, 2, 0, 1, 2, 0]
        assert torch.equal(pictures[:3], scenes.examples(split, 3)[0])
        sets[split] = {picture.numpy().tobytes() for picture in pictures}
    assert len(set.union(*sets.values())) == 21
    start = TEST.start
    pictures, _ = scenes.examples("test", 4)
    assert torch.equal(pictures[3], draw("flower", [start + 1], 16)[0])


@pytest.mark.usefixtures("small_pools")
@pytest.mark.parametrize(("seed", "step"), [(2**20 - 1, 10**9), (0, 2**62), (2**40, 1)])
def test_pools_stay_within_the_seeds_for_training(
    monkeypatch: pytest.MonkeyPatch, seed: int, step: int
) -> None:
    seeds: list[int] = []

    class Noting(DrawnScenes):
        def draw(self, label: int, part: range, device: str) -> torch.Tensor:
            seeds.extend(part)
            return torch.zeros(len(part), 3, 8, 8, dtype=torch.uint8)

    Noting(["boat"], 8, seed=seed).batch(step, 4, _generator())
    assert len(seeds) == 32
    assert set(seeds) <= set(range(min(seeds), min(seeds) + 32))
    assert min(seeds) in TRAINING
    assert max(seeds) in TRAINING


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["castle"], "no scene 'castle'"),
        (["boat", "boat"], "each scene once"),
        ([], "at least one"),
    ],
)
def test_scenes_that_cannot_be_drawn(names: list[str], sentence: str) -> None:
    with pytest.raises(DataError, match=sentence):
        DrawnScenes(names, 16)
