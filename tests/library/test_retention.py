"""What is old goes to the bin and then for good, as far as a person wants that."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from diffusion_studio.library.collection import Collection
from diffusion_studio.library.retention import DAY, GIGABYTE, Retention, expired, tidy
from diffusion_studio.library.steps import KeptSteps, Steps, StepsError, trim
from diffusion_studio.recipe import Recipe


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Collection]:
    with Collection(tmp_path / "library") as library:
        yield library


def keep(library: Collection, count: int = 1) -> list[int]:
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (count, 8, 8, 3), dtype=np.uint8)
    entries = library.keep(images, Recipe(model="scenes-32", seed=5, count=count), {})
    return [entry.number for entry in entries]


def steps(count: int = 4, side: int = 8) -> Steps:
    rng = np.random.default_rng(1)
    x_t = rng.integers(0, 256, (count + 1, side, side, 3), dtype=np.uint8)
    x_0 = rng.integers(0, 256, (count, side, side, 3), dtype=np.uint8)
    levels = (*((100 * (count - k), 0.5) for k in range(count)), (None, 1.0))
    return Steps(count, 0, levels, x_t, x_0)


def test_nothing_goes_by_itself_unless_it_is_wanted(library: Collection) -> None:
    keep(library, 3)
    assert tidy(library, Retention(), time.time() + 10_000 * DAY).binned == 0
    assert len(library.find()) == 3


def test_what_is_too_old_goes_to_the_bin_but_for_stars(library: Collection) -> None:
    first, second = keep(library, 2)
    library.star([second])
    rule = Retention(days=7)
    assert tidy(library, rule, time.time() + 6 * DAY).binned == 0
    assert tidy(library, rule, time.time() + 8 * DAY).binned == 1
    assert library.find() == [second]
    assert library.find(place="bin") == [first]


def test_the_oldest_make_room_and_stars_stay(library: Collection) -> None:
    numbers = [number for _ in range(4) for number in keep(library)]
    sizes = [entry.facts.size for entry in library.entries(numbers)]
    library.star([numbers[0]])
    budget = (sum(sizes) - sizes[1] - sizes[2]) / GIGABYTE
    assert tidy(library, Retention(gigabytes=budget), time.time() + 1).binned == 2
    assert sorted(library.find()) == [numbers[0], numbers[3]]


def test_what_a_clock_that_jumped_has_made_is_not_old(library: Collection) -> None:
    keep(library, 2)
    entries = library.entries(library.find())
    assert expired(entries, Retention(days=1, gigabytes=0.0), time.time() - 100 * DAY) == []


def test_the_bin_is_emptied_after_its_days_with_the_steps(library: Collection) -> None:
    (number,) = keep(library)
    (entry,) = library.entries([number])
    assert library.keep_steps(entry, steps(), GIGABYTE)
    library.to_bin([number])
    assert tidy(library, Retention(bin_days=None)).gone == 0
    assert tidy(library, Retention(bin_days=3)).gone == 0
    assert library.steps_file(entry).exists()
    assert tidy(library, Retention(bin_days=0)).gone == 1
    assert not library.steps_file(entry).exists()


def test_steps_come_back_as_they_were_one_at_a_time(library: Collection) -> None:
    (entry,) = library.entries(keep(library))
    kept = steps()
    assert library.keep_steps(entry, kept, GIGABYTE)
    found = KeptSteps(library.steps_file(entry))
    assert (found.total, found.first, found.count, found.levels) == (4, 0, 4, kept.levels)
    np.testing.assert_array_equal(found.frames("x_0", [2])[0][0], kept.x_0[2])
    np.testing.assert_array_equal(np.concatenate(found.frames("x_t")), kept.x_t)
    assert found.frames("classifier_gradient") == []


def test_the_oldest_steps_make_room(library: Collection) -> None:
    entries = [library.entries(keep(library))[0] for _ in range(4)]
    for entry in entries:
        assert library.keep_steps(entry, steps(), GIGABYTE)
    one = library.steps_file(entries[0]).stat().st_size
    assert trim(library.folder, 2 * one) == 2 * one
    there = [library.steps_file(entry).exists() for entry in entries]
    assert there == [False, False, True, True]
    assert not library.keep_steps(entries[0], steps(), 5 * one)  # too large for such a budget
    told = library.left_out(entries[0])
    assert told is not None
    assert told.size > told.room == one // 2
    assert library.left_out(entries[-1]) is None


@pytest.mark.parametrize("damage", ["gone", "cut", "shape", "levels"])
def test_steps_that_cannot_be_used_are_refused_in_a_sentence(tmp_path: Path, damage: str) -> None:
    path, good = tmp_path / "a.safetensors", steps()
    told = {"total": 4, "first": 0, "levels": good.levels}
    data = save({"x_t": good.x_t, "x_0": good.x_0}, {"steps": json.dumps(told)})
    if damage == "cut":
        data = data[:200]
    elif damage == "shape":
        data = save({"x_t": good.x_t, "x_0": good.x_t}, {"steps": json.dumps(told)})
    elif damage == "levels":
        told["levels"] = good.levels[:2]
        data = save({"x_t": good.x_t, "x_0": good.x_0}, {"steps": json.dumps(told)})
    if damage != "gone":
        path.write_bytes(data)
    with pytest.raises(StepsError, match="steps of this picture"):
        KeptSteps(path)
